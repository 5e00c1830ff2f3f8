// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace loadline::ui {

class RegisterSession;

/// Asks for what a new iteration begins with; its sections come empty, in the house's order.
class NewIterationDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NewIterationDialog(RegisterSession *session, QWidget *parent = nullptr);

    /// The number of the iteration that was added, once accepted.
    std::optional<int> added() const { return m_added; }

    void accept() override;

private:
    void checkInput();

    RegisterSession *m_session;
    QLineEdit *m_title;
    QLineEdit *m_date;
    QComboBox *m_status;
    QComboBox *m_tier;
    QLabel *m_problem;
    QPushButton *m_add;
    std::optional<int> m_added;
};

} // namespace loadline::ui
