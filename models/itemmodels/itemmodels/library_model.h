// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/text.h"
#include "library/register_id.h"
#include "posture/load.h"
#include "review/verdict.h"

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

namespace loadline::itemmodels {

/// A register of the library, as a row tells of it.
struct LibraryRow
{
    RegisterId id;
    QString name;
    QString file; ///< path; empty where there is none
    QString place; ///< the file as a row shows it
    std::int64_t opened = 0; ///< the higher, the later it was opened last
    std::optional<posture::Load> load; ///< once it was weighed
    std::optional<review::Verdict::Kind> verdict{}; ///< once it was reviewed
    /// How much heavier it is than thirty days ago, once that was looked up; nothing where nobody knows.
    std::optional<double> trend{};
};

/// The registers of a library side by side, with what is open in each tier and the load: which one
/// sits deepest, which is safe to deploy, and which way they go. It reads no texts: loads and verdicts
/// are brought to it. It sorts and filters by itself.
class LibraryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Critical, High, Medium, Low, Load, Share, Trend, Verdict, ColumnCount };
    enum Role { FileRole = Qt::UserRole + 1, ShareRole, DepthRole, VerdictRole, TrendRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<LibraryRow> rows);
    void setLoad(RegisterId id, const posture::Load &load);
    void setReview(RegisterId id, review::Verdict::Kind verdict, std::optional<double> trend);
    void setFilter(const QString &text);
    /// Null where the index is of no row.
    const LibraryRow *rowAt(const QModelIndex &index) const;
    std::size_t registers() const { return m_all.size(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    /// By -1 in the order in which they were opened, the last one first. Rows without a figure come
    /// last in either order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    LibraryRow *rowOf(RegisterId id);
    void announce(const LibraryRow &row);
    void arrange();
    bool isBefore(const LibraryRow &a, const LibraryRow &b) const;

    std::vector<LibraryRow> m_all;
    std::vector<std::size_t> m_shown;
    Filter m_filter;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace loadline::itemmodels
