// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quiet_row.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace loadline::ui {

void paintQuietRow(QPainter *painter, QStyleOptionViewItem row, const QIcon &sign,
                   const QString &quiet)
{
    constexpr int side = 16;
    constexpr int gap = 8;
    constexpr qreal mostForQuiet = 0.4; // of the row's width
    const QString text = row.text;
    row.text.clear();
    row.icon = {};
    row.features &= ~QStyleOptionViewItem::HasDecoration;
    row.widget->style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
    const QRect inner = row.rect.adjusted(gap, 0, -gap, 0);
    sign.paint(painter, QRect(inner.left(), inner.center().y() - side / 2, side, side));

    const QString end = row.fontMetrics.elidedText(quiet, Qt::ElideRight,
                                                   int(inner.width() * mostForQuiet));
    const int endWidth = end.isEmpty() ? 0 : row.fontMetrics.horizontalAdvance(end) + 2 * gap;
    const QRect words = inner.adjusted(side + gap, 0, -endWidth, 0);
    painter->save();
    painter->setFont(row.font);
    painter->setPen(row.palette.color(QPalette::Text));
    painter->drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                      row.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
    painter->setPen(quietTextColour(row.palette));
    painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, end);
    painter->restore();
}

} // namespace loadline::ui
