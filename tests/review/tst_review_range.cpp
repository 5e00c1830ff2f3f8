// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewed.h"

#include "markdown/reader.h"
#include "support/test_main.h"
#include "support/test_repository.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace loadline;
using namespace loadline::test;
using review::Ground;
using review::Range;

/// Where a review begins, in real repositories.
class tst_review_range : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldBeginAtTheLastTag();
    void shouldNotBeginAtATagOfTheLastCommit();
    void shouldKnowTagsThatAreObjects();
    void shouldNotBeginAtATagOfAnotherBranch();
    void shouldBeginWithNothingWithoutATag();
    void shouldBeginAtARevision();
    void shouldBeginOnADay();
    void shouldHoldAllWhereTheDayIsBeforeTheFirstCommit();
    void shouldBeginOnADayOfTheLineItself();
    void shouldBeginAtTheReleaseAndNotAtAMendOfAnOlderOne();
    void shouldTakeWhatHasNoDateWhereOnlyDatesTell();
    void shouldOpenWhatLapsedSince();
    void shouldPreferATagToADay();
    void shouldFollowARenamedRegister();
    void shouldGoByTheCommitsOfIterations();
    void shouldHoldNamedIterationsAgainstTheirCommits();
    void shouldSayWhatGitDoesNotKnow();
    void shouldSayThatACloneIsShallow();
    void shouldTakeARepositoryWithoutACommit();
    void shouldRefuse_data();
    void shouldRefuse();

private:
    Result<Ground> ground(const review::Wish &wish = {}, const std::string &file = "TASKS.md") const
    {
        const auto around = git::Repository::around(m_repository->root()).value();
        return review::groundOf(markdown::read(m_repository->read(file)), wish, *around, file);
    }
    QByteArray shipping(const review::Wish &wish = {}, const std::string &file = "TASKS.md") const
    {
        return shipped(reviewed(m_repository->read(file), {}, ground(wish, file).value()));
    }
    void add(const std::string &iteration) const
    {
        m_repository->write("TASKS.md",
                            edited(m_repository->read("TASKS.md"),
                                   {{"---\n\n## Deployment", iteration + "---\n\n## Deployment"}}));
    }

    std::unique_ptr<TestRepository> m_repository;
    std::string m_first;
};

namespace {

std::string iteration(int number, const std::string &more = {})
{
    return "## Iteration " + std::to_string(number) + " - More\n**Status**: ✅ Completed\n" + more
           + "\n";
}

} // namespace

void tst_review_range::init()
{
    m_repository = std::make_unique<TestRepository>();
    m_repository->write("TASKS.md", soundRegister());
    m_repository->write("gate/wait.c", "wait\n");
    m_first = m_repository->commit("Wait");
}

void tst_review_range::shouldBeginAtTheLastTag()
{
    m_repository->git({"tag", "v1.0.0"});
    add(iteration(2));
    const std::string second = m_repository->commit("More");
    m_repository->git({"tag", "v1.1.0"});
    add(iteration(3));
    m_repository->write("gate/bell.c", "ring\n");
    m_repository->commit("Even more");

    const Ground found = ground().value();
    QCOMPARE(found.range, (Range{Range::Kind::Tag, "v1.1.0", second, {}}));
    QCOMPARE(found.commitCount, std::size_t(1));
    QCOMPARE(found.changes->size(), std::size_t(2));
    QVERIFY(found.there);
    QCOMPARE(shipping(), QByteArray("3"));
}

void tst_review_range::shouldNotBeginAtATagOfTheLastCommit()
{
    m_repository->git({"tag", "v1.0.0"});
    add(iteration(2));
    m_repository->commit("More");
    m_repository->git({"tag", "v1.1.0"});
    QCOMPARE(ground()->range.name, std::string("v1.0.0"));
    QCOMPARE(shipping(), QByteArray("2"));
}

