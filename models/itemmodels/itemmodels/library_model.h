// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/text.h"
#include "library/register_id.h"
#include "posture/load.h"

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
};

/// The registers of a library side by side, with what is open in each tier and the load: which one
/// sits deepest. It reads no texts: the loads are brought to it. It sorts and filters by itself.
class LibraryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Critical, High, Medium, Low, Load, Share, ColumnCount };
    enum Role { FileRole = Qt::UserRole + 1, ShareRole, DepthRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<LibraryRow> rows);
    void setLoad(RegisterId id, const posture::Load &load);
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
    void arrange();
    bool isBefore(const LibraryRow &a, const LibraryRow &b) const;

    std::vector<LibraryRow> m_all;
    std::vector<std::size_t> m_shown;
    Filter m_filter;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace loadline::itemmodels
