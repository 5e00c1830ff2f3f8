// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/popup_choice.h"

#include <QWheelEvent>

namespace loadline::ui {

namespace {

/// What the sign, the arrow and the margins take.
constexpr int beside = 60;

} // namespace

void PopupChoice::say(const QIcon &sign, const QString &text)
{
    m_text = text;
    clear();
    addItem(sign, text);
    setToolTip(QLatin1String("<p>") + text.toHtmlEscaped() + QLatin1String("</p>"));
    cut();
}

void PopupChoice::cut()
{
    if (count() > 0)
        setItemText(0, fontMetrics().elidedText(m_text, Qt::ElideRight, width() - beside));
}

void PopupChoice::resizeEvent(QResizeEvent *event)
{
    QComboBox::resizeEvent(event);
    cut();
}

void PopupChoice::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace loadline::ui
