// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/line_pairs.h"
#include "merge/word_diff.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <string>

using loadline::Span;
using namespace loadline::merge;

class tst_word_diff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldDivideIntoWords_data();
    void shouldDivideIntoWords();
    void shouldMarkWhatDiffers_data();
    void shouldMarkWhatDiffers();
    void shouldLeaveTheSameOutsideOfTheMarks();
    void shouldNotSearchForeverInLongLines();
    void shouldPairLines_data();
    void shouldPairLines();
    void shouldPairLargeEditsLineAgainstLine();
};

namespace {

/// The line with its spans in brackets.
QByteArray marked(const std::string &line, const std::vector<Span> &spans)
{
    std::string text;
    std::size_t at = 0;
    for (const Span &span : spans) {
        text += line.substr(at, span.begin - at) + '[' + line.substr(span.begin, span.size()) + ']';
        at = span.end;
    }
    return QByteArray::fromStdString(text + line.substr(at));
}

/// The line without its spans.
std::string rest(const std::string &line, const std::vector<Span> &spans)
{
    std::string text;
    std::size_t at = 0;
    for (const Span &span : spans) {
        text += line.substr(at, span.begin - at);
        at = span.end;
    }
    return text + line.substr(at);
}

} // namespace

void tst_word_diff::shouldDivideIntoWords_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("words and blanks") << QByteArray("a bc  \td") << QByteArray("a| |bc|  \t|d");
    QTest::newRow("each sign alone") << QByteArray("**a**->b") << QByteArray("*|*|a|*|*|-|>|b");
    QTest::newRow("an underscore") << QByteArray("rate_limit") << QByteArray("rate_limit");
    QTest::newRow("other scripts") << QByteArray("größe → 2") << QByteArray("größe| |→| |2");
    QTest::newRow("an accent of its own")
        << QByteArray("cafe\xCC\x81 x") << QByteArray("cafe\xCC\x81| |x");
    QTest::newRow("a sign and how it is drawn") << QByteArray("⚠️a") << QByteArray("⚠️|a");
    QTest::newRow("a sign joined from two")
        << QByteArray("👩‍💻👩") << QByteArray("👩‍💻|👩");
    QTest::newRow("bytes that are no text") << QByteArray("a\xFF\xFE") << QByteArray("a|\xFF|\xFE");
}

void tst_word_diff::shouldDivideIntoWords()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, words);
    const std::string text = line.toStdString();
    QByteArrayList found;
    for (const std::string_view word : wordsOf(text))
        found += QByteArray(word.data(), qsizetype(word.size()));
    QCOMPARE(found.join('|'), words);
}

void tst_word_diff::shouldMarkWhatDiffers_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("nothing") << QByteArray("the same words") << QByteArray("the same words");
    QTest::newRow("a word") << QByteArray("no [rate] limit") << QByteArray("no [burst] limit");
    QTest::newRow("two places") << QByteArray("[one] of the words, and [two]")
                                << QByteArray("[a] of the words, and [b]");
    QTest::newRow("words with a blank between") << QByteArray("is [very slow] here, as it was")
                                                << QByteArray("is [much faster] here, as it was");
    QTest::newRow("a word put in")
        << QByteArray("a risk of it") << QByteArray("a [grave ]risk of it");
    QTest::newRow("struck out") << QByteArray("2. No rate limit")
                                << QByteArray("2. [~~]No rate limit[~~]");
    QTest::newRow("a blank more") << QByteArray("a[ ]b") << QByteArray("a[  ]b");
    QTest::newRow("from nothing") << QByteArray() << QByteArray("[words]");
    QTest::newRow("nothing in common")
        << QByteArray("[first of all]") << QByteArray("[something quite else]");
    QTest::newRow("next to nothing in common")
        << QByteArray("[- deploy the gateway with two replicas]")
        << QByteArray("[- nobody measured what happens after midnight]");
    QTest::newRow("a character of several bytes")
        << QByteArray("done: [é] and more") << QByteArray("done: [è] and more");
}

