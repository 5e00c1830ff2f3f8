// SPDX-License-Identifier: GPL-3.0-or-later
#include "said.h"

#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using loadline::test::addColumns;
using loadline::test::addRow;
using loadline::test::said;

namespace {

const std::string today = "2026-06-15";

void compare(const std::string &rule)
{
    test::compare(rule, {}, {today});
}

} // namespace

/// Rules that go by what day it is.
class tst_rules_of_days : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFindDatesThatLieAhead_data();
    void shouldFindDatesThatLieAhead() { compare("date-ahead"); }
    void shouldFindAStaleFooter_data();
    void shouldFindAStaleFooter() { compare("stale-last-updated"); }
    void shouldFindWhatWasDue_data();
    void shouldFindWhatWasDue() { compare("past-due"); }
    void shouldFindOverdueReviews_data();
    void shouldFindOverdueReviews() { compare("overdue-review"); }
    void shouldCountReviewsFromTheLastOne();
    void shouldFindLapsedAcceptances_data();
    void shouldFindLapsedAcceptances() { compare("lapsed-acceptance"); }
    void shouldGiveNoticeOfAcceptancesThatEnd_data();
    void shouldGiveNoticeOfAcceptancesThatEnd() { compare("ending-acceptance"); }
    void shouldTakeTheDaysOfNoticeFromThePolicy();
    void shouldSayNothingWithoutADay();
};

void tst_rules_of_days::shouldFindDatesThatLieAhead_data()
{
    addColumns();
    addRow("a completed iteration",
           "## Iteration 1 - Radar\n**Date**: 2062-06-01\n**Status**: ✅ Completed\n",
           "2:11 warning: Date is 2062-06-01, which lies ahead; write the day on which it "
           "happened\n");
    addRow("tomorrow, under way",
           "## Iteration 1 - Radar\n**Date**: 2026-06-16\n**Status**: 🔄 In Progress\n",
           "2:11 warning: Date is 2026-06-16, which lies ahead; write the day on which it "
           "happened\n");
    addRow("the review of an iteration",
           "## Iteration 1 - Radar\n**Status**: ✅ Completed\n**Reviewed**: 2026-07-01 by Bo\n",
           "3:15 warning: Reviewed is 2026-07-01, which lies ahead; write the day on which it "
           "happened\n");
    addRow("an acceptance",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n"
           "   - **Accepted**: 2027-01-05 by Bo until 2027-06-30\n",
           "5:20 warning: Accepted is 2027-01-05, which lies ahead; write the day on which it "
           "happened\n");
    addRow("the footer", "# Buoys\n\n---\n\n**Last Updated**: 2026-12-24 18:00 UTC\n",
           "5:19 warning: Last Updated is 2026-12-24, which lies ahead; write the day on which it "
           "happened\n");
    addRow("today", "## Iteration 1 - Radar\n**Date**: 2026-06-15\n**Status**: ✅ Completed\n", "");
    addRow("what is planned may",
           "## Iteration 1 - Radar\n**Date**: 2026-09-01\n**Status**: 📋 Planned\n\n"
           "## Iteration 2 - Buoys\n**Date**: 2026-10-01\n**Status**: ⛔ Blocked\n",
           "");
    addRow("what is due may",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Due**: 2026-09-01\n"
           "   - **Review**: 2026-08-01\n",
           "");
}

