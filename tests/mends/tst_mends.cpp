// SPDX-License-Identifier: GPL-3.0-or-later
#include "mends/mend.h"

#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using mends::Mend;
using mends::MendKind;

namespace {

const mends::Conditions conditions{{}, "2026-02-03T04:05:06Z"};

std::vector<checks::Finding> findingsOf(const Register &reg, const std::string &rule)
{
    auto all = checks::check(reg, {}, {"2026-02-03"});
    std::erase_if(all, [&rule](const checks::Finding &one) { return one.rule != rule; });
    return all;
}

/// What the mend of a rule's first finding makes of a text; or why there is none.
std::string mended(const std::string &text, const std::string &rule, MendKind kind)
{
    const Register reg = markdown::read(text);
    const auto findings = findingsOf(reg, rule);
    if (findings.empty())
        return "NOTHING FOUND";
    for (const Mend &mend : mends::mendsFor(reg, findings.front(), conditions)) {
        if (mend.kind != kind)
            continue;
        const auto change = mends::tried(reg, mend, conditions);
        if (!change)
            return "REFUSED: " + change.error().what;
        const std::string after = applied(text, change->splices);
        if (applied(after, inverse(text, change->splices)) != text)
            return "CANNOT BE UNDONE";
        if (findingsOf(markdown::read(after), rule).size() >= findings.size())
            return "STILL FOUND";
        return after;
    }
    return "NOT OFFERED";
}

void row(const char *name, const char *rule, MendKind kind, const std::string &before,
         const std::string &after)
{
    QTest::newRow(name) << QByteArray(rule) << int(kind) << QByteArray::fromStdString(before)
                        << QByteArray::fromStdString(after);
}

std::string withIteration(const std::string &status, const std::string &groups)
{
    return "# Pilot boats\n\n## Iteration 2 - Radar\n**Status**: " + status
           + "\n\n## Risk Register\n\n" + groups;
}

const std::string completed = "✅ Completed";
const std::string running = "🔄 In Progress";

} // namespace

class tst_mends : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldPutItRight_data();
    void shouldPutItRight();
    void shouldOfferNothingWhereAPersonMustDecide_data();
    void shouldOfferNothingWhereAPersonMustDecide();
    void shouldRefuseWhereTheFindingWouldStay();
    void shouldSayWhatItIsAbout();

private:
    static void addRiskRows();
    static void addDocumentRows();
};

