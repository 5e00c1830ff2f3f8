// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/committing.h"
#include "support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace loadline;
using namespace loadline::git;
using namespace loadline::test;

/// What the user has set up for commits: hooks and signatures.
class tst_commit_hooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beAda(); }

    void shouldRunEveryHook();
    void shouldTakeTheMessageThatAHookMakes();
    void shouldNotUndoOnAFailingPostCommitHook();
    void shouldStartNoEditor();
    void shouldSayWhatHooksAdd();
    void shouldSayThatAHookTookTheFileOut();
    void shouldFindItsCommitUnderOneOfAHook();
    void shouldGiveHooksNoTerminalAndNoInput();
    void shouldSignWithSsh();
    void shouldSignWithAnyProgram();
    void shouldCommitNothingUnsigned();
};

void tst_commit_hooks::shouldRunEveryHook()
{
    TestRepository repository;
    fill(repository);
    for (const char *each : {"pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"})
        hook(repository, each, "echo \"$0\" | sed 's,.*/,,'\n");
    Running running(repository.root());
    running.start();
    const CommitOutcome outcome = running.end();
    verifyCommitted(outcome);
    for (const char *each : {"pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"}) {
        QVERIFY2(running.said().contains(QString::fromLatin1(each)), each);
        QVERIFY2(outcome.output.find(each) != std::string::npos, each);
    }
}

void tst_commit_hooks::shouldTakeTheMessageThatAHookMakes()
{
    TestRepository repository;
    fill(repository);
    hook(repository, "commit-msg", "echo 'Change-Id: I1' >> \"$1\"\n");
    verifyCommitted(committed(repository));
    QVERIFY(lastMessage(repository).find("Change-Id: I1") != std::string::npos);
}

void tst_commit_hooks::shouldNotUndoOnAFailingPostCommitHook()
{
    TestRepository repository;
    fill(repository);
    hook(repository, "post-commit", "echo no; exit 1\n");
    verifyCommitted(committed(repository));
}

void tst_commit_hooks::shouldStartNoEditor()
{
    TestRepository repository;
    fill(repository);
    const std::string mark = repository.pathOf(".git/edited");
    repository.git({"config", "core.editor", "touch '" + mark + "'; true"});
    repository.git({"config", "commit.verbose", "true"});
    hook(repository, "post-commit",
         "test -e .git/once && exit 0; touch .git/once; git commit --amend -q --allow-empty\n");
    const CommitOutcome outcome = committed(repository);
    QVERIFY(outcome.isCommitted);
    QVERIFY(!QFile::exists(QString::fromStdString(mark)));
}

void tst_commit_hooks::shouldSayWhatHooksAdd()
{
    TestRepository repository;
    fill(repository);
    // GIVEN a hook that formats, and adds what it made and what was changed
    hook(repository, "pre-commit",
         "echo formatted >> " + registerFile + "; echo log > made.txt; git add " + registerFile
             + " made.txt modified.txt staged.txt\n");
    const CommitOutcome outcome = committed(repository);
    verifyCommitted(outcome);
    QCOMPARE(outcome.others, (std::vector<std::string>{"made.txt", "modified.txt", "staged.txt"}));
    QVERIFY(outcome.isFileChanged);
    // Git would show them as staged to be undone.
    QCOMPARE(repository.git({"status", "--porcelain"}),
             std::string("MM both.txt\nA  new.txt\n?? untracked.txt\n"));
}

void tst_commit_hooks::shouldSayThatAHookTookTheFileOut()
{
    TestRepository repository;
    fill(repository);
    hook(repository, "pre-commit", "git reset -q -- " + registerFile + "; git add modified.txt\n");
    const CommitOutcome outcome = committed(repository);
    QVERIFY(!outcome.isCommitted);
    QCOMPARE(outcome.commit, repository.hashOf("HEAD"));
    QCOMPARE(outcome.others, std::vector<std::string>{"modified.txt"});
    QVERIFY(outcome.error && outcome.error->what.find("took the file out") != std::string::npos);
}

