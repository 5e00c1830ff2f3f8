// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace loadline::ui {

class RegisterSession;

/// A risk from one line, from wherever one is: `high: No rate limit - login endpoint -> 4`. Says
/// while one types what the line will become, or why it cannot be one.
class QuickAddDialog : public QDialog
{
    Q_OBJECT

public:
    explicit QuickAddDialog(RegisterSession *session, QWidget *parent = nullptr);

    /// The name of the risk that was added, once accepted.
    QString added() const { return m_added; }

    void accept() override;

private:
    void preview();
    void showRisk(const changes::NewRisk &risk);
    void showProblem(const QString &text);

    RegisterSession *m_session;
    QLineEdit *m_line;
    QLabel *m_sign;
    QLabel *m_words;
    QPushButton *m_add;
    QString m_added;
};

} // namespace loadline::ui
