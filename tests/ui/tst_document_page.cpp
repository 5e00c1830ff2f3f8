// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "ui/document/side_by_side_view.h"
#include "ui/document/text_comparer.h"
#include "ui/document_driver.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>

using namespace loadline;
using test::DocumentDriver;
using test::numberedLines;
using Form = ui::DocumentRows::Form;
using Kind = ui::DocumentRows::Kind;

class tst_document_page : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowEachFormByItsKey_data();
    void shouldShowEachFormByItsKey();
    void shouldSayWhatDiffers();
    void shouldGoFromDifferenceToDifference_data();
    void shouldGoFromDifferenceToDifference();
    void shouldUnfoldEqualLines_data();
    void shouldUnfoldEqualLines();
    void shouldShowAllLines();
    void shouldKeepWhatWasUnfoldedWhenTheRegisterChanges();
    void shouldCopyTheSideThatHasTheKeyboard();
    void shouldPutRowsIntoWords();
    void shouldFindOnBothSidesAndInLinesLeftOut();
    void shouldDivideTheHalves();
    void shouldComeBackAsItWasLeft();
    void shouldGoToALine();
    void shouldSayThatNothingDiffers();
    void shouldLayOutWhatIsSeenAlone_data();
    void shouldLayOutWhatIsSeenAlone();
    void shouldCompareLargeTextsBesideTheWindow();
    void shouldShowTheRegisterThatIsThereWhenItWasCompared();
};

namespace {

constexpr int large = 200'000; // lines

/// Forty lines, of which the file has another tenth, and no twentieth and thirtieth.
std::string fileText()
{
    return numberedLines(40, {{10, "the tenth of the old lines\n"}, {20, ""}, {30, ""}});
}
std::string registerText()
{
    return numberedLines(40, {{10, "the tenth of the new lines\n"}});
}

void addForms()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Form>("form");
    QTest::newRow("source") << Qt::Key_1 << Form::Source;
    QTest::newRow("differences") << Qt::Key_2 << Form::Differences;
    QTest::newRow("side by side") << Qt::Key_3 << Form::SideBySide;
}

} // namespace

void tst_document_page::shouldShowEachFormByItsKey_data()
{
    addForms();
}

void tst_document_page::shouldShowEachFormByItsKey()
{
    QFETCH(Qt::Key, key);
    QFETCH(Form, form);
    DocumentDriver driver(fileText(), registerText());
    driver.press(key, Qt::AltModifier);
    QCOMPARE(driver.rows().form(), form);
    QVERIFY(driver.view().isVisible());
    QVERIFY(driver.view().hasFocus());
    QCOMPARE(driver.page.state().value(QStringLiteral("shown")).toInt(), int(form));
}

void tst_document_page::shouldSayWhatDiffers()
{
    DocumentDriver driver(fileText(), registerText());
    QVERIFY(driver.says(QStringLiteral("3 lines not in TASKS.md")));
    QVERIFY(driver.says(QStringLiteral("+3")));
    QVERIFY(driver.says(QString(QChar(0x2212)) + QStringLiteral("1")));
}

void tst_document_page::shouldGoFromDifferenceToDifference_data()
{
    addForms();
}

