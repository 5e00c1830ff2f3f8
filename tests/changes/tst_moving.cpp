// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// Moving risks between tiers (FORMAT 4): open ones, planned ones, fixed ones.
class tst_moving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldMove_data();
    void shouldMove();
    void shouldRefuse();
    void shouldSayTheTierWhereTheFormHasOne_data();
    void shouldSayTheTierWhereTheFormHasOne();
    void shouldMoveSeveralAsOneChange();
    void shouldReorder();
};

namespace {

void row(const char *name, const std::string &before, const char *operation,
         const std::string &after)
{
    changeRow(name, registerOf(before), operation, registerOf(after));
}

} // namespace

void tst_moving::shouldMove_data()
{
    addChangeColumns();

    row("by number", R"(### 🟡 Medium Priority
4. Gate
5. Silt - grey
6. Rust

### 🟢 Low Priority
3. Mud
<!-- -->
7. Eels
)",
        "move 5 low", R"(### 🟡 Medium Priority
4. Gate
<!-- -->
6. Rust

### 🟢 Low Priority
3. Mud
<!-- -->
5. Silt - grey
<!-- -->
7. Eels
)");
    row("an accepted one out of an iteration's own group", R"(### 🟡 Medium Priority (Iteration 2)
4. Gate ✅ **ACCEPTED**
5. Silt

### 🟢 Low Priority
6. Mud
)",
        "move 4 low", R"(### 🟡 Medium Priority (Iteration 2)
5. Silt

### 🟢 Low Priority
4. Gate ✅ **ACCEPTED**
<!-- -->
6. Mud
)");
    row("the second of a name, by its line", R"(### 🟡 Medium Priority
4. Gate
4. Silt

### 🟢 Low Priority
6. Mud
)",
        "move @21 low", R"(### 🟡 Medium Priority
4. Gate

### 🟢 Low Priority
4. Silt
<!-- -->
6. Mud
)");
    row("where numbers run on there is no comment line", R"(### 🟡 Medium Priority
4. Gate
5. Silt

### 🟢 Low Priority
6. Mud
)",
        "move 5 low", R"(### 🟡 Medium Priority
4. Gate

### 🟢 Low Priority
5. Silt
6. Mud
)");
    row("to the end of a group that does not ascend", R"(### 🟡 Medium Priority
4. Gate
5. Silt

### 🟢 Low Priority
7. Mud
6. Eels
)",
        "move 4 low", R"(### 🟡 Medium Priority
5. Silt

### 🟢 Low Priority
7. Mud
6. Eels
<!-- -->
4. Gate
)");
    row("a line that says None gives way", R"(### 🔴 Critical (Remaining)
None identified yet

### 🟠 High Priority (Next Iterations)
2. Pump
3. Rust
)",
        "move 2 critical", R"(### 🔴 Critical (Remaining)
2. Pump

### 🟠 High Priority (Next Iterations)
3. Rust
)");
    row("the last of a group leaves the line behind", R"(### 🔴 Critical (Remaining)
1. Flood

### 🟠 High Priority (Next Iterations)
2. Pump
)",
        "move 1 high", R"(### 🔴 Critical (Remaining)
None identified yet

### 🟠 High Priority (Next Iterations)
1. Flood
2. Pump
)");
    row("with its nested lines and its plan", R"(### 🟠 High Priority
2. Pump - stalls → Iteration 2
   - **Owner**: Lea
3. Rust

### 🟢 Low Priority
4. Mud
)",
        "move 2 low", R"(### 🟠 High Priority
3. Rust

### 🟢 Low Priority
2. Pump - stalls → Iteration 2
   - **Owner**: Lea
<!-- -->
4. Mud
)");
    row("not to an iteration's own group", R"(### 🟠 High Priority
2. Pump
3. Rust

### 🟢 Low Priority (Iteration 2)
4. Mud

### 🟢 Low Priority
5. Eels
)",
        "move 3 low", R"(### 🟠 High Priority
2. Pump

### 🟢 Low Priority (Iteration 2)
4. Mud

