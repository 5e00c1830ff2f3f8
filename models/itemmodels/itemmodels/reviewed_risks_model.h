// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/review.h"

#include <QAbstractTableModel>

#include <array>
#include <vector>

namespace loadline::itemmodels {

/// What a review tells of a risk; a risk may be in several groups.
enum class ReviewedGroup { Fixed, Opened, StillOpen, Planned, Accepted, Lapsed, Overdue };
inline constexpr std::array allReviewedGroups{ReviewedGroup::Fixed,     ReviewedGroup::Opened,
                                              ReviewedGroup::StillOpen, ReviewedGroup::Planned,
                                              ReviewedGroup::Accepted,  ReviewedGroup::Lapsed,
                                              ReviewedGroup::Overdue};

const std::vector<review::ReviewedRisk> &risksOf(const review::ReviewedRisks &risks,
                                                 ReviewedGroup group);
/// "Still open"
QString groupWord(ReviewedGroup group);
/// "8 still open"
QString countOf(const review::ReviewedRisks &risks, ReviewedGroup group);

/// The risks of a review, group by group, one a row.
class ReviewedRisksModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Group, RiskTier, Name, Evidence, Line, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRisks(const review::ReviewedRisks &risks);
    /// Null where the index is none of a row.
    const review::ReviewedRisk *riskAt(const QModelIndex &index) const;
    /// The first row of a group; invalid where it has none.
    QModelIndex firstOf(ReviewedGroup group) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        ReviewedGroup group = ReviewedGroup::Fixed;
        review::ReviewedRisk risk;
    };

    std::vector<Row> m_rows;
};

} // namespace loadline::itemmodels
