// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/reader.h"
#include "support/line_changes.h"
#include "support/registers.h"
#include "support/test_main.h"

using namespace loadline;
using namespace loadline::test;

/// Entries of an iteration's sections: appended, set, taken away and moved, in the style of those
/// that are there.
class tst_items : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldAppend_data();
    void shouldAppend();
    void shouldRefuseToAppend_data();
    void shouldRefuseToAppend();
    void shouldSetTheState_data();
    void shouldSetTheState();
    void shouldSetTheText();
    void shouldRemove();
    void shouldMove();
    void shouldReplaceASectionsMarkdown();
    void shouldAddAndRemoveSections();
};

void tst_items::shouldAppend_data()
{
    addChangeColumns();

    sectionRow("a test, as a bare line", "### Testing\n✅ **Unit**: green\n",
               "append 2/testing warn: Runtime: needs a rig",
               "### Testing\n✅ **Unit**: green\n⚠️ **Runtime**: needs a rig\n");
    sectionRow("a test, with a bullet", "### Testing\n* ✅ **Unit**: green\n",
               "append 2/testing fail: Runtime: red",
               "### Testing\n* ✅ **Unit**: green\n* ❌ **Runtime**: red\n");
    sectionRow("a test that was not run", "### Testing\n✅ **Unit**: green\n",
               "append 2/testing pending: Soak: tonight",
               "### Testing\n✅ **Unit**: green\n⏳ **Soak**: tonight\n");
    sectionRow("a test into an empty section", "### Testing\n\n### Benefits\n1. **Calm**: yes\n",
               "append 2/testing pass: Unit: green",
               "### Testing\n✅ **Unit**: green\n\n### Benefits\n1. **Calm**: yes\n");
    sectionRow("a test, with the mark behind the name", "### Testing\n- **Unit**: ✅ green\n",
               "append 2/testing fail: Load: red",
               "### Testing\n- **Unit**: ✅ green\n- **Load**: ❌ red\n");
    sectionRow("a test below a label", "**Tests:**\n- ✅ **Unit**: green\n\n**Fix:**\nOil.\n",
               "append 2/testing fail: Load: red",
               "**Tests:**\n- ✅ **Unit**: green\n- ❌ **Load**: red\n\n**Fix:**\nOil.\n");
    sectionRow("a file whose path has a blank", "### Files Modified\n- `src/a.c`\n",
               "append 2/files src/b c.py (+3, -2)",
               "### Files Modified\n- `src/a.c`\n- `src/b c.py` (+3, -2)\n");
    sectionRow("a file with words behind its path", "### Files Modified\n- `src/a.c`\n",
               "append 2/files src/b.c like a.c (+3)",
               "### Files Modified\n- `src/a.c`\n- `src/b.c` like a.c (+3)\n");
    sectionRow("a file with a backtick", "### Files Modified\n- `src/a.c`\n", "append 2/files a`b",
               "### Files Modified\n- `src/a.c`\n- ``a`b``\n");
    sectionRow("a test below an empty label", "**Tests:**\n\n**Fix:**\nOil.\n",
               "append 2/testing pass: Unit: green",
               "**Tests:**\n- ✅ **Unit**: green\n\n**Fix:**\nOil.\n");
    sectionRow("a test behind a label's own", "**Tests**: ✅ Passed\n\n**Fix**: oil\n",
               "append 2/testing pass: Again", "**Tests**: ✅ Passed\n✅ Again\n\n**Fix**: oil\n");
    sectionRow(
        "a missing section among labels", "**Problem:**\nIt stalls.\n\n**Benefits:**\n- Calm\n",
        "append 2/testing pass: Unit: green",
        "**Problem:**\nIt stalls.\n\n**Testing:**\n- ✅ **Unit**: green\n\n**Benefits:**\n- Calm\n");
    sectionRow(
        "a file, in a table",
        "### Files Modified\n| File | Change |\n|------|--------|\n| `a.c` | queue  |\n",
        "append 2/files b.c oil",
        "### Files Modified\n| File | Change |\n|------|--------|\n| `a.c` | queue  |\n| `b.c` | "
        "oil    |\n");
    sectionRow("an impact line", "### Deployment Impact\n- ✅ No change of schema\n",
               "append 2/impact warn: Needs a restart",
               "### Deployment Impact\n- ✅ No change of schema\n- ⚠️ Needs a restart\n");
    sectionRow("a side effect", "### Risks & Side Effects\n+ ⚠️ Slower\n",
               "append 2/side-effects pass: Mitigated: logged",
               "### Risks & Side Effects\n+ ⚠️ Slower\n+ ✅ Mitigated: logged\n");
    sectionRow(
        "a next step", "### Next Steps for Future Iterations\n1. Rotate keys\n2. Alarm\n",
        "append 2/next-steps Page somebody",
        "### Next Steps for Future Iterations\n1. Rotate keys\n2. Alarm\n3. Page somebody\n");
    sectionRow(
        "a next step below nested lines",
        "### Next Steps for Future Iterations\n1. Rotate keys\n   - yearly\n\nProse.\n",
        "append 2/next-steps Alarm",
        "### Next Steps for Future Iterations\n1. Rotate keys\n   - yearly\n2. Alarm\n\nProse.\n");
    sectionRow("into a missing section, in the house's order",
               "### Problem Identified\nIt stalls.\n\n### Benefits\n1. **Calm**: yes\n",
               "append 2/testing pass: Unit: green",
               "### Problem Identified\nIt stalls.\n\n### Testing\n✅ **Unit**: green\n\n"
               "### Benefits\n1. **Calm**: yes\n");
    sectionRow("into a missing last section", "### Problem Identified\nIt stalls.\n",
               "append 2/impact pass: Same schema",
               "### Problem Identified\nIt stalls.\n\n### Deployment Impact\n- ✅ Same schema\n");
}

