// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/compared_files_list.h"

#include "itemmodels/compared_files_model.h"
#include "ui/widgets/shapes.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace loadline::ui {

using itemmodels::ComparedFilesModel;

namespace {

constexpr int countsWidth = 136;
constexpr int outcomeWidth = 136;

class PathDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->features & QStyleOptionViewItem::HasCheckIndicator)
            return;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = stateIcon(MarkState::Pass);
    }
};

} // namespace

ComparedFilesList::ComparedFilesList(ComparedFilesModel *files, QWidget *parent)
    : QTreeView(parent)
    , m_files(files)
{
    setModel(files);
    setItemDelegateForColumn(ComparedFilesModel::Path, new PathDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setTextElideMode(Qt::ElideMiddle);
    QHeaderView *bar = header();
    bar->setStretchLastSection(false);
    bar->resizeSection(ComparedFilesModel::Recorded, countsWidth);
    bar->resizeSection(ComparedFilesModel::Git, countsWidth);
    bar->resizeSection(ComparedFilesModel::Outcome, outcomeWidth);
    bar->setSectionResizeMode(ComparedFilesModel::Path, QHeaderView::Stretch);
}

void ComparedFilesList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        m_files->toggle(selectionModel()->selectedRows());
    else
        QTreeView::keyPressEvent(event);
}

} // namespace loadline::ui
