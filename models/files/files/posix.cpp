// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/posix.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

namespace loadline::files {

Descriptor::~Descriptor()
{
    close();
}

bool Descriptor::close()
{
    const int fd = std::exchange(m_fd, -1);
    // After EINTR the descriptor is closed on Linux, and another try could close somebody else's.
    return fd < 0 || ::close(fd) == 0 || errno == EINTR;
}

std::string systemWords(int errorNumber)
{
    const char *words = strerrordesc_np(errorNumber);
    return words ? words : "error " + std::to_string(errorNumber);
}

tl::unexpected<Error> failAt(const std::string &path, ErrorCode code, std::string what,
                             std::string hint)
{
    return tl::make_unexpected(Error{code, std::move(what), std::move(hint), path, 0, 0});
}

FileStamp stampOf(const struct stat &status)
{
    return {status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec,
            status.st_mtim.tv_nsec};
}

bool readToEnd(int fd, std::size_t sizeHint, std::string &bytes)
{
    constexpr std::size_t step = 64 * 1024;
    bytes.clear();
    std::size_t filled = 0;
    bytes.resize(sizeHint + 1); // one more, so that the end is seen without another round
    for (;;) {
        if (filled == bytes.size())
            bytes.resize(filled + std::max(step, filled / 2));
        const ssize_t got = ::read(fd, bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        filled += std::size_t(got);
        if (filled > largestFile) {
            errno = EFBIG;
            return false;
        }
    }
    bytes.resize(filled);
    return true;
}

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        if (written == 0) {
            errno = EIO; // nothing written and no error: it would go on for ever
            return false;
        }
        bytes.remove_prefix(std::size_t(written));
    }
    return true;
}

bool isNoPath(const std::string &path)
{
    return path.empty() || path.find('\0') != std::string::npos;
}

} // namespace loadline::files
