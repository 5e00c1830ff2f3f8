// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/line_painter.h"

#include "ui/document/markdown_formats.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/style_shapes.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int lineLead = 5; // pixels between the lines
constexpr int gap = 12;
constexpr int edge = 3; // of the colour at the left of a line that differs
constexpr int fewestDigits = 4;

QColor colourOf(PaintedLine::Sign sign, const QPalette &palette)
{
    return tierColor(sign == PaintedLine::Sign::Removed ? Tier::Critical : Tier::Low, palette);
}

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("loadline::ui::LinePainter", text, nullptr, count);
}

} // namespace

std::string_view paintedPart(std::string_view line)
{
    if (line.size() <= longestPainted)
        return line;
    std::size_t end = longestPainted;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
        --end;
    return line.substr(0, end);
}

QString shownText(std::string_view line)
{
    const std::string_view painted = paintedPart(line);
    QString text = QString::fromUtf8(painted.data(), qsizetype(painted.size()));
    constexpr char16_t controlPictures = 0x2400;
    for (QChar &c : text) {
        if (c.unicode() < 0x20 && c != QLatin1Char('\t'))
            c = QChar(char16_t(controlPictures + c.unicode()));
    }
    if (painted.size() < line.size())
        text += QChar(0x2026);
    return text;
}

QString decimal(std::size_t number)
{
    return QString::number(qulonglong(number));
}

QList<QTextLayout::FormatRange> rangesOf(const std::vector<Span> &spans, std::string_view line,
                                         const QTextCharFormat &format)
{
    QList<QTextLayout::FormatRange> ranges;
    std::size_t byte = 0;
    qsizetype unit = 0;
    const auto unitAt = [&](std::size_t offset) {
        const std::size_t end = std::min(offset, line.size());
        if (end > byte)
            unit += QString::fromUtf8(line.data() + byte, qsizetype(end - byte)).size();
        byte = std::max(byte, end);
        return int(unit);
    };
    for (const Span &span : spans) {
        const int begin = unitAt(span.begin);
        ranges.append({begin, unitAt(span.end) - begin, format});
    }
    return ranges;
}

LinePainter::LinePainter(const QFont &font, const QPalette &palette, Numbers numbers,
                         std::size_t mostLines)
    : m_font(font)
    , m_metrics(font)
    , m_palette(palette)
    , m_numbers(numbers)
    , m_columnWidth(int(std::max<qsizetype>(fewestDigits, decimal(mostLines).size()))
                        * m_metrics.horizontalAdvance(QLatin1Char('0'))
                    + (numbers == Numbers::Both ? gap + gap / 2 : 2 * gap))
{
}

int LinePainter::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + lineLead;
}

int LinePainter::widthOf(std::size_t bytes) const
{
    return int(std::min(bytes, longestPainted)) * m_metrics.averageCharWidth() + 2 * gap;
}

void LinePainter::paint(QPainter &painter, const PaintedLine &line, const QRect &rect) const
{
    if (line.sign != PaintedLine::Sign::None)
        painter.fillRect(rect, washed(colourOf(line.sign, m_palette), wash::changedLine));
    paintMark(painter, line.mark, rect);
    paintText(painter, line, rect);
    paintGutter(painter, line, rect);
}

void LinePainter::paintMark(QPainter &painter, PaintedLine::Mark mark, const QRect &rect) const
{
    if (mark == PaintedLine::Mark::None)
        return;
    const float strength = mark == PaintedLine::Mark::Strong ? wash::markedLine
                                                             : wash::markedQuietly;
    painter.fillRect(rect, washed(m_palette.color(QPalette::Highlight), strength));
}

QList<QTextLayout::FormatRange> LinePainter::formatsOf(const PaintedLine &line,
                                                       const QString &text) const
{
    QList<QTextLayout::FormatRange> formats = markdownFormats(text, line.tone, m_palette);
    if (!line.changed.empty()) {
        QTextCharFormat changed;
        changed.setBackground(washed(colourOf(line.sign, m_palette), wash::changedWords));
        // On the wash only the text's own colour is dark or light enough.
        changed.setForeground(m_palette.color(QPalette::Text));
        formats += rangesOf(line.changed, paintedPart(line.text), changed);
    }
    if (!m_searched.isEmpty()) {
        QTextCharFormat found;
        found.setBackground(washed(tierColor(Tier::Medium, m_palette), wash::foundWords));
        found.setForeground(m_palette.color(QPalette::Text));
        qsizetype at = text.indexOf(m_searched, 0, Qt::CaseInsensitive);
        while (at >= 0) {
            formats.append({int(at), int(m_searched.size()), found});
            at = text.indexOf(m_searched, at + m_searched.size(), Qt::CaseInsensitive);
        }
    }
    return formats;
}

