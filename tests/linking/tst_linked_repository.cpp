// SPDX-License-Identifier: GPL-3.0-or-later
#include "linked.h"

#include "library/connection.h"
#include "library/memory_journal.h"
#include "support/test_main.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace loadline;
using namespace loadline::linking;
using namespace loadline::test;

namespace {

using Kind = FileNotice::Kind;
namespace fs = std::filesystem;

} // namespace

class tst_linked_repository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldKeepEditsForTheirBranch();
    void shouldBringKeptEditsHere();
    void shouldKnowTheBranchAcrossARestart();
    void shouldFollowARebaseAsOneBranch();
    void shouldNotFollowTwiceInTwoWindows();
    void shouldSayWhatGitSays();
    void shouldRunNothingThatARepositoryNames();
};

void tst_linked_repository::shouldKeepEditsForTheirBranch()
{
    Linked linked;
    linked.look();
    linked.edit();
    const std::string ours = linked.now();
    linked.repository.git({"checkout", "-q", "feature"});

    QCOMPARE(linked.look(), std::vector<Kind>{Kind::SetAside});

    QCOMPARE(linked.now(), linked.text);
    QCOMPARE(linked.editor->journal().keptEdits().value().size(), std::size_t(1));
    QCOMPARE(linked.editor->journal().keptEdits().value().front().branch, std::string("main"));

    linked.open(); // also after a restart
    linked.repository.git({"checkout", "-q", "main"});
    QCOMPARE(linked.look(), std::vector<Kind>{Kind::CameBack});
    QCOMPARE(linked.now(), ours);
    QVERIFY(linked.editor->journal().keptEdits().value().empty());

    // One's own edits, and so undo takes them back; what came from outside it does not.
    QVERIFY(linked.editor->undo().has_value());
    QCOMPARE(linked.now(), linked.text);
    QVERIFY(!linked.editor->canUndo());
    QVERIFY(linked.editor->redo().has_value());
    QCOMPARE(linked.now(), ours);
}

void tst_linked_repository::shouldBringKeptEditsHere()
{
    Linked linked;
    linked.repository.git({"checkout", "-q", "feature"});
    linked.put(withLine(linked.text, "# ", "Only on feature.\n"));
    linked.repository.commit("A line");
    linked.repository.git({"checkout", "-q", "main"});
    linked.look();
    linked.edit();
    linked.repository.git({"checkout", "-q", "feature"});
    linked.look();
    const std::string here = linked.now();
    const std::int64_t id = linked.editor->journal().keptEdits().value().front().id;

    QVERIFY(linked.link->bring(id).has_value());

    QVERIFY(linked.now().find("Ottilie") != std::string::npos);
    QVERIFY(linked.now().find("Only on feature.\n") != std::string::npos);
    QVERIFY(linked.editor->journal().keptEdits().value().empty());
    QVERIFY(!linked.link->bring(id).has_value());
    QVERIFY(linked.editor->undo().has_value());
    QCOMPARE(linked.now(), here);
}

void tst_linked_repository::shouldKnowTheBranchAcrossARestart()
{
    Linked linked;
    linked.look();
    linked.edit();
    const std::string ours = linked.now();
    linked.link.reset();
    linked.repository.git({"checkout", "-q", "feature"});
    linked.open();

    QCOMPARE(linked.look(), std::vector<Kind>{Kind::SetAside});

    QCOMPARE(linked.now(), linked.text);
    linked.repository.git({"checkout", "-q", "main"});
    linked.look();
    QCOMPARE(linked.now(), ours);
}

void tst_linked_repository::shouldFollowARebaseAsOneBranch()
{
    Linked linked;
    linked.repository.git({"checkout", "-q", "feature"});
    linked.put(withLine(linked.text, "# ", "Only on feature.\n"));
    linked.repository.commit("A line");
    linked.repository.git({"checkout", "-q", "main"});
    linked.repository.write("other", "more\n");
    linked.repository.commit("Something else");
    linked.look();
    linked.edit();
    // It stops before each commit: a detached head, but main is what is rebased.
    linked.repository.git({"-c", "sequence.editor=sed -i 1ibreak", "rebase", "-q", "-i", "feature"});

    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Combined});

    linked.repository.git({"rebase", "--continue"});
    QVERIFY(linked.look().empty());
    QVERIFY(linked.now().find("Ottilie") != std::string::npos);
    QVERIFY(linked.now().find("Only on feature.\n") != std::string::npos);
    QVERIFY(linked.editor->journal().keptEdits().value().empty());
}

