// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "merge/register_diff.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <string>

using namespace loadline;
using namespace loadline::merge;
using namespace loadline::test;

/// What is said of an edit, sentence by sentence.
class tst_register_diff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldTellAnEdit_data();
    void shouldTellAnEdit();
    void shouldTellCompletingWithItsRisks();
    void shouldTellWhatIsGoneAtItsOldPlace();
    void shouldTellRisksTogether();
    void shouldTellRenumbering();
    void shouldTellRisksWithoutNames();
    void shouldCallIterationsAsTheDocumentDoes();
    void shouldTellAnArchiveAtOnce();
    void shouldGiveScriptsWhatTheyNeed();
    void shouldNameWhereItIs();
    void shouldNotTakeLongOverManyRisks();
};

namespace {

/// The register that the edits are made in.
std::string before()
{
    return "# Tide Gates\n\nWhat we change at the gates.\n\n"
           "## Iteration 1 - Sluice sensor\n"
           "**Date**: 2026-03-02\n**Status**: ✅ Completed\n**Priority**: 🔴 CRITICAL\n\n"
           "### Root Cause\nThe sensor was read once.\n\n---\n\n"
           "## Iteration 2 - Pump failover\n"
           "**Date**: 2026-03-16\n**Status**: 🔄 In Progress\n**Priority**: 🟠 HIGH\n"
           "**Owner**: Dana\n\nOne pump is not enough.\n\n"
           "### Problem Identified\nThe pump stops.\n\n"
           "### Testing\n✅ **Bench**: ten hours\n⚠️ **Runtime**: needs a boat\n\n"
           "### Benefits\n1. **Trust**: gates that close\n\n"
           "### Risks & Side Effects\n- ⚠️ More noise at night\n\n"
           "### Next Steps for Future Iterations\n1. Measure the noise\n2. Paint the pumps\n\n"
           "### Files Modified\n- `pump/main.c` (+30 lines)\n\n"
           "### Deployment Impact\n- ✅ No API changes\n\n---\n\n"
           "## Conventions\nNumbers are names.\n\n"
           "## Deployment Risk Register\n\n"
           "### 🔴 Critical (Iteration 1 - FIXED)\n1. ~~Blind gate~~ ✅ **FIXED**\n\n"
           "### 🟠 High Priority (Remaining)\n"
           "2. Single pump - no spare → Iteration 2\n   - **Owner**: Dana\n"
           "3. Salt in the hinges\n4. Weak battery - two hours\n\n"
           "### 🟢 Low Priority\nNone identified yet\n\n---\n\n"
           "**Last Updated**: 2026-03-20 10:00 UTC\n**Next Iteration**: Iteration 2\n";
}

QByteArray told(const std::string &was, const std::string &is)
{
    QByteArray lines;
    for (const Happening &happening : happenings(markdown::read(was), markdown::read(is)))
        lines += QByteArray::fromStdString(describe(happening)) + '\n';
    return lines;
}

std::string replaced(std::string text, const std::string &what, const std::string &with)
{
    const auto at = text.find(what);
    if (at == std::string::npos)
        qFatal("the register does not have: %s", what.c_str());
    return text.replace(at, what.size(), with);
}

void edit(const char *name, const std::string &what, const std::string &with, const char *sentences)
{
    QTest::newRow(name) << QByteArray::fromStdString(replaced(before(), what, with))
                        << QByteArray(sentences) + '\n';
}

} // namespace

