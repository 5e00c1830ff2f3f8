// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"

#include "support/test_main.h"

#include <QTest>

#include <filesystem>
#include <string>

#include <unistd.h>

using namespace loadline;
using namespace loadline::git;
using loadline::test::around;
using loadline::test::hintOf;
using loadline::test::oddNames;
using loadline::test::TestRepository;
namespace fs = std::filesystem;

class tst_repository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBeFoundAroundAPath();
    void shouldNotBeFoundWhereThereIsNone();
    void shouldBeFoundWhereItsNameHasALineBreak();
    void shouldKeepWorkTreesApart();
    void shouldKeepASubmoduleApart();
    void shouldRefuseABareRepository();
    void shouldRefuseOneOfAnotherUser();
    void shouldRefuseOneThatIsBroken();
    void shouldSayThatThereIsNoGit();
    void shouldNotRunAProgramOfTheWorkingDirectory();
    void shouldNotHeedAHooksEnvironment();
    void shouldEndWhereItIsStopped();

    void shouldKnowWhereItStands();
    void shouldKnowTheBranchThatIsRebased();
    void shouldKnowItsUpstream();
};

void tst_repository::shouldBeFoundAroundAPath()
{
    TestRepository made;
    made.write("docs/deep/RISKS.md", "x");
    fs::create_directory_symlink(made.pathOf("docs"), made.pathOf("alias"));
    for (const std::string name :
         {"", "docs/deep", "docs/deep/RISKS.md", "docs/not/there/yet.md", "alias/deep/RISKS.md"}) {
        const Repository found = around(made.pathOf(name));
        QCOMPARE(found.root(), made.root());
        QCOMPARE(found.gitDirectory(), made.pathOf(".git"));
        QCOMPARE(found.commonDirectory(), made.pathOf(".git"));
        QVERIFY(!found.isShallow());
    }
    TestRepository sha256("sha256");
    QCOMPARE(around(sha256).root(), sha256.root());
}

void tst_repository::shouldNotBeFoundWhereThereIsNone()
{
    QTemporaryDir folder;
    const auto found = Repository::around(folder.filePath(QStringLiteral("RISKS.md")).toStdString());
    QVERIFY(found);
    QVERIFY(!*found);

    const TestRepository made;
    const auto inside = Repository::around(made.pathOf(".git/config"));
    QVERIFY(inside);
    QVERIFY(!*inside);
}

void tst_repository::shouldBeFoundWhereItsNameHasALineBreak()
{
    const TestRepository outer;
    for (const std::string name : {"two\nlines\n", "not utf-8 \xE9"}) {
        const std::string root = outer.pathOf(name);
        fs::create_directory(root);
        fs::rename(outer.pathOf(".git"), root + "/.git");
        QCOMPARE(around(root).root(), root);
        QCOMPARE(around(root).gitDirectory(), root + "/.git");
        QVERIFY(around(root).head());
        fs::rename(root + "/.git", outer.pathOf(".git"));
    }
}

void tst_repository::shouldKeepWorkTreesApart()
{
    TestRepository made;
    made.write("RISKS.md", "x");
    made.commit("one");
    QTemporaryDir folder;
    const std::string tree = fs::canonical(folder.path().toStdString()).string() + "/tree";
    made.git({"worktree", "add", "-q", "-b", "other", tree});

    const Repository found = around(tree + "/RISKS.md");
    QCOMPARE(found.root(), tree);
    QCOMPARE(found.gitDirectory(), made.pathOf(".git/worktrees/tree"));
    QCOMPARE(found.commonDirectory(), made.pathOf(".git"));
    QCOMPARE(found.head()->branch, std::string("other"));
    QCOMPARE(around(made).head()->branch, std::string("main"));
    made.git({"worktree", "remove", "--force", tree});
}

