// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/section_editor.h"

#include "itemmodels/file_entries_model.h"
#include "itemmodels/section_items_model.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "ui/iterations/add_entry_line.h"
#include "ui/iterations/entries_table.h"
#include "ui/iterations/prose_editor.h"
#include "ui/shell/register_session.h"
#include "ui/widgets/grown_text_edit.h"
#include "ui/widgets/plain_label.h"

#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::EntriesModel;
using itemmodels::FileEntriesModel;
using itemmodels::SectionItemsModel;

namespace {

constexpr int headingWidth = 400;

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
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setAccessibleDescription(
        tr("Menu of the section. Alt with Up or Down moves it, F2 gives it another heading, Delete "
           "removes it."));
    m_more->setToolTip(plainToolTip(m_more->accessibleDescription()));
    m_more->installEventFilter(this);
    makeMenu();
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->setContentsMargins(GrownTextEdit::inset, 0, GrownTextEdit::inset, 0);
    row->addWidget(m_heading);
    row->addStretch(1);
    row->addWidget(m_more);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void SectionEditor::makeMenu()
{
    auto *menu = new QMenu(m_more);
    connect(m_more, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    connect(menu, &QMenu::aboutToShow, this, &SectionEditor::updateMenu);
    m_asMarkdown = menu->addAction(tr("Edit as &Markdown"));
    m_asMarkdown->setCheckable(true);
    m_asMarkdown->setVisible(hasEntries(m_kind));
    connect(m_asMarkdown, &QAction::toggled, this, &SectionEditor::showAsMarkdown);
    m_rendered = menu->addAction(tr("Show as it &reads"));
    m_rendered->setCheckable(true);
    m_rendered->setShortcut(Qt::Key_F4);
    m_rendered->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_rendered, &QAction::triggered, this, &SectionEditor::toggleRendered);
    addAction(m_rendered);
    menu->addSeparator();
    m_up = addMove(menu, tr("Move &up"), Qt::Key_Up, changes::Towards::Begin);
    m_down = addMove(menu, tr("Move &down"), Qt::Key_Down, changes::Towards::End);
    QAction *heading = menu->addAction(tr("Re&name\u2026") + QLatin1String("\tF2"));
    connect(heading, &QAction::triggered, this, &SectionEditor::rename);
    QAction *gone = menu->addAction(tr("Remo&ve section") + QLatin1String("\tDel"));
    connect(gone, &QAction::triggered, this, &SectionEditor::removeSection);
}

/// Alt with the arrows moves lines of a table; Ctrl and Shift mean the section, wherever in it
/// the keyboard is.
QAction *SectionEditor::addMove(QMenu *menu, const QString &text, Qt::Key key,
                                changes::Towards towards)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | key));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, towards] { move(towards); });
    addAction(action);
    return action;
}

void SectionEditor::updateMenu()
{
    const auto found = markdown::findIteration(m_session->reg(), m_iteration);
    const auto canMove = [&](changes::Towards towards) {
        return found
               && changes::sectionBeside(m_session->reg().iterations[*found], m_place, towards);
    };
    m_up->setEnabled(canMove(changes::Towards::Begin));
    m_down->setEnabled(canMove(changes::Towards::End));
    m_rendered->setChecked(m_prose && m_prose->isVisibleTo(this) && m_prose->isRendered());
}

/// The keys of the button that stands for the section.
bool SectionEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_more || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isAlt = key->modifiers() == Qt::AltModifier;
    if (isAlt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
        move(key->key() == Qt::Key_Up ? changes::Towards::Begin : changes::Towards::End);
        return true;
    }
    if (key->modifiers() == Qt::NoModifier && key->key() == Qt::Key_F2) {
        rename();
        return true;
    }
    if (key->modifiers() == Qt::NoModifier && key->key() == Qt::Key_Delete) {
        removeSection();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SectionEditor::focusHeading()
{
    m_more->setFocus(Qt::OtherFocusReason);
}

void SectionEditor::move(changes::Towards towards)
{
    finishEditing();
    const auto found = markdown::findIteration(m_session->reg(), m_iteration);
    if (!found)
        return;
    const Iteration &iteration = m_session->reg().iterations[*found];
    const auto beside = changes::sectionBeside(iteration, m_place, towards);
    if (!beside)
        return; // it is the first or the last already
    const std::size_t to = towards == changes::Towards::Begin
                               ? *beside
                               : m_place + changes::withParts(iteration, *beside);
    if (m_session->apply(changes::moveSection(m_session->reg(), m_iteration, m_place, towards)))
        Q_EMIT sectionsChanged(to);
}

/// What has entries is shown as it reads in the place of its table.
void SectionEditor::toggleRendered()
{
    const bool isShown = m_prose && m_prose->isVisibleTo(this) && m_prose->isRendered();
    if (m_model)
        m_asMarkdown->setChecked(!isShown);
    m_prose->setRendered(!isShown);
    if (m_model && isShown)
        m_table->setFocus();
    else
        m_prose->setFocus();
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
    connect(m_table, &EntriesTable::riskRequested, this, &SectionEditor::riskRequested);
    connect(m_table, &EntriesTable::iterationRequested, this, &SectionEditor::iterationRequested);
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
    if (isAnother && m_prose)
        m_prose->setRendered(false);
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
    m_prose->setRendered(false);
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

QString askForHeading(QWidget *parent, const QString &title, const QString &does,
                      const QString &heading)
{
    QInputDialog dialog(parent);
    dialog.setWindowTitle(title);
    dialog.setLabelText(SectionEditor::tr("Heading"));
    dialog.setOkButtonText(does);
    dialog.setCancelButtonText(SectionEditor::tr("Cancel"));
    dialog.setTextValue(heading);
    dialog.resize(headingWidth, dialog.sizeHint().height());
    return dialog.exec() == QDialog::Accepted ? dialog.textValue().trimmed() : QString();
}

void SectionEditor::rename()
{
    finishEditing();
    const QString before = itemmodels::fullText(m_session->reg().view(m_section.headingText));
    const QString heading = askForHeading(this, tr("Rename section"), tr("Rename"), before);
    if (heading.isEmpty() || heading == before)
        return;
    const std::size_t place = m_place;
    if (m_session->apply(changes::setSectionHeading(m_session->reg(), m_iteration, m_place,
                                                    itemmodels::bytesOf(heading))))
        Q_EMIT sectionsChanged(place);
}

void SectionEditor::removeSection()
{
    finishEditing();
    const std::size_t place = m_place;
    if (m_session->apply(changes::removeSection(m_session->reg(), m_iteration, m_place)))
        Q_EMIT sectionsChanged(place);
}

} // namespace loadline::ui