void tst_mends::addRiskRows()
{
    row("a plan in the line", "plan-to-nowhere", MendKind::TakeOutPlan,
        withIteration(running, "### 🟠 High\n1. Fog - no lights → Iteration 9\n2. Ice\n"),
        withIteration(running, "### 🟠 High\n1. Fog - no lights\n2. Ice\n"));
    row("a plan by the group", "plan-to-nowhere", MendKind::TakeOutPlan,
        withIteration(running, "### 🟠 High (Iteration 9)\n1. Fog\n\n### 🟠 High\n2. Ice\n"),
        withIteration(running, "### 🟠 High (Iteration 9)\nNone identified yet\n\n"
                               "### 🟠 High\n1. Fog\n2. Ice\n"));
    row("a plan in a cell", "plan-to-nowhere", MendKind::TakeOutPlan,
        withIteration(running, "| ID | Risk | Status | Iteration |\n|----|------|--------|----|\n"
                               "| 1  | Fog  | Open   | 9 |\n| 2  | Ice  | Open   | - |\n"),
        withIteration(running, "| ID | Risk | Status | Iteration |\n|----|------|--------|----|\n"
                               "| 1  | Fog  | Open   | - |\n| 2  | Ice  | Open   | - |\n"));
    row("open, and its iteration completed", "open-after-completion", MendKind::MarkFixed,
        withIteration(completed, "### 🟠 High\n1. Fog → Iteration 2\n2. Ice\n"),
        withIteration(completed, "### 🟠 High (Iteration 2 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n\n"
                                 "### 🟠 High\n2. Ice\n"));
    row("open, and not to be fixed by it", "open-after-completion", MendKind::TakeOutPlan,
        withIteration(completed, "### 🟠 High\n1. Fog → Iteration 2\n2. Ice\n"),
        withIteration(completed, "### 🟠 High\n1. Fog\n2. Ice\n"));
    row("fixed too early, opened", "unfinished-fix", MendKind::OpenAgain,
        withIteration(running, "### 🟠 High (Iteration 2 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n\n"
                               "### 🟠 High\n2. Ice\n"),
        withIteration(running, "### 🟠 High\n1. Fog → Iteration 2\n2. Ice\n"));
    row("fixed too early, completed", "unfinished-fix", MendKind::Complete,
        withIteration(running, "### 🟠 High (Iteration 2 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n"),
        withIteration(completed,
                      "### 🟠 High (Iteration 2 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n"));
    row("fixed, among the open ones", "fixed-in-open-group", MendKind::MoveToFixed,
        withIteration(
            completed,
            "### 🟠 High\n1. ~~Fog~~ ✅ **FIXED** → Iteration 2\n2. Ice - on deck\n"),
        withIteration(completed, "### 🟠 High (Iteration 2 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n\n"
                                 "### 🟠 High\n2. Ice - on deck\n"));
    row("fixed, among the open ones, opened", "fixed-in-open-group", MendKind::OpenAgain,
        withIteration(running, "### 🟠 High\n1. ~~Fog~~ ✅ **FIXED** → Iteration 2\n2. Ice\n"),
        withIteration(running, "### 🟠 High\n1. Fog → Iteration 2\n2. Ice\n"));
    row("open, among the fixed ones, marked", "open-in-fixed-group", MendKind::MarkFixed,
        withIteration(completed,
                      "### 🟠 High (Iteration 2 - FIXED)\n1. Fog - at night\n2. ~~Ice~~ ✅ "
                      "**FIXED**\n"),
        withIteration(completed, "### 🟠 High (Iteration 2 - FIXED)\n1. ~~Fog - at night~~ ✅ "
                                 "**FIXED**\n2. ~~Ice~~ ✅ **FIXED**\n"));
    row("open, among the fixed ones, moved", "open-in-fixed-group", MendKind::MoveToOpen,
        withIteration(completed, "### 🟠 High (Iteration 2 - FIXED)\n1. Fog\n2. ~~Ice~~ ✅ "
                                 "**FIXED**\n\n### 🟠 High\n3. Tide\n"),
        withIteration(completed, "### 🟠 High (Iteration 2 - FIXED)\n2. ~~Ice~~ ✅ **FIXED**\n\n"
                                 "### 🟠 High\n1. Fog\n<!-- -->\n3. Tide\n"));
    row("accepted, among the fixed ones", "open-in-fixed-group", MendKind::MoveToOpen,
        withIteration(completed, "### 🟠 High (Iteration 2 - FIXED)\n1. Fog ✅ **ACCEPTED**\n\n"
                                 "### 🟠 High\n2. Tide\n"),
        withIteration(completed, "### 🟠 High\n1. Fog ✅ **ACCEPTED**\n2. Tide\n"));
    row("a tier that its numbers contradict", "contradicted-tier", MendKind::MoveToTier,
        "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Likelihood**: 5\n   - **Impact**: 5\n"
        "2. Ice\n\n### 🔴 Critical\n3. Tide\n",
        "## Risk Register\n\n### 🟠 High\n2. Ice\n\n### 🔴 Critical\n1. Fog\n"
        "   - **Likelihood**: 5\n   - **Impact**: 5\n<!-- -->\n3. Tide\n");
    row("struck in part", "inner-strike", MendKind::TakeOutStrikes,
        "## Risk Register\n\n### 🟠 High\n1. Change ~~all~~ most of the lamps - by ~~spring~~\n",
        "## Risk Register\n\n### 🟠 High\n1. Change all most of the lamps - by spring\n");
    row("struck, no word why, marked", "struck-without-mark", MendKind::MarkFixed,
        "## Risk Register\n\n### 🟠 High\n1. ~~Fog - no lights~~\n2. Ice\n",
        "## Risk Register\n\n### 🟠 High\n1. ~~Fog - no lights~~ ✅ **FIXED**\n2. Ice\n");
    row("struck, no word why, taken off", "struck-without-mark", MendKind::TakeOutStrikes,
        "## Risk Register\n\n### 🟠 High\n1. ~~Fog - no lights~~\n2. Ice\n",
        "## Risk Register\n\n### 🟠 High\n1. Fog - no lights\n2. Ice\n");
}

