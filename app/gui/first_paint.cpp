// SPDX-License-Identifier: GPL-3.0-or-later
#include "first_paint.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace loadline::gui {

FirstPaint::FirstPaint(QWidget *window, std::function<void()> painted)
    : QObject(window)
    , m_painted(std::move(painted))
{
    bool hasContent = false;
    for (auto *area : window->findChildren<QAbstractScrollArea *>()) {
        hasContent = hasContent || area->isVisible();
        area->viewport()->installEventFilter(this);
    }
    if (!hasContent)
        window->installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_painted) {
        // The rest of the frame is painted in this same round of events.
        QTimer::singleShot(0, this, std::exchange(m_painted, nullptr));
    }
    return false;
}

} // namespace loadline::gui
