// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/add_entry_line.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

namespace loadline::ui {

AddEntryLine::AddEntryLine(QWidget *parent)
    : QLineEdit(parent)
{
    setFrame(false);
    setTextMargins(1, 0, 0, 0);
}

void AddEntryLine::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !text().trimmed().isEmpty())
        Q_EMIT linesEntered({text()});
    else if (event->key() == Qt::Key_Up)
        Q_EMIT left();
    else if (!event->matches(QKeySequence::Paste) || !pasteLines())
        QLineEdit::keyPressEvent(event);
}

bool AddEntryLine::pasteLines()
{
    const QString pasted = QGuiApplication::clipboard()->text();
    if (!pasted.trimmed().contains(QLatin1Char('\n')) || !text().isEmpty())
        return false;
    Q_EMIT linesEntered(pasted.split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    return true;
}

} // namespace loadline::ui
