// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation_button.h"

#include "ui/widgets/shapes.h"
#include "ui/widgets/style_shapes.h"

#include <QPainter>

namespace loadline::ui {

namespace {

constexpr int rowHeight = 34;
constexpr int margin = 12;
constexpr int signSize = 16;
constexpr int countSign = 11;
constexpr int countGap = 8;

} // namespace

NavigationButton::NavigationButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavigationButton::setCounts(std::vector<NavigationCount> counts, const QString &inWords)
{
    setAccessibleDescription(inWords);
    setToolTip(inWords);
    if (counts == m_counts)
        return;
    m_counts = std::move(counts);
    updateGeometry();
    update();
}

int NavigationButton::countsWidth() const
{
    int width = 0;
    for (const NavigationCount &count : m_counts)
        width += widthOf(count);
    return width;
}

int NavigationButton::widthOf(const NavigationCount &count) const
{
    return fontMetrics().horizontalAdvance(count.text) + countGap
           + (count.tier ? countSign + 2 : 0);
}

QSize NavigationButton::sizeHint() const
{
    return {2 * margin + signSize + 8 + fontMetrics().horizontalAdvance(text()) + 12 + countsWidth(),
            rowHeight};
}

void NavigationButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect box = rect().adjusted(4, 1, -4, -1);
    if (isChecked())
        drawBox(&painter, box, palette().brush(QPalette::Highlight), Qt::transparent);
    else if (underMouse())
        drawBox(&painter, box, hoverColour(palette()), Qt::transparent);
    if (hasFocus())
        drawBox(&painter, box, Qt::NoBrush, accentColour(palette()));

    const QRect sign(margin, (height() - signSize) / 2, signSize, signSize);
    icon().paint(&painter, sign);
    QFont font = painter.font();
    font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect().adjusted(margin + signSize + 8, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, text());
    paintCounts(painter, width() - margin);
}

void NavigationButton::paintCounts(QPainter &painter, int right) const
{
    painter.setFont(font());
    painter.setPen(quietTextColour(palette()));
    // In a large register the gravest are shown as far as they fit; the words for them say all.
    const int room = right - margin - signSize - 8 - fontMetrics().horizontalAdvance(text());
    auto shown = m_counts.size();
    for (int width = countsWidth(); shown > 1 && width > room; --shown)
        width -= widthOf(m_counts[shown - 1]);
    for (auto count = m_counts.rend() - std::ptrdiff_t(shown); count != m_counts.rend(); ++count) {
        const int textWidth = fontMetrics().horizontalAdvance(count->text);
        painter.drawText(QRect(right - textWidth, 0, textWidth, height()),
                         Qt::AlignRight | Qt::AlignVCenter, count->text);
        right -= textWidth;
        if (count->tier) {
            right -= countSign + 2;
            paintTier(&painter, QRectF(right, (height() - countSign) / 2.0, countSign, countSign),
                      count->tier);
        }
        right -= countGap;
    }
}

void NavigationButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void NavigationButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace loadline::ui
