// SPDX-License-Identifier: GPL-3.0-or-later
#include "trail/journal_course.h"

#include "gauges.h"

#include "markdown/reader.h"
#include "support/test_main.h"
#include "support/test_repository.h"
#include "trail/posture_trail.h"

#include <QTest>

#include <algorithm>

using namespace loadline;
using loadline::posture::History;
using loadline::posture::Point;
using loadline::posture::VersionFacts;
using loadline::test::gauges;
using loadline::test::TestRepository;
using loadline::test::told;

namespace {

constexpr char file[] = "RISKS.md";
constexpr char today[] = "2026-03-01";

/// A register in a repository and in a library, where its journal is written step by step. The
/// commits are an hour apart, the first one at midnight.
class World
{
public:
    World()
        : library(Library::openInMemory().value())
    {
    }

    void commit(const std::string &register_, const std::string &message = "step")
    {
        repository.write(file, register_);
        repository.commit(message);
    }

    void bring(const std::string &timeUtc, const std::string &register_)
    {
        id = library->create({"risks", register_, {}, {}, {}, {"Ada", timeUtc}}).value();
        text = register_;
    }

    /// The register becomes another one, by a step of the journal.
    void step(const std::string &timeUtc, const std::string &register_,
              const ChangeNote &note = {ChangeKind::SetField, "register", {}, {}, {}})
    {
        JournalEntry entry;
        entry.author = {"Ada", timeUtc};
        entry.note = note;
        entry.splices = difference(text, register_);
        entry.inverse = inverse(text, entry.splices);
        const auto journal = library->journal(library->load(id).value(), [] { return Author(); });
        QVERIFY(journal->append(entry));
        text = register_;
    }

    /// The work tree is on another branch, where the file says something else.
    void switchTo(const std::string &timeUtc, const std::string &branch,
                  const std::string &register_)
    {
        step(timeUtc, register_, {ChangeKind::External, "register", "branch", branch, {}});
    }

    posture::Course courseOf(const TestRepository &made) const
    {
        const git::Repository around = *git::Repository::around(made.root()).value();
        posture::Course course = trail::courseOf(around, file, nullptr).value().course;
        trail::addJournal(course, journalled(), around.head().value().place());
        return course;
    }

    trail::JournalledRegister journalled() const
    {
        return trail::journalledRegister(*library, library->load(id).value());
    }

    History history() const { return posture::historyOf(courseOf(repository), {}, today); }

    TestRepository repository;
    std::unique_ptr<Library> library;
    RegisterId id;
    std::string text;
};

} // namespace

class tst_journal_course : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTellWhatWasBetweenTwoCommits();
    void shouldTellWhatNoCommitHoldsYet();
    void shouldTellWhatWasBeforeTheFirstCommit();
    void shouldTellNothingBeforeAShallowClonesFirst();
    void shouldTellTheJournalAloneWhereThereIsNoCommit();
    void shouldNotTellWhatIsAsACommitBesideIt();
    void shouldNotTellOfAnotherBranch();
    void shouldNotTellOfABranchThatLeftNoTraceWhenItBegan();
    void shouldNotTellOfAMergedBranch();
    void shouldNotTellWhatWasNotOnTheWay();
    void shouldNotTellOfABranchAfterTheLastCommit();
    void shouldNotTellAfterTheLastCommitWhatIsElsewhere();
    void shouldMarkTagsWhereACommitHasThem();
    void shouldTellWhatWasUndoneAndDoneAgainOnce();
    void shouldMakeEachTextAsTheJournalDoes();
};

void tst_journal_course::shouldTellWhatWasBetweenTwoCommits()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.step("2026-01-01T00:10:00Z", gauges(1, 2));
    world.step("2026-01-01T00:20:00Z", gauges(0, 3));
    world.step("2026-01-01T00:30:00Z", gauges(0, 2, 1));
    world.commit(gauges(0, 2, 1));

    const History history = world.history();
    QCOMPARE(told(history.mainLine), QByteArray("2/1 1/2 0/3 0/2"));
    QCOMPARE(told(history.points), told(history.mainLine));
    const posture::Moment &between = history.mainLine[1].moment;
    QVERIFY(between.commit.empty());
    QCOMPARE(between.timeUtc, std::string("2026-01-01T00:10:00Z"));
    QCOMPARE(between.author, std::string("Ada"));
    QCOMPARE(between.path, std::string(file));
    QCOMPARE(between.step, world.journalled().entries[0].id);
    QVERIFY(history.points[1].isOnMainLine);
    QVERIFY(!history.mainLine[3].moment.commit.empty());
}

