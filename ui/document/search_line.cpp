// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/search_line.h"

#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>

namespace loadline::ui {

namespace {

constexpr int pageMargin = 16;
constexpr int widestField = 360;

} // namespace

SearchLine::SearchLine(QWidget *parent)
    : QWidget(parent)
    , m_searched(new QLineEdit)
    , m_notFound(new PlainLabel)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_searched->setPlaceholderText(tr("Find in the document"));
    m_searched->setAccessibleName(tr("Find in the document"));
    m_searched->setClearButtonEnabled(true);
    m_searched->setMaximumWidth(widestField);
    m_notFound->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(pageMargin, 0, pageMargin, 8);
    row->addWidget(m_searched, 1);
    row->addWidget(m_notFound, 1);
    connect(m_searched, &QLineEdit::textChanged, this, &SearchLine::typed);
    connect(m_searched, &QLineEdit::returnPressed, this, &SearchLine::nextRequested);
    auto *leaving = new QAction(this);
    leaving->setShortcut(Qt::Key_Escape);
    leaving->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(leaving);
    connect(leaving, &QAction::triggered, this, &SearchLine::leave);
}

void SearchLine::open()
{
    show();
    m_searched->setFocus(Qt::ShortcutFocusReason);
    m_searched->selectAll();
}

QString SearchLine::words() const
{
    return m_searched->text();
}

void SearchLine::sayFound(bool isFound)
{
    m_notFound->setText(isFound || words().isEmpty() ? QString() : tr("Stands nowhere here."));
}

void SearchLine::leave()
{
    m_searched->clear();
    hide();
    Q_EMIT closed();
}

} // namespace loadline::ui
