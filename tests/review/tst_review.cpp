// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewed.h"

#include "markdown/reader.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;
using review::Ground;
using review::Range;

/// What is in a review, from values alone.
class tst_review : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShipWhatHappenedSince_data();
    void shouldShipWhatHappenedSince();
    void shouldGoByCommitsWhereGitHasThem();
    void shouldShipWhatWasNamed();
    void shouldGoByDatesWithoutARepository();
    void shouldTellWhatBecameOfRisks();
    void shouldAskForEvidenceOnlyOfFixesThatShip();
    void shouldSumUpTheFilesOfSeveralIterations();
    void shouldGiveTheSameTwice();
};

namespace {

const std::string second = "## Iteration 2 - A lamp\n**Date**: 2026-06-02\n"
                           "**Status**: ✅ Completed\n\n### Testing\n✅ **Dusk**: seen\n\n";
const std::string between = "---\n\n## Deployment";

Ground since(const std::string &there)
{
    Ground ground;
    ground.range = {Range::Kind::Tag, "v1", std::string(40, 'a'), {}};
    ground.there = markdown::read(there);
    return ground;
}

std::string withSecond(const std::string &iteration)
{
    return edited(soundRegister(), {{between, iteration + between}});
}

} // namespace

void tst_review::shouldShipWhatHappenedSince_data()
{
    QTest::addColumn<QByteArray>("there");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("ships");
    const auto row = [](const char *name, const std::string &there, const std::string &now,
                        const char *ships) {
        QTest::newRow(name) << QByteArray::fromStdString(there) << QByteArray::fromStdString(now)
                            << QByteArray(ships);
    };
    const std::string planned = edited(second, {{"✅ Completed", "📋 Planned"}});
    const std::string running = edited(second, {{"✅ Completed", "🔄 In Progress"}});
    const std::string back = edited(second, {{"✅ Completed", "↩️ Rolled Back"}});
    const std::string sound = soundRegister();
    row("nothing happened", sound, sound, "");
    row("a new one, completed", sound, withSecond(second), "2");
    row("completed since", withSecond(planned), withSecond(second), "2");
    row("begun since", withSecond(planned), withSecond(running), "2");
    row("under way, as it was", withSecond(running), withSecond(running), "");
    row("under way, tested since", withSecond(running),
        withSecond(edited(running, {{"✅ **Dusk**", "❌ **Dusk**"}})), "2");
    row("planned since", sound, withSecond(planned), "");
    row("rolled back since", withSecond(second), withSecond(back), "");
    row("a word of an old one", sound, edited(sound, {{"waits", "stays"}}), "");
    row("a test of an old one", sound, edited(sound, {{"✅ **Pier**", "❌ **Pier**"}}), "1");
    row("an impact of an old one", sound, edited(sound, {{"- ✅ No new", "- ❌ No new"}}), "1");
    row("an old one reopened", sound, edited(sound, {{"✅ Completed", "🔄 In Progress"}}), "1");
    row("there was no register", "", sound, "1");
}

void tst_review::shouldShipWhatHappenedSince()
{
    QFETCH(QByteArray, there);
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, ships);
    QCOMPARE(shipped(reviewed(now.toStdString(), {}, since(there.toStdString()))), ships);
}

void tst_review::shouldGoByCommitsWhereGitHasThem()
{
    const std::string there = soundRegister();
    Ground ground = since(there);
    ground.commits[1] = {false, {}};
    QCOMPARE(shipped(reviewed(withSecond(second), {}, ground)), QByteArray(""));
    ground.commits[0] = {true, {}};
    QCOMPARE(shipped(reviewed(withSecond(second), {}, ground)), QByteArray("1"));
    // What is only planned ships, too, when its commits do.
    const std::string planned = edited(second, {{"✅ Completed", "📋 Planned"}});
    ground.commits[1] = {true, {}};
    const review::Review review = reviewed(withSecond(planned), {}, ground);
    QCOMPARE(shipped(review), QByteArray("1 2"));
    QCOMPARE(int(review.verdict.kind), int(review::Verdict::Kind::NoGo));
}

void tst_review::shouldShipWhatWasNamed()
{
    const std::string back = edited(second, {{"✅ Completed", "↩️ Rolled Back"}});
    const Register now = markdown::read(withSecond(back));
    const Ground ground = review::groundOf(now, {{}, {2, 2}}).value();
    QCOMPARE(int(ground.range.kind), int(Range::Kind::Iterations));
    const review::Review review = reviewed(withSecond(back), {}, ground);
    QCOMPARE(shipped(review), QByteArray("2"));
    QCOMPARE(int(review.verdict.kind), int(review::Verdict::Kind::NoGo));
    QVERIFY(!review::groundOf(now, {{}, {3}}));
    QVERIFY(!review::groundOf(now, {"v1.4.0", {}}));
}

