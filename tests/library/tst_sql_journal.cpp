// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sql_journal.h"

#include "library/connection.h"
#include "library_fixture.h"
#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

using namespace loadline;
using loadline::test::entryFor;
using loadline::test::openAgain;
using loadline::test::Opened;
using loadline::test::openNew;

class tst_sql_journal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldGiveEntriesBackWhole();
    void shouldUndoAndRedoToExactBytes_data();
    void shouldUndoAndRedoToExactBytes();
    void shouldFollowAnyWalkAcrossRestarts();
    void shouldListWhatIsDoneAndUndone();
    void shouldGiveTheLatestThatAreDone();
    void shouldGiveOneEntry();
    void shouldSayTheWayToAnEntry();
    void shouldMoveOverManyAtOnce();
    void shouldNotMoveToWhatIsNotThere();
    void shouldNotMoveOverWhatItCannotRead();
    void shouldDropWhatCouldBeRedone();
    void shouldRefuseToStepWhereNothingIs();
    void shouldKeepRegistersApart();
    void shouldRefuseToWriteOverAnotherProgram();
    void shouldNoticeAnotherWindowOfTheSameProgram();
    void shouldTellTheTextOfOthersOnce();
    void shouldSayThatAnotherProgramIsWriting();
    void shouldRefuseChangesThatDoNotFit();
    void shouldNotUndoWhatItCannotRead_data();
    void shouldNotUndoWhatItCannotRead();
    void shouldRememberTheHighestNumbers();
    void shouldBeWholeAfterBeingKilled();

