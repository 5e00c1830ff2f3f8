// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/findings_desk.h"

#include "ui/findings/finding_place.h"
#include "ui/findings/finding_view.h"
#include "ui/findings/findings.h"
#include "ui/findings/findings_panel.h"
#include "ui/findings/mend_run.h"
#include "ui/findings/mend_words.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/register_session.h"
#include "ui/shell/window_actions.h"
#include "ui/shell/window_memory.h"

#include <QAction>
#include <QApplication>

namespace loadline::ui {

FindingsDesk::FindingsDesk(PageStack *pages, WindowMemory *memory, QObject *parent)
    : QObject(parent)
    , m_pages(pages)
    , m_memory(memory)
    , m_findings(new Findings(this))
    , m_panel(new FindingsPanel)
    , m_run(new MendRun(this))
{
    m_panel->restoreState(memory->findings());
    m_panel->hide();
    connect(m_findings, &Findings::found, this, &FindingsDesk::update);
    connect(m_panel, &FindingsPanel::currentChanged, this, &FindingsDesk::offer);
    connect(m_panel, &FindingsPanel::placeRequested, this, &FindingsDesk::goToPlace);
    connect(m_panel, &FindingsPanel::closeRequested, this, [this] { showPanel(false); });
    connect(m_panel->view(), &FindingView::mendRequested, this, &FindingsDesk::mend);
    connect(m_panel->view(), &FindingView::mendAllRequested, this, &FindingsDesk::mendAll);
    connect(m_panel->view(), &FindingView::cancelRequested, this, [this] {
        m_run->cancel();
        m_panel->view()->showAtRest();
    });
    connect(m_run, &MendRun::progressed, m_panel->view(), &FindingView::showRunning);
    connect(m_run, &MendRun::finished, this, [this](const Change &change) {
        m_panel->view()->showAtRest();
        m_session->apply(change);
    });
    connect(m_run, &MendRun::refused, this, [this](const Error &error) {
        m_panel->view()->showAtRest();
        m_session->report(error);
    });
}

FindingsDesk::~FindingsDesk() = default;

void FindingsDesk::setSession(RegisterSession *session)
{
    m_run->cancel();
    if (m_session && !session)
        m_memory->keepFindings(m_panel->state());
    m_session = session;
    m_offered.clear();
    if (!session)
        showPanel(false);
    m_findings->setSession(session);
    if (session)
        connect(session, &RegisterSession::changed, this, &FindingsDesk::offer);
}

void FindingsDesk::listenTo(const WindowActions &actions)
{
    connect(actions.showFindings, &QAction::triggered, this, &FindingsDesk::showPanel);
    connect(actions.nextFinding, &QAction::triggered, this, [this] { step(false); });
    connect(actions.previousFinding, &QAction::triggered, this, [this] { step(true); });
    connect(actions.mendFinding, &QAction::triggered, this, [this] { mend(0); });
    connect(this, &FindingsDesk::panelShown, actions.showFindings, &QAction::setChecked);
    connect(this, &FindingsDesk::mendOffered, &actions, &WindowActions::showMend);
}

void FindingsDesk::showPanel(bool isShown)
{
    const bool hadKeyboard = m_panel->isAncestorOf(QApplication::focusWidget());
    m_panel->setVisible(isShown && m_session);
    if (m_panel->isVisibleTo(m_panel->parentWidget()))
        m_panel->focusList();
    else if (hadKeyboard && m_session && m_pages->current())
        m_pages->current()->focusContent();
    Q_EMIT panelShown(isShown && m_session);
}

void FindingsDesk::update()
{
    m_panel->showFindings(m_findings->all(), m_findings->wereLookedFor());
    m_panel->view()->setPolicyFile(QString::fromStdString(m_findings->conditions().policy.path));
    Q_EMIT found();
}

void FindingsDesk::offer()
{
    const checks::Finding *finding = m_panel->current();
    m_offered.clear();
    // Between a change and the next check lines may have moved: nothing is offered by then.
    if (finding && m_session && m_findings->areCurrent())
        m_offered = mends::mendsFor(m_session->reg(), *finding, m_findings->conditions());
    m_panel->view()->showFinding(finding, m_offered, finding ? m_panel->countOf(finding->rule) : 0);
    Q_EMIT mendOffered(m_offered.empty() ? QString() : mendWords(m_offered.front()));
}

void FindingsDesk::step(bool backwards)
{
    if (!m_session)
        return;
    // The one that is chosen when the list is opened has not been seen yet.
    const bool wasShown = !m_panel->isHidden();
    showPanel(true);
    if (!wasShown || m_panel->step(backwards))
        goToPlace();
}

void FindingsDesk::goToPlace()
{
    const checks::Finding *finding = m_panel->current();
    if (finding && m_session)
        m_pages->showPlace(placeOf(m_session->reg(), *finding));
}

void FindingsDesk::mend(int offered)
{
    if (!m_session || offered < 0 || std::size_t(offered) >= m_offered.size())
        return;
    const mends::Mend mend = m_offered[std::size_t(offered)];
    if (mend.kind == mends::MendKind::Complete) {
        Q_EMIT completeRequested(*mend.iteration);
        return;
    }
    m_pages->finishEditing();
    m_session->apply(mends::tried(m_session->reg(), mend, m_findings->conditions()));
}

void FindingsDesk::mendAll()
{
    const checks::Finding *finding = m_panel->current();
    if (!finding || !m_session)
        return;
    m_pages->finishEditing();
    m_run->start(m_session->reg(), finding->rule, m_findings->conditions());
}

} // namespace loadline::ui
