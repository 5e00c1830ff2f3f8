// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/review.h"

#include <QAbstractTableModel>

#include <vector>

namespace loadline::itemmodels {

/// The iterations that ship, one a row, each with its evidence: tests and impact by state, open side
/// effects, files that differ from git.
class ShippedIterationsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Title, Status, Tests, Impact, SideEffects, Files, Evidence, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// \a isCompared: files were held against git.
    void setIterations(std::vector<review::ShippedIteration> iterations, bool isCompared);
    /// Null where the index is none of a row.
    const review::ShippedIteration *iterationAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    /// A row with what is counted of it, once.
    struct Row
    {
        review::ShippedIteration iteration;
        review::StateCounts tests;
        review::StateCounts impact;
        int openSideEffects = 0;
    };

    QString display(const Row &row, int column) const;
    QString filesInWords(const Row &row) const;
    QVariant sign(const Row &row, int column, int role) const;
    QString inWords(const Row &row) const;

    std::vector<Row> m_rows;
    bool m_isCompared = false;
};

} // namespace loadline::itemmodels
