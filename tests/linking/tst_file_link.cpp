// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/file_link.h"

#include "changes/changes.h"
#include "library/connection.h"
#include "library/library.h"
#include "library/memory_journal.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace loadline;
using namespace loadline::linking;
using loadline::test::fileContent;
using loadline::test::houseRegister;
using loadline::test::TestRepository;

namespace {

/// Milliseconds: git takes long on a machine that is busy.
constexpr int patience = 60000;

using Kind = FileNotice::Kind;
namespace fs = std::filesystem;

Author tester()
{
    return {"a tester", "2026-02-01T00:00:00Z"};
}

Result<Change> noStamp()
{
    return Change{};
}

std::string withLine(const std::string &text, const std::string &behind, const std::string &line)
{
    const std::size_t at = text.find(behind);
    if (at == std::string::npos)
        qFatal("the test's text has no %s", behind.c_str());
    const std::size_t end = text.find('\n', at) + 1;
    return text.substr(0, end) + line + text.substr(end);
}

/// A register with a file in a repository on main, and one window on it.
class Linked
{
public:
    Linked()
        : repository("sha1")
        , text(houseRegister())
        , library(Library::open(repository.pathOf(".git/library.sqlite"), Library::Missing::Create)
                      .value())
    {
        repository.write("docs/tasks.md", text);
        repository.commit("Keep a register");
        repository.git({"branch", "feature"});
        path = repository.pathOf("docs/tasks.md");
        const RegisterId id = library->create({"tasks", text, path, {}, text, tester()}).value();
        Q_UNUSED(id)
        open();
    }

    void open()
    {
        link.reset();
        const ListedRegister listed = library->find("tasks").value();
        const StoredRegister stored = library->load(listed.id).value();
        editor = std::make_unique<RegisterEditor>(markdown::read(stored.text),
                                                  library->journal(stored, tester));
        link = std::make_unique<FileLink>(
            editor.get(),
            LinkedFile{path, library->fileText(listed.id).value().value(), true, listed.branch});
    }

    /// An edit of a risk that nothing else in a test touches.
    void edit(const std::string &owner = "Ottilie")
    {
        if (!editor->apply(changes::setRiskField(editor->reg(), "2", "Owner", owner)))
            qFatal("the edit is refused");
    }
    std::string now() const { return *editor->reg().text; }
    std::string inFile() const { return fileContent(path); }
    void put(const std::string &bytes) const { TestRepository::writeFile(path, bytes); }
    /// The kinds of what a look tells.
    std::vector<Kind> look()
    {
        std::vector<Kind> kinds;
        for (const FileNotice &notice : link->lookNow())
            kinds.push_back(notice.kind);
        return kinds;
    }

    TestRepository repository;
    std::string text;
    std::string path;
    std::unique_ptr<Library> library;
    std::unique_ptr<RegisterEditor> editor;
    std::unique_ptr<FileLink> link;
};

} // namespace

class tst_file_link : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTakeOverAndStopUndoThere();
    void shouldCombineAndKeepWhatIsUnwritten();
    void shouldFollowByItselfWhatEditorsDo_data();
    void shouldFollowByItselfWhatEditorsDo();
    void shouldWaitWhileSomebodyTypes();
    void shouldAskAndTakeTheChoice_data();
    void shouldAskAndTakeTheChoice();
    void shouldForgetAConflictThatWasUndone();
    void shouldRefuseToWriteDuringAConflict();
    void shouldRefuseToWriteOverWhatItHasNotSeen();
    void shouldWriteAndKnowWhatItWrote();
    void shouldTakeBackAWrite();
    void shouldMakeAFileThatIsGone();
    void shouldStopAtWhatIsNoFileAnyMore_data();
    void shouldStopAtWhatIsNoFileAnyMore();
    void shouldWaitForAFileThatIsBeingWritten();
    void shouldWaitForAnUnfinishedMerge();
    void shouldKeepEditsForTheirBranch();
    void shouldBringKeptEditsHere();
    void shouldKnowTheBranchAcrossARestart();
    void shouldFollowARebaseAsOneBranch();
    void shouldNotFollowTwiceInTwoWindows();
    void shouldChangeNothingWhereTheLibraryFails();
    void shouldSayWhatGitSays();
    void shouldRunNothingThatARepositoryNames();
};

