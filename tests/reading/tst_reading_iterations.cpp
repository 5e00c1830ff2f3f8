// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "support/register_summary.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// Each row of FORMAT 1 about iterations, their metadata and sections, and footers.
class tst_reading_iterations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldReadHeadings_data();
    void shouldReadHeadings();
    void shouldReadSections_data();
    void shouldReadSections();
    void shouldReadItems_data();
    void shouldReadItems();
    void shouldReadFiles_data();
    void shouldReadFiles();
    void shouldReadMetadata();
    void shouldReadFooters_data();
    void shouldReadFooters();
    void shouldTellTime_data();
    void shouldTellTime();
    void shouldSayHowWellAFixIsShown_data();
    void shouldSayHowWellAFixIsShown();
    void shouldFindIterations();
};

void tst_reading_iterations::shouldReadHeadings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("iterations");

    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("number and title", "## Iteration 4 - Two desks\n", "4 unknown - - Two desks\n");
    row("metadata below",
        "## Iteration 4 - Two desks\n**Date**: 2026-04-01\n**Status**: 📋 Planned\n"
        "**Priority**: 🟡 MEDIUM\n",
        "4 planned medium 2026-04-01 Two desks\n");
    row("metadata with a blank line above",
        "## Iteration 4 - Two desks\n\n**Date**: 2026-04-01\n**Status**: Blocked\n",
        "4 blocked - 2026-04-01 Two desks\n");
    row("another unit", "## Phase 4: Two desks\n**Status**: Done\n", "4 completed - - Two desks\n");
    row("a status in the heading", "## Iteration 4 - Two desks ✅\n", "4 completed - - Two desks\n");
    row("a status word in the heading", "## Sprint 4 — Two desks — COMPLETE\n",
        "4 completed - - Two desks\n");
    row("the word decides, not the emoji",
        "## Iteration 4 - Two desks\n**Status**: ✅ In Progress\n", "4 inProgress - - Two desks\n");
    row("an unknown status", "## Iteration 4 - Two desks\n**Status**: Pondering\n",
        "4 unknown - - Two desks\n");
    row("inside a fence", "```\n## Iteration 4 - Two desks\n```\n## Iteration 5 - Real\n",
        "5 unknown - - Real\n");
    row("inside a comment", "<!--\n## Iteration 4 - Two desks\n-->\n\n## Iteration 5 - Real\n",
        "5 unknown - - Real\n");
    row("indented as code", "text\n\n    ## Iteration 4 - Two desks\n\n## Iteration 5 - Real\n",
        "5 unknown - - Real\n");
    row("setext", "Iteration 4 - Two desks\n---\n**Status**: Done\n", "4 completed - - Two desks\n");
    row("CRLF", "## Iteration 4 - Two desks\r\n**Status**: Done\r\n", "4 completed - - Two desks\n");
    row("lone CR", "## Iteration 4 - Two desks\r**Status**: Done\r", "4 completed - - Two desks\n");
    row("a form feed ends no line", "text\f## Iteration 4 - Two desks\n## Iteration 5 - Real\n",
        "5 unknown - - Real\n");
    row("a vertical tab ends no line", "text\v## Iteration 4 - Two desks\n## Iteration 5 - Real\n",
        "5 unknown - - Real\n");
    row("U+0085 ends no line", "text\xC2\x85## Iteration 4 - Two desks\n## Iteration 5 - Real\n",
        "5 unknown - - Real\n");
    row("U+2028 ends no line",
        "text\xE2\x80\xA8## Iteration 4 - Two desks\n## Iteration 5 - Real\n",
        "5 unknown - - Real\n");
    row("in any order",
        "## Deployment Risk Register\n\n### 🟢 Low Priority\n1. Ink\n\n"
        "## Iteration 3 - Later\n\n## Iteration 2 - Before\n",
        "3 unknown - - Later\n2 unknown - - Before\n");
}

void tst_reading_iterations::shouldReadHeadings()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, iterations);
    const auto reg = markdown::read(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(iterationsOf(reg)), iterations);
}

