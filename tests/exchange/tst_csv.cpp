// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv.h"
#include "support/generator.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::exchange;
using namespace loadline::test;
using namespace std::string_view_literals;

/// Tables as text: RFC 4180, with the place of each cell, and cells that no spreadsheet runs.
class tst_csv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldQuoteOnlyWhatNeedsIt();
    void shouldReadWhatItWrote();
    void shouldReadEachCell_data();
    void shouldReadEachCell();
    void shouldSayWhereEachCellBegins();
    void shouldRefuseQuotesThatDoNotPair_data();
    void shouldRefuseQuotesThatDoNotPair();
    void shouldLeaveNoFormula_data();
    void shouldLeaveNoFormula();
};

namespace {

std::string shown(const Result<std::vector<CsvRow>> &rows)
{
    if (!rows)
        return rows.error().what;
    std::string text;
    for (const CsvRow &row : *rows) {
        for (const CsvCell &cell : row)
            text += '[' + cell.text + ']';
        text += '/';
    }
    return text;
}

/// A cell of what is awkward in CSV, in spreadsheets and in Unicode.
std::string randomCell(Dice &dice)
{
    static constexpr std::string_view pieces[] = {"a",    "risk",  ",",  "\"",          "\"\"",
                                                  "\r\n", "\n",    "\r", ";",           "\t",
                                                  " ",    "=",     "+1", "-",           "@x",
                                                  "'",    "'=",    "ü",  "⚠️",      "|",
                                                  "\\",   "\0z"sv, "#",  "\xEF\xBB\xBF"};
    std::string cell;
    for (std::size_t i = dice.below(6); i > 0; --i)
        cell += dice.oneOf(pieces);
    return cell;
}

} // namespace

void tst_csv::shouldQuoteOnlyWhatNeedsIt()
{
    std::string text;
    appendCsvRow(text, {"plain", "a,b", "say \"no\"", "two\nlines", " edge", "a;b", "", "it's"});
    QCOMPARE(text,
             std::string(
                 "plain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\" edge\",\"a;b\",,it's\r\n"));
}

void tst_csv::shouldReadWhatItWrote()
{
    Dice dice(11);
    for (int round = 0; round < 3000; ++round) {
        // An empty row and an empty line are one: a first cell with a word keeps them apart.
        std::vector<std::vector<std::string>> rows(1 + dice.below(4));
        std::string text;
        for (auto &row : rows) {
            row.push_back("x" + randomCell(dice));
            for (std::size_t i = dice.below(5); i > 0; --i)
                row.push_back(randomCell(dice));
            appendCsvRow(text, row);
        }
        const Result<std::vector<CsvRow>> read = csvRows(text, ',');
        QVERIFY2(read.has_value(), text.c_str());
        QCOMPARE(read->size(), rows.size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
            QCOMPARE((*read)[r].size(), rows[r].size());
            for (std::size_t c = 0; c < rows[r].size(); ++c)
                QCOMPARE((*read)[r][c].text, rows[r][c]);
        }
    }
}

void tst_csv::shouldReadEachCell_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("separator");
    QTest::addColumn<QByteArray>("cells");
    QTest::newRow("LF") << QByteArray("a,b\nc,d\n") << ',' << QByteArray("[a][b]/[c][d]/");
    QTest::newRow("CRLF") << QByteArray("a,b\r\nc,d\r\n") << ',' << QByteArray("[a][b]/[c][d]/");
    QTest::newRow("lone CR") << QByteArray("a,b\rc,d\r") << ',' << QByteArray("[a][b]/[c][d]/");
    QTest::newRow("no last newline")
        << QByteArray("a,b\nc,d") << ',' << QByteArray("[a][b]/[c][d]/");
    QTest::newRow("blank lines") << QByteArray("\n\na\n\n\nb\n") << ',' << QByteArray("[a]/[b]/");
    QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a,b\n")
                                     << ',' << QByteArray("[a][b]/");
    QTest::newRow("semicolons") << QByteArray("a;\"b;c\"\n") << ';' << QByteArray("[a][b;c]/");
    QTest::newRow("tabs") << QByteArray("a\t\t\"b\tc\"\n") << '\t' << QByteArray("[a][][b\tc]/");
    QTest::newRow("line break in quotes")
        << QByteArray("a,\"b\r\n\r\nc\"\r\n") << ',' << QByteArray("[a][b\r\n\r\nc]/");
    QTest::newRow("empty cells") << QByteArray(",,\n\"\",\n") << ',' << QByteArray("[][][]/[][]/");
    QTest::newRow("nothing") << QByteArray() << ',' << QByteArray();
    QTest::newRow("a byte-order mark alone") << QByteArray("\xEF\xBB\xBF") << ',' << QByteArray();
}

void tst_csv::shouldReadEachCell()
{
    QFETCH(QByteArray, text);
    QFETCH(char, separator);
    QFETCH(QByteArray, cells);
    QCOMPARE(QByteArray::fromStdString(shown(csvRows(text.toStdString(), separator))), cells);
}

void tst_csv::shouldSayWhereEachCellBegins()
{
    const std::string text = "\n\nab,\"c\n\nd\",e\r\nf,,g";
    const Result<std::vector<CsvRow>> rows = csvRows(text, ',');
    QVERIFY(rows.has_value());
    std::vector<std::size_t> begins;
    for (const CsvRow &row : *rows)
        for (const CsvCell &cell : row)
            begins.push_back(cell.offset);
    QCOMPARE(begins, (std::vector<std::size_t>{2, 5, 12, 15, 17, 18}));
}

void tst_csv::shouldRefuseQuotesThatDoNotPair_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("never closed") << QByteArray("a,b\nc,\"d\ne\n") << 2 << 3;
    QTest::newRow("inside a cell") << QByteArray("a,b\nc,5\" disk\n") << 2 << 4;
    QTest::newRow("behind the end of a cell") << QByteArray("a,\"b\"c\n") << 1 << 6;
}

void tst_csv::shouldRefuseQuotesThatDoNotPair()
{
    QFETCH(QByteArray, text);
    const Result<std::vector<CsvRow>> rows = csvRows(text.toStdString(), ',');
    QVERIFY(!rows.has_value());
    QTEST(int(rows.error().line), "line");
    QTEST(int(rows.error().column), "column");
}

void tst_csv::shouldLeaveNoFormula_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("=") << QByteArray("=1+1") << QByteArray("'=1+1");
    QTest::newRow("+") << QByteArray("+1") << QByteArray("'+1");
    QTest::newRow("-") << QByteArray("- x") << QByteArray("'- x");
    QTest::newRow("@") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("'\t=1");
    QTest::newRow("CR") << QByteArray("\r=1") << QByteArray("'\r=1");
    QTest::newRow("an apostrophe before it already") << QByteArray("'=1") << QByteArray("''=1");
    QTest::newRow("many apostrophes") << QByteArray("'''@") << QByteArray("''''@");
    QTest::newRow("a quotation") << QByteArray("'tis so") << QByteArray("'tis so");
    QTest::newRow("apostrophes alone") << QByteArray("''") << QByteArray("''");
    QTest::newRow("a sign further on") << QByteArray("a=1") << QByteArray("a=1");
    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
}

void tst_csv::shouldLeaveNoFormula()
{
    QFETCH(QByteArray, cell);
    const std::string written = withoutFormula(cell.toStdString());
    QTEST(QByteArray::fromStdString(written), "written");
    QCOMPARE(QByteArray::fromStdString(std::string(formulaGivenBack(written))), cell);
}

LOADLINE_TEST(tst_csv)
#include "tst_csv.moc"
