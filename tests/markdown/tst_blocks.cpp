// SPDX-License-Identifier: GPL-3.0-or-later
#include "block_facts.h"

#include "markdown/blocks.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <array>

using loadline::Span;
using loadline::markdown::BlockLine;
using loadline::markdown::BlockScanner;
using loadline::markdown::LineKind;
using loadline::markdown::scanBlocks;
using loadline::test::blockFactsOfOracle;
using loadline::test::blockFactsOfScanner;
using loadline::test::Dice;

namespace {

using Pieces = std::vector<std::string>;

// clang-format off
/// What decides blocks, and what is beside it.
const Pieces awkwardPieces = {
    "#", "##", "# ", "###### ", "####### ", " #", "-", "- ", "--", "---", "* ", "*", "***", "+ ",
    "_ _ _", "=", "==", "===", ">", "> ", ">>", "`", "```", "````", "~", "~~~", "~~~~", "1. ",
    "1) ", "1.", "2. ", "10. ", "007) ", "1234567890. ", " ", "  ", "   ", "    ", "     ", "\t",
    "|", " | ", "\\|", "\\", "|-|", "| - | - |", ":-:", "-:", ":-", "| a | b |", "<!--", "-->",
    "<!-- -->", "<div>", "</div>", "<div", "<p", "<a>", "</a >", "<a href=\"b\">", "<a b='",
    "<pre>", "</pre>", "<script ", "<?", "?>", "<!X", "<!x", "<![CDATA[", "]]>", "<source>",
    "<i x = y/>", "[a]: b", "[a]:", "[a]", "[", "]: ", " \"t\"", "\"", "'t", "(t)", "<b>", "\n",
    "\n", "\n", "\n", "\n\n", "\r", "\r\n", "\n  ", "\n   ", "\n    ", "\n> ", "\n- ", "\n1. ",
    "\n\t", "\n\n\n", "a", "b c", "7", "Z", "\xF0\x9F\x94\xB4", "\xE2\x9C\x85", "\xC3\xA9", "\v",
    "\f"};

/// Fewer pieces, so that they meet more often.
const Pieces listPieces = {
    "- ", "-", "* ", "1. ", "2) ", ">", "> ", " ", "  ", "    ", "\t", "a", "[a]: b", "```", "# ",
    "---", "===", "<p>", "| - |", "| a |", "\n", "\n", "\n", "\n\n", "\r\n"};

const Pieces paragraphPieces = {
    "a", "[a]: b", "[a]:", " 't'", " \"t", "\"", "<b>", "<", "===", "---", "|", " | ", "-", ":",
    "\\", "> ", "\n", "\n", "\n", "\n ", "\n    ", "\n> ", "\n\t", "(", ")", "- ", "[", "]"};

// clang-format on

Pieces randomPieces(const Pieces &alphabet, Dice &dice)
{
    Pieces pieces(1 + dice.below(30));
    for (auto &piece : pieces)
        piece = dice.oneOf(alphabet);
    return pieces;
}

std::string joined(const Pieces &pieces)
{
    std::string text;
    for (const auto &piece : pieces)
        text += piece;
    return text;
}

bool isSame(const std::string &text)
{
    return blockFactsOfScanner(text) == blockFactsOfOracle(text);
}

/// The pieces without those that are not needed for the difference.
std::string smallest(Pieces pieces)
{
    for (std::size_t i = 0; i < pieces.size();) {
        Pieces fewer = pieces;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (isSame(joined(fewer)))
            ++i;
        else
            pieces = fewer;
    }
    return joined(pieces);
}

/// Shows both lists of blocks where they differ.
QByteArray difference(const std::string &text)
{
    const auto source = QByteArray::fromStdString(text);
    QByteArray shown = "\n--- text\n";
    shown += source;
    shown += "\n--- escaped\n";
    shown += source.toPercentEncoding(" #-=>`~*.|<!/[]:\"'()");
    shown += "\n--- ours\n";
    shown += QByteArray::fromStdString(blockFactsOfScanner(text));
    shown += "--- cmark-gfm\n";
    shown += QByteArray::fromStdString(blockFactsOfOracle(text));
    return shown;
}

std::vector<BlockLine> linesOf(const std::string &text, std::size_t from = 0)
{
    return scanBlocks(text, Span{from, text.size()});
}

/// Where lines end that is not a line ending, or bytes that no line or two lines have.
bool isWholeChain(const std::string &text, const std::vector<BlockLine> &lines)
{
    std::size_t at = 0;
    for (const auto &line : lines) {
        const auto ending = std::string_view(text).substr(line.end, line.next - line.end);
        const bool isLast = line.next == text.size();
        const bool isEnding = ending == "\n" || ending == "\r" || ending == "\r\n"
                              || (ending.empty() && isLast);
        if (line.begin != at || line.end < line.begin || !isEnding || line.content < line.begin
            || line.content > line.end || (line.end == line.begin && ending.empty())) {
            return false;
        }
        const auto own = std::string_view(text).substr(line.begin, line.end - line.begin);
        if (own.find_first_of("\r\n") != std::string_view::npos)
            return false;
        at = line.next;
    }
    return at == text.size();
}

} // namespace

