// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "support/register_summary.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// Each row of FORMAT 1 and 2 about risks and their groups. Iteration 1 is completed, 2 is not.
class tst_reading_risks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldReadRisks_data();
    void shouldReadRisks();
    void shouldReadPlansInOtherUnits();
    void shouldReadGroups_data();
    void shouldReadGroups();
    void shouldNotTakeStruckTextAloneForFixed();
    void shouldFindRisks_data();
    void shouldFindRisks();
    void shouldNameBothLinesOfANameGivenTwice();
    void shouldKnowWhereRisksStand();
};

namespace {

constexpr char beginning[] = "# Desk\n\n"
                             "## Iteration 1 - Done before\n**Status**: ✅ Completed\n\n"
                             "## Iteration 2 - Under way\n**Status**: 🔄 In Progress\n\n"
                             "## Deployment Risk Register\n\n";

Register registerWith(const QByteArray &groups)
{
    return markdown::read(beginning + groups.toStdString());
}

} // namespace

void tst_reading_risks::shouldReadRisks_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<QByteArray>("risks");

    const auto row = [](const char *name, const char *groups, const char *risks) {
        QTest::newRow(name) << QByteArray(groups) << QByteArray(risks);
    };
    const auto inHigh = [&row](const char *name, const std::string &line, const char *risks) {
        row(name, ("### 🟠 High Priority\n" + line + "\n").c_str(), risks);
    };

    inHigh("title", "3. Ink Runs Dry", "3 high open - Ink Runs Dry\n");
    inHigh("title and detail", "3. Ink - at noon", "3 high open - Ink | at noon\n");
    inHigh("the first blank-dash-blank ends the title", "3. Ink - at noon - or later",
           "3 high open - Ink | at noon - or later\n");
    inHigh("a dash without blanks ends nothing", "3. Ink-Jet Dry", "3 high open - Ink-Jet Dry\n");
    inHigh("other number mark", "3) Ink", "3 high open - Ink\n");

    inHigh("plan: arrow", "3. Ink - at noon → Iteration 2", "3 high open 2 Ink | at noon\n");
    inHigh("plan: arrow of two characters", "3. Ink -> Iteration 2", "3 high open 2 Ink\n");
    inHigh("plan: suffix", "3. Ink - at noon (Iteration 2)", "3 high open 2 Ink | at noon\n");
    inHigh("plan: suffix on the title", "3. Ink (Iteration 2)", "3 high open 2 Ink\n");
    inHigh("plan: not at the end of the line", "3. Ink → Iteration 2 is late",
           "3 high open - Ink → Iteration 2 is late\n");
    inHigh("plan: to a missing iteration", "3. Ink → Iteration 77", "3 high open 77 Ink\n");
    inHigh("plan: the short arrow is for input only", "3. Ink -> 4", "3 high open - Ink -> 4\n");
    row("plan: group", "### 🟠 High Priority (Iteration 2)\n3. Ink\n", "3 high open 2 Ink\n");
    row("plan: the line wins over the group",
        "### 🟠 High Priority (Iteration 2)\n3. Ink → Iteration 5\n4. Paper\n",
        "3 high open 5 Ink\n4 high open 2 Paper\n");

    inHigh("field", "3. Ink\n   - **Owner**: Aroha", "3 high open - Ink | Owner=Aroha\n");
    inHigh("fields",
           "3. Ink - dries\n   - **Likelihood**: 4/5\n   - **Impact**: 5/5\n"
           "   - **Treatment**: mitigate\n   - **Mitigation**: spare bottle\n"
           "   - **Due**: 2026-05-01\n   - **Review**: 2026-06-01\n   - **Ticket**: DSK-9\n"
           "   - **Smell**: none\n4. Paper",
           "3 high open - Ink | dries | Likelihood=4/5 | Impact=5/5 | Treatment=mitigate"
           " | Mitigation=spare bottle | Due=2026-05-01 | Review=2026-06-01 | Ticket=DSK-9"
           " | Smell=none\n4 high open - Paper\n");
    inHigh("plan on a line with fields", "3. Ink → Iteration 2\n   - **Owner**: Aroha",
           "3 high open 2 Ink | Owner=Aroha\n");

    row("fixed by an iteration",
        "### 🟠 High Priority (Iteration 1 - FIXED)\n3. ~~Ink - dries~~ ✅ **FIXED**\n",
        "3 high fixed 1 Ink | dries\n");
    inHigh("fixed by hand", "3. ~~Ink - dries~~ ✅ **FIXED**", "3 high fixed - Ink | dries\n");
    inHigh("mitigated", "3. Ink - dries ✅ **MITIGATED**", "3 high mitigated - Ink | dries\n");
    inHigh("accepted by its mark", "3. Ink ✅ **ACCEPTED**", "3 high accepted - Ink\n");
    inHigh("accepted by its field",
           "3. Ink\n   - **Accepted**: 2026-01-05 by Bao until 2026-06-30 - cheap",
           "3 high accepted - Ink | Accepted=2026-01-05 by Bao until 2026-06-30 - cheap\n");
    inHigh("closed", "3. ~~Ink - dries~~ ⛔ **CLOSED**", "3 high closed - Ink | dries\n");

    inHigh("checkbox open", "- [ ] Ink → Iteration 2", "@12 high open 2 Ink\n");
    inHigh("checkbox ticked", "- [x] Ink → Iteration 1", "@12 high fixed 1 Ink\n");
    inHigh("numbered checkbox", "3. [ ] Ink", "3 high open - Ink\n");
    inHigh("numbered checkbox ticked", "3. [X] Ink", "3 high fixed - Ink\n");

    row("an empty group", "### 🔴 Critical (Remaining)\nNone identified yet\n", "");
    row("an empty group in other words", "### 🔴 Critical (Remaining)\nNone so far.\n", "");
    row("no name", "### 🟠 High Priority\n- Ink\n- Paper → Iteration 2\n",
        "@12 high open - Ink\n@13 high open 2 Paper\n");
    row("in a fence", "### 🟠 High Priority\n```\n3. Ink\n```\n4. Paper\n",
        "4 high open - Paper\n");
    row("in a comment", "### 🟠 High Priority\n<!--\n3. Ink\n-->\n4. Paper\n",
        "4 high open - Paper\n");
    row("across a comment line", "### 🟠 High Priority\n3. Ink\n<!-- -->\n7. Paper\n",
        "3 high open - Ink\n7 high open - Paper\n");
    row("loose", "### 🟠 High Priority\n\n3. Ink\n\n4. Paper\n",
        "3 high open - Ink\n4 high open - Paper\n");
    row("several groups of a tier",
        "### 🟠 High Priority (Next Iterations)\n3. Ink\n\n### 🟠 High Priority (someday)\n4. "
        "Paper\n",
        "3 high open - Ink\n4 high open - Paper\n");
    row("a tier without emoji", "### Medium\n3. Ink\n", "3 medium open - Ink\n");
    row("a tier by emoji alone", "### 🔴\n3. Ink\n", "3 critical open - Ink\n");

    row("table",
        "| ID | Risk | Severity | Status | Owner |\n| --- | --- | --- | --- | --- |\n"
        "| R-003 | Ink Dries | High | Open | Bao |\n| R-004 | Paper | Low | Fixed | |\n",
        "R-003 high open - Ink Dries | Owner=Bao\nR-004 low fixed - Paper\n");
    row("table with an iteration column",
        "| ID | Risk | Severity | Status | Iteration |\n| --- | --- | --- | --- | --- |\n"
        "| R-003 | Ink Dries | High | Open | 2 |\n| R-004 | Paper | Low | Fixed | Iteration 1 |\n",
        "R-003 high open 2 Ink Dries\nR-004 low fixed 1 Paper\n");
    row("table without an iteration column",
        "| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
        "| R-003 | Ink Dries → Iteration 2 | High | Open |\n"
        "| R-004 | Paper | Low | Fixed (Iteration 1) |\n",
        "R-003 high open 2 Ink Dries\nR-004 low fixed 1 Paper\n");
    row("table: a bar in a cell",
        "| ID | Risk | Severity |\n| --- | --- | --- |\n| 3 | Ink \\| Toner | High |\n",
        "3 high open - Ink | Toner\n");
    row("table: a tier not given is derived",
        "| ID | Risk | Likelihood | Impact |\n| --- | --- | --- | --- |\n"
        "| 3 | Ink | 4 | 4 |\n| 4 | Paper | Low | High |\n",
        "3 critical* open - Ink | Likelihood=4 | Impact=4\n"
        "4 medium* open - Paper | Likelihood=Low | Impact=High\n");
    row("table: an empty row is none",
        "| ID | Risk | Severity |\n| --- | --- | --- |\n| | | |\n| 3 | Ink | High |\n",
        "3 high open - Ink\n");

    row("heading",
        "### R-003: Ink Dries\n**Severity**: 🟠 High\n**Status**: Open\n**Owner**: "
        "Bao\n\nProse.\n",
        "R-003 high open - Ink Dries | Owner=Bao\n");
    row("heading, fixed",
        "### R-003: Ink Dries\n**Severity**: Low\n**Status**: Fixed (Iteration 1)\n",
        "R-003 low fixed 1 Ink Dries\n");
    row("table: of two columns for the tier, the first that says one",
        "| ID | Risk | Severity | Priority |\n|---|---|---|---|\n| 3 | Ink | High | P3 |\n"
        "| 4 | Paper |  | P3 |\n",
        "3 high open - Ink | Priority=P3\n4 low open - Paper | Priority=P3\n");
    row("table: an empty cell accepts nothing",
        "| ID | Risk | Tier | Accepted |\n|---|---|---|---|\n| 3 | Ink | High |  |\n",
        "3 high open - Ink\n");
}

