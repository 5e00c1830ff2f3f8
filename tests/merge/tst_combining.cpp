// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/operation.h"
#include "merge/combine.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace loadline;
using namespace loadline::merge;
using namespace loadline::test;

class tst_combining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldCombineChangesOfDifferentParts_data();
    void shouldCombineChangesOfDifferentParts();
    void shouldLeaveToAPersonWhatBothChanged_data();
    void shouldLeaveToAPersonWhatBothChanged();
    void shouldKeepOneTextOfAMovedRisk();
    void shouldShowBothTextsOfOneNewNumber();
    void shouldTakeAnIterationThatBothBeganAsAWhole();
    void shouldSayNoneWhereTheChoiceLeavesNone();
    void shouldTellWhereAConflictStands();
    void shouldCountWhatCameFromEitherSide();
    void shouldTakeWhatIsNotChosenFromBoth();
    void shouldCombineWhateverTheLineEndings_data();
    void shouldCombineWhateverTheLineEndings();
    void shouldNotJoinLinesWhereTheLastHasNoEnding();
    void shouldContestNoMoreThanWhatReadsOtherwise();
    void shouldSayWhereAConflictWouldStand();
    void shouldMakeNoOtherTextOfWhatItCombines_data();
    void shouldMakeNoOtherTextOfWhatItCombines();
};

namespace {

/// Several operations, one after the other, divided by "; ". An edit by hand is "old => new".
std::string edited(std::string text, const std::string &operations)
{
    for (std::size_t begin = 0; begin < operations.size();) {
        const auto end = std::min(operations.find("; ", begin), operations.size());
        const auto operation = operations.substr(begin, end - begin);
        begin = end + 2;
        const auto arrow = operation.find(" => ");
        if (arrow == std::string::npos) {
            text = after(text, operation);
            continue;
        }
        const auto at = text.find(operation.substr(0, arrow));
        if (at == std::string::npos)
            return "NOT FOUND: " + operation;
        text.replace(at, arrow, operation.substr(arrow + 4));
    }
    return text;
}

const std::string groups = "### 🔴 Critical\n"
                           "None identified yet\n"
                           "\n"
                           "### 🟠 High Priority (Next Iterations)\n"
                           "1. Flooding - the cellar → Iteration 2\n"
                           "2. Fire\n"
                           "\n"
                           "### 🟢 Low Priority\n"
                           "3. Frost\n"
                           "\n"
                           "---\n"
                           "\n"
                           "**Last Updated**: 2026-03-16 08:00 UTC\n"
                           "**Next Iteration**: Ready to start\n";

std::string base()
{
    auto text = registerOf(groups);
    const std::string priority = "**Priority**: 🟠 HIGH\n";
    text.insert(text.find(priority) + priority.size(), "\n### Problem Identified\n"
                                                       "The pump stops.\n"
                                                       "Nobody hears it.\n"
                                                       "\n"
                                                       "The gate stays open.\n"
                                                       "\n### Testing\n"
                                                       "✅ **Dry run**: fine\n");
    return text;
}

void addColumns()
{
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("expected");
}

std::size_t lineOf(const std::string &text, const std::string &words)
{
    const auto end = text.begin() + std::ptrdiff_t(text.find(words));
    return 1 + std::size_t(std::count(text.begin(), end, '\n'));
}

std::string partsOf(const Combination &combination)
{
    std::string said;
    for (const Conflict &conflict : combination.conflicts()) {
        for (const auto &part : conflict.parts)
            said += (part == conflict.parts.front() ? "" : ", ") + part;
        said += '\n';
    }
    return said;
}

} // namespace