void tst_review_range::shouldKnowTagsThatAreObjects()
{
    m_repository->git({"tag", "-a", "v1.0.0", "-m", "The first"});
    add(iteration(2));
    m_repository->commit("More");
    QCOMPARE(ground()->range, (Range{Range::Kind::Tag, "v1.0.0", m_first, {}}));
}

void tst_review_range::shouldNotBeginAtATagOfAnotherBranch()
{
    m_repository->git({"tag", "v1.0.0"});
    m_repository->git({"checkout", "-q", "-b", "other"});
    m_repository->write("gate/bell.c", "ring\n");
    m_repository->commit("Ring");
    m_repository->git({"tag", "v2.0.0"});
    m_repository->git({"checkout", "-q", "-"});
    add(iteration(2));
    m_repository->commit("More");
    QCOMPARE(ground()->range.name, std::string("v1.0.0"));
}

void tst_review_range::shouldBeginWithNothingWithoutATag()
{
    const Ground found = ground().value();
    QCOMPARE(int(found.range.kind), int(Range::Kind::Whole));
    QVERIFY(!found.there && !found.changes);
    QCOMPARE(shipping(), QByteArray("1"));
}

void tst_review_range::shouldBeginAtARevision()
{
    add(iteration(2));
    m_repository->commit("More");
    QCOMPARE(ground({"HEAD~1", {}})->range, (Range{Range::Kind::Revision, "HEAD~1", m_first, {}}));
    QCOMPARE(shipping({m_first, {}}), QByteArray("2"));
    QCOMPARE(shipping({"HEAD", {}}), QByteArray(""));
}

/// Commits are an hour apart, the first at midnight.
void tst_review_range::shouldBeginOnADay()
{
    for (int hour = 1; hour < 26; ++hour) {
        m_repository->write("gate/wait.c", std::to_string(hour) + "\n");
        m_repository->commit("Wait on");
    }
    add(iteration(2));
    m_repository->commit("More");
    const Ground found = ground({"2026-01-02", {}}).value();
    QCOMPARE(int(found.range.kind), int(Range::Kind::Date));
    QVERIFY(!found.range.commit.empty() && found.range.commit != m_first);
    QCOMPARE(shipping({"2026-01-02", {}}), QByteArray("2"));
    // Before there was anything, there was no register.
    QCOMPARE(ground({"2025-01-01", {}})->range.commit, std::string());
    QVERIFY(!ground({"2025-01-01", {}})->there);
}

/// A longer range holds no less.
void tst_review_range::shouldHoldAllWhereTheDayIsBeforeTheFirstCommit()
{
    add("## Iteration 2 - No date\n**Status**: ✅ Completed\n\n");
    m_repository->commit("More");
    const Ground found = ground({"2025-01-01", {}}).value();
    QVERIFY(found.holdsAll());
    QCOMPARE(found.unseen.size(), std::size_t(1));
    QVERIFY2(found.unseen.front().find("2025-01-01") != std::string::npos,
             found.unseen.front().c_str());
    QCOMPARE(shipping({"2025-01-01", {}}), QByteArray("1 2"));
    const review::Review review = reviewed(m_repository->read("TASKS.md"), {}, found);
    QCOMPARE(idsOf(review.risks.fixed), QByteArray("1"));
    QCOMPARE(ground()->unseen.size(), std::size_t(1)); // without a tag it is said as well
}

/// What a branch did before the day, and a merge brought after it, ships.
void tst_review_range::shouldBeginOnADayOfTheLineItself()
{
    m_repository->git({"checkout", "-q", "-b", "side"});
    add(iteration(2));
    m_repository->commit("More");
    m_repository->git({"checkout", "-q", "main"});
    for (int hour = 2; hour < 26; ++hour) {
        m_repository->write("gate/wait.c", std::to_string(hour) + "\n");
        m_repository->commit("Wait on");
    }
    m_repository->git({"-c", "user.name=Ada", "-c", "user.email=ada@example.org", "merge", "-q",
                       "--no-ff", "-m", "merged", "side"});
    QCOMPARE(shipping({"2026-01-01", {}}), shipping({m_first + "~0", {}}).prepend("1 "));
    QCOMPARE(shipping({"2026-01-02", {}}), QByteArray("2"));
}

