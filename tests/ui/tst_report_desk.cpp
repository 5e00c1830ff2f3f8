// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_desk.h"

#include "seen_review.h"

#include "support/registers.h"
#include "support/test_repository.h"
#include "ui/shell/main_window.h"
#include "ui/shell/register_session.h"
#include "ui/window_driver.h"

#include <QFileInfo>
#include <QPrinter>
#include <QProcess>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

/// A window on a register with two commits, and the desk of it.
class Desk
{
public:
    explicit Desk(const std::string &text = sound)
    {
        m_repository.write("RISKS.md", sound);
        m_repository.commit("Begin");
        m_repository.write("RISKS.md", withIterations(iteration(2, "⚠️")));
        m_repository.commit("Go on");
        m_repository.write("RISKS.md", text);
        m_driver = std::make_unique<WindowDriver>(
            ExistingFile{QString::fromStdString(m_repository.pathOf("RISKS.md"))});
        m_driver->start(true);
        m_desk = std::make_unique<ReportDesk>(&m_driver->window());
        told = std::make_unique<QSignalSpy>(m_desk.get(), &ReportDesk::told);
        failed = std::make_unique<QSignalSpy>(m_desk.get(), &ReportDesk::failed);
    }

    QString pathOf(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    void save(const QString &path) { m_desk->save(session(), review(), "RISKS.md", path); }
    void print(const std::shared_ptr<QPrinter> &printer)
    {
        m_desk->print(session(), review(), "RISKS.md", printer);
    }
    std::string saved(const char *name)
    {
        const QString path = pathOf(name);
        told->clear();
        save(path);
        const bool isDone = QTest::qWaitFor([this] { return !told->empty(); }, 20'000);
        return isDone ? fileContent(path.toStdString()) : std::string();
    }
    QProgressDialog *progress() { return m_driver->window().findChild<QProgressDialog *>(); }

    std::unique_ptr<QSignalSpy> told;
    std::unique_ptr<QSignalSpy> failed;

private:
    RegisterSession &session() { return *m_driver->window().session(); }
    review::Review review()
    {
        return review::reviewOf(session().reg(), {}, {{}, checks::CheckContext{"2026-06-15"}});
    }

    TestRepository m_repository;
    QTemporaryDir m_folder;
    std::unique_ptr<WindowDriver> m_driver;
    std::unique_ptr<ReportDesk> m_desk;
};

/// What a reader of PDF finds.
QByteArray textOf(const QString &path)
{
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
    reader.waitForFinished(60'000);
    return reader.readAllStandardOutput();
}

bool hasReader()
{
    return !QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty();
}

std::string longRegister()
{
    std::string iterations;
    for (int number = 2; number < 3000; ++number)
        iterations += iteration(number, "⚠️");
    return withIterations(iterations);
}

} // namespace

/// Reports that are made beside the window.
class tst_report_desk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldShowWhatTheFileCarriedOverTime();
    void shouldSayWhatCouldNotBeWritten();
    void shouldLeaveNothingWhereItIsStopped();
    void shouldGoWithItsWindowInTheMidst();
    void shouldPrint();
    void shouldSayWhereAPrinterTakesNothing();
};

void tst_report_desk::shouldShowWhatTheFileCarriedOverTime()
{
    Desk desk;
    const std::string page = desk.saved("review.html");
    QVERIFY(page.find("<svg") != std::string::npos);
    QVERIFY(page.find("Open risks over time") != std::string::npos);
    QVERIFY(desk.told->last().first().toString().startsWith(QStringLiteral("Saved the report to")));
    const QByteArray paper = QByteArray::fromStdString(desk.saved("review.pdf"));
    QVERIFY(paper.startsWith("%PDF-"));
    QVERIFY(paper.endsWith("%%EOF\n"));
    if (hasReader())
        QVERIFY(textOf(desk.pathOf("review.pdf")).contains("Open risks over time"));
    QVERIFY(desk.saved("review.md").starts_with("### "));
    QVERIFY(desk.failed->empty());
}

void tst_report_desk::shouldSayWhatCouldNotBeWritten()
{
    Desk desk;
    desk.save(QStringLiteral("/nowhere/at/all.html"));
    QTRY_COMPARE(desk.failed->size(), 1);
    QCOMPARE(desk.failed->first().first().value<Error>().path, std::string("/nowhere/at/all.html"));
    QVERIFY(desk.told->empty());
    QVERIFY(!desk.saved("review.html").empty()); // and is ready for the next
}

void tst_report_desk::shouldLeaveNothingWhereItIsStopped()
{
    Desk desk(longRegister());
    const QString path = desk.pathOf("review.pdf");
    desk.save(path);
    QTRY_VERIFY_WITH_TIMEOUT(desk.progress() && desk.progress()->isVisible(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(desk.progress()->labelText().contains(QStringLiteral("age ")), 20'000);
    desk.progress()->findChild<QPushButton *>()->click();
    QCOMPARE(desk.told->size(), 1);
    QCOMPARE(desk.told->first().first().toString(),
             QStringLiteral("Stopped: nothing was written."));
    QVERIFY(!desk.saved("review.md").empty());
    QVERIFY(!QFileInfo::exists(path));
    QVERIFY(desk.failed->empty());
}

void tst_report_desk::shouldGoWithItsWindowInTheMidst()
{
    QString path;
    {
        Desk desk(longRegister());
        path = desk.pathOf("review.pdf");
        desk.save(path);
        QTRY_VERIFY_WITH_TIMEOUT(desk.progress() && desk.progress()->isVisible(), 20'000);
    }
    QVERIFY(!QFileInfo::exists(path));
}

void tst_report_desk::shouldPrint()
{
    Desk desk;
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(desk.pathOf("printed.pdf"));
    desk.print(printer);
    QTRY_COMPARE(desk.told->size(), 1);
    QCOMPARE(desk.told->first().first().toString(), QStringLiteral("Printed the report."));
    QVERIFY(fileContent(desk.pathOf("printed.pdf").toStdString()).starts_with("%PDF-"));
    if (hasReader())
        QVERIFY(textOf(desk.pathOf("printed.pdf")).contains("Open risks over time"));
}

void tst_report_desk::shouldSayWhereAPrinterTakesNothing()
{
    Desk desk;
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setOutputFileName(QStringLiteral("/nowhere/at/all.pdf"));
    desk.print(printer);
    QTRY_COMPARE(desk.failed->size(), 1);
    QVERIFY(desk.told->empty());
}

LOADLINE_TEST(tst_report_desk)
#include "tst_report_desk.moc"
