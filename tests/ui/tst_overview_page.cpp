// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include "named.h"

#include "support/test_main.h"
#include "ui/overview/load_gauge.h"
#include "ui/overview/short_list.h"
#include "ui/overview/tier_tile.h"
#include "ui/page_driver.h"
#include "ui/shell/page_stack.h"
#include "ui/window_driver.h"

#include <QAccessible>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

using Driver = PageDriver<OverviewPage>;

QStringList rowsOf(QWidget *in, const char *list)
{
    QStringList rows;
    auto *found = named<ShortList>(in, list);
    for (int row = 0; found && row < found->count(); ++row)
        rows << found->item(row)->text();
    return rows;
}

bool says(QWidget *in, const QString &words)
{
    for (auto *label : in->findChildren<QLabel *>()) {
        if (label->text() == words)
            return true;
    }
    return false;
}

} // namespace

class tst_overview_page : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayHowDeepTheRegisterSits();
    void shouldFollowAChangeAtOnce();
    void shouldGiveAssistiveTechnologyAValue();
    void shouldNameWhatIsInATier();
    void shouldLeadFromATileToItsRisks();
    void shouldListWhatComesNext();
    void shouldListWhatWantsSettling();
    void shouldListTheLatestChanges();
    void shouldBeCopiedForAPullRequest();
    void shouldKeepWeightsAndLimitBesideTheFile();
    void shouldRefuseSettingsWhereThereIsNoFile();
    void shouldHaveARoundScaleAboveLoadAndLimit_data();
    void shouldHaveARoundScaleAboveLoadAndLimit();
};

void tst_overview_page::shouldSayHowDeepTheRegisterSits()
{
    Driver driver;
    QVERIFY(says(&driver.page, QStringLiteral("Load 16 of 20")));
    QVERIFY(says(&driver.page, QStringLiteral("Near the line: 4 below it.")));
}

void tst_overview_page::shouldFollowAChangeAtOnce()
{
    Driver driver;
    driver.apply(changes::setRiskField(driver.session.reg(), "3", "status", "fixed"));
    QVERIFY(says(&driver.page, QStringLiteral("Load 12 of 20")));
    driver.session.undo();
    QVERIFY(says(&driver.page, QStringLiteral("Load 16 of 20")));
}

void tst_overview_page::shouldGiveAssistiveTechnologyAValue()
{
    Driver driver;
    auto *gauge = driver.page.findChild<LoadGauge *>();
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(gauge);
    QVERIFY(access && access->valueInterface());
    QCOMPARE(access->valueInterface()->currentValue().toDouble(), 16.0);
    QCOMPARE(access->valueInterface()->maximumValue().toDouble(), 20.0);
    QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Load 16 of 20"));
}

void tst_overview_page::shouldNameWhatIsInATier()
{
    Driver driver;
    QVERIFY(named<TierTile>(&driver.page, "High: 2 open, 1 planned"));
    QVERIFY(named<TierTile>(&driver.page, "Critical: 0 open, 1 fixed or closed"));
}

void tst_overview_page::shouldLeadFromATileToItsRisks()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_1, Qt::ControlModifier);
    driver.press(Qt::Key_Tab); // from critical to high
    driver.press(Qt::Key_Space);

    QCOMPARE(driver.window().pages()->currentPage(), PageId::Risks);
    auto *filter = named<QLineEdit>(&driver.window(), "Filter risks");
    QCOMPARE(filter->text(), QStringLiteral("tier:high"));
}

void tst_overview_page::shouldListWhatComesNext()
{
    Driver driver;
    QCOMPARE(rowsOf(&driver.page, "Next iterations"),
             QStringList{QStringLiteral("2  Queue on disk")});
    QSignalSpy asked(&driver.page, &Page::iterationRequested);
    named<ShortList>(&driver.page, "Next iterations")->setFocus();
    driver.press(Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toInt(), 2);
}

