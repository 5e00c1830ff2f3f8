// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/document/document_rows.h"

#include <QTest>

using loadline::SharedText;
using loadline::ui::DocumentRows;
using loadline::ui::LineTone;

namespace {

SharedText shared(const char *text)
{
    return std::make_shared<const std::string>(text);
}

/// A row a line: its sign and its text.
QByteArray asText(const DocumentRows &rows)
{
    QByteArray text;
    for (std::size_t row = 0; row < rows.count(); ++row) {
        switch (rows.at(row).kind) {
        case DocumentRows::Kind::Same:
            text += ' ';
            break;
        case DocumentRows::Kind::Added:
            text += '+';
            break;
        case DocumentRows::Kind::Removed:
            text += '-';
            break;
        case DocumentRows::Kind::Left:
            text += '~' + QByteArray::number(rows.at(row).oldLine);
            break;
        }
        const std::string_view line = rows.text(row);
        text += QByteArray(line.data(), qsizetype(line.size())) + '\n';
    }
    return text;
}

} // namespace

class tst_document_rows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowEveryLineAndMarkWhatIsNew();
    void shouldShowWhatDiffers();
    void shouldLeaveOutLongStretchesThatAreTheSame();
    void shouldShowNothingWhereNothingDiffers();
    void shouldSayWhenOnlyTheLineEndingChanged();
    void shouldFindTheRowOfALine();
    void shouldKnowCodeFromHeadings();
};

void tst_document_rows::shouldShowEveryLineAndMarkWhatIsNew()
{
    const auto rows = DocumentRows::whole(shared("a\nb\nc\n"), shared("a\nx\nc\nd"));
    QCOMPARE(asText(rows), QByteArray(" a\n+x\n c\n+d\n"));
}

void tst_document_rows::shouldShowWhatDiffers()
{
    const auto rows = DocumentRows::differences(shared("a\nb\nc\n"), shared("a\nx\nc\nd\n"));
    QCOMPARE(asText(rows), QByteArray(" a\n-b\n+x\n c\n+d\n"));
    QCOMPARE(rows.added(), std::size_t(2));
    QCOMPARE(rows.removed(), std::size_t(1));
    QCOMPARE(rows.at(1).partner, std::uint32_t(2));
    QCOMPARE(rows.at(2).partner, std::uint32_t(1));
    QCOMPARE(rows.at(4).partner, DocumentRows::noPartner);
}

void tst_document_rows::shouldLeaveOutLongStretchesThatAreTheSame()
{
    const auto rows = DocumentRows::differences(
        shared("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n"),
        shared("1\n2\n3\n4\n5\n6\nx\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\ny\n"));
    QCOMPARE(asText(rows), QByteArray("~3\n 4\n 5\n 6\n-7\n+x\n 8\n 9\n 10\n~4\n 15\n 16\n 17\n"
                                      "-18\n+y\n"));
}

void tst_document_rows::shouldShowNothingWhereNothingDiffers()
{
    QCOMPARE(DocumentRows::differences(shared("a\n"), shared("a\n")).count(), std::size_t(0));
    QCOMPARE(DocumentRows::whole(shared(""), shared("")).count(), std::size_t(0));
}

void tst_document_rows::shouldSayWhenOnlyTheLineEndingChanged()
{
    const auto rows = DocumentRows::differences(shared("a\r\nb\n"), shared("a\nb\n"));
    QCOMPARE(asText(rows), QByteArray("-a\n+a\n b\n"));
    QVERIFY(rows.isOnlyEndingChanged(1));
    QVERIFY(!rows.isOnlyEndingChanged(2));
}

void tst_document_rows::shouldFindTheRowOfALine()
{
    const auto whole = DocumentRows::whole(shared("a\nb\nc\n"), shared("a\nc\n"));
    QCOMPARE(whole.rowOfLine(1), std::size_t(1));
    QCOMPARE(whole.rowOfLine(99), std::size_t(1));
    const auto differences = DocumentRows::differences(shared("a\nb\nc\n"), shared("a\nx\nc\n"));
    QCOMPARE(differences.rowOfLine(1), std::size_t(2));
    QCOMPARE(differences.rowOfLine(2), std::size_t(3));
}

void tst_document_rows::shouldKnowCodeFromHeadings()
{
    const auto rows = DocumentRows::whole(
        shared(""), shared("# a\n```\n# b\n```\n<!--\n# c\n-->\n# d\nwords\n"));
    QCOMPARE(rows.at(0).tone, LineTone::Heading);
    QCOMPARE(rows.at(2).tone, LineTone::Quiet);
    QCOMPARE(rows.at(5).tone, LineTone::Quiet);
    QCOMPARE(rows.at(7).tone, LineTone::Heading);
    QCOMPARE(rows.at(8).tone, LineTone::Prose);

    const auto differences = DocumentRows::differences(shared("words\n"),
                                                       shared("words\n# a\nb\n"));
    QCOMPARE(differences.at(1).tone, LineTone::Heading);
    QCOMPARE(differences.at(2).tone, LineTone::Prose);
}

LOADLINE_TEST(tst_document_rows)
#include "tst_document_rows.moc"
