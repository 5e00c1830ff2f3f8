// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/risks_page.h"

#include "changes/changes.h"
#include "itemmodels/iteration_list_model.h"
#include "itemmodels/risk_columns.h"
#include "itemmodels/risk_tree_model.h"
#include "markdown/reader.h"
#include "ui/risks/accept_dialog.h"
#include "ui/risks/iteration_row_delegate.h"
#include "ui/risks/plan_popup.h"
#include "ui/risks/quick_add_line.h"
#include "ui/risks/risk_filter_line.h"
#include "ui/risks/risk_history_dialog.h"
#include "ui/risks/risk_inspector.h"
#include "ui/risks/risk_matrix.h"
#include "ui/risks/risk_trail_dialog.h"
#include "ui/risks/risk_tree_view.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"

#include <QAction>
#include <QListView>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loadline::ui {

using itemmodels::IterationListModel;
using itemmodels::RiskTreeModel;

namespace {

constexpr int inspectorWidth = 312;
constexpr int targetRows = 6;
constexpr int plansInMenu = 12;

} // namespace

RisksPage::RisksPage(RegisterSession *session, QWidget *parent)
    : Page(session, parent)
    , m_model(new RiskTreeModel(session->editor(), &todayUtc, this))
    , m_iterations(new IterationListModel(session->editor(), this))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    m_iterations->setOnlyOpen(true);
    m_splitter->addWidget(makeTreeSide());
    m_splitter->addWidget(makeInspectorSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({900, inspectorWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    makeCommands();

    connect(m_model, &RiskTreeModel::refused, session, &RegisterSession::report);
    connect(m_iterations, &IterationListModel::refused, session, &RegisterSession::report);
    // After the models, which were connected first.
    connect(&session->editor(), &RegisterEditor::changed, this, &RisksPage::registerChanged);
    registerChanged();
    m_tree->selectFirst();
}

QWidget *RisksPage::makeHead()
{
    m_filter = new RiskFilterLine(session());
    m_filter->setPlaceholderText(tr("Filter: words, tier:high, status:open, owner:, -without"));
    m_filter->setAccessibleName(tr("Filter risks"));
    m_matrixShown = new QAction(matrixIcon(), tr("Likelihood × &impact"), this);
    auto *matrix = new QToolButton;
    matrix->setDefaultAction(m_matrixShown);
    matrix->setToolButtonStyle(Qt::ToolButtonIconOnly);
    matrix->setAutoRaise(true);
    matrix->setAccessibleName(tr("Matrix of likelihood and impact"));
    matrix->setToolTip(tr("Matrix of likelihood and impact (M)"));
    m_counts = new PlainLabel;
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(m_filter, 1);
    row->addWidget(matrix);
    row->addSpacing(8);
    row->addWidget(m_counts);
    connect(m_filter, &QLineEdit::textChanged, this, &RisksPage::filterChanged);
    connect(m_filter, &RiskFilterLine::entered, m_model, &RiskTreeModel::prepareFilter);
    connect(m_filter, &RiskFilterLine::left, this, &RisksPage::focusContent);
    return head;
}

QWidget *RisksPage::makeTreeSide()
{
    m_tree = new RiskTreeView(m_model);
    m_nothingFound = new PlainLabel;
    m_nothingFound->setAlignment(Qt::AlignCenter);
    m_nothingFound->setForegroundRole(QPalette::PlaceholderText);
    m_nothingFound->hide();
    m_quickAdd = new QuickAddLine(session());

    auto *side = new QWidget;
    m_treeColumn = new QVBoxLayout(side);
    m_treeColumn->setContentsMargins(0, 0, 0, 0);
    m_treeColumn->setSpacing(0);
    m_treeColumn->addWidget(makeHead());
    m_treeColumn->addWidget(m_tree, 1);
    m_treeColumn->addWidget(m_nothingFound, 1);
    m_treeColumn->addWidget(m_quickAdd);

    connect(m_tree, &RiskTreeView::risksSelected, this, &RisksPage::selectionChanged);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &RisksPage::showContextMenu);
    connect(m_quickAdd, &QuickAddLine::added, m_tree, &RiskTreeView::selectRisk);
    return side;
}

QWidget *RisksPage::makeInspectorSide()
{
    m_inspector = new RiskInspector(session());
    connect(m_inspector, &RiskInspector::planRequested, this, &RisksPage::askForPlan);
    connect(m_inspector, &RiskInspector::acceptRequested, this, &RisksPage::askForAcceptance);
    connect(m_inspector, &RiskInspector::iterationRequested, this, &Page::iterationRequested);
    connect(m_inspector, &RiskInspector::editingChanged, this, &Page::editingChanged);
    connect(m_inspector, &RiskInspector::historyRequested, this, &RisksPage::showHistory);
    connect(m_inspector, &RiskInspector::trailRequested, this, &RisksPage::showTrail);

    auto *line = new QWidget; // the inspector scrolls above it
    line->setFixedHeight(1);
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    auto *heading = new PlainLabel(tr("Drag risks here to plan them"));
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setContentsMargins(16, 8, 16, 8);
    m_targets = new QListView;
    m_targets->setModel(m_iterations);
    m_targets->setModelColumn(IterationListModel::Title);
    m_targets->setItemDelegate(new IterationRowDelegate(m_targets));
    m_targets->setAccessibleName(tr("Open iterations"));
    m_targets->setFrameShape(QFrame::NoFrame);
    m_targets->setUniformItemSizes(true);
    m_targets->setAcceptDrops(true);
    m_targets->setDragDropMode(QAbstractItemView::DropOnly);
    m_targets->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_targets->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_targets->viewport()->setAutoFillBackground(false); // no box in the inspector
    connect(m_targets, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT iterationRequested(index.data(itemmodels::IterationRole).toInt());
    });

    auto *side = new QWidget;
    side->setMinimumWidth(260);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_inspector, 1);
    layout->addWidget(line);
    layout->addWidget(heading);
    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(8, 0, 8, 8);
    inset->addWidget(m_targets);
    layout->addLayout(inset);
    const auto fit = [this, heading] {
        const int rows = std::min(m_iterations->rowCount(), targetRows);
        heading->setVisible(rows > 0);
        m_targets->setVisible(rows > 0);
        m_targets->setFixedHeight(rows * std::max(m_targets->sizeHintForRow(0), 1));
    };
    connect(m_iterations, &QAbstractItemModel::modelReset, this, fit);
    fit();
    return side;
}

