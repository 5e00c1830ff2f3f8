// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

class QLineEdit;
class QPlainTextEdit;

namespace loadline::ui {

/// Makes one step of what is typed into a text field: when the field is left, on Return in a line,
/// or after two seconds of quiet. Until then Ctrl+Z is the field's own, and Escape gives back what
/// the register says.
///
/// It says when; what the step is, and whether it is taken, is its owner's. *Ownership*: belongs
/// to the field.
class QuietCommit : public QObject
{
    Q_OBJECT

public:
    explicit QuietCommit(QLineEdit *line);
    explicit QuietCommit(QPlainTextEdit *field);

    /// Shows what the register says. Text that is being typed, and text that was refused, stays.
    void show(const QString &text);
    /// Shows it whatever stands in the field.
    void reset(const QString &text);

    QString text() const;
    /// The text differs from what the register says, and has not been offered yet.
    bool isPending() const { return m_isPending; }
    void commitNow();

Q_SIGNALS:
    void pendingChanged(bool pending);
    /// The step is to be made now, of text().
    void committed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed();
    void setPending(bool pending);

    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_field = nullptr;
    QTimer m_quiet;
    QString m_shown; ///< what the register says
    bool m_isPending = false;
    bool m_isShowing = false;
};

} // namespace loadline::ui
