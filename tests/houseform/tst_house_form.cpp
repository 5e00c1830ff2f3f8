// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/house_form.h"
#include "markdown/reader.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;

/// What house form writes (FORMAT 9), sentence by sentence: a text and what becomes of it.
class tst_house_form : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldWrite_data();
    void shouldWrite();
    void shouldLeaveAlone_data();
    void shouldLeaveAlone();
    void shouldLeaveNumberRunsToThePolicy();
    void shouldKeepAByteOrderMark();
};

namespace {

std::string formatted(const std::string &text)
{
    return markdown::inHouseForm(markdown::read(text));
}

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

void row(const char *name, const std::string &before, const std::string &after)
{
    QTest::newRow(name) << bytes(before) << bytes(after);
}

const std::string iteration = "## Iteration 1 - Pump\n\n";
const std::string group = "## Risk Register\n\n### 🟠 High Priority\n\n";

} // namespace

void tst_house_form::shouldWrite_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");

    // Metadata
    row("colon inside the bold", iteration + "**Date:** 2026-01-02\n",
        iteration + "**Date**: 2026-01-02\n");
    row("a bulleted list of metadata", iteration + "- **Date:** 2026-01-02\n- Owner: Ines\n",
        iteration + "**Date**: 2026-01-02\n**Owner**: Ines\n");
    row("plain keys", iteration + "Date: 2026-01-02\nStatus: ✅ Completed\n",
        iteration + "**Date**: 2026-01-02\n**Status**: ✅ Completed\n");
    row("several on a line", iteration + "**Date**: 2026-01-02 | Owner: Ines · Effort: 2 d\n",
        iteration + "**Date**: 2026-01-02\n**Owner**: Ines\n**Effort**: 2 d\n");
    row("hard breaks", iteration + "**Date**: 2026-01-02  \n**Owner**: Ines\\\n",
        iteration + "**Date**: 2026-01-02\n**Owner**: Ines\n");
    row("blank lines between metadata", iteration + "**Date**: 2026-01-02\n\n \n**Owner**: Ines\n",
        iteration + "**Date**: 2026-01-02\n**Owner**: Ines\n");
    row("a key without a value", iteration + "**Date** :\n", iteration + "**Date**:\n");
    row("a quoted line keeps its quote", iteration + "> **Date:** 2026-01-02\n",
        iteration + "> **Date**: 2026-01-02\n");
    row("footers", "# Log\n\ntext\n\n- **Last Updated:** 2026-01-02\n\n- Next Iteration: Ready\n",
        "# Log\n\ntext\n\n**Last Updated**: 2026-01-02\n**Next Iteration**: Ready\n");
    row("below the title", "# Log\n- **Owner:** Ines\n- Version: 2\n",
        "# Log\n\n**Owner**: Ines\n**Version**: 2\n");

    // Status and priority
    row("a status without emoji", iteration + "**Status**: Completed\n",
        iteration + "**Status**: ✅ Completed\n");
    row("a status with another emoji", iteration + "**Status**: ✓ done\n",
        iteration + "**Status**: ✅ done\n");
    row("an emoji behind the status", iteration + "**Status**: **In Progress** 🚧\n",
        iteration + "**Status**: 🔄 In Progress\n");
    row("a word of two parts", iteration + "**Status**: won't do\n",
        iteration + "**Status**: ❌ won't do\n");
    row("a priority in capitals", iteration + "**Priority**: high\n",
        iteration + "**Priority**: 🟠 HIGH\n");
    row("a priority with the emoji of another", iteration + "**Priority**: 🔴 High\n",
        iteration + "**Priority**: 🟠 HIGH\n");

    // Lists
    row("bullets of a typed list", iteration + "### Benefits\n\n* **Calm**: less noise\n* Speed\n",
        iteration + "### Benefits\n\n- **Calm**: less noise\n- Speed\n");
    row("nested bullets of a typed list", iteration + "### Benefits\n\n+ Speed\n  * less noise\n",
        iteration + "### Benefits\n\n- Speed\n  - less noise\n");
    row("numbers of a typed list", iteration + "### Next Steps\n\n1) Oil it\n2) Sell it\n",
        iteration + "### Next Steps\n\n1. Oil it\n2. Sell it\n");
    row("blank lines between items", iteration + "### Impact\n\n- ✅ one\n\n- ⚠️ two\n",
        iteration + "### Impact\n\n- ✅ one\n- ⚠️ two\n");
    row("blank lines between tests", iteration + "### Testing\n\n✅ **A**: b\n\n❌ **C**: d\n",
        iteration + "### Testing\n\n✅ **A**: b\n❌ **C**: d\n");
    row("a paragraph above a list",
        iteration + "### Files Changed\n\nBy hand:\n* `pump/a.cc` (+1 lines)\n",
        iteration + "### Files Changed\n\nBy hand:\n\n- `pump/a.cc` (+1 lines)\n");
    row("the marks of risks", group + "1) Leak - at the seal\n   * **Owner**: Ines\n2) Noise\n",
        group + "1. Leak - at the seal\n   - **Owner**: Ines\n2. Noise\n");
    row("blank lines between risks", group + "1. Leak\n\n2. Noise\n", group + "1. Leak\n2. Noise\n");
    row("a comment line between number runs", group + "1. Leak\n4. Noise\n5. Rust\n",
        group + "1. Leak\n<!-- -->\n4. Noise\n5. Rust\n");
    row("blank lines around the comment line", group + "1. Leak\n\n<!-- -->\n\n4. Noise\n",
        group + "1. Leak\n<!-- -->\n4. Noise\n");
    row("a comment line that is not needed", group + "1. Leak\n<!-- -->\n2. Noise\n",
        group + "1. Leak\n2. Noise\n");

    // Gaps
    row("headings that touch",
        "# Log\n## Iteration 1 - Pump\n### Testing\n✅ a\n### Impact\n- ✅ b\n",
        "# Log\n\n## Iteration 1 - Pump\n\n### Testing\n\n✅ a\n\n### Impact\n\n- ✅ b\n");
    row("several blank lines", "# Log\n\n\n\n## Iteration 1 - Pump\n\n\n**Owner**: Ines\n",
        "# Log\n\n## Iteration 1 - Pump\n\n**Owner**: Ines\n");
    row("around rules", group + "1. Leak\n\n***\n**Last Updated**: 2026-01-02\n",
        group + "1. Leak\n\n***\n\n**Last Updated**: 2026-01-02\n");
    row("underlined headings", "Log\n===\n\nIteration 1 - Pump\n---\n**Owner**: Ines\n",
        "Log\n===\n\nIteration 1 - Pump\n---\n\n**Owner**: Ines\n");
    row("above an unknown section", iteration + "**Owner**: Ines\n### Weather\nrain\n",
        iteration + "**Owner**: Ines\n\n### Weather\nrain\n");

    // The whole
    row("no last newline", "# Log\n\ntext", "# Log\n\ntext\n");
    row("blank lines at the end", "# Log\n\ntext\n\n  \n\n", "# Log\n\ntext\n");
    row("mostly CRLF", "# Log\r\n\r\ntext\nmore\r\n", "# Log\r\n\r\ntext\r\nmore\r\n");
    row("CRLF for what is added", "# Log\r\ntext", "# Log\r\n\r\ntext\r\n");
    row("lone CR", "# Log\rtext\rmore", "# Log\r\rtext\rmore\r");
}

