// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/risk_tree_view.h"

#include "itemmodels/risk_tree_model.h"
#include "ui/risks/risk_delegate.h"
#include "ui/widgets/style_shapes.h"

#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace loadline::ui {

using itemmodels::RiskTreeModel;

namespace {

/// What stands for a tier in the sets of folded ones; no tier is the last.
int keyOf(const QModelIndex &index)
{
    const QVariant tier = index.data(itemmodels::TierRole);
    return tier.isValid() ? tier.toInt() : int(std::size(allTiers));
}

int nodeOf(const QModelIndex &index)
{
    return index.data(itemmodels::NodeRole).toInt();
}

int widthOf(int column)
{
    switch (column) {
    case RiskTreeModel::Number:
        return 80;
    case RiskTreeModel::Title:
        return 224; // so that at the first size of a window some of the detail is read
    case RiskTreeModel::Detail:
    case RiskTreeModel::Mitigation:
        return 176;
    case RiskTreeModel::Status:
        return 104;
    case RiskTreeModel::IterationNumber:
    case RiskTreeModel::Impact:
        return 72;
    case RiskTreeModel::Owner:
    case RiskTreeModel::Likelihood:
        return 88;
    default:
        return 96;
    }
}

/// What is shown until somebody chooses; the inspector tells the rest of the risk that one looks
/// at. A column is for who compares.
bool isUsual(int column)
{
    return column <= RiskTreeModel::Owner;
}

QVariantList listOf(const QSet<int> &set)
{
    QList<int> sorted(set.cbegin(), set.cend());
    std::sort(sorted.begin(), sorted.end());
    QVariantList result;
    for (const int each : sorted)
        result += each;
    return result;
}

QSet<int> setOf(const QVariant &list)
{
    QSet<int> result;
    for (const QVariant &each : list.toList())
        result += each.toInt();
    return result;
}

} // namespace

RiskTreeView::RiskTreeView(RiskTreeModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setModel(model);
    setItemDelegate(new RiskDelegate(this));
    setAccessibleName(tr("Risks by tier"));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(false);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(EditKeyPressed | SelectedClicked);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTextElideMode(Qt::ElideRight);
    setUpHeader();

    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &RiskTreeView::rememberPlace);
    connect(model, &QAbstractItemModel::modelReset, this, &RiskTreeView::restorePlace);
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { folded(index, false); });
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { folded(index, true); });
    unfoldAsWanted();
}

void RiskTreeView::setUpHeader()
{
    QHeaderView *bar = header();
    bar->setStretchLastSection(false);
    bar->setSectionsMovable(true);
    bar->setFirstSectionMovable(false);
    bar->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    bar->setMinimumSectionSize(40);
    for (int column = 0; column < RiskTreeModel::ColumnCount; ++column) {
        bar->setSectionResizeMode(column, QHeaderView::Interactive);
        bar->resizeSection(column, widthOf(column));
    }
    makeColumnsMenu();
    showUsualColumns();
    bar->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(bar, &QWidget::customContextMenuRequested, this,
            [this, bar](const QPoint &at) { m_columns->popup(bar->mapToGlobal(at)); });
}

void RiskTreeView::makeColumnsMenu()
{
    m_columns = new QMenu(tr("Co&lumns"), this);
    for (int column = RiskTreeModel::Detail; column < RiskTreeModel::ColumnCount; ++column) {
        QAction *shown = m_columns->addAction(
            m_model->headerData(column, Qt::Horizontal).toString());
        shown->setCheckable(true);
        shown->setData(column);
        connect(shown, &QAction::triggered, this,
                [this, column](bool isShown) { showColumn(column, isShown); });
    }
    m_columns->addSeparator();
    connect(m_columns->addAction(tr("Usual columns")), &QAction::triggered, this,
            &RiskTreeView::showUsualColumns);
    tickColumns();
}

/// At each change rather than when the menu is shown: its entries are commands elsewhere as well.
void RiskTreeView::tickColumns()
{
    for (QAction *shown : m_columns->actions()) {
        if (shown->isCheckable())
            shown->setChecked(!isColumnHidden(shown->data().toInt()));
    }
}

void RiskTreeView::showColumn(int column, bool isShown)
{
    setColumnHidden(column, !isShown);
    // One column takes what room is left.
    const bool hasDetail = !isColumnHidden(RiskTreeModel::Detail);
    header()->setSectionResizeMode(RiskTreeModel::Detail,
                                   hasDetail ? QHeaderView::Stretch : QHeaderView::Interactive);
    header()->setSectionResizeMode(RiskTreeModel::Title,
                                   hasDetail ? QHeaderView::Interactive : QHeaderView::Stretch);
    tickColumns();
}

