// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/register_summary.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// Setting fields (FORMAT 2, 3 and 6): one line changes, and what is set is what is read.
class tst_setting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSetARisksField_data();
    void shouldSetARisksField();
    void shouldEndARisk_data();
    void shouldEndARisk();
    void shouldFixByHand();
    void shouldSetInOtherForms_data();
    void shouldSetInOtherForms();
    void shouldSetAnIterationsField_data();
    void shouldSetAnIterationsField();
    void shouldSetTheRegistersField_data();
    void shouldSetTheRegistersField();
    void shouldRefuse_data();
    void shouldRefuse();
    void shouldAccept();
    void shouldRefuseToAcceptWhereNobodyCanBeNamed();
};

namespace {

void risk(const char *name, const std::string &before, const char *operation,
          const std::string &after)
{
    const std::string heading = "### 🟠 High Priority\n";
    const std::string rest = "\n3. Rust\n";
    changeRow(name, registerOf(heading + before + rest), operation,
              registerOf(heading + after + rest));
}

} // namespace

void tst_setting::shouldSetARisksField_data()
{
    addChangeColumns();

    risk("title", "2. Pump - stalls", "set risk:2 title Pump Halts", "2. Pump Halts - stalls");
    risk("title, the plan stays", "2. Pump - stalls → Iteration 2", "set risk:2 title Pump Halts",
         "2. Pump Halts - stalls → Iteration 2");
    risk("title of a fixed risk", "2. ~~Pump - stalls~~ ✅ **FIXED**", "set risk:2 title Pump Halts",
         "2. ~~Pump Halts - stalls~~ ✅ **FIXED**");
    risk("title of an accepted risk", "2. Pump ✅ **ACCEPTED**", "set risk:2 title Pump Halts",
         "2. Pump Halts ✅ **ACCEPTED**");
    risk("title with other nested lines", "2. Pump\n   - **Owner**: Lea", "set risk:2 title Mill",
         "2. Mill\n   - **Owner**: Lea");
    risk("title as it was", "2. Pump - stalls", "set risk:2 title Pump", "2. Pump - stalls");
    risk("detail", "2. Pump - stalls", "set risk:2 detail halts", "2. Pump - halts");
    risk("detail where there was none", "2. Pump", "set risk:2 detail halts", "2. Pump - halts");
    risk("detail where there was none, the plan stays", "2. Pump → Iteration 2",
         "set risk:2 detail halts", "2. Pump - halts → Iteration 2");
    risk("detail with blank-dash-blank", "2. Pump - stalls", "set risk:2 detail halts - at noon",
         "2. Pump - halts - at noon");
    risk("detail taken away", "2. Pump - stalls → Iteration 2", "set risk:2 detail ",
         "2. Pump → Iteration 2");

    risk("a new field", "2. Pump", "set risk:2 Owner Lea", "2. Pump\n   - **Owner**: Lea");
    risk("a second field", "2. Pump\n   - **Owner**: Lea", "set risk:2 Due 2026-05-01",
         "2. Pump\n   - **Owner**: Lea\n   - **Due**: 2026-05-01");
    risk("a field of another value", "2. Pump\n   - **Owner**: Lea\n   - **Due**: 2026-05-01",
         "set risk:2 Owner Piet", "2. Pump\n   - **Owner**: Piet\n   - **Due**: 2026-05-01");
    risk("a key in another case", "2. Pump\n   - **Owner**: Lea", "set risk:2 owner Piet",
         "2. Pump\n   - **Owner**: Piet");
    risk("a field in the style of its neighbours", "2. Pump\n     * **Owner:** Lea",
         "set risk:2 Due 2026-05-01", "2. Pump\n     * **Owner:** Lea\n     * **Due:** 2026-05-01");
    risk("a field taken away", "2. Pump\n   - **Owner**: Lea\n   - **Due**: 2026-05-01",
         "set risk:2 Owner ", "2. Pump\n   - **Due**: 2026-05-01");
    risk("a field that is not there taken away", "2. Pump", "set risk:2 Owner ", "2. Pump");
    risk("the same value", "2. Pump\n   - **Owner**: Lea", "set risk:2 Owner Lea",
         "2. Pump\n   - **Owner**: Lea");
    risk("an unknown key", "2. Pump", "set risk:2 Smell salty", "2. Pump\n   - **Smell**: salty");
    changeRow("under a number of two digits",
              registerOf("### 🟠 High Priority\n12. Pump\n13. Rust\n"), "set risk:12 Owner Lea",
              registerOf("### 🟠 High Priority\n12. Pump\n    - **Owner**: Lea\n13. Rust\n"));
}

