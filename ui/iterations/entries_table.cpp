// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/entries_table.h"

#include "itemmodels/file_entries_model.h"
#include "itemmodels/section_items_model.h"
#include "itemmodels/text.h"
#include "ui/iterations/entry_delegate.h"
#include "ui/shell/time_source.h"
#include "ui/shell/words.h"
#include "ui/widgets/shapes.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace loadline::ui {

using itemmodels::EntriesModel;
using itemmodels::FileEntriesModel;
using itemmodels::SectionItemsModel;

namespace {

constexpr int entryHeight = 28;
constexpr int mostRows = 16;
constexpr int stateWidth = 112;
constexpr int numberWidth = 40;
constexpr int nameWidth = 200;
constexpr int countWidth = 80;
constexpr int noteWidth = 160;

} // namespace

QString keyOf(MarkState state, SectionKind kind)
{
    switch (state) {
    case MarkState::Pass:
        return kind == SectionKind::SideEffects ? QStringLiteral("M") : QStringLiteral("P");
    case MarkState::Warn:
        return QStringLiteral("W");
    case MarkState::Fail:
        return QStringLiteral("F");
    case MarkState::Pending:
        return QStringLiteral("N");
    case MarkState::None:
        break;
    }
    return {};
}

EntriesTable::EntriesTable(EntriesModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(model);
    setItemDelegate(new EntryDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(EditKeyPressed | DoubleClicked);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(entryHeight);
    verticalHeader()->setDefaultSectionSize(entryHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(model, &QAbstractItemModel::modelReset, this, &EntriesTable::rowsChanged);
    connect(model, &QAbstractItemModel::rowsInserted, this, &EntriesTable::rowsChanged);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EntriesTable::rowsChanged);
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(true);
    connect(model, &EntriesModel::entryMoved, this,
            [this](int to) { setCurrentIndex(m_model->index(to, currentIndex().column())); });
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (items() && index.column() == SectionItemsModel::State
            && SectionItemsModel::hasStates(m_model->kind()))
            showStates(index);
    });
}

SectionItemsModel *EntriesTable::items() const
{
    return qobject_cast<SectionItemsModel *>(m_model);
}

void EntriesTable::setUpColumns()
{
    QHeaderView *bar = horizontalHeader();
    if (!items()) {
        bar->setSectionResizeMode(FileEntriesModel::Path, QHeaderView::Stretch);
        for (const int column :
             {FileEntriesModel::Added, FileEntriesModel::Removed, FileEntriesModel::Modified})
            bar->resizeSection(column, countWidth);
        bar->resizeSection(FileEntriesModel::Note, noteWidth);
        rowsChanged();
        return;
    }
    const SectionKind kind = m_model->kind();
    const bool hasNames = SectionItemsModel::hasNames(kind);
    bar->hide();
    bar->resizeSection(SectionItemsModel::State,
                       SectionItemsModel::hasStates(kind) ? stateWidth : numberWidth);
    setColumnHidden(SectionItemsModel::Detail, !hasNames);
    bar->setSectionResizeMode(SectionItemsModel::State, QHeaderView::Fixed);
    bar->setSectionResizeMode(SectionItemsModel::Name,
                              hasNames ? QHeaderView::Interactive : QHeaderView::Stretch);
    bar->setSectionResizeMode(SectionItemsModel::Detail, QHeaderView::Stretch);
    if (hasNames)
        bar->resizeSection(SectionItemsModel::Name, nameWidth);
    rowsChanged();
}

QSize EntriesTable::sizeHint() const
{
    const int rows = std::min(m_model->rowCount(), mostRows);
    const QHeaderView *bar = horizontalHeader();
    const int head = bar->isHidden() || rows == 0 ? 0 : bar->sizeHint().height();
    return {200, head + rows * entryHeight};
}

void EntriesTable::rowsChanged()
{
    setVisible(m_model->rowCount() > 0);
    setFixedHeight(sizeHint().height());
}

void EntriesTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, SectionItemsModel::Name));
}

void EntriesTable::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const bool isAlt = event->modifiers() == Qt::AltModifier;
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    if (state() == EditingState) {
        QTableView::keyPressEvent(event);
    } else if (event->matches(QKeySequence::Paste)) {
        paste();
    } else if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (isAlt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        move(event->key() == Qt::Key_Up ? -1 : 1);
    } else if (event->key() == Qt::Key_Delete && row >= 0) {
        removeRow();
    } else if (event->key() == Qt::Key_Insert
               || (isPlain && event->key() == Qt::Key_Down && row == m_model->rowCount() - 1)) {
        Q_EMIT lineRequested();
    } else if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        edit(currentIndex());
    } else if (!isPlain || !(setStateByKey(event->key()) || promoteByKey(event->key()))) {
        QTableView::keyPressEvent(event);
    }
}

bool EntriesTable::setStateByKey(int key)
{
    if (!items() || !currentIndex().isValid())
        return false;
    for (const MarkState mark : SectionItemsModel::statesOf(m_model->kind())) {
        const QString letter = keyOf(mark, m_model->kind());
        // A mitigated side effect has passed: both keys say it.
        const bool isMeant = QKeySequence(key).toString() == letter
                             || (mark == MarkState::Pass && (key == Qt::Key_P || key == Qt::Key_M));
        if (isMeant) {
            setState(mark);
            return true;
        }
    }
    return false;
}

