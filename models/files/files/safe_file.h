// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The one way in which Loadline reads files and the one way in which it writes them.
namespace loadline::files {

/// A register is text that a team writes; and SQLite and Qt keep a text of this size, not of any.
inline constexpr std::size_t largestFile = std::size_t(512) * 1024 * 1024;

/// What a file held, by content: enough to tell later whether it still does. Not where it lay or
/// when it was written; a file that was touched or copied is the same.
struct FileIdentity
{
    std::size_t size = 0;
    std::string hash; ///< of the content, 32 bytes

    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

FileIdentity identityOf(std::string_view bytes);

/// Where a file lay and when it was written: a cheap sign that it may have changed, no more.
struct FileStamp
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t modifiedSeconds = 0;
    std::int64_t modifiedNanoseconds = 0;

    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

struct FileContent
{
    std::string path; ///< as it was given
    std::string bytes;
    FileStamp stamp;
};

/// Reads a file, all of it.
/// Errors: NotFound, NotReadable (a directory, a pipe, a device, permission, too large, an error of
/// the disk). Each with the path.
Result<FileContent> readFile(const std::string &path);

/// Whether a file can be read and holds these bytes, no more and no fewer. It is read piece by
/// piece, and only as long as it is the same.
bool holds(const std::string &path, std::string_view bytes);

/// Reads standard input to its end. The path is "-".
Result<FileContent> readStandardInput();

/// Writes to standard output, every write checked.
/// Errors: WriteFailed.
Result<void> writeStandardOutput(std::string_view bytes);

struct WriteOptions
{
    /// Writes a file that has several hard links by making it one of its own.
    bool breakLinks = false;
};

/// Puts \a bytes in the place of a file, or leaves the file as it is.
///
/// \a expected is what was read from it: where the file holds anything else by now, it is not
/// written. Without it the file must not be there yet.
///
/// The bytes are written beside the file, synced, and renamed over it, and the directory is synced.
/// Mode, owner (where permitted) and extended attributes are kept; symbolic links stay and the file
/// behind them is written. A device or a pipe is written as it is.
/// Errors: ChangedOutside, Refused (hard links), NotReadable, NotFound (the folder), WriteFailed:
/// the file is what it was, and nothing lies beside it. NotSynced: the file is written, but may
/// not survive a crash of the machine.
Result<FileIdentity> writeFile(const std::string &path, std::string_view bytes,
                               const std::optional<FileIdentity> &expected,
                               WriteOptions options = {});

} // namespace loadline::files
