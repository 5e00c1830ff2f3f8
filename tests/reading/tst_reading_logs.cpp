// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "support/register_summary.h"
#include "support/test_main.h"

#include <QRegularExpression>
#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// Task logs as teams write them (FORMAT 10): headings of units, metadata in all forms, sections as
/// bold labels.
class tst_reading_logs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldReadUnitHeadings_data();
    void shouldReadUnitHeadings();
    void shouldTellUnitsFromTheRest_data();
    void shouldTellUnitsFromTheRest();
    void shouldReadMetadata_data();
    void shouldReadMetadata();
    void shouldReadStatusAndDate_data();
    void shouldReadStatusAndDate();
    void shouldReadLabels_data();
    void shouldReadLabels();
    void shouldPassKindsToParts_data();
    void shouldPassKindsToParts();
    void shouldKeepFootersInTheirPlace();
    void shouldReadTheDocumentsMetadata();
    void shouldReadFrontMatter();
    void shouldLeaveWhatIsNoFrontMatter_data();
    void shouldLeaveWhatIsNoFrontMatter();
};

namespace {

std::string fieldsOf(const std::vector<Field> &fields)
{
    std::string out;
    for (const auto &field : fields)
        out += field.key + "=" + field.value + ";";
    return out;
}

std::string headsOf(const Register &reg)
{
    std::string out;
    for (const auto &iteration : reg.iterations)
        out += iteration.id + "|" + iteration.title + "|" + std::string(nameOf(iteration.status))
               + (iteration.statusText ? "" : "?") + "\n";
    return out;
}

std::string sectionsOf(const Register &reg, const Iteration &iteration)
{
    std::string out;
    for (const auto &section : iteration.sections)
        out += std::string(nameOf(section.kind)) + "|" + std::string(reg.view(section.headingText))
               + "|" + std::string(reg.view(section.body)) + "\n";
    return out;
}

} // namespace

void tst_reading_logs::shouldReadUnitHeadings_data()
{
    QTest::addColumn<QByteArray>("heading");
    QTest::addColumn<QByteArray>("read"); // "id|title|status", "?" where no status is said

    const auto row = [](const char *heading, const char *read) {
        QTest::newRow(heading) << QByteArray(heading) << QByteArray(read) + "\n";
    };
    row("# Release 4 - Kiosk", "4|Kiosk|unknown?");
    row("### Step 4: Kiosk", "4|Kiosk|unknown?");
    row("#### Wave 4 -- Kiosk", "4|Kiosk|unknown?");
    row("## Session 4 – Kiosk", "4|Kiosk|unknown?");
    row("## Milestone 4 — Kiosk", "4|Kiosk|unknown?");
    row("## Sprint 4. Kiosk", "4|Kiosk|unknown?");
    row("## Sprint 4 (Kiosk)", "4|Kiosk|unknown?");
    row("## Sprint 4 (Kiosk) - again (late)", "4|(Kiosk) - again (late)|unknown?");
    row("## Sprint 4 Kiosk", "4|Kiosk|unknown?");
    row("## Sprint #4: Kiosk", "4|Kiosk|unknown?");
    row("## PHASE 4: Kiosk", "4|Kiosk|unknown?");
    row("## Phase 0: Kiosk", "0|Kiosk|unknown?");
    row("## Phase 007: Kiosk", "007|Kiosk|unknown?");
    row("## Session 4", "4||unknown?");
    row("## Session 4+ (go on here)", "4|go on here|unknown?");
    row("## Phase 2/4: Kiosk", "2|Kiosk|unknown?");
    row("## Phase 2.1: Kiosk", "2.1|Kiosk|unknown?");
    row("## Release 2.1.3 Kiosk", "2.1.3|Kiosk|unknown?");
    row("## Phase 3b - Kiosk", "3b|Kiosk|unknown?");
    row("## Iteration A3 - Kiosk", "A3|Kiosk|unknown?");
    row("## Phase 1-2: Kiosk", "1-2|Kiosk|unknown?");
    row("## 🚀 Phase 2: Kiosk", "2|Kiosk|unknown?");
    row("## ✅ Phase 2: Kiosk", "2|Kiosk|completed");
    row("## ⏳ Phase 2: Kiosk", "2|Kiosk|planned");
    row("## Phase 2: Kiosk ✅", "2|Kiosk|completed");
    row("## Phase 2 ✅", "2||completed");
    row("## Phase 2 ✅: Kiosk", "2|Kiosk|completed");
    row("## Phase 2 (DONE): Kiosk", "2|Kiosk|completed");
    row("## Phase 2: Kiosk — COMPLETE", "2|Kiosk|completed");
    row("## Phase 2: Kiosk - IN PROGRESS", "2|Kiosk|inProgress");
    row("## Phase 2: Kiosk (COMPLETED - 100%)", "2|Kiosk|completed");
    row("## Phase 2: Kiosk (✅ Done, tag v3)", "2|Kiosk|completed");
    row("## Phase 2: Kiosk (NOT STARTED)", "2|Kiosk|planned");
    row("## Phase 2: Kiosk [BLOCKED]", "2|Kiosk|blocked");
    row("## Phase 2: Kiosk **DONE**", "2|Kiosk|completed");
    row("## Phase 2: Kiosk 🔄 IN PROGRESS", "2|Kiosk|inProgress");
    row("## Phase 2: Kiosk (COMPLETE) ✅", "2|Kiosk|completed");
    row("## Phase 2 - COMPLETED", "2||completed");
    row("## 🟡 Phase 2: Kiosk - COMPLETE", "2|Kiosk|completed");
    // Words of a title.
    row("## Phase 2: Retry until done", "2|Retry until done|unknown?");
    row("## Phase 2: Doors (complete rewrite)", "2|Doors (complete rewrite)|unknown?");
    row("## Phase 2: Doors - open by hand", "2|Doors - open by hand|unknown?");
    row("## Phase 2: Doors (✅ 40% complete)", "2|Doors (✅ 40% complete)|unknown?");
    row("## Phase 2: Doors (server.js)", "2|Doors (server.js)|unknown?");
    row("## Phase 2: Doors (day 3)", "2|Doors (day 3)|unknown?");
}

