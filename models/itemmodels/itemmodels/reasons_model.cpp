// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/reasons_model.h"

#include "itemmodels/review_words.h"
#include "itemmodels/roles.h"
#include "itemmodels/text.h"

#include <QLocale>

namespace loadline::itemmodels {

using review::Reason;

namespace {

/// By which a reason is found again after an edit: not by its line, which moves.
QString idOf(const Reason &reason)
{
    return cellText(reason.rule) + QLatin1Char('\n') + cellText(reason.object) + QLatin1Char('\n')
           + cellText(reason.text);
}

QString display(const Reason &reason, int column)
{
    switch (column) {
    case ReasonsModel::Weight:
        return weightWord(reason.weight);
    case ReasonsModel::Text:
        return cellText(reason.text);
    case ReasonsModel::Line:
        return reason.line > 0 ? QLocale().toString(qulonglong(reason.line)) : QString();
    case ReasonsModel::Rule:
        return cellText(reason.rule);
    default:
        return {};
    }
}

} // namespace

void ReasonsModel::setReasons(std::vector<Reason> reasons)
{
    if (reasons == m_reasons)
        return;
    beginResetModel();
    m_reasons = std::move(reasons);
    endResetModel();
}

const Reason *ReasonsModel::reasonAt(const QModelIndex &index) const
{
    const bool isRow = index.isValid() && std::size_t(index.row()) < m_reasons.size();
    return isRow ? &m_reasons[std::size_t(index.row())] : nullptr;
}

int ReasonsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_reasons.size());
}

int ReasonsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReasonsModel::data(const QModelIndex &index, int role) const
{
    const Reason *reason = reasonAt(index);
    if (!reason)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*reason, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Line ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        if (reason->line == 0)
            return tr("%1: %2").arg(weightWord(reason->weight), cellText(reason->text));
        return tr("%1, line %2: %3")
            .arg(weightWord(reason->weight))
            .arg(reason->line)
            .arg(cellText(reason->text));
    case IdRole:
        return idOf(*reason);
    case WeightRole:
        return int(reason->weight);
    default:
        return {};
    }
}

QVariant ReasonsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Line ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Weight:
        return tr("Weight");
    case Text:
        return tr("Reason");
    case Line:
        return tr("Line");
    case Rule:
        return tr("Rule");
    default:
        return {};
    }
}

} // namespace loadline::itemmodels
