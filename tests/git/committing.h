// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/commit_run.h"
#include "support/test_repository.h"

#include <QSignalSpy>
#include <QStringList>

#include <string>

/// What the tests of commits share: a repository in the midst of work, and commits in it.
namespace loadline::test {

inline const std::string registerFile = "RISKS.md";
inline const std::string commitMessage = "Accept the risk of fog";

/// The test program's gits are used by Ada; commits need somebody.
void beAda();

/// A script that can be run.
void writeScript(const std::string &path, const std::string &lines);
void hook(const TestRepository &repository, const std::string &name, const std::string &lines);

/// Its one commit has the register and others; the register is changed, others are staged and
/// modified.
void fill(TestRepository &repository);

/// All that is staged and modified but for the register.
std::string others(const TestRepository &repository);
/// All that is staged and modified, and where the branches stand.
std::string everything(const TestRepository &repository);
/// The message of the last commit.
std::string lastMessage(const TestRepository &repository);
QStringList locksIn(const TestRepository &repository);

/// A run in the repository around a path, with all that it says.
class Running
{
public:
    explicit Running(const std::string &path);

    void start(const std::string &path = registerFile, const std::string &text = commitMessage);
    git::CommitOutcome end();
    QString said() const;
    git::CommitRun &run() { return m_run; }

private:
    git::CommitRun m_run;
    QSignalSpy m_said;
    QSignalSpy m_finished;
};

git::CommitOutcome committed(const TestRepository &repository,
                             const std::string &path = registerFile,
                             const std::string &text = commitMessage);

void verifyCommitted(const git::CommitOutcome &outcome);
/// \a words are in the reason.
void verifyRefused(const git::CommitOutcome &outcome, const char *words);

/// Until a file is there that a hook makes.
bool waitFor(const std::string &path);

} // namespace loadline::test
