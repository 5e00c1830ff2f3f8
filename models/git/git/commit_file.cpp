// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/commit_file.h"

#include "core/text.h"
#include "files/safe_file.h"
#include "git/commit_place.h"
#include "git/committed.h"
#include "git/program.h"

#include <chrono>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

namespace loadline::git {

namespace {

using namespace std::chrono_literals;

/// Programs that look at a repository in the background lock its index for a moment.
constexpr auto patience = 2000ms;
constexpr auto lookAgain = 20ms;

Error refused(std::string what, std::string hint = {})
{
    return Error{ErrorCode::Refused, std::move(what), std::move(hint), {}, 0, 0};
}

/// One commit, from looking at what there is to saying what came of it.
class Attempt
{
public:
    Attempt(const Repository &repository, const std::string &path, const UserGitWatch &watch)
        : m_repository(repository)
        , m_path(path)
        , m_watch(watch)
    {
    }

    CommitOutcome commit(const std::string &message)
    {
        m_outcome.error = reasonNotTo(message);
        if (!m_outcome.error && prepare()) {
            run(message);
            conclude();
        }
        if (m_outcome.isStopped)
            m_outcome.error = refused("the commit was stopped");
        if (!m_outcome.isCommitted)
            takeBack();
        return std::move(m_outcome);
    }

private:
    std::optional<Error> reasonNotTo(const std::string &message);
    std::optional<Error> lookAtFile();
    bool prepare();
    bool waitForLock();
    bool announce();
    void run(const std::string &message);
    void conclude();
    void takeOver(const NewCommit &made);
    void takeKilledLocks(bool isHeadMoved);
    Error reason(const Head &now);
    Error hookReason() const;
    bool hasNothingToCommit() const;
    void takeBack();

    bool isStopped() const { return m_watch.stopping() != Stopping::No; }
    std::string lockPath() const { return m_repository.gitDirectory() + "/index.lock"; }
    bool isLocked() const { return ::access(lockPath().c_str(), F_OK) == 0; }
    Command question(std::vector<std::string> arguments) const
    {
        return questionTo(m_repository, std::move(arguments));
    }

