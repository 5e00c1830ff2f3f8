// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_painter.h"

#include "review/report/words.h"
#include "ui/report/paper_text.h"
#include "ui/widgets/on_paper.h"
#include "ui/widgets/shapes.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QIcon>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <map>
#include <numeric>

namespace loadline::ui {

using review::Said;
using review::Sayings;
using review::Sign;

namespace {

// In points. Three sizes and two weights, as in the window.
constexpr qreal bodySize = 9;
constexpr qreal largeSize = 13;
constexpr qreal titleSize = 20;
constexpr qreal lineGap = 4; ///< above and below what stands in a cell
constexpr qreal columnGap = 8;
constexpr qreal signGap = 4;
constexpr qreal headerHeight = 24;
constexpr qreal factsColumn = 96;
constexpr qreal leastSpacing = 0.02; ///< the least that Qt takes for some; nobody sees it
constexpr qreal leastNames = 72;
/// A heading stays with the head of its table and two rows of it.
constexpr qreal keptWithHeading = 84;

const QColor ink(0x1b, 0x26, 0x2e);
const QColor faint(0x55, 0x63, 0x6e);
const QColor rule(0xc9, 0xd2, 0xd8);

QIcon iconOf(Sign sign)
{
    switch (sign) {
    case Sign::Pass:
        return stateIcon(MarkState::Pass);
    case Sign::Warn:
        return stateIcon(MarkState::Warn);
    case Sign::Fail:
        return stateIcon(MarkState::Fail);
    case Sign::Pending:
        return stateIcon(MarkState::Pending);
    case Sign::Note:
        return noteIcon();
    case Sign::Critical:
        return tierIcon(Tier::Critical);
    case Sign::High:
        return tierIcon(Tier::High);
    case Sign::Medium:
        return tierIcon(Tier::Medium);
    case Sign::Low:
        return tierIcon(Tier::Low);
    case Sign::Completed:
        return iterationIcon(IterationStatus::Completed);
    case Sign::InProgress:
        return iterationIcon(IterationStatus::InProgress);
    case Sign::Planned:
        return iterationIcon(IterationStatus::Planned);
    case Sign::Blocked:
        return iterationIcon(IterationStatus::Blocked);
    case Sign::RolledBack:
        return iterationIcon(IterationStatus::RolledBack);
    case Sign::Cancelled:
        return iterationIcon(IterationStatus::Cancelled);
    case Sign::None:
        break;
    }
    return {};
}

} // namespace

ReportPainter::ReportPainter(const review::Report &report, const QByteArray &chart,
                             QPagedPaintDevice &device, ReportProgress progress)
    : m_report(report)
    , m_chart(chart)
    , m_device(device)
    , m_progress(std::move(progress))
    , m_point(device.logicalDpiY() / 72.0)
    , m_font(QGuiApplication::font())
    , m_fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont))
{
    const QRect page = device.pageLayout().paintRectPixels(device.logicalDpiX());
    m_paper = QRectF(QPointF(), QSizeF(page.size()));
    m_page = m_paper.adjusted(0, points(headerHeight), 0, -points(headerHeight));
    m_font.setPointSizeF(bodySize);
    // Letters with space between them are not joined to one: a reader finds "unfinished" in the text.
    m_font.setLetterSpacing(QFont::AbsoluteSpacing, leastSpacing);
    m_fixed.setPointSizeF(bodySize - 0.5); // its letters are larger
    m_bold = m_font;
    m_bold.setWeight(QFont::DemiBold);
    m_large = m_bold;
    m_large.setPointSizeF(largeSize);
    m_title = m_bold;
    m_title.setPointSizeF(titleSize);
}

int ReportPainter::pageCount()
{
    if (m_count == 0) {
        m_painter = nullptr;
        flow();
        m_count = m_number;
    }
    return m_count;
}