void tst_setting::shouldSetARisksField()
{
    CHECK_CHANGE_ROW();
}

void tst_setting::shouldEndARisk_data()
{
    addChangeColumns();

    risk("mitigated: marked, not struck", "2. Pump - stalls", "set risk:2 status mitigated",
         "2. Pump - stalls ✅ **MITIGATED**");
    risk("accepted: marked, not struck", "2. Pump - stalls", "set risk:2 status accepted",
         "2. Pump - stalls ✅ **ACCEPTED**");
    risk("closed: struck and marked", "2. Pump - stalls", "set risk:2 status closed",
         "2. ~~Pump - stalls~~ ⛔ **CLOSED**");
    risk("closed by its command", "2. Pump - stalls", "close 2",
         "2. ~~Pump - stalls~~ ⛔ **CLOSED**");
    risk("closed, its fields stay", "2. Pump\n   - **Owner**: Lea", "close 2",
         "2. ~~Pump~~ ⛔ **CLOSED**\n   - **Owner**: Lea");
    risk("closed twice", "2. ~~Pump~~ ⛔ **CLOSED**", "close 2", "2. ~~Pump~~ ⛔ **CLOSED**");
    risk("from mitigated to closed", "2. Pump ✅ **MITIGATED**", "set risk:2 status closed",
         "2. ~~Pump~~ ⛔ **CLOSED**");
    risk("from closed to open", "2. ~~Pump - stalls~~ ⛔ **CLOSED**", "set risk:2 status open",
         "2. Pump - stalls");
    risk("from accepted to open", "2. Pump ✅ **ACCEPTED**", "set risk:2 status open", "2. Pump");
    risk("fixed by hand stands where it stood", "2. Pump - stalls", "set risk:2 status fixed",
         "2. ~~Pump - stalls~~ ✅ **FIXED**");
    risk("fixed by hand, its plan goes while that iteration is not completed",
         "2. Pump - stalls → Iteration 2", "set risk:2 status fixed",
         "2. ~~Pump - stalls~~ ✅ **FIXED**");
    risk("fixed by hand twice", "2. ~~Pump~~ ✅ **FIXED**", "set risk:2 status fixed",
         "2. ~~Pump~~ ✅ **FIXED**");
    risk("from fixed by hand to open", "2. ~~Pump - stalls~~ ✅ **FIXED**", "set risk:2 status open",
         "2. Pump - stalls");
    risk("open as it was", "2. Pump → Iteration 2", "set risk:2 status open",
         "2. Pump → Iteration 2");
}

void tst_setting::shouldEndARisk()
{
    CHECK_CHANGE_ROW();
}

void tst_setting::shouldFixByHand()
{
    // GIVEN a risk found planned for an iteration that is completed
    const auto before = registerOf("### 🟠 High Priority\n2. Pump → Iteration 1\n3. Rust\n");
    // WHEN it is fixed by hand
    const auto fixed = after(before, "set risk:2 status fixed");
    // THEN it is struck and marked where it stands, and says who fixed it
    const auto reg = markdown::read(fixed);
    QCOMPARE(reg.risks[0].status, RiskStatus::Fixed);
    QCOMPARE(reg.risks[0].iteration, std::optional<int>(1));
    QCOMPARE(reg.risks[0].title, std::string("Pump"));
    QVERIFY2(fixed.find("\n2. ~~Pump~~ ✅ **FIXED**") != std::string::npos, fixed.c_str());
    QCOMPARE(lineChanges(before, fixed).count(), std::size_t(2));
}

