// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/document/document_rows.h"

#include <QTest>

using loadline::SharedText;
using loadline::ui::DocumentRows;
using loadline::ui::LineTone;
using loadline::ui::Side;

namespace {

SharedText shared(const QByteArray &text)
{
    return std::make_shared<const std::string>(text.toStdString());
}

QByteArray bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
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
            text += '~' + QByteArray::number(rows.at(row).lines);
            break;
        case DocumentRows::Kind::Changed:
            text += '!';
            break;
        }
        text += bytes(rows.text(row)) + '\n';
    }
    return text;
}

/// A row a line: what is left, a bar, what is right; a dot where there is nothing.
QByteArray asHalves(const DocumentRows &rows)
{
    QByteArray text;
    for (std::size_t row = 0; row < rows.count(); ++row) {
        if (rows.at(row).kind == DocumentRows::Kind::Left) {
            text += '~' + QByteArray::number(rows.at(row).lines) + '\n';
            continue;
        }
        const auto half = [&](Side side) {
            return rows.has(row, side) ? bytes(rows.text(row, side)) : QByteArray(".");
        };
        text += half(Side::Old) + '|' + half(Side::New)
                + (rows.partner(row, Side::New) ? "*\n" : "\n");
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
    void shouldStandSideBySide_data();
    void shouldStandSideBySide();
    void shouldPairWhatReplacesWhat();
    void shouldShowWhatWasLeftOut();
    void shouldGoFromDifferenceToDifference_data();
    void shouldGoFromDifferenceToDifference();
    void shouldKnowWhereLinesWereTakenOut();
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
    QCOMPARE(rows.comparison()->added(), std::size_t(2));
    QCOMPARE(rows.comparison()->removed(), std::size_t(1));
    QCOMPARE(rows.comparison()->differing(), std::size_t(2));
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
    QVERIFY(rows.isOnlyEndingChanged(1, Side::New));
    QVERIFY(!rows.isOnlyEndingChanged(2, Side::New));
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

void tst_document_rows::shouldStandSideBySide_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("halves");
    QTest::newRow("a line changed")
        << QByteArray("a\nthe old gateway\nc\n") << QByteArray("a\nthe new gateway\nc\n")
        << QByteArray("a|a\nthe old gateway|the new gateway*\nc|c\n");
    QTest::newRow("a line put in")
        << QByteArray("a\nc\n") << QByteArray("a\nb\nc\n") << QByteArray("a|a\n.|b\nc|c\n");
    QTest::newRow("a line taken out")
        << QByteArray("a\nb\nc\n") << QByteArray("a\nc\n") << QByteArray("a|a\nb|.\nc|c\n");
    QTest::newRow("one put in over one changed")
        << QByteArray("scale the gateway\n") << QByteArray("measure it\nscale the gateway now\n")
        << QByteArray(".|measure it\nscale the gateway|scale the gateway now*\n");
    QTest::newRow("others in their place")
        << QByteArray("one\ntwo\nthree\n") << QByteArray("four\nfive\n")
        << QByteArray("one|four\ntwo|five\nthree|.\n");
    QTest::newRow("everything is new")
        << QByteArray() << QByteArray("a\nb\n") << QByteArray(".|a\n.|b\n");
    QTest::newRow("nothing is left") << QByteArray("a\n") << QByteArray() << QByteArray("a|.\n");
}

void tst_document_rows::shouldStandSideBySide()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, halves);
    QCOMPARE(asHalves(DocumentRows::sideBySide(shared(before), shared(after))), halves);
}

void tst_document_rows::shouldPairWhatReplacesWhat()
{
    const auto rows = DocumentRows::differences(shared("- scale it up\nwords\n"),
                                                shared("new\n- scale it down\n"));
    QCOMPARE(asText(rows), QByteArray("-- scale it up\n-words\n+new\n+- scale it down\n"));
    QCOMPARE(bytes(*rows.partner(0, Side::Old)), QByteArray("- scale it down"));
    QVERIFY(!rows.partner(1, Side::Old));
    QVERIFY(!rows.partner(2, Side::New));
    QCOMPARE(bytes(*rows.partner(3, Side::New)), QByteArray("- scale it up"));
}

