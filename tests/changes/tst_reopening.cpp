// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/register_summary.h"
#include "support/registers.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// Reopening (FORMAT 3): what goes where, and when it gives the bytes from before completing.
class tst_reopening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveTheBytesFromBefore_data();
    void shouldGiveTheBytesFromBefore();
    void shouldOpenWhatItFixed_data();
    void shouldOpenWhatItFixed();
    void shouldSetTheStatusOfThisDocument_data();
    void shouldSetTheStatusOfThisDocument();
    void shouldOpenRisksWheneverItStopsBeingCompleted_data();
    void shouldOpenRisksWheneverItStopsBeingCompleted();
    void shouldRefuseWhatIsNotThere();
};

namespace {

void row(const char *name, const std::string &before, const std::string &after)
{
    changeRow(name, registerOf(before, "✅ Completed"), "reopen 2", registerOf(after));
}

} // namespace

void tst_reopening::shouldGiveTheBytesFromBefore_data()
{
    QTest::addColumn<QByteArray>("before");
    const auto bytes = [](const char *name, const std::string &groups) {
        QTest::newRow(name) << QByteArray::fromStdString(registerOf(groups));
    };
    bytes("the first of a group", "### 🟠 High Priority (Next Iterations)\n"
                                  "2. Pump - at low tide → Iteration 2\n3. Rust\n");
    bytes("a middle number",
          "### 🟡 Medium Priority\n4. Gate\n5. Silt → Iteration 2\n6. Rust\n");
    bytes("the last of a group", "### 🟡 Medium Priority\n4. Gate\n5. Silt → Iteration 2\n");
    bytes("all of a group",
          "### 🟡 Medium Priority\n4. Gate → Iteration 2\n5. Silt → Iteration 2\n\n"
          "### 🟢 Low Priority\n6. Rust\n");
    bytes("runs with comment lines", "### 🟡 Medium Priority\n2. Gate\n<!-- -->\n5. Silt → "
                                     "Iteration 2\n<!-- -->\n7. Rust\n");
    bytes("all of a group with comment lines",
          "### 🟡 Medium Priority\n2. Gate → Iteration 2\n<!-- -->\n5. Silt → Iteration 2\n");
    bytes("the end of a run with a comment line",
          "### 🟡 Medium Priority\n2. Gate\n3. Silt → Iteration 2\n<!-- -->\n7. Rust\n");
    bytes("nested lines", "### 🟠 High Priority\n2. Pump → Iteration 2\n   - **Owner**: Lea\n"
                          "   - **Due**: 2026-05-01\n3. Rust\n");
    bytes("several tiers", "### 🔴 Critical (Remaining)\n1. Flood → Iteration 2\n\n"
                           "### 🟠 High Priority\n2. Pump\n3. Mud → Iteration 2\n4. Eels\n\n"
                           "### 🟢 Low Priority\n5. Rust → Iteration 2\n");
    bytes("the iteration's own group", "### 🟠 High Priority (Iteration 2)\n2. Pump\n\n"
                                       "### 🟠 High Priority\n3. Rust\n");
    bytes("all of the iteration's own group", "### 🟠 High Priority (Iteration 2)\n2. Pump\n3. "
                                              "Mud\n\n### 🟠 High Priority\n4. Rust\n");
    bytes("a blank line between items",
          "### 🟡 Medium Priority\n4. Gate\n\n5. Silt → Iteration 2\n\n6. Rust\n");
    bytes("a blank line between items, the first",
          "### 🟡 Medium Priority\n4. Gate → Iteration 2\n\n5. Silt\n\n6. Rust\n");
    bytes("a blank line between items, the last",
          "### 🟡 Medium Priority\n4. Gate\n\n5. Silt\n\n6. Rust → Iteration 2\n");
    bytes("a blank line between items, all of them",
          "### 🟡 Medium Priority\n4. Gate → Iteration 2\n\n5. Silt → Iteration 2\n");
    bytes("a blank line after headings", "### 🟠 High Priority\n\n2. Pump → Iteration 2\n3. "
                                         "Rust\n\n### 🟢 Low Priority\n\n4. Mud\n");
    bytes("a blank line after headings, all of a group",
          "### 🟠 High Priority\n\n2. Pump → Iteration 2\n\n### 🟢 Low Priority\n\n4. Mud\n");
    bytes("a table with an iteration column",
          "| ID | Risk | Severity | Status | Iteration |\n| --- | --- | --- | --- | --- |\n"
          "| R-001 | Pump | High | Open | 2 |\n| R-002 | Rust | Low | Open | |\n");
    bytes("a checkbox", "### 🟠 High Priority\n2. [ ] Pump → Iteration 2\n3. [ ] Rust\n");
    bytes("none of its risks", "### 🟠 High Priority\n2. Pump\n");
    bytes("behind what another fixed",
          "### 🟠 High Priority (Iteration 1 - FIXED)\n1. ~~Flood~~ ✅ **FIXED**\n\n"
          "### 🟠 High Priority\n2. Pump → Iteration 2\n3. Rust\n");
}