void tst_journal_course::shouldTellWhatNoCommitHoldsYet()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2025-12-30T10:00:00Z", gauges(2, 1));
    world.step("2026-01-02T10:00:00Z", gauges(2, 1) + "\nNo risk.\n");
    world.step("2026-01-03T10:00:00Z", gauges(1, 2));
    world.step("2026-01-04T10:00:00Z", gauges(0, 3));
    const History history = world.history();
    QCOMPARE(told(history.points), QByteArray("2/1 1/2 0/3"));
    QCOMPARE(told(history.mainLine), told(history.points));
    QCOMPARE(history.points[1].moment.timeUtc, std::string("2026-01-03T10:00:00Z"));
}

void tst_journal_course::shouldTellWhatWasBeforeTheFirstCommit()
{
    World world;
    world.bring("2025-12-30T10:00:00Z", gauges(3, 1));
    world.step("2025-12-31T10:00:00Z", gauges(2, 2));
    world.step("2025-12-31T11:00:00Z", gauges(1, 3));
    world.commit(gauges(1, 3));
    const History history = world.history();
    QCOMPARE(told(history.mainLine), QByteArray("3/1 2/2 1/3"));
    QCOMPARE(history.mainLine[0].moment.timeUtc, std::string("2025-12-30T10:00:00Z"));
    QCOMPARE(history.mainLine[0].moment.step, std::int64_t(0));
}

void tst_journal_course::shouldTellNothingBeforeAShallowClonesFirst()
{
    World world;
    world.bring("2025-12-30T10:00:00Z", gauges(3, 1));
    world.step("2025-12-31T10:00:00Z", gauges(2, 2));
    world.commit(gauges(2, 2));
    world.step("2026-01-01T00:10:00Z", gauges(1, 1));
    world.commit(gauges(1, 1));
    const TestRepository clone("file://" + world.repository.root(), {"--depth", "1"});
    world.step("2026-01-01T02:00:00Z", gauges(0, 1));
    const History history = posture::historyOf(world.courseOf(clone), {}, today);
    QVERIFY(history.isShallow);
    QCOMPARE(told(history.mainLine), QByteArray("1/1 0/1"));
}

void tst_journal_course::shouldTellTheJournalAloneWhereThereIsNoCommit()
{
    World world;
    world.bring("2026-01-01T10:00:00Z", gauges(2, 0));
    world.step("2026-01-02T10:00:00Z", gauges(1, 0));
    posture::Course course;
    trail::addJournal(course, world.journalled(), {});
    const History history = posture::historyOf(course, {}, today);
    QCOMPARE(told(history.mainLine), QByteArray("2/0 1/0"));
    QCOMPARE(told(history.points), QByteArray("2/0 1/0"));
    QCOMPARE(*history.openTimes.tiers[Tier::Critical].meanDays, 1.0);
}

void tst_journal_course::shouldNotTellWhatIsAsACommitBesideIt()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.step("2026-01-01T00:10:00Z", gauges(2, 1) + "\nWords.\n");
    world.step("2026-01-01T00:20:00Z", gauges(1, 2));
    world.step("2026-01-01T00:30:00Z", gauges(1, 2) + "\nMore words.\n");
    world.commit(gauges(1, 2) + "\nMore words.\n");
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1 1/2"));
}

void tst_journal_course::shouldNotTellOfAnotherBranch()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.switchTo("2026-01-01T00:10:00Z", "side", gauges(5, 1));
    world.step("2026-01-01T00:15:00Z", gauges(6, 1));
    world.switchTo("2026-01-01T00:20:00Z", "main", gauges(2, 1));
    world.step("2026-01-01T00:25:00Z", gauges(1, 2));
    world.step("2026-01-01T00:30:00Z", gauges(0, 3));
    world.commit(gauges(0, 3));
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1 1/2 0/3"));
}

/// A branch that begins with what is there is not seen by who looks at the file.
void tst_journal_course::shouldNotTellOfABranchThatLeftNoTraceWhenItBegan()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.step("2026-01-01T00:10:00Z", gauges(6, 1)); // on the side
    world.step("2026-01-01T00:15:00Z", gauges(7, 1));
    world.switchTo("2026-01-01T00:20:00Z", "main", gauges(2, 1));
    world.step("2026-01-01T00:25:00Z", gauges(1, 1));
    world.step("2026-01-01T00:30:00Z", gauges(1, 2));
    world.commit(gauges(1, 2));
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1 1/1 1/2"));
}