void tst_reading_iterations::shouldReadSections_data()
{
    QTest::addColumn<QByteArray>("sections");
    QTest::addColumn<QByteArray>("kinds");

    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("none", "", "");
    row("in their order", "### Problem Identified\n\n### Root Cause\n\n### Benefits\n",
        "problem rootCause benefits ");
    row("in any order", "### Testing\n\n### Problem Identified\n", "testing problem ");
    row("repeated", "### Testing\n\n### Testing\n", "testing testing ");
    row("unknown", "### Lunch\nSoup\n\n### Testing\n", "other testing ");
    row("in a fence", "```\n### Testing\n```\n### Benefits\n", "benefits ");
    row("in a comment", "<!--\n### Testing\n-->\n\n### Benefits\n", "benefits ");
    row("ended by the next iteration", "### Testing\n\n## Iteration 2 - Next\n### Benefits\n",
        "testing ");
    row("ended by the risk register",
        "### Testing\n\n## Deployment Risk Register\n\n### 🟢 Low Priority\n", "testing ");
}

void tst_reading_iterations::shouldReadSections()
{
    QFETCH(QByteArray, sections);
    QFETCH(QByteArray, kinds);
    const auto reg = markdown::read("## Iteration 1 - Desk\n\n" + sections.toStdString());
    QVERIFY(!reg.iterations.empty());
    QByteArray got;
    for (const auto &section : reg.iterations[0].sections)
        got += QByteArray::fromStdString(std::string(nameOf(section.kind))) + " ";
    QCOMPARE(got, kinds);
}

void tst_reading_iterations::shouldReadItems_data()
{
    QTest::addColumn<QByteArray>("section");
    QTest::addColumn<QByteArray>("items"); // "state name|detail" a line

    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("tests without bullets", "### Testing\n✅ **Unit**: all\n⚠️ **Load**: half\n",
        "pass Unit|all\nwarn Load|half\n");
    row("tests with bullets", "### Testing\n- ❌ **Unit**: red\n- ⏳ **Load**: later\n",
        "fail Unit|red\npending Load|later\n");
    row("a test without a mark", "### Testing\n- **Unit**: maybe\n", "none Unit|maybe\n");
    row("without U+FE0F", "### Testing\n\xE2\x9A\xA0 **Load**: half\n", "warn Load|half\n");
    row("numbered benefits", "### Benefits\n1. **Calm**: fewer pages\n2. **Speed**: twice\n",
        "none Calm|fewer pages\nnone Speed|twice\n");
    row("nested lines belong to their item",
        "### Benefits\n1. **Calm**: fewer pages\n   - at night\n2. **Speed**: twice\n",
        "none Calm|fewer pages\nnone Speed|twice\n");
    row("side effects",
        "### Risks & Side Effects\n- ⚠️ Slower start\n- ✅ Mitigated: logged\n",
        "warn Slower start|\npass Mitigated: logged|\n");
    row("impact", "### Deployment Impact\n- ✅ Same schema\n- ⚠️ Restart\n- ❌ Old clients\n",
        "pass Same schema|\nwarn Restart|\nfail Old clients|\n");
    row("next steps", "### Next Steps for Future Iterations\n1. Rotate keys\n2. Alarm\n",
        "none Rotate keys|\nnone Alarm|\n");
    row("a mark behind the name", "### Testing\n- **Unit**: ✅ all\n- **Load:** ❌ half\n",
        "pass Unit|all\nfail Load|half\n");
    row("checkboxes", "### Testing\n- [x] Unit\n* [ ] Load\n1. [X] Soak\n2) [ ] Ink\n",
        "pass Unit|\npending Load|\npass Soak|\npending Ink|\n");
    row("other marks", "### Testing\n✓ Unit\n✔ Load\n⏸ Soak\n🔄 Ink\n",
        "pass Unit|\npass Load|\npending Soak|\npending Ink|\n");
    row("a line that goes on", "### Testing\n✅ **Unit**: all\nof them\n✅ **Load**: half\n",
        "pass Unit|all\npass Load|half\n");
    row("a marked line right behind a bullet",
        "### Testing\n- ✅ **Unit**: all\n❌ **Load**: half\n  of them\n- [x] Ink\n  ⚠️ "
        "**Soak**: "
        "wet\n",
        "pass Unit|all\nfail Load|half\npass Ink|\nwarn Soak|wet\n");
    row("a mark in a quotation", "### Testing\n- ✅ **Unit**: all\n\n  > ❌ said the log\n",
        "pass Unit|all\n");
    row("a nested bullet is of the item above", "### Testing\n- ✅ **Unit**: all\n  - ❌ once\n",
        "pass Unit|all\n");
    row("in a fence", "### Testing\n```\n✅ **Unit**: all\n```\n✅ **Load**: half\n",
        "pass Load|half\n");
}

