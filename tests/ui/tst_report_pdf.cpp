// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_pdf.h"

#include "markdown/reader.h"
#include "review/report/report.h"
#include "support/registers.h"
#include "support/test_main.h"
#include "ui/report/paper_text.h"
#include "ui/report/report_painter.h"
#include "ui/report/report_printer.h"
#include "ui/widgets/on_paper.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace loadline;
using namespace loadline::test;
using namespace loadline::ui;

namespace {

const std::string madeAt = "2026-06-15T12:30:45Z";

std::string iteration(int number)
{
    static const char *marks[] = {"✅", "⚠️", "❌", "⏳"};
    const std::string id = std::to_string(number);
    std::string text = "## Iteration " + id + " - Step " + id
                       + "\n**Status**: ✅ Completed\n\n### Testing\n";
    for (int i = 0; i < 4; ++i)
        text += std::string(marks[(number + i) % 4]) + " **Bench " + id + "**: run\n";
    return text + "\n### Files Modified\n- `gate/part" + id + ".c` (+12 lines)\n\n---\n\n";
}

std::string registerOf(int iterations)
{
    std::string text = "# Ferry Gate\n\n";
    for (int number = 1; number <= iterations; ++number)
        text += iteration(number);
    return text + "## Deployment Risk Register\n\n### 🟠 High Priority\n1. Lamp fades\n";
}

review::Review reviewed(const std::string &text)
{
    const checks::CheckContext context{"2026-06-15"};
    return review::reviewOf(markdown::read(text), {}, {{}, context});
}

int pagesIn(const QByteArray &pdf)
{
    const QRegularExpression page(QStringLiteral("/Type\\s*/Page\\b"));
    auto found = page.globalMatch(QString::fromLatin1(pdf));
    int count = 0;
    for (; found.hasNext(); found.next())
        ++count;
    return count;
}

/// What a reader of PDF finds in it, page by page.
QStringList textsOf(const QByteArray &pdf)
{
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"),
                 {QStringLiteral("-layout"), QStringLiteral("-"), QStringLiteral("-")});
    reader.write(pdf);
    reader.closeWriteChannel();
    reader.waitForFinished(60'000);
    return QString::fromUtf8(reader.readAllStandardOutput())
        .split(QLatin1Char('\f'), Qt::SkipEmptyParts);
}

bool hasReader()
{
    return !QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty();
}

} // namespace

/// Reviews on paper.
class tst_report_pdf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldSayWhenItWasMade();
    void shouldTakeTheSameBytesForAnyClock();
    void shouldHaveTheTextOfAReport();
    void shouldNumberItsPages();
    void shouldRepeatTheHeadOfATable();
    void shouldPaintChosenPages();
    void shouldSetNoRowHigherThanAPage();
    void shouldPaintEmoji();
    void shouldBeDrawnForPaperInADarkWindow();
    void shouldSayHowFarItIsAndStop();
    void shouldPrintWhatThePrinterAsksFor();
    void shouldSayWhereAPrinterTakesNothing();
};

void tst_report_pdf::shouldSayWhenItWasMade()
{
    const QByteArray pdf = pdfOf(reviewed(registerOf(1)), "x", madeAt);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.contains("/CreationDate (D:20260615123045"));
}

/// The places of objects are counted from the beginning: they hold only at an equal length.
void tst_report_pdf::shouldTakeTheSameBytesForAnyClock()
{
    const review::Review review = reviewed(registerOf(2));
    const QByteArray one = pdfOf(review, "x", madeAt);
    QByteArray other = pdfOf(review, "x", "2031-01-02T03:04:05Z");
    QCOMPARE(other.size(), one.size());
    QVERIFY(other != one);
    other.replace("20310102030405", "20260615123045");
    QCOMPARE(other, one);
}

void tst_report_pdf::shouldHaveTheTextOfAReport()
{
    if (!hasReader())
        QSKIP("there is no pdftotext here");
    const QStringList pages = textsOf(pdfOf(reviewed(registerOf(3)), "docs/TASKS.md", madeAt));
    QVERIFY(!pages.isEmpty());
    const QString all = pages.join(QLatin1Char('\n'));
    for (const char *said :
         {"No go", "docs/TASKS.md · Ferry Gate", "The whole register", "3 of 12 passed", "3 failed",
          "3 need attention", "3 not run", "2 Step 2", "1 Lamp fades", "high", "gate/part3.c",
          "+12", "incomplete", "failed-test"})
        QVERIFY2(all.contains(QString::fromUtf8(said)), qPrintable(all));
}

void tst_report_pdf::shouldNumberItsPages()
{
    const QByteArray one = pdfOf(reviewed(registerOf(1)), "x", madeAt);
    const QByteArray many = pdfOf(reviewed(registerOf(300)), "docs/TASKS.md", madeAt);
    QVERIFY(pagesIn(one) >= 1 && pagesIn(one) <= 2);
    QVERIFY(pagesIn(many) > 20);
    if (!hasReader())
        QSKIP("there is no pdftotext here");
    const QStringList pages = textsOf(many);
    QCOMPARE(pages.size(), pagesIn(many));
    for (int i = 0; i < pages.size(); ++i) {
        const QString foot = QStringLiteral("Page %1 of %2").arg(i + 1).arg(pages.size());
        QVERIFY2(pages[i].contains(foot), qPrintable(pages[i]));
        QVERIFY2(pages[i].contains(QStringLiteral("docs/TASKS.md")), qPrintable(pages[i]));
    }
}

