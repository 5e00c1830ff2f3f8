// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/finding_delegate.h"

#include "itemmodels/findings_model.h"
#include "itemmodels/roles.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/shapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

namespace loadline::ui {

using checks::Finding;
using itemmodels::FindingsModel;

QIcon severityIcon(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Error:
        return stateIcon(MarkState::Fail);
    case Finding::Warning:
        return warningIcon();
    case Finding::Note:
        return noteIcon();
    }
    return {};
}

QIcon severityIcon(const std::vector<Finding> &findings)
{
    const auto gravest = std::min_element(findings.begin(), findings.end(),
                                          [](const Finding &a, const Finding &b) {
                                              return a.severity < b.severity;
                                          });
    return gravest == findings.end() ? stateIcon(MarkState::Pass) : severityIcon(gravest->severity);
}

void FindingDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant severity = index.data(itemmodels::SeverityRole);
    if (index.column() == FindingsModel::Severity && severity.isValid()) {
        option->icon = severityIcon(Finding::Severity(severity.toInt()));
        option->features |= QStyleOptionViewItem::HasDecoration;
    } else if (index.column() != FindingsModel::Text) {
        option->palette.setColor(QPalette::Text, quietTextColour(option->palette));
    }
}

bool FindingDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || index.column() != FindingsModel::Text)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(index.data().toString()), view,
                       view->visualRect(index));
    return true;
}

} // namespace loadline::ui
