// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/iteration_form.h"

#include "changes/changes.h"
#include "itemmodels/text.h"
#include "ui/iterations/iteration_header.h"
#include "ui/iterations/prose_editor.h"
#include "ui/iterations/section_editor.h"
#include "ui/shell/register_session.h"
#include "ui/widgets/grown_text_edit.h"
#include "ui/widgets/plain_label.h"

#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

namespace {

constexpr int margin = 24 - GrownTextEdit::inset;
constexpr int sectionGap = 16;
/// Longer lines are hard to read.
constexpr int widest = 960;

} // namespace

IterationForm::IterationForm(RegisterSession *session, QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_page(new QWidget)
    , m_empty(new PlainLabel)
    , m_content(new QWidget)
    , m_header(new IterationHeader(session))
    , m_lead(new ProseEditor)
    , m_sectionColumn(new QVBoxLayout)
    , m_addSection(new QToolButton)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Iteration"));

    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_lead->setName(tr("Text before the sections"));
    m_addSection->setText(tr("Add section"));
    m_addSection->setPopupMode(QToolButton::InstantPopup);
    m_addSection->setMenu(new QMenu(m_addSection));
    m_sectionColumn->setSpacing(sectionGap);

    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(margin, 16, margin, 24);
    column->setSpacing(sectionGap);
    column->addWidget(m_header);
    column->addWidget(m_lead);
    column->addLayout(m_sectionColumn);
    column->addWidget(m_addSection, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_content->setMaximumWidth(widest);
    auto *page = new QHBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_empty, 1);
    page->addWidget(m_content, 4);
    page->addStretch(0);
    m_page->setBackgroundRole(QPalette::Base);
    m_page->setAutoFillBackground(true);
    setWidget(m_page);

    connect(m_header, &IterationHeader::editingChanged, this, &IterationForm::tellEditing);
    connect(m_header, &IterationHeader::riskRequested, this, &IterationForm::riskRequested);
    connect(m_header, &IterationHeader::completeRequested, this, [this] {
        if (m_number)
            Q_EMIT completeRequested(*m_number);
    });
    connect(m_lead, &ProseEditor::editingChanged, this, &IterationForm::tellEditing);
    connect(m_lead, &ProseEditor::committed, this, [this](const std::string &markdown) {
        if (m_number)
            m_session->apply(changes::setIterationLead(m_session->reg(), *m_number, markdown));
    });
    connect(m_addSection->menu(), &QMenu::aboutToShow, this, &IterationForm::offerSections);
    showIteration(-1, true);
}

void IterationForm::showIteration(int place, bool isAnother)
{
    const BlockList<Iteration> &iterations = m_session->reg().iterations;
    const bool isThere = place >= 0 && std::size_t(place) < iterations.size();
    m_empty->setVisible(!isThere);
    m_content->setVisible(isThere);
    if (!isThere) {
        m_number.reset();
        m_empty->setText(iterations.empty()
                             ? tr("No iteration is recorded yet.\nType a title into the line "
                                  "below the list to plan the first one.")
                             : tr("Select an iteration to see and edit it."));
        return;
    }
    const Iteration &iteration = iterations[std::size_t(place)];
    m_number = iteration.number;
    m_content->setEnabled(m_number.has_value());
    m_header->showIteration(iteration, isAnother);
    showLead(iteration, isAnother);
    showSections(iteration, isAnother);
    if (isAnother)
        verticalScrollBar()->setValue(0);
}

void IterationForm::showLead(const Iteration &iteration, bool isAnother)
{
    const std::string_view lead = m_session->reg().view(iteration.lead);
    m_lead->setVisible(!lead.empty());
    m_lead->showMarkdown(lead, isAnother);
}

void IterationForm::startLead()
{
    m_lead->show();
    m_lead->setFocus(Qt::OtherFocusReason);
}

void IterationForm::showSections(const Iteration &iteration, bool isAnother)
{
    const std::vector<Section> &sections = iteration.sections;
    // Most iterations have the same sections: their editors are used again.
    std::size_t kept = 0;
    while (kept < m_sections.size() && kept < sections.size()
           && m_sections[kept]->kind() == sections[kept].kind)
        ++kept;
    const bool isRebuilt = kept < m_sections.size() || kept < sections.size();
    while (m_sections.size() > kept) {
        SectionEditor *last = m_sections.back();
        m_sections.pop_back();
        m_sectionColumn->removeWidget(last);
        last->hide();
        last->deleteLater();
    }
    while (m_sections.size() < sections.size())
        m_sections.push_back(makeSection(sections[m_sections.size()].kind));
    for (std::size_t i = 0; i < sections.size(); ++i)
        m_sections[i]->showSection(iteration.number.value_or(0), i, sections[i],
                                   isAnother || (isRebuilt && i >= kept));
}

