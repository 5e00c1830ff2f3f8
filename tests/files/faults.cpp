// SPDX-License-Identifier: GPL-3.0-or-later

// A disk that fails. The test program links this library before the C library; another program gets
// it through LD_PRELOAD. LOADLINE_FAULT says which call fails and how:
//   write:ENOSPC:100   writing, once the file is 100 bytes long (0 where no number is given)
//   read, fsync, fsync-folder, rename, close
// LOADLINE_FAULT_UNDER limits it to files of one folder, so that pipes and databases go on working.

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

struct Fault
{
    std::string_view call;
    int errorNumber = 0;
    off_t after = 0;
};

int errorNumberOf(std::string_view name)
{
    struct Known
    {
        std::string_view name;
        int number;
    };
    static constexpr Known known[] = {
        {"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT},
        {"EACCES", EACCES}, {"EROFS", EROFS},   {"EINVAL", EINVAL},
    };
    for (const Known &entry : known) {
        if (entry.name == name)
            return entry.number;
    }
    std::fprintf(stderr, "unknown fault %.*s\n", int(name.size()), name.data());
    std::abort();
}

/// What is wanted now; read at each call, so that a test can change it.
Fault wantedFault()
{
    const char *wanted = std::getenv("LOADLINE_FAULT");
    if (!wanted || !*wanted)
        return {};
    const std::string_view text = wanted;
    const std::size_t first = text.find(':');
    const std::size_t second = text.find(':', first + 1);
    Fault fault;
    fault.call = text.substr(0, first);
    fault.errorNumber = errorNumberOf(text.substr(first + 1, second - first - 1));
    if (second != std::string_view::npos)
        fault.after = std::atol(text.data() + second + 1);
    return fault;
}

bool isUnderFolder(int fd)
{
    const char *under = std::getenv("LOADLINE_FAULT_UNDER");
    char path[PATH_MAX + 1] = {};
    const std::string link = "/proc/self/fd/" + std::to_string(fd);
    return under && readlink(link.c_str(), path, PATH_MAX) > 0
           && std::string_view(path).starts_with(under);
}

bool fails(std::string_view call, int fd, Fault &fault)
{
    const int before = errno;
    fault = wantedFault();
    const bool doesFail = fault.call == call && isUnderFolder(fd);
    errno = doesFail ? fault.errorNumber : before;
    return doesFail;
}

bool isFolder(int fd)
{
    struct stat status
    {};
    return fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
}

template<class Call>
Call realCall(const char *name)
{
    return reinterpret_cast<Call>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t write(int fd, const void *bytes, size_t count)
{
    static const auto real = realCall<ssize_t (*)(int, const void *, size_t)>("write");
    Fault fault;
    if (fails("write", fd, fault)) {
        const off_t at = lseek(fd, 0, SEEK_CUR);
        if (at >= fault.after) {
            errno = fault.errorNumber;
            return -1;
        }
        if (at + off_t(count) > fault.after)
            count = size_t(fault.after - at);
    }
    return real(fd, bytes, count);
}

ssize_t read(int fd, void *bytes, size_t count)
{
    static const auto real = realCall<ssize_t (*)(int, void *, size_t)>("read");
    Fault fault;
    return fails("read", fd, fault) ? -1 : real(fd, bytes, count);
}

int fsync(int fd)
{
    static const auto real = realCall<int (*)(int)>("fsync");
    Fault fault;
    return fails(isFolder(fd) ? "fsync-folder" : "fsync", fd, fault) ? -1 : real(fd);
}

int close(int fd)
{
    static const auto real = realCall<int (*)(int)>("close");
    Fault fault;
    // Only what was written can fail to be kept.
    const bool isWritten = (fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY;
    const bool doesFail = isWritten && fails("close", fd, fault);
    const int result = real(fd);
    if (doesFail) {
        errno = fault.errorNumber;
        return -1;
    }
    return result;
}

int renameat(int fromFolder, const char *from, int toFolder, const char *to)
{
    static const auto real = realCall<int (*)(int, const char *, int, const char *)>("renameat");
    Fault fault;
    return fails("rename", toFolder, fault) ? -1 : real(fromFolder, from, toFolder, to);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags)
{
    static const auto real = realCall<int (*)(int, const char *, int, const char *, unsigned int)>(
        "renameat2");
    Fault fault;
    if (fails("rename", toFolder, fault))
        return -1;
    return real(fromFolder, from, toFolder, to, flags);
}

} // extern "C"
