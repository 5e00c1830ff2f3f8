// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/connection.h"
#include "library/memory_journal.h"
#include "library_fixture.h"
#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loadline;
using loadline::test::entryFor;
using loadline::test::fixedAuthor;
using loadline::test::openAgain;
using loadline::test::Opened;
using loadline::test::openNew;

namespace {

/// The step of a switch from main: what is not written is set aside, the file's text comes.
FileStep switched(const std::string &from, const std::string &to)
{
    FileStep step;
    step.keeps = KeptEdits{0, "main", 4, fixedAuthor()};
    step.entries = {entryFor(from, {{{0, from.size()}, to}})};
    step.seen = SeenFile{to, "feature"};
    step.textBefore = from;
    return step;
}

} // namespace

class tst_kept_edits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldKeepWhatWasSeenOfTheFile();
    void shouldSetEditsAsideWithTheirBase_data();
    void shouldSetEditsAsideWithTheirBase();
    void shouldComeBackAfterARestart();
    void shouldGiveEditsBackOnce_data();
    void shouldGiveEditsBackOnce();
    void shouldChangeNothingWhereAPartOfTheStepFails();
    void shouldRefuseToFollowOverAnotherProgram();
    void shouldLeaveNoChunkBehind();

private:
    std::unique_ptr<Library> open() const
    {
        return Library::open(m_folder->filePath(QStringLiteral("l.sqlite")).toStdString(),
                             Library::Missing::Create)
            .value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_kept_edits::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_kept_edits::shouldKeepWhatWasSeenOfTheFile()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "text\n").value();
    QVERIFY(!opened.journal->seenFile().value().has_value());

    FileStep step;
    step.seen = SeenFile{std::string("te\0xt", 5), "main"};
    REQUIRE_OK(opened.journal->follow(step));

    QVERIFY(opened.journal->seenFile().value() == step.seen);
    QCOMPARE(library->find("r").value().branch, std::string("main"));
    QVERIFY(library->load(opened.id).value().text == "text\n");
    QVERIFY(opened.journal->entries().empty());
}

void tst_kept_edits::shouldSetEditsAsideWithTheirBase_data()
{
    QTest::addColumn<bool>("inLibrary");
    QTest::newRow("in a library") << true;
    QTest::newRow("in memory") << false;
}

void tst_kept_edits::shouldSetEditsAsideWithTheirBase()
{
    QFETCH(bool, inLibrary);
    const auto library = open();
    auto opened = openNew(*library, "r", "written and edited\n").value();
    if (!inLibrary)
        opened.journal = std::make_unique<MemoryJournal>(fixedAuthor);
    FileStep seen;
    seen.seen = SeenFile{"written\n", "main"};
    REQUIRE_OK(opened.journal->follow(seen));

    REQUIRE_OK(opened.journal->follow(switched("written and edited\n", "another branch\n")));

    const auto kept = opened.journal->keptEdits().value();
    QCOMPARE(kept.size(), std::size_t(1));
    QCOMPARE(kept.front().branch, std::string("main"));
    QCOMPARE(kept.front().edits, std::size_t(4));
    QVERIFY(kept.front().author == fixedAuthor());
    const KeptTexts texts{"written\n", "written and edited\n"};
    QVERIFY(opened.journal->keptTexts(kept.front().id).value() == texts);
    QCOMPARE(opened.journal->entries().size(), std::size_t(1));
    const SeenFile now{"another branch\n", "feature"};
    QVERIFY(opened.journal->seenFile().value() == now);
}