void IterationForm::showSection(std::size_t section)
{
    if (section >= m_sections.size())
        return;
    QPointer<SectionEditor> editor = m_sections[section];
    // What was just filled in is laid out in the next round.
    QTimer::singleShot(0, this, [this, editor] {
        if (!editor)
            return;
        verticalScrollBar()->setValue(editor->mapTo(m_page, QPoint()).y() - sectionGap);
        for (QWidget *next = editor->nextInFocusChain(); editor->isAncestorOf(next);
             next = next->nextInFocusChain()) {
            const bool takesKeys = (next->focusPolicy() & Qt::TabFocus) && next->isVisible()
                                   && next->isEnabled() && !qobject_cast<QToolButton *>(next);
            if (takesKeys) {
                next->setFocus(Qt::OtherFocusReason);
                break;
            }
        }
    });
}

void IterationForm::focusHeading(std::size_t section)
{
    if (m_sections.empty()) {
        m_addSection->setFocus(Qt::OtherFocusReason);
        return;
    }
    QPointer<SectionEditor> editor = m_sections[std::min(section, m_sections.size() - 1)];
    editor->focusHeading();
    // What was just filled in is laid out in the next round.
    QTimer::singleShot(0, this, [this, editor] {
        if (editor)
            ensureWidgetVisible(editor, 0, sectionGap);
    });
}

/// A section that was added is where one goes on.
void IterationForm::addSection(SectionKind kind, const std::string &heading)
{
    finishEditing();
    const auto count = m_sections.size();
    if (!m_session->apply(changes::addSection(m_session->reg(), *m_number, kind, heading))
        || m_sections.size() == count)
        return;
    std::size_t added = m_sections.size() - 1;
    while (kind != SectionKind::Other && added > 0 && m_sections[added]->kind() != kind)
        --added;
    showSection(added);
}

SectionEditor *IterationForm::makeSection(SectionKind kind)
{
    auto *editor = new SectionEditor(m_session, kind);
    connect(editor, &SectionEditor::editingChanged, this, &IterationForm::tellEditing);
    connect(editor, &SectionEditor::sectionsChanged, this, &IterationForm::focusHeading);
    connect(editor, &SectionEditor::riskRequested, this, &IterationForm::riskRequested);
    connect(editor, &SectionEditor::iterationRequested, this, &IterationForm::iterationRequested);
    m_sectionColumn->addWidget(editor);
    return editor;
}

void IterationForm::offerSections()
{
    QMenu *menu = m_addSection->menu();
    menu->clear();
    for (const SectionKind kind :
         {SectionKind::Problem, SectionKind::RootCause, SectionKind::Solution, SectionKind::Testing,
          SectionKind::Benefits, SectionKind::SideEffects, SectionKind::NextSteps,
          SectionKind::FilesModified, SectionKind::DeploymentImpact}) {
        const bool isThere = std::any_of(m_sections.begin(), m_sections.end(),
                                         [kind](const SectionEditor *each) {
                                             return each->kind() == kind;
                                         });
        QAction *add = menu->addAction(itemmodels::sectionWord(kind));
        add->setEnabled(!isThere && m_number);
        connect(add, &QAction::triggered, this, [this, kind] { addSection(kind, {}); });
    }
    QAction *other = menu->addAction(tr("With another heading\u2026"));
    other->setEnabled(m_number.has_value());
    connect(other, &QAction::triggered, this, [this] {
        const QString heading = askForHeading(this, tr("Add section"), tr("Add"), {});
        if (!heading.isEmpty())
            addSection(SectionKind::Other, itemmodels::bytesOf(heading));
    });
    menu->addSeparator();
    QAction *lead = menu->addAction(tr("Text before the sections"));
    lead->setEnabled(m_lead->isHidden() && m_number);
    connect(lead, &QAction::triggered, this, &IterationForm::startLead);
}

bool IterationForm::isEditing() const
{
    return m_header->isEditing() || m_lead->isEditing()
           || std::any_of(m_sections.begin(), m_sections.end(),
                          [](const SectionEditor *each) { return each->isEditing(); });
}

void IterationForm::finishEditing()
{
    m_header->finishEditing();
    m_lead->finishEditing();
    // A step may make the sections anew.
    for (std::size_t i = 0; i < m_sections.size(); ++i)
        m_sections[i]->finishEditing();
}

void IterationForm::tellEditing()
{
    Q_EMIT editingChanged(isEditing());
}

} // namespace loadline::ui
