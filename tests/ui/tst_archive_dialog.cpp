// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/registers.h"
#include "support/test_main.h"
#include "ui/window_driver.h"

#include "ui/shell/window_actions.h"
#include "ui/widgets/message_strip.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QSettings>
#include <QSpinBox>
#include <QTest>

using namespace loadline;
using namespace loadline::test;

namespace {

QString archivePath(const WindowDriver &driver)
{
    return QFileInfo(driver.path()).dir().filePath(QStringLiteral("register-archive.md"));
}

void archive(WindowDriver &driver, const std::function<void(QWidget *)> &inDialog)
{
    driver.dialogFor([&] { driver.window().actions()->archive->trigger(); }, inDialog);
}

QString said(const QWidget *dialog, const char *name)
{
    for (const auto *label : dialog->findChildren<QLabel *>())
        if (label->accessibleName() == QLatin1String(name))
            return label->isVisible() ? label->text() : QString();
    return QStringLiteral("no such label");
}

QAbstractButton *button(const QWidget *dialog, const char *text)
{
    for (auto *each : dialog->findChildren<QAbstractButton *>())
        if (each->text().remove(QLatin1Char('&')) == QLatin1String(text))
            return each;
    return nullptr;
}

} // namespace

/// Moving completed iterations to the file beside the register's.
class tst_archive_dialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void shouldMoveWhatIsCompletedAndWriteBothFiles();
    void shouldSayWhatMovesForEachNumber();
    void shouldDoNothingWhenCancelled();
    void shouldRefuseWithoutAFile();
    void shouldChangeNothingWhereTheArchiveCannotBeWritten();
    void shouldRefuseAFileThatIsNoArchive();
};

void tst_archive_dialog::shouldMoveWhatIsCompletedAndWriteBothFiles()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    const std::string before = driver.text();
    archive(driver, [&](QWidget *) { driver.press(Qt::Key_Return); });

    const std::string archived = fileContent(archivePath(driver).toStdString());
    QVERIFY(archived.find("## Iteration 1 - Label printer queue") != std::string::npos);
    QVERIFY(archived.find("Label Overwrite - two jobs in one slot") != std::string::npos);
    QVERIFY(driver.text().find("## Iteration 1") == std::string::npos);
    QVERIFY(driver.text().find("register-archive.md") != std::string::npos);
    QCOMPARE(driver.fileText(), driver.text());
    QVERIFY2(driver.window().strip()->message().what.contains(
                 QStringLiteral("to register-archive.md")),
             qPrintable(driver.window().strip()->message().what));

    // The stamp of the writing is a step of its own, above the one of archiving.
    while (driver.text() != before)
        QVERIFY(driver.window().session()->undo());
    QCOMPARE(driver.window().session()->editor().redoNote()->kind, ChangeKind::Archive);
}

void tst_archive_dialog::shouldSayWhatMovesForEachNumber()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    archive(driver, [&](QWidget *dialog) {
        auto *number = dialog->findChild<QSpinBox *>();
        QVERIFY(number && number->hasFocus());
        QVERIFY(!QAccessible::queryAccessibleInterface(number)->text(QAccessible::Name).isEmpty());
        QCOMPARE(number->value(), 2);
        QVERIFY2(said(dialog, "What moves").endsWith(QStringLiteral("move to register-archive.md.")),
                 qPrintable(said(dialog, "What moves")));
        QVERIFY(said(dialog, "What moves").startsWith(QLatin1Char('1')));
        QVERIFY(button(dialog, "Archive")->isEnabled());
        QCOMPARE(said(dialog, "What stays"), QString());

        driver.press(Qt::Key_Up);
        QCOMPARE(said(dialog, "What stays"),
                 QStringLiteral("Iteration 2 is in progress and stays."));

        driver.press(Qt::Key_Down);
        driver.press(Qt::Key_Down);
        QCOMPARE(number->value(), 1);
        QVERIFY(said(dialog, "What moves").startsWith(QStringLiteral("Nothing moves")));
        QVERIFY(!button(dialog, "Archive")->isEnabled());
    });
}

void tst_archive_dialog::shouldDoNothingWhenCancelled()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    archive(driver, [&](QWidget *) { driver.press(Qt::Key_Escape); });
    QCOMPARE(driver.text(), houseRegister());
    QCOMPARE(driver.fileText(), houseRegister());
    QVERIFY(!QFile::exists(archivePath(driver)));
}

void tst_archive_dialog::shouldRefuseWithoutAFile()
{
    WindowDriver driver(houseRegister());
    driver.start(false);
    driver.window().open({ui::WishToOpen::Sample});
    const std::string before = driver.text();
    driver.window().actions()->archive->trigger();
    const ui::Message &message = driver.window().strip()->message();
    QCOMPARE(message.kind, ui::Message::Kind::Error);
    QVERIFY2(message.what.contains(QStringLiteral("in no file")), qPrintable(message.what));
    QCOMPARE(driver.text(), before);
}

void tst_archive_dialog::shouldChangeNothingWhereTheArchiveCannotBeWritten()
{
    // GIVEN a dialog, behind which somebody else makes the file
    WindowDriver driver(houseRegister());
    driver.start(true);
    archive(driver, [&](QWidget *) {
        QFile other(archivePath(driver));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("theirs\n");
        other.close();
        driver.press(Qt::Key_Return);
    });
    QCOMPARE(fileContent(archivePath(driver).toStdString()), std::string("theirs\n"));
    QCOMPARE(driver.text(), houseRegister());
    QCOMPARE(driver.fileText(), houseRegister());
    QCOMPARE(driver.window().strip()->message().kind, ui::Message::Kind::Error);
}

void tst_archive_dialog::shouldRefuseAFileThatIsNoArchive()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    QFile other(archivePath(driver));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("# Letters\n");
    other.close();
    archive(driver, [&](QWidget *dialog) {
        QVERIFY2(said(dialog, "What moves").contains(QStringLiteral("no archive of ours")),
                 qPrintable(said(dialog, "What moves")));
        QVERIFY(!button(dialog, "Archive")->isEnabled());
    });
}

LOADLINE_TEST(tst_archive_dialog)
#include "tst_archive_dialog.moc"