void tst_reading_logs::shouldReadUnitHeadings()
{
    QFETCH(QByteArray, heading);
    QFETCH(QByteArray, read);
    const auto reg = markdown::read(heading.toStdString() + "\n\nWords.\n");
    QCOMPARE(QByteArray::fromStdString(headsOf(reg)), read);
    // Only what is a number can be called by one.
    const auto isNumber = QRegularExpression(QStringLiteral("^\\d+$"))
                              .match(QString::fromStdString(reg.iterations[0].id))
                              .hasMatch();
    QCOMPARE(reg.iterations[0].number.has_value(), isNumber);
}

void tst_reading_logs::shouldTellUnitsFromTheRest_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("ids");

    const auto row = [](const char *name, const char *text, const char *ids) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(ids);
    };
    row("a level-5 heading", "##### Step 1: A\n", "");
    row("no number", "## Next Steps\n\n## Phase one\n\n## Session Summary\n", "");
    row("several", "## Steps 1-4: Backend\n", "");
    row("a word of the sentence", "## Deliverables of Phase 3\n", "");
    row("a number that goes on", "## Phase 2nd: A\n\n## Step 3D models\n\n## Phase 2's end\n", "");
    row("a unit in a unit is its section", "## Phase 1: A\n\n### Step 1: B\n\n### Step 2: C\n",
        "1 ");
    row("units below a part that is none", "## Plan\n\n### Step 1: B\n\n### Step 2: C\n", "1 2 ");
    row("recaps of units that have names",
        "## Session 1 - A\n\n## Session 1 Summary\n\n## Session 2: B\n\n## Session 2 Key "
        "Learnings\n"
        "\n## Session 3 Summary: C\n",
        "1 2 ");
    row("recaps where units are called so", "## Session 1 Summary\n\n## Session 2 Summary (noon)\n",
        "1 2 ");
    row("a lone recap among other units", "## Step 1: A\n\n## Step 2: B\n\n## Phase 1 Summary\n",
        "1 2 ");
    row("a title that says summary", "# Iteration 1 - Summary\n\n## Scores\n", "1 ");
    row("told again in a summary",
        "## Step 1: A\n\n## Step 2: B\n\n## Progress Summary\n\n### Step 2: B\nHalf.\n", "1 2 ");
    row("told first in an overview", "## Overview\n\n### Phase 1: A\n\n### Phase 2: B\n", "1 2 ");
    row("the same number in another part",
        "## Plan\n\n### Step 1: A\n\n## Results\n\n### Step 1: A\n", "1 1 ");
    row("an item of the next steps", "## Next Steps\n\n### Sprint 2\n- B\n", "");
    row("a planned unit among the next steps", "## Next Steps\n\n### Sprint 2: B\n", "2 ");
    row("a numbered title above units", "# Release 5\n\n## Iteration 1 - A\n\n## Iteration 2 - B\n",
        "1 2 ");
    row("a numbered title with a state of its own",
        "# Release 5\n**Status**: Done\n\n## Step 1: A\n\n## Step 2: B\n", "5 ");
    row("several units of level 1", "# Phase 1: A\n\n## Step 1: B\n\n# Phase 2: C\n", "1 2 ");
}