void tst_repository::shouldKeepASubmoduleApart()
{
    TestRepository inner;
    inner.write("RISKS.md", "x");
    inner.commit("one");
    TestRepository outer;
    outer.git(
        {"-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.root(), "part"});
    outer.commit("with a part");

    const Repository found = around(outer.pathOf("part/RISKS.md"));
    QCOMPARE(found.root(), outer.pathOf("part"));
    QCOMPARE(found.gitDirectory(), outer.pathOf(".git/modules/part"));
    QVERIFY(found.stateOf("RISKS.md")->isTracked);
    QVERIFY(!around(outer).fileAt("HEAD", "part"));
    QVERIFY(!*around(outer).fileAt("HEAD", "part/RISKS.md"));
}

void tst_repository::shouldRefuseABareRepository()
{
    TestRepository made;
    made.commit("one");
    QTemporaryDir folder;
    made.git({"clone", "-q", "--bare", made.root(),
              folder.filePath(QStringLiteral("bare")).toStdString()});
    const auto found = Repository::around(
        folder.filePath(QStringLiteral("bare/RISKS.md")).toStdString());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Refused);
    QVERIFY(hintOf(found.error()).find("bare") != std::string::npos);
}

void tst_repository::shouldRefuseOneOfAnotherUser()
{
    const TestRepository made;
    const auto owned = ::lchown(made.pathOf(".git").c_str(), 12345, 12345) == 0
                       && ::lchown(made.root().c_str(), 12345, 12345) == 0;
    if (!owned)
        QSKIP("only root can give a folder away");
    const auto found = Repository::around(made.root());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Refused);
    QVERIFY(found.error().hint.find("safe.directory") != std::string::npos);
}

void tst_repository::shouldRefuseOneThatIsBroken()
{
    const TestRepository made;
    made.remove(".git");
    made.write(".git", "gitdir: /not/there/\x1B[31m\n");
    const auto found = Repository::around(made.root());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Refused);
    QCOMPARE(found.error().what, std::string("git says: not a git repository: /not/there/?[31m"));
}

void tst_repository::shouldSayThatThereIsNoGit()
{
    const TestRepository made;
    const Repository repository = around(made);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "");
    const auto found = Repository::around(made.root());
    const auto head = repository.head();
    qputenv("PATH", path);
    QVERIFY(!found && !head);
    QCOMPARE(found.error().code, ErrorCode::NotFound);
    QCOMPARE(head.error().code, ErrorCode::NotFound);
    QVERIFY(found.error().hint.find("install git") != std::string::npos);
}

void tst_repository::shouldNotRunAProgramOfTheWorkingDirectory()
{
    const TestRepository made;
    made.write("git", "#!/bin/sh\ntouch marker\n");
    made.write("bin/git", "#!/bin/sh\ntouch marker\n");
    for (const char *name : {"git", "bin/git"})
        fs::permissions(made.pathOf(name), fs::perms::all);
    const QByteArray path = qgetenv("PATH");
    const fs::path before = fs::current_path();
    fs::current_path(made.root());
    qputenv("PATH", ":.:bin:" + path);
    const auto found = Repository::around(made.root());
    qputenv("PATH", path);
    fs::current_path(before);
    QVERIFY(found && *found);
    QVERIFY(!fs::exists(made.pathOf("marker")));
}

