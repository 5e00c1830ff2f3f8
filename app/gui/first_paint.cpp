// SPDX-License-Identifier: GPL-3.0-or-later
#include "first_paint.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace loadline::gui {

namespace {

/// Looks at a window until it was painted. The window owns it.
class FirstPaint : public QObject
{
public:
    FirstPaint(QWidget *window, std::function<void()> painted)
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

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_painted) {
            // The rest of the frame is painted in this same round of events.
            QTimer::singleShot(0, this, std::exchange(m_painted, nullptr));
        }
        return false;
    }

private:
    std::function<void()> m_painted;
};

} // namespace

void whenPainted(QWidget *window, std::function<void()> painted)
{
    new FirstPaint(window, std::move(painted));
}

} // namespace loadline::gui