void tst_file_link::shouldTakeOverAndStopUndoThere()
{
    Linked linked;
    const std::string theirs = withLine(linked.text, "# ", "A line of somebody else.\n");
    linked.put(theirs);

    QCOMPARE(linked.look(), std::vector<Kind>{Kind::TakenOver});

    QCOMPARE(linked.now(), theirs);
    QVERIFY(!linked.editor->canUndo());
    QVERIFY(!linked.editor->undo());
    QCOMPARE(linked.now(), theirs);
    QVERIFY(linked.look().empty());
}

void tst_file_link::shouldCombineAndKeepWhatIsUnwritten()
{
    Linked linked;
    linked.look(); // learns the branch
    linked.edit();
    const std::string theirs = withLine(linked.text, "# ", "A line of somebody else.\n");
    linked.put(theirs);

    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Combined});

    QVERIFY(linked.now().find("A line of somebody else.\n") != std::string::npos);
    QVERIFY(linked.now().find("Ottilie") != std::string::npos);
    QCOMPARE(linked.inFile(), theirs);
    QVERIFY(!linked.editor->canUndo());
    QVERIFY(linked.link->write(noStamp).has_value());
    QCOMPARE(linked.inFile(), linked.now());
}

void tst_file_link::shouldFollowByItselfWhatEditorsDo_data()
{
    QTest::addColumn<bool>("byRename");
    QTest::newRow("writes in place") << false;
    QTest::newRow("replaces by rename") << true;
}

void tst_file_link::shouldFollowByItselfWhatEditorsDo()
{
    QFETCH(bool, byRename);
    Linked linked;
    linked.link->startWatching();
    for (int time = 0; time < 5; ++time) {
        const std::string theirs = withLine(linked.text, "# ", std::to_string(time) + ".\n");
        if (byRename) {
            TestRepository::writeFile(linked.path + "~", theirs);
            fs::rename(linked.path + "~", linked.path);
        } else {
            linked.put(theirs);
        }
        QTRY_COMPARE_WITH_TIMEOUT(linked.now(), theirs, patience);
    }
}

void tst_file_link::shouldWaitWhileSomebodyTypes()
{
    Linked linked;
    bool mayFollow = false;
    linked.link->setMayFollow([&] { return mayFollow; });
    linked.link->startWatching();
    const std::string theirs = withLine(linked.text, "# ", "A line.\n");
    linked.put(theirs);
    QTest::qWait(600);
    QCOMPARE(linked.now(), linked.text);

    mayFollow = true;

    QTRY_COMPARE_WITH_TIMEOUT(linked.now(), theirs, patience);
}

void tst_file_link::shouldAskAndTakeTheChoice_data()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("ours") << int(merge::Choice::Ours);
    QTest::newRow("theirs") << int(merge::Choice::Theirs);
    QTest::newRow("both") << int(merge::Choice::Both);
}

void tst_file_link::shouldAskAndTakeTheChoice()
{
    QFETCH(int, choice);
    Linked linked;
    linked.look();
    linked.edit("Ottilie");
    const std::string ours = linked.now();
    Register theirs = markdown::read(linked.text);
    const Change change = changes::setRiskField(theirs, "2", "Owner", "Casimir").value();
    linked.put(applied(linked.text, change.splices));

    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Conflict});
    QCOMPARE(linked.now(), ours);
    QCOMPARE(int(linked.link->condition()), int(Condition::Conflict));
    QVERIFY(!linked.link->settle({}).has_value()); // nothing is chosen in silence
    QVERIFY(linked.link->settle({merge::Choice(choice)}).has_value());

    const bool hasOurs = linked.now().find("Ottilie") != std::string::npos;
    const bool hasTheirs = linked.now().find("Casimir") != std::string::npos;
    QCOMPARE(hasOurs, merge::Choice(choice) != merge::Choice::Theirs);
    QCOMPARE(hasTheirs, merge::Choice(choice) != merge::Choice::Ours);
    QCOMPARE(int(linked.link->condition()), int(Condition::Fine));
    // What is ours alone, undo takes back; nothing that came from the file.
    QCOMPARE(linked.editor->canUndo(), merge::Choice(choice) == merge::Choice::Ours);
    QVERIFY(linked.link->write(noStamp).has_value());
    QCOMPARE(linked.inFile(), linked.now());
}