void tst_review_range::shouldBeginAtTheReleaseAndNotAtAMendOfAnOlderOne()
{
    m_repository->git({"tag", "v1.0.0"});
    m_repository->git({"branch", "old"});
    add(iteration(2));
    m_repository->commit("More");
    add(iteration(3));
    m_repository->commit("Even more");
    m_repository->git({"tag", "v2.0.0"});
    m_repository->git({"checkout", "-q", "old"});
    m_repository->write("gate/mend.c", "mend\n");
    m_repository->commit("Mend what is out there");
    m_repository->git({"tag", "v1.0.1"});
    m_repository->git({"checkout", "-q", "main"});
    m_repository->git({"merge", "-q", "--no-ff", "-m", "merged", "old"});
    QCOMPARE(ground()->range.name, std::string("v2.0.0"));
    QCOMPARE(shipping(), QByteArray());
}

void tst_review_range::shouldTakeWhatHasNoDateWhereOnlyDatesTell()
{
    const std::string text = edited(soundRegister(),
                                    {{"---\n\n## Deployment",
                                      "## Iteration 2 - Old\n**Status**: ✅ Completed\n"
                                      "**Date**: 2020-01-01\n\n"
                                      "## Iteration 3 - Some day\n**Status**: ✅ Completed\n\n"
                                      "---\n\n## Deployment"}});
    const Ground found = review::groundOf(markdown::read(text), {"2025-12-31", {}}).value();
    QVERIFY(!found.holdsAll());
    QVERIFY(shipped(reviewed(text, {}, found)).endsWith("3"));
    QVERIFY(!shipped(reviewed(text, {}, found)).contains("2"));
    QVERIFY2(std::any_of(found.unseen.begin(), found.unseen.end(),
                         [](const std::string &one) {
                             return one.find("no date") != std::string::npos;
                         }),
             "it is said");
}

void tst_review_range::shouldOpenWhatLapsedSince()
{
    m_repository->write(
        "TASKS.md", edited(m_repository->read("TASKS.md"),
                           {{"2. Lamp fades - in winter\n",
                             "2. Lamp fades - in winter\n"
                             "   - **Accepted**: 2025-12-01 by Bo until 2026-03-01\n"
                             "3. Mud\n   - **Accepted**: 2025-11-01 by Bo until 2025-12-24\n"}}));
    m_repository->commit("Accept");
    m_repository->git({"tag", "v1.0.0"});
    m_repository->write("gate/bell.c", "ring\n");
    m_repository->commit("Ring");
    const Ground found = ground().value();
    QCOMPARE(found.day, std::string("2026-01-01"));
    const review::Review review = reviewed(m_repository->read("TASKS.md"), {}, found);
    QCOMPARE(idsOf(review.risks.opened), QByteArray("2"));
    QCOMPARE(idsOf(review.risks.stillOpen), QByteArray("3"));
    QCOMPARE(idsOf(review.risks.lapsed), QByteArray("2 3"));
}

void tst_review_range::shouldPreferATagToADay()
{
    m_repository->git({"tag", "2026-03-01"});
    add(iteration(2));
    m_repository->commit("More");
    QCOMPARE(int(ground({"2026-03-01", {}})->range.kind), int(Range::Kind::Revision));
}

void tst_review_range::shouldFollowARenamedRegister()
{
    m_repository->git({"tag", "v1.0.0"});
    m_repository->git({"mv", "TASKS.md", "RISKS.md"});
    m_repository->commit("Another name");
    m_repository->write("RISKS.md",
                        edited(m_repository->read("RISKS.md"),
                               {{"---\n\n## Deployment", iteration(2) + "---\n\n## Deployment"}}));
    m_repository->commit("More");
    QVERIFY(ground({}, "RISKS.md")->there);
    QCOMPARE(shipping({}, "RISKS.md"), QByteArray("2"));
}