void tst_overview_page::shouldListWhatWantsSettling()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_1, Qt::ControlModifier);
    const auto rows = [&] { return rowsOf(&driver.window(), "To settle"); };
    QTRY_VERIFY(!rows().filter(QStringLiteral("evidence")).isEmpty());

    named<ShortList>(&driver.window(), "To settle")->setFocus();
    driver.press(Qt::Key_Return);

    QVERIFY(driver.window().pages()->currentPage() != PageId::Overview);
}

void tst_overview_page::shouldListTheLatestChanges()
{
    Driver driver;
    driver.apply(changes::setRiskField(driver.session.reg(), "3", "status", "fixed"));
    driver.apply(changes::completeIteration(driver.session.reg(), 2));
    QCOMPARE(rowsOf(&driver.page, "Latest changes").first(),
             QStringLiteral("Completed iteration 2; fixed risk 2"));
    QCOMPARE(rowsOf(&driver.page, "Latest changes").size(), 2);
}

void tst_overview_page::shouldBeCopiedForAPullRequest()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(!rowsOf(&driver.window(), "To settle").filter(QStringLiteral("evidence")).isEmpty());

    driver.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString markdown = QApplication::clipboard()->text();
    QVERIFY2(markdown.startsWith(QStringLiteral(
                 "**Load 16 of 20** – Near the line: 4 below it.\n\n- Critical: 0 open, 1 fixed or "
                 "closed\n- High: 2 open, 1 planned\n")),
             qPrintable(markdown));
    QVERIFY(markdown.contains(QStringLiteral("- 2  Queue on disk, In progress, fixes 1 risk\n")));

    driver.press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Load 16 of 20")));
}

void tst_overview_page::shouldKeepWeightsAndLimitBesideTheFile()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_1, Qt::ControlModifier);
    auto *settings = driver.window().pages()->current()->commands().front();

    driver.dialogFor([&] { settings->trigger(); },
                     [](QWidget *dialog) {
                         QCOMPARE(named<QDoubleSpinBox>(dialog, "Limit")->text(),
                                  QStringLiteral("20"));
                         named<QDoubleSpinBox>(dialog, "Limit")->setValue(12);
                         named<QDoubleSpinBox>(dialog, "Weight of High")->setValue(5);
                         qobject_cast<QDialog *>(dialog)->accept();
                     });

    QFile file(QFileInfo(driver.path()).absoluteDir().filePath(QStringLiteral(".loadline.toml")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("limit = 12\n\n[weights]\nhigh = 5\n"));
    QVERIFY(says(&driver.window(), QStringLiteral("Load 18 of 12")));
    QVERIFY(says(&driver.window(), QStringLiteral("Over the line by 6.")));
    QCOMPARE(driver.text(), houseRegister());
}

void tst_overview_page::shouldRefuseSettingsWhereThereIsNoFile()
{
    Driver driver;
    driver.page.commands().front()->trigger();
    QCOMPARE(driver.failures.size(), 1);
}

void tst_overview_page::shouldHaveARoundScaleAboveLoadAndLimit_data()
{
    QTest::addColumn<double>("weight");
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("end");
    QTest::newRow("below the limit") << 16.0 << 20.0 << 25.0;
    QTest::newRow("over it") << 70.0 << 20.0 << 100.0;
    QTest::newRow("nothing at all") << 0.0 << 0.0 << 1.5;
    QTest::newRow("large") << 9000.0 << 20.0 << 12000.0;
}

void tst_overview_page::shouldHaveARoundScaleAboveLoadAndLimit()
{
    QFETCH(double, weight);
    QFETCH(double, limit);
    LoadGauge gauge;
    posture::Load load;
    load.weight = weight;
    load.limit = limit;
    gauge.show(load);
    QTEST(gauge.scaleEnd(), "end");
}

LOADLINE_TEST(tst_overview_page)
#include "tst_overview_page.moc"
