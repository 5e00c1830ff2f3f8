// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "exchange/csv.h"
#include "exchange/risks_csv.h"
#include "markdown/reader.h"
#include "support/generator.h"
#include "support/register_summary.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace loadline;
using namespace loadline::exchange;
using namespace loadline::test;

/// Risks as a table, out and in again: the same risks, however they were written.
class tst_risks_csv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldWriteAColumnForEachField();
    void shouldGiveTheRisksBack_data();
    void shouldGiveTheRisksBack();
    void shouldGiveAwkwardRisksBack();
    void shouldReadTablesOfOthers_data();
    void shouldReadTablesOfOthers();
    void shouldSayWhereATableIsWrong_data();
    void shouldSayWhereATableIsWrong();
    void shouldBeCalledAsTold_data();
    void shouldBeCalledAsTold();
};

namespace {

std::string csvOf(const Register &reg)
{
    StringSink out;
    writeRisksCsv(out, reg);
    return out.text();
}

/// What a risk says; where it says its status by where it stands, the table has a word for it.
std::string factsOf(const Risk &risk)
{
    std::vector<std::string> fields;
    for (const Field &field : risk.fields) {
        const bool isStatus = equalsIgnoringCase(field.key, "status");
        const bool isIteration = equalsIgnoringCase(field.key, "iteration");
        if (!field.value.empty() && !isStatus && !isIteration)
            fields.push_back(field.key + '=' + std::string(trimmed(field.value)));
    }
    std::sort(fields.begin(), fields.end());
    std::string text = (risk.isNamed ? risk.id : "-") + " | "
                       + std::string(risk.tier ? nameOf(*risk.tier) : "-")
                       + (risk.isTierDerived ? " derived" : "") + " | "
                       + std::string(nameOf(risk.status)) + " | "
                       + risk.statusText.value_or(std::string(nameOf(risk.status))) + " | "
                       + std::to_string(risk.iteration.value_or(-1)) + " | " + risk.title + " | "
                       + risk.detail;
    for (const std::string &field : fields)
        text += " | " + field;
    return text + '\n';
}

QByteArray factsOf(const Register &reg)
{
    std::string text;
    for (const Risk &risk : reg.risks)
        text += factsOf(risk);
    return QByteArray::fromStdString(text);
}

/// The first line in which two texts differ, for messages; empty where they don't.
QByteArray firstDifference(const QByteArray &before, const QByteArray &after)
{
    const auto a = before.split('\n');
    const auto b = after.split('\n');
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        if (a[i] != b[i])
            return a[i] + "\nbecame " + b[i];
    return a.size() == b.size() ? QByteArray() : QByteArray("one has more risks");
}

/// A risk's text of what is awkward in a cell, a formula or a table.
std::string awkward(Dice &dice)
{
    static constexpr std::string_view pieces[] = {
        "=cmd",       "+1", "-2 ",     "@SUM(A1)", "'=x",    "\"quoted\"", "a, b",
        "semi;colon", "|",  "\\",      "`|`",      "<br>",   "word",       "ü",
        "⚠️",     "'",  " - then", "**bold**", "#1",     "~~",         "tab\t",
        "100%",       ",",  "\"",      "it's",     "[x](y)", "Iteration 1"};
    std::string text;
    for (std::size_t i = 1 + dice.below(4); i > 0; --i)
        text += std::string(dice.oneOf(pieces)) + (dice.chance(60) ? " " : "");
    return text;
}

std::string awkwardRegister(Dice &dice)
{
    static constexpr std::string_view groups[] = {"Critical", "High Priority (Remaining)",
                                                  "Medium (Iteration 2)",
                                                  "Low (Iteration 1 - FIXED)"};
    static constexpr std::string_view keys[] = {"Owner",    "Likelihood", "Impact",      "=Formula",
                                                "Status",   "Severity",   "Description", "Title",
                                                "Accepted", "Note",       "ID",          "Detail"};
    std::string text = "# Desk\n\n## Deployment Risk Register\n";
    int number = 1;
    for (const std::string_view group : groups) {
        text += "\n### " + std::string(group) + "\n";
        for (std::size_t i = dice.below(5); i > 0; --i) {
            text += std::to_string(number++) + ". " + awkward(dice)
                    + (dice.chance(30) ? " → Iteration 3" : "") + "\n";
            for (std::size_t f = dice.below(4); f > 0; --f)
                text += "   - **" + std::string(dice.oneOf(keys)) + "**: " + awkward(dice) + "\n";
        }
    }
    return text;
}

bool hasBackslashBeforePipe(const Register &reg)
{
    return csvOf(reg).find("\\|") != std::string::npos;
}

} // namespace