void tst_journal_course::shouldNotTellOfAMergedBranch()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.repository.git({"checkout", "-q", "-b", "side"});
    world.step("2026-01-01T00:10:00Z", gauges(6, 1));
    world.step("2026-01-01T00:20:00Z", gauges(7, 1));
    world.commit(gauges(7, 1), "on the side");
    world.repository.git({"checkout", "-q", "main"});
    world.repository.write("other.md", "x");
    world.repository.commit("meanwhile");
    world.repository.git({"merge", "-q", "--no-ff", "-m", "merged", "side"});
    const History history = world.history();
    QCOMPARE(told(history.mainLine), QByteArray("2/1 7/1"));
    QCOMPARE(told(history.points), QByteArray("2/1 7/1"));
}

/// What was written here stood on an older commit than the one that others had made.
void tst_journal_course::shouldNotTellWhatWasNotOnTheWay()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.commit(gauges(2, 5), "by somebody else");
    world.step("2026-01-01T01:10:00Z", gauges(1, 1));
    world.step("2026-01-01T01:20:00Z", gauges(1, 5),
               {ChangeKind::External, "register", {}, file, {}});
    world.commit(gauges(1, 5));
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1 2/5 1/5"));
}

void tst_journal_course::shouldNotTellOfABranchAfterTheLastCommit()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.step("2026-01-01T00:10:00Z", gauges(6, 1)); // on the side
    world.switchTo("2026-01-01T00:20:00Z", "main", gauges(2, 1));
    world.step("2026-01-01T00:30:00Z", gauges(1, 1));
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1 1/1"));
}

/// The window has not looked yet since another branch was checked out.
void tst_journal_course::shouldNotTellAfterTheLastCommitWhatIsElsewhere()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.step("2026-01-01T00:30:00Z", gauges(1, 1));
    QVERIFY(world.library->fileWritten(world.id, gauges(2, 1), "main"));
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1 1/1"));
    world.repository.git({"checkout", "-q", "-b", "side"});
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1"));
    QVERIFY(world.library->fileWritten(world.id, gauges(2, 1), "side"));
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1 1/1"));
}

void tst_journal_course::shouldMarkTagsWhereACommitHasThem()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.step("2026-01-01T00:10:00Z", gauges(1, 2));
    world.step("2026-01-01T00:20:00Z", gauges(0, 3));
    world.commit(gauges(0, 3));
    world.repository.git({"tag", "v1"});
    const History history = world.history();
    QByteArray tags;
    for (const Point &point : history.points)
        tags += (point.moment.commit.empty() ? "-" : "c")
                + QByteArray::number(int(point.tags.size()));
    QCOMPARE(tags, QByteArray("c0-0c1"));
}

void tst_journal_course::shouldTellWhatWasUndoneAndDoneAgainOnce()
{
    World world;
    world.commit(gauges(2, 1));
    world.bring("2026-01-01T00:05:00Z", gauges(2, 1));
    world.step("2026-01-01T00:10:00Z", gauges(1, 1));
    world.step("2026-01-01T00:20:00Z", gauges(0, 1));
    const auto journal = world.library->journal(world.library->load(world.id).value(),
                                                [] { return Author(); });
    QVERIFY(journal->stepBack());
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1 1/1"));
    QVERIFY(journal->stepForward());
    QCOMPARE(told(world.history().mainLine), QByteArray("2/1 1/1 0/1"));
}

/// Texts are made backwards and read in parts; all of them are what reading each by itself gives.
void tst_journal_course::shouldMakeEachTextAsTheJournalDoes()
{
    World world;
    world.bring("2026-01-01T10:00:00Z", gauges(2, 0));
    std::vector<std::string> texts{world.text};
    for (int i = 0; i < 40; ++i) {
        const std::string day = (i < 20 ? "2026-01-" : "2026-02-") + std::to_string(10 + i % 20);
        world.step(day + "T11:00:00Z", gauges(1 + i % 4, i % 7, (i * 3) % 5));
        texts.push_back(world.text);
    }
    posture::Course course;
    trail::addJournal(course, world.journalled(), {});
    const History history = posture::historyOf(course, {}, today);
    QCOMPARE(history.mainLine.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        QVERIFY(history.mainLine[i].load
                == posture::loadOf(markdown::read(texts[i]), {}, history.mainLine[i].moment.day()));
}

LOADLINE_TEST(tst_journal_course)
#include "tst_journal_course.moc"
