// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <algorithm>

using namespace loadline;
using namespace loadline::test;

/// Sections of an iteration: added, taken out, moved and given another heading, whether they are
/// headings or labels in bold.
class tst_sections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldMove_data();
    void shouldMove();
    void shouldRefuseToMove_data();
    void shouldRefuseToMove();
    void shouldRemove_data();
    void shouldRemove();
    void shouldRename_data();
    void shouldRename();
    void shouldRefuseToRename_data();
    void shouldRefuseToRename();
    void shouldAdd_data();
    void shouldAdd();
    void shouldMoveThereAndBack();
    void shouldKeepTheBytesOfEachLine_data();
    void shouldKeepTheBytesOfEachLine();
    void shouldLoseNothingInRealRegisters();
};

namespace {

const std::string three = "### Problem Identified\nIt stalls.\n\n- at low tide\n\n"
                          "### Testing\n✅ **Unit**: green\n\n"
                          "### Notes\nNone.\n";

} // namespace

void tst_sections::shouldMove_data()
{
    addChangeColumns();
    sectionRow("down", three, "move-section 2/0 down",
               "### Testing\n✅ **Unit**: green\n\n"
               "### Problem Identified\nIt stalls.\n\n- at low tide\n\n"
               "### Notes\nNone.\n");
    sectionRow("up", three, "move-section 2/2 up",
               "### Problem Identified\nIt stalls.\n\n- at low tide\n\n"
               "### Notes\nNone.\n\n"
               "### Testing\n✅ **Unit**: green\n");
    sectionRow("blank lines stay where they are", "### A\none\n\n\n\n### B\ntwo\n### C\nthree\n",
               "move-section 2/1 up", "### B\ntwo\n\n\n\n### A\none\n### C\nthree\n");
    sectionRow("an empty one", "### A\n\n### B\ntwo\n", "move-section 2/0 down",
               "### B\ntwo\n\n### A\n");
    sectionRow("with its parts",
               "### Fix\nOil.\n\n#### Pump\nHere.\n\n#### Gate\nThere.\n\n### Notes\nN.\n",
               "move-section 2/0 down",
               "### Notes\nN.\n\n### Fix\nOil.\n\n#### Pump\nHere.\n\n#### Gate\nThere.\n");
    sectionRow("past parts", "### Fix\nOil.\n\n#### Pump\nHere.\n\n### Notes\nN.\n",
               "move-section 2/2 up", "### Notes\nN.\n\n### Fix\nOil.\n\n#### Pump\nHere.\n");
    sectionRow("a part",
               "### Fix\nOil.\n\n#### Pump\nHere.\n\n#### Gate\nThere.\n\n### Notes\nN.\n",
               "move-section 2/2 up",
               "### Fix\nOil.\n\n#### Gate\nThere.\n\n#### Pump\nHere.\n\n### Notes\nN.\n");
    sectionRow("a label", "**Problem:**\nIt stalls.\n\n**Fix:**\nOil.\n", "move-section 2/1 up",
               "**Fix:**\nOil.\n\n**Problem:**\nIt stalls.\n");
    sectionRow("a label with its text on its line",
               "**Fix**: oil the axle\n\n**Tests**: ✅ Passed\n", "move-section 2/0 down",
               "**Tests**: ✅ Passed\n\n**Fix**: oil the axle\n");
    changeRow("a heading of two lines",
              "# Iteration 2 - Pump\n\nProblem\n-------\nIt stalls.\n\nNotes\n-----\nNone.\n",
              "move-section 2/1 up",
              "# Iteration 2 - Pump\n\nNotes\n-----\nNone.\n\nProblem\n-------\nIt stalls.\n");
    changeRow("the last of a document without its newline",
              "## Iteration 2 - Pump\n\n### A\none\n\n### B\ntwo", "move-section 2/1 up",
              "## Iteration 2 - Pump\n\n### B\ntwo\n\n### A\none");
    sectionRow("blanks at the end of a line go with it", "### A\none  \n\n### B\ntwo\n",
               "move-section 2/0 down", "### B\ntwo\n\n### A\none  \n");
}

void tst_sections::shouldMove()
{
    CHECK_CHANGE_ROW();
}