void tst_reopening::shouldGiveTheBytesFromBefore()
{
    QFETCH(QByteArray, before);
    for (const char *ending : {"\n", "\r\n", "\r"}) {
        // GIVEN a register, however its lines end, that has a footer or not
        for (const std::string footer : {"", "\n---\n\n**Last Updated**: 2026-03-17\n"}) {
            const auto text = withLineEndings(before.toStdString() + footer, ending);
            // WHEN its iteration is completed and reopened
            const auto done = after(text, "complete 2");
            QVERIFY2(done.rfind("REFUSED", 0) != 0, done.c_str());
            QVERIFY(done != text);
            // THEN nothing is left of it
            QCOMPARE(QByteArray::fromStdString(after(done, "reopen 2")),
                     QByteArray::fromStdString(text));
        }
    }
}

void tst_reopening::shouldOpenWhatItFixed_data()
{
    addChangeColumns();

    row("to the tier's first open group", R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump - at low tide~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
3. Rust

### 🟠 High Priority (someday)
4. Mud
)",
        R"(### 🟠 High Priority (Next Iterations)
2. Pump - at low tide → Iteration 2
3. Rust

### 🟠 High Priority (someday)
4. Mud
)");
    row("to the iteration's own group, without the arrow",
        R"(### 🟠 High Priority (Next Iterations)
3. Rust

### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump~~ ✅ **FIXED**

### 🟠 High Priority (Iteration 2)
4. Mud
)",
        R"(### 🟠 High Priority (Next Iterations)
3. Rust

### 🟠 High Priority (Iteration 2)
2. Pump
<!-- -->
4. Mud
)");
    row("not to another iteration's own group", R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump~~ ✅ **FIXED**

### 🟠 High Priority (Iteration 3)
3. Rust

### 🟠 High Priority (Next Iterations)
4. Mud
)",
        R"(### 🟠 High Priority (Iteration 3)
3. Rust

### 🟠 High Priority (Next Iterations)
2. Pump → Iteration 2
<!-- -->
4. Mud
)");
    row("a line that says None gives way", R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
None identified yet

### 🟢 Low Priority
4. Mud
)",
        R"(### 🟠 High Priority (Next Iterations)
2. Pump → Iteration 2

### 🟢 Low Priority
4. Mud
)");
    row("a line that says None in its own words gives way",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
None, thank the tide.
)",
        R"(### 🟠 High Priority (Next Iterations)
2. Pump → Iteration 2
)");
    row("an open group is made where there is none", R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump~~ ✅ **FIXED**

### 🟢 Low Priority
4. Mud
)",
        R"(### 🟠 High Priority
2. Pump → Iteration 2

### 🟢 Low Priority
4. Mud
)");
    row("by number", R"(### 🟠 High Priority (Iteration 2 - FIXED)
5. ~~Pump~~ ✅ **FIXED**

### 🟠 High Priority
3. Rust
<!-- -->
7. Mud
)",
        R"(### 🟠 High Priority