void LinePainter::paintText(QPainter &painter, const PaintedLine &line, const QRect &rect) const
{
    painter.save();
    painter.setClipRect(rect.adjusted(lead(), 0, 0, 0), Qt::IntersectClip);
    const QString text = shownText(line.text);
    QTextLayout layout(text, m_font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(4.0 * m_metrics.horizontalAdvance(QLatin1Char(' ')));
    layout.setTextOption(option);
    layout.setFormats(formatsOf(line, text));
    layout.beginLayout();
    const QTextLine first = layout.createLine();
    layout.endLayout();
    painter.setPen(m_palette.color(QPalette::Text));
    const qreal x = rect.left() + lead() - m_offset;
    const qreal y = rect.top() + (rect.height() - first.height()) / 2;
    layout.draw(&painter, QPointF(x, y));
    if (line.isOnlyEndingChanged) {
        painter.setPen(quietTextColour(m_palette));
        painter.drawText(QPointF(x + gap + first.naturalTextWidth(), y + first.ascent()),
                         tr("line ending changed"));
    }
    painter.restore();
}

void LinePainter::paintGutter(QPainter &painter, const PaintedLine &line, const QRect &rect) const
{
    painter.setPen(quietTextColour(m_palette));
    QRect numbers(rect.left(), rect.top(), m_columnWidth - gap, rect.height());
    const auto paintNumber = [&](const std::optional<std::size_t> &number) {
        if (number)
            painter.drawText(numbers, Qt::AlignRight | Qt::AlignVCenter, decimal(*number + 1));
        numbers.translate(m_columnWidth, 0);
    };
    if (m_numbers == Numbers::Both)
        paintNumber(line.oldNumber);
    paintNumber(m_numbers == Numbers::Both || line.newNumber ? line.newNumber : line.oldNumber);
    if (line.sign == PaintedLine::Sign::None)
        return;
    const bool removed = line.sign == PaintedLine::Sign::Removed;
    const QColor colour = colourOf(line.sign, m_palette);
    painter.fillRect(QRect(rect.left(), rect.top(), edge, rect.height()), colour);
    painter.setPen(colour);
    painter.drawText(QRect(rect.left() + lead() - signWidth - gap / 2, rect.top(), signWidth,
                           rect.height()),
                     Qt::AlignHCenter | Qt::AlignVCenter,
                     removed ? QString(QChar(0x2212)) : QStringLiteral("+"));
}

void LinePainter::paintAbsent(QPainter &painter, const QRect &rect) const
{
    painter.save();
    painter.setBrushOrigin(rect.topLeft());
    painter.fillRect(rect, m_palette.brush(QPalette::AlternateBase));
    painter.fillRect(rect, QBrush(separatorColour(m_palette), Qt::BDiagPattern));
    painter.restore();
}

void LinePainter::paintLeft(QPainter &painter, std::size_t lines, PaintedLine::Mark mark,
                            const QRect &rect) const
{
    painter.fillRect(rect, m_palette.brush(QPalette::Window));
    paintMark(painter, mark, rect);
    const QRect sign(rect.left() + lead() - signWidth - gap / 2, rect.top(), signWidth,
                     rect.height());
    drawChevron(&painter, sign, Chevron::Down, quietTextColour(m_palette));
    painter.setPen(quietTextColour(m_palette));
    painter.drawText(rect.adjusted(lead(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("%n equal line(s)", int(lines)));
}

void LinePainter::paintTakenOut(QPainter &painter, const QRect &rect, bool isAfter) const
{
    constexpr int thickness = 2;
    const int y = isAfter ? rect.bottom() + 1 - thickness : rect.top();
    painter.fillRect(QRect(rect.left(), y, lead(), thickness),
                     colourOf(PaintedLine::Sign::Removed, m_palette));
}

} // namespace loadline::ui
