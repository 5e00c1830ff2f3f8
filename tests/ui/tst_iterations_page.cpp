// SPDX-License-Identifier: GPL-3.0-or-later
#include "iterations_driver.h"

#include "itemmodels/risk_mime.h"
#include "support/test_main.h"
#include "ui/iterations/risk_chips.h"
#include "ui/iterations/section_editor.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

#include <functional>

using namespace loadline;
using namespace loadline::test;

using Driver = IterationsDriver;

class tst_iterations_page : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldBeginWithTheLastIteration();
    void shouldAskBeforeCompleting();
    void shouldReopen();
    void shouldMakeARiskOfANextStep();
    void shouldMakeAnIterationOfANextStep();
    void shouldPlanRisksThatAreDropped();
    void shouldPlanAndUnplanByKey();
    void shouldGroupTheList();
    void shouldFollowUndo();
    void shouldPlanANewIteration();
    void shouldShowWhatIsNotFilteredAway();
    void shouldSayWhatToDoWithoutIterations();
};

void tst_iterations_page::shouldBeginWithTheLastIteration()
{
    Driver driver;
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(2));
    QCOMPARE(driver.control<QLineEdit>("Title")->text(), QStringLiteral("Queue on disk"));
}

void tst_iterations_page::shouldAskBeforeCompleting()
{
    Driver driver;
    QSignalSpy asked(&driver.page, &ui::IterationsPage::completeRequested);
    auto *status = driver.control<QComboBox>("Status");
    status->setFocus();
    status->setCurrentIndex(2); // blocked, as if turned there without choosing
    driver.press(Qt::Key_Down);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.front().front().toInt(), 2);
    QCOMPARE(driver.text(), houseRegister());
    QCOMPARE(status->currentText(), QStringLiteral("In progress"));
}

void tst_iterations_page::shouldReopen()
{
    Driver driver;
    driver.page.showIteration(1);
    QAbstractButton *reopen = nullptr;
    for (auto *each : driver.page.findChildren<QAbstractButton *>()) {
        if (each->text() == QStringLiteral("Reopen") && each->isVisible())
            reopen = each;
    }
    QVERIFY(reopen);
    reopen->click();
    QVERIFY(driver.has("1. Label Overwrite - two jobs in one slot → Iteration 1\n"));
    QVERIFY(!reopen->isVisible());
}