3. Rust
<!-- -->
5. Pump → Iteration 2
<!-- -->
7. Mud
)");
    row("to the end of a group that does not ascend",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
5. ~~Pump~~ ✅ **FIXED**

### 🟠 High Priority
7. Rust
3. Mud
)",
        R"(### 🟠 High Priority
7. Rust
3. Mud
<!-- -->
5. Pump → Iteration 2
)");
    row("several, and their comment lines", R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump~~ ✅ **FIXED**
   - **Owner**: Lea
<!-- -->
5. ~~Eels~~ ✅ **FIXED**

### 🟠 High Priority
3. Rust
4. Mud
)",
        R"(### 🟠 High Priority
2. Pump → Iteration 2
   - **Owner**: Lea
3. Rust
4. Mud
5. Eels → Iteration 2
)");
    row("other iterations' fixed risks stay", R"(### 🟠 High Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**

### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump~~ ✅ **FIXED**

### 🟠 High Priority
3. Rust
)",
        R"(### 🟠 High Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**

### 🟠 High Priority
2. Pump → Iteration 2
3. Rust
)");
    row("a status cell", R"(| ID | Risk | Severity | Status | Iteration |
| --- | --- | --- | --- | --- |
| R-001 | Pump | High | Fixed | 2 |
| R-002 | Rust | Low | Open | |
)",
        R"(| ID | Risk | Severity | Status | Iteration |
| --- | --- | --- | --- | --- |
| R-001 | Pump | High | Open | 2 |
| R-002 | Rust | Low | Open | |
)");
    row("a checkbox", R"(### 🟠 High Priority
2. [x] Pump → Iteration 2
3. [x] Rust → Iteration 1
)",
        R"(### 🟠 High Priority
2. [ ] Pump → Iteration 2
3. [x] Rust → Iteration 1
)");
}

void tst_reopening::shouldOpenWhatItFixed()
{
    CHECK_CHANGE_ROW();
}

void tst_reopening::shouldSetTheStatusOfThisDocument_data()
{
    addChangeColumns();
    const auto iterations = [](const char *second, const char *third) {
        return "## Iteration 2 - Pump\n**Status**: " + std::string(second)
               + "\n\n## Iteration 3 - Gate\n**Status**: " + third + "\n";
    };
    changeRow("house form", iterations("✅ Completed", "📋 Planned"), "reopen 2",
              iterations("🔄 In Progress", "📋 Planned"));
    changeRow("as the others say it", iterations("DONE", "WIP"), "reopen 2",
              iterations("WIP", "WIP"));
}

void tst_reopening::shouldSetTheStatusOfThisDocument()
{
    CHECK_CHANGE_ROW();
}

void tst_reopening::shouldOpenRisksWheneverItStopsBeingCompleted_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *status, const char *line) {
        QTest::newRow(status) << QByteArray(status) << QByteArray(line);
    };
    row("in progress", "🔄 In Progress");
    row("rolled back", "↩️ Rolled back");
    row("blocked", "⛔ Blocked");
    row("planned", "📋 Planned");
    row("cancelled", "❌ Cancelled");
}

void tst_reopening::shouldOpenRisksWheneverItStopsBeingCompleted()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, line);
    const std::string open = "### 🟠 High Priority\n2. Pump → Iteration 2\n3. Rust\n";
    const auto completed = after(registerOf(open), "complete 2");
    const auto stopped = after(completed, "set iteration:2 status " + status.toStdString());
    QCOMPARE(QByteArray::fromStdString(stopped).toLower(),
             QByteArray::fromStdString(registerOf(open, line.toStdString())).toLower());
}

void tst_reopening::shouldRefuseWhatIsNotThere()
{
    const auto fault = refusalFaultOf(registerOf("### 🟠 High Priority\n2. Pump\n"), "reopen 9",
                                      "9");
    QVERIFY2(fault.isEmpty(), fault.constData());
}

LOADLINE_TEST(tst_reopening)
#include "tst_reopening.moc"
