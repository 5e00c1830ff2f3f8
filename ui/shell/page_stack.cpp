// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_stack.h"

#include "ui/document/document_page.h"
#include "ui/history/history_page.h"
#include "ui/iterations/iterations_page.h"
#include "ui/overview/overview_page.h"
#include "ui/review/review_page.h"
#include "ui/risks/risks_page.h"
#include "ui/shell/register_session.h"

#include <algorithm>

namespace loadline::ui {

namespace {

QString stateKey(PageId page)
{
    return QStringLiteral("page%1").arg(int(page));
}

} // namespace

PageStack::PageStack(QWidget *parent)
    : QStackedWidget(parent)
{
}

void PageStack::setSession(RegisterSession *session)
{
    for (const auto &[id, page] : m_pages)
        delete page;
    m_pages.clear();
    m_session = session;
}

void PageStack::setStates(const QVariantMap &states)
{
    m_states = states;
}

QVariantMap PageStack::states() const
{
    QVariantMap states = m_states;
    for (const auto &[id, page] : m_pages)
        states.insert(stateKey(id), page->state());
    return states;
}

Page *PageStack::make(PageId id)
{
    Page *page = nullptr;
    switch (id) {
    case PageId::Overview: {
        auto *overview = new OverviewPage(m_session);
        overview->setFindings(m_findings);
        connect(overview, &OverviewPage::risksRequested, this, &PageStack::showRisks);
        connect(overview, &OverviewPage::placeRequested, this, &PageStack::showPlace);
        connect(overview, &OverviewPage::findingsRequested, this, &PageStack::findingsRequested);
        connect(overview, &OverviewPage::historyRequested, this,
                [this] { showPage(PageId::History); });
        connect(overview, &OverviewPage::stepRequested, this, &PageStack::showStep);
        connect(overview, &OverviewPage::revisionRequested, this, &PageStack::showRevision);
        connect(overview, &OverviewPage::saveChartRequested, this, &PageStack::saveChartRequested);
        page = overview;
        break;
    }
    case PageId::Iterations: {
        auto *iterations = new IterationsPage(m_session);
        connect(iterations, &IterationsPage::completeRequested, this, &PageStack::completeRequested);
        page = iterations;
        break;
    }
    case PageId::Risks:
        page = new RisksPage(m_session);
        break;
    case PageId::Review: {
        auto *review = new ReviewPage(m_session);
        connect(review, &ReviewPage::risksRequested, this, &PageStack::showRisks);
        connect(review, &ReviewPage::placeRequested, this, &PageStack::showPlace);
        connect(review, &ReviewPage::copyRequested, this, &PageStack::copyRequested);
        connect(review, &ReviewPage::saveRequested, this, &PageStack::saveReportRequested);
        connect(review, &ReviewPage::printRequested, this, &PageStack::printReportRequested);
        page = review;
        break;
    }
    case PageId::Document: {
        auto *document = new DocumentPage(m_session);
        connect(document, &DocumentPage::writeRequested, this, &PageStack::writeRequested);
        page = document;
        break;
    }
    case PageId::History: {
        auto *history = new HistoryPage(m_session);
        connect(history, &HistoryPage::bringKeptRequested, this, &PageStack::bringKeptRequested);
        connect(history, &HistoryPage::discardKeptRequested, this, &PageStack::discardKeptRequested);
        page = history;
        break;
    }
    }
    m_pages[id] = page;
    addWidget(page);
    connectLinks(page);
    page->restoreState(m_states.value(stateKey(id)).toMap());
    return page;
}

void PageStack::connectLinks(Page *page)
{
    connect(page, &Page::editingChanged, this, &PageStack::editingChanged);
    connect(page, &Page::currentChanged, this, &PageStack::subjectChanged);
    connect(page, &Page::iterationRequested, this, [this](int number) { showIteration(number); });
    connect(page, &Page::riskRequested, this, &PageStack::showRisk);
}

void PageStack::showPage(PageId id)
{
    if (!m_session)
        return;
    if (m_current != id && made(m_current))
        made(m_current)->finishEditing();
    Page *page = made(id);
    if (!page)
        page = make(id);
    m_current = id;
    setCurrentWidget(page);
    page->focusContent();
    Q_EMIT currentPageChanged(id);
    Q_EMIT subjectChanged();
}

void PageStack::showLine(std::size_t line)
{
    showPage(PageId::Document);
    auto *page = qobject_cast<DocumentPage *>(current());
    page->showLine(line);
}

void PageStack::showStep(std::int64_t step)
{
    showPage(PageId::History);
    auto *page = qobject_cast<HistoryPage *>(current());
    page->showStep(step);
}

void PageStack::showRevision(const QString &commit)
{
    showPage(PageId::Document);
    auto *page = qobject_cast<DocumentPage *>(current());
    page->showRevision(commit);
}

void PageStack::showRisk(const QString &id)
{
    showPage(PageId::Risks);
    current()->showRisk(id);
}

void PageStack::showRisks(const QString &filter)
{
    showPage(PageId::Risks);
    current()->showFiltered(filter);
}

void PageStack::showIteration(int number, std::optional<std::size_t> section)
{
    showPage(PageId::Iterations);
    auto *page = qobject_cast<IterationsPage *>(current());
    page->showIteration(number);
    if (section)
        page->showSection(*section);
}

void PageStack::showPlace(const FindingPlace &place)
{
    if (!place.risk.isEmpty())
        showRisk(place.risk);
    else if (place.iteration)
        showIteration(*place.iteration, place.section);
    else
        showLine(place.line);
}

Page *PageStack::current() const
{
    return made(m_current);
}

Page *PageStack::made(PageId page) const
{
    const auto found = m_pages.find(page);
    return found == m_pages.end() ? nullptr : found->second;
}

void PageStack::finishEditing()
{
    for (const auto &[id, page] : m_pages)
        page->finishEditing();
}

bool PageStack::isEditing() const
{
    return std::any_of(m_pages.begin(), m_pages.end(),
                       [](const auto &entry) { return entry.second->isEditing(); });
}

} // namespace loadline::ui
