// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/revision_edit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

#include <algorithm>

namespace loadline::ui {

RevisionEdit::RevisionEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_completer(new QCompleter(QStringList(), this))
{
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &RevisionEdit::take);
    connect(this, &QLineEdit::textEdited, this, &RevisionEdit::offer);
}

void RevisionEdit::setNames(const QStringList &names)
{
    m_completer->setModel(new QStringListModel(names, m_completer));
}

bool RevisionEdit::isOffering() const
{
    return m_completer->popup()->isVisible();
}

void RevisionEdit::keyPressEvent(QKeyEvent *event)
{
    // While names are offered, these are the list's.
    const int key = event->key();
    if (isOffering() && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape)) {
        event->ignore();
        return;
    }
    if (key == Qt::Key_Down && !isOffering()) {
        offer();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

int RevisionEdit::beginOfWord() const
{
    const QString before = text().left(cursorPosition());
    int begin = 0;
    for (const QString &end : {QStringLiteral(".."), QStringLiteral(","), QStringLiteral(" ")}) {
        const int at = int(before.lastIndexOf(end));
        if (at >= 0)
            begin = std::max(begin, at + int(end.size()));
    }
    return begin;
}

void RevisionEdit::offer()
{
    const int begin = beginOfWord();
    m_completer->setCompletionPrefix(text().mid(begin, cursorPosition() - begin));
    const bool isWhole = m_completer->completionCount() == 1
                         && m_completer->currentCompletion() == m_completer->completionPrefix();
    if (m_completer->completionCount() == 0 || isWhole)
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void RevisionEdit::take(const QString &name)
{
    const int begin = beginOfWord();
    const int end = cursorPosition();
    setText(text().left(begin) + name + text().mid(end));
    setCursorPosition(begin + int(name.size()));
}

} // namespace loadline::ui
