// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library_file.h"

#include <QStandardPaths>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace loadline {

namespace {

constexpr std::string_view databaseMagic("SQLite format 3\0", 16);
constexpr mode_t ownersFile = 0600;
constexpr mode_t ownersFolder = 0700;

tl::unexpected<Error> failAt(const std::string &path, ErrorCode code, std::string what,
                             std::string hint = {})
{
    return tl::make_unexpected(Error{code, std::move(what), std::move(hint), path, 0, 0});
}

tl::unexpected<Error> failWithReason(const std::string &path, const char *what)
{
    const int reason = errno;
    const ErrorCode code = reason == ENOENT ? ErrorCode::NotFound : ErrorCode::NotReadable;
    return failAt(path, code, std::string(what) + ": " + std::strerror(reason));
}

/// One who closes what was opened.
class OpenFile
{
public:
    OpenFile(const std::string &path, int flags, mode_t mode = 0)
        : m_file(::open(path.c_str(), flags | O_CLOEXEC | O_NONBLOCK, mode))
    {
    }
    ~OpenFile()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    int number() const { return m_file; }

private:
    int m_file;
};

std::string fullPath(const std::string &path)
{
    std::error_code error;
    const std::filesystem::path full = std::filesystem::absolute(path, error);
    return error ? path : full.string();
}

enum class Empty { IsNew, IsAnError };

Result<std::string> checkedFile(const std::string &path, Empty empty)
{
    const OpenFile file(path, O_RDONLY);
    if (file.number() < 0 && errno == ENOENT)
        return failAt(path, ErrorCode::NotFound, "there is no library here",
                      "import a register into it first");
    struct stat status = {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0)
        return failWithReason(path, "the library cannot be opened");
    if (S_ISDIR(status.st_mode))
        return failAt(path, ErrorCode::NotReadable, "a folder, not a library of registers");
    char begin[databaseMagic.size()] = {};
    const ssize_t size = S_ISREG(status.st_mode) ? ::read(file.number(), begin, sizeof begin) : 0;
    if (size < 0)
        return failWithReason(path, "the library cannot be read");
    if (S_ISREG(status.st_mode) && size == 0 && empty == Empty::IsNew)
        return fullPath(path);
    if (std::string_view(begin, std::size_t(size)) != databaseMagic)
        return failAt(path, ErrorCode::NotALibrary, "not a library of registers");
    return fullPath(path);
}

} // namespace

std::string defaultLibraryPath()
{
    std::filesystem::path folder(
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString());
    // The specification of base directories: a relative path is to be ignored.
    if (folder.is_relative()) {
        const char *home = std::getenv("HOME");
        folder = std::filesystem::path(home ? home : "/") / ".local" / "share";
    }
    return (folder / "loadline" / "library.sqlite").string();
}

Result<void> makeLibraryFolder(const std::string &libraryPath)
{
    const std::filesystem::path folder = std::filesystem::path(libraryPath).parent_path();
    std::filesystem::path sofar;
    for (const std::filesystem::path &part : folder) {
        sofar /= part;
        if (::mkdir(sofar.c_str(), ownersFolder) != 0 && errno != EEXIST)
            return failWithReason(sofar.string(), "the library's folder cannot be made");
    }
    return {};
}

Result<std::string> findLibraryFile(const std::string &path)
{
    return checkedFile(path, Empty::IsAnError);
}

Result<std::string> makeLibraryFile(const std::string &path)
{
    {
        const OpenFile made(path, O_RDWR | O_CREAT | O_EXCL, ownersFile);
        if (made.number() < 0 && errno != EEXIST)
            return failWithReason(path, "the library cannot be made");
    }
    return checkedFile(path, Empty::IsNew);
}

} // namespace loadline
