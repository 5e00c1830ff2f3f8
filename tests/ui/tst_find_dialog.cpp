// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/find_dialog.h"

#include "support/registers.h"
#include "support/test_main.h"
#include "ui/document/row_view.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"
#include "ui/window_driver.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

const std::atomic_bool goOn = false;

std::vector<std::size_t> linesOf(const std::string &text, const char *sought, std::size_t most = 100)
{
    std::vector<std::size_t> lines;
    for (const LineHit &hit : linesWith(text, QString::fromUtf8(sought), most, goOn))
        lines.push_back(hit.line);
    return lines;
}

/// Where the document is, from 1.
std::size_t lineOf(WindowDriver &driver)
{
    for (const auto *view : driver.window().pages()->current()->findChildren<RowView *>()) {
        if (view->isVisible())
            return view->currentLine() + 1;
    }
    return 0;
}

using Lines = std::vector<std::size_t>;

} // namespace

class tst_find_dialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldFindLines();
    void shouldFindNothingWhereNothingIsSought();
    void shouldStopWhenItIsCalledOff();
    void shouldGoToALineOfTheRegister();
    void shouldFindInTheWholeLibrary();
};

void tst_find_dialog::shouldFindLines()
{
    const std::string text = "One Queue\r\ntwo\rÜber the queue\n\nqueue, queue\n";
    QCOMPARE(linesOf(text, "QUEUE"), (Lines{1, 3, 5}));
    QCOMPARE(linesOf(text, "über"), (Lines{3}));
    QCOMPARE(linesOf(text, "queue", 2), (Lines{1, 3}));
    QCOMPARE(linesOf(text, "queue\n"), Lines{});
    QCOMPARE(linesOf("last line", "line"), (Lines{1}));
}

void tst_find_dialog::shouldFindNothingWhereNothingIsSought()
{
    QCOMPARE(linesOf("some\ntext\n", ""), Lines{});
    QCOMPARE(linesOf("", "x"), Lines{});
}

void tst_find_dialog::shouldStopWhenItIsCalledOff()
{
    const std::atomic_bool calledOff = true;
    QVERIFY(linesWith("x\nx\n", QStringLiteral("x"), 10, calledOff).empty());
}

void tst_find_dialog::shouldGoToALineOfTheRegister()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.pressFor(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier, [&](QWidget *dialog) {
        driver.type(QStringLiteral("condition variable"));
        auto *hits = dialog->findChild<QTreeWidget *>();
        QTRY_VERIFY(hits->currentItem());
        QCOMPARE(hits->currentItem()->text(1),
                 QStringLiteral("- a condition variable instead of polling"));
        driver.press(Qt::Key_Return);
    });
    QCOMPARE(driver.window().pages()->currentPage(), PageId::Document);
    QCOMPARE(lineOf(driver), linesOf(houseRegister(), "condition variable").front());
}

void tst_find_dialog::shouldFindInTheWholeLibrary()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    const QString first = driver.window().session()->name();
    QVERIFY(driver.window().open({WishToOpen::Sample}));
    driver.pressFor(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier, [&](QWidget *dialog) {
        driver.type(QStringLiteral("Label printer queue"));
        auto *hits = dialog->findChild<QTreeWidget *>();
        QTest::qWait(300);
        QVERIFY(!hits->currentItem());
        dialog->findChild<QCheckBox *>()->click();
        QTRY_VERIFY(hits->currentItem());
        dialog->findChild<QLineEdit *>()->setFocus();
        driver.press(Qt::Key_Return);
    });
    QTRY_COMPARE(driver.window().session()->name(), first);
    QCOMPARE(driver.window().pages()->currentPage(), PageId::Document);
    QCOMPARE(lineOf(driver), std::size_t(3));
}

LOADLINE_TEST(tst_find_dialog)
#include "tst_find_dialog.moc"
