// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_pdf.h"

#include "itemmodels/text.h"
#include "review/report/chart.h"
#include "review/report/words.h"
#include "ui/report/paper_text.h"
#include "ui/report/report_painter.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int unitsAnInch = 720; // ten a point
constexpr QMarginsF margins{18, 14, 18, 14}; // millimetres

/// Qt writes the time of the clock, "(D:20260131123045+01'00')" or with a Z. The places of all that
/// follows hang on the length.
void setCreationDate(QByteArray &pdf, const std::string &timeUtc)
{
    constexpr qsizetype digitsOfTime = 14;
    const QByteArray key = "/CreationDate (D:";
    const qsizetype at = pdf.indexOf(key);
    if (at < 0)
        return;
    QByteArray time;
    std::copy_if(timeUtc.begin(), timeUtc.end(), std::back_inserter(time),
                 [](char c) { return c >= '0' && c <= '9'; });
    if (time.size() != digitsOfTime)
        return;
    const qsizetype begin = at + key.size();
    pdf.replace(begin, digitsOfTime, time);
    const qsizetype zone = begin + digitsOfTime;
    const QByteArray utc = "+00'00'";
    if (pdf.at(zone) != 'Z')
        pdf.replace(zone, utc.size(), utc);
}

} // namespace

QByteArray chartOnPaper(const posture::History *history, const std::string &name)
{
    if (!history)
        return {};
    return QByteArray::fromStdString(review::chartOf(*history, name, review::ChartTheme::Light).svg);
}

QByteArray pdfOf(const review::Review &review, const std::string &name, const std::string &timeUtc,
                 const posture::History *history, const ReportProgress &progress)
{
    const review::Report report = review::reportOf(review, name);
    const QByteArray chart = chartOnPaper(history, name);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(unitsAnInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(margins, QPageLayout::Millimeter);
    writer.setTitle(paperText(std::string(review::inWords(report.verdict)) + ": " + name));
    writer.setCreator(QStringLiteral("Loadline"));
    {
        ReportPainter pages(report, chart, writer, progress);
        const int last = pages.pageCount();
        QPainter painter(&writer);
        pages.paint(painter, 1, last);
    }
    if (progress.stop.stop_requested())
        return {};
    QByteArray pdf = buffer.data();
    setCreationDate(pdf, timeUtc);
    return pdf;
}

} // namespace loadline::ui
