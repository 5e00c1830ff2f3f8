// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"
#include "ui/window_driver.h"

#include "ui/damage/encoding_dialog.h"
#include "ui/damage/repair_dialog.h"
#include "ui/shell/window_actions.h"
#include "ui/widgets/message_strip.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace loadline;
using namespace loadline::test;

namespace {

/// "✅" and "ø" once read as Mac Roman.
const char damaged[] = "# B\u221a\u220fjer\n\n## Iteration 1 - Fyr\n**Status**: \u201a\u00fa\u00d6 "
                       "Completed\n";
const char repaired[] = "# Bøjer\n\n## Iteration 1 - Fyr\n**Status**: ✅ Completed\n";
/// The second half of 🔴, which is no text.
const char halved[] = "# Buoys\n\n## Risk Register\n\n### \xED\xB4\xB4 Critical\n1. Fog\n";
const char western[] = "# Bou\xE9"
                       "es\n\n## Risk Register\n\n### High\n1. Br\xFBlure\n";

/// Opens the driver's file, and does in the dialog that comes what \a inDialog says.
/// Answers whether it is open then.
bool openWith(WindowDriver &driver, const std::function<void(QDialog *)> &inDialog)
{
    driver.start(false);
    driver.window().askHowToRead();
    bool wasAsked = false;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        if (!dialog || wasAsked)
            return;
        wasAsked = true;
        dialog->activateWindow();
        const auto hasKeyboard = [dialog] {
            const QWidget *focused = QApplication::focusWidget();
            return focused && focused->window() == dialog;
        };
        [&] { QVERIFY(QTest::qWaitFor(hasKeyboard)); }();
        inDialog(dialog);
        if (QApplication::activeModalWidget() == dialog)
            dialog->reject(); // so that a failing test does not wait for ever
    });
    poll.start(20);
    const bool isOpen = driver.window().openFile(driver.path());
    if (!wasAsked)
        qWarning("no dialog came");
    return isOpen;
}

QAbstractButton *button(QDialog *dialog, const QString &text)
{
    for (auto *each : dialog->findChildren<QAbstractButton *>())
        if (each->text().remove(QLatin1Char('&')) == text)
            return each;
    return nullptr;
}

bool areNamed(const QDialog *dialog)
{
    for (auto *widget : dialog->findChildren<QWidget *>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
                               && !widget->focusProxy()
                               && (qobject_cast<QAbstractButton *>(widget)
                                   || qobject_cast<QAbstractScrollArea *>(widget));
        const auto *interface = QAccessible::queryAccessibleInterface(widget);
        if (isControl && (!interface || interface->text(QAccessible::Name).isEmpty()))
            return false;
    }
    return true;
}

} // namespace

/// Opening a file that is damaged or no UTF-8: what is shown, and what is read then.
class tst_damage_dialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void shouldShowEachPlaceBeforeAndAfter();
    void shouldRepairOnReturn();
    void shouldLeaveItAsItIs();
    void shouldNotOpenWhenCancelled();
    void shouldRepairHalvesOfEmojiOrNothing();
    void shouldOpenInTheLikelyEncoding();
    void shouldShowTheTextInEachEncoding();
    void shouldReadWhatIsMostlyUtf8();
    void shouldReadUtf16();
    void shouldNotAskForHealthyText();
    void shouldRepairUnaskedInAPicture();
};

