// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/verdict.h"

#include <QAbstractTableModel>

#include <vector>

namespace loadline::itemmodels {

/// What speaks against going, one reason a row, in the verdict's order: the gravest first.
class ReasonsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Weight, Text, Line, Rule, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setReasons(std::vector<review::Reason> reasons);
    /// Null where the index is none of a row.
    const review::Reason *reasonAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<review::Reason> m_reasons;
};

} // namespace loadline::itemmodels