void tst_word_diff::shouldMarkWhatDiffers()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto plain = [](QByteArray line) {
        return line.replace('[', "").replace(']', "").toStdString();
    };
    const WordDifference difference = wordDifference(plain(before), plain(after));
    QCOMPARE(marked(plain(before), difference.before), before);
    QCOMPARE(marked(plain(after), difference.after), after);
}

void tst_word_diff::shouldLeaveTheSameOutsideOfTheMarks()
{
    static constexpr std::string_view pieces[] = {"a", "b", " ", "  ", "é", "~~", "\xFF", "→"};
    QRandomGenerator random(7);
    const auto line = [&random] {
        std::string text;
        for (int count = random.bounded(20); count > 0; --count)
            text += pieces[random.bounded(int(std::size(pieces)))];
        return text;
    };
    for (int round = 0; round < 3000; ++round) {
        const std::string before = line();
        const std::string after = line();
        const WordDifference difference = wordDifference(before, after);
        QCOMPARE(rest(before, difference.before), rest(after, difference.after));
        QCOMPARE(difference == WordDifference(), before == after);
    }
}

void tst_word_diff::shouldNotSearchForeverInLongLines()
{
    std::string before;
    std::string after;
    for (int word = 0; word < 1'000'000; ++word) {
        before += "a ";
        after += "b ";
    }
    const WordDifference difference = wordDifference(before, after);
    QVERIFY(difference.before == std::vector<Span>({{0, before.size()}}));
    QVERIFY(difference.after == std::vector<Span>({{0, after.size()}}));
}

void tst_word_diff::shouldPairLines_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("pairs");
    QTest::newRow("one for one") << QByteArray("- [ ] scale the gateway\n")
                                 << QByteArray("- [x] scale the gateway\n") << QByteArray("0-0");
    QTest::newRow("none alike") << QByteArray("scale the gateway\n")
                                << QByteArray("nobody measured\n") << QByteArray();
    QTest::newRow("a line put in before")
        << QByteArray("- scale the gateway now\n")
        << QByteArray("- nobody measured it\n- scale the gateway later\n") << QByteArray("0-1");
    QTest::newRow("the better of two")
        << QByteArray("- scale the old gateway now\n- scale the gateway\n")
        << QByteArray("- scale the gateway!\n") << QByteArray("1-0");
    QTest::newRow("only the ending")
        << QByteArray("a\r\n\r\n") << QByteArray("a\n\n") << QByteArray("0-0 1-1");
    QTest::newRow("not crossing") << QByteArray("one two three\nfour five six\n")
                                  << QByteArray("four five six!\none two three!\n")
                                  << QByteArray("1-0");
}

void tst_word_diff::shouldPairLines()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, pairs);
    const std::string oldText = "above\n" + before.toStdString();
    const std::string newText = after.toStdString();
    const Lines oldLines = linesOf(oldText);
    const Lines newLines = linesOf(newText);
    QByteArrayList found;
    for (const LinePair &pair :
         linePairs(oldLines, newLines, {1, oldLines.size(), 0, newLines.size()}))
        found += QByteArray::number(int(pair.before) - 1) + '-'
                 + QByteArray::number(int(pair.after));
    QCOMPARE(found.join(' '), pairs);
}

void tst_word_diff::shouldPairLargeEditsLineAgainstLine()
{
    std::string before;
    std::string after;
    for (int line = 0; line < 20'000; ++line) {
        before += "the same words in all of them, " + std::to_string(line) + " old\n";
        after += "the same words in all of them, " + std::to_string(line) + " new\n";
    }
    const Lines oldLines = linesOf(before);
    const Lines newLines = linesOf(after);
    const auto pairs = linePairs(oldLines, newLines, {0, oldLines.size(), 0, newLines.size()});
    QCOMPARE(pairs.size(), std::size_t(20'000));
    QVERIFY(pairs.back() == (LinePair{19'999, 19'999}));
}

LOADLINE_TEST(tst_word_diff)
#include "tst_word_diff.moc"
