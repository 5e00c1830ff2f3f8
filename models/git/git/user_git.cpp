// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/user_git.h"

#include "git/program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace loadline::git {

namespace {

constexpr int lookAgain = 50; // milliseconds
constexpr int firstOther = 3; // behind standard input, output and error
constexpr std::size_t pieceSize = 32 * 1024;
constexpr int mostRest = 32; // pieces: a pipe holds at most one megabyte

class Descriptor
{
public:
    explicit Descriptor(int fd = -1)
        : m_fd(fd)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { close(); }

    int fd() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    void close()
    {
        if (isOpen())
            ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd;
};

tl::unexpected<Error> notStarted(int errorNumber)
{
    const char *words = strerrordesc_np(errorNumber);
    return fail(ErrorCode::Refused,
                std::string("git could not be started: ") + (words ? words : "no reason known"));
}

/// A file without a name that holds \a input: git may read it whenever it likes, and nobody waits.
int heldInput(std::string_view input)
{
    const int fd = memfd_create("input", MFD_CLOEXEC);
    while (fd >= 0 && !input.empty()) {
        const ssize_t written = ::write(fd, input.data(), input.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            ::close(fd);
            return -1;
        }
        input.remove_prefix(std::size_t(written));
    }
    if (fd >= 0)
        ::lseek(fd, 0, SEEK_SET);
    return fd;
}

std::vector<std::string> environment()
{
    std::vector<std::string> variables = environmentForAnyRepository();
    std::erase_if(variables, [](std::string_view one) { return one.starts_with("GPG_TTY="); });
    // An editor that ends at once, as git itself gives it to hooks where it starts none.
    for (const char *one : {"GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat", "GIT_EDITOR=:"})
        variables.emplace_back(one);
    return variables;
}

std::vector<char *> pointersTo(std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    for (std::string &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// What the new process does and leaves before it becomes git.
class SpawnPlan
{
public:
    SpawnPlan(const std::string &folder, int input, int output)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, output, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&m_actions, firstOther);
        posix_spawn_file_actions_addchdir_np(&m_actions, folder.c_str());
        // A session of its own: it has no terminal, and one signal reaches its hooks as well.
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK
                                                    | POSIX_SPAWN_SETSIGDEF);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&m_attributes, &signals);
        for (const int one : {SIGPIPE, SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGCHLD})
            sigaddset(&signals, one);
        posix_spawnattr_setsigdefault(&m_attributes, &signals);
    }
    SpawnPlan(const SpawnPlan &) = delete;
    SpawnPlan &operator=(const SpawnPlan &) = delete;
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }

    int spawn(pid_t *process, std::vector<std::string> arguments) const
    {
        std::vector<std::string> variables = environment();
        return posix_spawn(process, arguments.front().c_str(), &m_actions, &m_attributes,
                           pointersTo(arguments).data(), pointersTo(variables).data());
    }

private:
    posix_spawn_file_actions_t m_actions;
    posix_spawnattr_t m_attributes;
};

/// Tells all that is there. Answers whether more can come.
bool readWhatIsThere(int fd, const UserGitWatch &watch)
{
    std::array<char, pieceSize> bytes;
    for (;;) {
        const ssize_t got = ::read(fd, bytes.data(), bytes.size());
        if (got > 0) {
            watch.said({bytes.data(), std::size_t(got)});
            return true;
        }
        if (got < 0 && errno == EINTR)
            continue;
        return got < 0 && errno == EAGAIN;
    }
}

std::optional<UserGitEnd> endOf(pid_t process)
{
    int status = 0;
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR))
        return std::nullopt;
    if (ended < 0)
        return UserGitEnd{-1, 0, process};
    return WIFEXITED(status) ? UserGitEnd{WEXITSTATUS(status), 0, process}
                             : UserGitEnd{-1, WTERMSIG(status), process};
}

/// Until git itself ends; a program that a hook leaves running is not waited for.
UserGitEnd waitFor(pid_t process, Descriptor &output, const UserGitWatch &watch)
{
    Stopping done = Stopping::No;
    for (;;) {
        pollfd there{output.fd(), POLLIN, 0}; // a closed one is waited for in vain
        const bool isThere = ::poll(&there, 1, lookAgain) > 0;
        if (isThere && !readWhatIsThere(output.fd(), watch))
            output.close();
        if (!isThere)
            watch.said({});
        const std::optional<UserGitEnd> end = endOf(process);
        if (end) {
            // What a pipe holds, and no more: what a hook left running may talk for ever.
            pollfd rest{output.fd(), POLLIN, 0};
            for (int i = 0; i<mostRest && ::poll(&rest, 1, 0)> 0; ++i)
                readWhatIsThere(output.fd(), watch);
            watch.said({});
            return *end;
        }
        const Stopping wanted = watch.stopping();
        if (wanted != done)
            ::kill(-process, wanted == Stopping::Killed ? SIGKILL : SIGTERM);
        done = wanted;
    }
}

} // namespace

Result<UserGitEnd> runUserGit(const std::string &folder, const std::vector<std::string> &arguments,
                              std::string_view input, const UserGitWatch &watch)
{
    const auto program = gitProgram();
    if (!program)
        return tl::make_unexpected(program.error());
    const Descriptor held(heldInput(input));
    int ends[2] = {-1, -1};
    if (!held.isOpen() || ::pipe2(ends, O_CLOEXEC) != 0)
        return notStarted(errno);
    Descriptor output(ends[0]);
    Descriptor written(ends[1]);
    ::fcntl(output.fd(), F_SETFL, O_NONBLOCK); // ours alone; the other end stays as it is
    std::vector<std::string> all{*program, "--no-pager",    "-c", "core.fsmonitor=false",
                                 "-c",     "color.ui=false"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    pid_t process = 0;
    if (const int error = SpawnPlan(folder, held.fd(), written.fd()).spawn(&process, all))
        return notStarted(error);
    written.close();
    return waitFor(process, output, watch);
}

} // namespace loadline::git