void tst_register_diff::shouldTellAnEdit_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("sentences");
    QTest::newRow("nothing") << QByteArray::fromStdString(before()) << QByteArray();

    // Iterations
    edit("an iteration's title", "- Pump failover", "- Pumps in turn",
         "Iteration 2 retitled: Pump failover → Pumps in turn");
    edit("an iteration's date", "2026-03-16", "2026-04-01",
         "Date of iteration 2 changed from 2026-03-16 to 2026-04-01");
    edit("an iteration's priority", "🟠 HIGH", "🟢 LOW",
         "Priority of iteration 2 changed from high to low");
    edit("a field set", "**Owner**: Dana\n\n", "**Owner**: Dana\n**Rollback**: switch back\n\n",
         "Rollback of iteration 2 set to switch back");
    edit("a field removed", "**Owner**: Dana\n\n", "\n", "Owner of iteration 2 removed (was Dana)");
    edit("blocked", "🔄 In Progress", "⛔ Blocked", "Iteration 2 is blocked");
    edit("cancelled", "🔄 In Progress", "❌ Cancelled", "Iteration 2 cancelled");
    edit("a status in other words", "🔄 In Progress", "WIP since May",
         "Status of iteration 2 changed from 🔄 In Progress to WIP since May");
    edit("a status that nobody knows", "🔄 In Progress", "Sleeping",
         "Status of iteration 2 changed from in progress to 'Sleeping'");
    edit("rolled back", "✅ Completed", "↩️ Rolled Back", "Iteration 1 rolled back");
    edit("what stands before the sections", "is not enough", "is too few",
         "Introduction of iteration 2 edited");
    edit("an iteration added", "## Conventions",
         "## Iteration 3 - Graceful *stop*\n**Status**: 📋 Planned\n**Priority**: 🟠 HIGH\n\n"
         "### Testing\n✅ **A**: b\n\n## Conventions",
         "Iteration 3 added: Graceful stop (planned, high)");

    // Sections
    edit("prose", "was read once", "was read twice", "Root cause of iteration 1 edited");
    edit("a section added", "### Testing", "### Rollback Plan\nswitch back\n\n### Testing",
         "Section 'Rollback Plan' added to iteration 2");
    edit("a section removed", "### Problem Identified\nThe pump stops.\n\n", "",
         "Section 'Problem Identified' removed from iteration 2");
    edit("a section renamed", "### Root Cause", "### Reason",
         "Section 'Root Cause' of iteration 1 renamed to 'Reason'");

    // Entries
    edit("a test passes", "⚠️ **Runtime**", "✅ **Runtime**",
         "Test 'Runtime' of iteration 2 passed (needed attention before)");
    edit("a test fails", "✅ **Bench**", "❌ **Bench**",
         "Test 'Bench' of iteration 2 failed (passed before)");
    edit("a test added", "\n### Benefits", "❌ **Load**: slow\n\n### Benefits",
         "Test 'Load' added to iteration 2: failed");
    edit("tests added", "\n### Benefits", "✅ **Load**: ok\n⚠️ **Fog**: thick\n\n### Benefits",
         "2 tests added to iteration 2: 'Load', 'Fog' (1 passed, 1 needs attention)");
    edit("a test's detail", "ten hours", "twelve hours",
         "Detail of test 'Bench' of iteration 2 changed");
    edit("a test removed", "✅ **Bench**: ten hours\n", "", "Test 'Bench' removed from iteration 2");
    edit("a benefit added", "gates that close\n", "gates that close\n2. **Rest**: no calls\n",
         "Benefit 'Rest' added to iteration 2");
    edit("a side effect mitigated", "- ⚠️ More noise", "- ✅ More noise",
         "Side effect of iteration 2 mitigated: 'More noise at night'");
    edit("a side effect reworded", "More noise at night", "More noise at noon",
         "Side effect of iteration 2 reworded: 'More noise at night' → 'More noise at noon'");
    edit("an impact that blocks", "- ✅ No API", "- ❌ No API",
         "Impact of iteration 2: 'No API changes' now blocks");
    edit("a next step added", "2. Paint the pumps\n", "2. Paint the pumps\n3. Oil the hinges\n",
         "Next step added to iteration 2: 'Oil the hinges'");
    edit("a next step taken out", "1. Measure the noise\n2. Paint", "1. Paint",
         "Next step removed from iteration 2: 'Measure the noise'");
    edit("next steps in another order", "1. Measure the noise\n2. Paint the pumps",
         "1. Paint the pumps\n2. Measure the noise", "Next steps of iteration 2 reordered");
    edit("files added", "(+30 lines)\n", "(+30 lines)\n- `a`\n- `b`\n",
         "2 files added to Files Modified of iteration 2: `a`, `b`");
    edit("a file's lines", "(+30 lines)", "(+35 lines, -2 lines)",
         "`pump/main.c` in Files Modified of iteration 2 changed from +30 to +35, -2");

    // Risks
    edit("a risk added", "4. Weak", "5. No rate limit\n4. Weak",
         "Risk 5 added: No rate limit (high)");
    edit("a risk removed", "3. Salt in the hinges\n", "",
         "Risk 3 removed: Salt in the hinges (high)");
    edit("a risk planned", "hinges\n", "hinges → Iteration 2\n", "Risk 3 planned for iteration 2");
    edit("a plan changed", "spare → Iteration 2", "spare → Iteration 9",
         "Risk 2 planned for iteration 9 instead of 2");
    edit("a plan taken out", "spare → Iteration 2", "spare",
         "Risk 2 taken out of the plan (iteration 2)");
    edit("a risk retitled", "Salt in the hinges", "Rust in the hinges",
         "Risk 3 retitled: Salt in the hinges → Rust in the hinges");
    edit("a detail changed", "two hours", "one hour", "Detail of risk 4 changed");
    edit("a detail added", "hinges\n", "hinges - since May\n", "Detail added to risk 3");
    edit("an owner changed", "   - **Owner**: Dana", "   - **Owner**: Ines",
         "Owner of risk 2 changed from Dana to Ines");
    edit("closed", "3. Salt in the hinges", "3. ~~Salt in the hinges~~ ⛔ **CLOSED**",
         "Risk 3 closed");
    edit("accepted", "3. Salt in the hinges\n",
         "3. Salt in the hinges ✅ **ACCEPTED**\n"
         "   - **Accepted**: 2026-01-05 by Dana until 2026-06-30 - no time\n",
         "Risk 3 accepted by Dana until 2026-06-30");
    edit("accepted with a fingerprint", "3. Salt in the hinges\n",
         "3. Salt in the hinges ✅ **ACCEPTED**\n"
         "   - **Accepted**: 2026-01-05 by Dana until 2026-06-30 [#1a2b3c4d]\n",
         "Risk 3 accepted by Dana until 2026-06-30");
    edit("opened again", "1. ~~Blind gate~~ ✅ **FIXED**", "1. Blind gate",
         "Risk 1 opened again (was fixed)");
    edit("struck by hand", "3. Salt in the hinges", "3. ~~Salt in the hinges~~",
         "Risk 3 struck out");
    edit(
        "a long value", "   - **Owner**: Dana",
        "   - **Owner**: Dana, and in her holidays whoever is at the gates that day and after",
        "Owner of risk 2 changed: 'Dana' → 'Dana, and in her holidays whoever is at the gates that "
        "day a…'");
    edit("emphasis in a title", "Salt in the hinges", "Salt in *the* hinges",
         "Title of risk 3 edited");
    edit("notes below a risk", "hinges\n", "hinges\n   - seen by the divers\n",
         "Notes added to risk 3");
    edit("moved up", "3. Salt in the hinges\n4. Weak battery - two hours\n",
         "4. Weak battery - two hours\n3. Salt in the hinges\n",
         "Risk 4 moved up in '🟠 High Priority (Remaining)'");
    edit("moved with its heading", "### 🟠 High Priority (Remaining)\n2. Single",
         "### 🔴 Critical (Remaining)\n2. Single", "Risks 2, 3 and 4 moved from high to critical");
    edit("a group's heading", "High Priority (Remaining)", "High Priority (Next Iterations)",
         "Heading changed: '🟠 High Priority (Remaining)' → '🟠 High Priority (Next "
         "Iterations)'");
    edit("to another group of the tier", "4. Weak battery - two hours\n\n",
         "\n### 🟠 High Priority (Someday)\n4. Weak battery - two hours\n\n",
         "Risk 4 moved from '🟠 High Priority (Remaining)' to '🟠 High Priority (Someday)'");

    // The rest
    edit("the title", "# Tide Gates", "# Tide Gates North",
         "Register retitled: Tide Gates → Tide Gates North");
    edit("the introduction", "at the gates.", "at the gates and pumps.", "Introduction edited");
    edit("a section of the document", "Numbers are names.", "Numbers are never reused.",
         "Text under 'Conventions' edited");
    edit("a section of the document renamed", "## Conventions", "## House Rules",
         "Heading changed: 'Conventions' → 'House Rules'");
    edit("a section of the document added", "## Conventions",
         "## Contacts\nDana.\n\n## Conventions", "Section 'Contacts' added");
    edit("the register's heading", "## Deployment Risk Register", "## Risk Register",
         "Heading changed: 'Deployment Risk Register' → 'Risk Register'");
    edit("the next iteration", "**Next Iteration**: Iteration 2",
         "**Next Iteration**: Ready to start",
         "Next Iteration changed from Iteration 2 to Ready to start");
    edit("the stamp alone", "2026-03-20 10:00", "2026-03-21 11:00",
         "Last Updated is 2026-03-21 11:00 UTC");
    edit("an empty group", "### 🟢 Low Priority\nNone identified yet\n\n", "",
         "Section '🟢 Low Priority' removed");
    edit("blank lines", "## Conventions\n", "## Conventions\n\n",
         "Only blank lines and blanks at the ends of lines changed");
    edit("a comment line between numbers", "4. Weak battery", "<!-- -->\n4. Weak battery",
         "Only comment lines between numbers changed");
    edit("another bullet", "- ⚠️ More noise", "* ⚠️ More noise",
         "Side effects of iteration 2 edited");
    QTest::newRow("the last newline") << QByteArray::fromStdString(withoutLastNewline(before()))
                                      << QByteArray("Only line endings changed\n");
    QTest::newRow("line endings") << QByteArray::fromStdString(withLineEndings(before(), "\r\n"))
                                  << QByteArray("Line endings changed from LF to CRLF\n");
    QTest::newRow("a byte-order mark") << QByteArray::fromStdString(withByteOrderMark(before()))
                                       << QByteArray("Only a byte-order mark added\n");
}

