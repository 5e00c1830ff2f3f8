// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shapes.h"

#include "ui/widgets/on_paper.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <functional>
#include <numbers>

namespace loadline::ui {

namespace {

/// The colours that carry meaning, for white paper and for dark.
struct Ink
{
    QColor light;
    QColor dark;

    QColor on(const QPalette &palette) const
    {
        return palette.color(QPalette::Base).lightnessF() > 0.5 ? light : dark;
    }
};

const Ink red{QColor(0xc0, 0x28, 0x28), QColor(0xf5, 0x82, 0x7b)};
const Ink orange{QColor(0xcc, 0x5a, 0x06), QColor(0xf5, 0x9a, 0x4c)};
const Ink ochre{QColor(0x9a, 0x72, 0x00), QColor(0xdc, 0xb5, 0x4c)};
const Ink green{QColor(0x1f, 0x73, 0x44), QColor(0x5c, 0xc0, 0x8a)};
const Ink grey{QColor(0x63, 0x71, 0x7c), QColor(0xa3, 0xb0, 0xb9)};
const Ink blue{QColor(0x0b, 0x6e, 0x8f), QColor(0x59, 0xb9, 0xd9)};

/// What a sign is drawn with: on a square of 16 by 16 units, whatever its size in pixels.
struct Pen
{
    QPainter *painter;
    QPalette palette;
    bool isDisabled;

    QColor colour(const Ink &ink) const
    {
        return isDisabled ? palette.color(QPalette::Disabled, QPalette::Text) : ink.on(palette);
    }
    QColor textColour() const
    {
        return palette.color(isDisabled ? QPalette::Disabled : QPalette::Active,
                             QPalette::WindowText);
    }
    /// What stands on a filled sign.
    QColor paper() const { return palette.color(QPalette::Base); }

    void fill(const QColor &c) const
    {
        painter->setPen(Qt::NoPen);
        painter->setBrush(c);
    }
    void stroke(const QColor &c, qreal width = 1.6) const
    {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(c, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    void check() const { painter->drawPolyline(QPolygonF{{4.7, 8.3}, {7.1, 10.7}, {11.4, 5.7}}); }
    void cross() const
    {
        painter->drawLine(QPointF(5.4, 5.4), QPointF(10.6, 10.6));
        painter->drawLine(QPointF(10.6, 5.4), QPointF(5.4, 10.6));
    }
};

using Draw = std::function<void(const Pen &)>;

thread_local int sheets = 0; ///< of paper that is drawn on

/// Paper is asked for outside the window's thread too, where the program's palette may not be read.
QPalette groundedOn()
{
    if (sheets == 0)
        return QGuiApplication::palette();
    QPalette paper{QColor(Qt::white)};
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::WindowText, Qt::black);
    return paper;
}

class ShapeEngine : public QIconEngine
{
public:
    explicit ShapeEngine(Draw draw)
        : m_draw(std::move(draw))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        constexpr qreal units = 16;
        const qreal side = std::min(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.x() + (rect.width() - side) / 2,
                           rect.y() + (rect.height() - side) / 2);
        painter->scale(side / units, side / units);
        m_draw({painter, groundedOn(), mode == QIcon::Disabled});
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }

