// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "itemmodels/risk_filter.h"
#include "itemmodels/today.h"

#include <QAbstractTableModel>

#include <array>

namespace loadline {
class RegisterEditor;
}

namespace loadline::itemmodels {

/// How many open risks have which likelihood and impact: five by five, the likeliest at the top,
/// the worst at the right. It counts the risks that are open, and those whose acceptance has lapsed;
/// accepted, mitigated and fixed ones do not count.
class RiskMatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int highest = 5;

    RiskMatrixModel(RegisterEditor &editor, Today today, QObject *parent = nullptr);

    static RiskRating ratingAt(const QModelIndex &index);
    QModelIndex indexOf(const RiskRating &rating) const;
    /// The tier that a cell's product gives.
    static Tier tierOf(const RiskRating &rating);

    /// Risks that stand in a cell, open or not.
    int ratedRisks() const { return m_rated; }
    /// Open risks that stand in none.
    int unratedRisks() const { return m_unrated; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void counted();

private:
    void count();
    QString inWords(const RiskRating &rating) const;
    int countOf(const RiskRating &rating) const;

    RegisterEditor &m_editor;
    Today m_today;
    std::array<std::array<int, highest>, highest> m_counts{}; ///< by likelihood, then impact
    int m_rated = 0;
    int m_unrated = 0;
};

} // namespace loadline::itemmodels