void tst_mends::addDocumentRows()
{
    row("numbers that are shown otherwise", "rendered-number", MendKind::BeginLists,
        "## Risk Register\n\n### 🟠 High\n2. Fog\n3. Ice\n7. Tide\n8. Wind\n",
        "## Risk Register\n\n### 🟠 High\n2. Fog\n3. Ice\n<!-- -->\n7. Tide\n8. Wind\n");
    row("a number out of its turn", "rendered-number", MendKind::BeginLists,
        "## Risk Register\n\n### 🟠 High\n2. Fog\n7. Tide\n4. Ice\n",
        "## Risk Register\n\n### 🟠 High\n2. Fog\n<!-- -->\n7. Tide\n<!-- -->\n4. Ice\n");
    row("with a blank line between", "rendered-number", MendKind::BeginLists,
        "## Risk Register\n\n### 🟠 High\n2. Fog\n\n7. Tide\n   - **Owner**: Ada\n",
        "## Risk Register\n\n### 🟠 High\n2. Fog\n\n<!-- -->\n7. Tide\n   - **Owner**: Ada\n");
    const std::string tail = "\n## Iteration 2 - Buoys\n\n---\n\n**Last Updated**: 2026-01-09\n";
    row("a footer before the last", "several-footers", MendKind::TakeOutLine,
        "## Iteration 1 - Radar\n\n---\n\n**Last Updated**: 2026-01-05\n**Next Iteration**: 2\n"
            + tail,
        "## Iteration 1 - Radar\n\n---\n\n**Next Iteration**: 2\n" + tail);
    row("a footer between blank lines", "several-footers", MendKind::TakeOutLine,
        "## Iteration 1 - Radar\n\nSeen.\n\n---\n\n**Last Updated**: 2026-01-05\n" + tail,
        "## Iteration 1 - Radar\n\nSeen.\n\n---\n" + tail);
    row("a stale day", "stale-last-updated", MendKind::StampLastUpdated,
        "## Iteration 1 - Radar\n**Date**: 2026-01-09\n\n---\n\n**Last Updated**: 2026-01-05 by "
        "hand\n",
        "## Iteration 1 - Radar\n**Date**: 2026-01-09\n\n---\n\n**Last Updated**: 2026-02-03 by "
        "hand\n");
    row("a day that lies ahead", "date-ahead", MendKind::StampLastUpdated,
        "# Boats\n\n**Last Updated**: 2062-01-05 10:00 UTC\n",
        "# Boats\n\n**Last Updated**: 2026-02-03 04:05 UTC\n");
    row("a file that is listed twice", "repeated-file", MendKind::TakeOutLine,
        "## Iteration 1 - Radar\n\n### Files Modified\n- `bow.c` (+2 lines)\n- `aft.c` (+1 lines)\n"
        "- `bow.c` (+2 lines)\n\n### Benefits\n1. **Sight**: better\n",
        "## Iteration 1 - Radar\n\n### Files Modified\n- `bow.c` (+2 lines)\n- `aft.c` (+1 lines)\n"
        "\n### Benefits\n1. **Sight**: better\n");
    row("text read in another code page", "damaged-text", MendKind::RepairText,
        "# B\u221a\u220fjer\n\n## Iteration 1 - Fyr\n**Status**: \u201a\u00fa\u00d6 Completed\n",
        "# Bøjer\n\n## Iteration 1 - Fyr\n**Status**: ✅ Completed\n");
}