void RiskTreeView::showUsualColumns()
{
    for (int column = RiskTreeModel::Detail; column < RiskTreeModel::ColumnCount; ++column)
        showColumn(column, isUsual(column));
}

std::vector<std::string> RiskTreeView::selectedRisks() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex &a, const QModelIndex &b) {
        const Risk *first = m_model->riskAt(a);
        const Risk *second = m_model->riskAt(b);
        return first && second && first->span.begin < second->span.begin;
    });
    std::vector<std::string> result;
    for (const QModelIndex &row : rows) {
        std::string name = m_model->nameAt(row);
        if (!name.empty())
            result.push_back(std::move(name));
    }
    return result;
}

QString RiskTreeView::currentRisk() const
{
    return currentIndex().data(itemmodels::IdRole).toString();
}

void RiskTreeView::selectRisk(const QString &id)
{
    const QModelIndex index = m_model->indexOf(id, RiskTreeModel::Title);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

void RiskTreeView::selectFirst()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex first = m_model->index(0, RiskTreeModel::Title, m_model->index(row, 0));
        if (nodeOf(first) == RiskTreeModel::RiskNode && m_model->riskAt(first)) {
            setCurrentIndex(first);
            return;
        }
    }
}

void RiskTreeView::editField(int column)
{
    const QModelIndex index = currentIndex().siblingAtColumn(column);
    if (!(m_model->flags(index) & Qt::ItemIsEditable) || isColumnHidden(column))
        return;
    setCurrentIndex(index);
    edit(index);
}

void RiskTreeView::finishEditing()
{
    if (!isEditing())
        return;
    if (QWidget *editor = indexWidget(currentIndex())) {
        commitData(editor);
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
}

void RiskTreeView::folded(const QModelIndex &index, bool isFolded)
{
    if (m_isRestoring)
        return;
    const bool isTier = nodeOf(index) == RiskTreeModel::TierNode;
    QSet<int> &exceptions = isTier ? m_foldedTiers : m_unfoldedDone;
    if (isTier == isFolded)
        exceptions.insert(keyOf(index));
    else
        exceptions.remove(keyOf(index));
}

void RiskTreeView::unfoldAsWanted()
{
    const QScopedValueRollback guard(m_isRestoring, true);
    setAnimated(false); // nothing moves because of the user, and each motion is painted first
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex tier = m_model->index(row, 0);
        setFirstColumnSpanned(row, {}, true);
        setExpanded(tier, m_model->isFiltered() || !m_foldedTiers.contains(keyOf(tier)));
        const QModelIndex done = m_model->doneIndex(tier);
        if (!done.isValid())
            continue;
        setFirstColumnSpanned(done.row(), tier, true);
        // A filter that finds nothing else in a tier asks for what is fixed.
        const bool isAllThereIs = m_model->isFiltered() && m_model->rowCount(tier) == 1;
        setExpanded(done, isAllThereIs || m_unfoldedDone.contains(keyOf(done)));
    }
    setAnimated(true);
}

void RiskTreeView::rememberPlace()
{
    m_selected.clear();
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const QString id = row.data(itemmodels::IdRole).toString();
        if (!id.isEmpty())
            m_selected += id;
    }
    m_selected += m_hidden;
    if (currentIndex().isValid() || m_hidden.isEmpty()) {
        m_current = currentRisk();
        m_currentColumn = currentIndex().column();
    }
    QModelIndex top = indexAt(QPoint(0, 0));
    while (top.isValid() && nodeOf(top) != RiskTreeModel::RiskNode)
        top = indexBelow(top);
    m_anchor = top.data(itemmodels::IdRole).toString();
    m_anchorY = visualRect(top).y();
}

