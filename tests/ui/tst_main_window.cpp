// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/window_driver.h"

#include "itemmodels/risk_tree_model.h"
#include "ui/document/document_page.h"
#include "ui/document/document_view.h"
#include "ui/iterations/evidence_list.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/window_actions.h"
#include "ui/widgets/message_strip.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFont>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QTest>
#include <QTreeView>

using namespace loadline;
using namespace loadline::test;
using itemmodels::RiskTreeModel;

namespace {

const char ownRegister[] = "# Tasks of the harbour clock\n"
                           "\n"
                           "## Iteration 1 - Keep the tide table\n"
                           "**Date**: 2026-01-10\n"
                           "**Status**: ✅ Completed\n"
                           "**Priority**: 🔴 CRITICAL\n"
                           "\n"
                           "### Testing\n"
                           "✅ **Tables**: equal for a year\n"
                           "\n"
                           "---\n"
                           "\n"
                           "## Deployment Risk Register\n"
                           "\n"
                           "### 🔴 Critical (Iteration 1 - FIXED)\n"
                           "1. ~~Tide table is lost at midnight~~ ✅ **FIXED**\n"
                           "\n"
                           "### 🔴 Critical (Remaining)\n"
                           "None identified yet\n"
                           "\n"
                           "### 🟠 High Priority (Next Iterations)\n"
                           "2. Hands stop while charts are read - one thread\n"
                           "3. Bell rings twice - no lock\n"
                           "\n"
                           "### 🟡 Medium Priority\n"
                           "4. Face is dark in the rain\n"
                           "\n"
                           "---\n"
                           "\n"
                           "**Last Updated**: 2026-01-10 04:30 UTC\n";

std::string seed()
{
    QFile file(QStringLiteral(LOADLINE_SOURCE_DIR) + QStringLiteral("/../shared/format/seed.md"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

template<class T>
T *named(QWidget *in, const QString &text)
{
    for (auto *button : in->findChildren<T *>()) {
        if (button->text().remove(QLatin1Char('&')) == text)
            return button;
    }
    return nullptr;
}

} // namespace

class tst_main_window : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void shouldDoTheMainJob_data();
    void shouldDoTheMainJob();
    void shouldSettleEvidenceWhileCompleting();
    void shouldCompleteAndWriteAtOnce();
    void shouldReopen();
    void shouldAddARiskFromOneLine();
    void shouldSayWhyAFileIsNotOpened();
    void shouldOpenADroppedFile();
    void shouldNotWriteOverWhatItHasNotRead();
    void shouldTakeOverAFileChangedOutside();
    void shouldAskOnceOnClosing();
    void shouldComeBackWhereItWas();
    void shouldOfferStartsWithoutARegister();
    void shouldNameEveryControl_data();
    void shouldNameEveryControl();
    void shouldGiveEveryMenuCommandAMnemonic();
    void shouldGiveNoKeyTwice();

private:
    static void makeIterationTwo(WindowDriver &driver);
    static void planForTwo(WindowDriver &driver, const QString &risk);
    static void completeTwo(WindowDriver &driver);
};

void tst_main_window::makeIterationTwo(WindowDriver &driver)
{
    driver.pressFor(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier, [&](QWidget *) {
        driver.type(QStringLiteral("Graceful shutdown"));
        driver.press(Qt::Key_Tab);
        driver.press(Qt::Key_Down); // planned, in progress
        driver.press(Qt::Key_Return);
    });
}

void tst_main_window::planForTwo(WindowDriver &driver, const QString &risk)
{
    driver.press(Qt::Key_3, Qt::ControlModifier);
    driver.goToRisk(risk);
    driver.press(Qt::Key_P);
    driver.type(QStringLiteral("2"));
    driver.press(Qt::Key_Return);
}

void tst_main_window::completeTwo(WindowDriver &driver)
{
    driver.press(Qt::Key_2, Qt::ControlModifier);
    driver.pressFor(Qt::Key_Return, Qt::ControlModifier, [&](QWidget *dialog) {
        driver.press(Qt::Key_C, Qt::AltModifier); // the file stays as it is
        QTRY_VERIFY(dialog->isHidden()); // a button shows that it is pressed
    });
}

void tst_main_window::shouldDoTheMainJob_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a register of our own") << QByteArray(ownRegister);
    if (!seed().empty())
        QTest::newRow("the seed") << QByteArray::fromStdString(seed());
}

void tst_main_window::shouldDoTheMainJob()
{
    QFETCH(QByteArray, text);
    const std::string original = text.toStdString();

    // GIVEN a register opened from its file
    WindowDriver driver(original);
    driver.start(true);
    QCOMPARE(driver.text(), original);

    // WHEN iteration 2 is made, risk 2 is planned for it, and it is completed
    makeIterationTwo(driver);
    QVERIFY(driver.text().find("## Iteration 2 - Graceful shutdown\n") != std::string::npos);
    planForTwo(driver, QStringLiteral("2"));
    QVERIFY(driver.text().find(" → Iteration 2\n") != std::string::npos);
    completeTwo(driver);

    // THEN the risk is struck in the tree and in the document
    const std::string completed = driver.text();
    QVERIFY(completed.find("### 🟠 High Priority (Iteration 2 - FIXED)\n2. ~~")
            != std::string::npos);
    QVERIFY(completed.find("→ Iteration 2") == std::string::npos);
    driver.press(Qt::Key_3, Qt::ControlModifier);
    auto *model = qobject_cast<RiskTreeModel *>(driver.tree()->model());
    const QModelIndex risk = model->indexOf(QStringLiteral("2"), RiskTreeModel::Title);
    QCOMPARE(risk.data(itemmodels::RiskStatusRole).toInt(), int(RiskStatus::Fixed));
    QVERIFY(risk.data(Qt::FontRole).value<QFont>().strikeOut());
    driver.press(Qt::Key_5, Qt::ControlModifier);
    auto *document = qobject_cast<ui::DocumentPage *>(driver.window().pages()->current());
    QVERIFY(document);
    const ui::DocumentRows &rows = document->view()->rows();
    bool isShownStruck = false;
    for (std::size_t row = 0; row < rows.count(); ++row) {
        isShownStruck = isShownStruck
                        || (rows.text(row).starts_with("2. ~~")
                            && rows.at(row).kind == ui::DocumentRows::Kind::Added);
    }
    QVERIFY(isShownStruck);
    QCOMPARE(driver.fileText(), original);

    // WHEN everything is undone THEN the bytes are the file's
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver.text(), original);
    QVERIFY(!driver.window().actions()->undo->isEnabled());

