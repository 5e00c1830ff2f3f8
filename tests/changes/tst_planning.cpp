// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/register_summary.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// Planning (FORMAT 2 to 4). Iteration 1 is completed; 2 is in progress, 3 is planned.
class tst_planning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldPlan_data();
    void shouldPlan();
    void shouldUnplan_data();
    void shouldUnplan();
    void shouldRefuse_data();
    void shouldRefuse();
    void shouldPlanInOtherForms_data();
    void shouldPlanInOtherForms();
    void shouldPlanSeveralAsOneChange();
};

namespace {

std::string withThree(const std::string &groups)
{
    return "## Iteration 3 - Lights\n**Status**: 📋 Planned\n\n" + registerOf(groups);
}

void row(const char *name, const std::string &before, const char *operation,
         const std::string &after)
{
    changeRow(name, withThree(before), operation, withThree(after));
}

} // namespace

void tst_planning::shouldPlan_data()
{
    addChangeColumns();
    const auto line = [](const char *name, const std::string &before, const std::string &after) {
        row(name, "### 🟠 High Priority\n" + before + "\n3. Rust\n", "plan 2 3",
            "### 🟠 High Priority\n" + after + "\n3. Rust\n");
    };
    line("with an arrow and the word", "2. Pump - stalls", "2. Pump - stalls → Iteration 3");
    line("without detail", "2. Pump", "2. Pump → Iteration 3");
    line("another than before", "2. Pump → Iteration 2", "2. Pump → Iteration 3");
    line("in place of an arrow of two characters", "2. Pump -> Iteration 2",
         "2. Pump → Iteration 3");
    line("in place of a suffix", "2. Pump (Iteration 2)", "2. Pump → Iteration 3");
    line("the same as before", "2. Pump → Iteration 3", "2. Pump → Iteration 3");
    line("the same as before, by a suffix", "2. Pump (Iteration 3)", "2. Pump (Iteration 3)");
    line("with nested lines", "2. Pump\n   - **Owner**: Lea",
         "2. Pump → Iteration 3\n   - **Owner**: Lea");
    line("a checkbox", "2. [ ] Pump", "2. [ ] Pump → Iteration 3");

    row("in another iteration's own group the line says it",
        "### 🟠 High Priority (Iteration 2)\n2. Pump\n3. Rust\n", "plan 2 3",
        "### 🟠 High Priority (Iteration 2)\n2. Pump → Iteration 3\n3. Rust\n");
    row("what its group says already", "### 🟠 High Priority (Iteration 3)\n2. Pump\n",
        "plan 2 3", "### 🟠 High Priority (Iteration 3)\n2. Pump\n");
    row("on a last line without a newline", "### 🟠 High Priority\n2. Pump", "plan 2 3",
        "### 🟠 High Priority\n2. Pump → Iteration 3");
    row("a table's iteration column, as its neighbours: a number",
        "| ID | Risk | Severity | Status | Iteration |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | Mud | Low | Open | 2 |\n| 2 | Pump | High | Open |  |\n",
        "plan 2 3",
        "| ID | Risk | Severity | Status | Iteration |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | Mud | Low | Open | 2 |\n| 2 | Pump | High | Open | 3 |\n");
    row("a table's iteration column, as its neighbours: a word",
        "| ID | Risk | Severity | Status | Iteration |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | Mud | Low | Open | Iteration 2 |\n| 2 | Pump | High | Open | Iteration 2 |\n",
        "plan 2 3",
        "| ID | Risk | Severity | Status | Iteration |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | Mud | Low | Open | Iteration 2 |\n| 2 | Pump | High | Open | Iteration 3 |\n");
    changeRow(
        "a document with another unit",
        "## Phase 3 - Lights\n\n## Deployment Risk Register\n\n### 🟢 Low Priority\n1. Rust\n",
        "plan 1 3",
        "## Phase 3 - Lights\n\n## Deployment Risk Register\n\n### 🟢 Low Priority\n"
        "1. Rust → Iteration 3\n");
}

void tst_planning::shouldPlan()
{
    CHECK_CHANGE_ROW();
}

