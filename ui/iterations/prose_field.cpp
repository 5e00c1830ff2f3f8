// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/prose_field.h"

#include "ui/iterations/markdown_typing.h"
#include "ui/widgets/plain_label.h"

#include <QKeyEvent>

#include <utility>

namespace loadline::ui {

namespace {

bool isTab(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
}

bool isBack(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Backtab || (event->modifiers() & Qt::ShiftModifier);
}

/// The mark that a key puts around words; empty for others.
QString markOf(const QKeyEvent *event)
{
    if (event->modifiers() != Qt::ControlModifier)
        return {};
    switch (event->key()) {
    case Qt::Key_B:
        return QStringLiteral("**");
    case Qt::Key_I:
        return QStringLiteral("*");
    case Qt::Key_QuoteLeft:
        return QStringLiteral("`");
    default:
        return {};
    }
}

} // namespace

ProseField::ProseField(QWidget *parent)
    : GrownTextEdit(Lines::Many, parent)
{
    setTabChangesFocus(false);
    const QString keys = tr("Markdown. Tab indents, Ctrl+Tab leaves the field. Ctrl+B, Ctrl+I and "
                            "Ctrl+` mark words. F4 shows it as it reads.");
    setAccessibleDescription(keys);
    setToolTip(plainToolTip(keys));
}

bool ProseField::event(QEvent *event)
{
    // What the window has shortcuts for would not come here.
    if (event->type() == QEvent::ShortcutOverride
        && !markOf(static_cast<QKeyEvent *>(event)).isEmpty() && !isReadOnly()) {
        event->accept();
        return true;
    }
    return GrownTextEdit::event(event);
}

void ProseField::keyPressEvent(QKeyEvent *event)
{
    if (leave(event))
        return;
    if (event->key() != Qt::Key_Shift && event->key() != Qt::Key_Control)
        m_isLeaving = event->key() == Qt::Key_Escape;
    if (!isReadOnly() && (indent(event) || mark(event)))
        return;
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers() == Qt::NoModifier && !isReadOnly()) {
        QTextCursor cursor = textCursor();
        if (continueList(cursor)) {
            setTextCursor(cursor);
            ensureCursorVisible();
            return;
        }
    }
    GrownTextEdit::keyPressEvent(event);
}

void ProseField::focusInEvent(QFocusEvent *event)
{
    m_isLeaving = false;
    GrownTextEdit::focusInEvent(event);
}

/// A field in which Tab is text does not go on by itself.
void ProseField::goOn(bool next)
{
    QAbstractScrollArea::focusNextPrevChild(next);
}

bool ProseField::leave(const QKeyEvent *event)
{
    if (!isTab(event))
        return false;
    const bool leaves = isReadOnly() || (event->modifiers() & Qt::ControlModifier)
                        || std::exchange(m_isLeaving, false);
    if (leaves)
        goOn(!isBack(event));
    return leaves;
}

/// Shift+Tab where nothing is indented goes back, as in other fields.
bool ProseField::indent(const QKeyEvent *event)
{
    if (!isTab(event))
        return false;
    QTextCursor cursor = textCursor();
    if (isBack(event)) {
        if (!unindentLines(cursor))
            goOn(false);
    } else if (!indentLines(cursor)) {
        insertIndentation(cursor);
    }
    setTextCursor(cursor);
    return true;
}

bool ProseField::mark(const QKeyEvent *event)
{
    const QString sign = markOf(event);
    if (sign.isEmpty())
        return false;
    QTextCursor cursor = textCursor();
    toggleMark(cursor, sign);
    setTextCursor(cursor);
    return true;
}

} // namespace loadline::ui