void tst_iterations_page::shouldMakeARiskOfANextStep()
{
    Driver driver;
    driver.page.showIteration(1);
    QVERIFY(driver.table("Next Steps for Future Iterations"));
    driver.press(Qt::Key_Down);
    QTimer::singleShot(0, [] { // of the tiers that are offered
        QVERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_M);
    });
    driver.press(Qt::Key_R);
    QVERIFY(driver.has("2. Show printer health on the desk → risk 9\n"));
    QVERIFY(driver.has("\n9. Show printer health on the desk\n"));
    QCOMPARE(int(*driver.session.reg().risks[*markdown::findRisk(driver.session.reg(), "9")].tier),
             int(Tier::Medium));
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_iterations_page::shouldMakeAnIterationOfANextStep()
{
    Driver driver;
    driver.page.showIteration(1);
    QVERIFY(driver.table("Next Steps for Future Iterations"));
    driver.press(Qt::Key_I);
    QVERIFY(driver.has("1. Keep the queue on disk → Iteration 3\n"));
    QVERIFY(driver.has("## Iteration 3 - Keep the queue on disk\n"));
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(1));
    driver.press(Qt::Key_I); // it has become one
    QCOMPARE(driver.failures.count(), 1);
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_iterations_page::shouldPlanRisksThatAreDropped()
{
    Driver driver;
    auto *chips = driver.page.findChild<ui::RiskChips *>();
    const auto drop = [&](const std::vector<std::string> &risks) {
        const auto data = itemmodels::mimeOfRisks(driver.session.editor(), risks);
        QDragEnterEvent enter({4, 4}, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(chips, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped({4, 4}, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(chips, &dropped);
        QApplication::processEvents();
        return true;
    };
    QVERIFY(drop({"3", "5"}));
    for (const char *name : {"3", "5"})
        QCOMPARE(
            driver.session.reg().risks[*markdown::findRisk(driver.session.reg(), name)].iteration,
            std::optional<int>(2));
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
    driver.page.showIteration(1); // which is completed
    QVERIFY(!drop({"3"}));
}

void tst_iterations_page::shouldPlanAndUnplanByKey()
{
    Driver driver;
    const auto *button = driver.control<QToolButton>("Plan a risk for this iteration");
    QVERIFY(button);
    Q_EMIT button->menu()->aboutToShow();
    const auto offered = button->menu()->actions();
    QVERIFY(!offered.isEmpty());
    const QString name = offered.front()->text().section(QLatin1Char(' '), 0, 0);
    offered.front()->trigger();
    QApplication::processEvents();
    const auto risk = [&]() -> const Risk & {
        return driver.session.reg()
            .risks[*markdown::findRisk(driver.session.reg(), name.toStdString())];
    };
    QCOMPARE(risk().iteration, std::optional<int>(2));
    auto *chip = driver.control<QToolButton>(
        (name + QStringLiteral("  ") + QString::fromStdString(risk().title)).toUtf8().constData());
    QVERIFY(chip);
    chip->setFocus();
    driver.press(Qt::Key_Delete);
    QCOMPARE(driver.text(), houseRegister());
    driver.page.showIteration(1);
    QVERIFY(!driver.control<QToolButton>("Plan a risk for this iteration"));
}

void tst_iterations_page::shouldGroupTheList()
{
    Driver driver;
    const auto *button = driver.control<QToolButton>("Group iterations");
    QVERIFY(button);
    button->menu()->actions().at(1)->trigger();
    auto *list = driver.page.findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 4);
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(2)); // it stays
    list->setFocus();
    driver.press(Qt::Key_Down); // over the name of a group
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(1));
    driver.press(Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(2));
    driver.press(Qt::Key_PageUp, Qt::ControlModifier); // there is none before
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(2));
    // It comes back.
    Driver next;
    next.page.restoreState(driver.page.state());
    QCOMPARE(next.page.findChild<QListView *>()->model()->rowCount(), 4);
}

void tst_iterations_page::shouldFollowUndo()
{
    Driver driver;
    const ui::GrownTextEdit *prose = driver.prose("Problem Identified");
    driver.apply(changes::setSectionMarkdown(driver.session.reg(), 2, 0, "Other text."));
    QCOMPARE(prose->toPlainText(), QStringLiteral("Other text."));
    driver.apply(changes::removeSection(driver.session.reg(), 2, 0));
    QVERIFY(!driver.control<ui::GrownTextEdit>("Problem Identified"));
    QVERIFY(driver.session.undo());
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.control<ui::GrownTextEdit>("Problem Identified")->toPlainText(),
             QStringLiteral("A power cut empties the queue."));
}

void tst_iterations_page::shouldPlanANewIteration()
{
    Driver driver;
    driver.page.focusNewIteration();
    driver.type("Printer health");
    driver.press(Qt::Key_Return);
    QVERIFY(driver.has("## Iteration 3 - Printer health\n"));
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(3));
    QCOMPARE(driver.control<QLineEdit>("Title")->text(), QStringLiteral("Printer health"));
    QVERIFY(driver.session.undo());
    QCOMPARE(driver.text(), houseRegister());
}

void tst_iterations_page::shouldShowWhatIsNotFilteredAway()
{
    Driver driver;
    driver.page.find();
    driver.type("label");
    auto *list = driver.page.findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 1);
    driver.page.showIteration(2);
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(2));
}

void tst_iterations_page::shouldSayWhatToDoWithoutIterations()
{
    Driver driver("# Log\n");
    QVERIFY(!driver.page.currentIteration());
    driver.type("First one"); // the keyboard is in the line that plans one
    driver.press(Qt::Key_Return);
    QVERIFY(driver.has("## Iteration 1 - First one\n"));
    QCOMPARE(driver.page.currentIteration(), std::optional<int>(1));
}

LOADLINE_TEST(tst_iterations_page)
#include "tst_iterations_page.moc"