void tst_risks_csv::shouldWriteAColumnForEachField()
{
    const std::string csv = csvOf(
        markdown::read("# Desk\n\n"
                       "## Deployment Risk Register\n\n"
                       "### 🔴 Critical (Iteration 1 - FIXED)\n"
                       "1. ~~No lock, no log - two cooks~~ ✅ **FIXED**\n\n"
                       "### 🟡 Medium Priority (Remaining)\n"
                       "2. =1+1 in a name → Iteration 2\n"
                       "   - **Owner**: Ines \"the oven\" Roy\n"
                       "   - **Likelihood**: 2/5\n"));
    QCOMPARE(QByteArray::fromStdString(csv),
             QByteArray("ID,Risk,Detail,Tier,Status,Status Text,Iteration,Likelihood,Owner\r\n"
                        "1,\"No lock, no log\",two cooks,critical,fixed,FIXED,1,,\r\n"
                        "2,'=1+1 in a name,,medium,open,,2,2/5,\"Ines \"\"the oven\"\" Roy\"\r\n"));
}

void tst_risks_csv::shouldGiveTheRisksBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("our own") << QByteArray::fromStdString(houseRegister());
    QTest::newRow("the sample") << QByteArray::fromStdString(sampleRegister());
    for (const char *path : {"format/seed.md"})
        if (const auto text = sharedFile(path); !text.empty())
            QTest::newRow(path) << QByteArray::fromStdString(text);
    for (const auto &path : corpusFiles())
        if (const auto text = sharedFile(path); isUtf8(text))
            QTest::newRow(path.c_str()) << QByteArray::fromStdString(text);
    Dice dice(21);
    for (int i = 0; i < 100; ++i) {
        const RegisterStyle style = randomStyle(dice);
        QTest::addRow("%d: %s", i, describe(style).c_str())
            << QByteArray::fromStdString(makeRegister(style, dice));
    }
}

void tst_risks_csv::shouldGiveTheRisksBack()
{
    QFETCH(QByteArray, text);
    const Register reg = markdown::read(text.toStdString());
    const Result<std::string> back = registerFromCsv(csvOf(reg), "Desk");
    QVERIFY2(back.has_value(), back ? "" : back.error().what.c_str());
    const QByteArray difference = firstDifference(factsOf(reg), factsOf(markdown::read(*back)));
    QVERIFY2(difference.isEmpty(), difference.constData());
}

void tst_risks_csv::shouldGiveAwkwardRisksBack()
{
    Dice dice(22);
    for (int i = 0; i < 2000; ++i) {
        const Register reg = markdown::read(awkwardRegister(dice));
        const std::string csv = csvOf(reg);
        for (const CsvRow &row : csvRows(csv, ',').value_or(std::vector<CsvRow>()))
            for (const CsvCell &cell : row)
                QVERIFY2(cell.text.empty()
                             || std::string_view("=+-@\t\r").find(cell.text[0])
                                    == std::string_view::npos,
                         csv.c_str());
        const Result<std::string> back = registerFromCsv(csv, "Desk");
        if (!back) {
            QVERIFY2(hasBackslashBeforePipe(reg), (back.error().what + '\n' + csv).c_str());
            continue;
        }
        const QByteArray difference = firstDifference(factsOf(reg), factsOf(markdown::read(*back)));
        QVERIFY2(difference.isEmpty(),
                 (difference.toStdString() + '\n' + *reg.text + '\n' + csv + '\n' + *back).c_str());
    }
}