void tst_reading_logs::shouldTellUnitsFromTheRest()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, ids);
    QByteArray got;
    for (const auto &iteration : markdown::read(text.toStdString()).iterations)
        got += QByteArray::fromStdString(iteration.id) + " ";
    QCOMPARE(got, ids);
}

void tst_reading_logs::shouldReadMetadata_data()
{
    QTest::addColumn<QByteArray>("lead");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("prose");

    const auto row = [](const char *name, const char *lead, const char *fields, const char *prose) {
        QTest::newRow(name) << QByteArray(lead) << QByteArray(fields) << QByteArray(prose);
    };
    row("bold keys", "**Date**: 2026-04-01\n**Weather:** rain\n\nWords.\n",
        "Date=2026-04-01;Weather=rain;", "Words.");
    row("with a blank line above and hard breaks",
        "\n**Date**: 2026-04-01  \n**Owner**: Bao\\\nWords.\n", "Date=2026-04-01;Owner=Bao;",
        "Words.");
    row("bullets", "- **Date**: 2026-04-01\n- Owner: Bao\n\nWords.\n", "Date=2026-04-01;Owner=Bao;",
        "Words.");
    row("plain", "Date: 2026-04-01\nOwner: Bao\n\nWords.\n", "Date=2026-04-01;Owner=Bao;", "Words.");
    row("plain lines with a key of their own", "Date: 2026-04-01\nGate keeper: Bao\n",
        "Date=2026-04-01;Gate keeper=Bao;", "");
    row("bullets with keys of their own, some empty", "- Trigger:\n- Date:\n- Gate keeper: Bao\n",
        "Trigger=;Date=;Gate keeper=Bao;", "");
    row("a sentence with a colon", "One thing is left: the gate.\n", "",
        "One thing is left: the gate.");
    row("sentences among plain lines",
        "Date: 2026-04-01\nNot: this one, which goes on and on.\nWords.\n", "Date=2026-04-01;",
        "Not: this one, which goes on and on.\nWords.");
    row("joined by bars", "**Date**: 2026-04-01 | **Owner**: Bao\n", "Date=2026-04-01;Owner=Bao;",
        "");
    row("joined by dots", "Date: 2026-04-01 · Owner: Bao\n", "Date=2026-04-01;Owner=Bao;", "");
    row("a bar in a value", "**Goal**: fast | cheap\n", "Goal=fast | cheap;", "");
    row("quoted", "> **Date**: 2026-04-01\n> **Owner**: Bao\n\nWords.\n",
        "Date=2026-04-01;Owner=Bao;", "Words.");
    row("a table",
        "| Field | Value |\n|---|---|\n| **Date** | 2026-04-01 |\n| Owner | Bao \\| Kim |\n",
        "Date=2026-04-01;Owner=Bao | Kim;", "");
    row("a table whose head is a field", "| Status | Done |\n|---|---|\n| Owner | Bao |\n",
        "Status=Done;Owner=Bao;", "");
    row("a table of other things", "| Metric | Count |\n|---|---|\n| Doors | 3 |\n", "",
        "| Metric | Count |\n|---|---|\n| Doors | 3 |");
    row("a table of changes by date", "| Date | Change |\n|---|---|\n| 2026-04-01 | Doors |\n", "",
        "| Date | Change |\n|---|---|\n| 2026-04-01 | Doors |");
    row("bullets of prose", "- Doors were hung\n- Status: nearly there\n", "",
        "- Doors were hung\n- Status: nearly there");
    row("a count is no section", "**Tests**: 14 of 14\n**Issues Fixed**: 8\n1. ✅ Hinge\n",
        "Tests=14 of 14;Issues Fixed=8;", "1. ✅ Hinge");
    row("nested bullets go with theirs",
        "- **Owner**: Bao\n  - and Kim\n- **Due**: 2026-05-01\n\nWords.\n",
        "Owner=Bao;Due=2026-05-01;", "Words.");
}

