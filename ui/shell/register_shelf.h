// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "library/library.h"
#include "markdown/damage.h"
#include "ui/shell/register_session.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace loadline::ui {

/// How the text of a file was read that is new in the library, where that is worth a word.
struct ReadingNotice
{
    enum class Kind {
        Repaired, ///< damaged text was mended; `count` runs
        Decoded, ///< a file that is no UTF-8 was read in the encoding that `detail` names
    };
    Kind kind = Kind::Repaired;
    int count = 0;
    QString detail; ///< the encoding
};

struct OpenedRegister
{
    RegisterId id;
    std::unique_ptr<RegisterSession> session;
    std::optional<ReadingNotice> reading;
    std::vector<linking::FileNotice> notices; ///< what had happened to its file meanwhile
};

/// What the bytes of a file are read as.
struct ReadText
{
    std::string text; ///< UTF-8
    std::vector<markdown::Repair> repairs; ///< that were made in it
    std::string encoding; ///< where a person chose one
};

/// Reads the bytes of a file that is opened for the first time; nothing where it is not to be
/// opened after all.
using TextReader =
    std::function<Result<std::optional<ReadText>>(const QString &path, const std::string &bytes)>;

/// Repairs what is damaged, and refuses what is no UTF-8; asks nobody.
Result<std::optional<ReadText>> repairedText(const QString &path, const std::string &bytes);

/// A register of the library, as the start page lists it.
struct ShelvedRegister
{
    QString name;
    QString file;
};

/// Takes registers out of the library for a window, and puts files into it that are opened for the
/// first time.
class RegisterShelf
{
public:
    explicit RegisterShelf(std::shared_ptr<Library> library);

    /// Opens the register that is linked to the file; one that is not there yet is made of what
    /// \a reader reads. Nothing where that says so.
    Result<std::optional<OpenedRegister>> openFile(const QString &path,
                                                   const TextReader &reader = repairedText);
    Result<OpenedRegister> openRegister(const QString &name);
    /// A new register without a file. The name is made unique.
    Result<OpenedRegister> openNew(const QString &name, std::string text);

    /// Those opened before, the last one first.
    std::vector<ShelvedRegister> recent() const;

    /// Notes that the register was opened now. A write to the disk: it can wait until the window
    /// is shown.
    Result<void> markOpened(RegisterId id);

    QString libraryPath() const;
    std::shared_ptr<const Library> library() const { return m_library; }

    /// All there are, by name.
    Result<std::vector<ListedRegister>> registers() const { return m_library->registers(); }
    /// How many steps its journal has.
    Result<int> stepsOf(RegisterId id) const;
    /// Takes a register out of the library, with its journal.
    Result<void> remove(RegisterId id) { return m_library->remove(id); }

private:
    Result<OpenedRegister> open(const ListedRegister &listed);
    Result<OpenedRegister> adopt(const QString &path, std::string bytes, ReadText read);
    Result<std::string> freeName(const QString &wanted) const;
    std::unique_ptr<RegisterSession> session(const StoredRegister &stored, SharedText text,
                                             LinkedFile file) const;
    KeepFilePath keeper(RegisterId id) const;

    std::shared_ptr<Library> m_library;
};

} // namespace loadline::ui
