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
    void shouldChangeNothingWhereTheLibraryFails();
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

LOADLINE_TEST(tst_file_link)
#include "tst_file_link.moc"