void tst_reading_logs::shouldReadMetadata()
{
    QFETCH(QByteArray, lead);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, prose);
    for (const std::string end : {"\n", "\r\n"}) {
        std::string text = "## Iteration 1 - Gate\n" + lead.toStdString() + "\n### Testing\n";
        std::string said = prose.toStdString();
        for (std::string *one : {&text, &said})
            for (std::size_t i = one->find('\n'); end.size() > 1 && i != std::string::npos;
                 i = one->find('\n', i + 2))
                one->replace(i, 1, end);
        const auto reg = markdown::read(text);
        QCOMPARE(QByteArray::fromStdString(fieldsOf(reg.iterations[0].fields)), fields);
        QCOMPARE(std::string(reg.view(reg.iterations[0].lead)), said);
    }
}

void tst_reading_logs::shouldReadStatusAndDate_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("read"); // as iterationsOf() says it

    const auto row = [](const char *name, const char *text, const char *read) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(read) + "\n";
    };
    row("the field wins", "## Phase 1: A (DONE)\n**Status**: 🔄 In progress\n", "1 inProgress - - A");
    row("an unknown field gives way to the heading",
        "## Phase 1: A (DONE)\n**Status**: ✅ All doors hung\n", "1 completed - - A");
    row("an unknown field alone", "## Phase 1: A\n**Status**: ✅ All doors hung\n",
        "1 unknown - - A");
    row("behind prose", "## Step 1: A\n\nHang the doors.\n\n**Status**: Pending\n",
        "1 planned - - A");
    row("behind a label's list", "## Step 1: A\n\n**Doors:**\n- one\n\n**Status**: Pending\n",
        "1 planned - - A");
    row("several behind prose",
        "## Step 1: A\n\nX.\n\n**Status**: Done\n\nY.\n\n**Status**: Pending\n", "1 unknown - - A");
    row("of a section", "## Step 1: A\n\n### Doors\n**Status**: Done\n", "1 unknown - - A");
    row("a date with its own name", "## Step 1: A\n**Created**: 2026-01-01\n**Date**: 2026-02-02\n",
        "1 unknown - 2026-02-02 A");
    row("a date under another name",
        "## Step 1: A\n**Created**: 2026-01-01\n**Completed**: 2026-02-02\n",
        "1 unknown - 2026-02-02 A");
    row("no date under another name", "## Step 1: A\n**Completed**: 5 of 9\n", "1 unknown - - A");
    row("a month by name", "## Step 1: A\n**Date:** January 5, 2026 (late)\n",
        "1 unknown - 2026-01-05 A");
    row("a date in a row", "## Step 1: A\n| Date | 2026-01-05 |\n|---|---|\n| Priority | P0 |\n",
        "1 unknown critical 2026-01-05 A");
}

void tst_reading_logs::shouldReadStatusAndDate()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, read);
    const auto reg = markdown::read(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(iterationsOf(reg)), read);
}

