// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/damage.h"

#include <QAbstractTableModel>

#include <vector>

namespace loadline::itemmodels {

/// The places of a text that can be repaired, one a row: what stands there, and what would.
class RepairsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Before, After, Context, Page, ColumnCount };

    explicit RepairsModel(markdown::DamageReport report, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString display(std::size_t row, int column) const;
    /// The line that a repair stands in, as it is when all are made.
    QString lineOf(std::size_t row) const;

    markdown::DamageReport m_report;
    std::vector<std::size_t> m_places; ///< of the repairs in the repaired text
};

} // namespace loadline::itemmodels
