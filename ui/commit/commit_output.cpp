// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commit/commit_output.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace loadline::ui {

namespace {

constexpr int mostLines = 5000; // the end is what matters
constexpr int leastRows = 8;
constexpr int spacing = 4;

} // namespace

CommitOutput::CommitOutput(QWidget *parent)
    : QWidget(parent)
    , m_fold(new QToolButton)
    , m_copy(new QToolButton)
    , m_text(new QPlainTextEdit)
{
    m_fold->setText(tr("&Output of git and hooks"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    m_copy->setText(tr("Cop&y"));
    m_copy->setAccessibleName(tr("Copy the output"));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setTabChangesFocus(true);
    m_text->setMaximumBlockCount(mostLines);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Output of git and hooks"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setMinimumHeight(leastRows * m_text->fontMetrics().lineSpacing());

    auto *row = new QHBoxLayout;
    row->addWidget(m_fold);
    row->addStretch(1);
    row->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addLayout(row);
    column->addWidget(m_text, 1);
    connect(m_fold, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(m_copy, &QToolButton::clicked, this, &CommitOutput::copy);
    setOpen(false);
}

void CommitOutput::clear()
{
    m_text->clear();
}

void CommitOutput::append(const QString &text)
{
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    QTextCursor end(m_text->document());
    end.movePosition(QTextCursor::End);
    end.insertText(text);
    if (isAtEnd)
        bar->setValue(bar->maximum());
}

void CommitOutput::setOpen(bool open)
{
    m_isOpen = open;
    m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_fold->setAccessibleDescription(open ? tr("open") : tr("folded"));
    m_text->setVisible(open);
    m_copy->setVisible(open);
    setSizePolicy(QSizePolicy::Preferred, open ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    if (open)
        Q_EMIT opened();
}

void CommitOutput::copy() const
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
}

} // namespace loadline::ui