QAction *RisksPage::addCommand(const QString &text, const QKeySequence &key,
                               std::function<void()> action)
{
    auto *command = new QAction(text, this);
    command->setShortcut(key);
    // In a field these keys are the field's; in the tree they are the page's.
    command->setShortcutContext(Qt::WidgetShortcut);
    connect(command, &QAction::triggered, this, std::move(action));
    m_tree->addAction(command);
    m_commands += command;
    return command;
}

void RisksPage::addSeparator()
{
    auto *line = new QAction(this);
    line->setSeparator(true);
    m_commands += line;
}

void RisksPage::makeCommands()
{
    m_onSelection += addCommand(tr("&Edit title"), Qt::Key_F2, [this] { editTitle(); });
    m_onSelection += addCommand(tr("&Plan for iteration\u2026"), Qt::Key_P, [this] {
        const QRect row = m_tree->visualRect(m_tree->currentIndex());
        askForPlan(m_tree->viewport()->mapToGlobal(row.bottomLeft() + QPoint(40, 0)));
    });
    m_onSelection += addCommand(tr("Plan for &no iteration"), QKeySequence(Qt::SHIFT | Qt::Key_P),
                                [this] { planFor(std::nullopt); });
    addSeparator();
    makeMoveCommands();
    addSeparator();
    makeStateCommands();
    addSeparator();
    m_onSelection += addCommand(tr("&History\u2026"), Qt::Key_H, [this] { showHistory(); });
    m_onSelection += addCommand(tr("&Who changed it\u2026"), Qt::Key_G, [this] { showTrail(); });
    addSeparator();
    makeViewCommands();
    for (QAction *command : std::as_const(m_onSelection))
        command->setEnabled(false);
}

void RisksPage::makeMoveCommands()
{
    for (const Tier tier : allTiers) {
        QAction *move = addCommand(tr("Move to %1").arg(itemmodels::tierWord(tier)),
                                   QKeySequence(Qt::CTRL | Qt::SHIFT
                                                | Qt::Key(Qt::Key_1 + int(tier))),
                                   [this, tier] { moveTo(tier); });
        move->setIcon(tierIcon(tier));
        m_onSelection += move;
    }
    m_onSelection += addCommand(tr("Move a tier up"),
                                QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Up),
                                [this] { moveByTiers(-1); });
    m_onSelection += addCommand(tr("Move a tier down"),
                                QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Down),
                                [this] { moveByTiers(1); });
    m_onSelection += addCommand(tr("Move up in its group"), QKeySequence(Qt::ALT | Qt::Key_Up),
                                [this] { reorder(-1); });
    m_onSelection += addCommand(tr("Move down in its group"), QKeySequence(Qt::ALT | Qt::Key_Down),
                                [this] { reorder(1); });
}

