// SPDX-License-Identifier: GPL-3.0-or-later

// In POSIX calls, and not with QSaveFile: that takes no notice of a failing fsync and replaces the
// file all the same, syncs no directory, puts a file where a symbolic link was, and cannot make a
// file only where there is none. What is promised here is promised about each of these.

#include "files/posix.h"
#include "files/safe_file.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstdio>
#include <random>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace loadline::files {

namespace {

/// How many symbolic links are followed, as the kernel does (path_resolution(7)).
constexpr int mostLinks = 40;
/// How long to wait for another program that has the file locked.
constexpr auto lockPatience = std::chrono::seconds(2);
constexpr auto lockStep = std::chrono::milliseconds(20);

tl::unexpected<Error> cannotWrite(const std::string &path, std::string_view step, int errorNumber)
{
    std::string hint = "nothing was changed";
    if (errorNumber == ENOSPC || errorNumber == EDQUOT)
        hint = "make room on the disk; nothing was changed";
    else if (errorNumber == EACCES || errorNumber == EPERM || errorNumber == EROFS)
        hint = "check the permissions of the file and its folder; nothing was changed";
    return failAt(path, ErrorCode::WriteFailed,
                  "could not be written (" + std::string(step) + "): " + systemWords(errorNumber),
                  hint);
}

/// A file's folder, held open so that all steps happen in the same one, and its name there.
struct Place
{
    Descriptor folder;
    std::string name;
};

/// The path behind symbolic links, also where nothing is there yet.
Result<std::string> behindLinks(const std::string &path)
{
    std::string at = path;
    for (int links = 0; links < mostLinks; ++links) {
        std::array<char, PATH_MAX> target{};
        const ssize_t length = ::readlink(at.c_str(), target.data(), target.size());
        if (length < 0)
            return at; // no link, or nothing; opening it says which
        const std::string_view to(target.data(), std::size_t(length));
        const std::size_t slash = at.rfind('/');
        if (to.starts_with('/') || slash == std::string::npos)
            at = to;
        else
            at.replace(slash + 1, std::string::npos, to);
    }
    return failAt(path, ErrorCode::NotReadable, "its symbolic links lead in a circle",
                  "mend the link");
}

Result<Place> placeOf(const std::string &path)
{
    const auto target = behindLinks(path);
    if (!target)
        return tl::make_unexpected(target.error());
    const std::size_t slash = target->rfind('/');
    std::string folder = ".";
    if (slash != std::string::npos)
        folder = slash == 0 ? "/" : target->substr(0, slash);
    Place place{Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
                slash == std::string::npos ? *target : target->substr(slash + 1)};
    if (place.folder.isOpen())
        return place;
    if (errno == ENOENT || errno == ENOTDIR)
        return failAt(path, ErrorCode::NotFound, "its folder is not there", "make the folder first");
    return cannotWrite(path, "opening its folder", errno);
}

/// The file that is to be replaced, locked against others who write in this way.
struct Existing
{
    Descriptor file;
    struct stat status
    {};
};

bool waitForLock(int fd)
{
    const auto end = std::chrono::steady_clock::now() + lockPatience;
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return true; // a file system without locks; the checks before renaming remain
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(lockStep);
    }
    return true;
}

