// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger_summary.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline::test;

/// What is ambiguous, and the reason in words; and what is not.
class tst_ledger_doubts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayWhatIsInDoubt_data();
    void shouldSayWhatIsInDoubt();
    void shouldNotDoubtAHouseRegister();
};

void tst_ledger_doubts::shouldSayWhatIsInDoubt_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const std::string &text, const char *expected) {
        QTest::newRow(name) << text << std::string(expected);
    };
    const std::string iteration = "## Iteration 1 - Spool\n";
    const std::string high = "## Risk Register\n### High\n";
    row("unknown status", iteration + "**Status**: simmering\n",
        "2-2 ambiguous iteration 1: Status (“simmering” is no known status)\n");
    row("unknown status among other fields",
        iteration + "**Date**: 2026-02-03 | **Status**: simmering | **Owner**: Ada\n",
        "2-2 ambiguous iteration 1: Status (“simmering” is no known status)\n");
    row("unknown tier", iteration + "**Priority**: purple\n",
        "2-2 ambiguous iteration 1: Priority (“purple” is no known tier)\n");
    row("a date that is none", iteration + "**Date**: when it rains\n",
        "2-2 ambiguous iteration 1: Date (“when it rains” is no date that can be read)\n");
    row("placeholders", iteration + "**Date**: TBD\n**Priority**: -\n", "");
    row("two statuses", iteration + "**Status**: Planned\n**Status**: Done\n",
        "3-3 ambiguous iteration 1: Status (another status stands before it, which counts)\n");
    row("a key given twice", iteration + "**Owner**: Ada\n**Owner**: Ben\n",
        "3-3 ambiguous iteration 1: Owner (the key is given twice)\n");
    row("a number given twice", iteration + "\n" + iteration,
        "1-1 ambiguous iteration 1: heading (the number 1 is given 2 times: in lines 1 and 3)\n"
        "3-3 ambiguous iteration 1: heading (the number 1 is given 2 times: in lines 1 and 3)\n");
    row("a line in a typed section that is no item",
        iteration + "### Testing\nSee the wall.\n- ✅ **A**: b\n",
        "3-3 ambiguous iteration 1, section “Testing”: text (the section is read as tests, and "
        "this is none)\n");
    row("a unit inside a unit", iteration + "### Step 7: Cables\ntext\n",
        "2-2 ambiguous iteration 1, section “Step 7: Cables”: heading (reads like an iteration, "
        "but stands inside iteration 1)\n");
    row("a section named by its own unit", iteration + "### Iteration 1 goals\ntext\n", "");
    row("a unit in the risk register", "## Risk Register\n### Phase 2: Cables\ntext\n",
        "2-2 ambiguous part “Phase 2: Cables”: heading (reads like an iteration, but stands in "
        "the risk register)\n");
    row("a name given twice", high + "1. A\n1. B\n",
        "3-4 ambiguous group “High”: risk 1 (the name 1 is given 2 times: in lines 3 and 4)\n");
    row("struck without a mark", high + "1. ~~Old cable~~ **KEEP**\n",
        "3-3 ambiguous group “High”: risk 1 (struck through, but no word or mark says that it is "
        "fixed)\n");
    row("planned for what is not there", high + "1. Old cable → Iteration 9\n",
        "3-3 ambiguous group “High”: risk 1 plan (planned for iteration 9, which is not there)\n");
    row("planned for what is there", high + "1. Old cable → Iteration 1\n" + iteration, "");
    row("a group planned for what is not there",
        "## Risk Register\n### High (Iteration 9)\n1. Old cable\n",
        "2-2 ambiguous group “High (Iteration 9)”: heading (planned for iteration 9, which is not "
        "there)\n");
    row("a group without a tier", "## Risk Register\n### Cellar\n1. Old cable\n",
        "2-2 ambiguous group “Cellar”: heading (names no known tier, and neither do its risks)\n");
    row("a due date that is none", high + "1. Old cable\n   - **Due**: soon\n",
        "4-4 ambiguous group “High”: risk 1 Due (“soon” is no date that can be read)\n");
    row("unknown words in a table",
        "## Risk Register\n| ID | Risk | Severity | Status |\n| - | - | - | - |\n"
        "| R-1 | Disk | purple | simmering |\n| R-2 | Tape | high | open |\n",
        "4-4 ambiguous risk register: risk R-1 tier (“purple” is no known tier)\n"
        "4-4 ambiguous risk register: risk R-1 status (“simmering” is no known status)\n");
    row("unknown ratings and no tier",
        "## Risk Register\n| ID | Risk | Likelihood | Impact |\n| - | - | - | - |\n"
        "| R-1 | Disk | now and then | 4 |\n",
        "4-4 ambiguous risk register: risk R-1 Likelihood (“now and then” is no known rating)\n");
    row("a table among risks that holds none", high + "1. A\n\n| a | b |\n| - | - |\n| 1 | 2 |\n",
        "5-7 ambiguous group “High”: table (a table in the risk register that is not read as "
        "risks)\n");
    row("a table of risks elsewhere",
        "## Appendix\n\n| ID | Title | Severity |\n| - | - | - |\n| 1 | Disk | high |\n",
        "3-5 ambiguous part “Appendix”: table (has the columns of a table of risks, but stands in "
        "no risk register)\n");
    row("two footers",
        "# T\n\n**Last Updated**: 2026-02-03\n\n---\n\n**Last Updated**: 2026-02-04\n",
        "3-3 ambiguous register: Last Updated (stands again further down; the last one counts)\n");
    row("a footer without a time", "# T\n\n---\n\n**Last Updated**: by Ada\n",
        "5-5 ambiguous register: Last Updated (“by Ada” is no time that can be read)\n");
}

void tst_ledger_doubts::shouldSayWhatIsInDoubt()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(QString::fromStdString(doubtsOf(text)), QString::fromStdString(expected));
}

void tst_ledger_doubts::shouldNotDoubtAHouseRegister()
{
    QCOMPARE(doubtsOf(houseRegister()), std::string());
}

LOADLINE_TEST(tst_ledger_doubts)
#include "tst_ledger_doubts.moc"