void RiskTreeView::restorePlace()
{
    unfoldAsWanted();
    executeDelayedItemsLayout();
    {
        // Selecting what was fixed a moment ago is no wish to unfold what is fixed.
        const QScopedValueRollback guard(m_isRestoring, true);
        const bool scrolls = hasAutoScroll();
        setAutoScroll(false);
        QItemSelection selection;
        m_hidden.clear();
        for (const QString &id : std::as_const(m_selected)) {
            const QModelIndex index = m_model->indexOf(id);
            if (index.isValid())
                selection.select(index, index);
            else if (m_model->isFiltered())
                m_hidden += id;
        }
        const QModelIndex current = m_model->indexOf(m_current, std::max(m_currentColumn, 0));
        if (current.isValid())
            selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        selectionModel()->select(selection,
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        setAutoScroll(scrolls);
    }
    const QModelIndex anchor = m_model->indexOf(m_anchor);
    const QRect rect = anchor.isValid() ? visualRect(anchor) : QRect();
    if (rect.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.y() - m_anchorY);
    Q_EMIT risksSelected();
}

/// Where many rows change, Qt looks for the place of each of them among all rows.
void RiskTreeView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                               const QList<int> &roles)
{
    if (topLeft.row() == bottomRight.row()) {
        QTreeView::dataChanged(topLeft, bottomRight, roles);
        return;
    }
    const QModelIndex edited = currentIndex();
    if (isEditing() && edited.parent() == topLeft.parent())
        QTreeView::dataChanged(edited, edited, roles);
    viewport()->update();
}

QItemSelectionModel::SelectionFlags RiskTreeView::selectionCommand(const QModelIndex &index,
                                                                   const QEvent *event) const
{
    // Without an event it would ask which keys are down: after Ctrl+3 that would deselect.
    if (!event)
        return QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    return QTreeView::selectionCommand(index, event);
}

void RiskTreeView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (m_isRestoring)
        return;
    m_hidden.clear(); // somebody has chosen anew
    Q_EMIT risksSelected();
}

void RiskTreeView::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !isEditing() && nodeOf(currentIndex()) != RiskTreeModel::RiskNode) {
        const QModelIndex node = currentIndex().siblingAtColumn(0);
        setExpanded(node, !isExpanded(node));
        return;
    }
    QTreeView::keyPressEvent(event);
}

void RiskTreeView::startDrag(Qt::DropActions actions)
{
    const std::vector<std::string> risks = selectedRisks();
    if (risks.empty())
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(m_model->mimeData(selectionModel()->selectedIndexes()));
    drag->setPixmap(dragPicture(risks));
    drag->setHotSpot(QPoint(-12, -4));
    // What a drop does is the model's, by the editor: no rows are taken out here.
    drag->exec(actions, Qt::MoveAction);
}

QPixmap RiskTreeView::dragPicture(const std::vector<std::string> &risks) const
{
    constexpr int widest = 280;
    constexpr int margin = 8;
    QString text = tr("%n risk(s)", nullptr, int(risks.size()));
    if (risks.size() == 1) {
        const QModelIndex index = m_model->indexOf(QString::fromStdString(risks.front()));
        text = index.data().toString() + QStringLiteral("  ")
               + index.siblingAtColumn(RiskTreeModel::Title).data().toString();
    }
    text = fontMetrics().elidedText(text, Qt::ElideRight, widest);
    const QSize size(fontMetrics().horizontalAdvance(text) + 2 * margin, ui::rowHeight);
    QPixmap picture(size * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawBox(&painter, QRect(QPoint(), size), palette().brush(QPalette::Base),
            accentColour(palette()));
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(QPoint(margin, 0), size), Qt::AlignLeft | Qt::AlignVCenter, text);
    return picture;
}

QVariantMap RiskTreeView::layoutState() const
{
    return {{QStringLiteral("header"), header()->saveState()},
            {QStringLiteral("columns"), int(RiskTreeModel::ColumnCount)},
            {QStringLiteral("foldedTiers"), listOf(m_foldedTiers)},
            {QStringLiteral("unfoldedFixed"), listOf(m_unfoldedDone)},
            {QStringLiteral("current"), currentRisk()}};
}

void RiskTreeView::restoreLayout(const QVariantMap &state)
{
    const QByteArray columns = state.value(QStringLiteral("header")).toByteArray();
    if (!columns.isEmpty())
        header()->restoreState(columns);
    // What was remembered before a column was there says nothing of it.
    constexpr int columnsOnce = RiskTreeModel::Likelihood;
    const int known = columns.isEmpty()
                          ? int(RiskTreeModel::ColumnCount)
                          : state.value(QStringLiteral("columns"), columnsOnce).toInt();
    for (int column = known; column < RiskTreeModel::ColumnCount; ++column) {
        header()->resizeSection(column, widthOf(column));
        showColumn(column, isUsual(column));
    }
    tickColumns();
    m_foldedTiers = setOf(state.value(QStringLiteral("foldedTiers")));
    m_unfoldedDone = setOf(state.value(QStringLiteral("unfoldedFixed")));
    unfoldAsWanted();
    const QString current = state.value(QStringLiteral("current")).toString();
    if (!current.isEmpty())
        selectRisk(current);
}

} // namespace loadline::ui