void tst_reading_iterations::shouldReadItems()
{
    QFETCH(QByteArray, section);
    QFETCH(QByteArray, items);
    const auto reg = markdown::read("## Iteration 1 - Desk\n\n" + section.toStdString());
    QCOMPARE(reg.iterations[0].sections.size(), std::size_t(1));
    std::string got;
    for (const auto &item : markdown::itemsOf(reg, reg.iterations[0].sections[0])) {
        // FORMAT 1: only tests and benefits have a name before their detail.
        const bool named = !item.detail.empty();
        got += std::string(nameOf(item.state)) + " " + (named ? item.name : item.text) + "|"
               + item.detail + "\n";
    }
    QCOMPARE(QByteArray::fromStdString(got), items);
}

void tst_reading_iterations::shouldReadFiles_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("entry"); // path added removed modified

    const auto row = [](const char *line, const char *expected) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(expected);
    };
    row("- `a/b.cc` (+35 lines, ~15 lines modified)", "a/b.cc 35 - 15");
    row("- `a/b.cc` (+35 lines)", "a/b.cc 35 - -");
    row("- `a/b.cc` (−4 lines)", "a/b.cc - 4 -");
    row("- `a/b.cc` (-4 lines)", "a/b.cc - 4 -");
    row("- `a/b.cc` (+1 line, −2 lines, ~3 lines modified)", "a/b.cc 1 2 3");
    row("- `a/b.cc` (+35, -2)", "a/b.cc 35 2 -");
    row("- `a/b.cc`", "a/b.cc - - -");
    row("- `a/b.cc:12-34` - queue", "a/b.cc - - - 12-34, queue");
    row("- `a/b.cc` - NEW (170 lines)", "a/b.cc - - - NEW (170 lines)");
    row("- `a/b.cc` (new)", "a/b.cc - - - new");
    row("- `a/b.cc` (deleted)", "a/b.cc - - - deleted");
    row("- `a/b.cc` (new, ~90 lines)", "a/b.cc - - - new, ~90 lines");
    row("- `a/b.cc` (+2 tools)", "a/b.cc - - - +2 tools");
    row("* **a/b.cc**: queue", "a/b.cc - - - queue");
    row("- New: `a/b.cc`", "a/b.cc - - - New");
    row("- **Modified**: `a/b.cc` - queue", "a/b.cc - - - Modified, queue");
    row("- ✅ `a/b.cc`", "a/b.cc - - -");
    row("- [x] `a/b.cc`", "a/b.cc - - -");
    row("1. a/b.cc", "a/b.cc - - -");
    row("`a/b.cc` (+3)", "a/b.cc 3 - -");
    row("- **Desk**:\n  - `a/b.cc`", "a/b.cc - - -");
    row("**Desk**\n\n- `a/b.cc`", "a/b.cc - - -");
    row("| File | Change |\n|---|---|\n| `a/b.cc` | queue (+3, -1) |",
        "a/b.cc 3 1 - queue (+3, -1)");
    row("| # | Path | Added | Removed |\n|---|---|---|---|\n| 1 | a/b.cc | +3 | 1 |",
        "a/b.cc 3 1 -");
}