void tst_combining::shouldCombineChangesOfDifferentParts_data()
{
    addColumns(); // expected: the operations, one after the other
    const auto row = [](const char *name, const char *ours, const char *theirs,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(ours) << QByteArray(theirs) << QByteArray(expected);
    };
    row("a field and a new risk", "set iteration:2 Owner Ines", "add high: Ice",
        "set iteration:2 Owner Ines; add high: Ice");
    row("two fields of one iteration", "set iteration:2 date 2026-04-01",
        "set iteration:2 priority low",
        "set iteration:2 date 2026-04-01; set iteration:2 priority low");
    row("two risks side by side", "set risk:1 Owner Ines", "set risk:2 title Smoke",
        "set risk:1 Owner Ines; set risk:2 title Smoke");
    row("a completion and a risk in the same tier", "complete 2", "add high: Ice",
        "complete 2; add high: Ice");
    row("a completion and a risk in place of none", "complete 2", "add critical: Ice",
        "complete 2; add critical: Ice");
    row("a completion and another iteration", "complete 2", "set iteration:1 Owner Ines",
        "complete 2; set iteration:1 Owner Ines");
    row("a completion on both sides", "complete 2", "complete 2", "complete 2");
    row("a completion on both sides, and more", "complete 2; add low: Ice",
        "complete 2; set risk:2 Owner Ines", "complete 2; add low: Ice; set risk:2 Owner Ines");
    row("the last risk leaves, one comes", "move 3 high", "add low: Ice; 4. Ice => 5. Ice",
        "move 3 high; add low: Ice; 4. Ice => 5. Ice");
    row("a risk each in place of none", "add critical: Ice", "add critical: Fog; 4. Fog => 5. Fog",
        "add critical: Ice; add critical: Fog");
    row("a risk each behind the last", "add high: Ice", "add high: Fog; 4. Fog => 5. Fog",
        "add high: Ice; add high: Fog");
    row("a risk each, theirs with the lower number", "add low: Ice; 4. Ice => 5. Ice",
        "add low: Fog", "add low: Fog; add low: Ice");
    row("a test each", "append 2/testing pass: Wet run: fine", "append 2/testing fail: Storm: bad",
        "append 2/testing pass: Wet run: fine; append 2/testing fail: Storm: bad");
    row("a new section and a new risk", "append 2/impact warn: Slow", "add high: Ice",
        "append 2/impact warn: Slow; add high: Ice");
    row("a paragraph each", "gate stays open => gate is stuck",
        "pump stops.\nNobody hears it. => pump stops. Nobody\nhears it.",
        "gate stays open => gate is stuck; "
        "pump stops.\nNobody hears it. => pump stops. Nobody\nhears it.");
    row("the later of two times", "03-16 08:00 => 03-20 09:00", "03-16 08:00 => 03-18 23:00",
        "03-16 08:00 => 03-20 09:00");
    row("the later of two times, theirs", "03-16 08:00 => 03-18 23:00",
        "03-16 08:00 => 03-20 09:00", "03-16 08:00 => 03-20 09:00");
    row("a risk moved, and its old neighbour changed", "move 1 low", "set risk:2 Owner Ines",
        "move 1 low; set risk:2 Owner Ines");
    row("an iteration and a risk", "add-iteration Gates", "add low: Ice",
        "add-iteration Gates; add low: Ice");
    row("a heading and a risk below it", "Low Priority => Low", "add low: Ice",
        "Low Priority => Low; add low: Ice");
}

void tst_combining::shouldCombineChangesOfDifferentParts()
{
    QFETCH(QByteArray, ours);
    QFETCH(QByteArray, theirs);
    QFETCH(QByteArray, expected);
    const auto combination = combine(base(), edited(base(), ours.toStdString()),
                                     edited(base(), theirs.toStdString()));
    QCOMPARE(partsOf(combination), std::string());
    QCOMPARE(combination.text(), edited(base(), expected.toStdString()));
}

void tst_combining::shouldLeaveToAPersonWhatBothChanged_data()
{
    addColumns(); // expected: the parts of each conflict
    const auto row = [](const char *name, const char *ours, const char *theirs,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(ours) << QByteArray(theirs) << QByteArray(expected);
    };
    row("one field, two values", "set iteration:2 date 2026-04-01",
        "set iteration:2 date 2026-04-02", "iteration:2/Date\n");
    row("one risk", "set risk:2 title Smoke", "set risk:2 Owner Ines", "risk:2\n");
    row("two risks", "set risk:2 title Smoke; set risk:3 title Ice",
        "set risk:2 Owner Ines; set risk:3 Owner Ines", "risk:2\nrisk:3\n");
    row("a risk taken out and changed", "2. Fire\n => ", "set risk:2 Owner Ines", "risk:2\n");
    row("a completion and a risk that it moves", "complete 2", "set risk:1 Owner Ines",
        "group:high/Iteration 2 - FIXED/heading, risk:1\n");
    row("a risk moved to two places", "move 2 low", "move 2 critical", "risk:2\n");
    row("one new number", "add high: Ice", "add high: Fog", "risk:4\n");
    row("one new number, in two groups", "add high: Ice", "add low: Fog", "risk:4\n");
    row("one paragraph", "gate stays open => gate is stuck", "gate stays open => gate stays shut",
        "iteration:2/problem/The gate stays open.\n");
    row("one test", "Dry run**: fine => Dry run**: good", "✅ **Dry run => ❌ **Dry run",
        "iteration:2/testing/Dry run\n");
    row("a time that cannot be read", "03-16 08:00 => 03-20 09:00",
        "2026-03-16 08:00 UTC => yesterday", "lastUpdated\n");
    row("a section taken out and added to", "\n### Testing\n✅ **Dry run**: fine\n => ",
        "append 2/testing pass: Wet run: fine",
        "iteration:2/testing/heading, iteration:2/testing/Dry run, iteration:2/testing/Wet run\n");
}