void tst_register_diff::shouldTellAnEdit()
{
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, sentences);
    QCOMPARE(told(before(), after.toStdString()), sentences);
}

void tst_register_diff::shouldTellCompletingWithItsRisks()
{
    auto after = replaced(before(), "🔄 In Progress", "✅ Completed");
    after = replaced(after, "2. Single pump - no spare → Iteration 2\n   - **Owner**: Dana\n", "");
    after = replaced(after, "### 🟠 High Priority (Remaining)",
                     "### 🟠 High Priority (Iteration 2 - FIXED)\n"
                     "2. ~~Single pump - no spare~~ ✅ **FIXED**\n   - **Owner**: Dana\n\n"
                     "### 🟠 High Priority (Remaining)");
    after = replaced(after, "2026-03-20 10:00", "2026-04-01 00:00");
    QCOMPARE(told(before(), after), QByteArray("Iteration 2 completed; it fixed risk 2\n"));
    QCOMPARE(told(after, before()), QByteArray("Iteration 2 reopened; risk 2 is open again\n"));
    // The same with a word about the iteration beside it.
    after = replaced(after, "⚠️ **Runtime**", "✅ **Runtime**");
    QCOMPARE(told(before(), after),
             QByteArray("Iteration 2 completed; it fixed risk 2\n"
                        "Test 'Runtime' of iteration 2 passed (needed attention before)\n"));
}