void tst_document_page::shouldGoFromDifferenceToDifference()
{
    QFETCH(Qt::Key, key);
    DocumentDriver driver(fileText(), registerText());
    driver.press(key, Qt::AltModifier);
    driver.view().setCurrentRow(0);
    QList<std::size_t> lines;
    for (int i = 0; i < 4; ++i) { // there is no fourth one
        driver.press(Qt::Key_F7);
        lines += driver.view().currentLine() + 1;
    }
    QCOMPARE(lines, (QList<std::size_t>{10, 20, 30, 30}));
    driver.press(Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(driver.view().currentLine() + 1, std::size_t(20));
}

void tst_document_page::shouldUnfoldEqualLines_data()
{
    QTest::addColumn<Qt::Key>("form");
    QTest::addColumn<bool>("byMouse");
    QTest::newRow("differences, Enter") << Qt::Key_2 << false;
    QTest::newRow("differences, a click") << Qt::Key_2 << true;
    QTest::newRow("side by side, Enter") << Qt::Key_3 << false;
    QTest::newRow("side by side, a click") << Qt::Key_3 << true;
}

void tst_document_page::shouldUnfoldEqualLines()
{
    QFETCH(Qt::Key, form);
    QFETCH(bool, byMouse);
    DocumentDriver driver(fileText(), registerText());
    driver.press(form, Qt::AltModifier);
    driver.press(Qt::Key_Home);
    QCOMPARE(driver.rows().at(0).kind, Kind::Left);
    QCOMPARE(driver.currentWords(), QStringLiteral("6 equal lines, not shown; Enter shows them"));
    const std::size_t rows = driver.rows().count();
    if (byMouse) {
        const int y = form == Qt::Key_3 ? 34 : 6; // below the head of the halves
        QTest::mouseClick(driver.view().viewport(), Qt::LeftButton, {}, {300, y});
    } else {
        driver.press(Qt::Key_Return);
    }
    QCOMPARE(driver.rows().count(), rows + 5);
    QCOMPARE(driver.rows().at(0).kind, Kind::Same);
    QCOMPARE(driver.view().currentRow(), std::size_t(0));
    QVERIFY(driver.currentWords().contains(QStringLiteral("line 1")));
}

void tst_document_page::shouldShowAllLines()
{
    DocumentDriver driver(fileText(), registerText());
    driver.press(Qt::Key_3, Qt::AltModifier);
    const std::size_t folded = driver.rows().count();
    driver.press(Qt::Key_F7, Qt::ControlModifier);
    QCOMPARE(driver.rows().count(), std::size_t(40));
    driver.press(Qt::Key_2, Qt::AltModifier);
    QCOMPARE(driver.rows().count(), std::size_t(41)); // the tenth line twice
    driver.press(Qt::Key_F7, Qt::ControlModifier);
    driver.press(Qt::Key_3, Qt::AltModifier);
    QCOMPARE(driver.rows().count(), folded);
}

void tst_document_page::shouldKeepWhatWasUnfoldedWhenTheRegisterChanges()
{
    const std::string house = test::houseRegister();
    DocumentDriver driver(house, house);
    const auto own = [&driver](const char *owner) {
        return driver.session.apply(
            changes::setRiskField(driver.session.reg(), "2", "Owner", owner));
    };
    QVERIFY(own("Ottilie"));
    driver.press(Qt::Key_2, Qt::AltModifier);
    driver.press(Qt::Key_Home);
    driver.press(Qt::Key_Return);
    QCOMPARE(driver.rows().at(0).kind, Kind::Same);
    QVERIFY(own(""));
    QVERIFY(own("Ottilie"));
    QCOMPARE(driver.rows().at(0).kind, Kind::Same);
}

void tst_document_page::shouldCopyTheSideThatHasTheKeyboard()
{
    DocumentDriver driver(fileText(), registerText());
    driver.press(Qt::Key_3, Qt::AltModifier);
    driver.view().setCurrentLine(8);
    driver.press(Qt::Key_Down, Qt::ShiftModifier);
    driver.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("line 9\nthe tenth of the new lines"));
    driver.press(Qt::Key_Tab, Qt::ShiftModifier); // to the left half
    QVERIFY(driver.view().hasFocus());
    driver.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("line 9\nthe tenth of the old lines"));
    driver.press(Qt::Key_Tab); // and back
    QVERIFY(driver.view().hasFocus());

    // What one side does not have is not copied from it.
    driver.view().setCurrentLine(18);
    driver.press(Qt::Key_Down, Qt::ShiftModifier);
    driver.press(Qt::Key_Down, Qt::ShiftModifier);
    driver.press(Qt::Key_Tab, Qt::ShiftModifier);
    driver.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("line 19\nline 21"));
}

