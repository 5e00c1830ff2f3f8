// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "files/safe_file.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct stat;

/// What reading and writing share; not for other rooms.
namespace loadline::files {

/// Owns an open file.
class Descriptor
{
public:
    explicit Descriptor(int fd = -1)
        : m_fd(fd)
    {
    }
    Descriptor(Descriptor &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor();

    bool isOpen() const { return m_fd >= 0; }
    int fd() const { return m_fd; }
    /// Closes it and says whether that went well: a network file system tells only then that it
    /// could not keep what was written.
    bool close();

private:
    int m_fd;
};

/// The system's words for an error number, in English whatever the locale.
std::string systemWords(int errorNumber);

tl::unexpected<Error> failAt(const std::string &path, ErrorCode code, std::string what,
                             std::string hint = {});

/// What it is, where it is no file that can be read and replaced.
std::optional<Error> notAFile(const std::string &path, const struct stat &status);

FileStamp stampOf(const struct stat &status);

/// Reads an open file to its end, or fails with the error number in errno.
bool readToEnd(int fd, std::size_t sizeHint, std::string &bytes);
/// Writes all of it, or fails with the error number in errno.
bool writeAll(int fd, std::string_view bytes);

/// A place under which no file can be: empty, or with a NUL in it.
bool isNoPath(const std::string &path);

} // namespace loadline::files
