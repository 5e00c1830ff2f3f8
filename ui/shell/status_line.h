// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"

#include <QStatusBar>

#include <vector>

class QLabel;
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
    /// \a wereLookedFor: a check was done.
    void showFindings(const std::vector<checks::Finding> &findings, bool wereLookedFor);
    void showNothing();

Q_SIGNALS:
    /// The findings were asked for.
    void findingsRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString partsInFile() const;

    const RegisterSession *m_session = nullptr; ///< that is shown
    QLabel *m_where;
    QLabel *m_branch;
    QToolButton *m_findings;
};

} // namespace loadline::ui
