// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/committing.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace loadline;
using namespace loadline::git;
using namespace loadline::test;

/// Commits that are stopped, and what is seen of them while they run.
class tst_commit_run : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beAda(); }

    void shouldStopASlowHook();
    void shouldKillAndTakeTheLocksAway();
    void shouldNotWaitForWhatAHookLeavesRunning();
    void shouldStopWhenItGoes();
    void shouldKeepTheEndOfVeryMuchOutput();
    void shouldShowOutputHarmless();
};

void tst_commit_run::shouldStopASlowHook()
{
    TestRepository repository;
    fill(repository);
    repository.write("second.md", "# New\n");
    const std::string mark = repository.pathOf(".git/slow");
    hook(repository, "pre-commit",
         "echo working; echo $$ > '" + mark + "'; sleep 60; touch '" + mark + ".late'\n");
    const std::string before = everything(repository);
    Running running(repository.root());
    running.start("second.md");
    QVERIFY(waitFor(mark));
    QTRY_VERIFY(running.said().contains(QStringLiteral("working")));
    QVERIFY(locksIn(repository).contains(QStringLiteral("index.lock")));
    QElapsedTimer clock;
    clock.start();
    running.run().cancel();
    const CommitOutcome outcome = running.end();
    QVERIFY(clock.elapsed() < 20000);
    QVERIFY(outcome.isStopped);
    verifyRefused(outcome, "stopped");
    QVERIFY2(locksIn(repository).isEmpty(), qPrintable(locksIn(repository).join(QLatin1Char(' '))));
    QCOMPARE(everything(repository), before);
    // The hook is gone as well.
    const QString hookProcess =
        QStringLiteral("/proc/%1")
            .arg(QString::fromStdString(repository.read(".git/slow")).trimmed());
    QTRY_VERIFY(!QFile::exists(hookProcess));
}

void tst_commit_run::shouldKillAndTakeTheLocksAway()
{
    TestRepository repository;
    fill(repository);
    const std::string mark = repository.pathOf(".git/slow");
    // GIVEN a git that does not hear
    hook(repository, "pre-commit", "kill -STOP $PPID; touch '" + mark + "'; exec sleep 60\n");
    const std::string before = everything(repository);
    Running running(repository.root());
    running.start();
    QVERIFY(waitFor(mark));
    running.run().cancel();
    QTest::qWait(300);
    QVERIFY(running.run().isRunning());
    running.run().cancel();
    const CommitOutcome outcome = running.end();
    QVERIFY(outcome.isStopped);
    verifyRefused(outcome, "stopped");
    QVERIFY2(locksIn(repository).isEmpty(), qPrintable(locksIn(repository).join(QLatin1Char(' '))));
    QCOMPARE(everything(repository), before);
}

void tst_commit_run::shouldNotWaitForWhatAHookLeavesRunning()
{
    TestRepository repository;
    fill(repository);
    const std::string pid = repository.pathOf(".git/left");
    hook(repository, "post-commit", "sleep 60 &\necho $! > '" + pid + "'\n");
    QElapsedTimer clock;
    clock.start();
    verifyCommitted(committed(repository));
    QVERIFY(clock.elapsed() < 30000);
    const int left = std::stoi(repository.read(".git/left"));
    QCOMPARE(::kill(left, SIGTERM), 0); // it lives, and is ended by the test alone
}

void tst_commit_run::shouldStopWhenItGoes()
{
    TestRepository repository;
    fill(repository);
    const std::string mark = repository.pathOf(".git/slow");
    hook(repository, "pre-commit", "touch '" + mark + "'; sleep 60\n");
    const std::string before = everything(repository);
    {
        CommitRun run(**Repository::around(repository.root()));
        run.start(registerFile, commitMessage);
        QVERIFY(waitFor(mark));
    }
    QVERIFY(locksIn(repository).isEmpty());
    QCOMPARE(everything(repository), before);
}

void tst_commit_run::shouldKeepTheEndOfVeryMuchOutput()
{
    TestRepository repository;
    fill(repository);
    hook(repository, "pre-commit",
         "head -c 30000000 /dev/zero | tr '\\0' 'x' | fold -w 99; echo the end; exit 1\n");
    Running running(repository.root());
    running.start();
    const CommitOutcome outcome = running.end();
    verifyRefused(outcome, "the end");
    QVERIFY(outcome.output.size() <= mostOutput);
    QVERIFY(outcome.output.size() > mostOutput / 2);
    QVERIFY(running.said().endsWith(QStringLiteral("the end\n")));
    QVERIFY(running.said().size() < 30000000);
}

void tst_commit_run::shouldShowOutputHarmless()
{
    TestRepository repository;
    fill(repository);
    hook(repository, "pre-commit",
         "printf '\\033[31mred\\033[0m \\033]0;title\\007 10%%\\r20%%\\r\\n\\001 gr\\303'; sleep "
         "0.4; "
         "printf '\\266n\\n\\342\\200\\256 \\377 ok?'; sleep 0.4; printf ' yes'\n");
    Running running(repository.root());
    running.start();
    verifyCommitted(running.end());
    QVERIFY2(running.said().startsWith(
                 QStringLiteral("red  10%\n20%\n\\x01 grön\n\\u{202E} \\xFF ok? yes")),
             qPrintable(running.said()));
}

LOADLINE_TEST(tst_commit_run)
#include "tst_commit_run.moc"
