// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include "changes/changes.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "ui/shell/register_session.h"
#include "ui/window_driver.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSettings>
#include <QTest>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

QComboBox *themeBox(QWidget *dialog)
{
    for (auto *box : dialog->findChildren<QComboBox *>()) {
        if (box->accessibleName() == QStringLiteral("Theme"))
            return box;
    }
    return nullptr;
}

void setOwner(WindowDriver &driver, const char *owner)
{
    RegisterSession &session = *driver.window().session();
    QVERIFY(session.apply(changes::setRiskField(session.reg(), "3", "Owner", owner)));
}

} // namespace

class tst_settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }
    void cleanup() { QSettings().clear(); }
    void shouldComeBackAsChosen();
    void shouldChangeNothingWhenItIsCancelled();
    void shouldWriteAfterAChangeWhereThatIsWanted();
    void shouldNotWriteOtherwise();

private:
    static void want(WindowDriver &driver)
    {
        driver.pressFor(Qt::Key_Comma, Qt::ControlModifier, [&](QWidget *dialog) {
            dialog->findChild<QCheckBox *>()->setChecked(true);
            driver.press(Qt::Key_Return);
        });
    }
};

void tst_settings::shouldComeBackAsChosen()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.pressFor(Qt::Key_Comma, Qt::ControlModifier, [&](QWidget *dialog) {
        themeBox(dialog)->setCurrentText(QStringLiteral("Dark"));
        dialog->findChild<QCheckBox *>()->setChecked(true);
        driver.press(Qt::Key_Return);
    });
    QVERIFY(isDark(driver.window().palette()));
    driver.pressFor(Qt::Key_Comma, Qt::ControlModifier, [&](QWidget *dialog) {
        QCOMPARE(themeBox(dialog)->currentText(), QStringLiteral("Dark"));
        QVERIFY(dialog->findChild<QCheckBox *>()->isChecked());
        themeBox(dialog)->setCurrentText(QStringLiteral("Light"));
        driver.press(Qt::Key_Return);
    });
    QVERIFY(!isDark(driver.window().palette()));
}

void tst_settings::shouldChangeNothingWhenItIsCancelled()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.pressFor(Qt::Key_Comma, Qt::ControlModifier, [&](QWidget *dialog) {
        dialog->findChild<QCheckBox *>()->setChecked(true);
        driver.press(Qt::Key_Escape);
    });
    setOwner(driver, "Ottilie");
    QTest::qWait(1500);
    QCOMPARE(driver.fileText(), houseRegister());
}

void tst_settings::shouldWriteAfterAChangeWhereThatIsWanted()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    want(driver);
    setOwner(driver, "Ottilie");
    QTRY_VERIFY(driver.fileText().find("Ottilie") != std::string::npos);
    QTRY_COMPARE(driver.fileText(), driver.text());

    // One undo takes the change back, not only the stamp, and it can be done again.
    QVERIFY(driver.window().session()->undo());
    QCOMPARE(driver.text(), houseRegister());
    QTest::qWait(1500);
    QVERIFY(driver.window().session()->redo());
    QVERIFY(driver.text().find("Ottilie") != std::string::npos);
    QTRY_COMPARE(driver.fileText(), driver.text());
}

void tst_settings::shouldNotWriteOtherwise()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    setOwner(driver, "Ottilie");
    QTest::qWait(1500);
    QCOMPARE(driver.fileText(), houseRegister());
}

LOADLINE_TEST(tst_settings)
#include "tst_settings.moc"
