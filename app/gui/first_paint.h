// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace loadline::gui {

/// Calls back once what stands in the window was painted: its rows, not only its frame.
class FirstPaint : public QObject
{
    Q_OBJECT

public:
    FirstPaint(QWidget *window, std::function<void()> painted);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void()> m_painted;
};

} // namespace loadline::gui
