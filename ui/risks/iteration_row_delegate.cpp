// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risks/iteration_row_delegate.h"

#include "itemmodels/roles.h"
#include "ui/risks/risk_delegate.h"
#include "ui/widgets/shapes.h"

namespace loadline::ui {

QSize IterationRowDelegate::sizeHint(const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
}

void IterationRowDelegate::initStyleOption(QStyleOptionViewItem *option,
                                           const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->icon = iterationIcon(
        IterationStatus(index.data(itemmodels::IterationStatusRole).toInt()));
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(16, 16);
    const QVariant number = index.data(itemmodels::IterationRole);
    if (number.isValid())
        option->text = QStringLiteral("%1  %2").arg(number.toInt()).arg(option->text);
}

} // namespace loadline::ui
