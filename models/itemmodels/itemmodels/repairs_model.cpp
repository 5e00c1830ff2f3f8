// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/repairs_model.h"

#include "core/text.h"
#include "itemmodels/text.h"

#include <QLocale>

#include <algorithm>

namespace loadline::itemmodels {

namespace {

/// What has no characters, such as halves of emoji, is shown as its bytes.
QString shown(const std::string &bytes)
{
    if (!firstInvalidUtf8(bytes))
        return cellText(bytes);
    const QByteArray hex = QByteArray::fromStdString(bytes).toHex(' ').toUpper();
    return RepairsModel::tr("bytes %1").arg(QString::fromLatin1(hex));
}

} // namespace

RepairsModel::RepairsModel(markdown::DamageReport report, QObject *parent)
    : QAbstractTableModel(parent)
    , m_report(std::move(report))
{
    std::size_t growth = 0; // modulo its type, where the text shrinks
    for (const markdown::Repair &repair : m_report.repairs) {
        m_places.push_back(repair.at.begin + growth);
        growth += repair.now.size() - repair.at.size();
    }
}

int RepairsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_report.repairs.size());
}

int RepairsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RepairsModel::lineOf(std::size_t row) const
{
    const std::string_view text = m_report.repaired;
    const std::size_t place = std::min(m_places[row], text.size());
    const std::size_t before = place == 0 ? std::string_view::npos
                                          : text.find_last_of("\r\n", place - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find_first_of("\r\n", place), text.size());
    return cellText(trimmed(text.substr(begin, end - begin)));
}

QString RepairsModel::display(std::size_t row, int column) const
{
    const markdown::Repair &repair = m_report.repairs[row];
    switch (column) {
    case Line:
        return QLocale().toString(qulonglong(repair.line));
    case Before:
        return shown(repair.was);
    case After:
        return shown(repair.now);
    case Context:
        return lineOf(row);
    case Page:
        return cellText(repair.page);
    default:
        return {};
    }
}

QVariant RepairsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_report.repairs.size())
        return {};
    const auto row = std::size_t(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Line ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        return tr("Line %1: %2 becomes %3, read as %4")
            .arg(display(row, Line), display(row, Before), display(row, After), display(row, Page));
    default:
        return {};
    }
}

QVariant RepairsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Line ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    case Context:
        return tr("The line, repaired");
    case Page:
        return tr("Was read as");
    default:
        return {};
    }
}

} // namespace loadline::itemmodels
