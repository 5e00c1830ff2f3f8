// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/committing.h"
#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loadline;
using namespace loadline::git;
using namespace loadline::test;

/// What a commit of one file holds, with the real git.
class tst_commit_file : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beAda(); }

    void shouldCommitThisFileAlone();
    void shouldCommitEveryKindOfName_data();
    void shouldCommitEveryKindOfName();
    void shouldCommitWhatTheWorkTreeHasAndNotWhatIsStaged();
    void shouldCommitAFileThatGitDoesNotKnow();
    void shouldCommitOnABranchWithoutACommit();
    void shouldCommitWhereNoBranchIs();
    void shouldCommitInALinkedWorkTree();
    void shouldCommitInASubmodule();
    void shouldCommitAFileThatIsDeletedInTheIndex();
    void shouldTakeTheMessageAsItIs();
    void shouldWriteUtf8WhateverIsConfigured();
};

void tst_commit_file::shouldCommitThisFileAlone()
{
    TestRepository repository;
    fill(repository);
    const std::string before = others(repository);
    const std::string parent = repository.hashOf("HEAD");

    const CommitOutcome outcome = committed(repository);
    verifyCommitted(outcome);
    QCOMPARE(outcome.commit, repository.hashOf("HEAD"));
    QCOMPARE(repository.hashOf("HEAD^"), parent);
    QCOMPARE(repository.git({"diff-tree", "-r", "--name-only", "--no-commit-id", "HEAD"}),
             registerFile + "\n");
    QCOMPARE(repository.git({"show", "HEAD:" + registerFile}), std::string("# Risks\n\n1. Fog\n"));
    QCOMPARE(lastMessage(repository), commitMessage + "\n\n");
    QCOMPARE(others(repository), before);
    QVERIFY(repository.git({"status", "--porcelain", "--", registerFile}).empty());
    QVERIFY(outcome.others.empty());
    QVERIFY(!outcome.isFileChanged);
    QVERIFY(outcome.output.find(commitMessage) != std::string::npos);
    QVERIFY(locksIn(repository).isEmpty());
}

void tst_commit_file::shouldCommitEveryKindOfName_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("SHA-256") << QByteArray("RISKS.md") << QByteArray("sha256");
    QTest::newRow("in folders") << QByteArray("docs/a b/RISKS.md") << QByteArray("sha1");
    QTest::newRow("quotes") << QByteArray("it's \"one\".md") << QByteArray("sha1");
    QTest::newRow("not ASCII") << QByteArray("Größe 表.md") << QByteArray("sha1");
    QTest::newRow("not UTF-8") << QByteArray("gr\xF6\xDF"
                                             "e.md")
                               << QByteArray("sha1");
    QTest::newRow("a pattern") << QByteArray("*.md") << QByteArray("sha1");
    QTest::newRow("a set") << QByteArray("[R]ISKS?.md") << QByteArray("sha1");
    QTest::newRow("an option") << QByteArray("--all") << QByteArray("sha1");
    QTest::newRow("magic") << QByteArray(":(top)x.md") << QByteArray("sha1");
    QTest::newRow("a line break") << QByteArray("a\nb\t.md") << QByteArray("sha1");
}

void tst_commit_file::shouldCommitEveryKindOfName()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, format);
    TestRepository repository(format.toStdString());
    repository.write("RISK.md", "other\n");
    repository.write("RISKSx.md", "other\n");
    repository.commit("Begin");
    repository.write("RISK.md", "changed\n");
    // GIVEN a file of the name, first unknown to git, then known
    for (const char *text : {"one\n", "two\n"}) {
        repository.write(path.toStdString(), text);
        const CommitOutcome outcome = committed(repository, path.toStdString());
        verifyCommitted(outcome);
        QVERIFY(outcome.others.empty());
        const std::string files = repository.git(
            {"diff-tree", "-r", "-z", "--name-only", "--no-commit-id", "HEAD"});
        QCOMPARE(QByteArray::fromStdString(files), path + '\0');
    }
    QCOMPARE(repository.git({"status", "--porcelain"}), std::string(" M RISK.md\n"));
}

void tst_commit_file::shouldCommitWhatTheWorkTreeHasAndNotWhatIsStaged()
{
    TestRepository repository;
    fill(repository);
    repository.git({"add", registerFile});
    repository.write(registerFile, "# The last word\n");
    verifyCommitted(committed(repository));
    QCOMPARE(repository.git({"show", "HEAD:" + registerFile}), std::string("# The last word\n"));
    QVERIFY(repository.git({"status", "--porcelain", "--", registerFile}).empty());
}

