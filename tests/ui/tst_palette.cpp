// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/registers.h"
#include "support/test_main.h"
#include "ui/palette/command_palette.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"
#include "ui/window_driver.h"

#include <QApplication>
#include <QListView>
#include <QTest>
#include <QTreeView>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

/// A window with its palette open.
class Asked
{
public:
    explicit Asked(const QString &query)
        : driver(houseRegister())
    {
        driver.start(true);
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.type(query);
    }
    QString current() const
    {
        auto *list = QApplication::activePopupWidget()->findChild<QListView *>();
        return list->currentIndex().data().toString();
    }

    WindowDriver driver;
};

} // namespace

class tst_palette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldGoToARisk();
    void shouldGoToASection();
    void shouldGoToAnIteration();
    void shouldGiveACommand();
    void shouldNotOfferWhatCannotBeGiven();
    void shouldWalkThroughWhatIsFound();
    void shouldLeaveEverythingOnEscape();
    void shouldOfferCommandsWithoutARegister();
};

void tst_palette::shouldGoToARisk()
{
    Asked asked(QStringLiteral("firmware drops"));
    QCOMPARE(asked.current(), QStringLiteral("Risk 3: Firmware Drops Jobs"));
    asked.driver.press(Qt::Key_Return);
    QCOMPARE(asked.driver.window().pages()->currentPage(), PageId::Risks);
    QCOMPARE(asked.driver.tree()->currentIndex().siblingAtColumn(1).data().toString(),
             QStringLiteral("Firmware Drops Jobs"));
}

void tst_palette::shouldGoToASection()
{
    Asked asked(QStringLiteral("root cause"));
    asked.driver.press(Qt::Key_Return);
    QCOMPARE(asked.driver.window().pages()->currentPage(), PageId::Iterations);
    QCOMPARE(asked.driver.window().pages()->current()->currentIteration(), std::optional(1));
    QTRY_VERIFY(QApplication::focusWidget()
                && QApplication::focusWidget()->accessibleName() == QStringLiteral("Root Cause"));
}

void tst_palette::shouldGoToAnIteration()
{
    Asked asked(QStringLiteral("iteration 2"));
    asked.driver.press(Qt::Key_Return);
    QCOMPARE(asked.driver.window().pages()->currentPage(), PageId::Iterations);
    QCOMPARE(asked.driver.window().pages()->current()->currentIteration(), std::optional(2));
}

void tst_palette::shouldGiveACommand()
{
    Asked asked(QStringLiteral("document"));
    QCOMPARE(asked.current(), QStringLiteral("Document"));
    asked.driver.press(Qt::Key_Return);
    QCOMPARE(asked.driver.window().pages()->currentPage(), PageId::Document);
}

void tst_palette::shouldNotOfferWhatCannotBeGiven()
{
    Asked asked(QStringLiteral("> redo"));
    QCOMPARE(asked.current(), QString());
    asked.driver.press(Qt::Key_Return); // nothing to choose: it stays
    QVERIFY(QApplication::activePopupWidget());
}

void tst_palette::shouldWalkThroughWhatIsFound()
{
    Asked asked(QStringLiteral("risk 1"));
    const QString first = asked.current();
    asked.driver.press(Qt::Key_Down);
    QVERIFY(asked.current() != first);
    asked.driver.press(Qt::Key_Up);
    asked.driver.press(Qt::Key_Up);
    QCOMPARE(asked.current(), first);
}

void tst_palette::shouldLeaveEverythingOnEscape()
{
    Asked asked(QStringLiteral("complete"));
    const PageId page = asked.driver.window().pages()->currentPage();
    asked.driver.press(Qt::Key_Escape);
    QVERIFY(!QApplication::activePopupWidget());
    QCOMPARE(asked.driver.window().pages()->currentPage(), page);
    QCOMPARE(asked.driver.text(), houseRegister());
}

void tst_palette::shouldOfferCommandsWithoutARegister()
{
    WindowDriver driver(houseRegister());
    driver.start(false);
    driver.press(Qt::Key_K, Qt::ControlModifier);
    driver.type(QStringLiteral("sample"));
    driver.press(Qt::Key_Return);
    QVERIFY(driver.window().session());
    QCOMPARE(driver.window().session()->name(), QStringLiteral("Sample"));
}

LOADLINE_TEST(tst_palette)
#include "tst_palette.moc"
