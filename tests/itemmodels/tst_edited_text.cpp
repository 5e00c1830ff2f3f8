// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/edited_text.h"

#include "itemmodels/text.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

using namespace loadline;
using namespace loadline::test;
using itemmodels::cellText;
using itemmodels::editableText;
using itemmodels::editedMarkdown;

class tst_edited_text : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGiveBackWhatWasNotEdited_data();
    void shouldGiveBackWhatWasNotEdited();
    void shouldKeepTheBytesOfOtherLines_data();
    void shouldKeepTheBytesOfOtherLines();
    void shouldKeepACellShort();
};

void tst_edited_text::shouldGiveBackWhatWasNotEdited_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const Variant &variant : variantsOf(houseRegister()))
        QTest::newRow(variant.name) << QByteArray::fromStdString(variant.text);
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("only line ends") << QByteArray("\r\n\r\n\n\r");
    QTest::newRow("no-break space") << QByteArray("a\xC2\xA0z\n");
    QTest::newRow("separators of Unicode") << QByteArray("a\xE2\x80\xA8z\xE2\x80\xA9\n");
}

void tst_edited_text::shouldGiveBackWhatWasNotEdited()
{
    QFETCH(QByteArray, text);
    const std::string markdown = text.toStdString();
    QVERIFY(!editableText(markdown).contains(QLatin1Char('\r')));
    QCOMPARE(editedMarkdown(markdown, editableText(markdown)), markdown);
}

void tst_edited_text::shouldKeepTheBytesOfOtherLines_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("edited");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, QByteArray before, QByteArray edited, QByteArray after) {
        QTest::newRow(name) << before << edited << after;
    };
    row("a line edited", "a\r\nb\r\nc", "a\nB\nc", "a\r\nB\r\nc");
    row("a line added in the prevailing ending", "a\r\nb\r\nc", "a\nx\nb\nc", "a\r\nx\r\nb\r\nc");
    row("a line taken out", "a\nb\r\nc\n", "a\nc\n", "a\nc\n");
    row("an edit in mixed endings", "a\rb\r\nc\nd", "a\nB\nc\nd", "a\rB\r\nc\nd");
    row("a line behind the last", "a\r\nb", "a\nb\nc", "a\r\nb\r\nc");
    row("a NUL elsewhere", QByteArray("a\0z\nb\n", 6), QByteArray("a\xEF\xBF\xBDz\nB\n"),
        QByteArray("a\0z\nB\n", 6));
    row("all of it", "a\nb", "", "");
    row("from nothing", "", "a\nb", "a\nb");
}

void tst_edited_text::shouldKeepTheBytesOfOtherLines()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, edited);
    QFETCH(QByteArray, after);
    QCOMPARE(QByteArray::fromStdString(
                 editedMarkdown(before.toStdString(), QString::fromUtf8(edited))),
             after);
}

void tst_edited_text::shouldKeepACellShort()
{
    QCOMPARE(cellText("two\nlines\ttab"), QStringLiteral("two lines tab"));
    std::string emoji;
    while (emoji.size() < 100'000)
        emoji += "🔴";
    const QString cut = cellText(emoji);
    QVERIFY(cut.size() < 1000);
    QVERIFY(cut.endsWith(QChar(0x2026)));
    QVERIFY(cut.isValidUtf16());
}

LOADLINE_TEST(tst_edited_text)

#include "tst_edited_text.moc"