class tst_blocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSeeWhatTheOracleSees_data();
    void shouldSeeWhatTheOracleSees();
    void shouldSeeWhatTheOracleSeesInRandomText_data();
    void shouldSeeWhatTheOracleSeesInRandomText();
    void shouldSeeWhatTheOracleSeesInRegisters();
    void shouldSeeWhatTheOracleSeesInTheCorpus_data();
    void shouldSeeWhatTheOracleSeesInTheCorpus();
    void shouldGiveEveryByteToOneLine();
    void shouldReadTheSameFromAnyHeading();
    void shouldFindTheTextOfHeadings_data();
    void shouldFindTheTextOfHeadings();
    void shouldSayWhereTheFirstItemOfALineStands();
    void shouldSkipAByteOrderMarkAtTheStartOnly();
    void shouldEndLinesAtLineEndingsOnly();
    void shouldStayLinear_data();
    void shouldStayLinear();
};

void tst_blocks::shouldSeeWhatTheOracleSees_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QByteArray(text);
    };
    row("nothing", "");
    row("one line ending", "\n");
    row("one lone CR", "\r");
    row("seven hashes are text", "####### a");
    row("hash without a blank is text", "#a");
    row("closing hashes", "## a ##  \n## a##\n### ###\n#\n# #");
    row("hash after a tab", "\t# a\n #\tb");
    row("setext of several lines", "a\nb\n===");
    row("setext with a trailing blank", "a\n---  ");
    row("setext in a lazy line is none", "> a\n===");
    row("rule in a lazy line", "> a\n---");
    row("underline below definitions is text", "[a]: b\n===\n");
    row("rule below definitions is text", "[a]: b\n---\nc\n===");
    row("setext below definitions", "[a]: b\n[c]: d\ne\n===");
    row("definition over three lines", "[a]:\nb\n'c\nd'\ne\n---");
    row("definition with a broken title", "[a]: b\n'c\n---");
    row("definition in a lazy line", "> [a]: b\n   [c]: d\n> ===");
    row("definition without a destination", "[a]:\n===");
    row("definition with an angle destination", "[a]: <b c>\n===\n\n[a]: <b\n===");
    row("definition with an escaped title end", "[a]: b \"c\\\"\nd\n===");
    row("item of a definition ends at the second blank line", "- [a]: b\n\n\n  c");
    row("item of text goes on after blank lines", "- a\n\n\n  c");
    row("item that begins with a blank line", "-\n  a\n-\n\n  b");
    row("item with much indentation is code", "-      a\n\n      b\n1.     c");
    row("item after a tab", "-\ta\n\n\tb\n-\t\tc\n \t- d");
    row("number interrupts a paragraph only as 1", "a\n2. b\n\na\n1. b\n\na\n1.\n");
    row("bullet without text interrupts nothing", "a\n- \nb\n*\n");
    row("nine digits are a number, ten are none", "123456789. a\n\n1234567890. b");
    row("another bullet is another list", "- a\n* b\n+ c\n1. d\n2) e");
    row("list goes on after a blank line", "- a\n\n- b\n\n\n1. c\n\n2. d");
    row("code after a list", "- a\n\n    b\n\n      c\nd");
    row("sibling with less indentation", "  - a\n - b\n   - c\n      - d");
    row("four blanks are no item", "- a\n - b\n  - c\n   - d\n    - e");
    row("nested items on one line", "- 1. - a\n       b\n     c");
    row("rule before item", "- - -\n* * a\n- a\n***\n- ---");
    row("quote in item in quote", "> - > a\nb\n> - c\n>   > d");
    row("quote with a tab", ">\t\tcode\n>\ta");
    row("fence closed by another", "```\n~~~\n````\na\n~~~ b `c`\n~~~~");
    row("fence with a backtick behind", "``` a`b\nc");
    row("fence in an item ends with it", "- ```\n  a\nb\n```\nc");
    row("fence in a quote ends with it", "> ```\n> a\nb\n```");
    row("heading in a fence", "```md\n# a\n```\n# b");
    row("closing fence is indented", "```\na\n    ```\n   ```\nb");
    QTest::newRow("very long fence")
        << QByteArray(QByteArray(300, '`') + "\nb\n" + QByteArray(260, '`') + "\nc");
    row("comment over lines", "<!-- a\n\n# b\n-->\n# c");
    row("comment closed where it opens", "<!-->\n# a\n<!--->\n# b\n<!-- --> c\n# d");
    row("comment in a paragraph", "a\n<!-- b -->\nc");
    row("tag ends at a blank line", "<div>\n# a\n\n# b");
    row("unknown tag interrupts no paragraph", "a\n<x>\n\n<x>\nb");
    row("unknown tag with text behind", "<x> a\n\n<x y=\"z\" w>  \n# b");
    row("verbatim tags", "<pre>\n\na</pre> b\n# c\n<style\n</STYLE>\n# d");
    row("declarations", "<!A\n\n>\n# a\n<!a>\n<![cdata[\n\n]]>\n<?\n\n?>\n# b");
    row("table", "| a | b |\n|---|:-:|\n| 1 | 2 |\nc\n\n| d |");
    row("table below text", "x\ny\na | b\n- | -\n1");
    row("table without pipes", "a\n:-\nb\n# c");
    row("table whose columns differ", "| a | b |\n| - |\n| c |\n| - |");
    row("escaped pipe in a table's head", "| a \\| b |\n| - |");
    row("row of a lone pipe", "| a |\n| - |\n|\nb");
    row("row ended by an item", "| a |\n| - |\n2. b\n| a |\n| - |\n    c");
    row("table head in a lazy line", "> a\n | b |\n> | - |\n> | - | - |");
    row("table in an item", "- | a |\n  | - |\n  | b |\n| c |");
    row("table head of a definition", "[a]: b\n:-\nc");
    row("byte-order mark", "\xEF\xBB\xBF# a\n\xEF\xBB\xBF# b");
    row("other separators end no line", "# a\v# b\f# c\xC2\x85# d\xE2\x80\xA8# e");
    QTest::newRow("NUL") << QByteArray("# a\0b\n\0\n- \0\n```\0\n\0```", 21);
}