void tst_report_pdf::shouldRepeatTheHeadOfATable()
{
    if (!hasReader())
        QSKIP("there is no pdftotext here");
    const QStringList pages = textsOf(pdfOf(reviewed(registerOf(300)), "x", madeAt));
    const QRegularExpression head(QStringLiteral("Iteration +Status +Tests"));
    const QRegularExpression row(QStringLiteral("^ *\\d+ Step \\d+ "),
                                 QRegularExpression::MultilineOption);
    int headed = 0;
    for (const QString &page : pages) {
        if (!page.contains(row))
            continue;
        ++headed;
        QVERIFY2(page.contains(head), qPrintable(page));
    }
    QVERIFY(headed > 5);
}

/// What a printer asks for: some of the pages.
void tst_report_pdf::shouldPaintChosenPages()
{
    const review::Report report = review::reportOf(reviewed(registerOf(60)), "x");
    const QByteArray noChart;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("some.pdf"));
    QPdfWriter writer(path);
    ReportPainter pages(report, noChart, writer);
    QVERIFY(pages.pageCount() > 4);
    QPainter painter(&writer);
    pages.paint(painter, 2, 3);
    painter.end();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QCOMPARE(pagesIn(pdf), 2);
    if (!hasReader())
        QSKIP("there is no pdftotext here");
    QVERIFY(textsOf(pdf).first().contains(QStringLiteral("Page 2 of %1").arg(pages.pageCount())));
}

void tst_report_pdf::shouldSetNoRowHigherThanAPage()
{
    review::Review review = reviewed(registerOf(1));
    review.verdict.reasons.front().text = std::string(200'000, 'x');
    review.files.front().path = std::string(4096, 'y');
    review.unseen = {std::string(100'000, 'z')};
    QVERIFY(pagesIn(pdfOf(review, std::string(5000, 'n'), madeAt)) <= 4);
    QVERIFY(paperText("a\u202Eb\nc") == QStringLiteral("a\\u{202E}b\\x0Ac"));
}

/// Fonts of pictures leave nothing in a PDF, so they are painted as pictures.
void tst_report_pdf::shouldPaintEmoji()
{
    const auto picturesIn = [](const std::string &title) {
        review::Review review = reviewed(registerOf(1));
        review.title = title;
        return pdfOf(review, "x", madeAt).count("/Subtype /Image");
    };
    if (picturesIn("ship 🚢") == 0)
        QSKIP("there is no font of colour emoji here");
    QCOMPARE(picturesIn("ship"), 0);
}

void tst_report_pdf::shouldBeDrawnForPaperInADarkWindow()
{
    const auto drawn = [] {
        QImage picture(64, 64, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        stateIcon(MarkState::Pass).paint(&painter, QRect(0, 0, 64, 64));
        return picture;
    };
    const QPalette before = QApplication::palette();
    QApplication::setPalette(Theme::palette(false));
    const QImage light = drawn();
    QApplication::setPalette(Theme::palette(true));
    QVERIFY(drawn() != light);
    {
        const OnPaper paper;
        QCOMPARE(drawn(), light);
    }
    QVERIFY(drawn() != light);
    QApplication::setPalette(before);
}

void tst_report_pdf::shouldSayHowFarItIsAndStop()
{
    const review::Review review = reviewed(registerOf(40));
    std::vector<std::pair<int, int>> reached;
    const auto tell = [&](int page, int pages) { reached.emplace_back(page, pages); };
    const int all = pagesIn(pdfOf(review, "x", madeAt, nullptr, {{}, tell}));
    QVERIFY(all > 3);
    std::vector<std::pair<int, int>> expected;
    for (const int pages : {0, all}) {
        for (int page = 1; page <= all; ++page)
            expected.emplace_back(page, pages);
    }
    QCOMPARE(reached, expected);

    std::stop_source source;
    reached.clear();
    const auto stop = [&](int page, int pages) {
        reached.emplace_back(page, pages);
        if (pages > 0 && page == 2)
            source.request_stop();
    };
    QCOMPARE(pdfOf(review, "x", madeAt, nullptr, {source.get_token(), stop}), QByteArray());
    QCOMPARE(reached.back(), std::pair(2, all));
}

/// A printer that prints into a file.
void tst_report_pdf::shouldPrintWhatThePrinterAsksFor()
{
    const QTemporaryDir folder;
    const review::Review review = reviewed(registerOf(40));
    const auto printed = [&](const std::function<void(QPrinter &)> &asks) {
        const QString path = folder.filePath(QStringLiteral("printed.pdf"));
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(path);
        printer.setPageSize(QPageSize(QPageSize::A4));
        setReportMargins(printer);
        asks(printer);
        if (!printReport(review, "RISKS.md", printer))
            return -1;
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? pagesIn(file.readAll()) : -1;
    };
    const int all = pagesIn(pdfOf(review, "RISKS.md", madeAt));
    QVERIFY(all > 3);
    QCOMPARE(printed([](QPrinter &) {}), all);
    QCOMPARE(printed([](QPrinter &printer) {
                 printer.setPrintRange(QPrinter::PageRange);
                 printer.setFromTo(2, 3);
             }),
             2);
}

void tst_report_pdf::shouldSayWhereAPrinterTakesNothing()
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(QStringLiteral("/nowhere/at/all.pdf"));
    QVERIFY(!printReport(reviewed(registerOf(1)), "RISKS.md", printer));
}

LOADLINE_TEST(tst_report_pdf)
#include "tst_report_pdf.moc"
