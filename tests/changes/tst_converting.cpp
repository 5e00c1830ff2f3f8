// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation.h"

#include "changes/convert.h"
#include "core/text.h"
#include "markdown/reader.h"
#include "support/generator.h"
#include "support/register_summary.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <algorithm>

using namespace loadline;
using namespace loadline::test;
using Shape = changes::RegisterShape;

/// `fmt --to`: the same risks in another shape, or nothing at all.
class tst_converting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldMakeATable();
    void shouldMakeTierLists();
    void shouldRefuseWhatItCannotSay_data();
    void shouldRefuseWhatItCannotSay();
    void shouldKeepWhatIsRead();
};

namespace {

std::string converted(const std::string &text, changes::RegisterShape shape)
{
    const auto done = changes::convertRisks(markdown::read(text), shape);
    return done ? applied(text, done->splices) : "REFUSED: " + done.error().what;
}

/// A line for each risk, without what a shape has of its own: empty cells, order.
std::vector<std::string> readingOf(const std::string &text)
{
    const auto reg = markdown::read(text);
    std::vector<std::string> lines;
    for (Risk risk : reg.risks) {
        // A status has a column in the one and a mark in the other.
        std::erase_if(risk.fields, [](const Field &field) {
            return field.value.empty() || equalsIgnoringCase(field.key, "status");
        });
        // The columns of a table have one order for all risks.
        for (Field &field : risk.fields)
            field.key = asciiLowered(field.key);
        std::sort(risk.fields.begin(), risk.fields.end(),
                  [](const Field &a, const Field &b) { return a.key < b.key; });
        if (!risk.isNamed)
            risk.id = "@";
        lines.push_back(summaryOf(risk));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

const std::string lists =
    "## Iteration 1 - A\n**Status**: Completed\n\n## Risk Register\n\n"
    "### 🔴 Critical (Iteration 1 - FIXED)\n1. ~~Fog - at sea~~ ✅ **FIXED**\n\n"
    "### 🔴 Critical\nNone identified yet\n\n"
    "### 🟠 High Priority\n3. Ice | snow\n   - **Owner**: Ines\n\n---\n\nEnd.\n";
const std::string table = "## Iteration 1 - A\n**Status**: Completed\n\n## Risk Register\n\n"
                          "| ID | Risk | Severity | Status | Iteration | Owner |\n"
                          "| --- | --- | --- | --- | --- | --- |\n"
                          "| 1 | Fog - at sea | Critical | FIXED | 1 | |\n"
                          "| 3 | Ice \\| snow | High | Open | | Ines |\n\n---\n\nEnd.\n";

} // namespace

void tst_converting::shouldMakeATable()
{
    QCOMPARE(converted(lists, Shape::Table), table);
    QCOMPARE(converted(table, Shape::Table), table);
}

void tst_converting::shouldMakeTierLists()
{
    auto expected = lists;
    const std::string none = "### 🔴 Critical\nNone identified yet\n\n";
    expected.erase(expected.find(none), none.size());
    QCOMPARE(converted(table, Shape::Tiers), expected);
    QCOMPARE(converted(lists, Shape::Tiers), lists);
}

void tst_converting::shouldRefuseWhatItCannotSay_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<bool>("toTable");
    QTest::addColumn<QByteArray>("mention");
    QTest::newRow("prose in a group")
        << QByteArray("### High\nWatch these.\n\n1. Fog\n") << true << QByteArray("none of them");
    QTest::newRow("nested prose") << QByteArray("### High\n1. Fog\n   and more\n") << true
                                  << QByteArray("no cell");
    QTest::newRow("a checkbox") << QByteArray("### High\n- [ ] Fog\n") << true
                                << QByteArray("no list item");
    QTest::newRow("no tier") << QByteArray("| ID | Risk | Severity |\n|-|-|-|\n| 1 | Fog | |\n")
                             << false << QByteArray("no tier");
    QTest::newRow("a tier from ratings")
        << QByteArray("| ID | Risk | Likelihood | Impact |\n|-|-|-|-|\n| 1 | Fog | 5 | 5 |\n")
        << false << QByteArray("ratings");
    QTest::newRow("an unknown status")
        << QByteArray("| ID | Risk | Severity | Status |\n|-|-|-|-|\n| 1 | Fog | High | Blue |\n")
        << false << QByteArray("status");
}

void tst_converting::shouldRefuseWhatItCannotSay()
{
    QFETCH(QByteArray, groups);
    QFETCH(bool, toTable);
    QFETCH(QByteArray, mention);
    const auto result = converted("## Risk Register\n\n" + groups.toStdString(),
                                  toTable ? Shape::Table : Shape::Tiers);
    QVERIFY2(result.starts_with("REFUSED") && QByteArray::fromStdString(result).contains(mention),
             result.c_str());
}

void tst_converting::shouldKeepWhatIsRead()
{
    Dice dice(5);
    int done = 0;
    std::vector<std::string> texts{sampleRegister(), sharedFile("format/seed.md")};
    for (int i = 0; i < 300; ++i)
        texts.push_back(makeRegister(randomStyle(dice), dice));
    for (const auto &path : corpusFiles())
        if (isUtf8(sharedFile(path)))
            texts.push_back(sharedFile(path));
    for (const auto &text : texts) {
        for (const auto shape : {Shape::Table, Shape::Tiers}) {
            const auto once = converted(text, shape);
            if (once.starts_with("REFUSED") || once == text)
                continue;
            const auto is = readingOf(once);
            const auto was = readingOf(text);
            for (std::size_t i = 0; i < std::min(is.size(), was.size()); ++i)
                QVERIFY2(is[i] == was[i], (is[i] + was[i] + text).c_str());
            QCOMPARE(is.size(), was.size());
            const auto other = shape == Shape::Table ? Shape::Tiers : Shape::Table;
            const auto back = converted(once, other);
            if (!back.starts_with("REFUSED"))
                QCOMPARE(converted(converted(back, shape), other), back);
            ++done;
        }
    }
    QVERIFY2(done > 50, std::to_string(done).c_str());
}

LOADLINE_TEST(tst_converting)
#include "tst_converting.moc"