    // WHEN it is redone, written, closed and started again
    for (int step = 0; step < 3; ++step)
        driver.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver.text(), completed);
    driver.press(Qt::Key_S, Qt::ControlModifier);
    const std::string written = driver.fileText();
    QCOMPARE(driver.text(), written);
    QVERIFY(written.find("**Last Updated**: 2026-02-01 00:00 UTC") != std::string::npos);
    QVERIFY(driver.close());
    driver.start(false);

    // THEN it is as it was left, and undo still works
    QCOMPARE(driver.text(), written);
    QCOMPARE(driver.window().pages()->currentPage(), ui::PageId::Document);
    QCOMPARE(driver.window().session()->unwrittenLines(), 0);
    for (int step = 0; step < 4; ++step) // the stamp was a step as well
        driver.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver.text(), original);
    QVERIFY(driver.window().session()->unwrittenLines() > 0);
    QCOMPARE(driver.fileText(), written);
}

void tst_main_window::shouldSettleEvidenceWhileCompleting()
{
    // GIVEN an iteration in progress with two tests that were not run
    std::string text = ownRegister;
    text.replace(text.find("✅ Completed"), std::string("✅ Completed").size(), "🔄 In Progress");
    text.replace(text.find("✅ **Tables**: equal for a year"),
                 std::string("✅ **Tables**: equal for a year").size(),
                 "⏳ **Tables**: equal for a year\n⏳ **Bell**: rings once");
    WindowDriver driver(text);
    driver.start(true);
    driver.press(Qt::Key_2, Qt::ControlModifier);

    // WHEN it is completed with one key on each row
    driver.pressFor(Qt::Key_Return, Qt::ControlModifier, [&](QWidget *dialog) {
        QVERIFY(dialog->findChild<ui::EvidenceList *>()->hasFocus());
        driver.press(Qt::Key_P);
        driver.press(Qt::Key_W);
        driver.press(Qt::Key_C, Qt::AltModifier);
        QTRY_VERIFY(dialog->isHidden()); // a button shows that it is pressed
    });

    // THEN the states and the completion are one step
    QVERIFY(driver.text().find("✅ **Tables**") != std::string::npos);
    QVERIFY(driver.text().find("⚠️ **Bell**") != std::string::npos);
    QVERIFY(driver.text().find("✅ Completed") != std::string::npos);
    QCOMPARE(driver.window().actions()->undo->text(), QStringLiteral("&Undo complete iteration 1"));
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver.text(), text);
}

