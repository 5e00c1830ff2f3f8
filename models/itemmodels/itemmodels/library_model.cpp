// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/library_model.h"

#include "itemmodels/review_words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace loadline::itemmodels {

namespace {

bool isTierColumn(int column)
{
    return column >= LibraryModel::Critical && column <= LibraryModel::Low;
}

bool isWordColumn(int column)
{
    return column == LibraryModel::Name || column == LibraryModel::Verdict;
}

Tier tierOf(int column)
{
    return Tier(column - LibraryModel::Critical);
}

/// How far the load is towards its limit; any load is endlessly far over a limit of nothing.
double shareOf(const posture::Load &load)
{
    if (load.weight <= 0)
        return 0;
    constexpr double endless = 1e9;
    return load.limit > 0 ? load.weight / load.limit : endless;
}

std::optional<double> figureOf(const LibraryRow &row, int column)
{
    if (column == LibraryModel::Verdict)
        return row.verdict ? std::optional<double>(int(*row.verdict)) : std::nullopt;
    if (column == LibraryModel::Trend)
        return row.trend;
    if (!row.load)
        return std::nullopt;
    if (isTierColumn(column))
        return row.load->tiers[tierOf(column)].open;
    return column == LibraryModel::Share ? shareOf(*row.load) : row.load->weight;
}

/// "+4", "−2.5"; the sign says which way.
QString signedFigure(double figure)
{
    if (figure == 0)
        return QStringLiteral("0");
    return (figure > 0 ? QStringLiteral("+") : QStringLiteral("−"))
           + QLocale().toString(std::abs(figure));
}

QString trendInWords(double trend)
{
    if (trend == 0)
        return LibraryModel::tr("as heavy as 30 days ago");
    const QString figure = QLocale().toString(std::abs(trend));
    return trend > 0 ? LibraryModel::tr("%1 heavier than 30 days ago").arg(figure)
                     : LibraryModel::tr("%1 lighter than 30 days ago").arg(figure);
}

QString inWords(const LibraryRow &row)
{
    if (!row.load)
        return LibraryModel::tr("%1, %2, not weighed yet").arg(row.name, row.place);
    QStringList open;
    for (const Tier tier : allTiers)
        open << QStringLiteral("%1 %2").arg(tierWord(tier)).arg(row.load->tiers[tier].open);
    QString words = LibraryModel::tr("%1, %2, load %3 of %4, open: %5")
                        .arg(row.name, row.place, QLocale().toString(row.load->weight),
                             QLocale().toString(row.load->limit), open.join(QStringLiteral(", ")));
    if (row.trend)
        words += QStringLiteral(", ") + trendInWords(*row.trend);
    if (row.verdict)
        words += QStringLiteral(", ")
                 + LibraryModel::tr("verdict: %1").arg(verdictWord(*row.verdict));
    return words;
}

QString display(const LibraryRow &row, int column)
{
    if (column == LibraryModel::Name)
        return row.name;
    if (column == LibraryModel::Verdict)
        return row.verdict ? verdictWord(*row.verdict) : QString();
    if (column == LibraryModel::Trend)
        return row.trend ? signedFigure(*row.trend) : QString();
    if (!row.load)
        return column == LibraryModel::Load ? QString(QChar(0x2026)) : QString();
    if (isTierColumn(column))
        return QLocale().toString(row.load->tiers[tierOf(column)].open);
    if (column == LibraryModel::Load)
        return LibraryModel::tr("%1 of %2")
            .arg(QLocale().toString(row.load->weight), QLocale().toString(row.load->limit));
    return {};
}

} // namespace

void LibraryModel::setRows(std::vector<LibraryRow> rows)
{
    beginResetModel();
    m_all = std::move(rows);
    arrange();
    endResetModel();
}

LibraryRow *LibraryModel::rowOf(RegisterId id)
{
    const auto row = std::find_if(m_all.begin(), m_all.end(),
                                  [id](const LibraryRow &each) { return each.id == id; });
    return row == m_all.end() ? nullptr : &*row;
}

