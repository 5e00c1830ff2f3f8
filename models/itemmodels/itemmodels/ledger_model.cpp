// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/ledger_model.h"

#include "core/text.h"
#include "itemmodels/roles.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace loadline::itemmodels {

namespace {

LedgerRowKind rowKindOf(markdown::LedgerKind kind)
{
    switch (kind) {
    case markdown::LedgerKind::Field:
        return LedgerRowKind::Field;
    case markdown::LedgerKind::Verbatim:
        return LedgerRowKind::Verbatim;
    case markdown::LedgerKind::Ambiguous:
        break;
    }
    return LedgerRowKind::Ambiguous;
}

/// What has no characters, such as halves of emoji, is shown as its bytes.
std::string quoted(const std::string &bytes)
{
    if (!firstInvalidUtf8(bytes))
        return "“" + bytes + "”";
    return QByteArray::fromStdString(bytes).toHex(' ').toUpper().toStdString();
}

LedgerRow rowOf(const Repair &repair)
{
    return {LedgerRowKind::Repaired,
            repair.line,
            repair.line,
            repair.at.size(),
            quoted(repair.was) + " → " + quoted(repair.now),
            repair.page};
}

QString linesOf(const LedgerRow &row)
{
    const QLocale locale;
    const QString first = locale.toString(qulonglong(row.firstLine));
    return row.firstLine == row.lastLine
               ? first
               : first + QStringLiteral("–") + locale.toString(qulonglong(row.lastLine));
}

} // namespace

QString ledgerWord(LedgerRowKind kind)
{
    switch (kind) {
    case LedgerRowKind::Field:
        return LedgerModel::tr("Field");
    case LedgerRowKind::Verbatim:
        return LedgerModel::tr("Verbatim");
    case LedgerRowKind::Ambiguous:
        return LedgerModel::tr("Ambiguous");
    case LedgerRowKind::Repaired:
        return LedgerModel::tr("Repaired");
    }
    return {};
}

void LedgerModel::setLedger(const markdown::Ledger &ledger)
{
    beginResetModel();
    m_all.clear();
    m_folded.clear();
    m_counts = {};
    for (const markdown::LedgerEntry &entry : ledger.entries)
        m_all.push_back({rowKindOf(entry.kind), entry.firstLine, entry.lastLine, entry.span.size(),
                         entry.what, entry.reason});
    if (ledger.import)
        for (const Repair &repair : ledger.import->repairs)
            m_all.push_back(rowOf(repair));
    for (const LedgerRow &row : m_all)
        ++m_counts[std::size_t(row.kind)];
    reset();
    endResetModel();
}

void LedgerModel::setFilter(const QString &text)
{
    const Filter filter(text);
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    reset();
    endResetModel();
}

void LedgerModel::setShown(LedgerRowKind kind, bool isShown)
{
    if (m_isShown[std::size_t(kind)] == isShown)
        return;
    beginResetModel();
    m_isShown[std::size_t(kind)] = isShown;
    reset();
    endResetModel();
}

void LedgerModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    beginResetModel();
    m_column = column;
    m_order = order;
    reset();
    endResetModel();
}

/// Equal ones stay in the document's order, whichever way they are sorted.
bool LedgerModel::isBefore(std::size_t a, std::size_t b) const
{
    const bool isUp = m_order == Qt::AscendingOrder;
    const LedgerRow &one = m_all[isUp ? a : b];
    const LedgerRow &other = m_all[isUp ? b : a];
    switch (m_column) {
    case Kind:
        return one.kind < other.kind;
    case Size:
        return one.size < other.size;
    case What:
        return one.what < other.what;
    case Reason:
        return one.reason < other.reason;
    default:
        return one.firstLine < other.firstLine;
    }
}

void LedgerModel::reset()
{
    if (!m_filter.isEmpty() && m_folded.size() != m_all.size()) {
        m_folded.clear();
        for (const LedgerRow &row : m_all)
            m_folded.push_back(foldedText(
                cellText(row.what) + QLatin1Char('\n') + cellText(row.reason) + QLatin1Char('\n')
                + ledgerWord(row.kind) + QLatin1Char('\n') + QString::number(row.firstLine)));
    }
    m_rows.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        if (m_isShown[std::size_t(m_all[i].kind)]
            && (m_filter.isEmpty() || m_filter.matches(m_folded[i])))
            m_rows.push_back(i);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [this](std::size_t a, std::size_t b) { return isBefore(a, b); });
}

const LedgerRow *LedgerModel::rowAt(const QModelIndex &index) const
{
    const bool isRow = index.isValid() && std::size_t(index.row()) < m_rows.size();
    return isRow ? &m_all[m_rows[std::size_t(index.row())]] : nullptr;
}

QModelIndex LedgerModel::rowOfLine(std::size_t line) const
{
    int best = -1;
    std::size_t bestLine = std::numeric_limits<std::size_t>::max();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const LedgerRow &row = m_all[m_rows[i]];
        if (row.lastLine < line || row.firstLine >= bestLine)
            continue;
        best = int(i);
        bestLine = row.firstLine;
    }
    if (best < 0)
        best = int(m_rows.size()) - 1;
    return best < 0 ? QModelIndex() : index(best, What);
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LedgerModel::display(const LedgerRow &row, int column) const
{
    switch (column) {
    case Kind:
        return ledgerWord(row.kind);
    case Lines:
        return linesOf(row);
    case Size:
        return QLocale().toString(qulonglong(row.size));
    case What:
        return cellText(row.what);
    case Reason:
        return cellText(row.reason);
    default:
        return {};
    }
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    const LedgerRow *row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*row, index.column());
    case Qt::TextAlignmentRole: {
        const bool isNumber = index.column() == Lines || index.column() == Size;
        return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    case Qt::AccessibleTextRole: {
        const QString words = tr("%1, lines %2: %3")
                                  .arg(ledgerWord(row->kind), linesOf(*row), cellText(row->what));
        return row->reason.empty() ? words : words + QStringLiteral("; ") + cellText(row->reason);
    }
    case LedgerKindRole:
        return int(row->kind);
    default:
        return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Lines || section == Size;
        return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind:
        return tr("Kind");
    case Lines:
        return tr("Lines");
    case Size:
        return tr("Bytes");
    case What:
        return tr("What");
    case Reason:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace loadline::itemmodels