private:
    std::string path() const
    {
        return m_folder->filePath(QStringLiteral("l.sqlite")).toStdString();
    }
    std::unique_ptr<Library> open() const
    {
        return Library::open(path(), Library::Missing::Create).value();
    }
    std::string textIn(Library &library, const std::string &name = "r") const
    {
        return openAgain(library, name).value().stored.text;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_sql_journal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_sql_journal::shouldGiveEntriesBackWhole()
{
    const auto library = Library::openInMemory().value();
    const auto opened = openNew(*library, "r", "0123456789").value();
    JournalEntry entry = entryFor("0123456789", {{{1, 3}, "ab\n"}, {{9, 10}, ""}});
    entry.note = {ChangeKind::Complete, "iteration:2", "status", "completed", {"3", "R-004"}};
    entry.highest = {7, 2};

    REQUIRE_OK(opened.journal->append(entry));

    const std::optional<JournalEntry> back = opened.journal->undoable();
    QVERIFY(back.has_value());
    entry.id = back->id;
    QVERIFY(*back == entry);
    QVERIFY(opened.journal->entries() == std::vector<JournalEntry>{entry});
    QVERIFY(!opened.journal->redoable());
    QVERIFY(opened.journal->author() == test::fixedAuthor());
}

void tst_sql_journal::shouldUndoAndRedoToExactBytes_data()
{
    test::addAwkwardTexts();
}

void tst_sql_journal::shouldUndoAndRedoToExactBytes()
{
    QFETCH(QByteArray, text);
    std::mt19937 random(11);
    const auto library = Library::openInMemory().value();
    const auto opened = openNew(*library, "r", text.toStdString()).value();
    std::string now = text.toStdString();
    for (int i = 0; i < 30; ++i) {
        const std::vector<Splice> splices = test::randomSplices(now.size(), random);
        REQUIRE_OK(opened.journal->append(entryFor(now, splices)));
        now = applied(now, splices);
        QVERIFY(textIn(*library) == now);
    }

    for (int i = 0; i < 30; ++i)
        REQUIRE_OK(opened.journal->stepBack());
    QVERIFY(textIn(*library) == text.toStdString());

    for (int i = 0; i < 30; ++i)
        REQUIRE_OK(opened.journal->stepForward());
    QVERIFY(textIn(*library) == now);
}

void tst_sql_journal::shouldFollowAnyWalkAcrossRestarts()
{
    std::mt19937 random(12);
    auto library = open();
    const std::string first = test::linesOfText(150'000, random);
    auto opened = openNew(*library, "r", first).value();
    std::vector<std::string> texts = {first}; // each text that undo and redo can reach
    std::size_t at = 0;

    for (int i = 0; i < 150; ++i) {
        switch (random() % 5) {
        case 4: {
            const std::vector<JournalLine> lines = opened.journal->lines().value().lines;
            at = random() % texts.size();
            REQUIRE_OK(opened.journal->moveTo(at == 0 ? 0 : lines[at - 1].id));
            break;
        }
        case 0:
            QCOMPARE(opened.journal->stepBack().has_value(), at > 0);
            at -= at > 0;
            break;
        case 1:
            QCOMPARE(opened.journal->stepForward().has_value(), at + 1 < texts.size());
            at += at + 1 < texts.size();
            break;
        default: {
            const auto splices = test::randomSplices(texts[at].size(), random);
            REQUIRE_OK(opened.journal->append(entryFor(texts[at], splices)));
            texts.resize(at + 1);
            texts.push_back(applied(texts[at], splices));
            ++at;
        }
        }
        if (random() % 10 == 0) {
            opened.journal.reset();
            library.reset();
            library = open();
            opened = openAgain(*library, "r").value();
            QVERIFY(opened.stored.text == texts[at]);
        }
        QVERIFY(textIn(*library) == texts[at]);
        QCOMPARE(opened.journal->undoable().has_value(), at > 0);
        QCOMPARE(opened.journal->redoable().has_value(), at + 1 < texts.size());
        QCOMPARE(opened.journal->entries().size(), at);
    }
}

void tst_sql_journal::shouldListWhatIsDoneAndUndone()
{
    const auto library = Library::openInMemory().value();
    const auto opened = openNew(*library, "r", "a").value();
    const auto other = openNew(*library, "other", "x").value();
    REQUIRE_OK(other.journal->append(entryFor("x", {{{1, 1}, "y"}})));
    QVERIFY(opened.journal->lines().value() == (JournalLines{{}, 0, test::fixedAuthor()}));
    JournalEntry first = entryFor("a", {{{1, 1}, "b"}});
    first.note = {ChangeKind::Complete, "iteration:2", "status", "completed", {"3", "R-004"}};
    REQUIRE_OK(opened.journal->append(first));
    REQUIRE_OK(opened.journal->append(entryFor("ab", {{{2, 2}, "c"}})));
    REQUIRE_OK(opened.journal->stepBack());

    const JournalLines all = opened.journal->lines().value();

    QCOMPARE(all.lines.size(), 2u);
    QVERIFY(all.lines[0].note == first.note);
    QVERIFY(all.lines[0].author == first.author);
    QVERIFY(all.lines[0].id == opened.journal->undoable()->id);
    QVERIFY(all.lines[1].id == opened.journal->redoable()->id);
    QVERIFY(all.lines[0].id <= all.cursor && all.cursor < all.lines[1].id);
}

void tst_sql_journal::shouldGiveTheLatestThatAreDone()
{
    const auto library = Library::openInMemory().value();
    const auto opened = openNew(*library, "r", "").value();
    for (const char *text : {"", "a", "aa", "aaa"})
        REQUIRE_OK(opened.journal->append(entryFor(text, {{{0, 0}, "a"}})));
    REQUIRE_OK(opened.journal->stepBack());
    std::vector<JournalLine> done = opened.journal->lines().value().lines;
    done.pop_back();

    QVERIFY(opened.journal->latest(0).value().empty());
    QVERIFY(opened.journal->latest(2).value() == (std::vector<JournalLine>{done[2], done[1]}));
    QCOMPARE(opened.journal->latest(9).value().size(), std::size_t(3));
}

void tst_sql_journal::shouldGiveOneEntry()
{
    const auto library = Library::openInMemory().value();
    const auto opened = openNew(*library, "r", "a").value();
    const auto other = openNew(*library, "other", "x").value();
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "b"}})));
    REQUIRE_OK(other.journal->append(entryFor("x", {{{1, 1}, "y"}})));
    const std::int64_t id = opened.journal->undoable()->id;

    QVERIFY(opened.journal->entry(id).value() == *opened.journal->undoable());
    REQUIRE_OK(opened.journal->stepBack());
    QVERIFY(opened.journal->entry(id).value() == *opened.journal->redoable());
    for (const std::int64_t none : {std::int64_t(0), other.journal->undoable()->id})
        QCOMPARE(opened.journal->entry(none).error().code, ErrorCode::NotFound);
}