void ReportPainter::paint(QPainter &painter, int first, int last)
{
    m_last = std::min(last, pageCount());
    m_first = std::clamp(first, 1, m_last);
    m_painter = &painter;
    const OnPaper paper;
    flow();
    m_painter = nullptr;
}

void ReportPainter::flow()
{
    m_number = 0;
    beginPage();
    addTitle();
    addFacts();
    for (const review::ReportPart &part : m_report.parts) {
        if (isStopped())
            return;
        add(part);
        if (&part == &m_report.parts.front())
            addChart();
    }
}

bool ReportPainter::isPainted() const
{
    return m_painter && m_number >= m_first && m_number <= m_last;
}

void ReportPainter::beginPage()
{
    if (m_painter && m_number >= m_first && m_number < m_last)
        m_device.newPage();
    ++m_number;
    m_y = m_page.top();
    if (m_progress.reached && !isStopped())
        m_progress.reached(m_number, m_painter ? m_count : 0);
    if (!isPainted())
        return;
    const qreal half = m_paper.width() / 2;
    if (m_number > 1) { // the first page says it larger
        const QString name = paperLine(m_report.name, m_font, m_device, m_paper.width() * 0.75);
        paintText(name, m_font, faint, m_paper.topLeft(), m_paper.width() * 0.75);
        paintText(paperText(std::string(review::inWords(m_report.verdict))), m_font, faint,
                  m_paper.topLeft(), m_paper.width(), Qt::AlignRight);
    }
    const QPointF foot(m_paper.left(), m_page.bottom() + points(headerHeight - 1.3 * bodySize));
    paintText(paperText("Deployment review by Loadline, " + m_report.today), m_font, faint, foot,
              m_paper.width() - half / 2);
    paintText(QStringLiteral("Page %1 of %2").arg(m_number).arg(pageCount()), m_font, faint, foot,
              m_paper.width(), Qt::AlignRight);
}

void ReportPainter::makeRoom(qreal height)
{
    if (m_y + height > m_page.bottom() && m_y > m_page.top())
        beginPage();
}

void ReportPainter::addTitle()
{
    const qreal side = points(titleSize * 1.1);
    const qreal left = side + points(8);
    m_y = m_paper.top();
    paintSign(review::signOf(m_report.verdict), {m_page.left(), m_y + points(1)}, side);
    m_y += paintText(paperText(std::string(review::inWords(m_report.verdict))), m_title, ink,
                     {left, m_y}, m_page.width() - left);
    std::string subject = m_report.name;
    if (!m_report.title.empty() && m_report.title != m_report.name)
        subject += " · " + m_report.title;
    m_y += points(2);
    m_y += paintText(paperText(subject), m_font, faint, {m_page.left(), m_y}, m_page.width());
    m_y += points(8);
    addRule();
    m_y += points(4);
}

void ReportPainter::addFacts()
{
    const review::ReportColumn words;
    const qreal left = points(factsColumn);
    for (const auto &[name, sayings] : m_report.facts) {
        const qreal height = cellHeight(sayings, words, m_page.width() - left);
        makeRoom(height);
        paintText(paperText(std::string(name)), m_font, faint, {m_page.left(), m_y}, left);
        paintCell(sayings, words, {left, m_y, m_page.width() - left, height});
        m_y += height + points(2);
    }
    m_y += points(2);
    addRule();
}

/// In the proportions that it has; as wide as the page.
void ReportPainter::addChart()
{
    if (m_chart.isEmpty())
        return;
    QSvgRenderer renderer(m_chart);
    const QSizeF size = renderer.viewBoxF().size();
    if (!renderer.isValid() || size.isEmpty())
        return;
    const qreal height = m_page.width() * size.height() / size.width();
    addHeading(QStringLiteral("Open risks over time"), m_large, points(18), height);
    if (isPainted())
        renderer.render(m_painter, QRectF(m_page.left(), m_y, m_page.width(), height));
    m_y += height;
}