void tst_main_window::shouldCompleteAndWriteAtOnce()
{
    WindowDriver driver(ownRegister);
    driver.start(true);
    makeIterationTwo(driver);
    planForTwo(driver, QStringLiteral("3"));
    driver.press(Qt::Key_2, Qt::ControlModifier);
    driver.pressFor(Qt::Key_Return, Qt::ControlModifier, [&](QWidget *dialog) {
        driver.press(Qt::Key_W, Qt::AltModifier);
        QTRY_VERIFY(dialog->isHidden()); // a button shows that it is pressed
    });
    QVERIFY(driver.fileText().find("3. ~~Bell rings twice - no lock~~ ✅ **FIXED**")
            != std::string::npos);
    QCOMPARE(driver.fileText(), driver.text());
}

void tst_main_window::shouldReopen()
{
    WindowDriver driver(ownRegister);
    driver.start(true);
    driver.press(Qt::Key_2, Qt::ControlModifier);
    driver.press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(driver.text().find("1. Tide table is lost at midnight → Iteration 1\n")
            != std::string::npos);
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver.text(), std::string(ownRegister));
}

void tst_main_window::shouldAddARiskFromOneLine()
{
    WindowDriver driver(ownRegister);
    driver.start(true);
    driver.pressFor(Qt::Key_N, Qt::ControlModifier, [&](QWidget *dialog) {
        driver.type(QStringLiteral("high: Lamp goes out - no spare -> 9"));
        auto *add = named<QAbstractButton>(dialog, QStringLiteral("Add risk"));
        QVERIFY(!add->isEnabled()); // there is no iteration 9
        for (int letter = 0; letter < 5; ++letter)
            driver.press(Qt::Key_Backspace);
        QVERIFY(add->isEnabled());
        driver.press(Qt::Key_Return);
    });
    QVERIFY(driver.text().find("5. Lamp goes out - no spare\n") != std::string::npos);
    QCOMPARE(driver.treeText(QStringLiteral("5"), RiskTreeModel::Title),
             QStringLiteral("Lamp goes out"));
    QCOMPARE(driver.window().session()->unwrittenLines() > 0, true);
}

void tst_main_window::shouldSayWhyAFileIsNotOpened()
{
    WindowDriver driver("caf\xE9\n");
    driver.start(true);
    QVERIFY(!driver.window().session());
    const ui::Message &message = driver.window().strip()->message();
    QVERIFY(driver.window().strip()->isVisible());
    QVERIFY2(message.what.contains(QStringLiteral("register.md:1:4")), qPrintable(message.what));
    QVERIFY(!message.meaning.isEmpty());
    QVERIFY(!message.advice.isEmpty());
}

void tst_main_window::shouldOpenADroppedFile()
{
    WindowDriver driver(ownRegister);
    driver.start(false);
    QVERIFY(!driver.window().session());
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile(driver.path())});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &dragged, Qt::LeftButton,
                          Qt::NoModifier);
    QApplication::sendEvent(&driver.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&driver.window(), &drop);
    QVERIFY(driver.window().session());
    QCOMPARE(driver.text(), std::string(ownRegister));
}

void tst_main_window::shouldNotWriteOverWhatItHasNotRead()
{
    // GIVEN a change here and another one in the file
    WindowDriver driver(ownRegister);
    driver.start(true);
    makeIterationTwo(driver);
    const std::string theirs = std::string(ownRegister) + "\nA line of somebody else.\n";
    driver.changeFile(theirs);

    // WHEN the file is written
    driver.press(Qt::Key_S, Qt::ControlModifier);

    // THEN it is refused, what does not overlap is combined, and nothing is lost on either side
    QCOMPARE(driver.fileText(), theirs);
    const std::string both = driver.text();
    QVERIFY(both.find("A line of somebody else.\n") != std::string::npos);
    QVERIFY(both.find("## Iteration 2") != std::string::npos);
    QVERIFY(driver.window().strip()->isVisible());

    // WHEN it is written once more THEN it has been seen
    driver.press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(driver.fileText(), driver.text());
}

void tst_main_window::shouldTakeOverAFileChangedOutside()
{
    WindowDriver driver(ownRegister);
    driver.start(true);
    QVERIFY(driver.close());
    const std::string theirs = std::string(ownRegister) + "\nA line of somebody else.\n";
    driver.changeFile(theirs);
    driver.start(false);
    QCOMPARE(driver.text(), theirs);
    QVERIFY(!driver.window().session()->editor().canUndo());
    QVERIFY(driver.window().strip()->isVisible());
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver.text(), theirs);
}

