// SPDX-License-Identifier: GPL-3.0-or-later
#include "said.h"

#include "support/test_main.h"

#include <QTest>

using loadline::test::addColumns;
using loadline::test::addRow;
using loadline::test::compare;

/// Each rule by itself, on small registers; line endings must not matter.
class tst_rules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFindNamesGivenTwice_data();
    void shouldFindNamesGivenTwice() { compare("duplicate-name"); }
    void shouldFindPlansToNowhere_data();
    void shouldFindPlansToNowhere() { compare("plan-to-nowhere"); }
    void shouldFindFixedRisksAmongOpenOnes_data();
    void shouldFindFixedRisksAmongOpenOnes() { compare("fixed-in-open-group"); }
    void shouldFindOpenRisksAmongFixedOnes_data();
    void shouldFindOpenRisksAmongFixedOnes() { compare("open-in-fixed-group"); }
    void shouldFindNumbersThatRenderOtherwise_data();
    void shouldFindNumbersThatRenderOtherwise() { compare("rendered-number"); }
    void shouldFindConflictsLeftBehind_data();
    void shouldFindConflictsLeftBehind() { compare("conflict-marker"); }
    void shouldFindUnknownStatuses_data();
    void shouldFindUnknownStatuses() { compare("unknown-status"); }
    void shouldFindDatesThatAreNone_data();
    void shouldFindDatesThatAreNone() { compare("unknown-date"); }
};

void tst_rules::shouldFindNamesGivenTwice_data()
{
    addColumns();
    addRow("numbers over groups",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n2. Ice\n\n### 🟡 Medium\n2. Rust\n",
           "8:1 error: risk 2 is already in line 5; give one of them a number that is free\n");
    addRow("three times",
           "## Risk Register\n\n### 🟠 High\n4. Fog\n\n<!-- -->\n4. Ice\n\n<!-- -->\n4. Rust\n",
           "7:1 error: risk 4 is already in line 4; give one of them a number that is free\n"
           "10:1 error: risk 4 is already in line 4; give one of them a number that is free\n");
    addRow("in a table, in another case",
           "## Risk Register\n\n| ID | Risk | Status |\n|---|---|---|\n| R-7 | Fog | Open |\n"
           "| r-7 | Ice | Open |\n",
           "6:3 error: risk r-7 is already in line 5; give one of them a number that is free\n");
    addRow("a fixed one keeps its name",
           "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n\n"
           "### 🟠 High\n1. Ice\n",
           "7:1 error: risk 1 is already in line 4; give one of them a number that is free\n");
    addRow("iterations",
           "## Iteration 2 - Radar\n\n## Iteration 3 - Ice\n\n## Iteration 2 - Rust\n",
           "5:1 error: iteration 2 is already in line 1; give one of them a number that is free\n");
    addRow("bullets have no names", "## Risk Register\n\n### 🟠 High\n- Fog\n- Fog\n", "");
    addRow("steps of two iterations",
           "## Iteration 1 - A\n\n### Next Steps\n1. Fog\n\n## Iteration 2 - B\n\n"
           "### Next Steps\n1. Fog\n",
           "");
}

void tst_rules::shouldFindPlansToNowhere_data()
{
    addColumns();
    addRow("by the line",
           "## Iteration 1 - Radar\n\n## Risk Register\n\n### 🟠 High\n1. Fog → Iteration 1\n"
           "2. Ice - thick → Iteration 4\n",
           "7:16 error: risk 2 is planned for iteration 4, which is not there; add iteration 4, or "
           "plan the risk for another or for none\n");
    addRow("by the group", "## Risk Register\n\n### 🟠 High (Iteration 4)\n1. Fog\n",
           "4:1 error: risk 1 is planned for iteration 4 by its group, which is not there; add "
           "iteration 4, or plan the risk for another or for none\n");
    addRow("by a cell",
           "## Risk Register\n\n| ID | Risk | Iteration |\n|---|---|---|\n| 1 | Fog | 4 |\n",
           "5:13 error: risk 1 is planned for iteration 4, which is not there; add iteration 4, or "
           "plan the risk for another or for none\n");
    addRow("without a name", "## Risk Register\n\n### 🟠 High\n- Fog -> Iteration 4\n",
           "4:7 error: the risk “Fog” is planned for iteration 4, which is not there; add "
           "iteration 4, or plan the risk for another or for none\n");
    addRow("fixed by one that was archived",
           "## Risk Register\n\n### 🟠 High (Iteration 4 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n",
           "");
    addRow("of units with another name",
           "## Phase 4: Radar\n\n## Risk Register\n\n### 🟠 High\n1. Fog → Iteration 4\n", "");
}