void tst_file_link::shouldForgetAConflictThatWasUndone()
{
    Linked linked;
    linked.look();
    linked.edit("Ottilie");
    Register theirs = markdown::read(linked.text);
    const Change change = changes::setRiskField(theirs, "2", "Owner", "Casimir").value();
    const std::string text = applied(linked.text, change.splices);
    linked.put(text);
    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Conflict});

    QVERIFY(linked.editor->undo().has_value());

    QVERIFY(linked.link->conflict()->conflicts().empty());
    QCOMPARE(linked.look(), std::vector<Kind>{Kind::TakenOver});
    QCOMPARE(linked.now(), text);
    QCOMPARE(int(linked.link->condition()), int(Condition::Fine));
}

void tst_file_link::shouldRefuseToWriteDuringAConflict()
{
    Linked linked;
    linked.look();
    linked.edit("Ottilie");
    Register theirs = markdown::read(linked.text);
    const Change change = changes::setRiskField(theirs, "2", "Owner", "Casimir").value();
    const std::string text = applied(linked.text, change.splices);
    linked.put(text);

    const auto written = linked.link->write(noStamp);

    QVERIFY(!written.has_value());
    QCOMPARE(int(written.error().code), int(ErrorCode::ChangedOutside));
    QCOMPARE(linked.inFile(), text);
    QVERIFY(!linked.link->write(noStamp).has_value());
    QCOMPARE(linked.inFile(), text);
}

void tst_file_link::shouldRefuseToWriteOverWhatItHasNotSeen()
{
    Linked linked;
    linked.look();
    linked.edit();
    const std::string theirs = withLine(linked.text, "# ", "A line of somebody else.\n");
    linked.put(theirs);

    const auto written = linked.link->write(noStamp);

    QVERIFY(!written.has_value());
    QCOMPARE(linked.inFile(), theirs);
    QVERIFY(linked.now().find("A line of somebody else.\n") != std::string::npos);
    QVERIFY(linked.link->write(noStamp).has_value()); // now it was seen
    QCOMPARE(linked.inFile(), linked.now());
}

void tst_file_link::shouldWriteAndKnowWhatItWrote()
{
    Linked linked;
    linked.look();
    linked.edit();

    QVERIFY(linked.link
                ->write([&]() -> Result<Change> {
                    return changes::stampLastUpdated(linked.editor->reg(), "2026-03-04T05:06:07Z",
                                                     {});
                })
                .has_value());

    QCOMPARE(linked.inFile(), linked.now());
    QCOMPARE(linked.link->base(), linked.now());
    QVERIFY(linked.look().empty());
    linked.open();
    QVERIFY(linked.look().empty());
    QCOMPARE(linked.link->base(), linked.inFile());
}

void tst_file_link::shouldTakeBackAWrite()
{
    Linked linked;
    linked.look();
    linked.edit();
    const std::string before = linked.now();
    QVERIFY(linked.link
                ->write([&]() -> Result<Change> {
                    return changes::stampLastUpdated(linked.editor->reg(), "2026-03-04T05:06:07Z",
                                                     {});
                })
                .has_value());
    QVERIFY(linked.inFile() != linked.text);

    QVERIFY(linked.link->takeBackWrite().has_value());

    QCOMPARE(linked.inFile(), linked.text);
    QCOMPARE(linked.now(), before);
    QCOMPARE(linked.link->base(), linked.text);
    QVERIFY(linked.look().empty());
}

void tst_file_link::shouldMakeAFileThatIsGone()
{
    Linked linked;
    linked.look();
    fs::remove(linked.path);
    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Missing});
    QVERIFY(linked.look().empty()); // told once
    QCOMPARE(linked.now(), linked.text);
    QCOMPARE(int(linked.link->condition()), int(Condition::Missing));

    QVERIFY(linked.link->write(noStamp).has_value());

    QCOMPARE(linked.inFile(), linked.text);
    QCOMPARE(int(linked.link->condition()), int(Condition::Fine));
}