void tst_document_page::shouldPutRowsIntoWords()
{
    DocumentDriver driver(fileText(), registerText());
    driver.press(Qt::Key_3, Qt::AltModifier);
    driver.view().setCurrentLine(9);
    QCOMPARE(driver.currentWords(), QStringLiteral("Line 10, changed: the tenth of the new lines"));
    driver.press(Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(driver.currentWords(),
             QStringLiteral("Line 10 of TASKS.md, changed: the tenth of the old lines"));
    driver.view().setCurrentLine(19);
    QCOMPARE(driver.currentWords(),
             QStringLiteral("Nothing in TASKS.md here; line 20 of the register was added"));
    driver.press(Qt::Key_Tab);
    QCOMPARE(driver.currentWords(), QStringLiteral("Line 20, added: line 20"));

    driver.press(Qt::Key_2, Qt::AltModifier);
    driver.view().setCurrentLine(9);
    QCOMPARE(driver.currentWords(),
             QStringLiteral("Line 10, not in TASKS.md: the tenth of the new lines"));
    driver.press(Qt::Key_Up);
    QCOMPARE(driver.currentWords(), QStringLiteral("Line 10 of TASKS.md, no longer in the "
                                                   "register: the tenth of the old lines"));

    DocumentDriver shorter(numberedLines(9), numberedLines(9, {{4, ""}, {5, ""}}));
    shorter.press(Qt::Key_F7);
    QCOMPARE(shorter.currentWords(),
             QStringLiteral("Line 4: line 6; 2 lines of TASKS.md taken out before it"));
}

void tst_document_page::shouldFindOnBothSidesAndInLinesLeftOut()
{
    DocumentDriver driver(fileText(), registerText());
    driver.press(Qt::Key_3, Qt::AltModifier);
    driver.page.find();
    driver.type("OLD lines");
    QCOMPARE(driver.view().currentLine(), std::size_t(9));
    QVERIFY(driver.currentWords().contains(QStringLiteral("of TASKS.md, changed")));

    QVERIFY(driver.rows().rowLeavingOut(2));
    driver.page.find();
    driver.type("line 3");
    driver.press(Qt::Key_F3, Qt::ShiftModifier); // backwards, over the start
    while (driver.view().currentLine() != 2)
        driver.press(Qt::Key_F3);
    QVERIFY(!driver.rows().rowLeavingOut(2));
    driver.page.find();
    driver.type("nowhere");
    QVERIFY(driver.says(QStringLiteral("Stands nowhere here.")));
    driver.press(Qt::Key_Escape);
    QVERIFY(driver.view().hasFocus());
}

void tst_document_page::shouldDivideTheHalves()
{
    DocumentDriver driver(fileText(), registerText());
    driver.press(Qt::Key_3, Qt::AltModifier);
    auto &halves = dynamic_cast<ui::SideBySideView &>(driver.view());
    driver.press(Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(halves.share(), 0.45);
    const int middle = int(halves.viewport()->width() * 0.45);
    QTest::mousePress(halves.viewport(), Qt::LeftButton, {}, {middle, 200});
    QTest::mouseMove(halves.viewport(), {middle + 100, 200});
    QTest::mouseRelease(halves.viewport(), Qt::LeftButton, {}, {middle + 100, 200});
    QVERIFY(qAbs(halves.share() * halves.viewport()->width() - (middle + 100)) < 2);
    QTest::mouseDClick(halves.viewport(), Qt::LeftButton, {}, {middle + 100, 200});
    QCOMPARE(halves.share(), 0.5);
}

void tst_document_page::shouldComeBackAsItWasLeft()
{
    QVariantMap state;
    {
        DocumentDriver driver(fileText(), registerText());
        driver.press(Qt::Key_3, Qt::AltModifier);
        driver.press(Qt::Key_F7, Qt::ControlModifier);
        driver.press(Qt::Key_Right, Qt::ControlModifier);
        driver.view().setCurrentLine(33);
        state = driver.page.state();
    }
    DocumentDriver driver(fileText(), registerText(), "/nowhere/docs/TASKS.md", state);
    QCOMPARE(driver.rows().form(), Form::SideBySide);
    QCOMPARE(driver.rows().count(), std::size_t(40));
    QCOMPARE(driver.view().currentLine(), std::size_t(33));
    QCOMPARE(dynamic_cast<ui::SideBySideView &>(driver.view()).share(), 0.55);
    QCOMPARE(driver.page.state(), state);
}

void tst_document_page::shouldGoToALine()
{
    DocumentDriver driver(fileText(), registerText());
    driver.press(Qt::Key_2, Qt::AltModifier);
    driver.page.showLine(3);
    QCOMPARE(driver.rows().form(), Form::Source);
    QCOMPARE(driver.currentWords(), QStringLiteral("Line 3: line 3"));
}

void tst_document_page::shouldSayThatNothingDiffers()
{
    DocumentDriver driver(fileText(), fileText());
    driver.press(Qt::Key_3, Qt::AltModifier);
    QVERIFY(driver.says(QStringLiteral("Nothing differs: the file holds what the register says.")));
    QVERIFY(driver.says(QStringLiteral("The same as TASKS.md.")));
    driver.press(Qt::Key_1, Qt::AltModifier); // the keys still work
    QVERIFY(driver.view().hasFocus());
}

void tst_document_page::shouldLayOutWhatIsSeenAlone_data()
{
    addForms();
}

void tst_document_page::shouldLayOutWhatIsSeenAlone()
{
    QFETCH(Qt::Key, key);
    const std::string text = numberedLines(large, {{150'000, "another line\n"}});
    DocumentDriver driver(numberedLines(large), text);
    QTRY_VERIFY(driver.rows().count() > 0);
    driver.press(key, Qt::AltModifier);
    driver.press(Qt::Key_F7, Qt::ControlModifier); // all lines
    QVERIFY(driver.rows().count() >= std::size_t(large));
    QApplication::processEvents();

    const std::size_t seen = std::size_t(driver.view().height() / 12);
    const std::size_t before = driver.view().paintedRows();
    QVERIFY(before < 20 * seen); // some paintings, none of the whole
    driver.press(Qt::Key_End);
    driver.press(Qt::Key_PageUp);
    driver.view().verticalScrollBar()->setValue(large / 2);
    driver.view().viewport()->repaint();
    QVERIFY(driver.view().paintedRows() - before <= 6 * seen);
    driver.view().setCurrentRow(0);
    driver.press(Qt::Key_F7);
    QCOMPARE(driver.view().currentLine() + 1, std::size_t(150'000));
}

void tst_document_page::shouldCompareLargeTextsBesideTheWindow()
{
    const auto shared = [](std::string text) {
        return std::make_shared<const std::string>(std::move(text));
    };
    ui::TextComparer comparer(nullptr);
    QSignalSpy compared(&comparer, &ui::TextComparer::compared);
    const SharedText before = shared(numberedLines(large));
    const SharedText after = shared(numberedLines(large, {{5, "another\n"}}));
    comparer.compare(before, before);
    QVERIFY(comparer.isComparing());
    QVERIFY(!comparer.comparison());
    comparer.compare(before, after); // what was asked for last counts
    QTRY_VERIFY(!comparer.isComparing());
    QCOMPARE(compared.count(), 1);
    QCOMPARE(comparer.comparison()->text(ui::Side::New), after);
    QCOMPARE(comparer.comparison()->differing(), std::size_t(1));

    comparer.compare(shared("a\n"), shared("b\n")); // small ones at once
    QCOMPARE(compared.count(), 2);
    QCOMPARE(comparer.comparison()->differing(), std::size_t(1));
}

void tst_document_page::shouldShowTheRegisterThatIsThereWhenItWasCompared()
{
    std::string text = test::houseRegister();
    while (text.size() < 1'000'000)
        text += "\nWords below the register that make it large, one line after the other.\n";
    DocumentDriver driver(text, text);
    QVERIFY(driver.session.apply(changes::planRisk(driver.session.reg(), "2", std::nullopt)));
    QTRY_VERIFY(driver.rows().comparison() && !driver.says(QStringLiteral("Comparing…")));
    QCOMPARE(driver.rows().comparison()->text(ui::Side::New), driver.session.reg().text);
    QVERIFY(driver.says(QStringLiteral("1 line not in TASKS.md.")));
}

LOADLINE_TEST(tst_document_page)
#include "tst_document_page.moc"
