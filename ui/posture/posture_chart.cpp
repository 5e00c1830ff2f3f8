// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/posture_chart.h"

#include "itemmodels/text.h"
#include "ui/history/step_words.h"
#include "ui/overview/load_words.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QEvent>
#include <QImage>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QSvgRenderer>

#include <algorithm>

namespace loadline::ui {

using itemmodels::cellText;

namespace {

constexpr QSize usualSize{720, 300};
constexpr QSize leastSize{360, 150};
constexpr double pictureScale = 2;
constexpr int shortHash = 8;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(loadline::ui::PostureChart)
};

QString openInWords(const posture::Load &load)
{
    QStringList words;
    for (const Tier tier : allTiers) {
        if (load.tiers[tier].open > 0)
            words << Words::tr("%1 %2")
                         .arg(load.tiers[tier].open)
                         .arg(itemmodels::tierWord(tier).toLower());
    }
    if (load.untiered.open > 0)
        words << Words::tr("%n of no tier", nullptr, load.untiered.open);
    return words.isEmpty() ? Words::tr("no open risks")
                           : Words::tr("open: %1").arg(words.join(QStringLiteral(", ")));
}

/// "v1.4.0, 1a2b3c4d Restart the hub"; of what no commit holds, that it is so.
QString nameOf(const posture::Point &point)
{
    QStringList words;
    for (const std::string &tag : point.tags)
        words << cellText(tag);
    if (point.moment.commit.empty())
        words << Words::tr("not committed");
    else
        words << QStringLiteral("%1 %2").arg(
            QString::fromStdString(point.moment.commit).left(shortHash),
            cellText(point.moment.subject));
    return words.join(QStringLiteral(", "));
}

/// To assistive technology it is a chart whose value is the moment that is pointed at.
class ChartAccess : public QAccessibleWidget
{
public:
    explicit ChartAccess(PostureChart *chart)
        : QAccessibleWidget(chart, QAccessible::Chart)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? static_cast<PostureChart *>(widget())->currentInWords()
                                          : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *accessOf(const QString &className, QObject *object)
{
    auto *chart = qobject_cast<PostureChart *>(object);
    return chart && className == QLatin1String("loadline::ui::PostureChart")
               ? new ChartAccess(chart)
               : nullptr;
}

} // namespace

PostureChart::PostureChart(QWidget *parent)
    : QWidget(parent)
    , m_renderer(new QSvgRenderer(this))
{
    QAccessible::installFactory(accessOf); // once: it knows its own
    setAccessibleName(tr("Open risks over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

PostureChart::~PostureChart() = default;

void PostureChart::show(const posture::History &history, const QString &name)
{
    const bool wasAtEnd = isEmpty() || m_current + 1 == m_history.mainLine.size();
    const auto before = wasAtEnd ? std::nullopt : std::optional(current()->moment);
    m_history = history;
    m_name = name;
    m_inPlace.clear();
    draw();
    const auto &line = m_history.mainLine;
    const auto again = std::find_if(line.begin(), line.end(), [&](const posture::Point &point) {
        return before && point.moment.commit == before->commit && point.moment.step == before->step;
    });
    setCurrent(again != line.end() ? std::size_t(again - line.begin())
                                   : std::max<std::size_t>(line.size(), 1) - 1);
}

void PostureChart::showNone(const QString &words)
{
    m_history = {};
    m_chart = {};
    m_inPlace = words;
    m_current = 0;
    setAccessibleDescription(words);
    update();
    Q_EMIT currentChanged();
}

void PostureChart::draw()
{
    m_chart = review::chartOf(m_history, itemmodels::bytesOf(m_name),
                              isDark(palette()) ? review::ChartTheme::Dark
                                                : review::ChartTheme::Light);
    m_renderer->load(QByteArray::fromStdString(m_chart.svg));
    m_drawn = {};
    update();
}

/// A moment that is too close to the next one goes up in that one's.
const review::ChartStretch &PostureChart::currentStretch() const
{
    const auto found = std::find_if(m_chart.stretches.begin(), m_chart.stretches.end(),
                                    [this](const review::ChartStretch &stretch) {
                                        return stretch.point >= m_current;
                                    });
    return found != m_chart.stretches.end() ? *found : m_chart.stretches.back();
}

const posture::Point *PostureChart::current() const
{
    return isEmpty() ? nullptr : &m_history.mainLine[m_current];
}

QString PostureChart::currentInWords() const
{
    const posture::Point *point = current();
    if (!point)
        return m_inPlace;
    QStringList words{momentWords(point->moment.timeUtc), nameOf(*point)};
    if (point->load)
        words << openInWords(*point->load) << loadInWords(*point->load);
    else
        words << (point->state == posture::VersionFacts::State::Gone ? tr("there was no file")
                                                                     : tr("it was no text"));
    return words.join(QStringLiteral("  ·  "));
}

void PostureChart::setCurrent(std::size_t point)
{
    m_current = point;
    setAccessibleDescription(currentInWords());
    QAccessibleEvent described(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&described);
    QAccessibleValueChangeEvent valued(this, currentInWords());
    QAccessible::updateAccessibility(&valued);
    update();
    Q_EMIT currentChanged();
}

QImage PostureChart::picture() const
{
    QImage image(QSizeF(m_chart.width * pictureScale, m_chart.height * pictureScale).toSize(),
                 QImage::Format_RGB32);
    image.fill(palette().color(QPalette::Base));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    m_renderer->render(&painter);
    return image;
}

QSize PostureChart::sizeHint() const
{
    return usualSize;
}

QSize PostureChart::minimumSizeHint() const
{
    return leastSize;
}

double PostureChart::scale() const
{
    return std::min(double(width()) / m_chart.width, double(height()) / m_chart.height);
}

void PostureChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_inPlace);
    } else {
        const double by = scale();
        drawOnce({m_chart.width * by, m_chart.height * by});
        painter.drawPixmap(0, 0, m_drawn);
        const review::ChartStretch &stretch = currentStretch();
        const QRectF marked(QPointF(stretch.begin * by, m_chart.top * by),
                            QPointF(stretch.end * by, m_chart.bottom * by));
        QColor veil = accentColour(palette());
        veil.setAlphaF(0.16F);
        painter.fillRect(marked, veil);
        painter.setPen(QPen(accentColour(palette()), 2));
        painter.drawLine(marked.topLeft(), marked.bottomLeft());
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.backgroundColor = palette().color(QPalette::Base);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void PostureChart::drawOnce(const QSizeF &size)
{
    const QSize pixels = (size * devicePixelRatioF()).toSize();
    if (m_drawn.size() == pixels)
        return;
    m_drawn = QPixmap(pixels);
    m_drawn.setDevicePixelRatio(devicePixelRatioF());
    m_drawn.fill(palette().color(QPalette::Base));
    QPainter painter(&m_drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    m_renderer->render(&painter, QRectF({0, 0}, size));
}

void PostureChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !isEmpty())
        draw();
}

std::optional<std::size_t> PostureChart::pointAt(const QPoint &at) const
{
    const double x = at.x() / scale();
    for (const review::ChartStretch &stretch : m_chart.stretches) {
        if (x >= stretch.begin && x < stretch.end)
            return stretch.point;
    }
    return std::nullopt;
}

void PostureChart::mouseMoveEvent(QMouseEvent *event)
{
    if (isEmpty())
        return;
    if (const auto point = pointAt(event->pos()); point && *point != m_current)
        setCurrent(*point);
}

void PostureChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (isEmpty() || event->button() != Qt::LeftButton || !rect().contains(event->pos()))
        return;
    if (const auto point = pointAt(event->pos())) {
        setCurrent(*point);
        Q_EMIT opened(*current());
    }
}

/// The next moment on that side whose version has a tag.
void PostureChart::goToTag(int direction)
{
    const auto count = std::ptrdiff_t(m_history.mainLine.size());
    for (auto at = std::ptrdiff_t(m_current) + direction; at >= 0 && at < count; at += direction) {
        if (!m_history.mainLine[std::size_t(at)].tags.empty()) {
            setCurrent(std::size_t(at));
            return;
        }
    }
}

void PostureChart::keyPressEvent(QKeyEvent *event)
{
    if (isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const std::size_t last = m_history.mainLine.size() - 1;
    const bool isByTag = event->modifiers() == Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left:
        isByTag ? goToTag(-1) : setCurrent(m_current == 0 ? 0 : m_current - 1);
        break;
    case Qt::Key_Right:
        isByTag ? goToTag(1) : setCurrent(std::min(m_current + 1, last));
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(last);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT opened(*current());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PostureChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PostureChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

QString openTimesInWords(const posture::OpenTimesByTier &times)
{
    const QLocale locale;
    QStringList words;
    const auto add = [&](const QString &name, const posture::OpenTimes &one) {
        QStringList said;
        if (one.medianDays)
            said << Words::tr("median %1").arg(locale.toString(*one.medianDays, 'f', 0));
        if (one.oldestAge)
            said << Words::tr("oldest now %1").arg(*one.oldestAge);
        if (!said.isEmpty())
            words << QStringLiteral("%1 %2").arg(name, said.join(QStringLiteral(", ")));
    };
    for (const Tier tier : allTiers)
        add(itemmodels::tierWord(tier).toLower(), times.tiers[tier]);
    add(Words::tr("no tier"), times.untiered);
    return words.isEmpty()
               ? QString()
               : Words::tr("Days that risks stay open: %1.").arg(words.join(QStringLiteral("; ")));
}

} // namespace loadline::ui
