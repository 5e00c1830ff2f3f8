// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace loadline::ui {

/// What git and the hooks say, as they say it: folded away until there is something to see, and
/// following its end unless one looks at what stands above.
class CommitOutput : public QWidget
{
    Q_OBJECT

public:
    explicit CommitOutput(QWidget *parent = nullptr);

    void clear();
    void append(const QString &text);
    bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);

Q_SIGNALS:
    void opened();

private:
    void copy() const;

    bool m_isOpen = false;
    QToolButton *m_fold;
    QToolButton *m_copy;
    QPlainTextEdit *m_text;
};

} // namespace loadline::ui
