// SPDX-License-Identifier: GPL-3.0-or-later
#include "said.h"

#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using loadline::test::addColumns;
using loadline::test::addRow;
using loadline::test::compare;
using loadline::test::said;

/// Rules about what was done and shown, and about what other tools leave in a file.
class tst_rules_of_work : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFindFixesOfUnfinishedIterations_data();
    void shouldFindFixesOfUnfinishedIterations() { compare("unfinished-fix"); }
    void shouldFindRisksOpenAfterCompletion_data();
    void shouldFindRisksOpenAfterCompletion() { compare("open-after-completion"); }
    void shouldFindMissingEvidence_data();
    void shouldFindMissingEvidence() { compare("missing-evidence"); }
    void shouldFindIncompleteEvidence_data();
    void shouldFindIncompleteEvidence() { compare("incomplete-evidence"); }
    void shouldFindUnknownTiers_data();
    void shouldFindUnknownTiers() { compare("unknown-tier"); }
    void shouldFindContradictedTiers_data();
    void shouldFindContradictedTiers() { compare("contradicted-tier"); }
    void shouldFindDamagedText_data();
    void shouldFindDamagedText() { compare("damaged-text"); }
    void shouldSayWhatWasMendedBefore();
    void shouldFindSeveralFooters_data();
    void shouldFindSeveralFooters() { compare("several-footers"); }
    void shouldFindFilesListedTwice_data();
    void shouldFindFilesListedTwice() { compare("repeated-file"); }
    void shouldFindInnerStrikes_data();
    void shouldFindInnerStrikes() { compare("inner-strike"); }
    void shouldFindStrikesWithoutAMark_data();
    void shouldFindStrikesWithoutAMark() { compare("struck-without-mark"); }
    void shouldFindRisksInTwoTiers_data();
    void shouldFindRisksInTwoTiers() { compare("risk-in-two-tiers"); }
};

void tst_rules_of_work::shouldFindFixesOfUnfinishedIterations_data()
{
    addColumns();
    const char *found = "risk 1 is fixed by iteration 1, which is not completed; complete "
                        "iteration 1, or open the risk again\n";
    const auto row = [&](const char *name, const char *status, const char *risks,
                         const char *place) {
        const QByteArray text = QByteArray("## Iteration 1 - Radar\n")
                                    .append(status)
                                    .append("\n## Risk Register\n\n")
                                    .append(risks);
        addRow(name, text.constData(), *place ? QByteArray(place).append(found).constData() : "");
    };
    const char *fixed = "### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n";
    row("in progress", "**Status**: 🔄 In Progress\n", fixed, "7:1 warning: ");
    row("rolled back", "**Status**: ↩️ Rolled Back\n", fixed, "7:1 warning: ");
    row("with no status", "", fixed, "6:1 warning: ");
    row("in a table", "**Status**: 📋 Planned\n",
        "| ID | Risk | Status |\n|---|---|---|\n| 1 | Fog | Fixed (Iteration 1) |\n",
        "8:3 warning: ");
    row("completed", "**Status**: ✅ Completed\n", fixed, "");
    row("open still", "**Status**: 🔄 In Progress\n", "### 🟠 High\n1. Fog → Iteration 1\n", "");
    row("by one that is not there", "**Status**: 🔄 In Progress\n",
        "### 🟠 High (Iteration 9 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n", "");
}

void tst_rules_of_work::shouldFindRisksOpenAfterCompletion_data()
{
    addColumns();
    addRow(
        "by the line",
        "## Iteration 2 - Radar\n**Status**: ✅ Completed\n\n## Risk Register\n\n### 🟠 High\n"
        "1. Fog → Iteration 2\n",
        "7:1 warning: risk 1 is open, but iteration 2 that was to fix it is completed; complete "
        "iteration 2 again to mark it, or plan it for another\n");
    addRow("by the group",
           "## Iteration 2 - Radar\n**Status**: ✅ Completed\n\n## Risk Register\n\n"
           "### 🟠 High (Iteration 2)\n1. Fog\n",
           "7:1 warning: risk 1 is open, but iteration 2 that was to fix it is completed; complete "
           "iteration 2 again to mark it, or plan it for another\n");
    addRow("in progress",
           "## Iteration 2 - Radar\n**Status**: 🔄 In Progress\n\n## Risk Register\n\n### 🟠 "
           "High\n"
           "1. Fog → Iteration 2\n",
           "");
    addRow(
        "accepted, whatever was planned",
        "## Iteration 2 - Radar\n**Status**: ✅ Completed\n\n## Risk Register\n\n### 🟠 High\n"
        "1. Fog ✅ **ACCEPTED** → Iteration 2\n",
        "");
}