void tst_register_diff::shouldTellWhatIsGoneAtItsOldPlace()
{
    auto after = replaced(before(), "3. Salt in the hinges\n", "");
    after = replaced(after, "2. Single pump", "2. Single old pump");
    after = replaced(after, "4. Weak battery - two hours", "4. Weak battery - an hour");
    QCOMPARE(told(before(), after), QByteArray("Risk 2 retitled: Single pump → Single old pump\n"
                                               "Risk 3 removed: Salt in the hinges (high)\n"
                                               "Detail of risk 4 changed\n"));
    const auto gone = happenings(markdown::read(before()), markdown::read(after)).at(1);
    QVERIFY(gone.isGone);
    QCOMPARE(gone.line, markdown::read(before()).lineOf(before().find("3. Salt")));
}

void tst_register_diff::shouldTellRisksTogether()
{
    auto after = replaced(before(), "hinges\n", "hinges → Iteration 2\n");
    after = replaced(after, "two hours\n", "two hours → Iteration 2\n");
    QCOMPARE(told(before(), after), QByteArray("Risks 3 and 4 planned for iteration 2\n"));
}

void tst_register_diff::shouldTellRenumbering()
{
    auto after = replaced(before(), "4. Weak battery", "9. Weak battery");
    QCOMPARE(told(before(), after), QByteArray("Risk 4 renumbered to 9\n"));
    after = replaced(after, "9. Weak battery - two hours\n", "9. Weak battery\n4. Fog\n");
    QCOMPARE(told(before(), after), QByteArray("Risk 4 renumbered to 9\nDetail of risk 9 removed\n"
                                               "Risk 4 added: Fog (high)\n"));
    // A plan that goes on for the same iteration is not another plan.
    after = replaced(before(), "## Iteration 2 -", "## Iteration 5 -");
    after = replaced(after, "spare → Iteration 2", "spare → Iteration 5");
    QCOMPARE(told(before(), after), QByteArray("Iteration 2 renumbered to 5\n"));
}

void tst_register_diff::shouldTellRisksWithoutNames()
{
    const std::string was =
        "# T\n\n## Risk Register\n\n### High\n- Fog\n- Ice on the gate\n- Fog\n";
    QCOMPARE(told(was, replaced(was, "- Ice on the gate\n", "")),
             QByteArray("Risk removed: Ice on the gate (high)\n"));
    QCOMPARE(told(was, replaced(was, "Ice on the gate", "Ice on the bridge")),
             QByteArray("Risk retitled: Ice on the gate → Ice on the bridge\n"));
    QCOMPARE(told(was, was + "- Snow\n"), QByteArray("Risk added: Snow (high)\n"));
    // A name given twice: by order where the titles don't say which.
    const std::string twice = "# T\n\n## Risk Register\n\n### High\n4. Fog\n4. Ice\n4. Fog\n";
    QCOMPARE(told(twice, replaced(twice, "4. Ice\n", "")),
             QByteArray("Risk 4 removed: Ice (high)\n"));
}