void tst_repository::shouldNotHeedAHooksEnvironment()
{
    TestRepository other;
    TestRepository made;
    made.write("RISKS.md", "x");
    const std::string commit = made.commit("one");
    const std::pair<const char *, QByteArray> variables[] = {
        {"GIT_DIR", QByteArray::fromStdString(other.pathOf(".git"))},
        {"GIT_WORK_TREE", QByteArray::fromStdString(other.root())},
        {"GIT_INDEX_FILE", QByteArray::fromStdString(other.pathOf(".git/index"))},
        {"GIT_PREFIX", "docs/"},
        {"GIT_OBJECT_DIRECTORY", QByteArray::fromStdString(other.pathOf(".git/objects"))},
        {"GIT_CONFIG_PARAMETERS", "'core.bare=true'"},
        {"GIT_CONFIG_COUNT", "not a number"},
        {"GIT_EXTERNAL_DIFF", "false"},
        {"GIT_GLOB_PATHSPECS", "1"},
    };
    for (const auto &[name, value] : variables)
        qputenv(name, value);
    const auto found = Repository::around(made.root());
    const auto head = found && *found ? (*found)->head() : fail(ErrorCode::NotFound, "none");
    const auto state = found && *found ? (*found)->stateOf("RISKS.md")
                                       : fail(ErrorCode::NotFound, "none");
    for (const auto &[name, value] : variables)
        qunsetenv(name);
    QVERIFY(head && state);
    QCOMPARE((*found)->root(), made.root());
    QCOMPARE(head->commit, commit);
    QVERIFY(state->isTracked && !state->isDirty);
}

void tst_repository::shouldEndWhereItIsStopped()
{
    TestRepository made;
    made.commit("one");
    Repository repository = around(made);
    std::stop_source source;
    repository.stopWith(source.get_token());
    QVERIFY(repository.head());
    source.request_stop();
    QVERIFY(!repository.head());
    QCOMPARE(repository.head().error().code, ErrorCode::Refused);
}

void tst_repository::shouldKnowWhereItStands()
{
    TestRepository made;
    const Repository repository = around(made);
    QCOMPARE(*repository.head(), (Head{"main", ""}));
    QCOMPARE(repository.head()->place(), std::string("main"));

    const std::string commit = made.commit("one");
    QCOMPARE(*repository.head(), (Head{"main", commit}));

    made.git({"checkout", "-q", "-b", "feature/größe"});
    QCOMPARE(*repository.head(), (Head{"feature/größe", commit}));

    made.git({"checkout", "-q", "--detach"});
    QCOMPARE(*repository.head(), (Head{"", commit}));
    QCOMPARE(repository.head()->place(), "commit " + commit);
}

void tst_repository::shouldKnowTheBranchThatIsRebased()
{
    for (const char *backend : {"--merge", "--apply"}) {
        TestRepository made;
        made.write("RISKS.md", "one\n");
        made.commit("one");
        made.git({"checkout", "-q", "-b", "topic"});
        made.write("RISKS.md", "topic\n");
        made.commit("topic");
        made.git({"checkout", "-q", "main"});
        made.write("RISKS.md", "main\n");
        const std::string onto = made.commit("main");
        made.git({"checkout", "-q", "topic"});
        QVERIFY(made.statusOf({"rebase", backend, "main"}) != 0);

        const Repository repository = around(made);
        QCOMPARE(*repository.head(), (Head{"topic", onto}));
        QVERIFY(repository.stateOf("RISKS.md")->isUnmerged);
        made.git({"rebase", "--abort"});
        QCOMPARE(repository.head()->branch, std::string("topic"));
    }
}

void tst_repository::shouldKnowItsUpstream()
{
    TestRepository source;
    source.commit("one");
    TestRepository clone(source.root(), {});
    const Repository repository = around(clone);
    QCOMPARE(**repository.upstream(), (Upstream{"origin/main", 0, 0}));

    clone.commit("ours");
    QCOMPARE(**repository.upstream(), (Upstream{"origin/main", 1, 0}));
    source.commit("theirs");
    source.commit("theirs, too");
    clone.git({"fetch", "-q"});
    QCOMPARE(**repository.upstream(), (Upstream{"origin/main", 1, 2}));

    clone.git({"checkout", "-q", "-b", "alone"});
    QVERIFY(!*repository.upstream());
    clone.git({"checkout", "-q", "main"});
    clone.git({"update-ref", "-d", "refs/remotes/origin/main"});
    QVERIFY(!*repository.upstream());
    clone.git({"checkout", "-q", "--detach"});
    QVERIFY(!*repository.upstream());
}

LOADLINE_TEST(tst_repository)
#include "tst_repository.moc"
