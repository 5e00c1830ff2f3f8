// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"

#include <QIcon>
#include <QStyledItemDelegate>

#include <vector>

namespace loadline::ui {

/// The sign of a severity: each has a shape of its own.
QIcon severityIcon(checks::Finding::Severity severity);
/// The gravest of the findings; calm where there are none.
QIcon severityIcon(const std::vector<checks::Finding> &findings);

/// Draws a finding's row: the severity by its sign and its word.
class FindingDelegate : public QStyledItemDelegate
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