void tst_combining::shouldLeaveToAPersonWhatBothChanged()
{
    QFETCH(QByteArray, ours);
    QFETCH(QByteArray, theirs);
    QFETCH(QByteArray, expected);
    const auto our = edited(base(), ours.toStdString());
    const auto their = edited(base(), theirs.toStdString());
    const auto combination = combine(base(), our, their);
    QCOMPARE(partsOf(combination), expected.toStdString());
    if (QByteArray(QTest::currentDataTag()) == "a completion and a risk that it moves")
        return;
    // Nothing else was changed: who chooses a side for all has that side's text.
    const std::vector<Choice> asOurs(combination.conflicts().size(), Choice::Ours);
    const std::vector<Choice> asTheirs(combination.conflicts().size(), Choice::Theirs);
    QCOMPARE(combination.text(asTheirs), their);
    QCOMPARE(combination.text(asOurs), our);
}

void tst_combining::shouldKeepOneTextOfAMovedRisk()
{
    // GIVEN a risk that one side fixed, and thereby moved, and the other edited where it was
    const auto ours = edited(base(), "complete 2");
    const auto combination = combine(base(), ours, edited(base(), "set risk:1 Owner Ines"));
    QCOMPARE(combination.conflicts().size(), std::size_t(1));
    const Conflict &conflict = combination.conflicts().front();
    QCOMPARE(conflict.base, std::string("1. Flooding - the cellar → Iteration 2\n"));
    QVERIFY(conflict.ours.find("1. ~~Flooding - the cellar~~ ✅ **FIXED**\n") != std::string::npos);
    QCOMPARE(conflict.theirs,
             std::string("1. Flooding - the cellar → Iteration 2\n   - **Owner**: Ines\n"));
    // THEN one choice decides both places, and what else was done is there
    const auto fixed = combination.text({Choice::Ours});
    QCOMPARE(fixed, ours);
    const auto open = combination.text({Choice::Theirs});
    QVERIFY(open.find("   - **Owner**: Ines\n") != std::string::npos);
    QVERIFY(open.find("~~Flooding") == std::string::npos);
    QVERIFY(open.find("FIXED)") == std::string::npos);
    QVERIFY(open.find("**Date**: 2026-03-16\n**Status**: ✅ Completed\n") != std::string::npos);
}

void tst_combining::shouldShowBothTextsOfOneNewNumber()
{
    const auto combination = combine(base(), edited(base(), "add low: Ice"),
                                     edited(base(), "add low: Fog"));
    QCOMPARE(combination.text({Choice::Ours}), edited(base(), "add low: Ice"));
    QCOMPARE(combination.text({Choice::Theirs}), edited(base(), "add low: Fog"));
    QVERIFY(combination.text({Choice::Both}).find("3. Frost\n4. Ice\n4. Fog\n")
            != std::string::npos);
}

void tst_combining::shouldTakeAnIterationThatBothBeganAsAWhole()
{
    const auto ours = edited(base(), "add-iteration Gates");
    const auto theirs = edited(base(), "add-iteration Locks");
    const auto combination = combine(base(), ours, theirs);
    QCOMPARE(combination.conflicts().size(), std::size_t(1));
    QCOMPARE(combination.text({Choice::Ours}), ours);
    QCOMPARE(combination.text({Choice::Theirs}), theirs);
    const auto both = combination.text({Choice::Both});
    QVERIFY(both.find("Gates\n**Date**") != std::string::npos);
    QVERIFY(both.find("Locks\n**Date**") != std::string::npos);
    QVERIFY(both.find("Gates") < both.find("Locks"));
}