void tst_sql_journal::shouldSayTheWayToAnEntry()
{
    const auto library = Library::openInMemory().value();
    const auto opened = openNew(*library, "r", "").value();
    for (const char *text : {"", "a", "ab"})
        REQUIRE_OK(opened.journal->append(
            entryFor(text, {{{std::strlen(text), std::strlen(text)}, "abc" + std::strlen(text)}})));
    const std::vector<JournalEntry> entries = opened.journal->entries();
    const std::string now = textIn(*library);

    const JournalWay back = opened.journal->wayTo(entries[0].id).value();
    QVERIFY(back.isBack);
    QVERIFY(back.entries == (std::vector<JournalEntry>{entries[2], entries[1]}));
    REQUIRE_OK(opened.journal->moveTo(entries[0].id));
    QVERIFY(applied(now, back.splices()) == textIn(*library));

    const JournalWay forward = opened.journal->wayTo(entries[2].id).value();
    QVERIFY(!forward.isBack);
    QVERIFY(forward.entries == (std::vector<JournalEntry>{entries[1], entries[2]}));
    QVERIFY(applied(textIn(*library), forward.splices()) == now);
    QVERIFY(opened.journal->wayTo(entries[0].id).value().entries.empty());
}

void tst_sql_journal::shouldMoveOverManyAtOnce()
{
    std::mt19937 random(14);
    const auto library = open();
    const std::string first = test::linesOfText(150'000, random);
    const auto opened = openNew(*library, "r", first).value();
    std::string last = first;
    for (int i = 0; i < 60; ++i) {
        const auto splices = test::randomSplices(last.size(), random);
        REQUIRE_OK(opened.journal->append(entryFor(last, splices)));
        last = applied(last, splices);
    }
    const std::int64_t id = opened.journal->undoable()->id;
    const auto other = openAgain(*library, "r").value();

    REQUIRE_OK(opened.journal->moveTo(0));
    QVERIFY(textIn(*library) == first);
    QVERIFY(!opened.journal->undoable());
    // One step for whoever looks from outside, and none where nothing moves.
    QVERIFY(other.journal->changedText().value() == first);
    REQUIRE_OK(opened.journal->moveTo(0));
    QVERIFY(!other.journal->changedText().value());

    REQUIRE_OK(opened.journal->moveTo(id));
    QVERIFY(textIn(*library) == last);
    QVERIFY(!opened.journal->redoable());
    QCOMPARE(other.journal->moveTo(0).error().code, ErrorCode::ChangedOutside);
    QVERIFY(textIn(*library) == last);
}

void tst_sql_journal::shouldNotMoveToWhatIsNotThere()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "a").value();
    const auto other = openNew(*library, "other", "x").value();
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "b"}})));
    REQUIRE_OK(other.journal->append(entryFor("x", {{{1, 1}, "y"}})));

    for (const std::int64_t none : {std::int64_t(-1), other.journal->undoable()->id}) {
        QCOMPARE(opened.journal->wayTo(none).error().code, ErrorCode::NotFound);
        QCOMPARE(opened.journal->moveTo(none).error().code, ErrorCode::NotFound);
    }
    QVERIFY(textIn(*library) == "ab");
    REQUIRE_OK(opened.journal->stepBack());
}

void tst_sql_journal::shouldNotMoveOverWhatItCannotRead()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "a").value();
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "b"}})));
    REQUIRE_OK(opened.journal->append(entryFor("ab", {{{2, 2}, "c"}})));
    const auto other = Connection::open(path()).value();
    REQUIRE_OK(other->run("UPDATE journal SET inverse = x'0105' WHERE id = 1"));

    QCOMPARE(opened.journal->moveTo(0).error().code, ErrorCode::LibraryFailed);

    QVERIFY(textIn(*library) == "abc");
    REQUIRE_OK(opened.journal->lines()); // the list needs no bytes
    REQUIRE_OK(opened.journal->stepBack());
    QVERIFY(textIn(*library) == "ab");
}

void tst_sql_journal::shouldDropWhatCouldBeRedone()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "a").value();
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "b"}})));
    REQUIRE_OK(opened.journal->stepBack());

    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "c"}})));

    QVERIFY(!opened.journal->redoable());
    QVERIFY(!opened.journal->stepForward());
    QVERIFY(textIn(*library) == "ac");
    REQUIRE_OK(opened.journal->stepBack());
    QVERIFY(textIn(*library) == "a");
}

void tst_sql_journal::shouldRefuseToStepWhereNothingIs()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "a").value();

    QCOMPARE(opened.journal->stepBack().error().code, ErrorCode::Refused);
    QCOMPARE(opened.journal->stepForward().error().code, ErrorCode::Refused);
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "b"}})));
}

