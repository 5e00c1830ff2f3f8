// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trail/risk_trail.h"

#include <QDialog>
#include <QThreadPool>

#include <stop_token>

class QLabel;
class QProgressBar;
class QTreeWidget;

namespace loadline::ui {

class RegisterSession;

/// Who opened, moved and fixed a risk, in which commits of the register's file. The history is read
/// beside the window; closing the dialog ends that.
class RiskTrailDialog : public QDialog
{
    Q_OBJECT

public:
    RiskTrailDialog(const RegisterSession &session, const Risk &risk, QWidget *parent = nullptr);
    ~RiskTrailDialog() override;

private:
    void read(const RegisterSession &session, const std::string &risk);
    void show(const Result<trail::RiskTrail> &trail);
    void copy() const;

    QLabel *m_words;
    QTreeWidget *m_steps;
    QProgressBar *m_busy;
    std::stop_source m_stop;
    QThreadPool m_worker;
};

} // namespace loadline::ui