void tst_blocks::shouldSeeWhatTheOracleSees()
{
    QFETCH(QByteArray, text);
    for (const char *ending : {"\n", "\r\n", "\r"}) {
        const auto written = loadline::test::withLineEndings(text.toStdString(), ending);
        QVERIFY2(isSame(written), difference(written).constData());
        QVERIFY2(isSame(written + ending), difference(written + ending).constData());
    }
}

void tst_blocks::shouldSeeWhatTheOracleSeesInRandomText_data()
{
    QTest::addColumn<const Pieces *>("alphabet");
    QTest::addColumn<int>("seed");
    QTest::newRow("everything") << &awkwardPieces << 1;
    QTest::newRow("lists and quotes") << &listPieces << 2;
    QTest::newRow("paragraphs and definitions") << &paragraphPieces << 3;
}

void tst_blocks::shouldSeeWhatTheOracleSeesInRandomText()
{
    QFETCH(const Pieces *, alphabet);
    QFETCH(int, seed);
    const int count = qEnvironmentVariableIntValue("LOADLINE_MANY_TEXTS");
    for (int i = 0; i < std::max(count, 5000); ++i) {
        Dice dice(static_cast<std::uint64_t>(seed) * 1000003 + static_cast<std::uint64_t>(i));
        const Pieces pieces = randomPieces(*alphabet, dice);
        if (!isSame(joined(pieces)))
            QFAIL(difference(smallest(pieces)).constData());
    }
}

