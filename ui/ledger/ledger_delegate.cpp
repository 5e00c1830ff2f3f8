// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledger_delegate.h"

#include "itemmodels/roles.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace loadline::ui {

using itemmodels::LedgerModel;
using itemmodels::LedgerRowKind;

QIcon ledgerIcon(LedgerRowKind kind)
{
    switch (kind) {
    case LedgerRowKind::Field:
        return stateIcon(MarkState::Pass);
    case LedgerRowKind::Verbatim:
        return stateIcon(MarkState::None);
    case LedgerRowKind::Ambiguous:
        return warningIcon();
    case LedgerRowKind::Repaired:
        return noteIcon();
    }
    return {};
}

void LedgerDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant kind = index.data(itemmodels::LedgerKindRole);
    if (index.column() == LedgerModel::Kind && kind.isValid()) {
        option->icon = ledgerIcon(LedgerRowKind(kind.toInt()));
        option->features |= QStyleOptionViewItem::HasDecoration;
    } else if (index.column() == LedgerModel::Lines || index.column() == LedgerModel::Size) {
        option->palette.setColor(QPalette::Text, quietTextColour(option->palette));
    }
}

bool LedgerDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                               const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString text = index.data().toString();
    const bool isLong = index.column() == LedgerModel::What
                        || index.column() == LedgerModel::Reason;
    if (event->type() != QEvent::ToolTip || !isLong || text.isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(text), view, view->visualRect(index));
    return true;
}

} // namespace loadline::ui