void tst_items::shouldAppend()
{
    CHECK_CHANGE_ROW();
}

void tst_items::shouldRefuseToAppend_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::newRow("a newline") << QByteArray("append 2/testing pass: Unit: green\nred");
    QTest::newRow("a carriage return") << QByteArray("append 2/next-steps Alarm\rPage");
    QTest::newRow("nothing") << QByteArray("append 2/next-steps ");
    QTest::newRow("an iteration that is not there") << QByteArray("append 9/testing pass: A: b");
}

void tst_items::shouldRefuseToAppend()
{
    QFETCH(QByteArray, operation);
    const auto fault = refusalFaultOf(iterationOf("### Testing\n✅ **Unit**: green\n"),
                                      operation.toStdString(), "");
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_items::shouldSetTheState_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *line, MarkState state, const char *expected) {
        QTest::newRow(line) << QByteArray(line) << int(state) << QByteArray(expected);
    };
    row("⚠️ **Unit**: green", MarkState::Pass, "✅ **Unit**: green");
    row("✅ **Unit**: green", MarkState::Warn, "⚠️ **Unit**: green");
    row("- ⏳ **Unit**: green", MarkState::Fail, "- ❌ **Unit**: green");
    row("- ❌ **Unit**: green", MarkState::Pending, "- ⏳ **Unit**: green");
    row("- **Unit**: green", MarkState::Pass, "- ✅ **Unit**: green");
    row("- [ ] Unit", MarkState::Pass, "- [x] Unit");
    row("* ✅ **Unit**: green", MarkState::Pass, "* ✅ **Unit**: green");
}

void tst_items::shouldSetTheState()
{
    QFETCH(QByteArray, line);
    QFETCH(int, state);
    QFETCH(QByteArray, expected);
    const auto text = [](const QByteArray &of) {
        return iterationOf("### Testing\n" + of.toStdString() + "\n✅ **Load**: fine\n");
    };
    const auto reg = markdown::read(text(line));
    const auto change = changes::setItemState(reg, {2, 0, 0}, MarkState(state));
    QVERIFY(change);
    QCOMPARE(QByteArray::fromStdString(applied(*reg.text, change->splices)),
             QByteArray::fromStdString(text(expected)));
    QCOMPARE(change->isEmpty(), line == expected);
}