void tst_reading_logs::shouldReadLabels_data()
{
    QTest::addColumn<QByteArray>("lead");
    QTest::addColumn<QByteArray>("sections");
    QTest::addColumn<QByteArray>("prose");

    const auto row = [](const char *name, const char *lead, const char *sections,
                        const char *prose = "") {
        QTest::newRow(name) << QByteArray(lead) << QByteArray(sections) << QByteArray(prose);
    };
    row("with a colon", "**Problem:**\nIt jams.\n\n**Tests**:\n- ✅ a\n",
        "problem|Problem|It jams.\ntesting|Tests|- ✅ a\n");
    row("without one", "Words.\n\n**Symptom**\n\nIt jams.\n", "problem|Symptom|It jams.\n",
        "Words.");
    row("unknown names", "**Goods**\n- a\n\n**Done when**\n- b\n",
        "other|Goods|- a\nother|Done when|- b\n");
    row("behind metadata", "**Owner**: Bao  \n**Files Changed**:\n- `a.c`\n",
        "filesModified|Files Changed|- `a.c`\n");
    row("with an emoji or a number", "🔧 **Fix:**\nOil.\n\n**2. Tests**\n- a\n",
        "solution|Fix|Oil.\ntesting|2. Tests|- a\n");
    row("with brackets behind", "**Tests** (2 cases):\n- a\n", "testing|Tests|- a\n");
    row("before its text", "**Problem:** it jams.\n**Fix:** oil.\n",
        "problem|Problem|it jams.\nsolution|Fix|oil.\n");
    row("before its text and a list", "**Tests**: ✅ Passed\n- by hand\n",
        "testing|Tests|✅ Passed\n- by hand\n");
    row("empty, with a known name", "**Tests:**\n\n**Fix:**\n", "testing|Tests|\nsolution|Fix|\n");
    row("empty, with another", "**Gate**:\n\n**Roof**:\n", "");
    row("a rating is a field", "**Impact**: High\n", "");
    row("a sentence in bold", "**All of it works now** and that is good.\n", "",
        "**All of it works now** and that is good.");
    row("a paragraph behind a key",
        "**Why it matters**: because all those who come in the early morning have to wait at the "
        "gate, and those"
        " who leave do so, too.\n",
        "other|Why it matters|because all those who come in the early morning have to wait at the "
        "gate, and those"
        " who leave do so, too.\n");
    row("in a fence", "```\n**Tests:**\n- a\n```\n", "", "```\n**Tests:**\n- a\n```");
}

void tst_reading_logs::shouldReadLabels()
{
    QFETCH(QByteArray, lead);
    QFETCH(QByteArray, sections);
    QFETCH(QByteArray, prose);
    const auto reg = markdown::read("## Iteration 1 - Gate\n" + lead.toStdString()
                                    + "\n## Roof\nOther words.\n");
    const auto &iteration = reg.iterations[0];
    QCOMPARE(QByteArray::fromStdString(sectionsOf(reg, iteration)), sections);
    QCOMPARE(QByteArray::fromStdString(std::string(reg.view(iteration.lead))), prose);
    for (const auto &section : iteration.sections)
        QVERIFY(section.isLabel && section.span.end <= iteration.span.end);
}

void tst_reading_logs::shouldPassKindsToParts_data()
{
    QTest::addColumn<QByteArray>("sections");
    QTest::addColumn<QByteArray>("kinds");

    const auto row = [](const char *name, const char *sections, const char *kinds) {
        QTest::newRow(name) << QByteArray(sections) << QByteArray(kinds);
    };
    row("files", "### Files Changed\n\n#### Gate\n- `a.c`\n\n#### Roof\n- `b.c`\n",
        "filesModified filesModified filesModified ");
    row("tests with states", "### Testing\n\n#### By hand\n- ✅ a\n", "testing testing ");
    row("tests without", "### Testing\n\n#### Bench\n- two hinges\n", "testing other ");
    row("a part with a name of its own", "### Testing\n\n#### Root Cause\nRust.\n",
        "testing rootCause ");
    row("a section of its own", "### Testing\n\n### Bench\n- ✅ a\n", "testing other ");
    row("parts of prose", "### Problem\n\n#### Gate\n- jams\n", "problem other ");
}

