// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"
#include "itemmodels/text.h"

#include <QAbstractTableModel>

#include <array>
#include <optional>
#include <vector>

namespace loadline::itemmodels {

/// The word for people, translated.
QString severityWord(checks::Finding::Severity severity);

/// What `check` found, one finding a row: filtered by words and severity, and sorted, by itself.
///
/// It knows neither the register nor how findings come to be; it is given them. Between two sets a
/// finding is found again by nearestTo(): its line may be another one, or it is gone.
class FindingsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Severity, Text, Line, Rule, ColumnCount };
    static constexpr std::size_t severities = 3;

    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(std::vector<checks::Finding> findings);
    const std::vector<checks::Finding> &findings() const { return m_findings; }

    void setFilter(const QString &text);
    void setShown(checks::Finding::Severity severity, bool isShown);
    bool isShown(checks::Finding::Severity severity) const;
    /// Findings of the severity, shown or not.
    int countOf(checks::Finding::Severity severity) const;

    /// Null where the index is none of a row.
    const checks::Finding *findingAt(const QModelIndex &index) const;
    /// The row of that finding, of one that says the same nearest to its line, else of what came
    /// into its place at \a row; invalid where there are no rows.
    QModelIndex nearestTo(const checks::Finding &finding, int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void reset();
    bool isBefore(std::size_t a, std::size_t b) const;
    QVariant display(const checks::Finding &finding, int column) const;

    std::vector<checks::Finding> m_findings; ///< in the document's order
    mutable std::vector<QString> m_folded; ///< for the filter; made when it is first used
    std::vector<std::size_t> m_rows; ///< what the filter leaves
    Filter m_filter;
    std::array<bool, severities> m_isShown{true, true, true};
    int m_column = Severity;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace loadline::itemmodels