/// Where the file is there, it is open and locked behind this; where not, it is closed.
Result<Existing> openExisting(const std::string &path, const Place &place)
{
    Existing existing;
    existing.file = Descriptor(::openat(place.folder.fd(), place.name.c_str(),
                                        O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!existing.file.isOpen()) {
        if (errno == ENOENT)
            return existing;
        if (errno == EACCES)
            return failAt(path, ErrorCode::NotReadable, "permission to read it is denied",
                          "check its mode and its owner");
        return cannotWrite(path, "opening it", errno);
    }
    if (!waitForLock(existing.file.fd()))
        return failAt(path, ErrorCode::WriteFailed, "is locked by another program",
                      "try again when that is done; nothing was changed");
    if (::fstat(existing.file.fd(), &existing.status) != 0)
        return cannotWrite(path, "looking at it", errno);
    return existing;
}

Error changedOutside(const std::string &path, std::string what, std::string hint)
{
    return {ErrorCode::ChangedOutside, std::move(what), std::move(hint), path, 0, 0};
}

/// Whether the file is what was read, and may be replaced.
std::optional<Error> objection(const std::string &path, const Place &place,
                               const Existing &existing, const FileIdentity &expected,
                               WriteOptions options)
{
    if (existing.status.st_nlink > 1 && !options.breakLinks)
        return failAt(path, ErrorCode::Refused,
                      "has " + std::to_string(existing.status.st_nlink) + " hard links",
                      "--break-links writes this one and leaves the others as they are")
            .value();
    // Renaming asks for no permission on the file itself, but who took it away meant something.
    if (::faccessat(place.folder.fd(), place.name.c_str(), W_OK, AT_EACCESS) != 0)
        return cannotWrite(path, "it is write-protected", errno).value();
    std::string now;
    if (!readToEnd(existing.file.fd(), std::size_t(existing.status.st_size), now))
        return failAt(path, ErrorCode::NotReadable, "cannot be read: " + systemWords(errno)).value();
    if (now.size() != expected.size || identityOf(now) != expected)
        return changedOutside(path, "has been changed by another program since it was read",
                              "read it again");
    return std::nullopt;
}

/// A file beside the one that is to be written; gone with its owner unless it was renamed.
class FileBeside
{
public:
    explicit FileBeside(const Place &place)
        : m_place(place)
    {
    }
    FileBeside(const FileBeside &) = delete;
    FileBeside &operator=(const FileBeside &) = delete;
    ~FileBeside()
    {
        if (!m_name.empty())
            ::unlinkat(m_place.folder.fd(), m_name.c_str(), 0);
    }

    bool create(mode_t mode)
    {
        constexpr int mostTries = 100;
        std::random_device random;
        for (int tries = 0; tries < mostTries; ++tries) {
            std::array<char, 32> name{};
            std::snprintf(name.data(), name.size(), ".loadline-%08x.tmp", random());
            m_file = Descriptor(::openat(m_place.folder.fd(), name.data(),
                                         O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                         mode));
            if (m_file.isOpen()) {
                m_name = name.data();
                return true;
            }
            if (errno != EEXIST)
                return false;
        }
        return false;
    }

    Descriptor &file() { return m_file; }
    const std::string &name() const { return m_name; }
    void wasRenamed() { m_name.clear(); }

private:
    const Place &m_place;
    Descriptor m_file;
    std::string m_name;
};

/// Access lists and whatever else people tied to the file, as far as the file system permits.
void copyAttributes(int from, int to)
{
    const ssize_t size = ::flistxattr(from, nullptr, 0);
    if (size <= 0)
        return;
    std::vector<char> names(static_cast<std::size_t>(size));
    const ssize_t length = ::flistxattr(from, names.data(), names.size());
    for (ssize_t at = 0; at < length;) {
        const std::string name(names.data() + at);
        at += ssize_t(name.size()) + 1;
        const ssize_t valueSize = ::fgetxattr(from, name.c_str(), nullptr, 0);
        if (valueSize < 0)
            continue;
        std::vector<char> value(static_cast<std::size_t>(valueSize));
        const ssize_t got = ::fgetxattr(from, name.c_str(), value.data(), value.size());
        if (got >= 0)
            ::fsetxattr(to, name.c_str(), value.data(), std::size_t(got), 0);
    }
}

/// Owner first: giving a file away takes bits of its mode.
bool takeOver(const Existing &existing, int to)
{
    constexpr mode_t modeBits = 07777;
    const struct stat &status = existing.status;
    if (::fchown(to, status.st_uid, status.st_gid) != 0)
        (void) !::fchown(to, uid_t(-1), status.st_gid); // only root may give files away
    copyAttributes(existing.file.fd(), to);
    return ::fchmod(to, status.st_mode & modeBits) == 0;
}

bool isAsItWas(const Place &place, const Existing &existing)
{
    struct stat now
    {};
    return ::fstatat(place.folder.fd(), place.name.c_str(), &now, AT_SYMLINK_NOFOLLOW) == 0
           && stampOf(now) == stampOf(existing.status);
}

/// Renames only where nothing has that name yet.
bool renameToNew(const Place &place, const std::string &from)
{
    const int folder = place.folder.fd();
    if (::renameat2(folder, from.c_str(), folder, place.name.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    // A file system that cannot do this in one step.
    struct stat status
    {};
    if (::fstatat(folder, place.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return false;
    }
    return ::renameat(folder, from.c_str(), folder, place.name.c_str()) == 0;
}

bool syncFolder(int fd)
{
    // Some file systems know no sync of a folder, which is no failure of one.
    return ::fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/// Writes the file beside, with all it needs to take the other's place, safe on the disk.
Result<void> fill(const std::string &path, FileBeside &beside, const Existing &existing,
                  std::string_view bytes)
{
    constexpr mode_t privateMode = 0600;
    constexpr mode_t newFileMode = 0666; // less the umask
    const bool replaces = existing.file.isOpen();
    if (!beside.create(replaces ? privateMode : newFileMode))
        return cannotWrite(path, "making a file beside it", errno);
    const int fd = beside.file().fd();
    if (!writeAll(fd, bytes))
        return cannotWrite(path, "writing", errno);
    if (replaces && !takeOver(existing, fd))
        return cannotWrite(path, "keeping its mode", errno);
    if (::fsync(fd) != 0)
        return cannotWrite(path, "syncing", errno);
    if (!beside.file().close())
        return cannotWrite(path, "closing", errno);
    return {};
}

Result<FileIdentity> replaceWith(const std::string &path, const Place &place,
                                 const Existing &existing, std::string_view bytes)
{
    FileBeside beside(place);
    if (auto filled = fill(path, beside, existing, bytes); !filled)
        return tl::make_unexpected(filled.error());
    const int folder = place.folder.fd();
    if (existing.file.isOpen()) {
        if (!isAsItWas(place, existing))
            return tl::make_unexpected(
                changedOutside(path, "was changed by another program while it was to be written",
                               "read it again"));
        if (::renameat(folder, beside.name().c_str(), folder, place.name.c_str()) != 0)
            return cannotWrite(path, "renaming", errno);
    } else if (!renameToNew(place, beside.name())) {
        if (errno == EEXIST)
            return tl::make_unexpected(
                changedOutside(path, "is there already", "read it before writing it"));
        return cannotWrite(path, "renaming", errno);
    }
    beside.wasRenamed();
    if (!syncFolder(folder))
        return failAt(path, ErrorCode::NotSynced, "written, but not synced: " + systemWords(errno),
                      "the new text is in the file, but might not survive a crash of the machine");
    return identityOf(bytes);
}

/// A terminal, a pipe or /dev/null is written as it is; there is nothing to keep.
bool isStream(const std::string &path)
{
    struct stat status
    {};
    return ::stat(path.c_str(), &status) == 0
           && (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode));
}

Result<FileIdentity> writeStream(const std::string &path, std::string_view bytes)
{
    Descriptor stream(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!stream.isOpen() || !writeAll(stream.fd(), bytes) || !stream.close())
        return failAt(path, ErrorCode::WriteFailed, "could not be written: " + systemWords(errno));
    return identityOf(bytes);
}

} // namespace

Result<FileIdentity> writeFile(const std::string &path, std::string_view bytes,
                               const std::optional<FileIdentity> &expected, WriteOptions options)
{
    if (isNoPath(path) || path.ends_with('/'))
        return failAt(path, ErrorCode::NotFound, "is not the name of a file", "name a file");
    if (isStream(path))
        return writeStream(path, bytes);
    const auto place = placeOf(path);
    if (!place)
        return tl::make_unexpected(place.error());
    const auto existing = openExisting(path, *place);
    if (!existing)
        return tl::make_unexpected(existing.error());

    const bool isThere = existing->file.isOpen();
    if (isThere) {
        if (const auto error = notAFile(path, existing->status))
            return tl::make_unexpected(*error);
    }
    if (isThere && !expected)
        return tl::make_unexpected(
            changedOutside(path, "is there already", "read it before writing it"));
    if (!isThere && expected)
        return tl::make_unexpected(
            changedOutside(path, "has been removed by another program since it was read",
                           "write it under a new name"));
    if (isThere) {
        if (const auto error = objection(path, *place, *existing, *expected, options))
            return tl::make_unexpected(*error);
    }
    return replaceWith(path, *place, *existing, bytes);
}

Result<void> writeStandardOutput(std::string_view bytes)
{
    if (!writeAll(STDOUT_FILENO, bytes))
        return failAt("-", ErrorCode::WriteFailed,
                      "standard output could not be written: " + systemWords(errno));
    return {};
}

} // namespace loadline::files