void tst_setting::shouldSetInOtherForms_data()
{
    addChangeColumns();
    const auto table = [](const char *name, const std::string &before, const char *operation,
                          const std::string &after) {
        const std::string head = "| ID | Risk | Severity | Status | Owner |\n"
                                 "| --- | --- | --- | --- | --- |\n"
                                 "| R-001 | Rust | Low | Fixed | Lea |\n";
        changeRow(name, registerOf(head + before + "\n"), operation,
                  registerOf(head + after + "\n"));
    };
    table("title in a table", "| R-002 | Pump | High | Open | Lea |", "set risk:R-002 title Mill",
          "| R-002 | Mill | High | Open | Lea |");
    table("a bar in a table", "| R-002 | Pump | High | Open | Lea |",
          "set risk:R-002 title Mill | Pump", "| R-002 | Mill \\| Pump | High | Open | Lea |");
    table("a column of a table", "| R-002 | Pump | High | Open | Lea |",
          "set risk:R-002 owner Piet", "| R-002 | Pump | High | Open | Piet |");
    table("status in a table, in the table's way", "| R-002 | Pump | High | Open | Lea |",
          "set risk:R-002 status fixed", "| R-002 | Pump | High | Fixed | Lea |");

    const auto heading = [](const char *name, const std::string &before, const char *operation,
                            const std::string &after) {
        changeRow(name, registerOf(before), operation, registerOf(after));
    };
    heading("title of a risk with a heading",
            "### R-001: Pump\n**Severity**: High\n**Status**: Open\n", "set risk:R-001 title Mill",
            "### R-001: Mill\n**Severity**: High\n**Status**: Open\n");
    heading("a field of a risk with a heading",
            "### R-001: Pump\n**Severity**: High\n**Owner**: Lea\n**Status**: Open\n",
            "set risk:R-001 owner Piet",
            "### R-001: Pump\n**Severity**: High\n**Owner**: Piet\n**Status**: Open\n");
    heading("a field above a paragraph", "### R-001: Pump\nIt stalls.\n",
            "set risk:R-001 Owner Piet", "### R-001: Pump\n- **Owner**: Piet\n\nIt stalls.\n");
    changeRow("a column with its scale",
              registerOf("| ID | Risk | Likelihood (1-5) | Impact (1-5) |\n|---|---|---|---|\n"
                         "| R-1 | Pump | 5 | 4 |\n"),
              "set risk:R-1 Likelihood 1",
              registerOf("| ID | Risk | Likelihood (1-5) | Impact (1-5) |\n|---|---|---|---|\n"
                         "| R-1 | Pump | 1 | 4 |\n"));
    heading("status of a risk with a heading",
            "### R-001: Pump\n**Severity**: High\n**Status**: Open\n",
            "set risk:R-001 status mitigated",
            "### R-001: Pump\n**Severity**: High\n**Status**: Mitigated\n");
}

void tst_setting::shouldSetInOtherForms()
{
    CHECK_CHANGE_ROW();
}

