// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/load_gauge.h"

#include "ui/widgets/load_colour.h"
#include "ui/widgets/plain_label.h"

#include <QAccessibleValueInterface>
#include <QAccessibleWidget>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace loadline::ui {

namespace {

constexpr QSize usualSize{232, 264};
constexpr qreal keelRadius = 56; ///< of the turn from side to bottom
constexpr qreal headroom = 1.25; ///< of the scale above the higher of load and limit
constexpr int mostTicks = 6;

/// The steps of a scale that people read: 1, 2 or 5 times a power of ten.
double tickStep(double end)
{
    const double rough = end / mostTicks;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= rough)
            return step * power;
    }
    return 10 * power;
}

/// A ship's side as one sees it from the bow: straight, then round to the keel.
QPainterPath hullIn(const QRectF &rect)
{
    QPainterPath hull(rect.topLeft());
    hull.lineTo(rect.left(), rect.bottom() - keelRadius);
    hull.quadTo(rect.left(), rect.bottom(), rect.left() + keelRadius, rect.bottom());
    hull.lineTo(rect.right() - keelRadius, rect.bottom());
    hull.quadTo(rect.right(), rect.bottom(), rect.right(), rect.bottom() - keelRadius);
    hull.lineTo(rect.topRight());
    return hull;
}

/// A row of small waves along \a y.
QPainterPath waterLine(qreal left, qreal right, qreal y)
{
    constexpr qreal length = 16;
    constexpr qreal height = 2;
    QPainterPath path(QPointF(left, y));
    for (qreal x = left; x < right; x += length)
        path.cubicTo(x + length / 3, y - height, x + 2 * length / 3, y + height, x + length, y);
    return path;
}

class GaugeAccess
    : public QAccessibleWidget
    , public QAccessibleValueInterface
{
public:
    explicit GaugeAccess(LoadGauge *gauge)
        : QAccessibleWidget(gauge, QAccessible::Indicator)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return gauge()->load().weight; }
    void setCurrentValue(const QVariant &) override {}
    QVariant maximumValue() const override { return gauge()->load().limit; }
    QVariant minimumValue() const override { return 0; }
    QVariant minimumStepSize() const override { return 1; }

private:
    LoadGauge *gauge() const { return static_cast<LoadGauge *>(widget()); }
};

QAccessibleInterface *accessOf(const QString &className, QObject *object)
{
    auto *gauge = qobject_cast<LoadGauge *>(object);
    return gauge && className == QLatin1String("loadline::ui::LoadGauge") ? new GaugeAccess(gauge)
                                                                          : nullptr;
}

} // namespace

LoadGauge::LoadGauge(QWidget *parent)
    : QWidget(parent)
{
    QAccessible::installFactory(accessOf); // once: it knows its own
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFontOf(this, TextSize::Small);
}

void LoadGauge::show(const posture::Load &load)
{
    const bool isOther = load.weight != m_load.weight;
    m_load = load;
    update();
    if (isOther) {
        QAccessibleValueChangeEvent event(this, load.weight);
        QAccessible::updateAccessibility(&event);
    }
}

double LoadGauge::scaleEnd() const
{
    const double least = std::max({m_load.weight, m_load.limit, 1.0}) * headroom;
    const double step = tickStep(least);
    return std::ceil(least / step) * step;
}

QSize LoadGauge::sizeHint() const
{
    return usualSize;
}

QSize LoadGauge::minimumSizeHint() const
{
    return usualSize;
}

void LoadGauge::paintEvent(QPaintEvent *)
{
    constexpr qreal scaleWidth = 44;
    constexpr qreal tickLength = 6;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF hull = QRectF(rect()).adjusted(8, 12, -scaleWidth - 8, -8);
    const double end = scaleEnd();
    const auto heightOf = [&](double weight) {
        return hull.bottom() - hull.height() * std::clamp(weight / end, 0.0, 1.0);
    };
    const QColor water = waterColour(posture::depthOf(m_load), palette());
    const QPainterPath side = hullIn(hull);

    // The water stands before the hull: what lies below it shows through.
    const qreal surface = heightOf(m_load.weight);
    painter.fillPath(side, separatorColour(palette()));
    if (m_load.weight > 0) {
        const QPainterPath wave = waterLine(0, hull.right() + 8, surface);
        QPainterPath body = wave;
        body.lineTo(body.currentPosition().x(), height());
        body.lineTo(0, height());
        body.closeSubpath();
        painter.save();
        painter.setClipRect(QRectF(0, 0, hull.right() + 8, height()));
        painter.fillPath(body, washed(water, wash::water));
        painter.strokePath(wave, QPen(water, 2));
        painter.restore();
    }
    painter.strokePath(side, QPen(quietTextColour(palette()), 1.5));

    // The load line: a circle cut by a line, at the limit.
    const QColor ink = palette().color(QPalette::Text);
    const qreal limit = heightOf(m_load.limit);
    constexpr qreal radius = 14;
    const QPointF centre(hull.center().x(), limit);
    painter.setPen(QPen(ink, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, radius, radius);
    painter.drawLine(centre - QPointF(radius + 12, 0), centre + QPointF(radius + 12, 0));

    const qreal scale = hull.right() + 16;
    painter.setPen(QPen(quietTextColour(palette()), 1));
    painter.drawLine(QPointF(scale, hull.top()), QPointF(scale, hull.bottom()));
    const double step = tickStep(std::max({m_load.weight, m_load.limit, 1.0}) * headroom);
    const QLocale locale;
    for (double figure = 0; figure <= end + step / 2; figure += step) {
        const qreal y = heightOf(figure);
        painter.drawLine(QPointF(scale, y), QPointF(scale + tickLength, y));
        painter.drawText(QRectF(scale + tickLength + 4, y - 10, scaleWidth, 20),
                         Qt::AlignLeft | Qt::AlignVCenter, locale.toString(figure));
    }
    painter.setPen(QPen(ink, 2));
    painter.drawLine(QPointF(scale - tickLength, limit), QPointF(scale + tickLength, limit));
}

} // namespace loadline::ui
