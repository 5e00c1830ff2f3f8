// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledger_desk.h"

#include "itemmodels/ledger_model.h"
#include "ui/ledger/ledger_panel.h"
#include "ui/ledger/register_ledger.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"
#include "ui/shell/window_actions.h"
#include "ui/shell/window_memory.h"

#include <QAction>
#include <QApplication>

namespace loadline::ui {

LedgerDesk::LedgerDesk(PageStack *pages, WindowMemory *memory, QObject *parent)
    : QObject(parent)
    , m_pages(pages)
    , m_memory(memory)
    , m_ledger(new RegisterLedger(this))
    , m_panel(new LedgerPanel)
{
    m_panel->restoreState(memory->ledger());
    m_panel->hide();
    connect(m_ledger, &RegisterLedger::made, this, &LedgerDesk::update);
    connect(m_panel, &LedgerPanel::placeRequested, this, &LedgerDesk::goToPlace);
    connect(m_panel, &LedgerPanel::closeRequested, this, [this] { showPanel(false); });
}

LedgerDesk::~LedgerDesk() = default;

void LedgerDesk::setSession(RegisterSession *session)
{
    if (m_session && !session)
        m_memory->keepLedger(m_panel->state());
    m_session = session;
    if (!session)
        showPanel(false);
    m_ledger->setSession(session);
}

void LedgerDesk::listenTo(const WindowActions &actions)
{
    connect(actions.showLedger, &QAction::triggered, this, &LedgerDesk::showPanel);
    connect(this, &LedgerDesk::panelShown, actions.showLedger, &QAction::setChecked);
}

void LedgerDesk::showPanel(bool isShown)
{
    const bool hadKeyboard = m_panel->isAncestorOf(QApplication::focusWidget());
    const bool isToShow = isShown && m_session;
    m_panel->setVisible(isToShow);
    m_ledger->setWatched(isToShow);
    if (isToShow)
        m_panel->focusList();
    else if (hadKeyboard && m_session && m_pages->current())
        m_pages->current()->focusContent();
    Q_EMIT panelShown(isToShow);
}

void LedgerDesk::update()
{
    m_panel->showLedger(m_ledger->ledger(), m_ledger->rows(), m_ledger->wasMade());
}

void LedgerDesk::goToPlace()
{
    const itemmodels::LedgerRow *row = m_panel->current();
    if (row && m_session)
        m_pages->showLine(row->firstLine);
}

} // namespace loadline::ui