void tst_sql_journal::shouldKeepRegistersApart()
{
    const auto library = open();
    const auto one = openNew(*library, "one", "1").value();
    const auto two = openNew(*library, "two", "2").value();
    REQUIRE_OK(one.journal->append(entryFor("1", {{{1, 1}, "a"}})));
    REQUIRE_OK(two.journal->append(entryFor("2", {{{1, 1}, "b"}})));
    REQUIRE_OK(one.journal->append(entryFor("1a", {{{2, 2}, "c"}})));

    REQUIRE_OK(one.journal->stepBack());
    REQUIRE_OK(two.journal->stepBack());
    REQUIRE_OK(one.journal->stepBack());
    QVERIFY(!one.journal->stepBack());
    REQUIRE_OK(one.journal->stepForward());

    QVERIFY(textIn(*library, "one") == "1a");
    QVERIFY(textIn(*library, "two") == "2");
}

void tst_sql_journal::shouldRefuseToWriteOverAnotherProgram()
{
    const auto ours = open();
    const auto theirs = open();
    const auto mine = openNew(*ours, "r", "a").value();
    const auto other = openAgain(*theirs, "r").value();
    REQUIRE_OK(other.journal->append(entryFor("a", {{{0, 0}, "theirs "}})));

    for (const Result<void> &refused :
         {mine.journal->append(entryFor("a", {{{1, 1}, "b"}})), mine.journal->stepBack()}) {
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ChangedOutside);
    }

    QVERIFY(textIn(*ours) == "theirs a");
    QVERIFY(mine.journal->changedText().value() == "theirs a");
    REQUIRE_OK(mine.journal->append(entryFor("theirs a", {{{8, 8}, "b"}})));
    QVERIFY(textIn(*theirs) == "theirs ab");
}

void tst_sql_journal::shouldNoticeAnotherWindowOfTheSameProgram()
{
    const auto library = open();
    const auto one = openNew(*library, "r", "a").value();
    const auto other = openAgain(*library, "r").value();
    REQUIRE_OK(other.journal->append(entryFor("a", {{{1, 1}, "b"}})));

    QCOMPARE(one.journal->append(entryFor("a", {{{1, 1}, "c"}})).error().code,
             ErrorCode::ChangedOutside);
    QVERIFY(one.journal->changedText().value() == "ab");
}

void tst_sql_journal::shouldTellTheTextOfOthersOnce()
{
    const auto ours = open();
    const auto theirs = open();
    const auto mine = openNew(*ours, "r", "a").value();
    const auto unrelated = openNew(*theirs, "other", "x").value();
    const auto other = openAgain(*theirs, "r").value();
    REQUIRE_OK(unrelated.journal->append(entryFor("x", {{{0, 1}, "y"}})));
    QVERIFY(!mine.journal->changedText().value());

    REQUIRE_OK(other.journal->append(entryFor("a", {{{1, 1}, "b"}})));
    QVERIFY(mine.journal->changedText().value() == "ab");
    QVERIFY(!mine.journal->changedText().value());

    REQUIRE_OK(other.journal->stepBack());
    QVERIFY(mine.journal->changedText().value() == "a");
    QVERIFY(mine.journal->redoable().has_value());
}

void tst_sql_journal::shouldSayThatAnotherProgramIsWriting()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "a").value();
    const std::shared_ptr<Connection> hasty = Connection::open(path(),
                                                               Connection::Access::ReadWrite,
                                                               std::chrono::milliseconds(20))
                                                  .value();
    SqlJournal journal(hasty, opened.id, opened.stored.version, test::fixedAuthor);
    const auto other = Connection::open(path()).value();
    {
        const Result<Transaction> writing = Transaction::toWrite(*other);
        REQUIRE_OK(writing);
        const Result<void> refused = journal.append(entryFor("a", {{{1, 1}, "b"}}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LibraryBusy);
        QVERIFY(!journal.changedText().value());
    }
    REQUIRE_OK(journal.append(entryFor("a", {{{1, 1}, "b"}})));
}

void tst_sql_journal::shouldRefuseChangesThatDoNotFit()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "abc").value();

    QVERIFY(!opened.journal->append(entryFor("abcdef", {{{4, 6}, "x"}})));

    QVERIFY(textIn(*library) == "abc");
    QVERIFY(opened.journal->entries().empty());
    REQUIRE_OK(opened.journal->append(entryFor("abc", {{{0, 1}, "x"}})));
}

