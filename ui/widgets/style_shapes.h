// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPalette>
#include <QRectF>
#include <QStyleOption>

/// What the parts of the style share: corners, lines, chevrons.
namespace loadline::ui {

inline constexpr qreal cornerRadius = 4;

enum class Chevron { Up, Down, Left, Right };

inline void drawChevron(QPainter *painter, const QRectF &rect, Chevron direction,
                        const QColor &colour)
{
    constexpr qreal reach = 3.5;
    const QPointF c = rect.center();
    QPolygonF line;
    switch (direction) {
    case Chevron::Up:
        line << c + QPointF(-reach, reach / 2) << c + QPointF(0, -reach / 2)
             << c + QPointF(reach, reach / 2);
        break;
    case Chevron::Down:
        line << c + QPointF(-reach, -reach / 2) << c + QPointF(0, reach / 2)
             << c + QPointF(reach, -reach / 2);
        break;
    case Chevron::Left:
        line << c + QPointF(reach / 2, -reach) << c + QPointF(-reach / 2, 0)
             << c + QPointF(reach / 2, reach);
        break;
    case Chevron::Right:
        line << c + QPointF(-reach / 2, -reach) << c + QPointF(reach / 2, 0)
             << c + QPointF(-reach / 2, reach);
        break;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(line);
    painter->restore();
}

/// A rounded box with a border of one pixel.
inline void drawBox(QPainter *painter, const QRect &rect, const QBrush &fill, const QColor &border,
                    qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, width));
    const qreal inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), cornerRadius,
                             cornerRadius);
    painter->restore();
}

inline QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    return QColor::fromRgbF(float(a.redF() * (1 - share) + b.redF() * share),
                            float(a.greenF() * (1 - share) + b.greenF() * share),
                            float(a.blueF() * (1 - share) + b.blueF() * share));
}

/// The border of a field: the accent while it has the keyboard.
inline QColor fieldBorder(const QStyleOption *option)
{
    if (!(option->state & QStyle::State_Enabled))
        return separatorColour(option->palette);
    return option->state & QStyle::State_HasFocus ? accentColour(option->palette)
                                                  : edgeColour(option->palette);
}

/// How much wider a button is for the chevron that says that it opens a menu.
int menuChevronWidth(const QStyleOptionToolButton &button);

} // namespace loadline::ui
