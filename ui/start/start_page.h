// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/register_shelf.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace loadline::ui {

/// What is seen while no register is open: what one can begin with, and what was open before.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void show(const std::vector<ShelvedRegister> &recent);
    void focusContent();

Q_SIGNALS:
    void openRequested();
    void sampleRequested();
    void emptyRequested();
    void registerRequested(const QString &name);

private:
    QWidget *makeBeginnings();

    QListWidget *m_recent;
    QLabel *m_recentTitle;
    QWidget *m_firstButton = nullptr;
};

} // namespace loadline::ui
