// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quiet_commit.h"

#include <QEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

#include <chrono>

namespace loadline::ui {

namespace {

constexpr std::chrono::seconds quietTime{2};

/// The field's text as it is: toPlainText() would turn no-break spaces into spaces.
QString textOf(const QPlainTextEdit *field)
{
    QString result = field->document()->toRawText();
    result.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    return result;
}

} // namespace

QuietCommit::QuietCommit(QLineEdit *line)
    : QObject(line)
    , m_line(line)
    , m_shown(line->text())
{
    connect(line, &QLineEdit::textChanged, this, &QuietCommit::typed);
    connect(line, &QLineEdit::returnPressed, this, &QuietCommit::commitNow);
    connect(&m_quiet, &QTimer::timeout, this, &QuietCommit::commitNow);
    m_quiet.setSingleShot(true);
    line->installEventFilter(this);
}

QuietCommit::QuietCommit(QPlainTextEdit *field)
    : QObject(field)
    , m_field(field)
    , m_shown(textOf(field))
{
    connect(field, &QPlainTextEdit::textChanged, this, &QuietCommit::typed);
    connect(&m_quiet, &QTimer::timeout, this, &QuietCommit::commitNow);
    m_quiet.setSingleShot(true);
    field->installEventFilter(this);
}

QString QuietCommit::text() const
{
    return m_line ? m_line->text() : textOf(m_field);
}

void QuietCommit::show(const QString &text)
{
    const bool saysTheSame = m_shown == text;
    if (saysTheSame && this->text() != text)
        return; // typed, and not taken yet
    if (m_isPending)
        return;
    reset(text);
}

void QuietCommit::reset(const QString &text)
{
    m_quiet.stop();
    m_shown = text;
    if (this->text() != text) {
        const QScopedValueRollback guard(m_isShowing, true);
        if (m_line)
            m_line->setText(text);
        else
            m_field->setPlainText(text);
    }
    setPending(false);
}

void QuietCommit::typed()
{
    if (m_isShowing)
        return;
    m_quiet.start(quietTime);
    setPending(text() != m_shown);
}

void QuietCommit::commitNow()
{
    m_quiet.stop();
    if (!m_isPending)
        return;
    setPending(false);
    Q_EMIT committed();
}

void QuietCommit::setPending(bool pending)
{
    if (m_isPending == pending)
        return;
    m_isPending = pending;
    Q_EMIT pendingChanged(pending);
}

bool QuietCommit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        // A menu of the field's own, or another window in front, is not leaving it.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            commitNow();
    } else if (event->type() == QEvent::KeyPress
               && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && text() != m_shown) {
        reset(m_shown);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace loadline::ui
