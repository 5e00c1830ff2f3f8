// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/register_summary.h"
#include "support/registers.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// New risks and iterations (FORMAT 4 and 5): where they land, and under which name.
class tst_adding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldReadALine_data();
    void shouldReadALine();
    void shouldAddARisk_data();
    void shouldAddARisk();
    void shouldRefuseARisk_data();
    void shouldRefuseARisk();
    void shouldMakeARegisterWhereThereIsNone_data();
    void shouldMakeARegisterWhereThereIsNone();
    void shouldEndALastLineThatHadNoNewline();
    void shouldGiveSeverityAndStatusToAHeading();
    void shouldAddAnIteration_data();
    void shouldAddAnIteration();
    void shouldRefuseARowThatCannotHoldItsTier();
    void shouldRefuseAnIteration_data();
    void shouldRefuseAnIteration();
};

namespace {

void row(const char *name, const std::string &before, const char *operation,
         const std::string &after)
{
    changeRow(name, registerOf(before), operation, registerOf(after));
}

constexpr char nineHeadings[] = "problem rootCause solution testing benefits sideEffects nextSteps "
                                "filesModified deploymentImpact ";

} // namespace

void tst_adding::shouldReadALine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected"); // tier|title|detail|iteration

    const auto row = [](const char *line, const char *expected) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(expected);
    };
    row("high: No rate limit - login endpoint -> 4", "high|No rate limit|login endpoint|4");
    row("high: No rate limit - login endpoint → Iteration 4",
        "high|No rate limit|login endpoint|4");
    row("high: No rate limit - login endpoint -> Iteration 4",
        "high|No rate limit|login endpoint|4");
    row("critical: Flood", "critical|Flood||-");
    row("P3: Rust -> 2", "low|Rust||2");
    row("MEDIUM: Silt - grey - and deep", "medium|Silt|grey - and deep|-");
    row("low:Mud", "low|Mud||-");
    row("high: Gate: jams - at noon", "high|Gate: jams|at noon|-");
}

void tst_adding::shouldReadALine()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    const auto risk = changes::riskFromLine(line.toStdString());
    QVERIFY(risk);
    const auto got = std::string(nameOf(risk->tier)) + "|" + risk->title + "|" + risk->detail + "|"
                     + (risk->iteration ? std::to_string(*risk->iteration) : "-");
    QCOMPARE(QByteArray::fromStdString(got), expected);
}

void tst_adding::shouldAddARisk_data()
{
    addChangeColumns();

    row("at the end of its tier's first open group, behind a comment line",
        R"(### 🟠 High Priority (Next Iterations)
2. Pump
3. Rust

### 🟠 High Priority (someday)
4. Mud

### 🟢 Low Priority
5. Eels
)",
        "add high: Gate Jams - at noon", R"(### 🟠 High Priority (Next Iterations)
2. Pump
3. Rust
<!-- -->
6. Gate Jams - at noon

### 🟠 High Priority (someday)
4. Mud

### 🟢 Low Priority
5. Eels
)");
    row("where numbers run on", "### 🟢 Low Priority\n5. Eels\n", "add low: Gate Jams",
        "### 🟢 Low Priority\n5. Eels\n6. Gate Jams\n");
    changeRow("where iterations have headings of the first level",
              "# Iteration 1 - Pump\n**Status**: Planned\n", "add high: Gate Jams",
              "# Iteration 1 - Pump\n**Status**: Planned\n\n# Deployment Risk Register\n\n"
              "### 🟠 High Priority\n1. Gate Jams\n");
    changeRow("below an empty register of the third level", "# Pump\n\n### Risk Register\n",
              "add high: Gate Jams",
              "# Pump\n\n### Risk Register\n\n#### 🟠 High Priority\n1. Gate Jams\n");
    row("with a plan", "### 🟢 Low Priority\n5. Eels\n", "add low: Gate Jams - at noon -> 2",
        "### 🟢 Low Priority\n5. Eels\n6. Gate Jams - at noon → Iteration 2\n");
    row("a line that says None gives way", R"(### 🔴 Critical (Remaining)
None identified yet

### 🟢 Low Priority
5. Eels
)",
        "add critical: Flood", R"(### 🔴 Critical (Remaining)
6. Flood

### 🟢 Low Priority
5. Eels
)");
    row("not in an iteration's own group", R"(### 🟢 Low Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**

### 🟢 Low Priority (Iteration 2)
2. Pump

### 🟢 Low Priority
3. Rust
)",
        "add low: Mud -> 2", R"(### 🟢 Low Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**

### 🟢 Low Priority (Iteration 2)
2. Pump

