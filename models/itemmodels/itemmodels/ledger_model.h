// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/text.h"
#include "markdown/ledger.h"

#include <QAbstractTableModel>

#include <array>
#include <vector>

namespace loadline::itemmodels {

/// What a row of the ledger says of its lines; the last is of the import, not of the text.
enum class LedgerRowKind { Field, Verbatim, Ambiguous, Repaired };

/// The word for people, translated.
QString ledgerWord(LedgerRowKind kind);

/// One row of the ledger: an entry, or a repair that the import made.
struct LedgerRow
{
    LedgerRowKind kind = LedgerRowKind::Verbatim;
    std::size_t firstLine = 0; ///< from 1; of a repair, in the input
    std::size_t lastLine = 0;
    std::size_t size = 0; ///< bytes of the text; of a repair, of the input
    std::string what;
    std::string reason;
};

/// The ledger of a register with the repairs of its import, one entry a row: filtered by words and
/// kind, and sorted, by itself. It is given the ledger and knows no register.
class LedgerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Kind, Lines, Size, What, Reason, ColumnCount };
    static constexpr std::size_t kinds = 4;

    using QAbstractTableModel::QAbstractTableModel;

    void setLedger(const markdown::Ledger &ledger);

    void setFilter(const QString &text);
    void setShown(LedgerRowKind kind, bool isShown);
    /// Rows of the kind, shown or not.
    int countOf(LedgerRowKind kind) const { return m_counts[std::size_t(kind)]; }

    /// Null where the index is none of a row.
    const LedgerRow *rowAt(const QModelIndex &index) const;
    /// The row that holds the line, else the next one in the document; invalid where there is none.
    QModelIndex rowOfLine(std::size_t line) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void reset();
    bool isBefore(std::size_t a, std::size_t b) const;
    QVariant display(const LedgerRow &row, int column) const;

    std::vector<LedgerRow> m_all; ///< in the document's order
    std::array<int, kinds> m_counts{};
    std::vector<QString> m_folded; ///< for the filter; made when it is first used
    std::vector<std::size_t> m_rows; ///< what the filter leaves
    Filter m_filter;
    std::array<bool, kinds> m_isShown{true, true, true, true};
    int m_column = Lines;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace loadline::itemmodels