void tst_file_link::shouldStopAtWhatIsNoFileAnyMore_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"link", "folder", "folder on the way", "no text"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

void tst_file_link::shouldStopAtWhatIsNoFileAnyMore()
{
    QFETCH(QString, by);
    Linked linked;
    linked.look();
    linked.edit();
    const std::string ours = linked.now();
    QTemporaryDir outside;
    const std::string secret = outside.filePath(QStringLiteral("tasks.md")).toStdString();
    TestRepository::writeFile(secret, "# Not yours\n");
    const std::string folder = linked.repository.pathOf("docs");
    if (by == QLatin1String("link")) {
        fs::remove(linked.path);
        fs::create_symlink(secret, linked.path);
    } else if (by == QLatin1String("folder")) {
        fs::remove(linked.path);
        fs::create_directory(linked.path);
    } else if (by == QLatin1String("no text")) {
        linked.put("caf\xE9\n");
    } else {
        fs::rename(folder, folder + "-before");
        fs::create_directory_symlink(outside.path().toStdString(), folder);
    }

    const std::vector<Kind> told = linked.look();

    QCOMPARE(told.size(), std::size_t(1));
    QVERIFY(told.front() == Kind::Replaced || told.front() == Kind::Trouble);
    QCOMPARE(linked.now(), ours);
    const auto written = linked.link->write(noStamp);
    QVERIFY(!written.has_value());
    QCOMPARE(fileContent(secret), std::string("# Not yours\n"));
    QCOMPARE(linked.now(), ours);
}

void tst_file_link::shouldWaitForAFileThatIsBeingWritten()
{
    Linked linked;
    linked.look();
    linked.edit();
    const std::string ours = linked.now();
    linked.put("");
    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Empty});
    QCOMPARE(linked.now(), ours);
    const std::string theirs = withLine(linked.text, "# ", "A line of somebody else.\n");
    linked.put(theirs.substr(0, theirs.size() / 3)); // half of it
    linked.look();
    linked.put(theirs);
    linked.look();

    QVERIFY(linked.now().find("Ottilie") != std::string::npos);
    QVERIFY(linked.now().find("A line of somebody else.\n") != std::string::npos);
    QCOMPARE(linked.now().size(), ours.size() + theirs.size() - linked.text.size());
}

void tst_file_link::shouldWaitForAnUnfinishedMerge()
{
    Linked linked;
    linked.look();
    const std::string markers = "<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> feature\n";
    linked.put(withLine(linked.text, "# ", markers));
    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Unmerged});
    QCOMPARE(linked.now(), linked.text);
    QVERIFY(!linked.link->write(noStamp).has_value());

    const std::string settled = withLine(linked.text, "# ", "mine and yours\n");
    linked.put(settled);
    QCOMPARE(linked.look(), std::vector<Kind>{Kind::TakenOver});
    QCOMPARE(linked.now(), settled);
}

void tst_file_link::shouldKeepEditsForTheirBranch()
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

void tst_file_link::shouldBringKeptEditsHere()
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

void tst_file_link::shouldKnowTheBranchAcrossARestart()
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

void tst_file_link::shouldFollowARebaseAsOneBranch()
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

void tst_file_link::shouldNotFollowTwiceInTwoWindows()
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

void tst_file_link::shouldChangeNothingWhereTheLibraryFails()
{
    Linked linked;
    linked.look();
    linked.edit();
    const std::string ours = linked.now();
    // Another program that does not let go of the library.
    linked.put(withLine(linked.text, "# ", "A line of somebody else.\n"));
    const auto other = Connection::open(linked.library->path()).value();
    QVERIFY(other->run("BEGIN IMMEDIATE").has_value());

    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Trouble});

    QCOMPARE(linked.now(), ours);
    QCOMPARE(linked.link->base(), linked.text);
    QVERIFY(other->run("ROLLBACK").has_value());
    QCOMPARE(linked.look(), std::vector<Kind>{Kind::Combined});
}

void tst_file_link::shouldSayWhatGitSays()
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

void tst_file_link::shouldRunNothingThatARepositoryNames()
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

    // THEN nothing of it ran
    QCOMPARE(QDir(marks.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

LOADLINE_TEST(tst_file_link)
#include "tst_file_link.moc"