### 🟢 Low Priority
3. Rust
4. Mud → Iteration 2
)");
    row("behind the nested lines of the last", R"(### 🟢 Low Priority
3. Rust
   - **Owner**: Lea

---

**Next Iteration**: Ready to start
)",
        "add low: Mud", R"(### 🟢 Low Priority
3. Rust
   - **Owner**: Lea
4. Mud

---

**Next Iteration**: Ready to start
)");
    row("a missing tier gets a group in the order of tiers", R"(### 🔴 Critical
1. Flood

### 🟢 Low Priority
3. Rust
)",
        "add medium: Mud", R"(### 🔴 Critical
1. Flood

### 🟡 Medium Priority
4. Mud

### 🟢 Low Priority
3. Rust
)");
    row("a missing tier in the style of the others", R"(#### Critical

1. Flood

#### Low

3. Rust
)",
        "add medium: Mud", R"(#### Critical

1. Flood

#### Medium

4. Mud

#### Low

3. Rust
)");
    row("fixed and closed risks count, mentions do not", R"(### 🔴 Critical (Iteration 1 - FIXED)
17. ~~Flood~~ ✅ **FIXED**

### 🟢 Low Priority
3. Rust - see #40 and risk 41
<!-- -->
19. ~~Eels~~ ⛔ **CLOSED**
)",
        "add low: Mud", R"(### 🔴 Critical (Iteration 1 - FIXED)
17. ~~Flood~~ ✅ **FIXED**

### 🟢 Low Priority
3. Rust - see #40 and risk 41
<!-- -->
19. ~~Eels~~ ⛔ **CLOSED**
20. Mud
)");
    row("older gaps are left", "### 🟢 Low Priority\n3. Rust\n7. Eels\n", "add low: Mud",
        "### 🟢 Low Priority\n3. Rust\n7. Eels\n8. Mud\n");
    row("with a blank line between items", "### 🟢 Low Priority\n3. Rust\n\n4. Eels\n",
        "add low: Mud", "### 🟢 Low Priority\n3. Rust\n\n4. Eels\n\n5. Mud\n");
    row("with a bracket behind the number", "### 🟢 Low Priority\n3) Rust\n4) Eels\n",
        "add low: Mud", "### 🟢 Low Priority\n3) Rust\n4) Eels\n5) Mud\n");
    row("with a checkbox", "### 🟢 Low Priority\n3. [ ] Rust\n4. [x] Eels\n", "add low: Mud",
        "### 🟢 Low Priority\n3. [ ] Rust\n4. [x] Eels\n5. [ ] Mud\n");
    row("a row of a table",
        "| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
        "| R-003 | Rust | Low | Open |\n| R-011 | Eels | High | Fixed |\n",
        "add low: Mud",
        "| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
        "| R-003 | Rust | Low | Open |\n| R-011 | Eels | High | Fixed |\n"
        "| R-012 | Mud | Low | Open |\n");
    row("a row of a table, with a bar",
        "| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
        "| 3 | Rust | Low | Open |\n\nProse.\n",
        "add low: Mud | Silt",
        "| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
        "| 3 | Rust | Low | Open |\n| 4 | Mud \\| Silt | Low | Open |\n\nProse.\n");
}

void tst_adding::shouldAddARisk()
{
    CHECK_CHANGE_ROW();
}

void tst_adding::shouldRefuseARisk_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QByteArray>("detail");
    QTest::addColumn<int>("iteration"); // 0: none

    const auto row = [](const char *name, const char *title, const char *detail, int iteration) {
        QTest::newRow(name) << QByteArray(title) << QByteArray(detail) << iteration;
    };
    row("no title", "", "", 0);
    row("blanks for a title", "  ", "", 0);
    row("a title with blank-dash-blank", "Gate - jams", "", 0);
    row("a title that ends in a plan", "Gate → Iteration 2", "", 0);
    row("a title that ends in a suffix plan", "Gate (Iteration 2)", "", 0);
    row("a detail that ends in a plan", "Gate", "jams -> Iteration 2", 0);
    row("a title with a newline", "Gate\nJams", "", 0);
    row("a detail with a newline", "Gate", "at\nnoon", 0);
    row("a title with a carriage return", "Gate\rJams", "", 0);
    row("a title that ends in a mark", "Gate ✅ **FIXED**", "", 0);
    row("a title that is struck", "~~Gate~~ ✅ **FIXED**", "", 0);
    row("a title that begins with a checkbox", "[x] Gate", "", 0);
    row("a plan for a completed iteration", "Gate", "", 1);
    row("a plan for an iteration that is not there", "Gate", "", 9);
}