void tst_blocks::shouldSeeWhatTheOracleSeesInRegisters()
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Dice dice(seed);
        auto text = loadline::test::makeRegister(loadline::test::randomStyle(dice), dice);
        if (seed % 2 == 1)
            text = loadline::test::mutated(text, dice);
        QVERIFY2(isSame(text), difference(text).constData());
    }
    const auto sample = loadline::test::sampleRegister();
    QVERIFY2(isSame(sample), difference(sample).constData());
}

void tst_blocks::shouldSeeWhatTheOracleSeesInTheCorpus_data()
{
    QTest::addColumn<QString>("file");
    auto files = loadline::test::corpusFiles();
    files.push_back("format/seed.md");
    files.push_back("format/seed-as-received.md");
    for (const auto &file : files)
        QTest::newRow(file.c_str()) << QString::fromStdString(file);
}

void tst_blocks::shouldSeeWhatTheOracleSeesInTheCorpus()
{
    QFETCH(QString, file);
    if (loadline::test::sharedFolder().empty())
        QSKIP("no shared folder beside the source");
    const auto text = loadline::test::sharedFile(file.toStdString());
    QVERIFY(!text.empty());
    const auto ours = QByteArray::fromStdString(blockFactsOfScanner(text)).split('\n');
    const auto theirs = QByteArray::fromStdString(blockFactsOfOracle(text)).split('\n');
    for (qsizetype i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        QCOMPARE(ours[i], theirs[i]);
    QCOMPARE(ours.size(), theirs.size());
}

void tst_blocks::shouldGiveEveryByteToOneLine()
{
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        Dice dice(seed + 77);
        const auto text = joined(randomPieces(awkwardPieces, dice));
        QVERIFY2(isWholeChain(text, linesOf(text)), difference(text).constData());
    }
}

void tst_blocks::shouldReadTheSameFromAnyHeading()
{
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        Dice dice(seed + 4711);
        const auto text = joined(randomPieces(awkwardPieces, dice));
        const auto all = linesOf(text);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].kind != LineKind::Heading || !all[i].isTopLevel())
                continue;
            const std::vector<BlockLine> rest(all.begin() + static_cast<std::ptrdiff_t>(i),
                                              all.end());
            QVERIFY2(linesOf(text, all[i].begin) == rest, difference(text).constData());
        }
    }
}

void tst_blocks::shouldFindTheTextOfHeadings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("heading");
    QTest::newRow("plain") << QByteArray("## Retry the import") << QByteArray("Retry the import");
    QTest::newRow("blanks around") << QByteArray("  # \t a  \t") << QByteArray("a");
    QTest::newRow("closing hashes") << QByteArray("# a b ### ") << QByteArray("a b");
    QTest::newRow("hash that belongs to it") << QByteArray("# C#") << QByteArray("C#");
    QTest::newRow("escaped hash") << QByteArray("# a \\#") << QByteArray("a \\#");
    QTest::newRow("nothing") << QByteArray("#") << QByteArray("");
    QTest::newRow("closing hashes alone") << QByteArray("## ##") << QByteArray("");
    QTest::newRow("in an item") << QByteArray("1. # a") << QByteArray("a");
    QTest::newRow("setext") << QByteArray("  a b \t\n---") << QByteArray("a b");
}