void tst_rules_of_work::shouldFindMissingEvidence_data()
{
    addColumns();
    addRow("no test",
           "## Iteration 1 - Radar\n**Status**: ✅ Completed\n\n## Risk Register\n\n"
           "### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n",
           "7:1 warning: risk 1 is fixed with no evidence: iteration 1 has no test; write down how "
           "iteration 1 was tested\n");
    addRow("no such iteration",
           "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n",
           "4:1 warning: risk 1 is fixed with no evidence: iteration 1 is not there; add iteration "
           "1, or name the one that fixed it\n");
    addRow("no iteration", "## Risk Register\n\n### 🟠 High\n- [x] Fog\n",
           "4:1 warning: the risk “Fog” is fixed with no evidence: no iteration says how; say "
           "which iteration fixed it\n");
    addRow("one test",
           "## Iteration 1 - Radar\n**Status**: ✅ Completed\n\n### Testing\n✅ **Sea**: saw it\n\n"
           "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n",
           "");
    addRow("open", "## Risk Register\n\n### 🟠 High\n- [ ] Fog\n", "");
    addRow("closed", "## Risk Register\n\n### 🟠 High\n1. ~~Fog~~ ⛔ **CLOSED**\n", "");
}

void tst_rules_of_work::shouldFindIncompleteEvidence_data()
{
    addColumns();
    const auto row = [](const char *name, const char *status, const char *sections,
                        const char *gap) {
        const QByteArray text =
            QByteArray("## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n"
                       "1. ~~Fog~~ ✅ **FIXED**\n\n## Iteration 1 - Radar\n**Status**: ")
                .append(status)
                .append("\n\n")
                .append(sections);
        const QByteArray found =
            QByteArray("4:1 note: risk 1 is fixed with incomplete evidence: iteration 1 ")
                .append(gap)
                .append("; finish the tests of iteration 1, and say how they went\n");
        addRow(name, text.constData(), *gap ? found.constData() : "");
    };
    row("a test that failed", "✅ Completed", "### Testing\n✅ **Sea**: saw it\n❌ **Ice**: blind\n",
        "has passed 1 of 2 tests");
    row("a test with no mark", "✅ Completed", "### Testing\n- **Sea**: to do\n",
        "has passed 0 of 1 tests");
    row("an impact that blocks", "✅ Completed",
        "### Testing\n✅ **Sea**: saw it\n\n### Deployment Impact\n- ❌ Needs a new mast\n",
        "has an impact that blocks");
    row("an iteration under way", "🔄 In Progress", "### Testing\n⏳ **Sea**: next week\n",
        "is not completed, has passed 0 of 1 tests");
    row("all of it", "✅ Completed",
        "### Testing\n✅ **Sea**: saw it\n\n### Deployment Impact\n- ⚠️ Needs an hour\n", "");
    row("no test at all", "✅ Completed", "### Testing\n", "");
}

void tst_rules_of_work::shouldFindUnknownTiers_data()
{
    addColumns();
    addRow("a priority", "## Iteration 1 - Radar\n**Priority**: 🐳 Whale-sized\n",
           "2:15 warning: “🐳 Whale-sized” is no known priority; use critical, high, medium or "
           "low\n");
    addRow("a cell",
           "## Risk Register\n\n| ID | Risk | Severity |\n|---|---|---|\n| 1 | Fog | Stormy |\n",
           "5:3 warning: “Stormy” is no known tier; use critical, high, medium or low\n");
    addRow("a field", "## Risk Register\n\n### R-1: Fog\n\n- **Severity**: Stormy\n",
           "5:17 warning: “Stormy” is no known tier; use critical, high, medium or low\n");
    addRow("known ones",
           "## Iteration 1 - Radar\n**Priority**: P1 (harbour)\n\n## Risk Register\n\n"
           "| ID | Risk | Severity |\n|---|---|---|\n| 1 | Fog | very high |\n",
           "");
    addRow("none yet",
           "## Iteration 1 - Radar\n**Priority**: TBD\n\n## Risk Register\n\n"
           "| ID | Risk | Severity |\n|---|---|---|\n| 1 | Fog | - |\n",
           "");
    addRow("no word at all", "## Iteration 1 - Radar\n**Date**: 2026-02-03\n", "");
}