### 🟢 Low Priority
3. Rust
<!-- -->
5. Eels
)");
    row("a plan that was its group's, to the target's own group",
        R"(### 🟠 High Priority (Iteration 2)
2. Pump
3. Rust

### 🟢 Low Priority (Iteration 2)
4. Mud

### 🟢 Low Priority
5. Eels
)",
        "move 3 low", R"(### 🟠 High Priority (Iteration 2)
2. Pump

### 🟢 Low Priority (Iteration 2)
3. Rust
4. Mud

### 🟢 Low Priority
5. Eels
)");
    row("a plan that was its group's becomes an arrow", R"(### 🟠 High Priority (Iteration 2)
2. Pump
3. Rust

### 🟢 Low Priority
4. Mud
)",
        "move 3 low", R"(### 🟠 High Priority (Iteration 2)
2. Pump

### 🟢 Low Priority
3. Rust → Iteration 2
4. Mud
)");
    row("a missing tier gets a group, in the order of tiers", R"(### 🟠 High Priority
2. Pump
3. Rust

### 🟢 Low Priority
4. Mud
)",
        "move 3 medium", R"(### 🟠 High Priority
2. Pump

### 🟡 Medium Priority
3. Rust

### 🟢 Low Priority
4. Mud
)");
    row("a missing first tier", R"(### 🟠 High Priority
2. Pump
3. Rust
)",
        "move 3 critical", R"(### 🔴 Critical
3. Rust

### 🟠 High Priority
2. Pump
)");
    row("a missing last tier", R"(### 🟠 High Priority
2. Pump
3. Rust

---

**Next Iteration**: Ready to start
)",
        "move 3 low", R"(### 🟠 High Priority
2. Pump

### 🟢 Low Priority
3. Rust

---

**Next Iteration**: Ready to start
)");
    row("a missing tier in the style of the others", R"(#### High

2. Pump
3. Rust

#### Low

4. Mud
)",
        "move 3 medium", R"(#### High

2. Pump

#### Medium

3. Rust

#### Low

4. Mud
)");
    row("a fixed risk, to that tier's group of the same iteration",
        R"(### 🟠 High Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**
2. ~~Pump~~ ✅ **FIXED**

### 🟠 High Priority
3. Rust

### 🟢 Low Priority (Iteration 1 - FIXED)
4. ~~Mud~~ ✅ **FIXED**

### 🟢 Low Priority
5. Eels
)",
        "move 1 low", R"(### 🟠 High Priority (Iteration 1 - FIXED)
2. ~~Pump~~ ✅ **FIXED**

### 🟠 High Priority
3. Rust

### 🟢 Low Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**
<!-- -->
4. ~~Mud~~ ✅ **FIXED**

### 🟢 Low Priority
5. Eels
)");
    row("a fixed risk, where the group is missing", R"(### 🟠 High Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**
2. ~~Pump~~ ✅ **FIXED**

### 🟢 Low Priority
5. Eels
)",
        "move 2 low", R"(### 🟠 High Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**

### 🟢 Low Priority (Iteration 1 - FIXED)
2. ~~Pump~~ ✅ **FIXED**

### 🟢 Low Priority
5. Eels
)");
    row("to the tier that it has", "### 🟠 High Priority\n2. Pump\n3. Rust\n", "move 3 high",
        "### 🟠 High Priority\n2. Pump\n3. Rust\n");
    row("to the tier that it has, from its second group",
        "### 🟠 High Priority\n2. Pump\n\n### 🟠 High Priority (someday)\n3. Rust\n",
        "move 3 high",
        "### 🟠 High Priority\n2. Pump\n\n### 🟠 High Priority (someday)\n3. Rust\n");
    row("a blank line between items goes with it", R"(### 🟠 High Priority
2. Pump

3. Rust

### 🟢 Low Priority
4. Mud

5. Eels
)",
        "move 3 low", R"(### 🟠 High Priority
2. Pump

### 🟢 Low Priority
3. Rust

4. Mud

