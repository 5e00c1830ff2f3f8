// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace loadline::git {

namespace {

using Clock = std::chrono::steady_clock;

/// What Linux allows anybody for a pipe.
constexpr int outputRoom = 1024 * 1024;
/// How soon a wish to stop is seen.
constexpr int pollMilliseconds = 20;
/// What a program says of an error beyond this is of no use to anybody.
constexpr std::size_t mostErrorBytes = 64 * 1024;

/// Owns one end of a pipe or a socket.
class End
{
public:
    End() = default;
    explicit End(int fd)
        : m_fd(fd)
    {
    }
    End(const End &) = delete;
    End &operator=(const End &) = delete;
    ~End() { close(); }

    void reset(int fd)
    {
        close();
        m_fd = fd;
    }
    void close()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    int fd() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

struct Pipe
{
    End ours;
    End theirs;
};

bool makePipe(Pipe &pipe)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return false;
    pipe.ours.reset(ends[0]);
    pipe.theirs.reset(ends[1]);
    return true;
}

/// A socket, not a pipe: writing to a program that is gone must not raise SIGPIPE here.
bool makeInput(Pipe &pipe)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return false;
    pipe.ours.reset(ends[0]);
    pipe.theirs.reset(ends[1]);
    return true;
}

std::vector<char *> pointersTo(const std::vector<std::string> &words)
{
    std::vector<char *> pointers;
    pointers.reserve(words.size() + 1);
    for (const std::string &word : words)
        pointers.push_back(const_cast<char *>(word.c_str())); // posix_spawn does not write to them
    pointers.push_back(nullptr);
    return pointers;
}

/// How posix_spawn is to start it: its streams, no signal blocked, a group of its own.
class SpawnSettings
{
public:
    SpawnSettings(const Pipe &input, const Pipe &output, const Pipe &errors)
    {
        posix_spawn_file_actions_init(&m_actions);
        if (input.theirs.isOpen())
            posix_spawn_file_actions_adddup2(&m_actions, input.theirs.fd(), STDIN_FILENO);
        else
            posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, output.theirs.fd(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, errors.theirs.fd(), STDERR_FILENO);

        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        sigset_t asUsual;
        sigemptyset(&asUsual);
        sigaddset(&asUsual, SIGPIPE); // Qt ignores it
        posix_spawnattr_setsigdefault(&m_attributes, &asUsual);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes, short(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
                                                      | POSIX_SPAWN_SETPGROUP));
    }
    SpawnSettings(const SpawnSettings &) = delete;
    SpawnSettings &operator=(const SpawnSettings &) = delete;
    ~SpawnSettings()
    {
        posix_spawnattr_destroy(&m_attributes);
        posix_spawn_file_actions_destroy(&m_actions);
    }

    const posix_spawn_file_actions_t *actions() const { return &m_actions; }
    const posix_spawnattr_t *attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

class Child
{
public:
    Child(const ChildProgram &program, const OutputTaker &take)
        : m_program(program)
        , m_take(take)
        , m_toWrite(program.input)
        , m_end(Clock::now() + program.limit)
    {
    }
    ~Child()
    {
        if (m_pid > 0) {
            ::kill(-m_pid, SIGKILL);
            while (::waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
            }
        }
    }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    Result<ChildEnd> run()
    {
        if (const int error = start(); error != 0)
            return fail(ErrorCode::Refused,
                        m_program.path + " cannot be started: " + ::strerrordesc_np(error));
        while (m_output.ours.isOpen() || m_errors.ours.isOpen()) {
            if (auto ended = endedEarly())
                return tl::make_unexpected(*ended);
            if (!exchange())
                return fail(ErrorCode::Refused, "more was read than is of use");
        }
        return waitForEnd();
    }

private:
    int start()
    {
        if (!makePipe(m_output) || !makePipe(m_errors)
            || (!m_toWrite.empty() && !makeInput(m_input)))
            return errno;
        // Room for a few files, so that a program that writes many need not wait while one is read.
        // Where there is none the pipe does as it is.
        ::fcntl(m_output.ours.fd(), F_SETPIPE_SZ, outputRoom);
        std::vector<std::string> words = m_program.arguments;
        words.insert(words.begin(), m_program.path);
        const SpawnSettings settings(m_input, m_output, m_errors);
        const int error = ::posix_spawn(&m_pid, m_program.path.c_str(), settings.actions(),
                                        settings.attributes(), pointersTo(words).data(),
                                        pointersTo(m_program.environment).data());
        if (error != 0)
            m_pid = 0;
        for (Pipe *pipe : {&m_input, &m_output, &m_errors})
            pipe->theirs.close();
        return error;
    }

    std::optional<Error> endedEarly() const
    {
        if (m_program.stop.stop_requested())
            return Error{ErrorCode::Refused, "it was stopped", {}, {}, 0, 0};
        if (Clock::now() >= m_end)
            return Error{ErrorCode::Refused,
                         "git does not come to an end",
                         "see whether the disk answers",
                         {},
                         0,
                         0};
        return std::nullopt;
    }

    /// Writes and reads what can be; false where the taker wants no more.
    bool exchange()
    {
        std::array<pollfd, 3> ends = {pollfd{m_output.ours.fd(), POLLIN, 0},
                                      pollfd{m_errors.ours.fd(), POLLIN, 0},
                                      pollfd{m_input.ours.fd(), POLLOUT, 0}};
        if (::poll(ends.data(), ends.size(), pollMilliseconds) <= 0)
            return true;
        if (ends[2].revents != 0)
            write();
        if (ends[1].revents != 0)
            readFrom(m_errors.ours, [this](std::string_view bytes) {
                m_said += bytes.substr(0, mostErrorBytes - std::min(mostErrorBytes, m_said.size()));
                return true;
            });
        return ends[0].revents == 0 || readFrom(m_output.ours, m_take);
    }

    void write()
    {
        const ssize_t written = ::send(m_input.ours.fd(), m_toWrite.data(), m_toWrite.size(),
                                       MSG_NOSIGNAL | MSG_DONTWAIT);
        if (written < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (written > 0)
            m_toWrite.remove_prefix(std::size_t(written));
        if (written <= 0 || m_toWrite.empty())
            m_input.ours.close();
    }

    bool readFrom(End &end, const OutputTaker &take)
    {
        const ssize_t got = ::read(end.fd(), m_buffer.data(), m_buffer.size());
        if (got > 0)
            return take({m_buffer.data(), std::size_t(got)});
        if (got == 0 || errno != EINTR)
            end.close();
        return true;
    }

    Result<ChildEnd> waitForEnd()
    {
        int status = 0;
        for (;;) {
            const pid_t ended = ::waitpid(m_pid, &status, WNOHANG);
            if (ended == m_pid)
                break;
            if (ended < 0 && errno != EINTR)
                return fail(ErrorCode::Refused, "git's end was not seen");
            if (auto early = endedEarly())
                return tl::make_unexpected(*early);
            ::poll(nullptr, 0, 1);
        }
        m_pid = 0;
        return ChildEnd{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
                        std::move(m_said)};
    }

    const ChildProgram &m_program;
    const OutputTaker &m_take;
    std::string_view m_toWrite;
    const Clock::time_point m_end;
    Pipe m_input;
    Pipe m_output;
    Pipe m_errors;
    pid_t m_pid = 0;
    std::string m_said;
    std::array<char, 64 * 1024> m_buffer{};
};

} // namespace

Result<ChildEnd> runToItsEnd(const ChildProgram &program, const OutputTaker &take)
{
    return Child(program, take).run();
}

} // namespace loadline::git