void tst_combining::shouldSayNoneWhereTheChoiceLeavesNone()
{
    // GIVEN that the only risk of its group was moved, and edited
    const auto combination = combine(base(), edited(base(), "move 3 critical"),
                                     edited(base(), "set risk:3 Owner Ines"));
    QCOMPARE(partsOf(combination), std::string("risk:3\n"));
    // THEN whichever group has no risk says so, and no other
    QCOMPARE(combination.text({Choice::Ours}), edited(base(), "move 3 critical"));
    QCOMPARE(combination.text({Choice::Theirs}), edited(base(), "set risk:3 Owner Ines"));
    QVERIFY(combination.text({Choice::Both}).find("None identified yet") == std::string::npos);
}

void tst_combining::shouldTellWhereAConflictStands()
{
    const auto ours = edited(base(), "move 2 low");
    const auto theirs = edited(base(), "move 2 critical");
    const auto combination = combine(base(), ours, theirs);
    QCOMPARE(combination.conflicts().size(), std::size_t(1));
    const Conflict &conflict = combination.conflicts().front();
    QCOMPARE(conflict.ours, conflict.theirs);
    QCOMPARE(conflict.oursHeading, std::string("🟢 Low Priority"));
    QCOMPARE(conflict.theirsHeading, std::string("🔴 Critical"));
    QCOMPARE(conflict.oursLine, lineOf(ours, "2. Fire"));
    QCOMPARE(conflict.theirsLine, lineOf(theirs, "2. Fire"));
}

void tst_combining::shouldCountWhatCameFromEitherSide()
{
    const auto combination = combine(base(),
                                     edited(base(), "add high: Ice; move 3 critical; "
                                                    "set iteration:2 date 2026-04-01"),
                                     edited(base(), "set risk:1 Owner Ines; complete 2; "
                                                    "set iteration:2 date 2026-04-02"));
    QCOMPARE(partsOf(combination), std::string("iteration:2/Date\n"));
    QCOMPARE(combination.fromOurs(), std::size_t(2));
    QCOMPARE(combination.fromTheirs(), std::size_t(3)); // the status, a group, the risk in it
}

void tst_combining::shouldTakeWhatIsNotChosenFromBoth()
{
    const auto combination = combine("a\n", "b\n", "c\n");
    QCOMPARE(combination.conflicts().size(), std::size_t(1));
    QCOMPARE(combination.text(), std::string("b\nc\n"));
}

void tst_combining::shouldCombineWhateverTheLineEndings_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("expected");
    const auto lf = base();
    const auto ours = edited(lf, "set risk:1 Owner Ines");
    const auto theirs = edited(lf, "set risk:3 Owner Ines");
    const auto both = edited(ours, "set risk:3 Owner Ines");
    const auto row = [](const char *name, const std::string &b, const std::string &o,
                        const std::string &t, const std::string &expected) {
        QTest::newRow(name) << QByteArray::fromStdString(b) << QByteArray::fromStdString(o)
                            << QByteArray::fromStdString(t) << QByteArray::fromStdString(expected);
    };
    const auto crlf = [](const std::string &text) { return withLineEndings(text, "\r\n"); };
    row("CRLF everywhere", crlf(lf), crlf(ours), crlf(theirs), crlf(both));
    row("a checkout with CRLF", lf, ours, crlf(theirs), crlf(both));
    row("a checkout with LF", crlf(lf), crlf(ours), theirs, both);
    row("our line endings", lf, crlf(ours), theirs, crlf(both));
    row("lone CR in the file", lf, ours, withLineEndings(theirs, "\r"), withLineEndings(both, "\r"));
    row("a byte-order mark", lf, ours, withByteOrderMark(theirs), withByteOrderMark(both));
    row("a byte-order mark taken away", withByteOrderMark(lf), withByteOrderMark(ours), theirs,
        both);
    row("our last newline taken away", lf, withoutLastNewline(ours), theirs,
        withoutLastNewline(both));
    row("no last newline, and one in the file", withoutLastNewline(lf), withoutLastNewline(ours),
        theirs, both);
}