void ReportPainter::addHeading(const QString &words, const QFont &font, qreal above, qreal keptWith)
{
    const qreal height = textHeight(words, font, m_page.width());
    makeRoom(above + height + keptWith);
    if (m_y > m_page.top())
        m_y += above;
    paintText(words, font, ink, {m_page.left(), m_y}, m_page.width());
    m_y += height + points(3);
}

void ReportPainter::addParagraph(const std::string &words, const QColor &colour, qreal indent)
{
    const QString text = paperText(words);
    const qreal width = m_page.width() - indent;
    const qreal height = textHeight(text, m_font, width);
    makeRoom(height);
    if (indent > 0 && isPainted()) {
        const qreal dot = points(3);
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(ink);
        m_painter->drawEllipse(QPointF(m_page.left() + dot, m_y + points(bodySize * 0.62)), dot / 2,
                               dot / 2);
    }
    paintText(text, m_font, colour, {m_page.left() + indent, m_y}, width);
    m_y += height + points(3);
}

void ReportPainter::add(const review::ReportPart &part)
{
    addHeading(paperText(part.heading), m_large, points(18), points(keptWithHeading));
    if (!part.sentence.empty())
        addParagraph(part.sentence, ink);
    for (const review::ReportTable &table : part.tables)
        add(table);
    for (const std::string &line : part.lines) {
        if (isStopped())
            return;
        addParagraph(line, ink, points(10));
    }
}

void ReportPainter::add(const review::ReportTable &table)
{
    if (!table.heading.empty())
        addHeading(paperText(table.heading), m_bold, points(8), points(keptWithHeading - 20));
    addParagraph(table.caption, faint);
    const std::vector<qreal> widths = widthsOf(table);
    addTableHead(table, widths);
    for (const auto &row : table.rows) {
        if (isStopped())
            return;
        addRow(table, row, widths);
    }
}

/// By their shares, but wide enough for the longest of their words; the column that names the row, in
/// which any word may be broken, has what is left.
std::vector<qreal> ReportPainter::widthsOf(const review::ReportTable &table) const
{
    const qreal all = std::accumulate(table.columns.begin(), table.columns.end(), qreal(0),
                                      [](qreal sum, const auto &each) { return sum + each.share; });
    std::vector<qreal> widths;
    qreal left = m_page.width();
    std::size_t names = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const qreal share = m_page.width() * table.columns[i].share / all;
        if (table.columns[i].namesRow)
            names = i;
        widths.push_back(table.columns[i].namesRow ? 0 : std::max(share, widestWord(table, i)));
        left -= widths.back();
    }
    widths[names] += std::max(left, points(leastNames));
    return widths;
}

/// With the sign before it and the gap behind.
qreal ReportPainter::widestWord(const review::ReportTable &table, std::size_t column) const
{
    const QFontMetricsF metrics(m_font, &m_device);
    std::map<std::string, qreal> known; // most cells say the same few things
    const auto widthOf = [&](const Said &said) {
        qreal &width = known[said.text];
        if (width == 0) {
            for (const QString &word : paperText(said.text).split(QLatin1Char(' ')))
                width = std::max(width, metrics.horizontalAdvance(word));
        }
        return width + (said.sign == Sign::None ? 0 : points(bodySize + signGap));
    };
    qreal widest = widthOf({Sign::None, std::string(table.columns[column].head)});
    for (const auto &row : table.rows) {
        for (const Said &said : row[column])
            widest = std::max(widest, widthOf(said));
    }
    return std::min(widest + points(columnGap), m_page.width() / 4);
}

qreal ReportPainter::headHeight(const review::ReportTable &table,
                                const std::vector<qreal> &widths) const
{
    qreal height = 0;
    for (std::size_t i = 0; i < widths.size(); ++i)
        height = std::max(height, textHeight(paperText(std::string(table.columns[i].head)), m_font,
                                             widths[i] - points(columnGap)));
    return height;
}

