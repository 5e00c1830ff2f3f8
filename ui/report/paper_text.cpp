// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/paper_text.h"

#include "core/text.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QImage>
#include <QPainter>
#include <QRawFont>
#include <QTextOption>

namespace loadline::ui {

namespace {

/// Some twenty lines of a narrow column: no row outgrows a page.
constexpr std::size_t longestText = 800;

/// Whether a font's letters are pictures, which have no outline.
bool hasPictures(const QRawFont &font)
{
    for (const char *table : {"CBDT", "sbix", "COLR"}) {
        if (!font.fontTable(table).isEmpty())
            return true;
    }
    return false;
}

void paintPictures(QPainter &painter, const QPointF &at, const QGlyphRun &run)
{
    const QRectF place = run.boundingRect();
    const QSize size = place.size().toSize();
    if (size.isEmpty())
        return;
    QImage picture(size, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter onPicture(&picture);
    onPicture.drawGlyphRun(-place.topLeft(), run);
    onPicture.end();
    painter.drawImage(QRectF(at + place.topLeft(), QSizeF(size)), picture);
}

} // namespace

QString paperText(const std::string &words)
{
    return QString::fromStdString(
        escapedForTerminal(shortened(words, longestText), LineEnds::Escaped));
}

QString paperLine(const std::string &words, const QFont &font, QPaintDevice &device, qreal width)
{
    return QFontMetricsF(font, &device).elidedText(paperText(words), Qt::ElideMiddle, width);
}

PaperText::PaperText(const QString &words, const QFont &font, QPaintDevice &device, qreal width,
                     Qt::Alignment alignment)
    : m_layout(words, font, &device)
{
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, m_height});
        m_height += line.height();
    }
    m_layout.endLayout();
}

void PaperText::paint(QPainter &painter, const QPointF &at, const QColor &colour) const
{
    painter.setPen(colour);
    m_layout.draw(&painter, at);
    for (const QGlyphRun &run : m_layout.glyphRuns()) {
        if (hasPictures(run.rawFont()))
            paintPictures(painter, at, run);
    }
}

} // namespace loadline::ui