    const Repository &m_repository;
    const std::string &m_path;
    const UserGitWatch &m_watch;
    CommitOutcome m_outcome;
    Head m_before;
    files::FileIdentity m_file;
    std::string m_announced; ///< the entry of the index that git was given to know the file by
    UserGitEnd m_end;
};

std::optional<Error> Attempt::reasonNotTo(const std::string &message)
{
    if (isBlank(message))
        return refused("the message is empty", "say what is committed");
    if (message.find('\0') != std::string::npos)
        return refused("the message has a NUL in it", "take it out");
    return lookAtFile();
}

std::optional<Error> Attempt::lookAtFile()
{
    const std::string whole = m_repository.root() + '/' + m_path;
    struct stat status
    {};
    if (::lstat(whole.c_str(), &status) != 0)
        return refused("the file is not there", "write it first");
    if (!S_ISREG(status.st_mode))
        return refused("it is no file, but a folder, a link or a device");
    const auto content = files::readFile(whole);
    if (!content)
        return content.error();
    m_file = files::identityOf(content->bytes);
    return std::nullopt;
}

/// False where it was stopped, or the outcome says why not.
bool Attempt::prepare()
{
    if (!waitForLock())
        return false;
    const auto place = commitPlace(m_repository, m_path);
    if (!place) {
        m_outcome.error = place.error();
        return false;
    }
    m_before = place->head;
    if (place->isDetached())
        m_before.branch.clear(); // the commit does not move it
    if (place->refusal) {
        m_outcome.error = place->refusal;
        return false;
    }
    m_outcome.isStopped = isStopped();
    return !m_outcome.isStopped && (place->isTracked || announce());
}

bool Attempt::waitForLock()
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (isLocked()) {
        if (isStopped()) {
            m_outcome.isStopped = true;
            return false;
        }
        if (std::chrono::steady_clock::now() > end) {
            m_outcome.error = refused("another git works in the repository",
                                      "wait for it to end; where none does, one was killed and "
                                      "left "
                                          + escapedForTerminal(lockPath(), LineEnds::Escaped)
                                          + ": remove it");
            return false;
        }
        std::this_thread::sleep_for(lookAgain);
    }
    return true;
}

/// A file that git does not know yet must be known before it can be committed alone: by its name,
/// without content.
bool Attempt::announce()
{
    if (const auto done = outputOf(question({"add", "--intent-to-add", "--", m_path})); !done) {
        m_outcome.error = done.error();
        return false;
    }
    const auto entry = outputOf(question({"ls-files", "-z", "--stage", "--", m_path}));
    m_announced = entry ? *entry : std::string();
    return true;
}

void Attempt::run(const std::string &message)
{
    const UserGitWatch watch{[this](std::string_view bytes) {
                                 std::string &output = m_outcome.output;
                                 output += bytes;
                                 if (output.size() > 2 * mostOutput)
                                     output.erase(0, output.size() - mostOutput);
                                 m_watch.said(bytes);
                             },
                             m_watch.stopping};
    // What is said of the path must hold for it alone, but not for the gits of the hooks. What the
    // message is written in is known.
    auto end = runUserGit(m_repository.root(),
                          {"-c", "i18n.commitEncoding=UTF-8", "commit", "--only", "--file=-",
                           "--cleanup=whitespace", "--no-edit", "--", ":(top,literal)" + m_path},
                          message, watch);
    std::string &output = m_outcome.output;
    output.erase(0, output.size() - std::min(output.size(), mostOutput));
    if (end)
        m_end = *end;
    else
        m_outcome.error = end.error();
}

void Attempt::conclude()
{
    const auto now = m_repository.head();
    const auto made = now ? newCommit(m_repository, m_before, *now, m_path) : std::nullopt;
    takeKilledLocks(made.has_value());
    const auto content = files::readFile(m_repository.root() + '/' + m_path);
    m_outcome.isFileChanged = !content || files::identityOf(content->bytes) != m_file;
    if (made && (made->holds(m_path) || m_end.isGood())) {
        takeOver(*made);
        return;
    }
    m_outcome.isStopped = isStopped() && !m_end.isGood();
    if (!m_outcome.error)
        m_outcome.error = reason(now.value_or(m_before));
}

void Attempt::takeOver(const NewCommit &made)
{
    m_outcome.commit = made.hash;
    m_outcome.isCommitted = made.holds(m_path);
    for (const CommittedFile &file : made.files) {
        if (file.path != m_path)
            m_outcome.others.push_back(file.path);
    }
    if (!m_outcome.isCommitted) {
        m_outcome.error = refused("a hook took the file out of the commit, which was made without "
                                  "it",
                                  "look at what the hooks said");
        return;
    }
    if (const auto done = settleIndex(m_repository, made, m_path); !done)
        m_outcome.error = refused("it is committed, but git's index still has the file as it was "
                                  "before",
                                  "git add it");
}

/// A git that is killed leaves its locks, and no git could work there any more. While it has an
/// index of its own, which is named after it, the lock is its own, too.
void Attempt::takeKilledLocks(bool isHeadMoved)
{
    if (m_end.signal == 0)
        return;
    const std::string own = m_repository.gitDirectory() + "/next-index-"
                            + std::to_string(m_end.process) + ".lock";
    if (isHeadMoved || ::access(own.c_str(), F_OK) != 0)
        return;
    ::unlink(lockPath().c_str());
    ::unlink(own.c_str());
}

Error Attempt::reason(const Head &now)
{
    if (m_end.signal != 0)
        return refused("git was ended by signal " + std::to_string(m_end.signal)
                           + ", before it had committed",
                       "commit again");
    if (isLocked())
        return refused("another git works in the repository", "wait for it to end");
    if (now.commit != m_before.commit)
        return refused("the branch was changed by another git meanwhile", "commit again");
    if (hasNothingToCommit())
        return refused("there is nothing to commit: the last commit has the file as it is");
    return hookReason();
}

/// Git ends with 1 where a hook ends badly, with 128 where it fails itself.
Error Attempt::hookReason() const
{
    const std::string_view said = trimmed(m_outcome.output);
    const std::string last = escapedForTerminal(
        shortened(said.substr(said.find_last_of('\n') + 1), 300), LineEnds::Escaped);
    if (m_end.exitCode == 1)
        return refused(last.empty() ? "git or a hook refused the commit, and said nothing"
                                    : "git or a hook refused the commit: " + last,
                       "mend what they ask for, and commit again");
    return refused("git could not make the commit" + (last.empty() ? last : ": " + last),
                   "mend what it asks for, and commit again");
}

/// Asked of a git that filters as the user's does, or it would compare other bytes.
bool Attempt::hasNothingToCommit() const
{
    if (m_before.commit.empty() || !m_announced.empty())
        return false;
    const UserGitWatch nobody{[](std::string_view) {}, [] { return Stopping::No; }};
    const auto end = runUserGit(m_repository.root(),
                                {"--no-optional-locks", "diff", "--quiet", "--no-ext-diff", "HEAD",
                                 "--", ":(top,literal)" + m_path},
                                {}, nobody);
    return end && end->isGood();
}

/// Only what is still as it was put there: somebody may have added the file meanwhile.
void Attempt::takeBack()
{
    if (m_announced.empty())
        return;
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const auto entry = outputOf(question({"ls-files", "-z", "--stage", "--", m_path}));
        if (entry && *entry != m_announced)
            return;
        if (outputOf(question({"update-index", "--force-remove", "--", m_path})))
            return;
        if (std::chrono::steady_clock::now() > end)
            break;
        std::this_thread::sleep_for(lookAgain);
    }
    if (m_outcome.error)
        m_outcome.error->hint += std::string(m_outcome.error->hint.empty() ? "" : "; ")
                                 + "git's index still lists the file as one to be added: "
                                   "git rm --cached takes it off";
}

} // namespace

CommitOutcome commitFile(const Repository &repository, const std::string &path,
                         const std::string &message, const UserGitWatch &watch)
{
    return Attempt(repository, path, watch).commit(message);
}

} // namespace loadline::git
