// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/committing.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

namespace loadline::test {

namespace {

constexpr int longestCommit = 60000; // milliseconds, on a machine that has much to do

git::Repository opened(const std::string &path)
{
    auto found = git::Repository::around(path);
    if (!found || !*found)
        qFatal("the test's repository is not found");
    return **found;
}

} // namespace

void beAda()
{
    for (const char *who : {"AUTHOR", "COMMITTER"}) {
        const QByteArray variable = QByteArray("GIT_") + who;
        qputenv(QByteArray(variable + "_NAME").constData(), "Ada");
        qputenv(QByteArray(variable + "_EMAIL").constData(), "ada@example.org");
    }
}

void writeScript(const std::string &path, const std::string &lines)
{
    TestRepository::writeFile(path, "#!/bin/sh\n" + lines);
    ::chmod(path.c_str(), 0755);
}

void hook(const TestRepository &repository, const std::string &name, const std::string &lines)
{
    writeScript(repository.pathOf(".git/hooks/" + name), lines);
}

void fill(TestRepository &repository)
{
    repository.write(registerFile, "# Risks\n");
    repository.write("staged.txt", "1\n");
    repository.write("modified.txt", "1\n");
    repository.write("both.txt", "1\n");
    repository.commit("Begin");
    repository.write("staged.txt", "2\n");
    repository.write("both.txt", "2\n");
    repository.write("new.txt", "2\n");
    repository.git({"add", "staged.txt", "both.txt", "new.txt"});
    repository.write("both.txt", "3\n");
    repository.write("modified.txt", "3\n");
    repository.write("untracked.txt", "3\n");
    repository.write(registerFile, "# Risks\n\n1. Fog\n");
}

std::string others(const TestRepository &repository)
{
    const std::string notIt = ":(exclude,literal)" + registerFile;
    return repository.git({"ls-files", "--stage", "--", ".", notIt})
           + repository.git({"diff", "--cached", "--", ".", notIt})
           + repository.git({"diff", "--", ".", notIt})
           + repository.git({"status", "--porcelain", "--", ".", notIt});
}

std::string everything(const TestRepository &repository)
{
    return repository.git({"for-each-ref"}) + repository.git({"ls-files", "--stage"})
           + repository.git({"diff", "--cached"}) + repository.git({"status", "--porcelain"});
}

std::string lastMessage(const TestRepository &repository)
{
    return repository.git({"log", "-1", "--format=%B", "HEAD"});
}

QStringList locksIn(const TestRepository &repository)
{
    return QDir(QString::fromStdString(repository.pathOf(".git")))
        .entryList({QStringLiteral("*.lock")}, QDir::Files);
}

Running::Running(const std::string &path)
    : m_run(opened(path))
    , m_said(&m_run, &git::CommitRun::said)
    , m_finished(&m_run, &git::CommitRun::finished)
{
}

void Running::start(const std::string &path, const std::string &text)
{
    m_finished.clear();
    m_run.start(path, text);
}

git::CommitOutcome Running::end()
{
    if (m_finished.isEmpty() && !m_finished.wait(longestCommit))
        qFatal("the commit does not end");
    return m_finished.first().first().value<git::CommitOutcome>();
}

QString Running::said() const
{
    QString all;
    for (const QVariantList &piece : m_said)
        all += piece.first().toString();
    return all;
}

git::CommitOutcome committed(const TestRepository &repository, const std::string &path,
                             const std::string &text)
{
    Running running(repository.root());
    running.start(path, text);
    return running.end();
}

void verifyCommitted(const git::CommitOutcome &outcome)
{
    QVERIFY2(outcome.isCommitted, outcome.error ? outcome.error->what.c_str() : "no reason");
    QVERIFY2(!outcome.error, outcome.error ? outcome.error->what.c_str() : "");
}

void verifyRefused(const git::CommitOutcome &outcome, const char *words)
{
    QVERIFY(!outcome.isCommitted);
    QVERIFY(outcome.commit.empty());
    QVERIFY(outcome.error);
    QVERIFY2(outcome.error->what.find(words) != std::string::npos, outcome.error->what.c_str());
}

bool waitFor(const std::string &path)
{
    return QTest::qWaitFor([&] { return QFile::exists(QString::fromStdString(path)); },
                           longestCommit);
}

} // namespace loadline::test