void RisksPage::makeStateCommands()
{
    const auto add = [this](const QString &text, const QKeySequence &key, RiskStatus sign,
                            std::function<void()> action) {
        QAction *command = addCommand(text, key, std::move(action));
        command->setIcon(riskStatusIcon(sign));
        m_onSelection += command;
    };
    add(tr("Mark &fixed"), {}, RiskStatus::Fixed, [this] { setStatus(RiskStatus::Fixed); });
    add(tr("Mark &mitigated"), {}, RiskStatus::Mitigated,
        [this] { setStatus(RiskStatus::Mitigated); });
    add(tr("&Accept\u2026"), {}, RiskStatus::Accepted, [this] { askForAcceptance(); });
    add(tr("&Close"), Qt::Key_Delete, RiskStatus::Closed, [this] { closeRisks(); });
    add(tr("&Open again"), {}, RiskStatus::Open, [this] { setStatus(RiskStatus::Open); });
}

void RisksPage::makeViewCommands()
{
    m_matrixShown->setCheckable(true);
    m_matrixShown->setShortcut(Qt::Key_M);
    m_matrixShown->setShortcutContext(Qt::WidgetShortcut);
    connect(m_matrixShown, &QAction::triggered, this, [this](bool isShown) {
        showMatrix(isShown);
        if (isShown && m_matrix->grid()->isVisibleTo(this))
            m_matrix->grid()->setFocus(Qt::ShortcutFocusReason);
    });
    m_tree->addAction(m_matrixShown);
    m_commands += m_matrixShown;
    m_commands += m_tree->columnsMenu()->menuAction();
}

void RisksPage::showMatrix(bool isShown)
{
    m_matrixShown->setChecked(isShown);
    if (isShown && !m_matrix) {
        m_matrix = new RiskMatrix(session()->editor());
        m_matrix->grid()->addAction(m_matrixShown);
        m_treeColumn->insertWidget(1, m_matrix);
        setTabOrder(m_filter, m_matrix->grid());
        connect(m_matrix, &RiskMatrix::left, this, &RisksPage::focusContent);
        connect(m_matrix, &RiskMatrix::ratingChosen, this,
                [this](const std::optional<itemmodels::RiskRating> &rating) {
                    m_filter->setText(itemmodels::withRating(m_filter->text(), rating));
                });
        m_matrix->showRating(itemmodels::ratingIn(m_filter->text()));
    }
    if (!m_matrix)
        return;
    const bool hadFocus = m_matrix->grid()->hasFocus();
    m_matrix->setVisible(isShown);
    if (!isShown && hadFocus)
        focusContent();
}

void RisksPage::showHistory()
{
    finishEditing();
    if (const Risk *risk = m_model->riskAt(m_tree->currentIndex()))
        RiskHistoryDialog(*session(), *risk, this).exec();
}

void RisksPage::showTrail()
{
    const Risk *risk = m_model->riskAt(m_tree->currentIndex());
    if (risk && session()->hasFile())
        RiskTrailDialog(*session(), *risk, this).exec();
    else if (risk)
        session()->report(Error{ErrorCode::Refused,
                                "this register has no file yet",
                                "write it into a repository first",
                                {}});
}

void RisksPage::focusContent()
{
    m_tree->setFocus();
}

void RisksPage::find()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void RisksPage::finishEditing()
{
    m_tree->finishEditing();
    m_inspector->finishEditing();
}

bool RisksPage::isEditing() const
{
    return m_tree->isEditing() || m_inspector->isEditing();
}

QVariantMap RisksPage::state() const
{
    QVariantMap result = m_tree->layoutState();
    result.insert(QStringLiteral("splitter"), m_splitter->saveState());
    result.insert(QStringLiteral("matrix"), m_matrixShown->isChecked());
    return result;
}

void RisksPage::restoreState(const QVariantMap &state)
{
    const QByteArray sizes = state.value(QStringLiteral("splitter")).toByteArray();
    if (!sizes.isEmpty())
        m_splitter->restoreState(sizes);
    showMatrix(state.value(QStringLiteral("matrix")).toBool());
    m_tree->restoreLayout(state);
}

void RisksPage::showRisk(const QString &id)
{
    if (!m_model->indexOf(id).isValid())
        m_filter->clear();
    m_tree->selectRisk(id);
}

void RisksPage::showFiltered(const QString &filter)
{
    m_filter->setText(filter);
    m_tree->selectFirst();
}

/// The lines of the selected risks as they stand, in the document's order.
std::string RisksPage::copied() const
{
    const Register &reg = session()->reg();
    std::vector<std::size_t> indices;
    for (const std::string &name : selected()) {
        if (const auto index = markdown::findRisk(reg, name))
            indices.push_back(*index);
    }
    std::sort(indices.begin(), indices.end());
    std::string lines;
    for (const std::size_t index : indices)
        lines += reg.view(reg.risks[index].span);
    return lines;
}

std::vector<std::string> RisksPage::selected() const
{
    return m_tree->selectedRisks();
}