void tst_reading_risks::shouldReadRisks()
{
    QFETCH(QByteArray, groups);
    QFETCH(QByteArray, risks);
    auto reg = registerWith(groups);
    // Severity and status are a risk's own; whether they are fields as well is not the format's.
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        std::erase_if(reg.risks.writable(i).fields, [](const Field &field) {
            return field.key == "Severity" || field.key == "Status" || field.key == "Iteration"
                   || field.key == "ID" || field.key == "Risk" || field.value.empty();
        });
    }
    QCOMPARE(QByteArray::fromStdString(risksOf(reg)), risks);

    // The same, however lines end.
    auto crlf = registerWith(QByteArray(groups).replace("\n", "\r\n"));
    for (std::size_t i = 0; i < std::min(crlf.risks.size(), reg.risks.size()); ++i)
        crlf.risks.writable(i).fields = reg.risks[i].fields;
    QCOMPARE(risksOf(crlf), risksOf(reg));
}

void tst_reading_risks::shouldReadPlansInOtherUnits()
{
    const auto reg = markdown::read(
        "# Desk\n\n## Phase 2 - Under way\n**Status**: wip\n\n"
        "## Deployment Risk Register\n\n### 🟢 Low Priority\n"
        "1. Ink → Phase 2\n2. Paper → Iteration 2\n3. Glue (Phase 2)\n");
    QCOMPARE(risksOf(reg),
             std::string("1 low open 2 Ink\n2 low open 2 Paper\n3 low open 2 Glue\n"));
}

