// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPaintDevice>
#include <QPointF>
#include <QString>
#include <QTextLayout>

#include <string>

class QPainter;

namespace loadline::ui {

/// Words as they are set on paper: what would steer them is spelt out, and they are cut where a cell
/// of them would outgrow a page.
QString paperText(const std::string &words);
/// The same in one line, cut to a width.
QString paperLine(const std::string &words, const QFont &font, QPaintDevice &device, qreal width);

/// A paragraph on paper, broken into lines. Fonts of pictures (emoji) leave nothing on a page of
/// PDF; they are painted as pictures here.
class PaperText
{
public:
    PaperText(const QString &words, const QFont &font, QPaintDevice &device, qreal width,
              Qt::Alignment alignment);

    qreal height() const { return m_height; }
    void paint(QPainter &painter, const QPointF &at, const QColor &colour) const;

private:
    QTextLayout m_layout;
    qreal m_height = 0;
};

} // namespace loadline::ui
