// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// Completing (FORMAT 3) beside the lists of tiers: the status line, tables, headings and
/// checkboxes, what is refused and what is said.
class tst_completing_forms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldChangeTheStatusLine_data();
    void shouldChangeTheStatusLine();
    void shouldFollowOtherForms_data();
    void shouldFollowOtherForms();
    void shouldFixARiskOfNoTierWhereItStands();
    void shouldSayWhichIterationFixedIt_data();
    void shouldSayWhichIterationFixedIt();
    void shouldRefuse_data();
    void shouldRefuse();
    void shouldBeTheSameBySettingTheStatus();
    void shouldWriteNothingTheSecondTime();
    void shouldWarnOfMissingEvidence();
    void shouldNameTheRisksItWouldFix();
};

namespace {

/// A row that completes iteration 2: the groups before, the groups after.
void row(const char *name, const std::string &before, const std::string &after)
{
    changeRow(name, registerOf(before), "complete 2", registerOf(after, "✅ Completed"));
}

} // namespace

void tst_completing_forms::shouldChangeTheStatusLine_data()
{
    addChangeColumns();

    const auto iteration = [](const std::string &metadata) {
        return "# Gate\n\n## Iteration 2 - Pump\n" + metadata + "\n### Testing\n✅ **A**: x\n";
    };
    const auto afterAnother = [&iteration](const std::string &status, const std::string &own) {
        return iteration(own) + "\n## Iteration 1 - Sluice\n**Status**: " + status + "\n";
    };

    changeRow("house form", iteration("**Date**: 2026-03-16\n**Status**: 🔄 In Progress\n"),
              "complete 2", iteration("**Date**: 2026-03-16\n**Status**: ✅ Completed\n"));
    changeRow("the colon inside", iteration("**Date:** 2026-03-16\n**Status:** wip\n"),
              "complete 2", iteration("**Date:** 2026-03-16\n**Status:** ✅ Completed\n"));
    changeRow("in a list", iteration("- **Date**: 2026-03-16\n- **Status**: wip\n"), "complete 2",
              iteration("- **Date**: 2026-03-16\n- **Status**: ✅ Completed\n"));
    changeRow("as the others say it", afterAnother("DONE", "**Status**: TODO\n"), "complete 2",
              afterAnother("DONE", "**Status**: DONE\n"));
    changeRow("with the others' emoji", afterAnother("🚢 Shipped", "**Status**: 🔄 Active\n"),
              "complete 2", afterAnother("🚢 Shipped", "**Status**: 🚢 Shipped\n"));
    changeRow("without what the others add",
              afterAnother("✅ Shipped (tag v3)", "**Status**: wip\n"), "complete 2",
              afterAnother("✅ Shipped (tag v3)", "**Status**: ✅ Shipped\n"));
    changeRow("none yet: after Date", iteration("**Date**: 2026-03-16\n**Priority**: 🟠 HIGH\n"),
              "complete 2",
              iteration(
                  "**Date**: 2026-03-16\n**Status**: ✅ Completed\n**Priority**: 🟠 HIGH\n"));
    changeRow("none yet, in a list: after Date", iteration("- **Date**: 2026-03-16\n"),
              "complete 2", iteration("- **Date**: 2026-03-16\n- **Status**: ✅ Completed\n"));
    changeRow("none yet and no date: after the heading", iteration("**Priority**: 🟠 HIGH\n"),
              "complete 2", iteration("**Status**: ✅ Completed\n**Priority**: 🟠 HIGH\n"));
    changeRow("no metadata at all", "## Iteration 2 - Pump\n\nProse.\n", "complete 2",
              "## Iteration 2 - Pump\n**Status**: ✅ Completed\n\nProse.\n");
    changeRow("in the heading",
              "## Iteration 1 - Sluice ✅ COMPLETE\n\n## Iteration 2 - Pump 🔄 IN PROGRESS\n",
              "complete 2",
              "## Iteration 1 - Sluice ✅ COMPLETE\n\n## Iteration 2 - Pump ✅ COMPLETE\n");
}

void tst_completing_forms::shouldChangeTheStatusLine()
{
    CHECK_CHANGE_ROW();
}