void tst_rules_of_work::shouldFindContradictedTiers_data()
{
    addColumns();
    addRow("by its group",
           "## Risk Register\n\n### 🟢 Low\n1. Fog\n   - **Likelihood**: 4/5\n"
           "   - **Impact**: 5/5\n",
           "4:1 note: risk 1 is low, but 4 × 5 is critical; move it to critical, or look at its "
           "likelihood and impact again\n");
    addRow("by its cell",
           "## Risk Register\n\n| ID | Risk | Likelihood (1-5) | Impact | Severity |\n"
           "|---|---|---|---|---|\n| 1 | Fog | rare | 2 | High |\n",
           "5:3 note: risk 1 is high, but 1 × 2 is low; move it to low, or look at its likelihood "
           "and impact again\n");
    addRow("that agrees",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n   - **Likelihood**: 4/5\n"
           "   - **Impact**: 3/5\n",
           "");
    addRow("that is derived",
           "## Risk Register\n\n| ID | Risk | Likelihood | Impact |\n|---|---|---|---|\n"
           "| 1 | Fog | 5 | 5 |\n",
           "");
    addRow("with one of the two",
           "## Risk Register\n\n### 🟢 Low\n1. Fog\n   - **Likelihood**: 5/5\n", "");
    addRow("closed long ago",
           "## Risk Register\n\n### 🟢 Low\n1. ~~Fog~~ ⛔ **CLOSED**\n   - **Likelihood**: 5/5\n"
           "   - **Impact**: 5/5\n",
           "");
}

void tst_rules_of_work::shouldFindDamagedText_data()
{
    addColumns();
    addRow("read as Mac Roman",
           "# Buoys\n\n## Iteration 1 - Radar\n**Status**: ‚úÖ Completed\n\n### Testing\n"
           "‚úÖ **Sea**: saw it\n",
           "4:13 warning: text was once read as Mac Roman and written out so, in 2 places: “‚úÖ” "
           "was “✅”; let `fmt --repair` mend it\n");
    addRow("healthy", "# Bøjer\n\n## Iteration 1 - Radär\n**Status**: ✅ Completed\n", "");
}

void tst_rules_of_work::shouldSayWhatWasMendedBefore()
{
    // GIVEN a text that was mended when its file was read
    checks::CheckContext context;
    context.repairs = {{{40, 47}, 3, 7, "â€”", "—", "Windows-1252"}};
    const std::string text = "# Buoys\n\nRadar — new\n";

    // THEN the finding stands where the damage did
    QCOMPARE(said(text, "damaged-text", {}, context),
             QByteArray("3:7 warning: text was once read as Windows-1252 and written out so, in 1 "
                        "place: “â€”” was “—”; let `fmt --repair` mend it\n"));

    // AND no other is looked for where none was
    context.repairs->clear();
    QCOMPARE(said(text, "damaged-text", {}, context), QByteArray());
}

void tst_rules_of_work::shouldFindSeveralFooters_data()
{
    addColumns();
    addRow("two",
           "# Buoys\n\n---\n\n**Last Updated**: 2026-01-05\n\n## Iteration 2 - Radar\n\n---\n\n"
           "**Last Updated**: 2026-02-05\n",
           "5:1 note: Last Updated stands again in line 11, and only that one is kept up to date; "
           "take this one out\n");
    addRow("one", "# Buoys\n\n---\n\n**Last Updated**: 2026-01-05\n", "");
    addRow("none", "# Buoys\n", "");
}