void tst_commit_file::shouldCommitAFileThatGitDoesNotKnow()
{
    TestRepository repository;
    fill(repository);
    repository.write("second.md", "# New\n");
    const std::string before = others(repository);
    verifyCommitted(committed(repository, "second.md"));
    QCOMPARE(repository.git({"show", "HEAD:second.md"}), std::string("# New\n"));
    QVERIFY(repository.git({"status", "--porcelain", "--", "second.md"}).empty());
    repository.git({"rm", "-q", "--cached", "second.md"});
    repository.remove("second.md");
    QVERIFY(repository.git({"status", "--porcelain"}).find("D  second.md") != std::string::npos);
}

void tst_commit_file::shouldCommitOnABranchWithoutACommit()
{
    TestRepository repository;
    repository.write(registerFile, "# Risks\n");
    repository.write("staged.txt", "1\n");
    repository.git({"add", "staged.txt"});
    const CommitOutcome outcome = committed(repository);
    verifyCommitted(outcome);
    QCOMPARE(outcome.commit, repository.hashOf("main"));
    QCOMPARE(repository.git({"ls-tree", "--name-only", "HEAD"}), registerFile + "\n");
    QCOMPARE(repository.git({"status", "--porcelain"}), std::string("A  staged.txt\n"));
}

void tst_commit_file::shouldCommitWhereNoBranchIs()
{
    TestRepository repository;
    fill(repository);
    repository.git({"checkout", "-q", "--detach"});
    const std::string branch = repository.hashOf("main");
    const CommitOutcome outcome = committed(repository);
    verifyCommitted(outcome);
    QCOMPARE(outcome.commit, repository.hashOf("HEAD"));
    QCOMPARE(repository.hashOf("main"), branch);
}

void tst_commit_file::shouldCommitInALinkedWorkTree()
{
    TestRepository repository;
    fill(repository);
    const std::string before = everything(repository);
    const QTemporaryDir folder;
    const std::string tree = folder.filePath(QStringLiteral("tree")).toStdString();
    repository.git({"worktree", "add", "-q", "-b", "side", tree});
    hook(repository, "pre-commit", "echo seen >> \"$GIT_INDEX_FILE.seen\"\n");
    TestRepository::writeFile(tree + "/" + registerFile, "# Side\n");
    Running running(tree);
    running.start();
    const CommitOutcome outcome = running.end();
    verifyCommitted(outcome);
    QCOMPARE(outcome.commit, repository.hashOf("side"));
    repository.git({"worktree", "remove", "--force", tree});
    repository.git({"branch", "-q", "-D", "side"});
    QCOMPARE(everything(repository), before);
}

void tst_commit_file::shouldCommitInASubmodule()
{
    TestRepository inner;
    inner.write(registerFile, "# Inner\n");
    inner.commit("Begin");
    TestRepository outer;
    outer.write("a.txt", "1\n");
    outer.commit("Begin");
    outer.git(
        {"-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.root(), "sub"});
    outer.write("sub/" + registerFile, "# Changed\n");
    Running running(outer.pathOf("sub/" + registerFile));
    running.start();
    const CommitOutcome outcome = running.end();
    verifyCommitted(outcome);
    QVERIFY(outer.git({"-C", "sub", "status", "--porcelain"}).empty());
    QCOMPARE(outer.git({"log", "--format=%s"}), std::string("Begin\n"));
}

void tst_commit_file::shouldCommitAFileThatIsDeletedInTheIndex()
{
    TestRepository repository;
    fill(repository);
    repository.git({"rm", "-q", "--cached", registerFile});
    hook(repository, "pre-commit", "exit 1\n");
    const std::string before = everything(repository);
    verifyRefused(committed(repository), "hook");
    QCOMPARE(everything(repository), before);
    repository.remove(".git/hooks/pre-commit");
    verifyCommitted(committed(repository));
    QVERIFY(repository.git({"status", "--porcelain", "--", registerFile}).empty());
}

void tst_commit_file::shouldTakeTheMessageAsItIs()
{
    TestRepository repository;
    fill(repository);
    repository.git({"config", "commit.cleanup", "scissors"});
    const std::string text = "#42: fix \"it\"\n\n# not a comment\n# ---- >8 ----\n- körnig ✅\n";
    verifyCommitted(committed(repository, registerFile, text));
    QCOMPARE(lastMessage(repository), text + "\n");
}

void tst_commit_file::shouldWriteUtf8WhateverIsConfigured()
{
    TestRepository repository;
    fill(repository);
    repository.git({"config", "i18n.commitEncoding", "ISO-8859-1"});
    verifyCommitted(committed(repository, registerFile, "Größe"));
    const std::string raw = repository.git({"cat-file", "commit", "HEAD"});
    QVERIFY(raw.find("\nencoding ") == std::string::npos);
    QVERIFY(raw.find("Größe") != std::string::npos);
}

LOADLINE_TEST(tst_commit_file)
#include "tst_commit_file.moc"