void tst_reading_iterations::shouldReadFiles()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, entry);
    const auto reg = markdown::read("## Iteration 1 - Desk\n\n### Files Modified\n"
                                    + line.toStdString() + "\n");
    const auto files = markdown::filesOf(reg, reg.iterations[0].sections.at(0));
    QCOMPARE(files.size(), std::size_t(1));
    const auto count = [](const std::optional<int> &n) { return n ? std::to_string(*n) : "-"; };
    QCOMPARE(QByteArray::fromStdString(files[0].path + " " + count(files[0].added) + " "
                                       + count(files[0].removed) + " " + count(files[0].modified)
                                       + (files[0].note.empty() ? "" : " " + files[0].note)),
             entry);
}

void tst_reading_iterations::shouldReadMetadata()
{
    const auto reg = markdown::read("## Iteration 1 - Desk\n"
                                    "**Date**: 2026-04-01\n"
                                    "**Status**: ✅ Shipped (tag v2.1.0)\n"
                                    "**Commits**: v2.0.0..v2.1.0\n"
                                    "**Owner**: Aroha\n"
                                    "**Rollback**: `deskctl back`\n"
                                    "**Reviewed**: 2026-04-03 by Bao\n"
                                    "**Weather**: rain\n\nLead words.\n\n### Testing\n");
    const auto &iteration = reg.iterations[0];
    std::string got;
    for (const auto &field : iteration.fields)
        got += field.key + "=" + field.value + "\n";
    QCOMPARE(got, std::string("Date=2026-04-01\nStatus=✅ Shipped (tag v2.1.0)\n"
                              "Commits=v2.0.0..v2.1.0\nOwner=Aroha\nRollback=`deskctl back`\n"
                              "Reviewed=2026-04-03 by Bao\nWeather=rain\n"));
    QCOMPARE(iteration.status, IterationStatus::Completed);
    QCOMPARE(std::string(reg.view(iteration.fields[3].valueSpan)), std::string("Aroha"));
    QCOMPARE(std::string(reg.view(iteration.fields[3].line)), std::string("**Owner**: Aroha\n"));
    QVERIFY(reg.view(iteration.lead).find("Lead words.") != std::string_view::npos);
}

void tst_reading_iterations::shouldReadFooters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("updated");
    QTest::addColumn<QByteArray>("next");

    const auto row = [](const char *name, const char *text, const char *updated, const char *next) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(updated) << QByteArray(next);
    };
    row("none", "# T\n\n## Iteration 1 - Desk\n", "", "");
    row("both", "# T\n\n---\n\n**Last Updated**: 2026-01-02\n**Next Iteration**: Iteration 3\n",
        "2026-01-02\n", "Iteration 3\n");
    row("several, in order",
        "# T\n\n## Iteration 1 - Desk\n\n---\n\n**Last Updated**: 2026-01-02\n\n"
        "## Iteration 2 - Chair\n\n---\n\n**Last Updated**: 2026-02-03\n",
        "2026-01-02\n2026-02-03\n", "");
    row("in a fence", "# T\n\n```\n**Last Updated**: 2026-01-02\n```\n", "", "");
    row("without a last newline", "# T\n\n---\n\n**Last Updated**: 2026-01-02 08:15 UTC",
        "2026-01-02 08:15 UTC\n", "");
}

void tst_reading_iterations::shouldReadFooters()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, updated);
    QFETCH(QByteArray, next);
    const auto reg = markdown::read(text.toStdString());
    QByteArray gotUpdated;
    for (const auto &field : reg.lastUpdated)
        gotUpdated += QByteArray::fromStdString(field.value) + "\n";
    QByteArray gotNext;
    for (const auto &field : reg.nextIteration)
        gotNext += QByteArray::fromStdString(field.value) + "\n";
    QCOMPARE(gotUpdated, updated);
    QCOMPARE(gotNext, next);
}

void tst_reading_iterations::shouldTellTime_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("iso");

    const auto row = [](const char *text, const char *iso) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(iso);
    };
    row("2026-02-17", "2026-02-17");
    row("2026-02-17 08:15 UTC", "2026-02-17T08:15:00Z");
    row("2026-02-17 08:15:30 UTC", "2026-02-17T08:15:30Z");
    row("2026-02-17T08:15:30Z", "2026-02-17T08:15:30Z");
    row("2026-02-17 (Iteration 3)", "2026-02-17");
    row("2026-02-17 by Aroha", "2026-02-17");
    row("February 17, 2026", "2026-02-17");
    row("17/02/2026", "2026-02-17");
    row("2026-02-30", "");
    row("2026-13-01", "");
    row("yesterday", "");
    row("", "");
}