void tst_sql_journal::shouldNotUndoWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("a kind of later") << QByteArray("kind = x'6e6577'");
    QTest::newRow("splices of later") << QByteArray("splices = x'0200'");
    QTest::newRow("an inverse cut off") << QByteArray("inverse = x'0105'");
    QTest::newRow("names cut off") << QByteArray("risks = x''");
}

void tst_sql_journal::shouldNotUndoWhatItCannotRead()
{
    QFETCH(QByteArray, damage);
    const auto library = open();
    const auto opened = openNew(*library, "r", "a").value();
    REQUIRE_OK(opened.journal->append(entryFor("a", {{{1, 1}, "b"}})));
    const auto other = Connection::open(path()).value();
    REQUIRE_OK(other->run(std::string("UPDATE journal SET ") + damage.constData()));

    QVERIFY(!opened.journal->undoable());
    QCOMPARE(opened.journal->stepBack().error().code, ErrorCode::LibraryFailed);
    QVERIFY(textIn(*library) == "ab");
}

void tst_sql_journal::shouldRememberTheHighestNumbers()
{
    const auto library = open();
    const auto opened = openNew(*library, "r", "a").value();
    JournalEntry adds = entryFor("a", {{{1, 1}, "b"}});
    adds.highest = {9, 3};
    JournalEntry removes = entryFor("ab", {{{1, 2}, ""}});
    removes.highest = {8, 4};
    REQUIRE_OK(opened.journal->append(adds));
    REQUIRE_OK(opened.journal->append(removes));
    QVERIFY((opened.journal->highest() == HighestNumbers{9, 4}));

    // A number that nobody has seen may come again once its addition is undone …
    REQUIRE_OK(opened.journal->stepBack());
    QVERIFY((opened.journal->highest() == HighestNumbers{9, 3}));
    REQUIRE_OK(opened.journal->stepBack());
    QVERIFY((opened.journal->highest() == HighestNumbers{0, 0}));

    // … and one that stood in the file may not.
    REQUIRE_OK(opened.journal->stepForward());
    REQUIRE_OK(library->fileWritten(opened.id, "ab", "main"));
    REQUIRE_OK(opened.journal->stepBack());
    QVERIFY((opened.journal->highest() == HighestNumbers{9, 3}));
}

void tst_sql_journal::shouldBeWholeAfterBeingKilled()
{
    std::mt19937 random(13);
    const std::string first = test::linesOfText(200'000, random);
    {
        const auto library = open();
        REQUIRE_OK(openNew(*library, "r", first));
    }
    std::size_t acknowledged = 0;
    for (int round = 0; round < 6; ++round) {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const auto library = open();
            const auto opened = openAgain(*library, "r").value();
            std::string text = opened.stored.text;
            for (;;) {
                const auto splices = test::randomSplices(text.size(), random);
                if (!opened.journal->append(entryFor(text, splices)))
                    ::_exit(1);
                text = applied(text, splices);
                if (::write(ends[1], "+", 1) != 1)
                    ::_exit(1);
            }
        }
        ::close(ends[1]);
        char said = 0;
        for (int edits = 0; edits < 15 + round && ::read(ends[0], &said, 1) == 1; ++edits)
            ++acknowledged;
        ::kill(child, SIGKILL);
        while (::read(ends[0], &said, 1) == 1)
            ++acknowledged;
        ::close(ends[0]);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));

        const auto library = open();
        const auto opened = openAgain(*library, "r").value();
        const std::vector<JournalEntry> entries = opened.journal->entries();
        QVERIFY(entries.size() >= acknowledged);
        std::string replayed = first;
        for (const JournalEntry &entry : entries)
            replayed = applied(replayed, entry.splices);
        QVERIFY(opened.stored.text == replayed);
        acknowledged = entries.size();
        random.discard(1000);
    }
    QVERIFY(acknowledged > 50);

    const auto library = open();
    const auto opened = openAgain(*library, "r").value();
    while (opened.journal->undoable())
        REQUIRE_OK(opened.journal->stepBack());
    QVERIFY(textIn(*library) == first);
}

LOADLINE_TEST(tst_sql_journal)
#include "tst_sql_journal.moc"