void tst_adding::shouldRefuseARisk()
{
    QFETCH(QByteArray, title);
    QFETCH(QByteArray, detail);
    QFETCH(int, iteration);
    const auto reg = markdown::read(registerOf("### 🟢 Low Priority\n3. Rust\n4. Eels\n"));
    changes::NewRisk risk;
    risk.tier = Tier::Low;
    risk.title = title.toStdString();
    risk.detail = detail.toStdString();
    if (iteration > 0)
        risk.iteration = iteration;
    const auto change = changes::addRisk(reg, risk);
    QVERIFY2(!change, change ? applied(*reg.text, change->splices).c_str() : "");
    QVERIFY(!change.error().what.empty());
    QVERIFY(change.error().what.find('\n') == std::string::npos);
}

void tst_adding::shouldMakeARegisterWhereThereIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("an empty text") << QByteArray();
    QTest::newRow("a byte-order mark") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("a title") << QByteArray("# Gate\n");
    QTest::newRow("a title without a newline") << QByteArray("# Gate");
    QTest::newRow("an iteration") << QByteArray(
        "# Gate\n\n## Iteration 1 - Pump\n**Status**: wip\n");
    QTest::newRow("an iteration and a footer")
        << QByteArray("# Gate\n\n## Iteration 1 - Pump\n\n---\n\n**Last Updated**: 2026-01-01\n");
    QTest::newRow("the heading alone") << QByteArray("# Gate\n\n## Deployment Risk Register\n");
    QTest::newRow("the heading and a footer") << QByteArray(
        "# Gate\n\n## Deployment Risk Register\n\n---\n\n**Last Updated**: 2026-01-01\n");
}

void tst_adding::shouldMakeARegisterWhereThereIsNone()
{
    QFETCH(QByteArray, text);
    for (const char *ending : {"\n", "\r\n"}) {
        const auto before = withLineEndings(text.toStdString(), ending);
        const auto added = after(before, "add high: Mud - grey");
        const auto reg = markdown::read(added);
        QVERIFY2(reg.risks.size() == 1, added.c_str());
        QCOMPARE(summaryOf(reg.risks[0]), std::string("1 high open - Mud | grey\n"));
        QCOMPARE(reg.risks[0].form, RiskForm::ListItem);
        QVERIFY(reg.riskHeading.has_value());
        QCOMPARE(reg.iterations.size(), markdown::read(before).iterations.size());
        QCOMPARE(reg.lastUpdated.size(), markdown::read(before).lastUpdated.size());
        if (text.contains('\n')) {
            QCOMPARE(lineChanges(before, added).removed.size(), std::size_t(0));
            QVERIFY(added.find("\n\n\n") == std::string::npos);
        }
    }
}

void tst_adding::shouldEndALastLineThatHadNoNewline()
{
    const auto text = registerOf("### 🟢 Low Priority\n3. Rust");
    const auto added = after(text, "add low: Mud");
    QVERIFY2(added == text + "\n4. Mud" || added == text + "\n4. Mud\n", added.c_str());
    const auto crlf = withLineEndings(text, "\r\n");
    const auto addedThere = after(crlf, "add low: Mud");
    QVERIFY(addedThere == crlf + "\r\n4. Mud" || addedThere == crlf + "\r\n4. Mud\r\n");
}

void tst_adding::shouldGiveSeverityAndStatusToAHeading()
{
    const auto before = registerOf("### R-003: Rust\n**Severity**: 🟢 Low\n**Status**: Open\n"
                                   "**Owner**: Lea\n\nProse.\n\n"
                                   "### R-004: Eels\n**Severity**: 🟠 High\n**Status**: Open\n"
                                   "**Owner**: Piet\n");
    const auto added = after(before, "add low: Mud");
    const auto changed = lineChanges(before, added);
    QCOMPARE(changed.removed.size(), std::size_t(0));
    const auto reg = markdown::read(added);
    QCOMPARE(reg.risks.size(), std::size_t(3));
    QCOMPARE(reg.risks[2].id, std::string("R-005"));
    QCOMPARE(reg.risks[2].title, std::string("Mud"));
    QCOMPARE(reg.risks[2].tier, std::optional(Tier::Low));
    QCOMPARE(reg.risks[2].status, RiskStatus::Open);
    std::string lines;
    for (const auto &line : changed.added)
        lines += line;
    QVERIFY2(lines.find("### R-005: Mud\n") != std::string::npos, lines.c_str());
    QVERIFY2(lines.find("**Severity**: 🟢 Low\n**Status**: Open\n") != std::string::npos,
             lines.c_str());
    QVERIFY(lines.find("Owner") == std::string::npos);
}