void tst_setting::shouldSetAnIterationsField_data()
{
    addChangeColumns();
    const auto metadata = [](const char *name, const std::string &before, const char *operation,
                             const std::string &after) {
        const std::string title = "## Iteration 2 - Pump\n";
        const std::string rest = "\nProse.\n";
        changeRow(name, title + before + rest, operation, title + after + rest);
    };
    const std::string all =
        "**Date**: 2026-03-16\n**Status**: 📋 Planned\n**Priority**: 🟠 HIGH\n";
    metadata("status", all, "set iteration:2 status in progress",
             "**Date**: 2026-03-16\n**Status**: 🔄 In Progress\n**Priority**: 🟠 HIGH\n");
    metadata("the same status", all, "set iteration:2 status planned", all);
    metadata("date", all, "set iteration:2 date 2026-04-01",
             "**Date**: 2026-04-01\n**Status**: 📋 Planned\n**Priority**: 🟠 HIGH\n");
    metadata("priority", all, "set iteration:2 priority low",
             "**Date**: 2026-03-16\n**Status**: 📋 Planned\n**Priority**: 🟢 LOW\n");
    metadata("a new key", all, "set iteration:2 Owner Lea", all + "**Owner**: Lea\n");
    metadata("a key that is there", all + "**Owner**: Lea\n", "set iteration:2 owner Piet",
             all + "**Owner**: Piet\n");
    metadata("a key taken away", all + "**Owner**: Lea\n", "set iteration:2 Owner ", all);
    metadata("in the colon's place", "**Date:** 2026-03-16\n", "set iteration:2 Owner Lea",
             "**Date:** 2026-03-16\n**Owner:** Lea\n");
    metadata("in a list", "- **Date**: 2026-03-16\n", "set iteration:2 Owner Lea",
             "- **Date**: 2026-03-16\n- **Owner**: Lea\n");
    metadata("in a line of several", "**Date**: 2026-03-16 | **Status**: Planned\n",
             "set iteration:2 status in progress",
             "**Date**: 2026-03-16 | **Status**: 🔄 In Progress\n");
    metadata("a new key below a line of several", "**Date**: 2026-03-16 · **Due**: 2026-05-01\n",
             "set iteration:2 Owner Lea",
             "**Date**: 2026-03-16 · **Due**: 2026-05-01\n**Owner**: Lea\n");
    metadata("taken out of a line of several", "**Date**: 2026-03-16 | **Owner**: Lea\n",
             "set iteration:2 Owner ", "**Date**: 2026-03-16\n");
    metadata("the first taken out of a line of several", "**Owner**: Lea | **Due**: 2026-05-01\n",
             "set iteration:2 Owner ", "**Due**: 2026-05-01\n");
    metadata("in a quote", "> **Date**: 2026-03-16\n", "set iteration:2 Owner Lea",
             "> **Date**: 2026-03-16\n> **Owner**: Lea\n");
    metadata("in plain lines", "Date: 2026-03-16\n", "set iteration:2 Owner Lea",
             "Date: 2026-03-16\nOwner: Lea\n");
    const std::string table = "| Field | Value      |\n|-------|------------|\n";
    metadata("in a table", table + "| Date  | 2026-03-16 |\n", "set iteration:2 date 2026-04-01",
             table + "| Date  | 2026-04-01 |\n");
    metadata("in a table, a shorter value", table + "| Owner | Lea        |\n",
             "set iteration:2 Owner A|B", table + "| Owner | A\\|B       |\n");
    metadata("a new key in a table", table + "| Date  | 2026-03-16 |\n",
             "set iteration:2 Owner Lea",
             table + "| Date  | 2026-03-16 |\n| Owner | Lea        |\n");
    metadata("a status behind a label's list", "\n**Goods:**\n- a\n\n**Status**: Pending\n",
             "set iteration:2 status in progress",
             "\n**Goods:**\n- a\n\n**Status**: 🔄 In Progress\n");
    const auto heading = [](const char *name, const std::string &before, const char *operation,
                            const std::string &after) {
        changeRow(name, before + "\nProse.\n", operation, after + "\nProse.\n");
    };
    heading("a status ahead of the unit", "## 🔄 Phase 2: Pump\n", "set iteration:2 status blocked",
            "## ⛔ Phase 2: Pump\n");
    heading("a status behind the number", "## Phase 2 🔄: Pump\n", "set iteration:2 status blocked",
            "## Phase 2 ⛔: Pump\n");
    heading("a status in brackets", "## Phase 2: Pump (PLANNED)\n",
            "set iteration:2 status blocked", "## Phase 2: Pump (⛔ Blocked)\n");
    heading("a status behind a dash", "## Phase 2: Pump — IN PROGRESS\n",
            "set iteration:2 status blocked", "## Phase 2: Pump — ⛔ Blocked\n");
    heading("a status in both places", "## Phase 2: Pump (PLANNED)\n**Status**: Planned\n",
            "set iteration:2 status blocked",
            "## Phase 2: Pump (⛔ Blocked)\n**Status**: ⛔ Blocked\n");
    heading("a title between statuses", "## ✅ Phase 2: Pump\n", "set iteration:2 title Mill",
            "## ✅ Phase 2: Mill\n");
    changeRow("a title below front matter", "---\nowner: Lea\n---\nProse.\n",
              "set register title Mill", "---\nowner: Lea\n---\n# Mill\n\nProse.\n");
    changeRow("a field of the front matter", "---\nowner: \"Lea\" # since May\n---\n# Mill\n",
              "set register owner Piet", "---\nowner: \"Piet\" # since May\n---\n# Mill\n");
    changeRow("title", "## Iteration 2 - Pump\n\n## Iteration 3 - Gate\n",
              "set iteration:3 title Sluice - the old one",
              "## Iteration 2 - Pump\n\n## Iteration 3 - Sluice - the old one\n");
    changeRow("title before a status", "## Iteration 2 - Pump ✅\n", "set iteration:2 title Mill",
              "## Iteration 2 - Mill ✅\n");
}

void tst_setting::shouldSetAnIterationsField()
{
    CHECK_CHANGE_ROW();
}

void tst_setting::shouldSetTheRegistersField_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto text = [](const char *title, const char *next) -> QByteArray {
        return "# " + QByteArray(title) + "\n\nProse.\n\n---\n\n**Next Iteration**: " + next + "\n";
    };
    QTest::newRow("title") << QByteArray("title") << QByteArray("Tide Gate")
                           << text("Tide Gate", "Ready to start");
    QTest::newRow("next iteration")
        << QByteArray("Next Iteration") << QByteArray("Iteration 3") << text("Gate", "Iteration 3");
    QTest::newRow("the same title")
        << QByteArray("title") << QByteArray("Gate") << text("Gate", "Ready to start");
}