bool EntriesTable::isNextStep() const
{
    return items() && m_model->kind() == SectionKind::NextSteps && currentIndex().isValid();
}

bool EntriesTable::promoteByKey(int key)
{
    if (!isNextStep() || (key != Qt::Key_R && key != Qt::Key_I))
        return false;
    if (key == Qt::Key_I)
        promoteToIteration();
    else
        askForTier();
    return true;
}

void EntriesTable::askForTier()
{
    QMenu menu(this);
    addTiers(&menu);
    menu.setActiveAction(menu.actions().constFirst());
    menu.exec(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
}

void EntriesTable::addTiers(QMenu *menu)
{
    const int row = currentIndex().row();
    for (const Tier tier : allTiers) {
        QAction *choice = menu->addAction(tierIcon(tier),
                                          QLatin1Char('&') + itemmodels::tierWord(tier));
        connect(choice, &QAction::triggered, this,
                [this, row, tier] { items()->promoteToRisk(row, tier); });
    }
}

void EntriesTable::promoteToIteration()
{
    items()->promoteToIteration(currentIndex().row(), todayUtc());
}

/// A step becomes a risk or an iteration once; then its row leads there.
void EntriesTable::addPromotions(QMenu *menu)
{
    const auto link = items()->linkOf(currentIndex().row());
    if (link && link->iteration) {
        QAction *show = menu->addAction(tr("Show iteration %1").arg(*link->iteration));
        connect(show, &QAction::triggered, this,
                [this, number = *link->iteration] { Q_EMIT iterationRequested(number); });
    } else if (link) {
        const QString risk = itemmodels::fullText(link->risk);
        QAction *show = menu->addAction(menuText(tr("Show risk %1").arg(risk)));
        connect(show, &QAction::triggered, this, [this, risk] { Q_EMIT riskRequested(risk); });
    } else {
        QMenu *risk = menu->addMenu(tr("Make a &risk of it") + QLatin1String("\tR"));
        addTiers(risk);
        QAction *iteration = menu->addAction(tr("Make an &iteration of it") + QLatin1String("\tI"));
        connect(iteration, &QAction::triggered, this, &EntriesTable::promoteToIteration);
    }
    menu->addSeparator();
}

void EntriesTable::setState(MarkState mark)
{
    if (items() && currentIndex().isValid())
        items()->setState(currentIndex().row(), mark);
}

void EntriesTable::showStates(const QModelIndex &index)
{
    QMenu menu(this);
    for (const MarkState mark : SectionItemsModel::statesOf(m_model->kind())) {
        QAction *choice = menu.addAction(stateIcon(mark),
                                         SectionItemsModel::wordOf(m_model->kind(), mark)
                                             + QLatin1Char('\t') + keyOf(mark, m_model->kind()));
        connect(choice, &QAction::triggered, this, [this, mark] { setState(mark); });
    }
    menu.exec(viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

void EntriesTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    if (byMouse)
        setCurrentIndex(indexAt(viewport()->mapFromGlobal(event->globalPos())));
    const int row = currentIndex().row();
    if (row < 0)
        return;
    QMenu menu(this);
    if (items()) {
        for (const MarkState mark : SectionItemsModel::statesOf(m_model->kind())) {
            QAction *choice = menu.addAction(stateIcon(mark),
                                             SectionItemsModel::wordOf(m_model->kind(), mark)
                                                 + QLatin1Char('\t') + keyOf(mark, m_model->kind()));
            connect(choice, &QAction::triggered, this, [this, mark] { setState(mark); });
        }
        if (!menu.isEmpty())
            menu.addSeparator();
        if (isNextStep())
            addPromotions(&menu);
    }
    const auto add = [this, &menu](const QString &text, const QKeySequence &key, auto action) {
        QAction *command = menu.addAction(text + QLatin1Char('\t')
                                          + key.toString(QKeySequence::NativeText));
        connect(command, &QAction::triggered, this, action);
        return command;
    };
    add(tr("Edit"), Qt::Key_F2, [this] { edit(currentIndex()); });
    add(tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up), [this] {
        move(-1);
    })->setEnabled(row > 0);
    add(tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down), [this] {
        move(1);
    })->setEnabled(row + 1 < m_model->rowCount());
    add(tr("Copy"), QKeySequence::Copy, [this] { copy(); });
    add(tr("Remove"), Qt::Key_Delete, [this] { removeRow(); });
    menu.exec(byMouse ? event->globalPos()
                      : viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
}

void EntriesTable::move(int step)
{
    const QModelIndex current = currentIndex();
    const int to = current.row() + step;
    if (current.isValid())
        m_model->moveTo(current.row(), to);
}

void EntriesTable::removeRow()
{
    const QModelIndex current = currentIndex();
    const int row = current.row();
    const int column = current.column();
    if (m_model->remove(row) && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), column));
}

void EntriesTable::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (m_model->append(text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)))
        setCurrentIndex(m_model->index(m_model->rowCount() - 1, SectionItemsModel::Name));
}

void EntriesTable::copy() const
{
    QStringList cells;
    const int row = currentIndex().row();
    for (int column = 0; column < m_model->columnCount(); ++column)
        cells += m_model->index(row, column).data().toString();
    cells.removeAll(QString());
    QGuiApplication::clipboard()->setText(cells.join(QLatin1Char('\t')));
}

} // namespace loadline::ui
