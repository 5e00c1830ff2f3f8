// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "markdown/file_paths.h"
#include "markdown/reader.h"
#include "support/generator.h"
#include "support/line_changes.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <algorithm>

using namespace loadline;
using namespace loadline::test;
using changes::RecordedFile;

/// *Files Modified* made what is known: the counts in the form in which they are written, new lines
/// like their neighbours, the rest as it was.
class tst_files : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldChangeCounts_data();
    void shouldChangeCounts();
    void shouldAppend_data();
    void shouldAppend();
    void shouldRemove_data();
    void shouldRemove();
    void shouldWriteTables_data();
    void shouldWriteTables();
    void shouldRefuse_data();
    void shouldRefuse();
    void shouldSayWhatItDid();
    void shouldHoldAnyPath_data();
    void shouldHoldAnyPath();
    void shouldHoldPathsOfAnyBytes();
    void shouldChangeNothingWhereAllIsRight();
    void shouldHoldOnAnyRegister_data();
    void shouldHoldOnAnyRegister();
};

namespace {

std::string listOf(const std::string &lines)
{
    return iterationOf("### Files Modified\n" + lines);
}

void row(const char *name, const std::string &before, const char *files, const std::string &after)
{
    changeRow(name, listOf(before), std::string("files 2 ") + files, listOf(after));
}

std::vector<RecordedFile> recordOf(const std::string &text, int iteration)
{
    const auto reg = markdown::read(text);
    const auto index = markdown::findIteration(reg, iteration);
    return index ? changes::recordedFiles(reg, reg.iterations[*index])
                 : std::vector<RecordedFile>();
}

/// Empty where the record of iteration 2 then is \a files.
std::string faultOf(const std::string &text, int iteration, const std::vector<RecordedFile> &files,
                    bool mayBeRefused)
{
    const auto reg = markdown::read(text);
    const auto change = changes::setFiles(reg, iteration, files);
    if (!change)
        return mayBeRefused && !change.error().what.empty() ? std::string()
                                                            : "refused: " + change.error().what;
    const auto after = applied(text, change->splices);
    auto record = recordOf(after, iteration);
    if (record.size() != files.size())
        return "another number of files in\n" + after;
    for (const auto &file : files) {
        const auto found = std::find_if(record.begin(), record.end(), [&](const RecordedFile &each) {
            return each.path == file.path;
        });
        if (found == record.end() || !changes::hasCountsOf(*found, file))
            return "not recorded as it is: " + file.path + " in\n" + after;
    }
    if (applied(after, inverse(text, change->splices)) != text)
        return "the inverse gives other bytes";
    const auto again = changes::setFiles(markdown::read(after), iteration, files);
    if (!again || !again->isEmpty())
        return "done once more it changes something";
    return {};
}

} // namespace

