// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/section_editor.h"

#include "changes/changes.h"
#include "itemmodels/file_entries_model.h"
#include "itemmodels/section_items_model.h"
#include "itemmodels/text.h"
#include "ui/iterations/add_entry_line.h"
#include "ui/iterations/entries_table.h"
#include "ui/iterations/prose_editor.h"
#include "ui/shell/register_session.h"
#include "ui/widgets/grown_text_edit.h"
#include "ui/widgets/plain_label.h"

#include <QInputDialog>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::EntriesModel;
using itemmodels::FileEntriesModel;
using itemmodels::SectionItemsModel;

namespace {

bool hasEntries(SectionKind kind)
{
    return kind == SectionKind::FilesModified || SectionItemsModel::hasStates(kind)
           || SectionItemsModel::hasNames(kind) || kind == SectionKind::NextSteps;
}

} // namespace

SectionEditor::SectionEditor(RegisterSession *session, SectionKind kind, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(kind)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeHeading();
    if (hasEntries(kind))
        makeTable();
    else
        makeProse();
}

void SectionEditor::makeHeading()
{
    m_heading = new PlainLabel;
    setFontOf(m_heading, TextSize::Normal, TextWeight::Strong);
    m_more = new QToolButton;
    m_more->setText(QStringLiteral("\u22ef"));
    auto *menu = new QMenu(m_more);
    connect(m_more, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    m_asMarkdown = menu->addAction(tr("Edit as Markdown"));
    m_asMarkdown->setCheckable(true);
    m_asMarkdown->setVisible(hasEntries(m_kind));
    connect(m_asMarkdown, &QAction::toggled, this, &SectionEditor::showAsMarkdown);
    connect(menu->addAction(tr("Rename\u2026")), &QAction::triggered, this, &SectionEditor::rename);
    connect(menu->addAction(tr("Remove section")), &QAction::triggered, this,
            &SectionEditor::removeSection);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->setContentsMargins(GrownTextEdit::inset, 0, GrownTextEdit::inset, 0);
    row->addWidget(m_heading);
    row->addStretch(1);
    row->addWidget(m_more);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void SectionEditor::makeTable()
{
    if (m_kind == SectionKind::FilesModified)
        m_model = new FileEntriesModel(m_session->editor(), this);
    else
        m_model = new SectionItemsModel(m_session->editor(), this);
    connect(m_model, &EntriesModel::refused, m_session, &RegisterSession::report);
    m_entries = new QWidget;
    m_table = new EntriesTable(m_model);
    m_add = new AddEntryLine;
    m_add->setPlaceholderText(QStringLiteral("+  ") + addHint());
    m_others = new PlainLabel;
    m_others->setForegroundRole(QPalette::PlaceholderText);
    setFontOf(m_others, TextSize::Small);
    auto *column = new QVBoxLayout(m_entries);
    column->setContentsMargins(GrownTextEdit::inset, 0, GrownTextEdit::inset, 0);
    column->setSpacing(4);
    column->addWidget(m_table);
    column->addWidget(m_others);
    column->addWidget(m_add);
    layout()->addWidget(m_entries);
    connect(m_add, &AddEntryLine::linesEntered, this, &SectionEditor::addLines);
    connect(m_add, &AddEntryLine::left, this, [this] {
        if (m_model->rowCount() > 0)
            m_table->setFocus();
    });
    connect(m_table, &EntriesTable::lineRequested, m_add, qOverload<>(&QWidget::setFocus));
}

void SectionEditor::makeProse()
{
    m_prose = new ProseEditor;
    layout()->addWidget(m_prose);
    connect(m_prose, &ProseEditor::committed, this, [this](const std::string &markdown) {
        m_session->apply(
            changes::setSectionMarkdown(m_session->reg(), m_iteration, m_place, markdown));
    });
    connect(m_prose, &ProseEditor::editingChanged, this, &SectionEditor::editingChanged);
}

QString SectionEditor::addHint() const
{
    switch (m_kind) {
    case SectionKind::Testing:
        return tr("Add a test: pass: name: what was seen");
    case SectionKind::Benefits:
        return tr("Add a benefit: name: what it gives");
    case SectionKind::SideEffects:
        return tr("Add a side effect: warn: what may happen");
    case SectionKind::NextSteps:
        return tr("Add a next step");
    case SectionKind::DeploymentImpact:
        return tr("Add a line: pass: what is safe; warn: or fail: what is not");
    case SectionKind::FilesModified:
        return tr("Add a file: path/to/file (+35 lines)");
    default:
        return {};
    }
}

void SectionEditor::showSection(int iteration, std::size_t place, const Section &section,
                                bool isAnother)
{
    m_iteration = iteration;
    m_place = place;
    m_section = section;
    const QString heading = itemmodels::cellText(m_session->reg().view(section.headingText));
    m_heading->setText(heading);
    m_more->setAccessibleName(tr("More for %1").arg(heading));
    if (isAnother)
        m_asMarkdown->setChecked(false);
    if (m_model) {
        m_table->setAccessibleName(heading);
        m_add->setAccessibleName(tr("Add to %1").arg(heading));
        if (isAnother) {
            m_model->setSection(iteration, place);
            m_table->setUpColumns();
            m_add->clear();
        }
        const int others = m_model->otherLines();
        m_others->setVisible(others > 0);
        m_others->setText(
            tr("and %n line(s) of other text; edit as Markdown to see them", nullptr, others));
    }
    if (m_prose) {
        m_prose->setName(heading);
        m_prose->showMarkdown(m_session->reg().view(section.body), isAnother);
    }
}

void SectionEditor::showAsMarkdown(bool asMarkdown)
{
    if (!m_model)
        return;
    finishEditing();
    if (asMarkdown && !m_prose)
        makeProse();
    m_entries->setVisible(!asMarkdown);
    if (!m_prose)
        return;
    m_prose->setVisible(asMarkdown);
    m_prose->setName(m_heading->text());
    m_prose->showMarkdown(m_session->reg().view(m_section.body), true);
    if (asMarkdown)
        m_prose->setFocus();
}

bool SectionEditor::isEditing() const
{
    return m_prose && m_prose->isEditing();
}

void SectionEditor::finishEditing()
{
    if (m_prose)
        m_prose->finishEditing();
}

void SectionEditor::addLines(const QStringList &lines)
{
    if (m_model->append(lines))
        m_add->clear();
}

void SectionEditor::rename()
{
    finishEditing();
    bool isGiven = false;
    const QString heading = QInputDialog::getText(
        this, tr("Rename section"), tr("Heading:"), QLineEdit::Normal,
        itemmodels::fullText(m_session->reg().view(m_section.headingText)), &isGiven);
    if (isGiven)
        m_session->apply(changes::setSectionHeading(m_session->reg(), m_iteration, m_place,
                                                    itemmodels::bytesOf(heading)));
}

void SectionEditor::removeSection()
{
    finishEditing();
    m_session->apply(changes::removeSection(m_session->reg(), m_iteration, m_place));
}

} // namespace loadline::ui