void tst_mends::shouldPutItRight_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    addRiskRows();
    addDocumentRows();
}

void tst_mends::shouldPutItRight()
{
    QFETCH(QByteArray, rule);
    QFETCH(int, kind);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    for (const char *ending : {"\n", "\r\n", "\r"}) {
        const std::string text = test::withLineEndings(before.toStdString(), ending);
        QCOMPARE(QByteArray::fromStdString(mended(text, rule.toStdString(), MendKind(kind))),
                 QByteArray::fromStdString(test::withLineEndings(after.toStdString(), ending)));
    }
}

void tst_mends::shouldOfferNothingWhereAPersonMustDecide_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("text");
    const auto undecided = [](const char *name, const char *rule, const std::string &text) {
        QTest::newRow(name) << QByteArray(rule) << QByteArray::fromStdString(text);
    };
    undecided("a word that nobody knows", "unknown-status", withIteration("thinking", "\n"));
    undecided("a name given twice", "duplicate-name",
              withIteration(running, "### 🟠 High\n1. Fog\n1. Ice\n"));
    undecided("a file with two counts", "repeated-file",
              "## Iteration 1 - Radar\n\n### Files Modified\n- `bow.c` (+2 lines)\n"
              "- `bow.c` (+3 lines)\n");
    undecided("a plan of an accepted risk", "plan-to-nowhere",
              withIteration(running, "### 🟠 High\n1. Fog ✅ **ACCEPTED** → Iteration 9\n"));
    undecided("a day that no form is known for", "date-ahead",
              "## Iteration 1 - Radar\n**Date**: 2062-01-05\n**Status**: ✅ Completed\n");
}

void tst_mends::shouldOfferNothingWhereAPersonMustDecide()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, text);
    const Register reg = markdown::read(text.toStdString());
    const auto findings = findingsOf(reg, rule.toStdString());
    QVERIFY(!findings.empty());
    for (const checks::Finding &finding : findings)
        QVERIFY(mends::mendsFor(reg, finding, conditions).empty());
}

void tst_mends::shouldRefuseWhereTheFindingWouldStay()
{
    // Two risks of one name: nobody can say whose plan is meant.
    QCOMPARE(mended(withIteration(running, "### 🟠 High\n1. Fog → Iteration 9\n1. Ice\n"),
                    "plan-to-nowhere", MendKind::TakeOutPlan)
                 .substr(0, 8),
             std::string("REFUSED:"));
    // The marks are part of a command that somebody is to type.
    QCOMPARE(mended("## Risk Register\n\n### 🟠 High\n1. Nobody runs `cut ~~ 2` ~~now~~ here\n",
                    "inner-strike", MendKind::TakeOutStrikes),
             std::string("REFUSED: risk 1 has ~~ in code"));
    // More than the footer stands in the line.
    QCOMPARE(mended("**Last Updated**: 2026-01-05 | **Next Iteration**: 2\n\n"
                    "## Iteration 2 - Buoys\n\n---\n\n**Last Updated**: 2026-01-09\n",
                    "several-footers", MendKind::TakeOutLine)
                 .substr(0, 8),
             std::string("REFUSED:"));
}

void tst_mends::shouldSayWhatItIsAbout()
{
    const Register reg = markdown::read(withIteration(
        completed, "### 🟠 High\n1. Fog → Iteration 2\n2. Ice → Iteration 2\n"));
    const auto findings = findingsOf(reg, "open-after-completion");
    QCOMPARE(findings.size(), std::size_t(2));
    const auto offered = mends::mendsFor(reg, findings.back(), conditions);
    QCOMPARE(offered.size(), std::size_t(2));
    // Both are planned for it, so both are fixed by it.
    QCOMPARE(offered[0].risks, (std::vector<std::string>{"1", "2"}));
    QCOMPARE(offered[0].iteration, std::optional(2));
    QCOMPARE(offered[1].risks, std::vector<std::string>{"2"});
}

LOADLINE_TEST(tst_mends)
#include "tst_mends.moc"