void tst_review::shouldGoByDatesWithoutARepository()
{
    const std::string text = withSecond(second);
    const Register now = markdown::read(text);
    const auto shipsSince = [&](const char *day) {
        return shipped(reviewed(text, {}, review::groundOf(now, {day, {}}).value()));
    };
    QCOMPARE(shipsSince("2026-05-02"), QByteArray("1 2"));
    QCOMPARE(shipsSince("2026-05-03"), QByteArray("2"));
    QCOMPARE(shipsSince("2026-06-03"), QByteArray(""));
}

void tst_review::shouldTellWhatBecameOfRisks()
{
    const std::string there = edited(soundRegister(),
                                     {{"None identified yet\n", "3. Bell rusts\n4. Rope frays\n"},
                                      {"1. ~~Gate closes on a car~~ ✅ **FIXED**", "None"},
                                      {"2. Lamp fades - in winter\n",
                                       "1. Gate closes on a car\n2. Lamp fades - in winter\n"}});
    const std::string now = edited(soundRegister(),
                                   {{"None identified yet\n",
                                     "3. Bell rusts → Iteration 1\n4. Rope frays ✅ **ACCEPTED**\n"
                                     "   - **Accepted**: 2026-06-01 by Bo\n5. Fog\n"
                                     "   - **Due**: 2026-06-01\n"
                                     "6. Ice ✅ **ACCEPTED**\n"
                                     "   - **Accepted**: 2026-06-01 by Bo until 2026-06-02\n"}});
    const review::Review review = reviewed(now, {}, since(there));
    QCOMPARE(idsOf(review.risks.fixed), QByteArray("1"));
    QCOMPARE(idsOf(review.risks.opened), QByteArray("5 6"));
    QCOMPARE(idsOf(review.risks.stillOpen), QByteArray("3 2"));
    QCOMPARE(idsOf(review.risks.planned), QByteArray("3"));
    QCOMPARE(idsOf(review.risks.accepted), QByteArray("4"));
    QCOMPARE(idsOf(review.risks.lapsed), QByteArray("6"));
    QCOMPARE(idsOf(review.risks.overdue), QByteArray("5"));
    QVERIFY(!review.happenings.empty());
}

void tst_review::shouldAskForEvidenceOnlyOfFixesThatShip()
{
    const std::string old = edited(soundRegister(), {{"✅ **Pier**", "⏳ **Pier**"}});
    const std::string now = edited(old, {{between, second + between}});
    QCOMPARE(told(reviewed(now, {}, since(old)).verdict), QByteArray("go\n"));
    QCOMPARE(told(reviewed(old).verdict),
             QByteArray("goWithCaution\ntest-not-run 9\nincomplete-evidence 26\n"));
}

void tst_review::shouldSumUpTheFilesOfSeveralIterations()
{
    const std::string files = "### Files Modified\n- `gate/wait.c` (+3 lines, -1 lines)\n\n";
    const std::string text = withSecond(second + files);
    Ground ground = since(std::string());
    git::FileChange change;
    change.path = "gate/wait.c";
    change.added = 15;
    change.removed = 1;
    change.modified = 0;
    git::FileChange other = change;
    other.path = "README.md";
    ground.changes = {other, change};
    const review::Review review = reviewed(text, {}, ground);
    QCOMPARE(review.files.size(), std::size_t(2));
    QCOMPARE(review.files[0].path, std::string("gate/wait.c"));
    QCOMPARE(int(review.files[0].state), int(record::ComparedFile::State::Same));
    QCOMPARE(int(review.files[1].state), int(record::ComparedFile::State::NotRecorded));
    // What nobody records may be anybody's; what is recorded otherwise is not.
    QCOMPARE(told(review.verdict), QByteArray("go\n"));
    ground.changes = {other};
    QCOMPARE(told(reviewed(text, {}, ground).verdict),
             QByteArray("goWithCaution\nrecord-differs 14\nrecord-differs 28\n"));
}

void tst_review::shouldGiveTheSameTwice()
{
    const std::string text = withSecond(second);
    const review::Review once = reviewed(text, {}, since(soundRegister()));
    const review::Review twice = reviewed(text, {}, since(soundRegister()));
    QCOMPARE(once.verdict, twice.verdict);
    QCOMPARE(once.happenings, twice.happenings);
}

LOADLINE_TEST(tst_review)
#include "tst_review.moc"