void tst_files::shouldChangeCounts_data()
{
    addChangeColumns();
    row("counts with words", "- `a.c` (+35 lines, ~15 lines modified)\n", "a.c +36 -0 ~2",
        "- `a.c` (+36 lines, ~2 lines modified)\n");
    row("a count that was not there, with words", "- `a.c` (+35 lines, ~15 lines modified)\n",
        "a.c +36 -4 ~2", "- `a.c` (+36 lines, -4 lines, ~2 lines modified)\n");
    row("counts without words", "* `a.c` (+35, -2)\n", "a.c +3 -20 ~2", "* `a.c` (+3, -20)\n");
    row("a minus sign", "- `a.c` (+35, −2)\n", "a.c +35 -20 ~2", "- `a.c` (+35, −20)\n");
    row("a count that is none now", "- `a.c` (+35, -2)\n", "a.c +0 -3 ~0", "- `a.c` (+0, -3)\n");
    row("modified alone", "- `a.c` (~15 lines modified)\n", "a.c +3 -2 ~2",
        "- `a.c` (+3 lines, -2 lines, ~2 lines modified)\n");
    row("removed alone", "- `a.c` (-15)\n", "a.c +3 -2 ~2", "- `a.c` (+3, -2)\n");
    row("in front of words", "- `a.c` (+35 lines added) - retries\n", "a.c +1 -2 ~1",
        "- `a.c` (+1 lines added, -2 lines) - retries\n");
    row("a note stays", "- `a.c` (+35 lines) - the queue, +2 tools\n", "a.c +3 -0 ~0",
        "- `a.c` (+3 lines) - the queue, +2 tools\n");
    row("counts in the words", "- `a.c`: retries, +35/-2, for the queue\n", "a.c +36 -2 ~0",
        "- `a.c`: retries, +36/-2, for the queue\n");
    row("a line without counts", "- `a.c`\n- `b.c` - oil\n", "a.c +3 -2 ~1; b.c +1 -0 ~0",
        "- `a.c` (+3 lines, -2 lines, ~1 line modified)\n- `b.c` (+1 line) - oil\n");
    row("a line without counts, among those without words", "- `a.c` (+3, -2)\n- **`b.c`** - oil\n",
        "a.c +3 -2 ~1; b.c +1 -2 ~1", "- `a.c` (+3, -2)\n- **`b.c`** (+1, -2) - oil\n");
    row("a bare path", "- src/a.c - oil\n", "src/a.c +3 -0 ~0", "- src/a.c (+3 lines) - oil\n");
    row("a path with lines of it", "- `a.c:12-34` (+5)\n", "a.c +6 -0 ~0", "- `a.c:12-34` (+6)\n");
    row("what is not a count", "- `a.c` (new, ~90 lines)\n", "a.c +90 -0 ~0",
        "- `a.c` (+90 lines, -0 lines, ~0 lines modified) (new, ~90 lines)\n");
    row("a new file", "- `a.c` (new)\n- `b.c` - NEW (170 lines)\n", "a.c +9 -0 ~0; b.c +170 -0 ~0",
        "- `a.c` (+9 lines) (new)\n- `b.c` (+170 lines) - NEW (170 lines)\n");
    row("a word before the path", "- New: `a.c` (+1)\n- ✅ `b.c` (+1)\n- [x] `c.c` (+1)\n",
        "a.c +2 -0 ~0; b.c +3 -0 ~0; c.c +4 -0 ~0",
        "- New: `a.c` (+2)\n- ✅ `b.c` (+3)\n- [x] `c.c` (+4)\n");
    row("lines that are not in a list", "`a.c` (+1)\n`b.c` (+1)\n", "a.c +1 -0 ~0; b.c +2 -0 ~0",
        "`a.c` (+1)\n`b.c` (+2)\n");
    row("a file that became binary", "- `a.png` (+1 lines, -2 lines) - logo\n", "a.png",
        "- `a.png` - logo\n");
    row("only what differs", "- `a.c`  (+3,   -2)   \n+ `b.c` (+1)\n", "a.c +3 -2 ~1; b.c +2 -0 ~0",
        "- `a.c`  (+3,   -2)   \n+ `b.c` (+2)\n");
    row("a file with several lines", "- `a.c:1` (+1)\n- `a.c:9` (+2) - end\n", "a.c +7 -0 ~0",
        "- `a.c:1` (+7)\n- `a.c:9` - end\n");
    row("several lines that add up", "- `a.c:1` (+1)\n- `a.c:9` (+2) - end\n", "a.c +3 -0 ~0",
        "- `a.c:1` (+1)\n- `a.c:9` (+2) - end\n");
}

void tst_files::shouldChangeCounts()
{
    CHECK_CHANGE_ROW();
}

