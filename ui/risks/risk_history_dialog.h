// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QDialog>

class QTreeView;

namespace loadline::itemmodels {
class HistoryModel;
}

namespace loadline::ui {

class RegisterSession;

/// What was done to one risk here in the library, newest first: the steps of the journal that name
/// it. It only shows; the way back to a step is the History page's.
class RiskHistoryDialog : public QDialog
{
    Q_OBJECT

public:
    RiskHistoryDialog(RegisterSession &session, const Risk &risk, QWidget *parent = nullptr);

private:
    QString words() const;
    void copy() const;

    itemmodels::HistoryModel *m_model;
    QTreeView *m_steps;
};

} // namespace loadline::ui
