// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/line_diff.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <string>

using namespace loadline::merge;

class tst_line_diff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldDivideIntoLines_data();
    void shouldDivideIntoLines();
    void shouldCountDifferingLines_data();
    void shouldCountDifferingLines();
    void shouldCountTheSameWithWhatIsKnown();
    void shouldMakeOneOfTheOther();
    void shouldFindTheFewest();
    void shouldNotSearchForeverWhereEverythingDiffers();
};

namespace {

std::string joined(const Lines &lines, std::size_t begin, std::size_t end)
{
    std::string text;
    for (std::size_t line = begin; line < end; ++line)
        text += lines[line];
    return text;
}

std::string applied(const Lines &before, const Lines &after, const std::vector<LineEdit> &edits)
{
    std::string text;
    std::size_t at = 0;
    for (const LineEdit &edit : edits) {
        text += joined(before, at, edit.oldBegin);
        text += joined(after, edit.newBegin, edit.newEnd);
        at = edit.oldEnd;
    }
    return text + joined(before, at, before.size());
}

std::string randomText(QRandomGenerator &random)
{
    static constexpr std::string_view pieces[] = {"a",  "b",   "\n",  "\r\n",
                                                  "\r", "a\n", "b\n", "c\n"};
    std::string text;
    for (int count = random.bounded(30); count > 0; --count)
        text += pieces[random.bounded(int(std::size(pieces)))];
    return text;
}

} // namespace

void tst_line_diff::shouldDivideIntoLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("lines");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("one without an end") << QByteArray("a") << 1;
    QTest::newRow("one") << QByteArray("a\n") << 1;
    QTest::newRow("LF, CRLF, CR and none") << QByteArray("a\nb\r\nc\rd") << 4;
    QTest::newRow("a last CR") << QByteArray("a\r") << 1;
    QTest::newRow("empty lines") << QByteArray("\n\r\r\n") << 3;
    QTest::newRow("no line end of ours") << QByteArray("a\vb\fc\xC2\x85") << 1;
}

void tst_line_diff::shouldDivideIntoLines()
{
    QFETCH(QByteArray, text);
    QFETCH(int, lines);
    const std::string bytes = text.toStdString();
    const Lines result = linesOf(bytes);
    QCOMPARE(int(result.size()), lines);
    QCOMPARE(joined(result, 0, result.size()), bytes);
}

void tst_line_diff::shouldCountDifferingLines_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("count");
    QTest::newRow("the same") << QByteArray("a\nb\n") << QByteArray("a\nb\n") << 0;
    QTest::newRow("one changed") << QByteArray("a\nb\nc\n") << QByteArray("a\nx\nc\n") << 1;
    QTest::newRow("one added") << QByteArray("a\nc\n") << QByteArray("a\nb\nc\n") << 1;
    QTest::newRow("one taken out") << QByteArray("a\nb\nc\n") << QByteArray("a\nc\n") << 1;
    QTest::newRow("a last line ending") << QByteArray("a\nb") << QByteArray("a\nb\n") << 1;
    QTest::newRow("a line ending alone") << QByteArray("a\r\nb\n") << QByteArray("a\nb\n") << 1;
    QTest::newRow("CR becomes CRLF") << QByteArray("a\rb\n") << QByteArray("a\r\nb\n") << 1;
    QTest::newRow("from nothing") << QByteArray() << QByteArray("a\nb\n") << 2;
    QTest::newRow("a repeated line") << QByteArray("a\na\n") << QByteArray("a\na\na\n") << 1;
    QTest::newRow("two places") << QByteArray("a\nb\nc\nd\n") << QByteArray("x\nb\nc\ny\nz\n") << 3;
}

void tst_line_diff::shouldCountDifferingLines()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, count);
    QCOMPARE(int(differingLines(before.toStdString(), after.toStdString())), count);
}

/// One text is edited, a few bytes at a time, and some edits are taken back.
void tst_line_diff::shouldCountTheSameWithWhatIsKnown()
{
    QRandomGenerator random(20260303);
    for (int run = 0; run < 400; ++run) {
        const std::string before = randomText(random);
        std::string after = before;
        CommonEnds known;
        std::vector<std::string> texts;
        for (int step = 0; step < 12; ++step) {
            const bool isBack = !texts.empty() && random.bounded(4) == 0;
            std::string next = isBack ? texts[std::size_t(random.bounded(int(texts.size())))]
                                      : after;
            if (!isBack && !next.empty()) {
                const auto at = std::size_t(random.bounded(int(next.size())));
                next.replace(at, std::size_t(random.bounded(3)), randomText(random).substr(0, 4));
            }
            const auto splices = loadline::difference(after, next);
            texts.push_back(after);
            after = next;
            known.follow(splices, after.size());
            QCOMPARE(differingLines(before, after, &known), differingLines(before, after));
            QVERIFY(before.substr(0, known.prefix) == after.substr(0, known.prefix));
            QVERIFY(before.substr(before.size() - known.suffix)
                    == after.substr(after.size() - known.suffix));
        }
    }
}

void tst_line_diff::shouldMakeOneOfTheOther()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        const std::string before = randomText(random);
        const std::string after = randomText(random);
        const Lines oldLines = linesOf(before);
        const Lines newLines = linesOf(after);
        const std::vector<LineEdit> edits = lineEdits(oldLines, newLines);
        QCOMPARE(applied(oldLines, newLines, edits), after);
        QCOMPARE(differingLines(before, after) == 0, before == after);
    }
}

void tst_line_diff::shouldFindTheFewest()
{
    const std::string before = "one\ntwo\nthree\nfour\nfive\n";
    const std::string after = "one\nthree\nfour\nnew\nfive\n";
    const std::vector<LineEdit> expected{{1, 2, 1, 1}, {4, 4, 3, 4}};
    QVERIFY(lineEdits(linesOf(before), linesOf(after)) == expected);
}

void tst_line_diff::shouldNotSearchForeverWhereEverythingDiffers()
{
    std::string before;
    std::string after;
    for (int line = 0; line < 100'000; ++line) {
        before += "old " + std::to_string(line) + '\n';
        after += "new " + std::to_string(line) + '\n';
    }
    QCOMPARE(differingLines(before, after), std::size_t(100'000));
}

LOADLINE_TEST(tst_line_diff)
#include "tst_line_diff.moc"
