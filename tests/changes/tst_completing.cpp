// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// The rule of completion (FORMAT 3) in lists of tiers, a row for each of its sentences.
class tst_completing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFixItsRisks_data();
    void shouldFixItsRisks();
    void shouldKeepTheOrderOfRuns_data();
    void shouldKeepTheOrderOfRuns();
    void shouldLeaveNoGroupBare_data();
    void shouldLeaveNoGroupBare();
    void shouldKeepBlankLinesBetweenItems_data();
    void shouldKeepBlankLinesBetweenItems();
};

namespace {

/// A row that completes iteration 2: the groups before, the groups after.
void row(const char *name, const std::string &before, const std::string &after)
{
    changeRow(name, registerOf(before), "complete 2", registerOf(after, "✅ Completed"));
}

} // namespace

void tst_completing::shouldFixItsRisks_data()
{
    addChangeColumns();

    const std::string fixedAlone = R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls - at low tide~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
3. Sensor Freezes
)";
    row("planned by an arrow", R"(### 🟠 High Priority (Next Iterations)
2. Pump Stalls - at low tide → Iteration 2
3. Sensor Freezes
)",
        fixedAlone);
    row("planned by an arrow of two characters", R"(### 🟠 High Priority (Next Iterations)
2. Pump Stalls - at low tide -> Iteration 2
3. Sensor Freezes
)",
        fixedAlone);
    row("planned by a suffix", R"(### 🟠 High Priority (Next Iterations)
2. Pump Stalls - at low tide (Iteration 2)
3. Sensor Freezes
)",
        fixedAlone);
    row("planned by its group", R"(### 🟠 High Priority (Iteration 2)
2. Pump Stalls
3. Sensor Freezes - in January

### 🟠 High Priority (Next Iterations)
4. Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**
3. ~~Sensor Freezes - in January~~ ✅ **FIXED**

### 🟠 High Priority (Iteration 2)
None identified yet

### 🟠 High Priority (Next Iterations)
4. Rust
)");
    row("the line wins over the group", R"(### 🟠 High Priority (Iteration 2)
2. Pump Stalls
3. Sensor Freezes → Iteration 1
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority (Iteration 2)
3. Sensor Freezes → Iteration 1
)");
    row("several, by number", R"(### 🟡 Medium Priority
4. Gate Jams → Iteration 2
6. Rust
5. Silt → Iteration 2
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
4. ~~Gate Jams~~ ✅ **FIXED**
5. ~~Silt~~ ✅ **FIXED**

### 🟡 Medium Priority
6. Rust
)");
    row("several that stand the other way round", R"(### 🟡 Medium Priority
5. Silt → Iteration 2
4. Gate Jams → Iteration 2
7. Rust
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
4. ~~Gate Jams~~ ✅ **FIXED**
5. ~~Silt~~ ✅ **FIXED**

### 🟡 Medium Priority
7. Rust
)");
    row("several tiers, each in its own", R"(### 🔴 Critical (Remaining)
1. Flood → Iteration 2
2. Fire

### 🟠 High Priority (Next Iterations)
3. Sensor Freezes → Iteration 2
4. Rust
)",
        R"(### 🔴 Critical (Iteration 2 - FIXED)
1. ~~Flood~~ ✅ **FIXED**

### 🔴 Critical (Remaining)
2. Fire

### 🟠 High Priority (Iteration 2 - FIXED)
3. ~~Sensor Freezes~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
4. Rust
)");
    row("nested lines move with it, unstruck", R"(### 🟠 High Priority
2. Pump Stalls → Iteration 2
   - **Owner**: Lea
   - **Likelihood**: 4/5
3. Sensor Freezes
   - **Owner**: Piet
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**
   - **Owner**: Lea
   - **Likelihood**: 4/5

### 🟠 High Priority
3. Sensor Freezes
   - **Owner**: Piet
)");
    row("behind what other iterations fixed", R"(### 🟠 High Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
2. Pump Stalls → Iteration 2
3. Sensor Freezes
)",
        R"(### 🟠 High Priority (Iteration 1 - FIXED)
1. ~~Flood~~ ✅ **FIXED**

### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
3. Sensor Freezes
)");
    row("into the group that is there", R"(### 🟠 High Priority (Iteration 2 - FIXED)
1. ~~Flood~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
2. Pump Stalls → Iteration 2
3. Sensor Freezes
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
1. ~~Flood~~ ✅ **FIXED**
2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
3. Sensor Freezes
)");
    row("label and emoji as the tier is written", R"(#### HIGH
2. Pump Stalls → Iteration 2
3. Sensor Freezes

#### LOW
4. Rust
)",
        R"(#### HIGH (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