void tst_sections::shouldRefuseToMove_data()
{
    QTest::addColumn<QByteArray>("sections");
    QTest::addColumn<QByteArray>("operation");
    const auto refused = [](const char *name, const std::string &sections, const char *operation) {
        QTest::newRow(name) << QByteArray::fromStdString(sections) << QByteArray(operation);
    };
    refused("the first up", three, "move-section 2/0 up");
    refused("the last down", three, "move-section 2/2 down");
    refused("one that is not there", three, "move-section 2/3 up");
    refused("a first part out of its section", "### Fix\n#### Pump\nHere.\n### Notes\nN.\n",
            "move-section 2/1 up");
    refused("a last part out of its section", "### Fix\n#### Pump\nHere.\n### Notes\nN.\n",
            "move-section 2/1 down");
    refused("a label below a heading", "**Fix:**\nOil.\n\n### Notes\nN.\n", "move-section 2/0 down");
    refused("a heading above a label", "**Fix:**\nOil.\n\n### Notes\nN.\n", "move-section 2/1 up");
    refused("a fence that is never closed", "### A\none\n\n### B\n```\ntwo\n",
            "move-section 2/1 up");
}

void tst_sections::shouldRefuseToMove()
{
    QFETCH(QByteArray, sections);
    QFETCH(QByteArray, operation);
    const auto fault = refusalFaultOf(iterationOf(sections.toStdString()), operation.toStdString(),
                                      "");
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_sections::shouldRemove_data()
{
    addChangeColumns();
    sectionRow("in the middle", three, "remove-section 2/1",
               "### Problem Identified\nIt stalls.\n\n- at low tide\n\n### Notes\nNone.\n");
    sectionRow("the first", three, "remove-section 2/0",
               "### Testing\n✅ **Unit**: green\n\n### Notes\nNone.\n");
    sectionRow("the last, above a rule", "### A\none\n\n### B\ntwo\n", "remove-section 2/1",
               "### A\none\n");
    changeRow("the only one", "## Iteration 2 - Pump\nText.\n\n### A\none\n", "remove-section 2/0",
              "## Iteration 2 - Pump\nText.\n");
    sectionRow("with its parts", "### Fix\nOil.\n\n#### Pump\nHere.\n\n### Notes\nN.\n",
               "remove-section 2/0", "### Notes\nN.\n");
    sectionRow("a part", "### Fix\nOil.\n\n#### Pump\nHere.\n\n### Notes\nN.\n",
               "remove-section 2/1", "### Fix\nOil.\n\n### Notes\nN.\n");
    sectionRow("a label", "**Problem:**\nIt stalls.\n\n**Fix:**\nOil.\n\n### Notes\nN.\n",
               "remove-section 2/1", "**Problem:**\nIt stalls.\n\n### Notes\nN.\n");
    changeRow("the last of the document", "## Iteration 2 - Pump\n\n### A\none\n\n### B\ntwo\n",
              "remove-section 2/1", "## Iteration 2 - Pump\n\n### A\none\n");
    changeRow("the last of a document without its newline",
              "## Iteration 2 - Pump\n\n### A\none\n\n### B\ntwo", "remove-section 2/1",
              "## Iteration 2 - Pump\n\n### A\none\n");
}

void tst_sections::shouldRemove()
{
    CHECK_CHANGE_ROW();
}

void tst_sections::shouldRename_data()
{
    addChangeColumns();
    sectionRow("a heading", three, "rename-section 2/2 Field Notes",
               "### Problem Identified\nIt stalls.\n\n- at low tide\n\n"
               "### Testing\n✅ **Unit**: green\n\n### Field Notes\nNone.\n");
    sectionRow("a heading that is closed", "### Notes ###\nNone.\n",
               "rename-section 2/0 Field Notes", "### Field Notes ###\nNone.\n");
    changeRow("a heading of two lines", "# Iteration 2 - Pump\n\nNotes\n-----\nNone.\n",
              "rename-section 2/0 Field Notes",
              "# Iteration 2 - Pump\n\nField Notes\n-----\nNone.\n");
    sectionRow("a label", "**Problem:**\nIt stalls.\n\n**Fix:**\nOil.\n",
               "rename-section 2/1 Solution", "**Problem:**\nIt stalls.\n\n**Solution:**\nOil.\n");
    sectionRow("a label with its text on its line", "**Fix**: oil the axle well\n",
               "rename-section 2/0 Solution", "**Solution**: oil the axle well\n");
    sectionRow("to what it is", three, "rename-section 2/2 Notes", three);
}

void tst_sections::shouldRename()
{
    CHECK_CHANGE_ROW();
}

void tst_sections::shouldRefuseToRename_data()
{
    QTest::addColumn<QByteArray>("sections");
    QTest::addColumn<QByteArray>("operation");
    const auto refused = [](const char *name, const std::string &sections, const char *operation) {
        QTest::newRow(name) << QByteArray::fromStdString(sections) << QByteArray(operation);
    };
    refused("to nothing", three, "rename-section 2/0 ");
    refused("to two lines", three, "rename-section 2/0 One\n## Two");
    refused("a label to a metadata key", "**Fix:**\nOil.\n\n**Notes**:\n- one\n",
            "rename-section 2/0 Status");
    refused("to a heading that is closed at once", three, "rename-section 2/0 Notes ##");
}

void tst_sections::shouldRefuseToRename()
{
    QFETCH(QByteArray, sections);
    QFETCH(QByteArray, operation);
    const auto fault = refusalFaultOf(iterationOf(sections.toStdString()), operation.toStdString(),
                                      "");
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_sections::shouldAdd_data()
{
    addChangeColumns();
    sectionRow(
        "a known one, where the house has it",
        "### Problem Identified\nIt stalls.\n\n### Benefits\n1. **Calm**: yes\n",
        "add-section 2 Testing",
        "### Problem Identified\nIt stalls.\n\n### Testing\n\n### Benefits\n1. **Calm**: yes\n");
    sectionRow("one with a heading of its own, as the last", "### Benefits\n1. **Calm**: yes\n",
               "add-section 2 Rollout Waves",
               "### Benefits\n1. **Calm**: yes\n\n### Rollout Waves\n");
    sectionRow("as deep as the others", "#### Benefits\n1. **Calm**: yes\n",
               "add-section 2 Rollout Waves",
               "#### Benefits\n1. **Calm**: yes\n\n#### Rollout Waves\n");
}

void tst_sections::shouldAdd()
{
    CHECK_CHANGE_ROW();
}

void tst_sections::shouldMoveThereAndBack()
{
    const std::string text = sampleRegister();
    const std::string down = after(text, "move-section 4/2 down");
    QVERIFY(down != text);
    QCOMPARE(after(down, "move-section 4/3 up"), text);
}

void tst_sections::shouldKeepTheBytesOfEachLine_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const Variant &variant : variantsOf(houseRegister()))
        QTest::newRow(variant.name) << QByteArray::fromStdString(variant.text);
}

