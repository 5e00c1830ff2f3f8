// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common_ends.h"
#include "core/register.h"
#include "core/text.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;

class tst_text : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFindTheFirstByteThatIsNotUtf8_data();
    void shouldFindTheFirstByteThatIsNotUtf8();
    void shouldAcceptEveryCodePoint();
    void shouldSayLineAndColumn_data();
    void shouldSayLineAndColumn();
    void shouldEscapeWhatSteersATerminal_data();
    void shouldEscapeWhatSteersATerminal();
    void shouldStripEmphasis_data();
    void shouldStripEmphasis();
    void shouldTrimAndCompare();
    void shouldShortenByCodePoints();
    void shouldFindWhatTwoTextsHaveInCommon();
};

void tst_text::shouldFindTheFirstByteThatIsNotUtf8_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::newRow("a lone continuation") << QByteArray("\x80");
    QTest::newRow("a first byte alone") << QByteArray("\xC3");
    QTest::newRow("Latin-1") << QByteArray("\xE9t\xE9");
    QTest::newRow("overlong, two bytes") << QByteArray("\xC0\xAF");
    QTest::newRow("overlong, three bytes") << QByteArray("\xE0\x80\xAF");
    QTest::newRow("overlong, four bytes") << QByteArray("\xF0\x80\x80\xAF");
    QTest::newRow("a surrogate") << QByteArray("\xED\xB4\xB4");
    QTest::newRow("above the last code point") << QByteArray("\xF4\x90\x80\x80");
    QTest::newRow("FE") << QByteArray("\xFE");
    QTest::newRow("three of four bytes") << QByteArray("\xF0\x9F\x94");
}

void tst_text::shouldFindTheFirstByteThatIsNotUtf8()
{
    QFETCH(QByteArray, bad);
    for (std::size_t before = 0; before < 20; ++before) {
        for (const std::string behind : {"", "x", "long enough for a word"}) {
            const std::string start(before, 'a');
            const std::string text = start + bad.toStdString() + behind;
            QCOMPARE(firstInvalidUtf8(text), before);
            QCOMPARE(firstInvalidUtf8("é" + text), before + 2);
        }
    }
}

void tst_text::shouldAcceptEveryCodePoint()
{
    std::string all;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        const std::size_t at = all.size();
        appendUtf8(all, c);
        const CodePoint back = codePointAt(all, at);
        if (back.value != c || back.size != all.size() - at)
            QFAIL("a code point did not come back");
    }
    QVERIFY(!firstInvalidUtf8(all));
    QCOMPARE(codePointCount(all), std::size_t(0x110000 - 0x800));
}

void tst_text::shouldSayLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("nothing") << QByteArray() << 0 << 1 << 1;
    QTest::newRow("the start") << QByteArray("a\nb") << 0 << 1 << 1;
    QTest::newRow("the second line") << QByteArray("a\nb") << 2 << 2 << 1;
    QTest::newRow("a line feed belongs to its line") << QByteArray("a\nb") << 1 << 1 << 2;
    QTest::newRow("CRLF is one end") << QByteArray("a\r\nb") << 3 << 2 << 1;
    QTest::newRow("a lone CR is one") << QByteArray("a\rb") << 2 << 2 << 1;
    QTest::newRow("code points count") << QByteArray("é✅🔴x") << 9 << 1 << 4;
    QTest::newRow("a byte-order mark does not") << QByteArray("\xEF\xBB\xBF# x") << 5 << 1 << 3;
    QTest::newRow("behind the end") << QByteArray("ab") << 9 << 1 << 3;
}

void tst_text::shouldSayLineAndColumn()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(int, line);
    QFETCH(int, column);
    const TextPlace wanted{std::size_t(line), std::size_t(column)};
    QVERIFY(placeOf(text.toStdString(), std::size_t(offset)) == wanted);

    Register reg;
    reg.text = std::make_shared<const std::string>(text.toStdString());
    reg.lineStarts = {0};
    for (std::size_t at = 1; at <= reg.text->size(); ++at) {
        const char before = (*reg.text)[at - 1];
        if (before == '\n' || (before == '\r' && reg.text->substr(at, 1) != "\n"))
            reg.lineStarts.push_back(at);
    }
    QCOMPARE(reg.lineOf(std::size_t(offset)), wanted.line);
    QCOMPARE(reg.columnOf(std::size_t(offset)), wanted.column);
}