void tst_files::shouldAppend_data()
{
    addChangeColumns();
    row("into an empty section", "", "a.c +36 -1 ~1; img.png # binary",
        "- `a.c` (+36 lines, -1 line, ~1 line modified)\n- `img.png` - binary\n");
    row("below text", "All of it.\n", "a.c +3 -0 ~0", "All of it.\n\n- `a.c` (+3 lines)\n");
    row("like its neighbours", "* a.c (+3, -1)\n", "a.c +3 -1 ~1; b.c +1 -0 ~0; d/c +1 -2 ~1",
        "* a.c (+3, -1)\n* b.c (+1)\n* d/c (+1, -2)\n");
    row("in code where the neighbours are not", "- a.c (+3)\n", "a.c +3 -0 ~0; Make +1 -0 ~0",
        "- a.c (+3)\n- `Make` (+1)\n");
    row("bold", "- **`a.c`** (+3)\n", "a.c +3 -0 ~0; b.c +1 -0 ~0",
        "- **`a.c`** (+3)\n- **`b.c`** (+1)\n");
    row("in a numbered list", "1. `a.c` (+3)\n2. `b.c` (+3)\n",
        "a.c +3 -0 ~0; b.c +3 -0 ~0; c.c +4 -0 ~0; d.c +5 -0 ~0",
        "1. `a.c` (+3)\n2. `b.c` (+3)\n3. `c.c` (+4)\n4. `d.c` (+5)\n");
    row("below what is nested", "- `a.c` (+3)\n  - the queue\n\n    and its worker\n\nAnd more.\n",
        "a.c +3 -0 ~0; b.c +1 -0 ~0",
        "- `a.c` (+3)\n  - the queue\n\n    and its worker\n- `b.c` (+1)\n\nAnd more.\n");
    row("in the last group", "**Pump**\n- `a.c` (+3)\n\n**Gate**\n  - `b.c` (+3)\n",
        "a.c +3 -0 ~0; b.c +3 -0 ~0; c.c +1 -0 ~0",
        "**Pump**\n- `a.c` (+3)\n\n**Gate**\n  - `b.c` (+3)\n  - `c.c` (+1)\n");
    row("with a note", "- `a.c` (+3)\n",
        "a.c +3 -0 ~0; b.c +1 -0 ~0 # renamed from `c.c`; d.c +0 -9 ~0 # deleted; e # renamed from "
        "`f`",
        "- `a.c` (+3)\n- `b.c` (+1) - renamed from `c.c`\n- `d.c` (-9) - deleted\n- `e` - renamed "
        "from `f`\n");
    row("with a note that looks like counts", "", "b +1 -0 ~0 # renamed from `-3.c`",
        "- `b` (+1 line, -0 lines, ~0 lines modified) - renamed from `-3.c`\n");
    row("with a note that nothing helps", "", "b # binary, renamed from `-3.c`", "- `b`\n");
    changeRow("into a missing section", iterationOf("### Testing\n✅ Unit\n"),
              "files 2 a.c +3 -0 ~0",
              iterationOf("### Testing\n✅ Unit\n\n### Files Modified\n- `a.c` (+3 lines)\n"));
    changeRow("into a missing section, in the house's order",
              iterationOf("### Testing\n✅ Unit\n\n### Deployment Impact\n- ✅ None\n"),
              "files 2 a.c +3 -0 ~0",
              iterationOf("### Testing\n✅ Unit\n\n### Files Modified\n- `a.c` (+3 lines)\n\n"
                          "### Deployment Impact\n- ✅ None\n"));
    changeRow("below a label", iterationOf("**Files:**\n- `a.c` (+3)\n\n**Impact:**\n- ✅ None\n"),
              "files 2 a.c +3 -0 ~0; b.c +1 -0 ~0",
              iterationOf("**Files:**\n- `a.c` (+3)\n- `b.c` (+1)\n\n**Impact:**\n- ✅ None\n"));
}

void tst_files::shouldAppend()
{
    CHECK_CHANGE_ROW();
}

void tst_files::shouldRemove_data()
{
    addChangeColumns();
    row("one of several", "- `a.c` (+3)\n- `b.c` (+1)\n- `c.c`\n", "a.c +3 -0 ~0; c.c",
        "- `a.c` (+3)\n- `c.c`\n");
    row("with what is nested", "- `a.c` (+3)\n  - the queue\n- `b.c` (+1)\n", "b.c +1 -0 ~0",
        "- `b.c` (+1)\n");
    row("but not the text and the groups", "As planned.\n\n**Pump**\n- `a.c` (+3)\n\nNo more.\n",
        "", "As planned.\n\n**Pump**\n\nNo more.\n");
    row("but not a folder", "- src/\n  - `src/a.c` (+3)\n  - `src/b.c`\n", "src/a.c +3 -0 ~0",
        "- src/\n  - `src/a.c` (+3)\n");
    row("and another in its place", "- `a.c` (+3)\n", "b.c +1 -0 ~0", "- `b.c` (+1)\n");
    row("from a table", "| File | + | - |\n|---|---|---|\n| `a.c` | 3 | 1 |\n| `b.c` | 3 | 1 |\n",
        "b.c +3 -1 ~0", "| File | + | - |\n|---|---|---|\n| `b.c` | 3 | 1 |\n");
}

void tst_files::shouldRemove()
{
    CHECK_CHANGE_ROW();
}