void tst_house_form::shouldWrite()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(bytes(formatted(before.toStdString())), after);
    QCOMPARE(bytes(formatted(after.toStdString())), after);
}

void tst_house_form::shouldLeaveAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto same = [](const char *name, const std::string &text) {
        QTest::newRow(name) << bytes(text);
    };
    same("nothing", "");
    same("blank lines only", "\n\n");
    same("prose in a problem",
         iteration + "### Problem\n\nSeen\n* twice\n\n\n* on Monday\n1) or so\n");
    same("a solution", iteration + "### Solution\n\n1) Took it apart:\n   * the seal\n\n2) Again\n");
    same("an unknown section", iteration + "### Weather\n* rain\n\n\n\n* snow\nStatus: wet\n");
    same("code in a typed list",
         iteration + "### Testing\n\n- ✅ a\n\n  ```\n  * b\n\n\n  1) c\n  ```\n");
    same("an open fence at the end", iteration + "### Solution\n\n```\ncode\n\n\n");
    same("a table", group + "| ID | Risk | Status |\n|:--|--|--:|\n|  1|Leak  | open |\n");
    same("comments", group + "1. Leak\n\n<!-- * ask Ines -->\n\n2. Noise\n");
    same("a status with more to say", iteration + "**Status**: Done by hand\n");
    same("a status in brackets", iteration + "**Status**: SHIPPED (pump 2)\n");
    same("a status of emoji alone", iteration + "**Status**: 🚧\n");
    same("an unknown status", iteration + "**Status**: resting\n");
    same("a partial status", iteration + "**Status**: partially done\n");
    same("prose with a colon", iteration + "Words first.\n\nStatus: of words\n");
    same("a list that is not metadata alone", iteration + "- **Owner**: Ines\n- and words\n");
    same("a label above a list", iteration + "**Owner**: Ines\n\n**Done:** 2\n1. this\n2. that\n");
    same("a label above a paragraph", iteration + "**Owner**: Ines\n\n**Done:**\n\nthis\n");
    same("a paragraph with a label", iteration + "**Owner**: Ines\n\n**Why:** "
                                         + std::string(30, 'm')
                                         + " is the sound that it made, all day long and half of "
                                           "the night, until we oiled it\n");
    same("metadata of two lines", iteration + "- **Owner**: Ines\n  and Bao\n");
    same("bullets that would be a rule", iteration + "### Benefits\n\n* - -\n");
    same("lists of two kinds", iteration + "### Benefits\n\n- one\n\n2. two\n");
    same("a group without tier", "## Risk Register\n\n### Words\n\n* only\n* words\n");
    same("order and names", group + "9. Leak\n<!-- -->\n3. Noise\n");
}

void tst_house_form::shouldLeaveAlone()
{
    QFETCH(QByteArray, text);
    QCOMPARE(bytes(formatted(text.toStdString())), text);
}

void tst_house_form::shouldLeaveNumberRunsToThePolicy()
{
    auto reg = markdown::read(group + "1. Leak\n\n4. Noise\n");
    reg.separatesNumberRuns = false;
    QCOMPARE(bytes(markdown::inHouseForm(reg)), bytes(group + "1. Leak\n4. Noise\n"));
}

void tst_house_form::shouldKeepAByteOrderMark()
{
    const auto text = withByteOrderMark("# Log\n* text");
    QCOMPARE(bytes(formatted(text)), bytes(withByteOrderMark("# Log\n\n* text\n")));
}

LOADLINE_TEST(tst_house_form)

#include "tst_house_form.moc"
