// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_printer.h"

#include "ui/report/report_painter.h"
#include "ui/report/report_pdf.h"

#include <QPainter>
#include <QPrinter>

namespace loadline::ui {

namespace {

constexpr QMarginsF margins{18, 14, 18, 14}; // millimetres

} // namespace

void setReportMargins(QPrinter &printer)
{
    printer.setPageMargins(margins, QPageLayout::Millimeter);
}

bool printReport(const review::Review &review, const std::string &name, QPrinter &printer,
                 const posture::History *history, const ReportProgress &progress)
{
    const review::Report report = review::reportOf(review, name);
    const QByteArray chart = chartOnPaper(history, name);
    ReportPainter pages(report, chart, printer, progress);
    const bool isRange = printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0;
    const int first = isRange ? printer.fromPage() : 1;
    const int last = isRange ? printer.toPage() : pages.pageCount();
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    pages.paint(painter, first, last);
    if (progress.stop.stop_requested())
        return printer.abort();
    return painter.end();
}

} // namespace loadline::ui