void tst_rules_of_days::shouldFindAStaleFooter_data()
{
    addColumns();
    addRow("older than an iteration",
           "## Iteration 1 - Radar\n**Date**: 2026-02-03\n**Status**: ✅ Completed\n\n---\n\n"
           "**Last Updated**: 2026-01-20 10:00 UTC\n",
           "7:19 warning: Last Updated is 2026-01-20, but an iteration is of 2026-02-03; write the "
           "day on which the file was last changed\n");
    addRow("the last footer counts",
           "## Iteration 1 - Radar\n**Date**: 2026-02-03\n**Status**: ✅ Completed\n\n---\n\n"
           "**Last Updated**: 2026-01-20\n\n---\n\n**Last Updated**: 2026-02-03\n",
           "");
    addRow("of the same day",
           "## Iteration 1 - Radar\n**Date**: 2026-02-03\n**Status**: ✅ Completed\n\n---\n\n"
           "**Last Updated**: 2026-02-03 00:10 UTC\n",
           "");
    addRow("plans do not count",
           "## Iteration 1 - Radar\n**Date**: 2026-03-03\n**Status**: 📋 Planned\n\n---\n\n"
           "**Last Updated**: 2026-01-20\n",
           "");
    addRow("nor what lies ahead",
           "## Iteration 1 - Radar\n**Date**: 2062-03-03\n**Status**: ✅ Completed\n\n---\n\n"
           "**Last Updated**: 2026-01-20\n",
           "");
    addRow("no footer", "## Iteration 1 - Radar\n**Date**: 2026-02-03\n", "");
    addRow("no day in it",
           "## Iteration 1 - Radar\n**Date**: 2026-02-03\n\n---\n\n**Last Updated**: yesterday\n",
           "");
}

void tst_rules_of_days::shouldFindWhatWasDue_data()
{
    addColumns();
    addRow("yesterday", "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Due**: 2026-06-14\n",
           "5:15 warning: risk 1 was due on 2026-06-14; fix it, or agree on another day\n");
    addRow("in a table",
           "## Risk Register\n\n| ID | Risk | Due Date |\n|---|---|---|\n"
           "| R-1 | Fog | 2025-11-01 |\n",
           "5:15 warning: risk R-1 was due on 2025-11-01; fix it, or agree on another day\n");
    addRow("today", "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Due**: 2026-06-15\n", "");
    addRow("no date", "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Due**: soon\n", "");
    addRow("accepted meanwhile",
           "## Risk Register\n\n### 🟠 High\n1. Fog ✅ **ACCEPTED**\n   - **Due**: 2026-01-01\n",
           "");
    addRow("fixed meanwhile",
           "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n"
           "   - **Due**: 2026-01-01\n",
           "");
}

void tst_rules_of_days::shouldFindOverdueReviews_data()
{
    addColumns();
    addRow("open", "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Review**: 2026-05-01\n",
           "5:18 warning: risk 1 was to be reviewed by 2026-05-01; review it, and write down when "
           "to do so next\n");
    addRow(
        "accepted",
        "## Risk Register\n\n### 🟠 High\n1. Fog ✅ **ACCEPTED**\n   - **Review**: 2026-05-01\n",
        "5:18 warning: risk 1 was to be reviewed by 2026-05-01; review it, and write down when "
        "to do so next\n");
    addRow("today", "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Review**: 2026-06-15\n", "");
    addRow("closed",
           "## Risk Register\n\n### 🟠 High\n1. ~~Fog~~ ⛔ **CLOSED**\n"
           "   - **Review**: 2026-05-01\n",
           "");
}

void tst_rules_of_days::shouldCountReviewsFromTheLastOne()
{
    // GIVEN a team that looks at high risks every thirty days
    policy::Policy policy;
    policy.reviewDays[Tier::High] = 30;
    const std::string text =
        "## Risk Register\n\n### 🟠 High\n"
        "1. Fog\n   - **Reviewed**: 2026-05-15\n"
        "2. Ice\n   - **Reviewed**: 2026-05-16\n"
        "3. Wind\n   - **Reviewed**: 2026-01-01\n   - **Review**: 2026-07-01\n\n"
        "### 🟢 Low\n4. Gulls\n   - **Reviewed**: 2020-01-01\n";

    // THEN the thirty-first day is one too many, and a day that is agreed on goes first
    QCOMPARE(said(text, "overdue-review", policy, {today}),
             QByteArray("5:20 warning: risk 1 was last reviewed on 2026-05-15, more than 30 days "
                        "ago; review it, and write down that you did\n"));
    QCOMPARE(said(text, "overdue-review", {}, {today}), QByteArray());
}