    QIconEngine *clone() const override { return new ShapeEngine(m_draw); }

private:
    Draw m_draw;
};

QIcon icon(Draw draw)
{
    return QIcon(new ShapeEngine(std::move(draw)));
}

QPolygonF octagon(QPointF centre, qreal radius)
{
    QPolygonF polygon;
    for (int corner = 0; corner < 8; ++corner) {
        const qreal angle = (corner + 0.5) * std::numbers::pi / 4;
        polygon << centre + radius * QPointF(std::cos(angle), std::sin(angle));
    }
    return polygon;
}

QPainterPath shield()
{
    QPainterPath path(QPointF(8, 1.6));
    path.lineTo(13.4, 3.6);
    path.lineTo(13.4, 7.8);
    path.cubicTo(13.4, 11.2, 11, 13.4, 8, 14.6);
    path.cubicTo(5, 13.4, 2.6, 11.2, 2.6, 7.8);
    path.lineTo(2.6, 3.6);
    path.closeSubpath();
    return path;
}

void drawTier(const Pen &pen, std::optional<Tier> tier)
{
    if (!tier) {
        pen.stroke(pen.colour(grey));
        pen.painter->drawEllipse(QPointF(8, 8), 4.6, 4.6);
        return;
    }
    switch (*tier) {
    case Tier::Critical:
        pen.fill(pen.colour(red));
        pen.painter->drawPolygon(octagon({8, 8}, 6.6));
        break;
    case Tier::High:
        pen.painter->setPen(
            QPen(pen.colour(orange), 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        pen.painter->setBrush(pen.colour(orange));
        pen.painter->drawPolygon(QPolygonF{{8, 2.3}, {14, 12.9}, {2, 12.9}});
        break;
    case Tier::Medium:
        pen.fill(pen.colour(ochre));
        pen.painter->drawPolygon(QPolygonF{{8, 1.6}, {14.4, 8}, {8, 14.4}, {1.6, 8}});
        break;
    case Tier::Low:
        pen.fill(pen.colour(green));
        pen.painter->drawEllipse(QPointF(8, 8), 5.2, 5.2);
        break;
    }
}

void drawState(const Pen &pen, MarkState state)
{
    switch (state) {
    case MarkState::Pass:
        pen.fill(pen.colour(green));
        pen.painter->drawEllipse(QPointF(8, 8), 6.4, 6.4);
        pen.stroke(pen.paper(), 1.8);
        pen.check();
        break;
    case MarkState::Warn:
        pen.stroke(pen.colour(orange), 1.5);
        pen.painter->drawPolygon(QPolygonF{{8, 2.2}, {14.2, 13.2}, {1.8, 13.2}});
        pen.painter->drawLine(QPointF(8, 6.4), QPointF(8, 9.2));
        pen.painter->drawPoint(QPointF(8, 11.2));
        break;
    case MarkState::Fail:
        pen.fill(pen.colour(red));
        pen.painter->drawRoundedRect(QRectF(1.8, 1.8, 12.4, 12.4), 2, 2);
        pen.stroke(pen.paper(), 1.8);
        pen.cross();
        break;
    case MarkState::Pending:
        pen.stroke(pen.colour(grey), 1.5);
        pen.painter->drawEllipse(QPointF(8, 8), 6, 6);
        pen.painter->drawPolyline(QPolygonF{{8, 4.6}, {8, 8}, {10.4, 9.6}});
        break;
    case MarkState::None:
        pen.stroke(pen.colour(grey), 1.6);
        pen.painter->drawLine(QPointF(5, 8), QPointF(11, 8));
        break;
    }
}

void drawRiskStatus(const Pen &pen, RiskStatus status)
{
    switch (status) {
    case RiskStatus::Open:
        pen.stroke(pen.colour(grey), 1.5);
        pen.painter->drawEllipse(QPointF(8, 8), 5.4, 5.4);
        break;
    case RiskStatus::Fixed:
        drawState(pen, MarkState::Pass);
        break;
    case RiskStatus::Accepted:
        pen.fill(pen.colour(blue));
        pen.painter->drawPath(shield());
        pen.stroke(pen.paper(), 1.6);
        pen.painter->drawPolyline(QPolygonF{{5.4, 7.8}, {7.3, 9.7}, {10.7, 5.9}});
        break;
    case RiskStatus::Mitigated:
        pen.painter->save();
        pen.painter->setClipRect(QRectF(8, 0, 8, 16));
        pen.fill(pen.colour(blue));
        pen.painter->drawPath(shield());
        pen.painter->restore();
        pen.stroke(pen.colour(blue), 1.5);
        pen.painter->drawPath(shield());
        break;
    case RiskStatus::Closed:
        pen.stroke(pen.colour(grey), 1.6);
        pen.painter->drawEllipse(QPointF(8, 8), 6, 6);
        pen.painter->drawLine(QPointF(4, 12), QPointF(12, 4));
        break;
    case RiskStatus::Unknown: {
        pen.stroke(pen.colour(grey), 1.6);
        QPainterPath hook(QPointF(5.6, 5.8));
        hook.cubicTo(5.6, 2.2, 10.6, 2.4, 10.4, 5.6);
        hook.cubicTo(10.3, 7.4, 8, 7.6, 8, 9.8);
        pen.painter->drawPath(hook);
        pen.painter->drawPoint(QPointF(8, 12.6));
        break;
    }
    }
}

void drawIteration(const Pen &pen, IterationStatus status)
{
    const QRectF ring(2.2, 2.2, 11.6, 11.6);
    switch (status) {
    case IterationStatus::Completed:
        pen.fill(pen.colour(green));
        pen.painter->drawEllipse(ring.adjusted(-0.8, -0.8, 0.8, 0.8));
        break;
    case IterationStatus::InProgress:
        pen.fill(pen.colour(blue));
        pen.painter->drawPie(ring, 90 * 16, 180 * 16);
        pen.stroke(pen.colour(blue));
        pen.painter->drawEllipse(ring);
        break;
    case IterationStatus::Planned:
        pen.stroke(pen.colour(blue));
        pen.painter->drawEllipse(ring);
        break;
    case IterationStatus::Blocked:
        pen.stroke(pen.colour(red));
        pen.painter->drawEllipse(ring);
        pen.stroke(pen.colour(red), 2);
        pen.painter->drawLine(QPointF(5.2, 8), QPointF(10.8, 8));
        break;
    case IterationStatus::RolledBack:
        pen.stroke(pen.colour(orange));
        pen.painter->drawArc(ring, -150 * 16, 290 * 16);
        pen.painter->drawPolyline(QPolygonF{{2.6, 7.4}, {2.9, 11.2}, {6.6, 10.6}});
        break;
    case IterationStatus::Cancelled:
        pen.stroke(pen.colour(grey));
        pen.painter->drawEllipse(ring);
        pen.cross();
        break;
    case IterationStatus::Unknown:
        pen.stroke(pen.colour(grey));
        for (int part = 0; part < 8; ++part)
            pen.painter->drawArc(ring, part * 45 * 16, 22 * 16);
        break;
    }
}

void drawPage(const Pen &pen, PageSign sign)
{
    pen.stroke(pen.textColour(), 1.5);
    switch (sign) {
    case PageSign::Overview:
        pen.painter->drawEllipse(QPointF(8, 8), 4.6, 4.6);
        pen.painter->drawLine(QPointF(1.4, 8), QPointF(14.6, 8));
        break;
    case PageSign::Iterations:
        for (const qreal y : {4.0, 8.0, 12.0}) {
            pen.painter->drawEllipse(QPointF(3.2, y), 0.7, 0.7);
            pen.painter->drawLine(QPointF(6.4, y), QPointF(13.6, y));
        }
        break;
    case PageSign::Risks:
        pen.painter->drawPolygon(QPolygonF{{8, 2.6}, {13.8, 13}, {2.2, 13}});
        break;
    case PageSign::Review:
        pen.painter->drawRoundedRect(QRectF(2.4, 2.4, 11.2, 11.2), 2, 2);
        pen.check();
        break;
    case PageSign::Document:
        pen.painter->drawPolygon(
            QPolygonF{{3.4, 1.8}, {9.4, 1.8}, {12.6, 5}, {12.6, 14.2}, {3.4, 14.2}});
        pen.painter->drawLine(QPointF(5.8, 8), QPointF(10.2, 8));
        pen.painter->drawLine(QPointF(5.8, 11), QPointF(10.2, 11));
        break;
    case PageSign::History:
        pen.painter->drawArc(QRectF(2.4, 2.4, 11.2, 11.2), -160 * 16, 310 * 16);
        pen.painter->drawPolyline(QPolygonF{{2.2, 2.9}, {2.4, 6.1}, {5.6, 6}});
        pen.painter->drawPolyline(QPolygonF{{8, 5}, {8, 8.2}, {10.4, 9.6}});
        break;
    }
}

void drawApplicationSign(const Pen &pen)
{
    const QColor ink(0x0b, 0x6e, 0x8f);
    pen.fill(ink);
    pen.painter->drawRoundedRect(QRectF(0, 0, 16, 16), 3.2, 3.2);
    pen.stroke(Qt::white, 1.3);
    pen.painter->drawEllipse(QPointF(6.2, 8), 3.6, 3.6);
    pen.painter->drawLine(QPointF(1.4, 8), QPointF(11, 8));
    pen.stroke(Qt::white, 0.9);
    pen.painter->drawLine(QPointF(14.1, 4.2), QPointF(14.1, 11.8));
    bool isLong = true;
    for (const qreal y : {4.2, 6.1, 8.0, 9.9, 11.8}) {
        pen.painter->drawLine(QPointF(isLong ? 12.1 : 13, y), QPointF(14.1, y));
        isLong = !isLong;
    }
}

} // namespace

QIcon tierIcon(std::optional<Tier> tier)
{
    return icon([tier](const Pen &pen) { drawTier(pen, tier); });
}

QIcon stateIcon(MarkState state)
{
    return icon([state](const Pen &pen) { drawState(pen, state); });
}

QIcon riskStatusIcon(RiskStatus status)
{
    return icon([status](const Pen &pen) { drawRiskStatus(pen, status); });
}

QIcon plannedIcon()
{
    return icon([](const Pen &pen) {
        pen.stroke(pen.colour(blue), 1.5);
        pen.painter->drawEllipse(QPointF(8, 8), 6, 6);
        pen.painter->drawPolyline(QPolygonF{{8, 4.6}, {8, 8}, {10.4, 9.6}});
    });
}

QIcon iterationIcon(IterationStatus status)
{
    return icon([status](const Pen &pen) { drawIteration(pen, status); });
}

QIcon warningIcon()
{
    return stateIcon(MarkState::Warn);
}

QIcon noteIcon()
{
    return icon([](const Pen &pen) {
        pen.stroke(pen.colour(blue), 1.5);
        pen.painter->drawEllipse(QPointF(8, 8), 6.2, 6.2);
        pen.painter->drawLine(QPointF(8, 7.4), QPointF(8, 11));
        pen.painter->drawPoint(QPointF(8, 4.9));
    });
}

QIcon clearIcon()
{
    return icon([](const Pen &pen) {
        pen.stroke(pen.colour(grey), 1.4);
        pen.cross();
    });
}

QIcon matrixIcon()
{
    return icon([](const Pen &pen) {
        constexpr qreal side = 3.4;
        constexpr qreal step = 4.6;
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column) {
                const QRectF cell(1.7 + column * step, 1.7 + row * step, side, side);
                if (column > row)
                    pen.fill(pen.textColour());
                else
                    pen.stroke(pen.textColour(), 0.9);
                pen.painter->drawRoundedRect(cell, 0.6, 0.6);
            }
        }
    });
}

QIcon pageIcon(PageSign sign)
{
    return icon([sign](const Pen &pen) { drawPage(pen, sign); });
}

QIcon applicationIcon()
{
    return icon(drawApplicationSign);
}

OnPaper::OnPaper()
{
    ++sheets;
}

OnPaper::~OnPaper()
{
    --sheets;
}

void paintTier(QPainter *painter, const QRectF &rect, std::optional<Tier> tier)
{
    tierIcon(tier).paint(painter, rect.toAlignedRect());
}

QColor tierColor(std::optional<Tier> tier, const QPalette &palette)
{
    if (!tier)
        return grey.on(palette);
    switch (*tier) {
    case Tier::Critical:
        return red.on(palette);
    case Tier::High:
        return orange.on(palette);
    case Tier::Medium:
        return ochre.on(palette);
    case Tier::Low:
        return green.on(palette);
    }
    return grey.on(palette);
}

} // namespace loadline::ui