void tst_files::shouldWriteTables_data()
{
    addChangeColumns();
    const std::string head = "| File | Added | Removed | Why |\n|------|------:|--------:|-----|\n";
    row("counts of a row", head + "| `a.c` | +3 | -2 | oil |\n", "a.c +30 -4 ~2",
        head + "| `a.c` | +30 | -4 | oil |\n");
    row("an empty cell", head + "| `a.c` | 3 |  | oil |\n", "a.c +3 -4 ~2",
        head + "| `a.c` | 3 | 4 | oil |\n");
    row("an aligned table",
        "| File  | Added | Why |\n|-------|-------|-----|\n| `a.c` | 3     | oil |\n",
        "a.c +30 -0 ~0",
        "| File  | Added | Why |\n|-------|-------|-----|\n| `a.c` | 30    | oil |\n");
    row("a new row", head + "| `a.c` | +3 | -2 | oil |\n", "a.c +3 -2 ~2; b.c +4 -0 ~0 # deleted",
        head + "| `a.c` | +3 | -2 | oil |\n| `b.c` | +4 | 0  | deleted |\n");
    row("a binary file", head + "| `a.c` | +3 | -2 | oil |\n", "a.c",
        head + "| `a.c` |    |    | oil |\n");
    row("counts in another cell", "| File | What |\n|---|---|\n| `a.c` | oil (+3) |\n",
        "a.c +4 -2 ~1", "| File | What |\n|---|---|\n| `a.c` | oil (+4, -2) |\n");
    row("without counts", "| File | What |\n|---|---|\n| `a.c` | oil |\n",
        "a.c +4 -0 ~0; b.c +1 -0 ~0",
        "| File | What |\n|---|---|\n| `a.c` | oil (+4 lines) |\n| `b.c` | +1 line |\n");
    row("paths alone", "| File |\n|---|\n| `a.c` |\n", "a.c +4 -0 ~0; b.c +1 -0 ~0 # deleted",
        "| File |\n|---|\n| `a.c` (+4 lines) |\n| `b.c` (+1 line) deleted |\n");
}

void tst_files::shouldWriteTables()
{
    CHECK_CHANGE_ROW();
}

void tst_files::shouldRefuse_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("mention");
    const auto refusal = [](const char *name, const std::string &before, const char *operation,
                            const char *mention) {
        QTest::newRow(name) << QByteArray::fromStdString(before) << QByteArray(operation)
                            << QByteArray(mention);
    };
    refusal("an iteration that is not there", listOf(""), "files 9 a.c +1", "9");
    refusal("a table that is not of files", listOf("| Datei |\n|---|\n| a.c |\n"), "files 2 a.c +1",
            "table");
    refusal("a file on the line of a label", iterationOf("**Files**: `a.c` (+3)\n"), "files 2 ",
            "label");
    refusal("a count among words", listOf("- `a.c` - added +3 lines to it\n"), "files 2 a.c",
            "by hand");
}

void tst_files::shouldRefuse()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, mention);
    const auto fault = refusalFaultOf(before.toStdString(), operation.toStdString(),
                                      mention.toStdString());
    QVERIFY2(fault.isEmpty(), fault.constData());
}

void tst_files::shouldSayWhatItDid()
{
    const auto reg = markdown::read(listOf("- `a.c` (+1)\n- `b.c` (+1)\n- `c.c` (+1)\n"));
    const auto change = operate(reg, "files 2 a.c +1 -0 ~0; b.c +2 -0 ~0; d.c +1 -0 ~0");
    QVERIFY(change);
    QCOMPARE(describe(change->note), std::string("Recorded 3 files of iteration 2"));
}

void tst_files::shouldHoldAnyPath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("written");
    const auto path = [](const char *name, const QByteArray &bytes, const QByteArray &written) {
        QTest::newRow(name) << bytes << written;
    };
    path("plain", "src/a.c", "`src/a.c`");
    path("blanks", "my file (1).txt", "`my file (1).txt`");
    path("a blank at the end", "a ", "`\"a \"`");
    path("non-ASCII", "grün/日本.md", "`grün/日本.md`");
    path("a quote inside", "a\"b", "`a\"b`");
    path("quotes around", "\"a\"", "`\"\\\"a\\\"\"`");
    path("a backslash", "a\\nb", "`a\\nb`");
    path("a newline", "a\nb", "`\"a\\nb\"`");
    path("a carriage return and a tab", "a\r\tb", "`\"a\\r\\tb\"`");
    path("a backtick", "a`b", "``a`b``");
    path("backticks at the ends", "`a``", "``` `a`` ```");
    path("a link's brackets", "[a](b).md", "`[a](b).md`");
    path("a pipe", "a|b", "`a|b`");
    path("a colon and a number", "a:12", "`\"a:12\"`");
    path("bytes that are not UTF-8", "a\xFF\xC3", "`\"a\\377\\303\"`");
    path("an escape", "a\x1B[31m", "`\"a\\033[31m\"`");
    path("a right-to-left override",
         "a\xE2\x80\xAE"
         "b",
         "`\"a\\342\\200\\256b\"`");
    path("marks of emphasis", "**a** _b_ ~c~", "`**a** _b_ ~c~`");
    path("what looks like counts", "(+3) -2 ~1", "`(+3) -2 ~1`");
    path("HTML", "<!-- a -->", "`<!-- a -->`");
    path("a heading", "## Iteration 3 - x", "`## Iteration 3 - x`");
}