void tst_register_diff::shouldCallIterationsAsTheDocumentDoes()
{
    const std::string was = "# T\n\n## Phase 1 - Walls\n**Status**: In Progress\n\n"
                            "### Testing\n✅ **A**: b\n\n## Risk Register\n\n### High\n"
                            "RISK-1. Fog\n1. Ice\n";
    QCOMPARE(told(was, replaced(was, "In Progress", "Done")), QByteArray("Phase 1 completed\n"));
    QCOMPARE(told(was, replaced(was, "1. Ice", "1. Ice → Iteration 1")),
             QByteArray("Risk 1 planned for phase 1\n"));
    QCOMPARE(told(was, replaced(was, "✅ **A**", "❌ **A**")),
             QByteArray("Test 'A' of phase 1 failed (passed before)\n"));
}

void tst_register_diff::shouldTellAnArchiveAtOnce()
{
    auto after = before();
    const auto begin = after.find("## Iteration 1 -");
    after.erase(begin, after.find("## Iteration 2 -") - begin);
    after = replaced(after,
                     "### 🔴 Critical (Iteration 1 - FIXED)\n1. ~~Blind gate~~ ✅ **FIXED**\n\n", "");
    after = replaced(after, "**Last Updated**",
                     "**Archive**: iteration 1 and risks up to 1 in [t-archive.md](t-archive.md)\n"
                     "**Last Updated**");
    QCOMPARE(told(before(), after),
             QByteArray("Iteration 1 and 1 risk archived in t-archive.md\n"));
}

void tst_register_diff::shouldGiveScriptsWhatTheyNeed()
{
    const auto of = [](const std::string &after) {
        return happenings(markdown::read(before()), markdown::read(after)).at(0);
    };
    auto one = of(replaced(before(), "   - **Owner**: Dana", "   - **Owner**: Ines"));
    QCOMPARE(nameOf(one.kind), std::string_view("riskChanged"));
    QCOMPARE(one.object, std::string("risk:2"));
    QCOMPARE(one.key, std::string("Owner"));
    QCOMPARE(one.before, std::string("Dana"));
    QCOMPARE(one.after, std::string("Ines"));
    one = of(replaced(before(), "⚠️ **Runtime**", "✅ **Runtime**"));
    QCOMPARE(nameOf(one.kind), std::string_view("entryStateChanged"));
    QCOMPARE(one.object, std::string("iteration:2/testing"));
    QCOMPARE(one.before, std::string("warn"));
    QCOMPARE(one.after, std::string("pass"));
    one = of(replaced(before(), "(+30 lines)\n", "(+30 lines)\n- `a`\n- `b`\n"));
    QCOMPARE(one.object, std::string("iteration:2/filesModified"));
    QCOMPARE(one.entries, (std::vector<std::string>{"a", "b"}));
    // Each kind has a name of its own.
    std::vector<std::string_view> names;
    for (int kind = 0; kind <= int(HappeningKind::TextChanged); ++kind)
        names.push_back(nameOf(HappeningKind(kind)));
    std::sort(names.begin(), names.end());
    QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
}

void tst_register_diff::shouldNameWhereItIs()
{
    const auto after = replaced(before(), "   - **Owner**: Dana", "   - **Owner**: Ines");
    const auto reg = markdown::read(after);
    const auto one = happenings(markdown::read(before()), reg).at(0);
    QCOMPARE(one.line, reg.lineOf(after.find("- **Owner**: Ines")));
    QVERIFY(!one.isGone);
}

void tst_register_diff::shouldNotTakeLongOverManyRisks()
{
    // GIVEN 20,000 risks of which none is what it was: names given twice, none, other titles
    std::string was = "# T\n\n## Risk Register\n\n### High\n";
    std::string is = "# T\n\n## Risk Register\n\n### Critical\n";
    for (int risk = 0; risk < 20000; ++risk) {
        const auto name = risk % 3 == 0 ? std::string("-") : std::to_string(risk / 2) + ".";
        was += name + " The gate " + std::to_string(risk % 7) + " waits\n";
        is += name + " The pump " + std::to_string(risk % 5) + " waits for the gate\n";
    }
    const auto before = markdown::read(was);
    const auto after = markdown::read(is);
    QElapsedTimer timer;
    timer.start();
    // WHEN
    const auto all = happenings(before, after);
    // THEN it is a matter of a moment: in quadratic time it would take minutes
    QVERIFY(all.size() > 10000);
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
}

LOADLINE_TEST(tst_register_diff)
#include "tst_register_diff.moc"