void tst_commit_hooks::shouldFindItsCommitUnderOneOfAHook()
{
    TestRepository repository;
    fill(repository);
    hook(repository, "post-commit",
         "test -e .git/once && exit 0; touch .git/once; git commit -q --allow-empty -m Stamp\n");
    repository.git({"reset", "-q"});
    const CommitOutcome outcome = committed(repository);
    verifyCommitted(outcome);
    QCOMPARE(outcome.commit, repository.hashOf("HEAD^"));
    QVERIFY(outcome.others.empty());
}

void tst_commit_hooks::shouldGiveHooksNoTerminalAndNoInput()
{
    TestRepository repository;
    fill(repository);
    hook(repository, "pre-commit",
         "( : < /dev/tty ) 2>/dev/null && echo TERMINAL\nread line && echo \"INPUT $line\"\n"
         "test \"$GIT_TERMINAL_PROMPT\" = 0 || echo PROMPTS\nls '*.txt' 2>/dev/null\n"
         "git ls-files '*.md'\n");
    const CommitOutcome outcome = committed(repository);
    verifyCommitted(outcome);
    for (const char *bad : {"TERMINAL", "INPUT", "PROMPTS"})
        QVERIFY2(outcome.output.find(bad) == std::string::npos, outcome.output.c_str());
    // Patterns in hooks are patterns.
    QVERIFY(outcome.output.find(registerFile + "\n") != std::string::npos);
}

void tst_commit_hooks::shouldSignWithSsh()
{
    if (QStandardPaths::findExecutable(QStringLiteral("ssh-keygen")).isEmpty())
        QSKIP("there is no ssh-keygen; another program signs in the next test");
    TestRepository repository;
    fill(repository);
    const std::string key = repository.pathOf(".git/key");
    QCOMPARE(QProcess::execute(QStringLiteral("ssh-keygen"),
                               {QStringLiteral("-q"), QStringLiteral("-t"),
                                QStringLiteral("ed25519"), QStringLiteral("-N"), QString(),
                                QStringLiteral("-f"), QString::fromStdString(key)}),
             0);
    repository.git({"config", "gpg.format", "ssh"});
    repository.git({"config", "user.signingKey", key});
    repository.git({"config", "commit.gpgSign", "true"});
    verifyCommitted(committed(repository));
    const std::string raw = repository.git({"cat-file", "commit", "HEAD"});
    QVERIFY2(raw.find("\ngpgsig -----BEGIN SSH SIGNATURE-----") != std::string::npos, raw.c_str());
}

void tst_commit_hooks::shouldSignWithAnyProgram()
{
    TestRepository repository;
    fill(repository);
    const std::string program = repository.pathOf(".git/sign");
    writeScript(program, "cat > /dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\n"
                         "echo '-----BEGIN PGP SIGNATURE-----'\necho\necho abc\n"
                         "echo '-----END PGP SIGNATURE-----'\n");
    repository.git({"config", "gpg.program", program});
    repository.git({"config", "user.signingKey", "ada"});
    repository.git({"config", "commit.gpgSign", "true"});
    verifyCommitted(committed(repository));
    const std::string raw = repository.git({"cat-file", "commit", "HEAD"});
    QVERIFY2(raw.find("\ngpgsig -----BEGIN PGP SIGNATURE-----") != std::string::npos, raw.c_str());
}

void tst_commit_hooks::shouldCommitNothingUnsigned()
{
    TestRepository repository;
    fill(repository);
    const std::string program = repository.pathOf(".git/sign");
    writeScript(program, "echo 'no pinentry' >&2\nexit 2\n");
    repository.git({"config", "gpg.program", program});
    repository.git({"config", "commit.gpgSign", "true"});
    const std::string before = everything(repository);
    const CommitOutcome outcome = committed(repository);
    verifyRefused(outcome, "could not make the commit");
    QVERIFY(outcome.output.find("failed to sign") != std::string::npos);
    QCOMPARE(everything(repository), before);
    QVERIFY(locksIn(repository).isEmpty());
}

LOADLINE_TEST(tst_commit_hooks)
#include "tst_commit_hooks.moc"