void tst_files::shouldHoldAnyPath()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, written);
    const std::vector<RecordedFile> files{{path.toStdString(), 3, 2, 1, {}}};
    QCOMPARE(markdown::inCode(markdown::recordedPath(files.front().path)), written.toStdString());
    QCOMPARE(markdown::pathMeant(markdown::recordedPath(files.front().path)), files.front().path);
    for (const char *before : {"", "- a.c (+1)\n", "* `a.c` (+1, -2)\n", "1. `a.c`\n", "`a.c`\n",
                               "| File | Added |\n|---|---|\n| `a.c` | 1 |\n",
                               "| File | What |\n|---|---|\n| a.c | oil |\n"}) {
        const auto fault = faultOf(listOf(before), 2, files, false);
        QVERIFY2(fault.empty(), fault.c_str());
    }
    // Recorded with its old name, it is still known.
    std::vector<RecordedFile> renamed{{"b", 3, 2, 1, "renamed from " + written.toStdString()}};
    const auto fault = faultOf(listOf(""), 2, renamed, false);
    QVERIFY2(fault.empty(), fault.c_str());
}

void tst_files::shouldHoldPathsOfAnyBytes()
{
    Dice dice(17);
    const std::string awkward = "`|\"\\\n\r\t :*_~<>[]()-+#aB1/.";
    for (int i = 0; i < 1000; ++i) {
        std::vector<RecordedFile> files;
        for (std::size_t n = 1 + dice.below(3); n > 0; --n) {
            std::string path;
            for (std::size_t length = 1 + dice.below(9); length > 0; --length)
                path += dice.chance(80) ? awkward[dice.below(awkward.size())]
                                        : char(1 + dice.below(255));
            if (path.back() == '/')
                path.back() = 'x';
            const auto same = [&](const RecordedFile &each) { return each.path == path; };
            if (std::none_of(files.begin(), files.end(), same))
                files.push_back({path, int(dice.below(3)), int(dice.below(3)), 0, {}});
        }
        const char *const lists[] = {"", "- a.c (+1)\n",
                                     "| File | Why |\n|---|---|\n| `a.c` | x |\n"};
        const auto fault = faultOf(listOf(dice.oneOf(lists)), 2, files, false);
        QVERIFY2(fault.empty(), fault.c_str());
    }
}

void tst_files::shouldChangeNothingWhereAllIsRight()
{
    const auto reg = markdown::read(houseRegister());
    for (const auto &iteration : reg.iterations) {
        const auto change = changes::setFiles(reg, *iteration.number,
                                              changes::recordedFiles(reg, iteration));
        QVERIFY(change);
        QVERIFY(change->isEmpty());
    }
}

void tst_files::shouldHoldOnAnyRegister_data()
{
    QTest::addColumn<QByteArray>("text"); // empty: a generated register each time
    QTest::newRow("generated") << QByteArray();
    for (const auto &file : corpusFiles()) {
        const auto text = sharedFile(file);
        if (isUtf8(text) && text.size() < 60000 && !markdown::read(text).iterations.empty())
            QTest::newRow(file.c_str()) << QByteArray::fromStdString(text);
    }
}

void tst_files::shouldHoldOnAnyRegister()
{
    QFETCH(QByteArray, text);
    Dice dice(5);
    int done = 0;
    for (int round = 0; round < (text.isEmpty() ? 300 : 6); ++round) {
        std::string before = text.toStdString();
        if (before.empty())
            before = makeRegister(randomStyle(dice), dice);
        if (text.isEmpty() && dice.chance(40))
            before = mutated(before, dice);
        const auto reg = markdown::read(before);
        for (const auto &iteration : reg.iterations) {
            if (!iteration.number || dice.chance(50))
                continue;
            std::vector<RecordedFile> files;
            for (auto file : changes::recordedFiles(reg, iteration)) {
                if (dice.chance(20))
                    continue;
                if (dice.chance(50))
                    file = {file.path, int(dice.below(50)), int(dice.below(50)), 0, {}};
                files.push_back(file);
            }
            if (dice.chance(70))
                files.push_back({"lib/new file.c", int(dice.below(9)), 1, 1, {}});
            const auto fault = faultOf(before, *iteration.number, files, true);
            QVERIFY2(fault.empty(), fault.c_str());
            done += changes::setFiles(reg, *iteration.number, files) ? 1 : 0;
        }
    }
    QVERIFY(done > (text.isEmpty() ? 100 : -1));
}

LOADLINE_TEST(tst_files)
#include "tst_files.moc"