void LibraryModel::setLoad(RegisterId id, const posture::Load &load)
{
    if (LibraryRow *row = rowOf(id)) {
        row->load = load;
        announce(*row);
    }
}

void LibraryModel::setReview(RegisterId id, review::Verdict::Kind verdict,
                             std::optional<double> trend)
{
    if (LibraryRow *row = rowOf(id)) {
        row->verdict = verdict;
        row->trend = trend;
        announce(*row);
    }
}

void LibraryModel::announce(const LibraryRow &row)
{
    // Rows do not jump about while the loads come in, unless they are sorted by them.
    if (m_column > Name) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        std::vector<std::size_t> at;
        for (const QModelIndex &index : before)
            at.push_back(m_shown[std::size_t(index.row())]);
        arrange();
        QModelIndexList after;
        for (qsizetype i = 0; i < before.size(); ++i) {
            const auto found = std::find(m_shown.begin(), m_shown.end(), at[std::size_t(i)]);
            after << index(int(found - m_shown.begin()), before[i].column());
        }
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }
    const auto shown = std::find(m_shown.begin(), m_shown.end(), std::size_t(&row - m_all.data()));
    if (shown != m_shown.end()) {
        const int at = int(shown - m_shown.begin());
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

void LibraryModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = Filter(text);
    arrange();
    endResetModel();
}

void LibraryModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_column = column;
    m_order = order;
    arrange();
    endResetModel();
}

void LibraryModel::arrange()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        if (m_filter.isEmpty()
            || m_filter.matches(foldedText(m_all[i].name + QLatin1Char('\n') + m_all[i].file)))
            m_shown.push_back(i);
    }
    std::stable_sort(m_shown.begin(), m_shown.end(),
                     [this](std::size_t a, std::size_t b) { return isBefore(m_all[a], m_all[b]); });
}

bool LibraryModel::isBefore(const LibraryRow &a, const LibraryRow &b) const
{
    const bool isDescending = m_order == Qt::DescendingOrder;
    if (m_column < 0)
        return a.opened > b.opened;
    if (m_column == Name) {
        const int order = QString::localeAwareCompare(a.name, b.name);
        return isDescending ? order > 0 : order < 0;
    }
    const auto figureA = figureOf(a, m_column);
    const auto figureB = figureOf(b, m_column);
    if (!figureA || !figureB)
        return figureA && !figureB;
    return isDescending ? *figureA > *figureB : *figureA < *figureB;
}

const LibraryRow *LibraryModel::rowAt(const QModelIndex &index) const
{
    const bool isRow = index.isValid() && std::size_t(index.row()) < m_shown.size();
    return isRow ? &m_all[m_shown[std::size_t(index.row())]] : nullptr;
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int LibraryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    const LibraryRow *row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*row, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter
                   | (isWordColumn(index.column()) ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::AccessibleTextRole:
        return index.column() == Name ? inWords(*row) : display(*row, index.column());
    case FileRole:
        return row->place;
    case ShareRole:
        return row->load ? QVariant(shareOf(*row->load)) : QVariant();
    case TrendRole:
        return row->trend ? QVariant(*row->trend) : QVariant();
    case VerdictRole:
        return row->verdict ? QVariant(int(*row->verdict)) : QVariant();
    case DepthRole:
        return row->load ? QVariant(int(posture::depthOf(*row->load))) : QVariant();
    default:
        return {};
    }
}

QVariant LibraryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isWordColumn(section) ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    if (isTierColumn(section))
        return tierWord(tierOf(section));
    switch (section) {
    case Name:
        return tr("Register");
    case Load:
        return tr("Load");
    case Share:
        return tr("Load line");
    case Trend:
        return tr("30 days");
    case Verdict:
        return tr("Verdict");
    default:
        return {};
    }
}

} // namespace loadline::itemmodels
