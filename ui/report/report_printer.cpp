// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_printer.h"

#include "ui/report/report_painter.h"

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

bool printReport(const review::Review &review, const std::string &name, QPrinter &printer)
{
    const review::Report report = review::reportOf(review, name);
    const QByteArray chart;
    ReportPainter pages(report, chart, printer);
    const bool isRange = printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0;
    const int first = isRange ? printer.fromPage() : 1;
    const int last = isRange ? printer.toPage() : pages.pageCount();
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    pages.paint(painter, first, last);
    return painter.end();
}

} // namespace loadline::ui
