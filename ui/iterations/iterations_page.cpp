// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/iterations_page.h"

#include "changes/changes.h"
#include "itemmodels/iteration_list_model.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "ui/iterations/iteration_delegate.h"
#include "ui/iterations/iteration_form.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QActionGroup>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace loadline::ui {

using itemmodels::IterationListModel;

namespace {

constexpr int listWidth = 304;

} // namespace

IterationsPage::IterationsPage(RegisterSession *session, QWidget *parent)
    : Page(session, parent)
    , m_model(new IterationListModel(session->editor(), this))
    , m_form(new IterationForm(session))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    m_splitter->addWidget(makeListSide());
    m_splitter->addWidget(m_form);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({listWidth, 900});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    makeCommands();

    connect(m_model, &IterationListModel::refused, session, &RegisterSession::report);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            &IterationsPage::rememberCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &IterationsPage::restoreCurrent);
    connect(m_form, &IterationForm::editingChanged, this, &Page::editingChanged);
    connect(m_form, &IterationForm::riskRequested, this, &Page::riskRequested);
    connect(m_form, &IterationForm::iterationRequested, this, &IterationsPage::showIteration);
    connect(m_form, &IterationForm::completeRequested, this, [this](int number) {
        finishEditing();
        Q_EMIT completeRequested(number);
    });
    // After the model, which was connected first.
    connect(&session->editor(), &RegisterEditor::changed, this, &IterationsPage::showCurrent);

    const QModelIndex first = workedOn();
    if (first.isValid())
        m_list->setCurrentIndex(first);
    else
        showCurrent();
}

QWidget *IterationsPage::makeListSide()
{
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter iterations"));
    m_filter->setToolTip(plainToolTip(tr("Words, and status: or tier: with one, such as "
                                         "status:planned or tier:high")));
    m_filter->setAccessibleName(tr("Filter iterations"));
    m_filter->setClearButtonEnabled(true);
    m_list = new QListView;
    m_list->setModel(m_model);
    m_list->setModelColumn(IterationListModel::Title);
    m_list->setItemDelegate(new IterationDelegate(m_list));
    m_list->setAccessibleName(tr("Iterations"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAcceptDrops(true);
    m_list->setDragDropMode(QAbstractItemView::DropOnly);
    m_nothingFound = new PlainLabel(tr("No iteration has these words."));
    m_nothingFound->setAlignment(Qt::AlignCenter);
    m_nothingFound->setForegroundRole(QPalette::PlaceholderText);
    m_nothingFound->hide();
    m_newTitle = new QLineEdit;
    m_newTitle->setPlaceholderText(tr("Plan an iteration: title"));
    m_newTitle->setAccessibleName(tr("Title of a new iteration"));

    const auto padded = [](QWidget *field) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(8, 8, 8, 8);
        row->addWidget(field);
        return row;
    };
    auto *side = new QWidget;
    side->setMinimumWidth(200);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *above = new QHBoxLayout;
    above->setContentsMargins(8, 8, 8, 8);
    above->setSpacing(4);
    above->addWidget(m_filter, 1);
    above->addWidget(makeGroupButton());
    layout->addLayout(above);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothingFound, 1);
    layout->addLayout(padded(m_newTitle));
    connect(m_filter, &QLineEdit::textChanged, this, &IterationsPage::filterChanged);
    connect(m_filter, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_newTitle, &QLineEdit::returnPressed, this, &IterationsPage::addIteration);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &IterationsPage::currentChangedTo);
    return side;
}