void tst_main_window::shouldAskOnceOnClosing()
{
    WindowDriver driver(ownRegister);
    driver.start(true);
    makeIterationTwo(driver);
    const std::string ours = driver.text();
    driver.pressFor(Qt::Key_W, Qt::ControlModifier, [&](QWidget *box) {
        named<QAbstractButton>(box, QStringLiteral("Leave in library"))->click();
    });
    QVERIFY(!driver.window().session());
    QCOMPARE(driver.fileText(), std::string(ownRegister));
    QVERIFY(driver.close());

    driver.start(true);
    QCOMPARE(driver.text(), ours);
    QVERIFY(driver.close()); // no question any more
    QCOMPARE(driver.fileText(), std::string(ownRegister));
}

void tst_main_window::shouldComeBackWhereItWas()
{
    WindowDriver driver(ownRegister);
    driver.start(true);
    driver.window().resize(900, 640);
    driver.press(Qt::Key_3, Qt::ControlModifier);
    driver.goToRisk(QStringLiteral("4"));
    QVERIFY(driver.close());
    driver.start(false);
    QCOMPARE(driver.window().size(), QSize(900, 640));
    QCOMPARE(driver.window().pages()->currentPage(), ui::PageId::Risks);
    QCOMPARE(driver.tree()->currentIndex().siblingAtColumn(RiskTreeModel::Title).data().toString(),
             QStringLiteral("Face is dark in the rain"));
}

void tst_main_window::shouldOfferStartsWithoutARegister()
{
    WindowDriver driver(ownRegister);
    driver.start(false);
    QVERIFY(!driver.window().session());
    auto *empty = named<QAbstractButton>(&driver.window(), QStringLiteral("Start empty"));
    QVERIFY(empty && empty->isVisible());
    empty->click();
    QVERIFY(driver.window().session());
    QCOMPARE(int(driver.window().session()->reg().groups.size()), 4);
    QVERIFY(!driver.window().session()->hasFile());
}

void tst_main_window::shouldNameEveryControl_data()
{
    QTest::addColumn<int>("page");
    for (const ui::PageId page : ui::allPages)
        QTest::newRow(qPrintable(ui::titleOf(page))) << int(page);
}

void tst_main_window::shouldNameEveryControl()
{
    QFETCH(int, page);
    WindowDriver driver(ownRegister);
    driver.start(true);
    driver.window().showPage(ui::PageId(page));
    QCoreApplication::processEvents();
    const auto isNamed = [](QWidget *widget) {
        const auto *interface = QAccessible::queryAccessibleInterface(widget);
        return interface && !interface->text(QAccessible::Name).isEmpty();
    };
    for (auto *widget : driver.window().findChildren<QWidget *>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
                               && !widget->focusProxy()
                               && (qobject_cast<QAbstractButton *>(widget)
                                   || qobject_cast<QLineEdit *>(widget)
                                   || qobject_cast<QComboBox *>(widget)
                                   || qobject_cast<QAbstractScrollArea *>(widget));
        if (!isControl || widget->parentWidget()->inherits("QComboBox")
            || widget->parentWidget()->inherits("QComboBoxPrivateContainer"))
            continue;
        QVERIFY2(isNamed(widget),
                 qPrintable(QStringLiteral("%1 in %2 has no accessible name")
                                .arg(QString::fromLatin1(widget->metaObject()->className()),
                                     QString::fromLatin1(
                                         widget->parentWidget()->metaObject()->className()))));
    }
}

void tst_main_window::shouldGiveEveryMenuCommandAMnemonic()
{
    WindowDriver driver(ownRegister);
    driver.start(true);
    for (const QAction *menu : driver.window().menuBar()->actions())
        QVERIFY2(menu->text().contains(QLatin1Char('&')), qPrintable(menu->text()));
}

void tst_main_window::shouldGiveNoKeyTwice()
{
    WindowDriver driver(ownRegister);
    driver.start(true);
    for (const ui::PageId page : ui::allPages) {
        driver.window().showPage(page);
        QHash<QKeySequence, QString> given;
        for (const QAction *menu : driver.window().menuBar()->actions()) {
            for (const QAction *action : menu->menu()->actions()) {
                for (const QKeySequence &key : action->shortcuts()) {
                    QVERIFY2(!given.contains(key),
                             qPrintable(given.value(key) + QStringLiteral(" / ") + action->text()));
                    given.insert(key, action->text());
                }
            }
        }
    }
}

LOADLINE_TEST(tst_main_window)
#include "tst_main_window.moc"