void tst_combining::shouldCombineWhateverTheLineEndings()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, ours);
    QFETCH(QByteArray, theirs);
    QFETCH(QByteArray, expected);
    const auto combination = combine(base.toStdString(), ours.toStdString(), theirs.toStdString());
    QCOMPARE(partsOf(combination), std::string());
    QCOMPARE(QByteArray::fromStdString(combination.text()), expected);
}

void tst_combining::shouldNotJoinLinesWhereTheLastHasNoEnding()
{
    const auto combination = combine("# T\n\none", "# T\n\none\n\ntwo", "# T\n\none\n\nthree\n");
    QCOMPARE(partsOf(combination), std::string());
    QCOMPARE(combination.text(), std::string("# T\n\none\n\ntwo\n\nthree\n"));
}

void tst_combining::shouldContestNoMoreThanWhatReadsOtherwise()
{
    // GIVEN a group that one side made another tier's, and a risk that the other put into it
    const auto ours = edited(base(), "🟢 Low Priority => 🟡 Medium Priority");
    const auto theirs = edited(base(), "set iteration:1 Owner Ines; add low: Ice");
    const auto combination = combine(base(), ours, theirs);
    // THEN the group is contested, and not the whole register
    QCOMPARE(combination.conflicts().size(), std::size_t(1));
    const auto parts = partsOf(combination);
    QVERIFY(parts.find("risk:4") != std::string::npos);
    QVERIFY2(parts.find("title") == std::string::npos, parts.c_str());
    QVERIFY(combination.text({Choice::Ours}).find("**Owner**: Ines\n") != std::string::npos);
    QCOMPARE(combination.text({Choice::Theirs}), theirs);
}

void tst_combining::shouldSayWhereAConflictWouldStand()
{
    // GIVEN a section that one side took out
    const auto ours = edited(base(), "\n### Testing\n✅ **Dry run**: fine\n => ");
    const auto theirs = edited(base(), "append 2/testing pass: Wet run: fine");
    const auto combination = combine(base(), ours, theirs);
    QCOMPARE(combination.conflicts().size(), std::size_t(1));
    QCOMPARE(combination.conflicts().front().oursLine, lineOf(ours, "The gate stays open.") + 2);
    QCOMPARE(combination.conflicts().front().theirsLine, lineOf(theirs, "### Testing"));
}

void tst_combining::shouldMakeNoOtherTextOfWhatItCombines_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("ours");
    QTest::addColumn<QByteArray>("theirs");
    const auto row = [](const char *name, const char *base, const char *ours, const char *theirs) {
        QTest::newRow(name) << QByteArray(base) << QByteArray(ours) << QByteArray(theirs);
    };
    row("a fence that is opened before what is added", "# T\n\na\n\nb\n", "# T\n\n```\na\n\nb\n",
        "# T\n\na\n\nb\n\n## Iteration 1 - X\n**Status**: Done\n");
    row("a group's heading gone, and a risk put below it",
        "# Risk Register\n\n### High\n1. A\n\n### Low\n2. B\n",
        "# Risk Register\n\n### High\n1. A\n\n2. B\n",
        "# Risk Register\n\n### High\n1. A\n\n### Low\n2. B\n3. C\n");
    row("a heading that says no more of risks, and a risk below it",
        "# T\n\n## Risk Register\n\n1. A\n2. B\n", "# T\n\n## Shopping\n\n1. A\n2. B\n",
        "# T\n\n## Risk Register\n\n1. A\n2. B\n3. C\n");
    row("a group's tier changed, and a risk put into it", "# Risk Register\n\n### High\n1. A\n",
        "# Risk Register\n\n### Low\n1. A\n", "# Risk Register\n\n### High\n1. A\n2. C\n");
}

/// Each would be a text without overlapping lines that says what nobody meant.
void tst_combining::shouldMakeNoOtherTextOfWhatItCombines()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, ours);
    QFETCH(QByteArray, theirs);
    const auto combination = combine(base.toStdString(), ours.toStdString(), theirs.toStdString());
    QVERIFY(!combination.conflicts().empty());
    const std::vector<Choice> asOurs(combination.conflicts().size(), Choice::Ours);
    const std::vector<Choice> asTheirs(combination.conflicts().size(), Choice::Theirs);
    QCOMPARE(QByteArray::fromStdString(combination.text(asOurs)), ours);
    QCOMPARE(QByteArray::fromStdString(combination.text(asTheirs)), theirs);
}

LOADLINE_TEST(tst_combining)
#include "tst_combining.moc"
