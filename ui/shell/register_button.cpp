// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/register_button.h"

#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_shapes.h"

#include <QPainter>
#include <QStyleOptionToolButton>

namespace loadline::ui {

namespace {

constexpr int buttonHeight = 36;
constexpr int margin = 12;
constexpr int chevronWidth = 20;
constexpr int widest = 200;

} // namespace

RegisterButton::RegisterButton(QWidget *parent)
    : QToolButton(parent)
{
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RegisterButton::show(const QString &name, const QString &file)
{
    m_name = name;
    setAccessibleName(tr("Register %1; choose another").arg(name));
    setToolTip(plainToolTip(file.isEmpty() ? name : file));
    update();
}

QSize RegisterButton::sizeHint() const
{
    const int name = fontMetrics().horizontalAdvance(m_name);
    return {std::min(name, widest) + 2 * margin + chevronWidth, buttonHeight};
}

void RegisterButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect box = rect().adjusted(4, 1, -4, -1);
    if (isDown())
        drawBox(&painter, box, palette().brush(QPalette::Highlight), Qt::transparent);
    else if (underMouse())
        drawBox(&painter, box, hoverColour(palette()), Qt::transparent);
    if (hasFocus())
        drawBox(&painter, box, Qt::NoBrush, accentColour(palette()));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect text = rect().adjusted(margin, 0, -margin - chevronWidth, 0);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(strong).elidedText(m_name, Qt::ElideMiddle, text.width()));
    drawChevron(&painter,
                QRectF(rect().right() - margin - chevronWidth / 2, 0, chevronWidth / 2,
                       rect().height()),
                Chevron::Down, quietTextColour(palette()));
}

} // namespace loadline::ui
