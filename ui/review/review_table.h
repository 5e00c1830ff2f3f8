// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/roles.h"
#include "ui/widgets/plain_label.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTreeView>

#include <algorithm>

/// What the tables of a review have in common.
namespace loadline::ui {

inline void setUpTable(QTreeView *table)
{
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setFrameShape(QFrame::NoFrame);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->header()->setStretchLastSection(false);
    table->header()->setMinimumSectionSize(48);
}

/// Stands in the place of a table that has no row.
inline QLabel *emptyLabel()
{
    constexpr int margin = 16;
    auto *label = new PlainLabel;
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBackgroundRole(QPalette::Base);
    label->setAutoFillBackground(true);
    label->setContentsMargins(margin, 0, margin, 0);
    return label;
}

/// Gives a table other rows: the current one stays where it is found again by its id, else what came
/// into its place is current. A table is never scrolled by it.
template<class Fill>
void keepRow(QTreeView *table, const Fill &fill)
{
    const QModelIndex before = table->currentIndex();
    const QVariant id = before.data(itemmodels::IdRole);
    const int row = std::max(0, before.row());
    const int scrolled = table->verticalScrollBar()->value();
    fill();
    const QAbstractItemModel *model = table->model();
    if (table->currentIndex().isValid() || model->rowCount() == 0)
        return; // nothing was filled in anew, or with nothing
    int found = std::min(row, model->rowCount() - 1);
    for (int i = 0; i < model->rowCount(); ++i) {
        if (id.isValid() && model->index(i, 0).data(itemmodels::IdRole) == id) {
            found = i;
            break;
        }
    }
    table->setCurrentIndex(model->index(found, 0));
    table->verticalScrollBar()->setValue(scrolled);
}

} // namespace loadline::ui