void tst_review_range::shouldGoByTheCommitsOfIterations()
{
    m_repository->git({"tag", "v1.0.0"});
    m_repository->write("gate/bell.c", "ring\n");
    const std::string bell = m_repository->commit("Ring");
    // Written down late: its commits were in the last release.
    add(iteration(2, "**Commits**: " + m_first + "\n"));
    add(iteration(3, "**Commits**: v1.0.0.." + bell + "\n"));
    m_repository->commit("Keep the register");

    const review::Review review = reviewed(m_repository->read("TASKS.md"), {}, ground().value());
    QCOMPARE(shipped(review), QByteArray("3"));
    QCOMPARE(review.iterations.front().filesDiffering, std::size_t(1)); // gate/bell.c
}

void tst_review_range::shouldHoldNamedIterationsAgainstTheirCommits()
{
    m_repository->write("gate/bell.c", "ring\n");
    const std::string bell = m_repository->commit("Ring");
    add(iteration(2, "**Commits**: " + bell + "\n\n### Files Modified\n- `gate/bell.c` (+1)\n"));
    m_repository->commit("Keep the register");
    const review::Review review = reviewed(m_repository->read("TASKS.md"), {},
                                           ground({{}, {2}}).value());
    QCOMPARE(shipped(review), QByteArray("2"));
    QCOMPARE(review.files.size(), std::size_t(1));
    QCOMPARE(int(review.files.front().state), int(record::ComparedFile::State::Same));
    QCOMPARE(review.iterations.front().filesDiffering, std::size_t(0));
}

void tst_review_range::shouldSayWhatGitDoesNotKnow()
{
    m_repository->git({"tag", "v1.0.0"});
    add(iteration(2, "**Commits**: v7.0.0..v7.1.0\n"));
    m_repository->commit("More");
    const Ground found = ground().value();
    QCOMPARE(found.unseen.size(), std::size_t(1));
    QVERIFY2(found.unseen.front().find("iteration 2") != std::string::npos,
             found.unseen.front().c_str());
    QCOMPARE(shipping(), QByteArray("2"));
}

void tst_review_range::shouldSayThatACloneIsShallow()
{
    add(iteration(2));
    m_repository->commit("More");
    const TestRepository clone("file://" + m_repository->root(), {"--depth", "1"});
    const auto around = git::Repository::around(clone.root()).value();
    const Ground found =
        review::groundOf(markdown::read(clone.read("TASKS.md")), {}, *around, "TASKS.md").value();
    QCOMPARE(int(found.range.kind), int(Range::Kind::Whole));
    QVERIFY(!found.unseen.empty());
}

void tst_review_range::shouldTakeARepositoryWithoutACommit()
{
    m_repository = std::make_unique<TestRepository>();
    m_repository->write("TASKS.md", soundRegister());
    QCOMPARE(shipping(), QByteArray("1"));
}

void tst_review_range::shouldRefuse_data()
{
    QTest::addColumn<QString>("since");
    QTest::addColumn<int>("iteration");
    QTest::newRow("no such revision") << QStringLiteral("v9") << 0;
    QTest::newRow("no such day") << QStringLiteral("2026-02-30") << 0;
    QTest::newRow("an option of git") << QStringLiteral("--all") << 0;
    QTest::newRow("no such iteration") << QString() << 9;
}

void tst_review_range::shouldRefuse()
{
    QFETCH(QString, since);
    QFETCH(int, iteration);
    review::Wish wish{since.toStdString(), {}};
    if (iteration > 0)
        wish.iterations = {iteration};
    QVERIFY(!ground(wish));
}

LOADLINE_TEST(tst_review_range)
#include "tst_review_range.moc"