void tst_kept_edits::shouldComeBackAfterARestart()
{
    std::mt19937 random(7);
    const std::string base = loadline::test::linesOfText(300000, random);
    const std::string text = base + "and an edit\n";
    std::int64_t id = 0;
    {
        const auto library = open();
        const auto opened = openNew(*library, "r", text).value();
        FileStep seen;
        seen.seen = SeenFile{base, "main"};
        REQUIRE_OK(opened.journal->follow(seen));
        REQUIRE_OK(opened.journal->follow(switched(text, "another branch\n")));
        id = opened.journal->keptEdits().value().front().id;
    }
    const auto library = open();
    const auto opened = openAgain(*library, "r").value();
    const KeptTexts texts{base, text};
    QVERIFY(opened.journal->keptTexts(id).value() == texts);
    QVERIFY(opened.stored.text == "another branch\n");
}

void tst_kept_edits::shouldGiveEditsBackOnce_data()
{
    shouldSetEditsAsideWithTheirBase_data();
}

void tst_kept_edits::shouldGiveEditsBackOnce()
{
    QFETCH(bool, inLibrary);
    const auto library = open();
    auto opened = openNew(*library, "r", "edited\n").value();
    if (!inLibrary)
        opened.journal = std::make_unique<MemoryJournal>(fixedAuthor);
    REQUIRE_OK(opened.journal->follow(switched("edited\n", "other\n")));
    const std::int64_t id = opened.journal->keptEdits().value().front().id;

    FileStep back;
    back.entries = {entryFor("other\n", {{{0, 6}, "main\n"}}),
                    entryFor("main\n", {{{0, 5}, "edited\n"}})};
    back.seen = SeenFile{"main\n", "main"};
    back.takes = {id};
    REQUIRE_OK(opened.journal->follow(back));

    QVERIFY(opened.journal->keptEdits().value().empty());
    QCOMPARE(int(opened.journal->keptTexts(id).error().code), int(ErrorCode::NotFound));
    QCOMPARE(opened.journal->entries().size(), std::size_t(3));
    QCOMPARE(int(opened.journal->follow(back).error().code), int(ErrorCode::NotFound));
    QCOMPARE(opened.journal->entries().size(), std::size_t(3));
}

void tst_kept_edits::shouldChangeNothingWhereAPartOfTheStepFails()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "edited\n").value();
    FileStep step = switched("edited\n", "other\n");
    step.takes = {17}; // there are none

    QVERIFY(!opened.journal->follow(step));

    QVERIFY(opened.journal->keptEdits().value().empty());
    QVERIFY(!opened.journal->seenFile().value().has_value());
    QVERIFY(opened.journal->entries().empty());
    QVERIFY(library->load(opened.id).value().text == "edited\n");
    step.takes.clear();
    REQUIRE_OK(opened.journal->follow(step));
}

void tst_kept_edits::shouldRefuseToFollowOverAnotherProgram()
{
    const auto library = open();
    const auto one = openNew(*library, "r", "text\n").value();
    const auto other = openAgain(*library, "r").value();
    REQUIRE_OK(other.journal->append(entryFor("text\n", {{{0, 0}, "a "}})));

    const auto done = one.journal->follow(switched("text\n", "other\n"));

    QVERIFY(!done);
    QCOMPARE(int(done.error().code), int(ErrorCode::ChangedOutside));
    QVERIFY(one.journal->keptEdits().value().empty());
    QVERIFY(library->load(one.id).value().text == "a text\n");
}

void tst_kept_edits::shouldLeaveNoChunkBehind()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "edited\n").value();
    const auto connection = Connection::open(library->path()).value();
    const auto chunks = [&] { return connection->number("SELECT count(*) FROM chunk").value(); };
    const auto before = chunks();
    FileStep seen;
    seen.seen = SeenFile{"edited\n", "main"};
    REQUIRE_OK(opened.journal->follow(seen));
    QCOMPARE(chunks(), before);

    REQUIRE_OK(opened.journal->follow(switched("edited\n", "other\n")));
    QCOMPARE(chunks(), before + 1);
    REQUIRE_OK(opened.journal->discardKept(opened.journal->keptEdits().value().front().id));
    QCOMPARE(chunks(), before);
}

LOADLINE_TEST(tst_kept_edits)
#include "tst_kept_edits.moc"