void tst_rules::shouldFindFixedRisksAmongOpenOnes_data()
{
    addColumns();
    addRow("struck and marked",
           "## Risk Register\n\n### 🟠 High\n1. ~~Fog~~ ✅ **FIXED**\n2. Ice\n",
           "4:1 warning: risk 1 is fixed, but stands among the open ones; move it to a group of "
           "fixed risks, or open it again\n");
    addRow("with its iteration",
           "## Iteration 3 - Radar\n**Status**: ✅ Completed\n\n## Risk Register\n\n"
           "### 🟠 High (Iteration 3)\n1. ~~Fog~~ ✅ **FIXED**\n",
           "7:1 warning: risk 1 is fixed, but stands among the open ones; move it to the tier's "
           "group (Iteration 3 - FIXED), or open it again\n");
    addRow("where it belongs",
           "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n",
           "");
    addRow("a ticked box stays", "## Risk Register\n\n### 🟠 High\n- [x] Fog\n", "");
    addRow("a row stays",
           "## Risk Register\n\n### 🟠 High\n\n| ID | Risk | Status |\n|---|---|---|\n"
           "| 1 | Fog | Fixed |\n",
           "");
    addRow("a heading stays", "## Risk Register\n\n### R-1: Fog\n\n- **Status**: Fixed\n", "");
    addRow("no tier, no group to go to", "## Risk Register\n\n1. ~~Fog~~ ✅ **FIXED**\n", "");
    addRow(
        "closed and accepted ones",
        "## Risk Register\n\n### 🟠 High\n1. ~~Fog~~ ⛔ **CLOSED**\n2. Ice ✅ **ACCEPTED**\n",
        "");
    addRow("struck, but kept",
           "## Risk Register\n\n### 🟠 High\n1. ~~Drop the fog horn~~ **KEEP**\n", "");
}

void tst_rules::shouldFindOpenRisksAmongFixedOnes_data()
{
    addColumns();
    addRow("neither struck nor marked",
           "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n"
           "2. Ice\n",
           "5:1 warning: risk 2 is open, but stands among the fixed ones; strike it and mark it ✅ "
           "**FIXED**, or move it to an open group of its tier\n");
    addRow("accepted",
           "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. Fog ✅ **ACCEPTED**\n",
           "4:1 warning: risk 1 is accepted, but stands among the fixed ones; strike it and mark "
           "it ✅ **FIXED**, or move it to an open group of its tier\n");
    addRow("closed",
           "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ⛔ **CLOSED**\n",
           "");
    addRow("struck alone is fixed there",
           "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~\n", "");
    addRow("none yet", "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\nNone\n", "");
}