void RisksPage::selectionChanged()
{
    const std::vector<std::string> names = selected();
    for (QAction *command : std::as_const(m_onSelection))
        command->setEnabled(!names.empty());
    m_inspector->showRisks(names);
}

void RisksPage::registerChanged()
{
    selectionChanged();
    showCounts();
}

void RisksPage::filterChanged(const QString &text)
{
    m_model->setFilter(text);
    if (m_matrix)
        m_matrix->showRating(itemmodels::ratingIn(text));
    showCounts();
}

void RisksPage::showCounts()
{
    const int all = int(session()->reg().risks.size());
    const int shown = m_model->shownRisks();
    m_counts->setText(m_model->isFiltered() ? tr("%1 of %n risk(s)", nullptr, all).arg(shown)
                                            : tr("%n risk(s)", nullptr, all));
    const bool nothingFound = m_model->isFiltered() && shown == 0;
    m_nothingFound->setText(tr("No risk is like that. Escape in the filter shows all."));
    m_nothingFound->setVisible(nothingFound);
    m_tree->setVisible(!nothingFound);
}

void RisksPage::showContextMenu(const QPoint &at)
{
    if (selected().empty())
        return;
    QMenu menu(this);
    QMenu *plans = nullptr;
    for (QAction *command : std::as_const(m_commands)) {
        menu.addAction(command);
        if (plans || command != m_commands.front())
            continue;
        plans = menu.addMenu(tr("Plan for"));
        for (int row = 0; row < std::min(m_iterations->rowCount(), plansInMenu); ++row) {
            const QModelIndex index = m_iterations->index(row, IterationListModel::Title);
            const int number = index.data(itemmodels::IterationRole).toInt();
            QString text = QStringLiteral("%1  %2").arg(number).arg(index.data().toString());
            text.replace(QLatin1Char('&'), QLatin1String("&&"));
            connect(plans->addAction(text), &QAction::triggered, this,
                    [this, number] { planFor(number); });
        }
        plans->setEnabled(!plans->isEmpty());
    }
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

void RisksPage::planFor(std::optional<int> iteration)
{
    const std::vector<std::string> names = selected();
    if (!names.empty())
        session()->apply(changes::planRisks(session()->reg(), names, iteration));
}

void RisksPage::askForPlan(const QPoint &at)
{
    if (selected().empty())
        return;
    auto *popup = new PlanPopup(session()->editor(), this);
    connect(popup, &PlanPopup::chosen, this, &RisksPage::planFor);
    popup->popUp(at);
}

void RisksPage::askForAcceptance()
{
    const std::vector<std::string> names = selected();
    if (names.empty())
        return;
    AcceptDialog dialog(int(names.size()), QString::fromStdString(userName()), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    session()->apply(changes::acceptRisks(session()->reg(), names, dialog.acceptance(todayUtc())));
}

void RisksPage::moveTo(Tier tier)
{
    const std::vector<std::string> names = selected();
    if (!names.empty())
        session()->apply(changes::moveRisks(session()->reg(), names, tier));
}

void RisksPage::moveByTiers(int step)
{
    const Risk *risk = m_model->riskAt(m_tree->currentIndex());
    if (!risk)
        return;
    const int last = int(std::size(allTiers)) - 1;
    const int to = risk->tier ? int(*risk->tier) + step : (step < 0 ? last : last + 1);
    if (to >= 0 && to <= last)
        moveTo(Tier(to));
}

void RisksPage::reorder(int step)
{
    const QModelIndex current = m_tree->currentIndex().siblingAtColumn(0);
    const Risk *risk = m_model->riskAt(current);
    const QModelIndex neighbour = current.siblingAtRow(current.row() + step);
    const Risk *next = m_model->riskAt(neighbour);
    if (!risk || !next || next->group != risk->group)
        return;
    std::optional<std::string> before;
    if (step < 0) {
        before = m_model->nameAt(neighbour);
    } else {
        const QModelIndex behind = neighbour.siblingAtRow(neighbour.row() + 1);
        const Risk *other = m_model->riskAt(behind);
        if (other && other->group == risk->group)
            before = m_model->nameAt(behind);
    }
    session()->apply(changes::reorderRisk(session()->reg(), m_model->nameAt(current), before));
}

void RisksPage::setStatus(RiskStatus status)
{
    const std::vector<std::string> names = selected();
    if (!names.empty())
        session()->apply(changes::setRisksField(session()->reg(), names, "status", nameOf(status)));
}

void RisksPage::closeRisks()
{
    const std::vector<std::string> names = selected();
    if (!names.empty())
        session()->apply(changes::closeRisks(session()->reg(), names));
}

void RisksPage::editTitle()
{
    const int column = m_tree->currentIndex().column();
    m_tree->editField(itemmodels::isTextColumn(column) ? column : int(RiskTreeModel::Title));
}

} // namespace loadline::ui
