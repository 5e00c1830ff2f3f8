// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"
#include "ui/document/document_rows.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPalette>
#include <QTextLayout>

#include <optional>
#include <string_view>
#include <vector>

namespace loadline::ui {

/// Bytes of a line that are painted and compared; more is cut.
inline constexpr std::size_t longestPainted = 4000;

/// What of a line is painted.
std::string_view paintedPart(std::string_view line);
/// The line for the eye: what has no glyph gets one, so that a NUL is seen.
QString shownText(std::string_view line);
QString decimal(std::size_t number);
/// Spans of bytes of a line as ranges of what shownText() makes of it.
QList<QTextLayout::FormatRange> rangesOf(const std::vector<Span> &spans, std::string_view line,
                                         const QTextCharFormat &format);

/// One line as a view shows it.
struct PaintedLine
{
    enum class Sign { None, Removed, Added };
    /// How much of the selection's colour lies over it.
    enum class Mark { None, Quiet, Strong };

    std::string_view text;
    LineTone tone = LineTone::Prose;
    std::optional<std::size_t> oldNumber; ///< from 0; the painter counts from 1
    std::optional<std::size_t> newNumber;
    Sign sign = Sign::None;
    Mark mark = Mark::None;
    std::vector<Span> changed; ///< bytes
    bool isOnlyEndingChanged = false;
};

/// Paints lines of a document into rows: numbers, sign, text. What is the same for a whole view
/// it is made with; it keeps nothing of a line.
class LinePainter
{
public:
    /// Columns of numbers before the text.
    enum class Numbers { One, Both };

    LinePainter(const QFont &font, const QPalette &palette, Numbers numbers, std::size_t mostLines);

    static int rowHeight(const QFontMetrics &metrics);
    /// What stands before the text: numbers and sign.
    int lead() const { return m_columnWidth * (m_numbers == Numbers::Both ? 2 : 1) + signWidth; }
    /// What a line of so many bytes takes at most, without the lead.
    int widthOf(std::size_t bytes) const;

    void setOffset(int offset) { m_offset = offset; }
    void setSearched(const QString &words) { m_searched = words; }

    void paint(QPainter &painter, const PaintedLine &line, const QRect &rect) const;
    /// The place of a line that this side does not have.
    void paintAbsent(QPainter &painter, const QRect &rect) const;
    /// A row that stands for lines which are the same.
    void paintLeft(QPainter &painter, std::size_t lines, PaintedLine::Mark mark,
                   const QRect &rect) const;
    /// A place where lines were taken out: over or under a row.
    void paintTakenOut(QPainter &painter, const QRect &rect, bool isAfter) const;
    void paintMark(QPainter &painter, PaintedLine::Mark mark, const QRect &rect) const;

private:
    static constexpr int signWidth = 20;

    QList<QTextLayout::FormatRange> formatsOf(const PaintedLine &line, const QString &text) const;
    void paintText(QPainter &painter, const PaintedLine &line, const QRect &rect) const;
    void paintGutter(QPainter &painter, const PaintedLine &line, const QRect &rect) const;

    QFont m_font;
    QFontMetrics m_metrics;
    QPalette m_palette;
    Numbers m_numbers;
    int m_columnWidth;
    int m_offset = 0;
    QString m_searched;
};

} // namespace loadline::ui