void tst_rules::shouldFindNumbersThatRenderOtherwise_data()
{
    addColumns();
    addRow("a gap", "## Risk Register\n\n### 🟠 High\n2. Fog\n3. Ice\n7. Rust\n",
           "6:1 warning: risk 7 is shown as 4: a list counts on from its first number; put a line "
           "`<!-- -->` above line 6\n");
    addRow("a run behind a gap, then another",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n4. Ice\n5. Rust\n9. Rats\n",
           "5:1 warning: risks 4 to 5 are shown as 2 to 3: a list counts on from its first number; "
           "put a line `<!-- -->` above line 5\n"
           "7:1 warning: risk 9 is shown as 4: a list counts on from its first number; put a line "
           "`<!-- -->` above line 7\n");
    addRow("falling", "## Risk Register\n\n### 🟠 High\n3. Fog\n2. Ice\n",
           "5:1 warning: risk 2 is shown as 4: a list counts on from its first number; put a line "
           "`<!-- -->` above line 5\n");
    addRow(
        "over blank and nested lines",
        "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Owner**: Ines\n   1. a step\n   5. b\n\n"
        "3. Ice\n",
        "9:1 warning: risk 3 is shown as 2: a list counts on from its first number; put a line "
        "`<!-- -->` above line 9\n");
    addRow("with a comment line between",
           "## Risk Register\n\n### 🟠 High\n2. Fog\n3. Ice\n\n<!-- -->\n7. Rust\n", "");
    addRow("with a comment line and no blank one",
           "## Risk Register\n\n### 🟠 High\n2. Fog\n<!-- -->\n7. Rust\n", "");
    addRow("another delimiter begins another list",
           "## Risk Register\n\n### 🟠 High\n2. Fog\n7) Rust\n", "");
    addRow("in every group anew",
           "## Risk Register\n\n### 🟠 High\n2. Fog\n\n### 🟡 Medium\n7. Ice\n", "");
    addRow("checkboxes", "## Risk Register\n\n### 🟠 High\n1. [ ] Fog\n3. [x] Ice\n",
           "5:1 warning: risk 3 is shown as 2: a list counts on from its first number; put a line "
           "`<!-- -->` above line 5\n");
    addRow("a name in the text is no number",
           "## Risk Register\n\n### 🟠 High\n1. R-004: Fog\n1. R-009: Ice\n", "");
    addRow("the same number again is another rule's",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n1. Ice\n", "");
    addRow("lists that are no risks", "# A\n\n1. Fog\n7. Ice\n", "");
    addRow("in a code block",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n\n   ```\n   7. Ice\n   ```\n2. Rust\n", "");
}

void tst_rules::shouldFindConflictsLeftBehind_data()
{
    addColumns();
    const char *mend = "; decide which side stays, and take the marker lines out\n";
    const auto row = [&](const char *name, const char *text, const char *finding) {
        QTest::newRow(name) << QByteArray(text)
                            << (*finding ? QByteArray(finding).append(mend) : QByteArray());
    };
    row("a whole one", "# A\n\n<<<<<<< HEAD\n1. Fog\n=======\n1. Ice\n>>>>>>> winter\n",
        "3:1 error: a merge conflict was left behind, up to line 7");
    row("with the base between", "<<<<<<< ours\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n",
        "1:1 error: a merge conflict was left behind, up to line 7");
    row("the beginning alone", "# A\n<<<<<<< HEAD\nb\n",
        "2:1 error: a conflict begins here and does not end");
    row("the end alone", "# A\n>>>>>>> HEAD\nb\n",
        "2:1 error: a conflict ends here that begins nowhere");
    row("a setext heading", "A\n=======\n\nB\n-------\n", "");
    row("in a code block", "```\n<<<<<<< HEAD\n=======\n>>>>>>> b\n```\n", "");
    row("more than seven", "<<<<<<<<< HEAD\n\n>>>>>>>>> b\n", "");
    row("in the middle of a line", "# A <<<<<<< HEAD\n", "");
}

void tst_rules::shouldFindUnknownStatuses_data()
{
    addColumns();
    addRow("of an iteration", "## Iteration 1 - Radar\n**Status**: 🤔 Pondering\n",
           "2:13 warning: “🤔 Pondering” is no known status of an iteration; use planned, in "
           "progress, blocked, completed, rolled back or cancelled\n");
    addRow("of a risk",
           "## Risk Register\n\n| ID | Risk | Status |\n|---|---|---|\n| 1 | Fog | Drifting |\n",
           "5:13 warning: “Drifting” is no known status of a risk; use open, fixed, mitigated, "
           "accepted or closed\n");
    addRow("a word with more behind",
           "## Iteration 1 - Radar\n**Status**: ✅ Shipped (commits a1..b2)\n", "");
    addRow("none at all", "## Iteration 1 - Radar\n**Date**: 2026-02-03\n", "");
}

void tst_rules::shouldFindDatesThatAreNone_data()
{
    addColumns();
    const char *text = "## Iteration 1 - Radar\n**Date**: next spring\n";
    addRow("words", text,
           "2:11 note: “next spring” is no date that can be read; write it as 2026-01-31\n");
    addRow("no day of the calendar", "## Iteration 1 - Radar\n**Date**: 2026-02-30\n",
           "2:11 note: “2026-02-30” is no date that can be read; write it as 2026-01-31\n");
    addRow("due", "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Due**: soon\n",
           "5:15 note: “soon” is no date that can be read; write it as 2026-01-31\n");
    addRow("not yet known", "## Iteration 1 - Radar\n**Date**: TBD\n", "");
    addRow("a dash", "## Iteration 1 - Radar\n**Date**: —\n", "");
    addRow("a date", "## Iteration 1 - Radar\n**Date**: 2026-02-03\n", "");
    addRow("a date in words", "## Iteration 1 - Radar\n**Date**: February 3, 2026 (night)\n", "");
}

LOADLINE_TEST(tst_rules)
#include "tst_rules.moc"