void tst_linked_repository::shouldNotFollowTwiceInTwoWindows()
{
    Linked linked;
    linked.look();
    linked.edit();
    const ListedRegister listed = linked.library->find("tasks").value();
    const StoredRegister stored = linked.library->load(listed.id).value();
    RegisterEditor other(markdown::read(stored.text), linked.library->journal(stored, tester));
    FileLink otherLink(&other, {linked.path, linked.text, true, listed.branch});
    const std::string theirs = withLine(linked.text, "# ", "A line of somebody else.\n");
    linked.put(theirs);

    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Combined});
    QVERIFY(otherLink.lookNow().empty());

    QCOMPARE(*other.reg().text, linked.now());
    QCOMPARE(otherLink.base(), theirs);
    linked.repository.git({"stash", "-q"});
    linked.repository.git({"checkout", "-q", "feature"});
    linked.look();
    otherLink.lookNow();
    QCOMPARE(*other.reg().text, linked.now());
    QCOMPARE(linked.editor->journal().keptEdits().value().size(), std::size_t(1));
}

void tst_linked_repository::shouldSayWhatGitSays()
{
    Linked linked;
    QSignalSpy told(linked.link.get(), &FileLink::surroundingsChanged);
    linked.link->startWatching();
    QVERIFY(told.wait());
    const Surroundings &around = linked.link->surroundings();
    QVERIFY(around.isInRepository);
    QCOMPARE(around.head.branch, std::string("main"));
    QVERIFY(around.file.isTracked);
    QVERIFY(!around.file.isDirty);

    linked.edit();
    QVERIFY(linked.link->write(noStamp).has_value());
    QTRY_VERIFY_WITH_TIMEOUT(linked.link->surroundings().file.isDirty, patience);
    linked.repository.commit("Ines takes it");
    QTRY_VERIFY_WITH_TIMEOUT(!linked.link->surroundings().file.isDirty, patience);
    linked.repository.git({"checkout", "-q", "-b", "other"});
    QTRY_COMPARE_WITH_TIMEOUT(linked.link->surroundings().head.branch, std::string("other"),
                              patience);
}

void tst_linked_repository::shouldRunNothingThatARepositoryNames()
{
    // GIVEN a repository in which everything that git could run leaves a mark
    Linked linked;
    linked.link.reset();
    QTemporaryDir marks;
    const auto script = [&](const std::string &name) {
        const std::string path = linked.repository.pathOf(".git/" + name);
        TestRepository::writeFile(path,
                                  "#!/bin/sh\ntouch '" + marks.path().toStdString() + "/$$'\n");
        fs::permissions(path, fs::perms::owner_all);
        return path;
    };
    for (const char *hook : {"post-index-change", "reference-transaction", "pre-commit",
                             "post-checkout", "fsmonitor-watchman"})
        script(std::string("hooks/") + hook);
    const std::string evil = script("evil");
    linked.repository.write(".gitattributes", "* filter=evil diff=evil merge=evil\n");
    std::string config = fileContent(linked.repository.pathOf(".git/config"));
    config += "[core]\n\tfsmonitor = " + evil + "\n\tsshCommand = " + evil + "\n\tpager = " + evil
              + "\n\teditor = " + evil + "\n[pager]\n\tlog = " + evil + "\n[diff]\n\texternal = "
              + evil + "\n[diff \"evil\"]\n\tcommand = " + evil + "\n\ttextconv = " + evil
              + "\n[filter \"evil\"]\n\tclean = " + evil + "\n\tsmudge = " + evil
              + "\n\tprocess = " + evil + "\n\trequired = true\n[gpg]\n\tprogram = " + evil
              + "\n[log]\n\tshowSignature = true\n[remote \"origin\"]\n\turl = ext::" + evil
              + "\n\tpromisor = true\n[branch \"main\"]\n\tremote = origin\n\tmerge = "
                "refs/heads/main\n";
    TestRepository::writeFile(linked.repository.pathOf(".git/config"), config);

    // WHEN its register is opened, watched, edited, written and compared
    linked.open();
    QSignalSpy told(linked.link.get(), &FileLink::surroundingsChanged);
    linked.link->startWatching();
    QVERIFY(told.wait());
    linked.edit();
    QVERIFY(linked.link->write(noStamp).has_value());
    linked.put(withLine(linked.now(), "# ", "A line of somebody else.\n"));
    QTRY_COMPARE_WITH_TIMEOUT(linked.now(), linked.inFile(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(linked.link->surroundings().file.isDirty, patience);
    linked.link.reset();
    const auto repository = git::Repository::around(linked.path);
    QVERIFY(repository && *repository);
    QVERIFY((*repository)->fileAt("HEAD", "docs/tasks.md").value().has_value());
    const auto changed = (*repository)->changedFiles((*repository)->workTree().value());
    QVERIFY(changed.has_value());
    QVERIFY(!changed->empty());

    // THEN nothing of it ran, which a git that is not told to beware does
    const auto left = [&] { return QDir(marks.path()).entryList(QDir::Files | QDir::Hidden); };
    QCOMPARE(left(), QStringList());
    linked.repository.statusOf({"diff"});
    QVERIFY(!left().isEmpty());
}

LOADLINE_TEST(tst_linked_repository)
#include "tst_linked_repository.moc"