void tst_reading_risks::shouldReadGroups_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *heading, const char *expected) {
        QTest::newRow(heading) << QByteArray(heading) + "\n1. Ink\n" << QByteArray(expected);
    };
    row("### 🔴 Critical (Iteration 1 - FIXED)",
        "critical \"Critical\" \"Iteration 1 - FIXED\" 1 fixed: 1\n");
    row("### 🔴 Critical (Remaining)", "critical \"Critical\" \"Remaining\" - open: 1\n");
    row("### 🟠 High Priority (Next Iterations)",
        "high \"High Priority\" \"Next Iterations\" - open: 1\n");
    row("### 🟠 High Priority (Iteration 2)",
        "high \"High Priority\" \"Iteration 2\" 2 open: 1\n");
    row("### 🟡 Medium Priority (whenever it rains)",
        "medium \"Medium Priority\" \"whenever it rains\" - open: 1\n");
    row("### 🟢 Low Priority", "low \"Low Priority\" \"\" - open: 1\n");
}

void tst_reading_risks::shouldReadGroups()
{
    QFETCH(QByteArray, groups);
    QFETCH(QByteArray, expected);
    const auto reg = registerWith(groups);
    QCOMPARE(QByteArray::fromStdString(groupsOf(reg)), expected);
}

void tst_reading_risks::shouldNotTakeStruckTextAloneForFixed()
{
    const auto reg = registerWith(
        "### 🟠 High Priority\n3. ~~Delete Ink~~ **KEEP**\n4. ~~Glue~~\n");
    QCOMPARE(reg.risks[0].status, RiskStatus::Open);
    QVERIFY(reg.risks[1].status != RiskStatus::Fixed);
    const auto inFixedGroup = registerWith(
        "### 🟠 High Priority (Iteration 1 - FIXED)\n4. ~~Glue~~\n");
    QCOMPARE(inFixedGroup.risks[0].status, RiskStatus::Fixed);
}

