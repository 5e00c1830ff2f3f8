// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace loadline::ui {

class RegisterSession;

/// One line to add a risk: `high: No rate limit - login endpoint -> 4`. It says what it will make
/// of the line while it is typed.
class QuickAddLine : public QWidget
{
    Q_OBJECT

public:
    explicit QuickAddLine(RegisterSession *session, QWidget *parent = nullptr);

    void focusLine();

Q_SIGNALS:
    void added(const QString &id);

private:
    void explain(const QString &text);
    void add();

    RegisterSession *m_session;
    QLineEdit *m_line;
    QLabel *m_meaning;
};

} // namespace loadline::ui
