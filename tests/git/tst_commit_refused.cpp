// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/committing.h"
#include "support/test_main.h"

#include <QFile>
#include <QTest>

using namespace loadline;
using namespace loadline::git;
using namespace loadline::test;

/// Where nothing is committed, all is as it was.
class tst_commit_refused : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beAda(); }

    void shouldLeaveAllAsItWasWhenAHookRefuses_data();
    void shouldLeaveAllAsItWasWhenAHookRefuses();
    void shouldSayThatAHookChangedTheFile();
    void shouldLeaveANewFileUnknown();
    void shouldRefuseInTheMiddleOfSomething_data();
    void shouldRefuseInTheMiddleOfSomething();
    void shouldRefuseWhatIsNoCommit_data();
    void shouldRefuseWhatIsNoCommit();
    void shouldRefuseAFileWithConflicts();
    void shouldWaitForALockAndRefuseWhereItStays();
    void shouldFailWhereObjectsCannotBeWritten();
};

void tst_commit_refused::shouldLeaveAllAsItWasWhenAHookRefuses_data()
{
    QTest::addColumn<QString>("hookName");
    for (const char *each : {"pre-commit", "prepare-commit-msg", "commit-msg"})
        QTest::newRow(each) << QString::fromLatin1(each);
}

void tst_commit_refused::shouldLeaveAllAsItWasWhenAHookRefuses()
{
    QFETCH(QString, hookName);
    TestRepository repository;
    fill(repository);
    repository.git({"add", registerFile});
    repository.write(registerFile, "# Another\n");
    hook(repository, hookName.toStdString(), "echo 'no ticket' >&2; exit 3\n");
    const std::string before = everything(repository);
    const CommitOutcome outcome = committed(repository);
    verifyRefused(outcome, "no ticket");
    QVERIFY(!outcome.isFileChanged);
    QVERIFY(outcome.output.find("no ticket") != std::string::npos);
    QCOMPARE(everything(repository), before);
    QCOMPARE(repository.read(registerFile), std::string("# Another\n"));
    QVERIFY(locksIn(repository).isEmpty());
}

void tst_commit_refused::shouldSayThatAHookChangedTheFile()
{
    TestRepository repository;
    fill(repository);
    hook(repository, "pre-commit", "echo formatted >> " + registerFile + "; exit 1\n");
    const std::string before = repository.git({"ls-files", "--stage"});
    const CommitOutcome outcome = committed(repository);
    verifyRefused(outcome, "hook");
    QVERIFY(outcome.isFileChanged);
    QCOMPARE(repository.git({"ls-files", "--stage"}), before);
    QCOMPARE(repository.read(registerFile), std::string("# Risks\n\n1. Fog\nformatted\n"));
}

void tst_commit_refused::shouldLeaveANewFileUnknown()
{
    TestRepository repository;
    fill(repository);
    repository.write("second.md", "# New\n");
    hook(repository, "pre-commit", "git ls-files second.md; exit 1\n");
    const std::string before = everything(repository);
    const CommitOutcome outcome = committed(repository, "second.md");
    verifyRefused(outcome, "hook");
    QVERIFY(outcome.output.find("second.md") != std::string::npos); // it was known meanwhile
    QCOMPARE(everything(repository), before);
}

void tst_commit_refused::shouldRefuseInTheMiddleOfSomething_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("words");
    QTest::newRow("merge") << QStringLiteral("merge side") << QStringLiteral("merge is under way");
    QTest::newRow("cherry-pick") << QStringLiteral("cherry-pick side")
                                 << QStringLiteral("cherry-pick is under way");
    QTest::newRow("revert") << QStringLiteral("revert --no-commit HEAD")
                            << QStringLiteral("revert is under way");
    QTest::newRow("rebase") << QStringLiteral("rebase side") << QStringLiteral("rebase is stopped");
}

void tst_commit_refused::shouldRefuseInTheMiddleOfSomething()
{
    QFETCH(QString, command);
    QFETCH(QString, words);
    TestRepository repository;
    repository.write(registerFile, "# Risks\n");
    repository.write("a.txt", "1\n");
    repository.commit("Begin");
    repository.git({"checkout", "-q", "-b", "side"});
    repository.write("a.txt", "2\n");
    repository.commit("Side");
    repository.git({"checkout", "-q", "main"});
    repository.write("a.txt", "3\n");
    repository.commit("Main");
    std::vector<std::string> arguments;
    for (const QString &word : command.split(QLatin1Char(' ')))
        arguments.push_back(word.toStdString());
    repository.statusOf(arguments);
    repository.write(registerFile, "# Changed\n");
    const std::string before = everything(repository);
    const CommitOutcome outcome = committed(repository);
    verifyRefused(outcome, qPrintable(words));
    QVERIFY(!outcome.error->hint.empty());
    QCOMPARE(everything(repository), before);
}