void tst_text::shouldEscapeWhatSteersATerminal_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("escaped");
    QTest::newRow("an escape") << QByteArray("a\x1B[31mb") << QByteArray("a\\x1B[31mb");
    QTest::newRow("a carriage return") << QByteArray("a\rb") << QByteArray("a\\x0Db");
    QTest::newRow("lines and tabs") << QByteArray("a\n\tb") << QByteArray("a\n\tb");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("a\\x00b");
    QTest::newRow("DEL") << QByteArray("\x7F") << QByteArray("\\x7F");
    QTest::newRow("C1") << QByteArray("\xC2\x9B") << QByteArray("\\x9B");
    QTest::newRow("an override") << QByteArray("\u202Eabc") << QByteArray("\\u{202E}abc");
    QTest::newRow("a zero width blank") << QByteArray("a\u200Bb") << QByteArray("a\\u{200B}b");
    QTest::newRow("an emoji of several") << QByteArray("👩‍💻") << QByteArray("👩‍💻");
    QTest::newRow("an emoji's selector") << QByteArray("⚠️") << QByteArray("⚠️");
    QTest::newRow("not UTF-8") << QByteArray("a\xFF") << QByteArray("a\\xFF");
    QTest::newRow("plain text") << QByteArray("Größe → ✅") << QByteArray("Größe → ✅");
}

void tst_text::shouldEscapeWhatSteersATerminal()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, escaped);
    QCOMPARE(QByteArray::fromStdString(escapedForTerminal(text.toStdString())), escaped);
    QCOMPARE(escapedForTerminal("a\n\tb", LineEnds::Escaped), std::string("a\\x0A\\x09b"));
}

void tst_text::shouldStripEmphasis_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stripped");
    const auto row = [](const char *text, const char *stripped) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(stripped);
    };
    row("**bold** and *soft*", "bold and soft");
    row("~~gone~~ text", "gone text");
    row("_a_ snake_case_name", "a snake_case_name");
    row("`**code**` **x**", "`**code**` x");
    row("``a ` *b*`` *c*", "``a ` *b*`` c");
    row("2 * 3 ~ 6", "2 * 3 ~ 6");
    row("\\*kept\\*", "\\*kept\\*");
    row("***both***", "both");
    row("no marks", "no marks");
    row("`unclosed **x**", "`unclosed x");
}

void tst_text::shouldStripEmphasis()
{
    QFETCH(QString, text);
    QFETCH(QString, stripped);
    QCOMPARE(QString::fromStdString(stripEmphasis(text.toStdString())), stripped);
}

void tst_text::shouldTrimAndCompare()
{
    QCOMPARE(trimmed(" \t a b\r\n"), std::string_view("a b"));
    QVERIFY(isBlank(" \t\r\n"));
    QVERIFY(isBlank(""));
    QVERIFY(!isBlank(" x"));
    QVERIFY(equalsIgnoringCase("Owner", "oWNER"));
    QVERIFY(!equalsIgnoringCase("Owner", "Owners"));
    QVERIFY(startsWithIgnoringCase("Last Updated: x", "last updated"));
    QVERIFY(!startsWithIgnoringCase("La", "last"));
    QCOMPARE(asciiLowered("ÄBC"), std::string("Äbc"));
}

void tst_text::shouldShortenByCodePoints()
{
    QCOMPARE(shortened("äöü", 3), std::string("äöü"));
    QCOMPARE(shortened("äöü", 2), std::string("äö…"));
    QCOMPARE(shortened("", 2), std::string());
}

void tst_text::shouldFindWhatTwoTextsHaveInCommon()
{
    QCOMPARE(commonPrefix("", "a"), std::size_t(0));
    QCOMPARE(commonSuffix("ba", "ca"), std::size_t(1));
    // Around the blocks in which it compares
    for (const std::size_t size : {1, 4095, 4096, 4097, 8192, 10000}) {
        const std::string text(size, 'x');
        QCOMPARE(commonPrefix(text, text), size);
        QCOMPARE(commonSuffix(text, text + text), size);
        for (const std::size_t at : {std::size_t(0), size / 2, size - 1}) {
            std::string other = text;
            other[at] = 'y';
            QCOMPARE(commonPrefix(text, other), at);
            QCOMPARE(commonSuffix(text, other), size - 1 - at);
        }
    }
}

LOADLINE_TEST(tst_text)
#include "tst_text.moc"