void tst_completing_forms::shouldFollowOtherForms_data()
{
    addChangeColumns();

    row("table with an iteration column", R"(| ID | Risk | Severity | Status | Iteration |
| --- | --- | --- | --- | --- |
| R-001 | Flood | High | Fixed | 1 |
| R-002 | Pump Stalls | High | Open | 2 |
| R-003 | Rust | Low | Open | |
)",
        R"(| ID | Risk | Severity | Status | Iteration |
| --- | --- | --- | --- | --- |
| R-001 | Flood | High | Fixed | 1 |
| R-002 | Pump Stalls | High | Fixed | 2 |
| R-003 | Rust | Low | Open | |
)");
    row("table in the table's own way", R"(| ID | Risk | Severity | Status | Iteration |
| --- | --- | --- | --- | --- |
| R-001 | Flood | High | ✅ RESOLVED | 1 |
| R-002 | Pump Stalls | High | 🔴 OPEN | 2 |
)",
        R"(| ID | Risk | Severity | Status | Iteration |
| --- | --- | --- | --- | --- |
| R-001 | Flood | High | ✅ RESOLVED | 1 |
| R-002 | Pump Stalls | High | ✅ RESOLVED | 2 |
)");
    row("a checkbox", R"(### 🟠 High Priority
2. [ ] Pump Stalls → Iteration 2
3. [ ] Rust
)",
        R"(### 🟠 High Priority
2. [x] Pump Stalls → Iteration 2
3. [ ] Rust
)");
    row("no name", R"(### 🟠 High Priority
- Pump Stalls → Iteration 2
- Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
- ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority
- Rust
)");
    row("numbers with brackets", R"(### 🟠 High Priority
2) Pump Stalls → Iteration 2
3) Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2) ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority
3) Rust
)");
}

void tst_completing_forms::shouldFollowOtherForms()
{
    CHECK_CHANGE_ROW();
}

void tst_completing_forms::shouldFixARiskOfNoTierWhereItStands()
{
    const auto before = registerOf(
        "### Seen From The Bridge\n2. Pump Stalls → Iteration 2\n3. Rust\n");
    const auto done = after(before, "complete 2");
    // GIVEN: the format says that it stays, struck and marked
    QVERIFY2(done.find("### Seen From The Bridge\n2. ~~Pump Stalls~~ ✅ **FIXED**")
                 != std::string::npos,
             done.c_str());
    QCOMPARE(lineChanges(before, done).added.size(), std::size_t(2));
    QCOMPARE(lineChanges(before, done).removed.size(), std::size_t(2));
    const auto reg = markdown::read(done);
    QCOMPARE(reg.risks[0].status, RiskStatus::Fixed);
    QCOMPARE(reg.risks[0].title, std::string("Pump Stalls"));
}

void tst_completing_forms::shouldSayWhichIterationFixedIt_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<QByteArray>("line"); // must be there afterwards
    QTest::newRow("a table without an iteration column")
        << QByteArray("| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
                      "| R-001 | Rust | Low | Open |\n"
                      "| R-002 | Pump → Iteration 2 | High | Open |\n")
        << QByteArray(" | High | Fixed (Iteration 2) |\n");
    QTest::newRow("a table without an iteration column, in its own way")
        << QByteArray("| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
                      "| R-001 | Rust | Low | ✅ DONE (Iteration 1) |\n"
                      "| R-002 | Pump → Iteration 2 | High | OPEN |\n")
        << QByteArray(" | High | ✅ DONE (Iteration 2) |\n");
    QTest::newRow("a risk with a heading")
        << QByteArray("### R-001: Rust\n**Severity**: Low\n**Status**: Open\n\n"
                      "### R-002: Pump → Iteration 2\n**Severity**: High\n**Status**: Open\n"
                      "**Owner**: Lea\n")
        << QByteArray("**Status**: Fixed (Iteration 2)\n");
}

