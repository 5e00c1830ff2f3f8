// SPDX-License-Identifier: GPL-3.0-or-later
#include "seen_review.h"

#include "changes/changes.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/time_source.h"
#include "ui/window_driver.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPrintDialog>
#include <QSettings>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

/// Fills the dialog of the review that is shown by keys alone, and signs off.
void signOff(WindowDriver &driver, const char *remark, bool isForIterations)
{
    Page *page = driver.window().pages()->current();
    driver.dialogFor([&] { commandOf(page, "Sign off")->trigger(); },
                     [&](QWidget *dialog) {
                         // Where the user's name is known, the keyboard is at the remark.
                         if (dialog->focusWidget() != dialog->findChildren<QLineEdit *>().first())
                             driver.press(Qt::Key_Backtab, Qt::ShiftModifier);
                         driver.press(Qt::Key_A, Qt::ControlModifier);
                         driver.type(QStringLiteral("Ilse"));
                         driver.press(Qt::Key_Tab);
                         driver.type(QString::fromUtf8(remark));
                         if (isForIterations) {
                             driver.press(Qt::Key_Tab);
                             driver.press(Qt::Key_Space);
                         }
                         driver.press(Qt::Key_Return);
                     });
}

} // namespace

/// What leaves the page: reports, and who stands for a verdict.
class tst_review_reports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shouldCopyTheReport();
    void shouldSaveTheReport();
    void shouldAskForAPrinter();
    void shouldKeepWhoSignedOff();
    void shouldWriteASignOffIntoWhatShips();
};

void tst_review_reports::init()
{
    QSettings().clear();
}

void tst_review_reports::shouldCopyTheReport()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    driver.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString report = QApplication::clipboard()->text();
    QVERIFY2(report.startsWith(QStringLiteral("### ❌ No go: register.md")), qPrintable(report));
    QVERIFY(report.contains(QStringLiteral("Depot Trial")));
    QApplication::clipboard()->clear();
    commandOf(driver.window().pages()->current(), "Copy report")->trigger();
    QCOMPARE(QApplication::clipboard()->text(), report);
}

void tst_review_reports::shouldSaveTheReport()
{
    WindowDriver driver(houseRegister());
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    Page *page = driver.window().pages()->current();
    const QString path = QFileInfo(driver.path()).absolutePath() + QStringLiteral("/report.md");
    driver.dialogFor([&] { commandOf(page, "Save report")->trigger(); },
                     [&](QWidget *dialog) {
                         auto *files = qobject_cast<QFileDialog *>(dialog);
                         QVERIFY(files);
                         files->findChild<QLineEdit *>()->setText(path);
                         driver.press(Qt::Key_Return);
                     });
    QTRY_COMPARE(fileContent(path.toStdString()), page->copied());
    QCOMPARE(driver.fileText(), houseRegister());
}

void tst_review_reports::shouldAskForAPrinter()
{
    WindowDriver driver(sound);
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    bool isForPrinter = false;
    driver.pressFor(Qt::Key_P, Qt::ControlModifier, [&](QWidget *dialog) {
        isForPrinter = qobject_cast<QPrintDialog *>(dialog) != nullptr;
        dialog->close();
    });
    QVERIFY(isForPrinter);
    QCOMPARE(driver.fileText(), std::string(sound));
}

void tst_review_reports::shouldKeepWhoSignedOff()
{
    WindowDriver driver(sound);
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    auto *said = named<QLabel>(&driver.window(), "Sign-off");
    QVERIFY(!said->isVisible());
    signOff(driver, "the hub first", false);
    QVERIFY(said->isVisible());
    QVERIFY2(said->text().startsWith(QStringLiteral("Signed off as go by Ilse: the hub first, ")),
             qPrintable(said->text()));
    QCOMPARE(driver.text(), std::string(sound));
    QVERIFY(driver.window().session()->apply(
        changes::setRiskField(driver.window().session()->reg(), "2", "Owner", "Watch")));
    QVERIFY2(said->text().endsWith(QStringLiteral("; 1 step since")), qPrintable(said->text()));
    QVERIFY(driver.window().session()->undo());
    QVERIFY(!said->text().contains(QStringLiteral("since")));
    QVERIFY(driver.window().session()->undo());
    QVERIFY(!said->isVisible());
}

void tst_review_reports::shouldWriteASignOffIntoWhatShips()
{
    WindowDriver driver(withIterations(iteration(2, "✅")));
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(isReviewed(&driver.window()));
    const std::string before = driver.text();
    signOff(driver, "", true);
    const std::string line = "**Reviewed**: " + todayUtc() + " by Ilse: go\n";
    const std::string text = driver.text();
    const auto first = text.find(line);
    QVERIFY2(first != std::string::npos, text.c_str());
    QVERIFY(text.find(line, first + 1) != std::string::npos);
    QCOMPARE(text.size(), before.size() + 2 * line.size());
    QVERIFY(driver.window().session()->undo());
    QCOMPARE(driver.text(), before);
}

LOADLINE_TEST(tst_review_reports)

#include "tst_review_reports.moc"