void tst_sections::shouldKeepTheBytesOfEachLine()
{
    QFETCH(QByteArray, text);
    const std::string before = text.toStdString();
    const Register reg = markdown::read(before);
    for (std::size_t section = 0; section + 1 < reg.iterations[0].sections.size(); ++section) {
        const auto moved = changes::moveSection(reg, 1, section, changes::Towards::End);
        QVERIFY(moved);
        const std::string now = applied(before, moved->splices);
        QCOMPARE(now.size(), before.size());
        QCOMPARE(applied(now, inverse(before, moved->splices)), before);
        const auto back = changes::moveSection(markdown::read(now), 1, section + 1,
                                               changes::Towards::Begin);
        QVERIFY(back);
        QCOMPARE(applied(now, back->splices), before);
    }
}

void tst_sections::shouldLoseNothingInRealRegisters()
{
    std::vector<std::string> texts{sampleRegister(), sharedFile("format/seed.md")};
    for (const std::string &path : corpusFiles())
        texts.push_back(sharedFile(path));
    int moves = 0;
    int removals = 0;
    int refusals = 0;
    const auto sortedLines = [](const std::string &text) {
        std::vector<std::string> lines = linesOf(text);
        for (std::string &line : lines)
            line.erase(std::min(line.find_last_not_of("\r\n") + 1, line.size()));
        std::sort(lines.begin(), lines.end());
        return lines;
    };
    for (const std::string &text : texts) {
        if (text.empty() || !isUtf8(text) || text.size() > 200'000)
            continue;
        const Register reg = markdown::read(text);
        for (const Iteration &iteration : reg.iterations) {
            if (!iteration.number || !markdown::findIteration(reg, *iteration.number))
                continue; // none, or given twice
            for (std::size_t i = 0; i < iteration.sections.size(); ++i) {
                for (const auto towards : {changes::Towards::Begin, changes::Towards::End}) {
                    if (!changes::sectionBeside(iteration, i, towards))
                        continue;
                    const auto moved = changes::moveSection(reg, *iteration.number, i, towards);
                    moved ? ++moves : ++refusals;
                    if (!moved)
                        continue;
                    const std::string now = applied(text, moved->splices);
                    QCOMPARE(applied(now, inverse(text, moved->splices)), text);
                    QCOMPARE(sortedLines(now), sortedLines(text));
                }
                const auto removed = changes::removeSection(reg, *iteration.number, i);
                removed ? ++removals : ++refusals;
                if (!removed)
                    continue;
                const std::string now = applied(text, removed->splices);
                QCOMPARE(applied(now, inverse(text, removed->splices)), text);
                QVERIFY(lineChanges(text, now).added.empty());
            }
        }
    }
    qInfo("%d moves, %d removals, %d refused", moves, removals, refusals);
    QVERIFY(moves > 20 && removals > 20);
    QVERIFY(refusals < (moves + removals) / 50);
}

LOADLINE_TEST(tst_sections)
#include "tst_sections.moc"
