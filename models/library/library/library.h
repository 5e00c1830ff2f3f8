// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "library/fact_sheets.h"
#include "library/journal.h"
#include "library/register_id.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadline {

class Connection;

/// What the library's list says of a register.
struct ListedRegister
{
    RegisterId id;
    std::string name;
    std::string file; ///< path of the linked Markdown file; empty where there is none
    std::string branch; ///< on which the file's text was last seen; empty where none is known
    std::string createdUtc;
    std::string createdBy;
    std::uint64_t size = 0; ///< bytes of its text
    std::int64_t opened = 0; ///< the higher, the later it was opened last; 0: never
};

/// A register as it was at one moment.
struct StoredRegister
{
    ListedRegister listed;
    std::string text;
    std::int64_t version = 0; ///< of the text; its journal writes only while it is still this
};

/// What a register is made from. Its text is taken as it is: mending damage is the caller's.
struct NewRegister
{
    std::string name;
    std::string text;
    std::string file; ///< path of a file to link, or empty
    std::string branch;
    std::optional<std::string> fileText; ///< what that file holds, as the base of a later merge
    Author author;
};

/// One SQLite database that holds many registers, each with its text, its journal, and, where it
/// is linked to a file, the text last seen there.
///
/// It reads and writes no file but its own database and knows no Markdown. Every call that writes
/// is one transaction; other programs may use the same library at the same time.
/// *Errors*: all name the library's path. LibraryBusy where another program has been writing for
/// longer than five seconds; LibraryFailed where the disk or the database fails, and then nothing
/// was changed.
/// *Thread*: to be used by the thread that opened it.
class Library
{
public:
    enum class Missing { Create, IsAnError };

    /// The library of this user: library.sqlite in loadline's folder of the user's data directory.
    static std::string defaultPath();

    /// Opens a library, brings its schema up to date (after a backup beside it), or makes a new
    /// one, which only its owner can read.
    /// *Errors*: NotFound, NotReadable, NotALibrary, NewerSchema.
    static Result<std::unique_ptr<Library>> open(const std::string &path, Missing missing);
    /// As open(), at defaultPath(); its folder is made where a library is to be made.
    static Result<std::unique_ptr<Library>> openDefault(Missing missing);
    /// One that is gone when it is closed.
    static Result<std::unique_ptr<Library>> openInMemory();
    /// What a library holds now, in memory: what is done to it is gone when it is closed, and the
    /// library itself is not touched. *Errors*: as open().
    static Result<std::unique_ptr<Library>> openCopy(const std::string &path);

    ~Library();

    /// Empty for a library in memory.
    const std::string &path() const;

    /// All registers, by the bytes of their names.
    Result<std::vector<ListedRegister>> registers() const;
    /// Those that were ever opened, the last one first.
    Result<std::vector<ListedRegister>> recentRegisters() const;
    /// *Errors*: NotFound.
    Result<ListedRegister> find(const std::string &name) const;
    /// The register that is linked to the file of this path, as it was given when linking.
    Result<std::optional<ListedRegister>> findByFile(const std::string &file) const;

    /// A name is any UTF-8 text without control characters.
    /// *Errors*: Refused where the name is none, or is taken.
    Result<RegisterId> create(const NewRegister &made);
    Result<StoredRegister> load(RegisterId id) const;
    /// The journal that goes with a text just loaded. May outlive the library object.
    std::unique_ptr<Journal> journal(const StoredRegister &stored, AuthorSource author) const;

    /// Notes that the register was opened now, for recentRegisters().
    Result<void> markOpened(RegisterId id);
    /// Links another file, or none; unlinking forgets the text last seen there.
    Result<void> setLinkedFile(RegisterId id, const std::string &file);
    /// Keeps what the linked file holds after it was written or merged, and the branch it is on.
    /// From then on the numbers in the register's text and journal are never given again.
    Result<void> fileWritten(RegisterId id, const std::string &bytes, const std::string &branch);
    /// Takes a register out, with its journal and the edits that are kept for branches. The linked
    /// file is not touched. *Errors*: NotFound.
    Result<void> remove(RegisterId id);
    /// The text last seen in the linked file, if any was.
    Result<std::optional<SharedBytes>> fileText(RegisterId id) const;
    /// The same; where it is the register's own text, \a text, which was loaded with \a stored, is
    /// given back.
    Result<std::optional<SharedBytes>> fileText(const StoredRegister &stored,
                                                const SharedBytes &text) const;

    /// What is kept of these blobs by a computation of that name; many are not known.
    Result<FactSheets> factSheets(const std::vector<std::string> &blobs,
                                  std::string_view computation) const;
    /// Keeps more of them, and forgets those of all other computations.
    Result<void> keepFactSheets(const FactSheets &sheets, std::string_view computation);

private:
    explicit Library(std::shared_ptr<Connection> connection);
    static Result<std::unique_ptr<Library>> prepare(std::unique_ptr<Connection> connection);
    Result<std::vector<ListedRegister>> select(const std::string &which,
                                               const std::string *bytes = nullptr) const;
    Result<ListedRegister> listed(RegisterId id) const;

    std::shared_ptr<Connection> m_connection;
};

} // namespace loadline