void tst_reading_iterations::shouldTellTime()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, iso);
    QCOMPARE(QByteArray::fromStdString(markdown::isoTimeFromText(text.toStdString())), iso);
}

void tst_reading_iterations::shouldSayHowWellAFixIsShown_data()
{
    QTest::addColumn<QByteArray>("iteration");
    QTest::addColumn<QByteArray>("evidence");

    const auto row = [](const char *name, const char *text, const char *evidence) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(evidence);
    };
    row("no tests", "**Status**: ✅ Completed\n", "none");
    row("an empty testing section", "**Status**: ✅ Completed\n\n### Testing\n", "none");
    row("all passed", "**Status**: ✅ Completed\n\n### Testing\n✅ **A**: x\n✅ **B**: y\n",
        "complete");
    row("one needs attention",
        "**Status**: ✅ Completed\n\n### Testing\n✅ **A**: x\n⚠️ **B**: y\n", "incomplete");
    row("one failed", "**Status**: ✅ Completed\n\n### Testing\n✅ **A**: x\n❌ **B**: y\n",
        "incomplete");
    row("one without a mark", "**Status**: ✅ Completed\n\n### Testing\n- ✅ **A**: x\n- **B**: y\n",
        "incomplete");
    row("none passed", "**Status**: ✅ Completed\n\n### Testing\n⏳ **A**: x\n", "incomplete");
    row("an impact line blocks",
        "**Status**: ✅ Completed\n\n### Testing\n✅ **A**: x\n\n"
        "### Deployment Impact\n- ✅ fine\n- ❌ breaks\n",
        "incomplete");
    row("an impact line warns",
        "**Status**: ✅ Completed\n\n### Testing\n✅ **A**: x\n\n### Deployment Impact\n- ⚠️ "
        "hm\n",
        "complete");
    row("not completed", "**Status**: 🔄 In Progress\n\n### Testing\n✅ **A**: x\n", "incomplete");
}

void tst_reading_iterations::shouldSayHowWellAFixIsShown()
{
    QFETCH(QByteArray, iteration);
    QFETCH(QByteArray, evidence);
    const auto reg = markdown::read(
        "## Iteration 1 - Desk\n" + iteration.toStdString()
        + "\n## Deployment Risk Register\n\n"
          "### 🟠 High Priority (Iteration 1 - FIXED)\n"
          "1. ~~Ink~~ ✅ **FIXED**\n\n### 🟠 High Priority\n2. Paper\n"
          "3. ~~Toner~~ ✅ **FIXED**\n");
    QCOMPARE(reg.risks.size(), std::size_t(3));
    const auto fixed = markdown::evidenceOf(reg, reg.risks[0]);
    QVERIFY(fixed.has_value());
    QCOMPARE(QByteArray::fromStdString(std::string(nameOf(*fixed))), evidence);
    QVERIFY(!markdown::evidenceOf(reg, reg.risks[1]).has_value());
    // Fixed by no iteration that is known: nothing shows it.
    QCOMPARE(markdown::evidenceOf(reg, reg.risks[2]), std::optional(Evidence::None));
}

void tst_reading_iterations::shouldFindIterations()
{
    const auto reg = markdown::read("## Iteration 1 - A\n\n## Iteration 2 - B\n\n"
                                    "## Iteration 2 - C\n");
    QCOMPARE(markdown::findIteration(reg, 1).value_or(9), std::size_t(0));
    const auto missing = markdown::findIteration(reg, 3);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    const auto twice = markdown::findIteration(reg, 2);
    QVERIFY(!twice);
    QCOMPARE(twice.error().code, ErrorCode::AmbiguousName);
    QVERIFY(twice.error().what.find('3') != std::string::npos);
    QVERIFY(twice.error().what.find('5') != std::string::npos);
}

LOADLINE_TEST(tst_reading_iterations)
#include "tst_reading_iterations.moc"