void tst_rules_of_days::shouldFindLapsedAcceptances_data()
{
    addColumns();
    const char *lapsed = "risk 1 was accepted only until 2026-06-14; accept it anew, or open it "
                         "and plan how to fix it\n";
    const auto row = [&](const char *name, const char *text, const char *place) {
        addRow(name, text, *place ? QByteArray(place).append(lapsed).constData() : "");
    };
    row("by its field",
        "## Risk Register\n\n### 🟠 High\n1. Fog ✅ **ACCEPTED**\n"
        "   - **Accepted**: 2026-01-05 by Bo until 2026-06-14 - radar comes in 2027-01-01\n",
        "5:43 warning: ");
    row("with no mark",
        "## Risk Register\n\n### 🟠 High\n1. Fog\n"
        "   - **Accepted**: 2026-01-05 by Bo until 2026-06-14\n",
        "5:43 warning: ");
    row("in a status cell",
        "## Risk Register\n\n| ID | Risk | Status |\n|---|---|---|\n"
        "| 1 | Fog | Accepted: 2026-01-05 by Bo until 2026-06-14 |\n",
        "5:46 warning: ");
    row("on its last day",
        "## Risk Register\n\n### 🟠 High\n1. Fog\n"
        "   - **Accepted**: 2026-01-05 by Bo until 2026-06-15\n",
        "");
    row("with no end",
        "## Risk Register\n\n### 🟠 High\n1. Fog\n"
        "   - **Accepted**: 2026-01-05 by Bo - gone until spring, see 2026-02-02\n",
        "");
    row("fixed since",
        "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n"
        "   - **Accepted**: 2026-01-05 by Bo until 2026-06-14\n",
        "");
}

void tst_rules_of_days::shouldGiveNoticeOfAcceptancesThatEnd_data()
{
    addColumns();
    addRow("in two weeks",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n"
           "   - **Accepted**: 2026-01-05 by Bo until 2026-06-29\n",
           "5:43 note: risk 1 is accepted only until 2026-06-29; decide whether to accept it "
           "longer, or plan how to fix it\n");
    addRow("today",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n"
           "   - **Accepted**: 2026-01-05 by Bo until 2026-06-15\n",
           "5:43 note: risk 1 is accepted only until 2026-06-15; decide whether to accept it "
           "longer, or plan how to fix it\n");
    addRow("a day later than that",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n"
           "   - **Accepted**: 2026-01-05 by Bo until 2026-06-30\n",
           "");
    addRow(
        "no day that can be read",
        "## Risk Register\n\n### 🟠 High\n1. Fog\n"
        "   - **Accepted**: 2026-01-05 by Bo until further notice - until 2026-01-01\n",
        "5:43 note: risk 1 is accepted until “further notice”, which names no day; write its last "
        "day as 2026-01-31, or leave the end out\n");
    addRow("no end",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Accepted**: 2026-01-05 by Bo\n", "");
    addRow("over already",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n"
           "   - **Accepted**: 2026-01-05 by Bo until 2026-06-14\n",
           "");
}

void tst_rules_of_days::shouldTakeTheDaysOfNoticeFromThePolicy()
{
    const std::string text = "## Risk Register\n\n### 🟠 High\n1. Fog\n"
                             "   - **Accepted**: 2026-01-05 by Bo until 2026-06-30\n";
    policy::Policy policy;
    policy.acceptanceNoticeDays = 15;
    QVERIFY(!said(text, "ending-acceptance", policy, {today}).isEmpty());
    policy.acceptanceNoticeDays = 0;
    QVERIFY(said(text, "ending-acceptance", policy, {today}).isEmpty());
}

void tst_rules_of_days::shouldSayNothingWithoutADay()
{
    const std::string text = "## Iteration 1 - Radar\n**Date**: 2999-01-01\n\n"
                             "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Due**: 1999-01-01\n"
                             "   - **Review**: 1999-01-01\n"
                             "   - **Accepted**: 1998-01-01 by Bo until 1999-01-01\n";
    for (const char *rule :
         {"date-ahead", "past-due", "overdue-review", "lapsed-acceptance", "ending-acceptance"})
        QCOMPARE(said(text, rule), QByteArray());
}

LOADLINE_TEST(tst_rules_of_days)
#include "tst_rules_of_days.moc"