void tst_reading_risks::shouldFindRisks_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("index"); // -1: there is none

    QTest::newRow("3") << QByteArray("3") << 0;
    QTest::newRow("#3") << QByteArray("#3") << 0;
    QTest::newRow("R-007") << QByteArray("R-007") << 1;
    QTest::newRow("a line") << QByteArray("@13") << 2;
    QTest::newRow("no such number") << QByteArray("99") << -1;
    QTest::newRow("no such line") << QByteArray("@1") << -1;
    QTest::newRow("nothing") << QByteArray("") << -1;
}

void tst_reading_risks::shouldFindRisks()
{
    QFETCH(QByteArray, name);
    QFETCH(int, index);
    const auto reg = registerWith("### 🟠 High Priority\n3. Ink\n- Glue\n\n"
                                  "| ID | Risk | Severity |\n| --- | --- | --- |\n"
                                  "| R-007 | Paper | Low |\n");
    QCOMPARE(reg.risks.size(), std::size_t(3));
    const auto found = markdown::findRisk(reg, name.toStdString());
    if (index < 0) {
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NotFound);
        return;
    }
    QVERIFY(found);
    const char *expected[] = {"Ink", "Paper", "Glue"};
    QCOMPARE(reg.risks[*found].title, std::string(expected[index]));
}

void tst_reading_risks::shouldNameBothLinesOfANameGivenTwice()
{
    const auto reg = registerWith("### 🟠 High Priority\n3. Ink\n4. Paper\n3. Glue\n");
    const auto found = markdown::findRisk(reg, "3");
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::AmbiguousName);
    QVERIFY2(found.error().what.find("12") != std::string::npos, found.error().what.c_str());
    QVERIFY2(found.error().what.find("14") != std::string::npos, found.error().what.c_str());
}

void tst_reading_risks::shouldKnowWhereRisksStand()
{
    const auto reg = registerWith("### 🟠 High Priority\n"
                                  "3. Ink - dries → Iteration 2\n   - **Owner**: Bao\n"
                                  "4. ~~Paper~~ ⛔ **CLOSED**\n");
    QCOMPARE(reg.risks.size(), std::size_t(2));
    const auto view = [&reg](Span span) { return std::string(reg.view(span)); };
    const auto &ink = reg.risks[0];
    QCOMPARE(view(ink.span), std::string("3. Ink - dries → Iteration 2\n   - **Owner**: Bao\n"));
    QCOMPARE(view(ink.text), std::string("Ink - dries → Iteration 2"));
    QCOMPARE(view(ink.plan), std::string(" → Iteration 2"));
    QCOMPARE(view(ink.fields[0].valueSpan), std::string("Bao"));
    QVERIFY(ink.isNamed);
    QVERIFY(!ink.isStruck);
    const auto &paper = reg.risks[1];
    QVERIFY(paper.isStruck);
    QCOMPARE(view(paper.statusMark), std::string("⛔ **CLOSED**"));
    QCOMPARE(paper.statusText, std::optional<std::string>("CLOSED"));
    QCOMPARE(reg.lineOf(paper.span.begin), std::size_t(14));
}

LOADLINE_TEST(tst_reading_risks)
#include "tst_reading_risks.moc"