void tst_planning::shouldUnplan_data()
{
    addChangeColumns();
    const auto line = [](const char *name, const std::string &before, const std::string &after) {
        row(name, "### 🟠 High Priority\n" + before + "\n3. Rust\n", "plan 2 none",
            "### 🟠 High Priority\n" + after + "\n3. Rust\n");
    };
    line("an arrow", "2. Pump - stalls → Iteration 2", "2. Pump - stalls");
    line("an arrow of two characters", "2. Pump -> Iteration 2", "2. Pump");
    line("a suffix", "2. Pump (Iteration 2)", "2. Pump");
    line("no plan", "2. Pump", "2. Pump");
    line("a plan for an iteration that is not there", "2. Pump → Iteration 77", "2. Pump");

    row("out of an iteration's own group, by number",
        "### 🟠 High Priority (Iteration 2)\n4. Pump\n5. Mud\n\n"
        "### 🟠 High Priority\n3. Rust\n<!-- -->\n6. Eels\n",
        "plan 4 none",
        "### 🟠 High Priority (Iteration 2)\n5. Mud\n\n"
        "### 🟠 High Priority\n3. Rust\n4. Pump\n<!-- -->\n6. Eels\n");
    row("the last out of an iteration's own group",
        "### 🟠 High Priority (Iteration 2)\n4. Pump\n\n### 🟠 High Priority\nNone identified "
        "yet\n",
        "plan 4 none",
        "### 🟠 High Priority (Iteration 2)\nNone identified yet\n\n### 🟠 High Priority\n4. "
        "Pump\n");
    row("past another iteration's own group",
        "### 🟠 High Priority (Iteration 2)\n4. Pump\n5. Mud\n\n"
        "### 🟠 High Priority (Iteration 3)\n6. Eels\n\n### 🟠 High Priority\n7. Rust\n",
        "plan 5 none",
        "### 🟠 High Priority (Iteration 2)\n4. Pump\n\n"
        "### 🟠 High Priority (Iteration 3)\n6. Eels\n\n### 🟠 High Priority\n"
        "5. Mud\n<!-- -->\n7. Rust\n");
}

void tst_planning::shouldUnplan()
{
    CHECK_CHANGE_ROW();
}

void tst_planning::shouldRefuse_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("mention");
    const auto refusal = [](const char *name, const char *line, const char *operation,
                            const char *mention) {
        QTest::newRow(name) << "### 🟠 High Priority\n" + QByteArray(line) + "\n3. Rust\n"
                            << QByteArray(operation) << QByteArray(mention);
    };
    refusal("a completed iteration", "2. Pump", "plan 2 1", "1");
    refusal("an iteration that is not there", "2. Pump", "plan 2 9", "9");
    refusal("a risk that is not there", "2. Pump", "plan 8 2", "8");
    refusal("a fixed risk", "2. ~~Pump~~ ✅ **FIXED**", "plan 2 2", "2");
    refusal("a closed risk", "2. ~~Pump~~ ⛔ **CLOSED**", "plan 2 2", "2");
    refusal("an accepted risk", "2. Pump ✅ **ACCEPTED**", "plan 2 2", "2");
    refusal("a mitigated risk", "2. Pump ✅ **MITIGATED**", "plan 2 2", "2");
    refusal("a name given twice", "3. Pump", "plan 3 2", "3");
}

void tst_planning::shouldRefuse()
{
    QFETCH(QByteArray, groups);
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, mention);
    const auto fault = refusalFaultOf(withThree(groups.toStdString()), operation.toStdString(),
                                      mention.toStdString());
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_planning::shouldPlanInOtherForms_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::newRow("a heading") << QByteArray(
        "### R-001: Pump\n**Severity**: High\n**Status**: Open\n\nProse.\n");
    QTest::newRow("a table without an iteration column")
        << QByteArray("| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
                      "| R-001 | Pump | High | Open |\n| R-002 | Rust | Low | Open |\n");
    QTest::newRow("a table without a status column")
        << QByteArray("| ID | Risk | Severity |\n| --- | --- | --- |\n"
                      "| R-001 | Pump | High |\n| R-002 | Rust | Low |\n");
    QTest::newRow("a table with an iteration column")
        << QByteArray("| ID | Risk | Severity | Iteration |\n| --- | --- | --- | --- |\n"
                      "| R-001 | Pump | High |  |\n| R-002 | Rust | Low |  |\n");
}

void tst_planning::shouldPlanInOtherForms()
{
    QFETCH(QByteArray, groups);
    const auto before = withThree(groups.toStdString());
    const auto planned = after(before, "plan R-001 3");
    const auto changed = lineChanges(before, planned);
    QVERIFY2(changed.removed.size() <= 1 && changed.added.size() == 1, planned.c_str());
    const auto reg = markdown::read(planned);
    QCOMPARE(reg.risks[0].iteration, std::optional<int>(3));
    QCOMPARE(reg.risks[0].title, std::string("Pump"));
    const auto unplanned = after(planned, "plan R-001 none");
    QVERIFY2(lineChanges(planned, unplanned).touched() == 1, unplanned.c_str());
    QCOMPARE(risksOf(markdown::read(unplanned)), risksOf(markdown::read(before)));
}

void tst_planning::shouldPlanSeveralAsOneChange()
{
    const auto reg = markdown::read(
        withThree("### 🟠 High Priority\n2. Pump\n3. Rust\n4. Mud\n"));
    const auto change = changes::planRisks(reg, {"2", "4"}, 2);
    QVERIFY(change);
    QCOMPARE(
        applied(*reg.text, change->splices),
        withThree(
            "### 🟠 High Priority\n2. Pump → Iteration 2\n3. Rust\n4. Mud → Iteration 2\n"));
    // One that cannot be planned: none is.
    QVERIFY(!changes::planRisks(reg, {"2", "9"}, 2));
}

LOADLINE_TEST(tst_planning)
#include "tst_planning.moc"