QWidget *IterationsPage::makeGroupButton()
{
    auto *button = new QToolButton;
    button->setText(tr("Group"));
    button->setAccessibleName(tr("Group iterations"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(button);
    m_groupings = new QActionGroup(menu);
    const auto add = [&](const QString &text, IterationListModel::Grouping grouping) {
        QAction *choice = menu->addAction(text);
        choice->setCheckable(true);
        choice->setData(int(grouping));
        m_groupings->addAction(choice);
    };
    add(tr("In the document's &order"), IterationListModel::Grouping::None);
    add(tr("By &status"), IterationListModel::Grouping::Status);
    add(tr("By &priority"), IterationListModel::Grouping::Tier);
    connect(m_groupings, &QActionGroup::triggered, this, [this](const QAction *choice) {
        group(IterationListModel::Grouping(choice->data().toInt()));
    });
    button->setMenu(menu);
    group(IterationListModel::Grouping::None);
    return button;
}

void IterationsPage::group(IterationListModel::Grouping grouping)
{
    for (QAction *choice : m_groupings->actions())
        choice->setChecked(choice->data().toInt() == int(grouping));
    // A group's name is lower than an iteration.
    m_list->setUniformItemSizes(grouping == IterationListModel::Grouping::None);
    m_model->setGrouping(grouping);
}

/// The last one in progress, as the window's commands take it; else the last one.
QModelIndex IterationsPage::workedOn() const
{
    QModelIndex last;
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        const QModelIndex index = m_model->index(row, IterationListModel::Title);
        if (index.data(itemmodels::IterationStatusRole).toInt() == int(IterationStatus::InProgress))
            return index;
        if (!last.isValid() && m_model->iterationAt(index) >= 0)
            last = index;
    }
    return last;
}

void IterationsPage::makeCommands()
{
    const auto add = [this](const QString &text, const QKeySequence &key, auto action) {
        auto *command = new QAction(text, this);
        command->setShortcut(key);
        command->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(command, &QAction::triggered, this, action);
        addAction(command);
        m_commands += command;
    };
    add(tr("&Plan an iteration"), {}, [this] { focusNewIteration(); });
    add(tr("Previous iteration"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { step(-1); });
    add(tr("Next iteration"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { step(1); });
}

void IterationsPage::focusContent()
{
    if (m_model->rowCount() == 0 && m_filter->text().isEmpty())
        m_newTitle->setFocus();
    else
        m_list->setFocus();
}

void IterationsPage::find()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void IterationsPage::focusNewIteration()
{
    m_newTitle->setFocus(Qt::ShortcutFocusReason);
    m_newTitle->selectAll();
}

void IterationsPage::finishEditing()
{
    m_form->finishEditing();
}

bool IterationsPage::isEditing() const
{
    return m_form->isEditing();
}

QVariantMap IterationsPage::state() const
{
    return {{QStringLiteral("splitter"), m_splitter->saveState()},
            {QStringLiteral("grouping"), int(m_model->grouping())},
            {QStringLiteral("current"), m_current}};
}

void IterationsPage::restoreState(const QVariantMap &state)
{
    const QByteArray sizes = state.value(QStringLiteral("splitter")).toByteArray();
    if (!sizes.isEmpty())
        m_splitter->restoreState(sizes);
    const int grouping = state.value(QStringLiteral("grouping")).toInt();
    if (grouping > 0 && grouping <= int(IterationListModel::Grouping::Tier))
        group(IterationListModel::Grouping(grouping));
    const QModelIndex index = m_model->indexOf(state.value(QStringLiteral("current")).toString());
    if (index.isValid())
        m_list->setCurrentIndex(index);
}

std::optional<int> IterationsPage::currentIteration() const
{
    const QVariant number = m_list->currentIndex().data(itemmodels::IterationRole);
    return number.isValid() ? std::optional(number.toInt()) : std::nullopt;
}

void IterationsPage::showIteration(int number)
{
    const Result<std::size_t> at = markdown::findIteration(session()->reg(), number);
    if (!at) {
        session()->report(at.error());
        return;
    }
    const QString id = itemmodels::fullText(session()->reg().iterations[*at].id);
    if (!m_model->indexOf(id).isValid())
        m_filter->clear();
    m_list->setCurrentIndex(m_model->indexOf(id));
}

/// The iteration as it stands.
std::string IterationsPage::copied() const
{
    const int place = m_model->iterationAt(m_list->currentIndex());
    const Register &reg = session()->reg();
    if (place < 0)
        return {};
    return std::string(reg.view(reg.iterations[std::size_t(place)].span));
}

void IterationsPage::showSection(std::size_t section)
{
    m_form->showSection(section);
}

void IterationsPage::step(int rows)
{
    QModelIndex next = m_list->currentIndex();
    do
        next = m_model->index(next.row() + rows, IterationListModel::Title);
    while (m_model->isGroup(next));
    if (next.isValid())
        m_list->setCurrentIndex(next);
}

void IterationsPage::filterChanged(const QString &text)
{
    m_model->setFilter(text);
    const bool nothingFound = m_model->rowCount() == 0 && !text.trimmed().isEmpty();
    m_nothingFound->setVisible(nothingFound);
    m_list->setVisible(!nothingFound);
}

void IterationsPage::rememberCurrent()
{
    m_isRestoring = true;
}

void IterationsPage::restoreCurrent()
{
    // What a filter hides stays in the form until another one is chosen.
    const QModelIndex index = m_model->indexOf(m_current);
    if (index.isValid())
        m_list->setCurrentIndex(index);
    m_isRestoring = false;
}

void IterationsPage::currentChangedTo(const QModelIndex &index)
{
    if (m_isRestoring || !index.isValid() || m_model->isGroup(index))
        return;
    const QString id = index.data(itemmodels::IdRole).toString();
    if (id == m_current)
        return;
    m_form->finishEditing();
    m_current = id;
    showCurrent();
    Q_EMIT currentChanged();
}

void IterationsPage::showCurrent()
{
    const BlockList<Iteration> &iterations = session()->reg().iterations;
    const std::string id = itemmodels::bytesOf(m_current);
    int place = m_model->iterationAt(m_model->indexOf(m_current));
    for (std::size_t i = 0; place < 0 && i < iterations.size(); ++i) {
        if (iterations[i].id == id)
            place = int(i);
    }
    m_form->showIteration(place, m_shown != m_current);
    m_shown = m_current;
}

void IterationsPage::addIteration()
{
    const QString title = m_newTitle->text().trimmed();
    if (title.isEmpty())
        return;
    changes::NewIteration iteration;
    iteration.title = itemmodels::bytesOf(title);
    iteration.date = todayUtc();
    if (!session()->apply(changes::addIteration(session()->reg(), iteration)))
        return;
    m_newTitle->clear();
    const BlockList<Iteration> &iterations = session()->reg().iterations;
    const std::optional<ChangeNote> note = session()->editor().undoNote();
    for (const Iteration &each : iterations) {
        if (note && note->object == "iteration:" + each.id && each.number)
            showIteration(*each.number);
    }
    m_list->setFocus();
}

} // namespace loadline::ui