void tst_document_rows::shouldShowWhatWasLeftOut()
{
    const SharedText before = shared("1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    const SharedText after = shared("1\n2\n3\n4\n5\n6\n7\n8\nx\n");
    auto rows = DocumentRows::sideBySide(before, after);
    QCOMPARE(asHalves(rows), QByteArray("~5\n6|6\n7|7\n8|8\n9|x\n"));
    QCOMPARE(*rows.rowLeavingOut(3), std::size_t(0));
    QVERIFY(!rows.rowLeavingOut(6));
    rows.unfold(1); // stands for nothing
    QCOMPARE(rows.count(), std::size_t(5));
    rows.unfold(0);
    QCOMPARE(asHalves(rows), QByteArray("1|1\n2|2\n3|3\n4|4\n5|5\n6|6\n7|7\n8|8\n9|x\n"));
    QCOMPARE(rows.rowOfLine(3), std::size_t(3));
    QCOMPARE(*rows.nextDifference(0, false), std::size_t(8));

    auto all = DocumentRows::differences(before, after);
    all.unfoldAll();
    QCOMPARE(asText(all), QByteArray(" 1\n 2\n 3\n 4\n 5\n 6\n 7\n 8\n-9\n+x\n"));
}

void tst_document_rows::shouldGoFromDifferenceToDifference_data()
{
    QTest::addColumn<DocumentRows::Form>("form");
    QTest::addColumn<QList<int>>("rows");
    QTest::newRow("source") << DocumentRows::Form::Source << QList<int>{1, 3, 4};
    QTest::newRow("differences") << DocumentRows::Form::Differences << QList<int>{1, 4, 6};
    QTest::newRow("side by side") << DocumentRows::Form::SideBySide << QList<int>{1, 3, 5};
}

void tst_document_rows::shouldGoFromDifferenceToDifference()
{
    QFETCH(DocumentRows::Form, form);
    QFETCH(QList<int>, rows);
    // one changed, one taken out before d, one put in after it
    const DocumentRows shown(loadline::ui::TextComparison::of(shared("a\nb\nc\n-\nd\n"),
                                                              shared("a\nB\nc\nd\ne\n")),
                             form);
    QList<int> found;
    for (auto row = shown.nextDifference(0, false); row; row = shown.nextDifference(*row, false))
        found += int(*row);
    QCOMPARE(found, rows);
    QList<int> backwards;
    for (auto row = shown.nextDifference(shown.count(), true); row;
         row = shown.nextDifference(*row, true))
        backwards.prepend(int(*row));
    QCOMPARE(backwards, rows);
}

void tst_document_rows::shouldKnowWhereLinesWereTakenOut()
{
    const auto rows = DocumentRows::whole(shared("a\nb\nc\nd\ne\n"), shared("a\nd\n"));
    QCOMPARE(asText(rows), QByteArray(" a\n d\n"));
    QCOMPARE(rows.at(0).takenOut, std::uint32_t(0));
    QVERIFY(rows.at(1).takenOut > 0);
    QCOMPARE(*rows.nextDifference(0, false), std::size_t(1));
    const auto atTheEnd = DocumentRows::whole(shared("a\nb\nc\n"), shared("a\nb\n"));
    QCOMPARE(atTheEnd.at(1).takenOut, std::uint32_t(1));
    QVERIFY(atTheEnd.at(1).isTakenOutAfter);
    QCOMPARE(*atTheEnd.nextDifference(0, false), std::size_t(1));
}

void tst_document_rows::shouldKnowCodeFromHeadings()
{
    const auto rows = DocumentRows::whole(
        shared(""), shared("# a\n```\n# b\n```\n<!--\n# c\n-->\n# d\nwords\n"));
    QCOMPARE(rows.tone(0, Side::New), LineTone::Heading);
    QCOMPARE(rows.tone(2, Side::New), LineTone::Quiet);
    QCOMPARE(rows.tone(5, Side::New), LineTone::Quiet);
    QCOMPARE(rows.tone(7, Side::New), LineTone::Heading);
    QCOMPARE(rows.tone(8, Side::New), LineTone::Prose);

    const auto differences = DocumentRows::differences(shared("words\n"),
                                                       shared("words\n# a\nb\n"));
    QCOMPARE(differences.tone(1, Side::New), LineTone::Heading);
    QCOMPARE(differences.tone(2, Side::New), LineTone::Prose);
}

LOADLINE_TEST(tst_document_rows)
#include "tst_document_rows.moc"