void tst_adding::shouldAddAnIteration_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("behind"); // must stand before the new one
    QTest::addColumn<QByteArray>("before"); // must stand behind the new one

    QTest::newRow("after the last iteration and its rule, before the register")
        << QByteArray::fromStdString(registerOf("### 🟢 Low Priority\n1. Rust\n")) << 3
        << QByteArray("**Priority**: 🟠 HIGH\n\n---\n\n")
        << QByteArray("## Deployment Risk Register\n");
    QTest::newRow("before a footer")
        << QByteArray("# Gate\n\n## Iteration 6 - Pump\n\nProse.\n\n---\n\n"
                      "**Last Updated**: 2026-01-01\n")
        << 7 << QByteArray("Prose.\n\n---\n\n") << QByteArray("**Last Updated**: 2026-01-01\n");
    QTest::newRow("after the last one in the document")
        << QByteArray(
               "# Gate\n\n## Iteration 9 - Pump\n\nProse.\n\n## Iteration 4 - Light\n\nMore.\n")
        << 10 << QByteArray("More.\n") << QByteArray();
    QTest::newRow("in an empty text") << QByteArray() << 1 << QByteArray() << QByteArray();
    QTest::newRow("with no iteration yet")
        << QByteArray("# Gate\n\n## Deployment Risk Register\n\n### 🟢 Low Priority\n1. Rust\n")
        << 1 << QByteArray("# Gate\n\n") << QByteArray("## Deployment Risk Register\n");
}

void tst_adding::shouldAddAnIteration()
{
    QFETCH(QByteArray, text);
    QFETCH(int, number);
    QFETCH(QByteArray, behind);
    QFETCH(QByteArray, before);
    const auto was = markdown::read(text.toStdString());
    QCOMPARE(changes::nextIterationNumber(was), number);
    const auto added = after(text.toStdString(), "add-iteration Storm Shutters");

    const auto changed = lineChanges(text.toStdString(), added);
    QVERIFY2(changed.removed.empty(), changed.toString().c_str());
    const auto reg = markdown::read(added);
    QCOMPARE(reg.iterations.size(), was.iterations.size() + 1);
    const auto &iteration = reg.iterations[*markdown::findIteration(reg, number)];
    QCOMPARE(iteration.title, std::string("Storm Shutters"));
    QCOMPARE(iteration.date, std::string("2026-04-01"));
    QCOMPARE(iteration.status, IterationStatus::Planned);
    QCOMPARE(iteration.statusText, std::optional<std::string>("📋 Planned"));
    std::string kinds;
    for (const auto &section : iteration.sections) {
        kinds += std::string(nameOf(section.kind)) + " ";
        QVERIFY(reg.view(section.body).find_first_not_of("-\n") == std::string_view::npos);
    }
    QCOMPARE(kinds, std::string(nineHeadings));
    const auto above = QByteArray::fromStdString(added.substr(0, iteration.span.begin));
    QVERIFY2(above.endsWith(behind) || above.endsWith(QByteArray(behind + '\n')), added.c_str());
    QVERIFY2(QByteArray::fromStdString(added.substr(iteration.heading.end)).contains(before),
             added.c_str());
    QCOMPARE(risksOf(reg), risksOf(was));
    // With CRLF the same.
    QCOMPARE(after(withLineEndings(text.toStdString(), "\r\n"), "add-iteration Storm Shutters"),
             text.isEmpty() ? added : withLineEndings(added, "\r\n"));
}

void tst_adding::shouldRefuseARowThatCannotHoldItsTier()
{
    const auto fault = refusalFaultOf(
        registerOf(
            "| ID | Risk | Likelihood | Impact |\n|---|---|---|---|\n| R-1 | Pump | 5 | 4 |\n"),
        "add high: Gate Jams", "no column for a tier");
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_adding::shouldRefuseAnIteration_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("no title") << QByteArray();
    QTest::newRow("a newline") << QByteArray("Storm\nShutters");
    QTest::newRow("a status at the end") << QByteArray("Storm Shutters ✅");
}

void tst_adding::shouldRefuseAnIteration()
{
    QFETCH(QByteArray, title);
    const auto reg = markdown::read(registerOf("### 🟢 Low Priority\n1. Rust\n"));
    const auto change = changes::addIteration(reg, {title.toStdString(), std::nullopt, "2026-04-01",
                                                    IterationStatus::Planned});
    QVERIFY2(!change, change ? applied(*reg.text, change->splices).c_str() : "");
}

LOADLINE_TEST(tst_adding)
#include "tst_adding.moc"
