// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_files.h"

#include "support/registers.h"
#include "support/test_main.h"
#include "ui/review/deployment_review.h"
#include "ui/review/review_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_stack.h"
#include "ui/window_driver.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

/// A window on the house's register that shows its review.
ReviewPage *reviewIn(WindowDriver &driver)
{
    driver.start(true);
    driver.press(Qt::Key_4, Qt::ControlModifier);
    auto *page = qobject_cast<ReviewPage *>(driver.window().pages()->current());
    const bool isThere = page && QTest::qWaitFor([page] {
                             return page->review()->review() && !page->isLoading();
                         });
    return isThere ? page : nullptr;
}

void save(WindowDriver &driver, ReviewPage *page, const std::function<void(QFileDialog *)> &inDialog)
{
    const QList<QAction *> commands = page->commands();
    const auto found = std::find_if(commands.begin(), commands.end(), [](const QAction *each) {
        return each->text().remove(QLatin1Char('&')).startsWith(QStringLiteral("Save report"));
    });
    QVERIFY(found != commands.end());
    driver.dialogFor([&] { (*found)->trigger(); },
                     [&](QWidget *dialog) {
                         auto *files = qobject_cast<QFileDialog *>(dialog);
                         QVERIFY(files);
                         inDialog(files);
                     });
}

} // namespace

/// Reports that are saved from the window.
class tst_report_files : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSaveInTheFormOfTheName_data();
    void shouldSaveInTheFormOfTheName();
    void shouldProposeANameForEachForm();
};

void tst_report_files::shouldSaveInTheFormOfTheName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("Markdown") << "report.md" << QByteArray("### ❌ No go: register.md")
                              << QByteArray("<details>");
    QTest::newRow("HTML") << "report.html" << QByteArray("<!DOCTYPE html>")
                          << QByteArray("<title>No go: register.md</title>");
    QTest::newRow("HTML, as elsewhere")
        << "report.HTM" << QByteArray("<!DOCTYPE html>") << QByteArray("</html>");
    QTest::newRow("PDF") << "report.pdf" << QByteArray("%PDF-") << QByteArray("/CreationDate");
    QTest::newRow("no form") << "report" << QByteArray("### ❌ No go") << QByteArray("<details>");
}

void tst_report_files::shouldSaveInTheFormOfTheName()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begins);
    QFETCH(QByteArray, holds);
    WindowDriver driver(houseRegister());
    ReviewPage *page = reviewIn(driver);
    QVERIFY(page);
    QString path = QFileInfo(driver.path()).absolutePath() + QLatin1Char('/') + name;
    save(driver, page, [&](QFileDialog *files) {
        files->findChild<QLineEdit *>()->setText(path);
        driver.press(Qt::Key_Return);
    });
    if (!name.contains(QLatin1Char('.')))
        path += QStringLiteral(".md"); // the form that is proposed first
    QTRY_VERIFY(QFileInfo::exists(path));
    const QByteArray saved = QByteArray::fromStdString(fileContent(path.toStdString()));
    QVERIFY2(saved.startsWith(begins), saved.left(100).constData());
    QVERIFY(saved.contains(holds));
    QCOMPARE(driver.fileText(), houseRegister());
}

void tst_report_files::shouldProposeANameForEachForm()
{
    WindowDriver driver(houseRegister());
    ReviewPage *page = reviewIn(driver);
    QVERIFY(page);
    save(driver, page, [&](QFileDialog *files) {
        auto *line = files->findChild<QLineEdit *>();
        QCOMPARE(line->text(), QStringLiteral("register-review.md"));
        const auto choose = [files](int form) {
            files->selectNameFilter(reportFilters().at(form));
            Q_EMIT files->filterSelected(reportFilters().at(form));
        };
        choose(2);
        QCOMPARE(line->text(), QStringLiteral("register-review.pdf"));
        choose(1);
        QCOMPARE(line->text(), QStringLiteral("register-review.html"));
        line->setText(QStringLiteral("mine"));
        choose(2);
        QCOMPARE(line->text(), QStringLiteral("mine"));
        files->reject();
    });
}

LOADLINE_TEST(tst_report_files)
#include "tst_report_files.moc"