void tst_damage_dialogs::shouldShowEachPlaceBeforeAndAfter()
{
    WindowDriver driver(damaged);
    openWith(driver, [](QDialog *dialog) {
        QVERIFY(qobject_cast<ui::RepairDialog *>(dialog));
        QVERIFY(areNamed(dialog));
        const QAbstractItemModel *rows = dialog->findChild<QTreeView *>()->model();
        QCOMPARE(rows->rowCount(), 2);
        const auto cell = [rows](int row, int column) {
            return rows->index(row, column).data().toString();
        };
        QCOMPARE(cell(1, 0), QStringLiteral("4"));
        QCOMPARE(cell(1, 1), QStringLiteral("\u201a\u00fa\u00d6"));
        QCOMPARE(cell(1, 2), QStringLiteral("\u2705"));
        QCOMPARE(cell(1, 3), QStringLiteral("**Status**: \u2705 Completed"));
        QCOMPARE(cell(1, 4), QStringLiteral("Mac Roman"));
        QCOMPARE(rows->index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Line 4: \u201a\u00fa\u00d6 becomes \u2705, read as Mac Roman"));
    });
}

void tst_damage_dialogs::shouldRepairOnReturn()
{
    WindowDriver driver(damaged);
    QVERIFY(openWith(driver, [&](QDialog *) { driver.press(Qt::Key_Return); }));
    QCOMPARE(driver.text(), std::string(repaired));
    // The file is as it was, until it is written.
    QCOMPARE(driver.fileText(), std::string(damaged));
    QVERIFY(driver.window().session()->hasUnwritten());
    driver.window().actions()->write->trigger();
    QCOMPARE(driver.fileText(), std::string(repaired));
}

void tst_damage_dialogs::shouldLeaveItAsItIs()
{
    WindowDriver driver(damaged);
    QVERIFY(openWith(driver, [&](QDialog *dialog) {
        button(dialog, QStringLiteral("Leave as it is"))->click();
    }));
    QCOMPARE(driver.text(), std::string(damaged));
    QVERIFY(!driver.window().session()->hasUnwritten());
}

void tst_damage_dialogs::shouldNotOpenWhenCancelled()
{
    WindowDriver driver(damaged);
    QVERIFY(!openWith(driver, [&](QDialog *) { driver.press(Qt::Key_Escape); }));
    QVERIFY(!driver.window().session());
    // Nothing is in the library by then: it is asked again.
    QVERIFY(driver.close());
    QVERIFY(openWith(driver, [&](QDialog *) { driver.press(Qt::Key_Return); }));
}

void tst_damage_dialogs::shouldRepairHalvesOfEmojiOrNothing()
{
    WindowDriver driver(halved);
    QVERIFY(openWith(driver, [&](QDialog *dialog) {
        QVERIFY(!button(dialog, QStringLiteral("Leave as it is"))->isEnabled());
        const QAbstractItemModel *rows = dialog->findChild<QTreeView *>()->model();
        QCOMPARE(rows->index(0, 1).data().toString(), QStringLiteral("bytes ED B4 B4"));
        driver.press(Qt::Key_Return);
    }));
    QVERIFY(driver.text().find("### 🔴 Critical\n") != std::string::npos);
}

void tst_damage_dialogs::shouldOpenInTheLikelyEncoding()
{
    WindowDriver driver(western);
    QVERIFY(openWith(driver, [&](QDialog *dialog) {
        QVERIFY(qobject_cast<ui::EncodingDialog *>(dialog));
        QVERIFY(areNamed(dialog));
        bool isPlaceSaid = false;
        for (auto *label : dialog->findChildren<QLabel *>())
            isPlaceSaid = isPlaceSaid || label->text().contains(QLatin1String("line 1, column 6"));
        QVERIFY(isPlaceSaid);
        driver.press(Qt::Key_Return);
    }));
    QCOMPARE(driver.text(), std::string("# Bouées\n\n## Risk Register\n\n### High\n1. Brûlure\n"));
    QVERIFY(driver.window().strip()->message().what.contains(QLatin1String("windows-1252")));
    driver.window().actions()->write->trigger();
    QCOMPARE(driver.fileText(), driver.text());
}

void tst_damage_dialogs::shouldShowTheTextInEachEncoding()
{
    WindowDriver driver(western);
    QVERIFY(openWith(driver, [&](QDialog *dialog) {
        auto *list = dialog->findChild<QListWidget *>();
        const auto *text = dialog->findChild<QPlainTextEdit *>();
        QVERIFY(list->hasFocus());
        QVERIFY(list->item(0)->text().contains(QLatin1String("likely")));
        QVERIFY(text->toPlainText().startsWith(QStringLiteral("# Bou\u00e9es")));
        const auto cyrillic = list->findItems(QStringLiteral("Windows-1251"), Qt::MatchEndsWith);
        QCOMPARE(cyrillic.size(), 1);
        list->setCurrentItem(cyrillic.front());
        QVERIFY(text->toPlainText().startsWith(QStringLiteral("# Bou\u0439es")));
        button(dialog, QStringLiteral("Open with this encoding"))->click();
    }));
    QCOMPARE(driver.text(), std::string("# Bouйes\n\n## Risk Register\n\n### High\n1. Brыlure\n"));
}

void tst_damage_dialogs::shouldReadWhatIsMostlyUtf8()
{
    // Two lines of UTF-8, then one byte of another program.
    WindowDriver driver("# Bøjer\n\n## Iteration 1 - Fyr\n**Status**: ✅ Completed\n\nR\xF8"
                        "de.\n");
    QVERIFY(openWith(driver, [&](QDialog *) { driver.press(Qt::Key_Return); }));
    QCOMPARE(driver.text(), std::string(repaired) + "\nRøde.\n");
}

void tst_damage_dialogs::shouldReadUtf16()
{
    using namespace std::string_literals;
    WindowDriver driver("\xFF\xFE#\0 \0\xD8\0\n\0"s);
    QVERIFY(openWith(driver, [&](QDialog *dialog) {
        QCOMPARE(dialog->findChild<QListWidget *>()->item(0)->text(),
                 QStringLiteral("UTF-16LE (likely)"));
        driver.press(Qt::Key_Return);
    }));
    QVERIFY(driver.text().ends_with("# Ø\n"));
}

void tst_damage_dialogs::shouldNotAskForHealthyText()
{
    WindowDriver driver(repaired);
    driver.start(false);
    driver.window().askHowToRead();
    QVERIFY(driver.window().openFile(driver.path()));
    QCOMPARE(driver.text(), std::string(repaired));
}

void tst_damage_dialogs::shouldRepairUnaskedInAPicture()
{
    WindowDriver driver(damaged);
    driver.start(true);
    QCOMPARE(driver.text(), std::string(repaired));
    QVERIFY(driver.window().strip()->isVisible());
}

LOADLINE_TEST(tst_damage_dialogs)
#include "tst_damage_dialogs.moc"
