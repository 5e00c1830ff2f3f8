// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/reviewed_risks_model.h"

#include "itemmodels/roles.h"
#include "itemmodels/text.h"

#include <QLocale>

#include <algorithm>

namespace loadline::itemmodels {

using review::ReviewedRisk;

namespace {

QString nameOf(const ReviewedRisk &risk)
{
    const QString title = cellText(risk.title);
    return risk.isNamed ? cellText(risk.id) + QStringLiteral("  ") + title : title;
}

/// Of what is not fixed there is no evidence to speak of.
QString evidenceOf(const ReviewedRisk &risk)
{
    return risk.status == RiskStatus::Fixed ? evidenceWord(risk.evidence) : QString();
}

} // namespace

const std::vector<ReviewedRisk> &risksOf(const review::ReviewedRisks &risks, ReviewedGroup group)
{
    switch (group) {
    case ReviewedGroup::Fixed:
        return risks.fixed;
    case ReviewedGroup::Opened:
        return risks.opened;
    case ReviewedGroup::StillOpen:
        return risks.stillOpen;
    case ReviewedGroup::Planned:
        return risks.planned;
    case ReviewedGroup::Accepted:
        return risks.accepted;
    case ReviewedGroup::Lapsed:
        return risks.lapsed;
    case ReviewedGroup::Overdue:
        break;
    }
    return risks.overdue;
}

QString groupWord(ReviewedGroup group)
{
    switch (group) {
    case ReviewedGroup::Fixed:
        return ReviewedRisksModel::tr("Fixed");
    case ReviewedGroup::Opened:
        return ReviewedRisksModel::tr("Opened");
    case ReviewedGroup::StillOpen:
        return ReviewedRisksModel::tr("Still open");
    case ReviewedGroup::Planned:
        return ReviewedRisksModel::tr("Planned");
    case ReviewedGroup::Accepted:
        return ReviewedRisksModel::tr("Accepted");
    case ReviewedGroup::Lapsed:
        return ReviewedRisksModel::tr("Lapsed");
    case ReviewedGroup::Overdue:
        return ReviewedRisksModel::tr("Overdue");
    }
    return {};
}

QString countOf(const review::ReviewedRisks &risks, ReviewedGroup group)
{
    const int count = int(risksOf(risks, group).size());
    switch (group) {
    case ReviewedGroup::Fixed:
        return ReviewedRisksModel::tr("%n fixed", nullptr, count);
    case ReviewedGroup::Opened:
        return ReviewedRisksModel::tr("%n opened", nullptr, count);
    case ReviewedGroup::StillOpen:
        return ReviewedRisksModel::tr("%n still open", nullptr, count);
    case ReviewedGroup::Planned:
        return ReviewedRisksModel::tr("%n planned", nullptr, count);
    case ReviewedGroup::Accepted:
        return ReviewedRisksModel::tr("%n accepted", nullptr, count);
    case ReviewedGroup::Lapsed:
        return ReviewedRisksModel::tr("%n lapsed", nullptr, count);
    case ReviewedGroup::Overdue:
        return ReviewedRisksModel::tr("%n overdue", nullptr, count);
    }
    return {};
}

void ReviewedRisksModel::setRisks(const review::ReviewedRisks &risks)
{
    beginResetModel();
    m_rows.clear();
    for (const ReviewedGroup group : allReviewedGroups) {
        for (const ReviewedRisk &risk : risksOf(risks, group))
            m_rows.push_back({group, risk});
    }
    endResetModel();
}

const ReviewedRisk *ReviewedRisksModel::riskAt(const QModelIndex &index) const
{
    const bool isRow = index.isValid() && std::size_t(index.row()) < m_rows.size();
    return isRow ? &m_rows[std::size_t(index.row())].risk : nullptr;
}

QModelIndex ReviewedRisksModel::firstOf(ReviewedGroup group) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [group](const Row &one) { return one.group == group; });
    return row == m_rows.end() ? QModelIndex() : index(int(row - m_rows.begin()), Group);
}

int ReviewedRisksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReviewedRisksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReviewedRisksModel::data(const QModelIndex &index, int role) const
{
    const ReviewedRisk *risk = riskAt(index);
    if (!risk)
        return {};
    const QString group = groupWord(m_rows[std::size_t(index.row())].group);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Group:
            return group;
        case RiskTier:
            return tierWord(risk->tier);
        case Name:
            return nameOf(*risk);
        case Evidence:
            return evidenceOf(*risk);
        case Line:
            return QLocale().toString(qulonglong(risk->line));
        default:
            return {};
        }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Line ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        return tr("%1: %2, %3, line %4")
            .arg(group, nameOf(*risk), tierWord(risk->tier))
            .arg(risk->line);
    case IdRole:
        return QString(group + QLatin1Char('\n') + cellText(risk->id));
    case TierRole:
        if (index.column() != RiskTier)
            return {};
        return risk->tier ? QVariant(int(*risk->tier)) : QVariant(-1);
    default:
        return {};
    }
}

QVariant ReviewedRisksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Line ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Group:
        return tr("In this range");
    case RiskTier:
        return tr("Tier");
    case Name:
        return tr("Risk");
    case Evidence:
        return tr("Evidence of the fix");
    case Line:
        return tr("Line");
    default:
        return {};
    }
}

} // namespace loadline::itemmodels