void tst_completing_forms::shouldSayWhichIterationFixedIt()
{
    QFETCH(QByteArray, groups);
    QFETCH(QByteArray, line);
    const auto before = registerOf(groups.toStdString());
    const auto done = after(before, "complete 2");
    QVERIFY2(done.find(line.toStdString()) != std::string::npos, done.c_str());
    // Nothing moves, and only the iteration's status line and the risk's own lines change.
    const auto changed = lineChanges(before, done);
    QVERIFY2(changed.removed.size() == changed.added.size() && changed.added.size() <= 3,
             changed.toString().c_str());
    const auto reg = markdown::read(done);
    QCOMPARE(reg.risks[1].status, RiskStatus::Fixed);
    QCOMPARE(reg.risks[1].iteration, std::optional<int>(2));
    QCOMPARE(reg.risks[1].title, std::string("Pump"));
    QCOMPARE(reg.risks[0].title, std::string("Rust"));
    QCOMPARE(lineChanges(before, after(done, "reopen 2")).toString(), std::string());
}

void tst_completing_forms::shouldRefuse_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("mention");
    const auto refusal = [](const char *name, const std::string &text, const char *operation,
                            const char *mention) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(operation)
                            << QByteArray(mention);
    };
    refusal("text that holds the marks of striking: the risk is named",
            registerOf(
                "### 🟠 High Priority\n2. Pump ~~Never~~ Stalls → Iteration 2\n3. Rust\n"),
            "complete 2", "2");
    refusal("text that holds the marks of striking: the mend is offered",
            registerOf(
                "### 🟠 High Priority\n2. Pump ~~Never~~ Stalls → Iteration 2\n3. Rust\n"),
            "complete 2", "~~");
    refusal("an iteration that is not there", registerOf("### 🟢 Low Priority\n1. Rust\n"),
            "complete 9", "9");
    refusal("an iteration whose number is given twice",
            "## Iteration 2 - A\n\n## Iteration 2 - B\n", "complete 2", "3");
}

void tst_completing_forms::shouldRefuse()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, mention);
    const auto fault = refusalFaultOf(before.toStdString(), operation.toStdString(),
                                      mention.toStdString());
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_completing_forms::shouldBeTheSameBySettingTheStatus()
{
    const auto before = registerOf(
        "### 🟠 High Priority\n2. Pump Stalls → Iteration 2\n3. Rust\n");
    QCOMPARE(after(before, "set iteration:2 status completed"), after(before, "complete 2"));
    QCOMPARE(after(before, "set iteration:2 status done"), after(before, "complete 2"));
}

void tst_completing_forms::shouldWriteNothingTheSecondTime()
{
    const auto once = after(
        registerOf("### 🟠 High Priority\n2. Pump → Iteration 2\n3. Rust\n"), "complete 2");
    const auto again = operate(markdown::read(once), "complete 2");
    QVERIFY(again);
    QVERIFY(again->isEmpty());
}

void tst_completing_forms::shouldWarnOfMissingEvidence()
{
    const auto withTests = [](const char *tests) {
        return markdown::read("## Iteration 2 - Pump\n**Status**: wip\n\n" + std::string(tests)
                              + "\n## Deployment Risk Register\n\n### 🟢 Low Priority\n"
                                "1. Rust → Iteration 2\n");
    };
    const auto none = changes::completeIteration(withTests(""), 2);
    QVERIFY(none && !none->isEmpty());
    QVERIFY(!none->warnings.empty());
    const auto incomplete = changes::completeIteration(withTests("### Testing\n❌ **A**: x\n"), 2);
    QVERIFY(incomplete && !incomplete->warnings.empty());
    const auto complete = changes::completeIteration(withTests("### Testing\n✅ **A**: x\n"), 2);
    QVERIFY(complete && complete->warnings.empty());
}

void tst_completing_forms::shouldNameTheRisksItWouldFix()
{
    const auto reg = markdown::read(
        registerOf("### 🟠 High Priority (Iteration 2)\n2. Pump\n"
                   "4. Mud ✅ **ACCEPTED**\n\n"
                   "### 🟢 Low Priority\n5. Eels → Iteration 2\n6. Rust\n"));
    QCOMPARE(changes::risksToBeFixedBy(reg, 2), (std::vector<std::string>{"2", "5"}));
    const auto change = changes::completeIteration(reg, 2);
    QVERIFY(change);
    QCOMPARE(change->note.kind, ChangeKind::Complete);
    QCOMPARE(change->note.risks, (std::vector<std::string>{"2", "5"}));
}

LOADLINE_TEST(tst_completing_forms)
#include "tst_completing_forms.moc"
