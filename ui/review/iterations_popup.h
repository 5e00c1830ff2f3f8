// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QFrame>

#include <vector>

class QListWidget;
class QPushButton;

namespace loadline::ui {

/// Asks which iterations are to be reviewed: Space checks a row, Return takes those that are checked,
/// or, where none is, the current one. It closes and deletes itself.
class IterationsPopup : public QFrame
{
    Q_OBJECT

public:
    IterationsPopup(const Register &reg, const std::vector<int> &chosen, QWidget *parent = nullptr);

    void popUp(const QPoint &at);

Q_SIGNALS:
    void chosen(const std::vector<int> &iterations);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::vector<int> checked() const;
    void updateButton();
    void take();

    QListWidget *m_list;
    QPushButton *m_take;
};

} // namespace loadline::ui