void tst_reading_logs::shouldPassKindsToParts()
{
    QFETCH(QByteArray, sections);
    QFETCH(QByteArray, kinds);
    const auto reg = markdown::read("## Iteration 1 - Gate\n\n" + sections.toStdString());
    QByteArray got;
    for (const auto &section : reg.iterations[0].sections)
        got += QByteArray::fromStdString(std::string(nameOf(section.kind))) + " ";
    QCOMPARE(got, kinds);
}

void tst_reading_logs::shouldKeepFootersInTheirPlace()
{
    // GIVEN a line with a footer's key in the midst of an iteration, and a footer behind it
    const auto reg = markdown::read("## Phase 1: A\n\n### Problem\nX.\n\n**Next Phase**: B\n\n"
                                    "### Testing\n- ✅ a\n\n---\n\n**Last Updated**: 2026-01-02\n\n"
                                    "## Phase 2: B\n\n### Testing\n- ✅ b\n");
    // THEN the iteration goes on behind the first, and the second is no part of it
    QCOMPARE(reg.iterations.size(), std::size_t(2));
    QCOMPARE(sectionsOf(reg, reg.iterations[0]),
             std::string("problem|Problem|X.\n\n**Next Phase**: B\ntesting|Testing|- ✅ a\n"));
    QCOMPARE(reg.lastUpdated.size(), std::size_t(1));
    QVERIFY(reg.nextIteration.empty());
}

void tst_reading_logs::shouldReadTheDocumentsMetadata()
{
    const auto reg = markdown::read("# Gate log\n\n**Owner**: Bao\n**Last Updated**: 2026-01-02\n"
                                    "**Team**: Doors\n\nNot: metadata, **this**: neither.\n\n"
                                    "## Iteration 1 - A\n");
    QCOMPARE(reg.title, std::string("Gate log"));
    QCOMPARE(fieldsOf(reg.fields), std::string("Owner=Bao;Team=Doors;"));
    QCOMPARE(fieldsOf(reg.lastUpdated), std::string("Last Updated=2026-01-02;"));
}

void tst_reading_logs::shouldReadFrontMatter()
{
    const std::string yaml = "---\n# about\nowner: Bao\nlast_updated: \"2026-01-02\" # by hand\n"
                             "tags:\n  - gate\nteam: 'Doors'\n---\n";
    for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
        const auto reg = markdown::read(mark + yaml
                                        + "\n# Gate log\n**Due**: May\n\n"
                                          "## Iteration 1 - A\n**Date**: 2026-02-03\n");
        QCOMPARE(reg.title, std::string("Gate log"));
        QCOMPARE(fieldsOf(reg.fields), std::string("owner=Bao;team=Doors;Due=May;"));
        QCOMPARE(fieldsOf(reg.lastUpdated), std::string("last_updated=2026-01-02;"));
        QCOMPARE(std::string(reg.view(reg.lastUpdated[0].valueSpan)), std::string("2026-01-02"));
        QCOMPARE(reg.iterations.size(), std::size_t(1));
        QCOMPARE(reg.lineOf(reg.iterations[0].span.begin), std::size_t(13));
    }
    // Without a heading the front matter gives the title.
    const auto untitled = markdown::read("---\ntitle: Gate log\n---\n\n## Iteration 1 - A\n");
    QCOMPARE(untitled.title, std::string("Gate log"));
    QVERIFY(untitled.fields.empty());
}

void tst_reading_logs::shouldLeaveWhatIsNoFrontMatter_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("not at the start") << QByteArray("\n---\nowner: Bao\n---\n");
    QTest::newRow("never closed") << QByteArray("---\nowner: Bao\n\n# Gate\n");
    QTest::newRow("prose between rules") << QByteArray("---\nWords and words.\n---\n");
    QTest::newRow("nothing between rules") << QByteArray("---\n\n---\n");
    QTest::newRow("a longer rule") << QByteArray("-----\nowner: Bao\n---\n");
}

void tst_reading_logs::shouldLeaveWhatIsNoFrontMatter()
{
    QFETCH(QByteArray, text);
    const auto reg = markdown::read(text.toStdString());
    QVERIFY(reg.fields.empty());
    QCOMPARE(reg.lineStarts.size(), std::size_t(text.count('\n')) + 0);
}

LOADLINE_TEST(tst_reading_logs)
#include "tst_reading_logs.moc"
