// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/ledger_model.h"

#include <QIcon>
#include <QStyledItemDelegate>

namespace loadline::ui {

/// The sign of a kind: each has a shape of its own.
QIcon ledgerIcon(itemmodels::LedgerRowKind kind);

/// Draws an entry's row: the kind by its sign and its word.
class LedgerDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace loadline::ui