void tst_risks_csv::shouldReadTablesOfOthers_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("risks");
    const QByteArray one("R-1 high open - Late truck | no bread | Owner=Ines\n");
    QTest::newRow("any order and other names") << QByteArray(
        "Owner,Severity,Risk Title,Description,Ref\nInes,High,Late truck,no bread,R-1\n")
                                               << one;
    QTest::newRow("semicolons") << QByteArray(
        "ID;Risk;Detail;Tier;Owner\nR-1;Late truck;no bread;High;Ines\n")
                                << one;
    QTest::newRow("tabs") << QByteArray("ID\tRisk\tDetail\tTier\tOwner\n"
                                        "R-1\tLate truck\tno bread\tHigh\tInes\n")
                          << one;
    QTest::newRow("byte-order mark and CRLF")
        << QByteArray("\xEF\xBB\xBF"
                      "ID,Risk,Detail,Tier,Owner\r\nR-1,Late truck,no bread,High,Ines\r\n")
        << one;
    QTest::newRow("a line break in a cell")
        << QByteArray("ID,Risk,Tier,Owner\nR-1,\"Late\ntruck\",High,\"Ines\r\nRoy\"\n")
        << QByteArray("R-1 high open - Late<br>truck | Owner=Ines<br>Roy\n");
    QTest::newRow("a pipe") << QByteArray("ID,Risk,Tier\n1,either|or,low\n")
                            << QByteArray("1 low open - either|or\n");
    QTest::newRow("a title that goes on behind a dash")
        << QByteArray("ID,Risk,Detail,Tier\n1,Oven - cold,no bread,low\n")
        << QByteArray("1 low open - Oven | cold - no bread\n");
    QTest::newRow("an unknown tier, and empty rows")
        << QByteArray("ID,Risk,Tier\n1,Cold oven,purple\n,,\n\n2,Warm cellar,\n")
        << QByteArray("1 - open - Cold oven\n2 - open - Warm cellar\n");
    QTest::newRow("a tier that follows")
        << QByteArray("ID,Risk,Likelihood,Impact\n1,Cold oven,5,5\n")
        << QByteArray("1 critical* open - Cold oven | Impact=5 | Likelihood=5\n");
    QTest::newRow("cells that are missing at the end")
        << QByteArray("ID,Risk,Tier,Owner\n1,Cold oven,low\n")
        << QByteArray("1 low open - Cold oven\n");
    QTest::newRow("a status that was changed in the spreadsheet")
        << QByteArray(
               "ID,Risk,Tier,Status,Status Text\n1,Cold oven,low,fixed,\n2,Warm,low,open,FIXED\n")
        << QByteArray("1 low fixed - Cold oven\n2 low open - Warm\n");
}

void tst_risks_csv::shouldReadTablesOfOthers()
{
    QFETCH(QByteArray, csv);
    const Result<std::string> text = registerFromCsv(csv.toStdString(), "Bakery");
    QVERIFY2(text.has_value(), text ? "" : text.error().what.c_str());
    Register reg = markdown::read(*text);
    QCOMPARE(reg.title, std::string("Bakery"));
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        Risk &risk = reg.risks.writable(i);
        std::erase_if(risk.fields, [](const Field &field) { return field.value.empty(); });
        std::sort(risk.fields.begin(), risk.fields.end(),
                  [](const Field &a, const Field &b) { return a.key < b.key; });
    }
    QTEST(QByteArray::fromStdString(risksOf(reg)), "risks");
}

void tst_risks_csv::shouldSayWhereATableIsWrong_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("nothing") << QByteArray() << 1 << 1;
    QTest::newRow("no table of risks") << QByteArray("Date,Amount\n2026-01-01,5\n") << 1 << 1;
    QTest::newRow("a cell too many") << QByteArray("ID,Risk\n1,Cold oven,and more\n") << 2 << 13;
    QTest::newRow("a quote inside a cell") << QByteArray("ID,Risk\n1,5\" tray\n") << 2 << 4;
    QTest::newRow("a quote that is never closed") << QByteArray("ID,Risk\n1,\"tray\n") << 2 << 3;
    QTest::newRow("a backslash before a pipe") << QByteArray("ID,Risk\nü,a\\|b\n") << 2 << 3;
}

void tst_risks_csv::shouldSayWhereATableIsWrong()
{
    QFETCH(QByteArray, csv);
    const Result<std::string> text = registerFromCsv(csv.toStdString(), "Bakery");
    QVERIFY(!text.has_value());
    QTEST(int(text.error().line), "line");
    QTEST(int(text.error().column), "column");
}

void tst_risks_csv::shouldBeCalledAsTold_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("a name") << QByteArray("bakery-2026") << QByteArray("bakery-2026");
    QTest::newRow("the register's own")
        << QByteArray("Risk Register") << QByteArray("Risk Register");
    QTest::newRow("what is read as an iteration")
        << QByteArray("Sprint 3") << QByteArray("Risk Register");
    QTest::newRow("two lines") << QByteArray("a\nb") << QByteArray("Risk Register");
    QTest::newRow("nothing") << QByteArray("  ") << QByteArray("Risk Register");
    QTest::newRow("a heading's closing") << QByteArray("C #") << QByteArray("Risk Register");
}

void tst_risks_csv::shouldBeCalledAsTold()
{
    QFETCH(QByteArray, wanted);
    const Result<std::string> text = registerFromCsv("ID,Risk,Tier\n1,Cold oven,low\n",
                                                     wanted.toStdString());
    QVERIFY(text.has_value());
    const Register reg = markdown::read(*text);
    QTEST(QByteArray::fromStdString(reg.title), "title");
    QCOMPARE(risksOf(reg), std::string("1 low open - Cold oven\n"));
}

LOADLINE_TEST(tst_risks_csv)
#include "tst_risks_csv.moc"