#### HIGH
3. Sensor Freezes

#### LOW
4. Rust
)");
    row("a blank line after headings", R"(### 🟠 High Priority

2. Pump Stalls → Iteration 2
3. Sensor Freezes

### 🟢 Low Priority

4. Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)

2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority

3. Sensor Freezes

### 🟢 Low Priority

4. Rust
)");
    row("only its open risks", R"(### 🟠 High Priority (Iteration 2)
2. Pump Stalls ✅ **MITIGATED**
3. ~~Sensor Freezes~~ ⛔ **CLOSED**
4. Rust ✅ **ACCEPTED**
)",
        R"(### 🟠 High Priority (Iteration 2)
2. Pump Stalls ✅ **MITIGATED**
3. ~~Sensor Freezes~~ ⛔ **CLOSED**
4. Rust ✅ **ACCEPTED**
)");
    row("no risk at all", R"(### 🟠 High Priority
2. Pump Stalls
)",
        R"(### 🟠 High Priority
2. Pump Stalls
)");
    changeRow("once more, those planned for it since",
              registerOf(R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority
3. Sensor Freezes → Iteration 2
4. Rust
)",
                         "✅ Completed"),
              "complete 2",
              registerOf(R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**
3. ~~Sensor Freezes~~ ✅ **FIXED**

### 🟠 High Priority
4. Rust
)",
                         "✅ Completed"));
}

void tst_completing::shouldFixItsRisks()
{
    CHECK_CHANGE_ROW();
}

void tst_completing::shouldKeepTheOrderOfRuns_data()
{
    addChangeColumns();

    row("a middle number leaves a gap", R"(### 🟡 Medium Priority
4. Gate Jams
5. Silt → Iteration 2
6. Rust
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
5. ~~Silt~~ ✅ **FIXED**

### 🟡 Medium Priority
4. Gate Jams
<!-- -->
6. Rust
)");
    row("a comment line that is no longer needed goes: behind", R"(### 🟡 Medium Priority
4. Gate Jams
<!-- -->
6. Rust → Iteration 2
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
6. ~~Rust~~ ✅ **FIXED**

### 🟡 Medium Priority
4. Gate Jams
)");
    row("a comment line that is no longer needed goes: before", R"(### 🟡 Medium Priority
4. Gate Jams → Iteration 2
<!-- -->
6. Rust
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
4. ~~Gate Jams~~ ✅ **FIXED**

### 🟡 Medium Priority
6. Rust
)");
    row("one comment line between two runs", R"(### 🟡 Medium Priority
4. Gate Jams
<!-- -->
6. Rust → Iteration 2
<!-- -->
9. Eels
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
6. ~~Rust~~ ✅ **FIXED**

### 🟡 Medium Priority
4. Gate Jams
<!-- -->
9. Eels
)");
    row("into the middle of the fixed", R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
1. ~~Flood~~ ✅ **FIXED**
<!-- -->
9. ~~Eels~~ ✅ **FIXED**

### 🟡 Medium Priority
5. Silt → Iteration 2
6. Rust
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
1. ~~Flood~~ ✅ **FIXED**
<!-- -->
5. ~~Silt~~ ✅ **FIXED**
<!-- -->
9. ~~Eels~~ ✅ **FIXED**

### 🟡 Medium Priority
6. Rust
)");
    row("filling a gap", R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
4. ~~Flood~~ ✅ **FIXED**
<!-- -->
6. ~~Eels~~ ✅ **FIXED**

### 🟡 Medium Priority
5. Silt → Iteration 2
7. Rust
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
4. ~~Flood~~ ✅ **FIXED**
5. ~~Silt~~ ✅ **FIXED**
6. ~~Eels~~ ✅ **FIXED**

### 🟡 Medium Priority
7. Rust
)");
    row("older gaps are left", R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
1. ~~Flood~~ ✅ **FIXED**
4. ~~Eels~~ ✅ **FIXED**

### 🟡 Medium Priority
2. Gate Jams
6. Mud
8. Rust
9. Silt → Iteration 2
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
1. ~~Flood~~ ✅ **FIXED**
4. ~~Eels~~ ✅ **FIXED**
<!-- -->
9. ~~Silt~~ ✅ **FIXED**

### 🟡 Medium Priority
2. Gate Jams
6. Mud
8. Rust
)");
    row("several runs in a new group", R"(### 🟡 Medium Priority
2. Gate Jams → Iteration 2
3. Mud
4. Rust → Iteration 2
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
2. ~~Gate Jams~~ ✅ **FIXED**
<!-- -->
4. ~~Rust~~ ✅ **FIXED**

### 🟡 Medium Priority
3. Mud
)");
    row("a fixed group that is not in ascending order takes it at its end",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
7. ~~Flood~~ ✅ **FIXED**
<!-- -->
2. ~~Eels~~ ✅ **FIXED**

### 🟡 Medium Priority
3. Silt → Iteration 2
4. Rust
)",
        R"(### 🟡 Medium Priority (Iteration 2 - FIXED)
7. ~~Flood~~ ✅ **FIXED**
<!-- -->
2. ~~Eels~~ ✅ **FIXED**
3. ~~Silt~~ ✅ **FIXED**

### 🟡 Medium Priority
4. Rust
)");
}

