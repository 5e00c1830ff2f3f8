// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/window_driver.h"

#include "ui/shell/window_actions.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QSettings>
#include <QTest>

using namespace loadline;
using namespace loadline::test;

namespace {

const char withDuplicates[] = "# Lock gate\n\n## Iteration 2 - Sluice\n\nAfter risk 3 and #4.\n\n"
                              "## Risk Register\n\n### High\n3. Flood\n4. Ice - like risk 7\n\n"
                              "### Low\n3. Reeds\n7. Boats\n";

void renumber(WindowDriver &driver, const std::function<void(QWidget *)> &inDialog)
{
    driver.dialogFor([&] { driver.window().actions()->renumber->trigger(); }, inDialog);
}

QStringList rows(const QWidget *dialog)
{
    QStringList lines;
    const auto *list = dialog->findChild<QListWidget *>();
    for (int row = 0; row < list->count(); ++row)
        lines << list->item(row)->text();
    return lines;
}

bool canRenumber(const QWidget *dialog)
{
    for (const auto *button : dialog->findChildren<QAbstractButton *>())
        if (button->text().remove(QLatin1Char('&')) == QLatin1String("Renumber"))
            return button->isEnabled();
    return false;
}

} // namespace

/// New numbers for names that are given twice, or for all.
class tst_renumber_dialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void shouldRenumberDuplicatesAsOneStep();
    void shouldListAllWhenAsked();
    void shouldOfferNothingWhereNoNameIsGivenTwice();
    void shouldDoNothingWhenCancelled();
};

void tst_renumber_dialog::shouldRenumberDuplicatesAsOneStep()
{
    WindowDriver driver(withDuplicates);
    driver.start(true);
    renumber(driver, [&](QWidget *dialog) {
        QCOMPARE(rows(dialog),
                 (QStringList{QStringLiteral("Line 14: risk 3 becomes risk 8"),
                              QStringLiteral("Line 5: the reference to risk 3 is left; the name "
                                             "was given twice")}));
        driver.press(Qt::Key_Return);
    });
    QVERIFY(driver.text().find("8. Reeds\n") != std::string::npos);
    QVERIFY(driver.text().find("3. Flood\n4. Ice") != std::string::npos);
    QVERIFY(driver.window().session()->undo());
    QCOMPARE(driver.text(), std::string(withDuplicates));
}

void tst_renumber_dialog::shouldListAllWhenAsked()
{
    WindowDriver driver(withDuplicates);
    driver.start(true);
    renumber(driver, [&](QWidget *dialog) {
        auto *all = dialog->findChild<QCheckBox *>();
        QVERIFY(all->hasFocus() && !all->isChecked());
        driver.press(Qt::Key_Space);
        QVERIFY(all->isChecked());
        const QStringList lines = rows(dialog);
        QVERIFY2(lines.contains(QStringLiteral("Line 10: risk 3 becomes risk 1")),
                 qPrintable(lines.join(QLatin1Char('\n'))));
        QVERIFY(lines.contains(QStringLiteral("Line 3: iteration 2 becomes iteration 1")));
        QVERIFY(lines.contains(QStringLiteral("Line 11: the reference to risk 7 becomes risk 4")));
        driver.press(Qt::Key_Return);
    });
    QVERIFY(driver.text().find("## Iteration 1 - Sluice") != std::string::npos);
    QVERIFY(driver.text().find("2. Ice - like risk 4\n") != std::string::npos);
    QVERIFY(driver.window().session()->undo());
    QCOMPARE(driver.text(), std::string(withDuplicates));
}

void tst_renumber_dialog::shouldOfferNothingWhereNoNameIsGivenTwice()
{
    WindowDriver driver("# Lock gate\n\n## Risk Register\n\n### High\n1. Flood\n2. Ice\n");
    driver.start(true);
    renumber(driver, [&](QWidget *dialog) {
        QVERIFY(!canRenumber(dialog));
        QVERIFY(!dialog->findChild<QListWidget *>()->isVisible());
    });
}

void tst_renumber_dialog::shouldDoNothingWhenCancelled()
{
    WindowDriver driver(withDuplicates);
    driver.start(true);
    renumber(driver, [&](QWidget *dialog) {
        QVERIFY(canRenumber(dialog));
        driver.press(Qt::Key_Escape);
    });
    QCOMPARE(driver.text(), std::string(withDuplicates));
}

LOADLINE_TEST(tst_renumber_dialog)
#include "tst_renumber_dialog.moc"