void tst_items::shouldSetTheText()
{
    const auto reg = markdown::read(
        iterationOf("### Deployment Impact\n- ✅ Same schema\n- ⚠️ Slow\n"));
    const auto change = changes::setItemText(reg, {2, 0, 1}, "Slow at first");
    QVERIFY(change);
    QCOMPARE(applied(*reg.text, change->splices),
             iterationOf("### Deployment Impact\n- ✅ Same schema\n- ⚠️ Slow at first\n"));
    QVERIFY(!changes::setItemText(reg, {2, 0, 1}, "two\nlines"));
    QVERIFY(!changes::setItemText(reg, {2, 0, 9}, "no such entry"));
    QVERIFY(!changes::setItemText(reg, {2, 9, 0}, "no such section"));
    QVERIFY(!changes::setItemText(reg, {9, 0, 0}, "no such iteration"));
}

void tst_items::shouldRemove()
{
    const auto reg = markdown::read(
        iterationOf("### Testing\n✅ **A**: x\n⚠️ **B**: y\n✅ **C**: z\n"));
    const auto change = changes::removeItem(reg, {2, 0, 1});
    QVERIFY(change);
    const auto after = applied(*reg.text, change->splices);
    QCOMPARE(after, iterationOf("### Testing\n✅ **A**: x\n✅ **C**: z\n"));
    QCOMPARE(applied(after, inverse(*reg.text, change->splices)), *reg.text);
}

void tst_items::shouldMove()
{
    const auto reg = markdown::read(iterationOf("### Next Steps for Future Iterations\n1. First\n"
                                                "2. Second\n   - more\n3. Third\n"));
    const auto up = changes::moveItem(reg, {2, 0, 2}, 0);
    QVERIFY(up);
    const auto moved = applied(*reg.text, up->splices);
    QCOMPARE(QByteArray::fromStdString(moved),
             QByteArray::fromStdString(
                 iterationOf("### Next Steps for Future Iterations\n1. Third\n2. First\n"
                             "3. Second\n   - more\n")));
    const auto back = changes::moveItem(markdown::read(moved), {2, 0, 0}, 2);
    QVERIFY(back);
    QCOMPARE(applied(moved, back->splices), *reg.text);
    const auto same = changes::moveItem(reg, {2, 0, 1}, 1);
    QVERIFY(same && same->isEmpty());
}

void tst_items::shouldReplaceASectionsMarkdown()
{
    const std::string rest = "\n### Testing\n✅ **A**: x\n";
    const auto reg = markdown::read(iterationOf("### Problem Identified\nIt stalls.\n" + rest));
    const auto change = changes::setSectionMarkdown(reg, 2, 0, "It stalls.\n\n- at low tide\n");
    QVERIFY(change);
    QCOMPARE(applied(*reg.text, change->splices),
             iterationOf("### Problem Identified\nIt stalls.\n\n- at low tide\n" + rest));
    const auto same = changes::setSectionMarkdown(reg, 2, 0, "It stalls.");
    QVERIFY(same && same->isEmpty());
    // A heading of the iterations' own level would end the section, and the iteration.
    QVERIFY(!changes::setSectionMarkdown(reg, 2, 0, "## Iteration 9 - Intruder\n"));
    // An open fence would swallow what follows.
    QVERIFY(!changes::setSectionMarkdown(reg, 2, 0, "```\nnever closed\n"));
}

void tst_items::shouldAddAndRemoveSections()
{
    const auto text = iterationOf(
        "### Problem Identified\nIt stalls.\n\n### Benefits\n1. **Calm**: yes\n");
    const auto reg = markdown::read(text);
    const auto added = changes::addSection(reg, 2, SectionKind::Testing);
    QVERIFY(added);
    const auto with = markdown::read(applied(text, added->splices));
    QCOMPARE(with.iterations[0].sections.size(), std::size_t(3));
    QCOMPARE(with.iterations[0].sections[1].kind, SectionKind::Testing);
    QVERIFY(lineChanges(text, *with.text).removed.empty());
    const auto removed = changes::removeSection(with, 2, 1);
    QVERIFY(removed);
    QCOMPARE(applied(*with.text, removed->splices), text);
}

LOADLINE_TEST(tst_items)
#include "tst_items.moc"