void tst_commit_refused::shouldRefuseWhatIsNoCommit_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const QString file = QString::fromStdString(registerFile);
    QTest::newRow("no message") << file << QString() << QStringLiteral("message is empty");
    QTest::newRow("blanks") << file << QStringLiteral(" \n\t\n")
                            << QStringLiteral("message is empty");
    QTest::newRow("no file") << QStringLiteral("gone.md") << QStringLiteral("m")
                             << QStringLiteral("not there");
    QTest::newRow("a folder") << QStringLiteral("docs") << QStringLiteral("m")
                              << QStringLiteral("no file");
    QTest::newRow("a link") << QStringLiteral("link.md") << QStringLiteral("m")
                            << QStringLiteral("no file");
    QTest::newRow("ignored") << QStringLiteral("ignored.md") << QStringLiteral("m")
                             << QStringLiteral("git ignores");
    QTest::newRow("nothing changed") << QStringLiteral("staged.txt") << QStringLiteral("m")
                                     << QStringLiteral("nothing to commit");
}

void tst_commit_refused::shouldRefuseWhatIsNoCommit()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QString, words);
    TestRepository repository;
    fill(repository);
    repository.git({"reset", "-q", "--hard"});
    repository.write(registerFile, "# Changed\n");
    repository.write("docs/a.md", "1\n");
    repository.write("ignored.md", "1\n");
    repository.write(".gitignore", "ignored.md\n");
    repository.link("link.md", registerFile);
    const std::string before = everything(repository);
    const CommitOutcome outcome = committed(repository, path.toStdString(), text.toStdString());
    verifyRefused(outcome, qPrintable(words));
    QCOMPARE(everything(repository), before);
}

void tst_commit_refused::shouldRefuseAFileWithConflicts()
{
    TestRepository repository;
    repository.write(registerFile, "1\n");
    repository.commit("Begin");
    repository.write(registerFile, "2\n");
    repository.git({"stash", "-q"});
    repository.write(registerFile, "3\n");
    repository.commit("Other");
    QVERIFY(repository.statusOf({"stash", "pop"}) != 0);
    const std::string before = everything(repository);
    verifyRefused(committed(repository), "left conflicts");
    QCOMPARE(everything(repository), before);
}

void tst_commit_refused::shouldWaitForALockAndRefuseWhereItStays()
{
    TestRepository repository;
    fill(repository);
    repository.write(".git/index.lock", "");
    Running running(repository.root());
    running.start();
    const CommitOutcome outcome = running.end();
    verifyRefused(outcome, "another git");
    QVERIFY(outcome.error->hint.find("index.lock") != std::string::npos);
    QCOMPARE(repository.git({"log", "--format=%s"}), std::string("Begin\n"));

    running.start();
    QTest::qWait(300);
    QVERIFY(running.run().isRunning());
    repository.remove(".git/index.lock");
    verifyCommitted(running.end());
}

void tst_commit_refused::shouldFailWhereObjectsCannotBeWritten()
{
    TestRepository repository;
    fill(repository);
    const std::string before = everything(repository);
    // A file where git wants a folder fails for root as well, as a full disk would.
    const std::string objects = repository.pathOf(".git/objects");
    hook(repository, "pre-commit",
         "mv '" + objects + "' '" + objects + ".away'; mkdir '" + objects
             + "'; for i in 0 1 2 3 4 5 "
               "6 7 8 9 a b c d e f; do for j in 0 1 2 3 4 5 6 7 8 9 a b c d e f; do : > '"
             + objects + "'/$i$j; done; done; ln -s ../objects.away/pack '" + objects + "/pack'\n");
    const CommitOutcome outcome = committed(repository);
    repository.remove(".git/objects");
    QVERIFY(
        QFile::rename(QString::fromStdString(objects + ".away"), QString::fromStdString(objects)));
    verifyRefused(outcome, "git");
    QCOMPARE(everything(repository), before);
    QVERIFY(locksIn(repository).isEmpty());
}

LOADLINE_TEST(tst_commit_refused)
#include "tst_commit_refused.moc"