void tst_rules_of_work::shouldFindFilesListedTwice_data()
{
    addColumns();
    addRow("in one list",
           "## Iteration 1 - Radar\n\n### Files Modified\n- `sea/fog.c` (+3 lines)\n- `sea/ice.c`\n"
           "- `sea/fog.c` (-1 lines)\n",
           "6:1 warning: `sea/fog.c` is already listed in line 4; make one line of the two\n");
    addRow("in two lists",
           "## Iteration 1 - Radar\n\n### Files Modified\n- `sea/fog.c`\n\n"
           "## Iteration 2 - Ice\n\n### Files Modified\n- `sea/fog.c`\n",
           "");
    addRow("of the same name elsewhere",
           "## Iteration 1 - Radar\n\n### Files Modified\n- `sea/fog.c`\n- `air/fog.c`\n", "");
    addRow("in a list of something else",
           "## Iteration 1 - Radar\n\n### Benefits\n- `sea/fog.c`\n- `sea/fog.c`\n", "");
}

void tst_rules_of_work::shouldFindInnerStrikes_data()
{
    addColumns();
    addRow("in the title", "## Risk Register\n\n### 🟠 High\n1. Paint ~~all~~ some buoys\n",
           "4:10 note: risk 1 cannot be struck: it holds ~~; take the inner ~~ marks out\n");
    addRow("struck as a whole", "## Risk Register\n\n### 🟠 High\n1. ~~Paint~~ ✅ **FIXED**\n",
           "");
    addRow("in a row whose status has a cell",
           "## Risk Register\n\n| ID | Risk | Severity | Status |\n|---|---|---|---|\n"
           "| 1 | Paint ~~all~~ some | High | Open |\n",
           "");
    addRow("closed", "## Risk Register\n\n### 🟠 High\n1. Paint ~~all~~ some ⛔ **CLOSED**\n",
           "");
}

void tst_rules_of_work::shouldFindStrikesWithoutAMark_data()
{
    addColumns();
    addRow("no word why", "## Risk Register\n\n### 🟠 High\n1. ~~Fog~~\n2. Ice\n",
           "4:4 warning: risk 1 is struck, but nothing says that it is fixed; mark it ✅ **FIXED**, "
           "or take the strike off\n");
    addRow("by the group", "## Risk Register\n\n### 🟠 High (Iteration 1 - FIXED)\n1. ~~Fog~~\n",
           "");
    addRow("with words of their own",
           "## Risk Register\n\n### 🟠 High\n1. ~~Take the fog horn down~~ **KEEP**\n", "");
    addRow("with a ticked box", "## Risk Register\n\n### 🟠 High\n- [x] ~~Fog~~\n", "");
}

void tst_rules_of_work::shouldFindRisksInTwoTiers_data()
{
    addColumns();
    addRow("what a merge left",
           "## Risk Register\n\n### 🟠 High\n1. Fog - no radar\n\n### 🟢 Low\n1. Fog - radar "
           "is in\n",
           "7:1 warning: risk 1 is low here, and stands in line 4 as high; decide which tier is "
           "right, and take the other entry out\n");
    addRow("under two names, both open",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n\n### 🟢 Low\n7. **fog**\n",
           "7:1 warning: risk 7 is low here, and stands in line 4 as high; decide which tier is "
           "right, and take the other entry out\n");
    addRow("fixed here and open there, one name",
           "## Risk Register\n\n### 🔴 Critical (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n\n"
           "### 🟢 Low\n1. Fog\n",
           "7:1 warning: risk 1 is low here, and stands in line 4 as critical; decide which tier "
           "is right, and take the other entry out\n");
    addRow("come back under a new name",
           "## Risk Register\n\n### 🔴 Critical (Iteration 1 - FIXED)\n1. ~~Fog~~ ✅ **FIXED**\n\n"
           "### 🟢 Low\n7. Fog\n",
           "");
    addRow("in two groups of one tier",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n\n### 🟠 High (Found at Sea)\n7. Fog\n",
           "");
    addRow("another title",
           "## Risk Register\n\n### 🟠 High\n1. Fog\n\n### 🟢 Low\n2. Fog horn\n", "");
}

LOADLINE_TEST(tst_rules_of_work)
#include "tst_rules_of_work.moc"