5. Eels
)");
    row("a checkbox", R"(### 🟠 High Priority
2. [ ] Pump
3. [ ] Rust

### 🟢 Low Priority
4. [ ] Mud
)",
        "move 3 low", R"(### 🟠 High Priority
2. [ ] Pump

### 🟢 Low Priority
3. [ ] Rust
4. [ ] Mud
)");
    changeRow("by setting the tier",
              registerOf("### 🟠 High Priority\n2. Pump\n3. Rust\n\n"
                         "### 🟢 Low Priority\n4. Mud\n"),
              "set risk:3 tier low",
              registerOf("### 🟠 High Priority\n2. Pump\n\n"
                         "### 🟢 Low Priority\n3. Rust\n4. Mud\n"));
}

void tst_moving::shouldMove()
{
    CHECK_CHANGE_ROW();
}

void tst_moving::shouldRefuse()
{
    const auto text = registerOf("### 🟠 High Priority\n2. Pump\n3. Rust\n3. Mud\n");
    auto fault = refusalFaultOf(text, "move 9 low", "9");
    QVERIFY2(fault.isEmpty(), fault.constData());
    fault = refusalFaultOf(text, "move 3 low", "3");
    QVERIFY2(fault.isEmpty(), fault.constData());
    fault = refusalFaultOf(text, "set risk:2 tier dreadful", "dreadful");
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_moving::shouldSayTheTierWhereTheFormHasOne_data()
{
    addChangeColumns();
    row("a table's cell in the table's words",
        "| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
        "| R-001 | Mud | 🟢 LOW | Open |\n| R-002 | Pump | 🟠 HIGH | Open |\n",
        "move R-002 low",
        "| ID | Risk | Severity | Status |\n| --- | --- | --- | --- |\n"
        "| R-001 | Mud | 🟢 LOW | Open |\n| R-002 | Pump | 🟢 LOW | Open |\n");
    row("a risk with a heading, in its neighbours' words",
        "### R-001: Mud\n**Severity**: low\n**Status**: Open\n\n"
        "### R-002: Pump\n**Severity**: high\n**Status**: Open\n",
        "move R-002 low",
        "### R-001: Mud\n**Severity**: low\n**Status**: Open\n\n"
        "### R-002: Pump\n**Severity**: low\n**Status**: Open\n");
}

void tst_moving::shouldSayTheTierWhereTheFormHasOne()
{
    CHECK_CHANGE_ROW();
}

void tst_moving::shouldMoveSeveralAsOneChange()
{
    const auto reg = markdown::read(
        registerOf("### 🟠 High Priority\n2. Pump\n3. Rust\n4. Mud\n\n"
                   "### 🟢 Low Priority\nNone identified yet\n"));
    const auto change = changes::moveRisks(reg, {"4", "2"}, Tier::Low);
    QVERIFY(change);
    QCOMPARE(applied(*reg.text, change->splices),
             registerOf("### 🟠 High Priority\n3. Rust\n\n"
                        "### 🟢 Low Priority\n2. Pump\n<!-- -->\n4. Mud\n"));
}

void tst_moving::shouldReorder()
{
    const auto reg = markdown::read(
        registerOf("### 🟠 High Priority\n2. Pump\n3. Rust\n4. Mud\n"));
    const auto first = changes::reorderRisk(reg, "4", "2");
    QVERIFY(first);
    const auto reordered = markdown::read(applied(*reg.text, first->splices));
    QCOMPARE(reordered.risks[0].id, std::string("4"));
    QCOMPARE(reordered.risks[1].id, std::string("2"));
    // Numbers are names: they stay, and every reader sees them as they are.
    QVERIFY(reordered.text->find("4. Mud\n<!-- -->\n2. Pump\n3. Rust\n") != std::string::npos);
    const auto last = changes::reorderRisk(reordered, "4", std::nullopt);
    QVERIFY(last);
    QCOMPARE(applied(*reordered.text, last->splices), *reg.text);
}

LOADLINE_TEST(tst_moving)
#include "tst_moving.moc"