void tst_setting::shouldSetTheRegistersField()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    const auto reg = markdown::read("# Gate\n\nProse.\n\n---\n\n"
                                    "**Next Iteration**: Ready to start\n");
    const auto change = changes::setRegisterField(reg, key.toStdString(), value.toStdString());
    QVERIFY(change);
    const auto after = applied(*reg.text, change->splices);
    QCOMPARE(QByteArray::fromStdString(after), expected);
    QCOMPARE(applied(after, inverse(*reg.text, change->splices)), *reg.text);
}

void tst_setting::shouldRefuse_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("mention");

    const auto row = [](const char *name, const char *operation, const char *mention) {
        QTest::newRow(name) << QByteArray(operation) << QByteArray(mention);
    };
    row("a title with blank-dash-blank", "set risk:2 title Pump - stalls", "");
    row("no title", "set risk:2 title ", "");
    row("a title with an arrow", "set risk:2 title Pump → Iteration 2", "");
    row("a title with a suffix plan", "set risk:2 title Pump (Iteration 2)", "");
    row("a title with a newline", "set risk:2 title Pump\nStalls", "");
    row("a title with a carriage return", "set risk:2 title Pump\rStalls", "");
    row("a title with a mark", "set risk:2 title Pump ✅ **FIXED**", "");
    row("a struck title", "set risk:2 title ~~Pump~~", "");
    row("a detail with an arrow", "set risk:2 detail stalls -> Iteration 2", "");
    row("a detail with a newline", "set risk:2 detail at\nnoon", "");
    row("a field with a newline", "set risk:2 Owner Lea\nPiet", "");
    row("an unknown status of a risk", "set risk:2 status soggy", "soggy");
    row("an unknown tier", "set risk:2 tier soggy", "soggy");
    row("an unknown status of an iteration", "set iteration:2 status soggy", "soggy");
    row("an unknown priority", "set iteration:2 priority soggy", "soggy");
    row("a risk that is not there", "set risk:9 Owner Lea", "9");
    row("an iteration that is not there", "set iteration:9 Owner Lea", "9");
    row("an iteration's title with a newline", "set iteration:2 title Pump\nMill", "");
    row("no iteration title", "set iteration:2 title ", "");
    row("a date that is none", "set iteration:2 date 2026-02-30", "2026-02-30");
    row("a register's title with a newline", "set register title Gate\nLock", "");
    row("a name given twice", "set risk:3 Owner Lea", "");
}

void tst_setting::shouldRefuse()
{
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, mention);
    const auto text = registerOf("### 🟠 High Priority\n2. Pump\n3. Rust\n\n"
                                 "### 🟢 Low Priority\n3. Mud\n");
    const auto fault = refusalFaultOf(text, operation.toStdString(), mention.toStdString());
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_setting::shouldAccept()
{
    const auto before = registerOf("### 🟠 High Priority\n2. Pump - stalls\n3. Rust\n");
    const auto reg = markdown::read(before);
    const auto change = changes::acceptRisk(reg, "2", {"Lea", "2026-03-20", "2026-09-30", "cheap"});
    QVERIFY(change);
    const auto accepted = markdown::read(applied(before, change->splices));
    QCOMPARE(accepted.risks[0].status, RiskStatus::Accepted);
    QCOMPARE(accepted.risks[0].title, std::string("Pump"));
    QVERIFY2(accepted.text->find("**Accepted**: 2026-03-20 by Lea until 2026-09-30 - cheap")
                 != std::string::npos,
             accepted.text->c_str());
    QCOMPARE(accepted.risks[1].status, RiskStatus::Open);
    for (const char *nobody :
         {"Lea\nPiet", "", "Lea - again", "Lea until 2099-01-01", "until", "Lea Until, as I said"})
        QVERIFY2(!changes::acceptRisk(reg, "2", {nobody, "2026-03-20", "", ""}), nobody);
    QVERIFY(changes::acceptRisk(reg, "2", {"Lea Untilman", "2026-03-20", "", ""}));
}

/// Who accepts until when has to stand somewhere.
void tst_setting::shouldRefuseToAcceptWhereNobodyCanBeNamed()
{
    const auto reg = markdown::read(registerOf("| ID | Risk | Severity |\n|---|---|---|\n"
                                               "| R-1 | Pump | High |\n"));
    const auto change = changes::acceptRisk(reg, "R-1", {"Lea", "2026-03-20", "2026-09-30", ""});
    QVERIFY(!change);
    QVERIFY2(change.error().hint.find("column") != std::string::npos, change.error().hint.c_str());
}

LOADLINE_TEST(tst_setting)
#include "tst_setting.moc"
