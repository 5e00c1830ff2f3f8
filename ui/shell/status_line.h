// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"

#include <QStatusBar>

#include <vector>

class QLabel;
class QMenu;
class QToolButton;

namespace loadline::ui {

class RegisterSession;

/// The window's last line: where the register is kept, what the file does not have, findings.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void show(const RegisterSession &session, bool isEditing, bool isKept);
    void showFindings(const std::vector<checks::Finding> &findings);
    void showNothing();

Q_SIGNALS:
    /// A finding was chosen; from 1.
    void lineRequested(std::size_t line);

private:
    QLabel *m_where;
    QToolButton *m_findings;
    QMenu *m_list;
};

} // namespace loadline::ui