void tst_completing::shouldKeepTheOrderOfRuns()
{
    CHECK_CHANGE_ROW();
}

void tst_completing::shouldLeaveNoGroupBare_data()
{
    addChangeColumns();

    row("a tier's last risk", R"(### 🟠 High Priority (Next Iterations)
2. Pump Stalls → Iteration 2

### 🟢 Low Priority
3. Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
None identified yet

### 🟢 Low Priority
3. Rust
)");
    row("at the end of the text", R"(### 🟠 High Priority (Next Iterations)
2. Pump Stalls → Iteration 2
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
None identified yet
)");
    row("where the next line would underline it", R"(### 🟠 High Priority (Next Iterations)
2. Pump Stalls → Iteration 2
---

**Next Iteration**: Ready to start
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
None identified yet

---

**Next Iteration**: Ready to start
)");
    row("where the next line would not join it", R"(### 🟠 High Priority (Next Iterations)
2. Pump Stalls → Iteration 2
> Ask the harbour master.
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
None identified yet
> Ask the harbour master.
)");
    row("with its nested lines gone", R"(### 🟠 High Priority (Next Iterations)
2. Pump Stalls → Iteration 2
   - **Owner**: Lea

### 🟢 Low Priority
3. Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**
   - **Owner**: Lea

### 🟠 High Priority (Next Iterations)
None identified yet

### 🟢 Low Priority
3. Rust
)");
    row("with its comment lines gone", R"(### 🟠 High Priority (Next Iterations)
2. Pump Stalls → Iteration 2
<!-- -->
5. Silt → Iteration 2

### 🟢 Low Priority
3. Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**
<!-- -->
5. ~~Silt~~ ✅ **FIXED**

### 🟠 High Priority (Next Iterations)
None identified yet

### 🟢 Low Priority
3. Rust
)");
    row("a group of the iteration's own keeps its heading", R"(### 🟠 High Priority (Iteration 2)

2. Pump Stalls

### 🟢 Low Priority

3. Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)

2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority (Iteration 2)

None identified yet

### 🟢 Low Priority

3. Rust
)");
}

void tst_completing::shouldLeaveNoGroupBare()
{
    CHECK_CHANGE_ROW();
}

void tst_completing::shouldKeepBlankLinesBetweenItems_data()
{
    addChangeColumns();

    row("the first of them", R"(### 🟠 High Priority
2. Pump Stalls → Iteration 2

3. Sensor Freezes

4. Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

### 🟠 High Priority
3. Sensor Freezes

4. Rust
)");
    row("the last of them", R"(### 🟠 High Priority
2. Pump Stalls

3. Sensor Freezes → Iteration 2

### 🟢 Low Priority
4. Rust
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
3. ~~Sensor Freezes~~ ✅ **FIXED**

### 🟠 High Priority
2. Pump Stalls

### 🟢 Low Priority
4. Rust
)");
    row("into a group that has them too", R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

3. ~~Sensor Freezes~~ ✅ **FIXED**

### 🟠 High Priority
4. Rust → Iteration 2

5. Silt
)",
        R"(### 🟠 High Priority (Iteration 2 - FIXED)
2. ~~Pump Stalls~~ ✅ **FIXED**

3. ~~Sensor Freezes~~ ✅ **FIXED**

4. ~~Rust~~ ✅ **FIXED**

### 🟠 High Priority
5. Silt
)");
}

void tst_completing::shouldKeepBlankLinesBetweenItems()
{
    CHECK_CHANGE_ROW();
}

LOADLINE_TEST(tst_completing)
#include "tst_completing.moc"
