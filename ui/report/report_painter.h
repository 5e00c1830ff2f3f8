// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/report/report.h"
#include "ui/report/report_progress.h"

#include <QByteArray>
#include <QColor>
#include <QFont>
#include <QPagedPaintDevice>
#include <QRectF>
#include <QString>

#include <string>
#include <vector>

class QPainter;

namespace loadline::ui {

/// Sets a report on pages and paints them: for a PDF and for a printer alike. The head says of which
/// register it is, the foot which page; a table that goes on says its columns again.
///
/// Everything is laid out twice by the same code, once to count the pages and once to paint them, so
/// that no report is too long to be kept laid out.
class ReportPainter
{
public:
    /// \a chart is SVG text for light ground; it may be empty. Both must outlive it, as must the
    /// device, whose page, margins and resolution hold.
    ReportPainter(const review::Report &report, const QByteArray &chart, QPagedPaintDevice &device,
                  ReportProgress progress = {});

    /// How many pages the report takes.
    int pageCount();
    /// Paints pages from \a first to \a last, from 1, onto those of the device, the first of which
    /// is there already.
    void paint(QPainter &painter, int first, int last);

private:
    void flow();
    bool isStopped() const { return m_progress.stop.stop_requested(); }
    bool isPainted() const;
    void beginPage();
    void makeRoom(qreal height);
    void addTitle();
    void addFacts();
    void addChart();
    void add(const review::ReportPart &part);
    void add(const review::ReportTable &table);
    void addHeading(const QString &words, const QFont &font, qreal above, qreal keptWith);
    void addParagraph(const std::string &words, const QColor &colour, qreal indent = 0);
    void addTableHead(const review::ReportTable &table, const std::vector<qreal> &widths);
    void addRow(const review::ReportTable &table, const std::vector<review::Sayings> &row,
                const std::vector<qreal> &widths);
    void addRule();

    std::vector<qreal> widthsOf(const review::ReportTable &table) const;
    qreal widestWord(const review::ReportTable &table, std::size_t column) const;
    qreal headHeight(const review::ReportTable &table, const std::vector<qreal> &widths) const;
    qreal cellHeight(const review::Sayings &sayings, const review::ReportColumn &column,
                     qreal width) const;
    void paintCell(const review::Sayings &sayings, const review::ReportColumn &column,
                   const QRectF &place) const;
    const QFont &fontOf(const review::ReportColumn &column) const;
    qreal textHeight(const QString &words, const QFont &font, qreal width) const;
    qreal paintText(const QString &words, const QFont &font, const QColor &colour,
                    const QPointF &at, qreal width, Qt::Alignment alignment = Qt::AlignLeft) const;
    void paintSign(review::Sign sign, const QPointF &at, qreal side) const;
    qreal points(qreal count) const { return count * m_point; }

    const review::Report &m_report;
    const QByteArray &m_chart;
    QPagedPaintDevice &m_device;
    ReportProgress m_progress;
    qreal m_point = 1; ///< in units of the device
    QRectF m_page; ///< between header and footer
    QRectF m_paper; ///< within the margins
    QFont m_font;
    QFont m_bold;
    QFont m_large;
    QFont m_title;
    QFont m_fixed;

    QPainter *m_painter = nullptr; ///< null while pages are counted
    int m_first = 1;
    int m_last = 0;
    int m_count = 0; ///< 0: not yet counted
    int m_number = 0;
    qreal m_y = 0;
};

} // namespace loadline::ui
