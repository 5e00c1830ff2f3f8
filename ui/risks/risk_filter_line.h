// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QAbstractItemView;
class QCompleter;
class QStandardItemModel;

namespace loadline::ui {

class RegisterSession;

/// The line in which risks are asked for: it offers the keys that a word may become and, behind a
/// key, the values that the register has.
///
/// What is offered is never chosen by itself: Return goes to the list as it always does, unless
/// somebody went down to an offer before; then Return and Tab take that. Escape first closes what
/// is offered.
class RiskFilterLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit RiskFilterLine(const RegisterSession *session, QWidget *parent = nullptr);

    /// The list of what is offered, to be seen or not.
    QAbstractItemView *offers() const;

Q_SIGNALS:
    /// It has the keyboard: something is about to be typed.
    void entered();
    /// Return, Down or Escape: the keyboard is to go to what was found.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    bool isOffering() const;
    bool isOneChosen() const;
    void offer(bool asked);
    void take(const QString &insert);

    const RegisterSession *m_session;
    QStandardItemModel *m_found;
    QCompleter *m_completer;
    qsizetype m_begin = 0; ///< of the text that an offer takes the place of
    bool m_areKeys = false;
    bool m_isTaking = false;
};

} // namespace loadline::ui
