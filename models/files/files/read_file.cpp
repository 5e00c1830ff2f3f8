// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/posix.h"
#include "files/safe_file.h"

#include <QCryptographicHash>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace loadline::files {

namespace {

/// A file that somebody writes while it is read is read again, so often.
constexpr int mostTries = 3;

tl::unexpected<Error> cannotRead(const std::string &path, int errorNumber)
{
    switch (errorNumber) {
    case ENOENT:
    case ENOTDIR:
        return failAt(path, ErrorCode::NotFound, "no such file", "check the path");
    case EACCES:
    case EPERM:
        return failAt(path, ErrorCode::NotReadable, "permission to read it is denied",
                      "check its mode and its owner");
    case ELOOP:
        return failAt(path, ErrorCode::NotReadable, "its symbolic links lead in a circle",
                      "mend the link");
    case EFBIG:
        return failAt(path, ErrorCode::NotReadable,
                      "it is larger than " + std::to_string(largestFile >> 20) + " MiB",
                      "that is no register");
    default:
        return failAt(path, ErrorCode::NotReadable, "cannot be read: " + systemWords(errorNumber));
    }
}

/// Not to wait for ever for somebody to write to a pipe.
int openToRead(const std::string &path)
{
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

} // namespace

std::optional<Error> notAFile(const std::string &path, const struct stat &status)
{
    const auto error = [&](std::string what, std::string hint) {
        return Error{ErrorCode::NotReadable, std::move(what), std::move(hint), path, 0, 0};
    };
    if (S_ISREG(status.st_mode))
        return std::nullopt;
    if (S_ISDIR(status.st_mode))
        return error("is a directory", "name a file in it");
    if (S_ISFIFO(status.st_mode))
        return error("is a pipe, not a file", "use '-' to read standard input");
    if (S_ISSOCK(status.st_mode))
        return error("is a socket, not a file", "name a file");
    return error("is a device, not a file", "name a file, or use '-' to read standard input");
}

FileIdentity identityOf(std::string_view bytes)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    hash.addData(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    return {bytes.size(), hash.result().toStdString()};
}

Result<FileContent> readFile(const std::string &path)
{
    if (isNoPath(path))
        return failAt(path, ErrorCode::NotFound, "no such file", "name a file");
    const Descriptor file(openToRead(path));
    if (!file.isOpen()) {
        const int errorNumber = errno;
        struct stat status
        {};
        if (::stat(path.c_str(), &status) == 0) {
            if (const auto error = notAFile(path, status))
                return tl::make_unexpected(*error);
        }
        return cannotRead(path, errorNumber);
    }
    struct stat before
    {};
    struct stat after
    {};
    if (::fstat(file.fd(), &before) != 0)
        return cannotRead(path, errno);
    if (const auto error = notAFile(path, before))
        return tl::make_unexpected(*error);

    FileContent content{path, {}, {}};
    for (int tries = 0; tries < mostTries; ++tries) {
        if (std::size_t(before.st_size) > largestFile)
            return cannotRead(path, EFBIG);
        if (::lseek(file.fd(), 0, SEEK_SET) != 0
            || !readToEnd(file.fd(), std::size_t(before.st_size), content.bytes)
            || ::fstat(file.fd(), &after) != 0)
            return cannotRead(path, errno);
        content.stamp = stampOf(after);
        if (content.stamp == stampOf(before))
            return content;
        before = after;
    }
    return failAt(path, ErrorCode::NotReadable, "is being written by another program",
                  "try again when that is done");
}

bool holds(const std::string &path, std::string_view bytes)
{
    if (isNoPath(path))
        return false;
    const Descriptor file(openToRead(path));
    struct stat before
    {};
    struct stat after
    {};
    if (!file.isOpen() || ::fstat(file.fd(), &before) != 0 || !S_ISREG(before.st_mode)
        || std::size_t(before.st_size) != bytes.size())
        return false;
    constexpr std::size_t piece = 256 * 1024;
    std::string read(piece, '\0');
    for (;;) {
        const ssize_t got = ::read(file.fd(), read.data(), read.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 && bytes.empty() && ::fstat(file.fd(), &after) == 0
                   && stampOf(after) == stampOf(before);
        if (!bytes.starts_with(std::string_view(read).substr(0, std::size_t(got))))
            return false;
        bytes.remove_prefix(std::size_t(got));
    }
}

Result<FileContent> readStandardInput()
{
    FileContent content{"-", {}, {}};
    struct stat status
    {};
    if (::fstat(STDIN_FILENO, &status) == 0 && S_ISDIR(status.st_mode))
        return failAt("-", ErrorCode::NotReadable, "standard input is a directory",
                      "redirect a file to it");
    if (!readToEnd(STDIN_FILENO, 0, content.bytes))
        return cannotRead("-", errno);
    return content;
}

} // namespace loadline::files