void tst_blocks::shouldFindTheTextOfHeadings()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, heading);
    const auto lines = linesOf(text.toStdString());
    const auto place = lines.front().heading;
    QCOMPARE(text.mid(static_cast<qsizetype>(place.begin), static_cast<qsizetype>(place.size())),
             heading);
}

void tst_blocks::shouldSayWhereTheFirstItemOfALineStands()
{
    // GIVEN two items that open on one line, in a quote
    const std::string text = "> 10)  - a\n";

    // WHEN it is read
    const auto line = linesOf(text).front();

    // THEN the outer one is told, and how many there are
    QCOMPARE(line.itemsOpened, std::uint16_t(2));
    QCOMPARE(line.items, std::uint16_t(2));
    QCOMPARE(line.quotes, std::uint16_t(1));
    QCOMPARE(text.substr(line.marker, line.markerEnd - line.marker), std::string("10)"));
    QCOMPARE(text.substr(line.itemContent), std::string("- a\n"));
    QCOMPARE(text.substr(line.content), std::string("a\n"));
    QVERIFY(line.isOrdered);
    QVERIFY(line.beginsList);
    QVERIFY(line.startsParagraph);
}

void tst_blocks::shouldSkipAByteOrderMarkAtTheStartOnly()
{
    const std::string text = "\xEF\xBB\xBF# a\n\n\xEF\xBB\xBF# b\n";
    const auto lines = linesOf(text);
    QCOMPARE(lines[0].kind, LineKind::Heading);
    QCOMPARE(lines[0].begin, std::size_t(0));
    QCOMPARE(lines[0].content, std::size_t(3));
    QCOMPARE(lines[2].kind, LineKind::Paragraph);
}

void tst_blocks::shouldEndLinesAtLineEndingsOnly()
{
    const std::string text = "a\vb\fc\xC2\x85 d\xE2\x80\xA8 e\rf\r\ng\n\rh";
    const auto lines = linesOf(text);
    QCOMPARE(lines.size(), std::size_t(5));
    QCOMPARE(text.substr(lines[1].begin, lines[1].end - lines[1].begin), std::string("f"));
    QCOMPARE(lines[3].kind, LineKind::Blank);
}

void tst_blocks::shouldStayLinear_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("lone CRs") << QByteArray() << QByteArray("a\r");
    QTest::newRow("line feeds before one CR") << QByteArray("\r") << QByteArray("a\n");
    QTest::newRow("one long paragraph") << QByteArray() << QByteArray("[a]\n");
    QTest::newRow("definitions") << QByteArray() << QByteArray("[a]: b 'c\n");
    QTest::newRow("definitions, then underlines") << QByteArray() << QByteArray("[a]: b\n===\n");
    QTest::newRow("table heads that match nothing") << QByteArray("a\n") << QByteArray("|-|-|\n");
    QTest::newRow("items on one line") << QByteArray() << QByteArray("* ");
    QTest::newRow("broken rules on one line") << QByteArray() << QByteArray("- _ ");
    QTest::newRow("blank lines in a deep list")
        << QByteArray(QByteArray("- ").repeated(20000) + "a\n") << QByteArray("\n");
    QTest::newRow("quotes on one line") << QByteArray() << QByteArray("> ");
    QTest::newRow("backticks") << QByteArray("```\n") << QByteArray("``\n");
    QTest::newRow("unclosed comment") << QByteArray("<!--") << QByteArray("-- \n");
    QTest::newRow("open tags") << QByteArray() << QByteArray("<a b='\n\n");
    QTest::newRow("blanks") << QByteArray("- a\n") << QByteArray(" ");
}

void tst_blocks::shouldStayLinear()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, piece);
    // Quadratic work on a megabyte takes minutes; CTest stops it.
    constexpr int size = 1000000;
    std::string text = begin.toStdString();
    text += piece.repeated(size / piece.size()).toStdString();
    BlockScanner scanner(text);
    std::size_t end = 0;
    for (BlockLine line; scanner.next(line);)
        end = line.next;
    QCOMPARE(end, text.size());
}

LOADLINE_TEST(tst_blocks)
#include "tst_blocks.moc"