void ReportPainter::addTableHead(const review::ReportTable &table, const std::vector<qreal> &widths)
{
    const qreal height = headHeight(table, widths);
    qreal x = m_page.left();
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const bool isNumber = table.columns[i].kind == review::ReportColumn::Kind::Number;
        const bool isLast = i + 1 == widths.size();
        const qreal width = widths[i] - (isLast ? 0 : points(columnGap));
        const QString words = paperText(std::string(table.columns[i].head));
        const qreal above = height - textHeight(words, m_font, width); // they stand on the rule
        paintText(words, m_font, faint, {x, m_y + above}, width,
                  isNumber ? Qt::AlignRight : Qt::AlignLeft);
        x += widths[i];
    }
    m_y += height + points(lineGap);
    addRule();
}

void ReportPainter::addRow(const review::ReportTable &table, const std::vector<Sayings> &row,
                           const std::vector<qreal> &widths)
{
    const auto widthOf = [&](std::size_t i) {
        return widths[i] - (i + 1 == widths.size() ? 0 : points(columnGap));
    };
    qreal height = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        height = std::max(height, cellHeight(row[i], table.columns[i], widthOf(i)));
    height += points(2 * lineGap);
    if (m_y + height > m_page.bottom()) {
        beginPage();
        addTableHead(table, widths);
    }
    qreal x = m_page.left();
    for (std::size_t i = 0; i < row.size(); ++i) {
        paintCell(row[i], table.columns[i], {x, m_y + points(lineGap), widthOf(i), height});
        x += widths[i];
    }
    m_y += height;
    addRule();
}

void ReportPainter::addRule()
{
    if (!isPainted())
        return;
    m_painter->setPen(QPen(rule, points(0.5)));
    m_painter->drawLine(QPointF(m_page.left(), m_y), QPointF(m_page.right(), m_y));
}

const QFont &ReportPainter::fontOf(const review::ReportColumn &column) const
{
    return column.kind == review::ReportColumn::Kind::Path ? m_fixed : m_font;
}

qreal ReportPainter::cellHeight(const Sayings &sayings, const review::ReportColumn &column,
                                qreal width) const
{
    qreal height = 0;
    for (const Said &each : sayings) {
        const qreal indent = each.sign == Sign::None ? 0 : points(bodySize + signGap);
        height += textHeight(paperText(each.text), fontOf(column), width - indent);
    }
    return height;
}

void ReportPainter::paintCell(const Sayings &sayings, const review::ReportColumn &column,
                              const QRectF &place) const
{
    if (!isPainted())
        return;
    const bool isNumber = column.kind == review::ReportColumn::Kind::Number;
    qreal y = place.top();
    for (const Said &each : sayings) {
        const qreal indent = each.sign == Sign::None ? 0 : points(bodySize + signGap);
        paintSign(each.sign, {place.left(), y + points(bodySize * 0.12)}, points(bodySize));
        y += paintText(paperText(each.text), fontOf(column), ink, {place.left() + indent, y},
                       place.width() - indent, isNumber ? Qt::AlignRight : Qt::AlignLeft);
    }
}

qreal ReportPainter::textHeight(const QString &words, const QFont &font, qreal width) const
{
    return PaperText(words, font, m_device, width, Qt::AlignLeft).height();
}

qreal ReportPainter::paintText(const QString &words, const QFont &font, const QColor &colour,
                               const QPointF &at, qreal width, Qt::Alignment alignment) const
{
    const PaperText text(words, font, m_device, width, alignment);
    if (isPainted())
        text.paint(*m_painter, at, colour);
    return text.height();
}

void ReportPainter::paintSign(Sign sign, const QPointF &at, qreal side) const
{
    if (isPainted() && sign != Sign::None)
        iconOf(sign).paint(m_painter, QRectF(at, QSizeF(side, side)).toRect());
}

} // namespace loadline::ui
