// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/shipped_iterations_model.h"

#include "itemmodels/review_words.h"
#include "itemmodels/roles.h"
#include "itemmodels/text.h"

#include <algorithm>

namespace loadline::itemmodels {

using review::ShippedIteration;
using review::StateCounts;

namespace {

QString none()
{
    return QStringLiteral("–");
}

QVariantList asList(const StateCounts &counts)
{
    return {counts.passed, counts.warned, counts.failed, counts.pending};
}

} // namespace

void ShippedIterationsModel::setIterations(std::vector<ShippedIteration> iterations, bool isCompared)
{
    beginResetModel();
    m_rows.clear();
    for (ShippedIteration &one : iterations) {
        const auto open = std::count_if(one.sideEffects.begin(), one.sideEffects.end(),
                                        &review::isOpen);
        const StateCounts tests = countsOf(one.tests);
        const StateCounts impact = countsOf(one.impact);
        m_rows.push_back({std::move(one), tests, impact, int(open)});
    }
    m_isCompared = isCompared;
    endResetModel();
}

const ShippedIteration *ShippedIterationsModel::iterationAt(const QModelIndex &index) const
{
    const bool isRow = index.isValid() && std::size_t(index.row()) < m_rows.size();
    return isRow ? &m_rows[std::size_t(index.row())].iteration : nullptr;
}

int ShippedIterationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ShippedIterationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ShippedIterationsModel::filesInWords(const Row &row) const
{
    if (row.iteration.filesDiffering > 0)
        return tr("%n differ", nullptr, int(row.iteration.filesDiffering));
    if (row.iteration.filesLine == 0)
        return none();
    return m_isCompared ? tr("As in git") : tr("Not compared");
}

QString ShippedIterationsModel::display(const Row &row, int column) const
{
    switch (column) {
    case Number:
        return cellText(row.iteration.id);
    case Title:
        return cellText(row.iteration.title);
    case Status:
        return statusWord(row.iteration.status);
    case Tests:
        // Of those that did not pass, the signs beside it tell.
        return row.tests.all() == 0 ? none()
                                    : tr("%1 of %2").arg(row.tests.passed).arg(row.tests.all());
    case Impact:
        return row.impact.all() == 0 ? none() : QString();
    case SideEffects:
        return row.openSideEffects == 0 ? none() : tr("%n open", nullptr, row.openSideEffects);
    case Files:
        return filesInWords(row);
    case Evidence:
        return evidenceWord(row.iteration.evidence);
    default:
        return {};
    }
}

/// What a sign is made of, in the columns that have one.
QVariant ShippedIterationsModel::sign(const Row &row, int column, int role) const
{
    switch (column) {
    case Status:
        return role == IterationStatusRole ? QVariant(int(row.iteration.status)) : QVariant();
    case Tests:
        return role == StateCountsRole ? QVariant(asList(row.tests)) : QVariant();
    case Impact:
        return role == StateCountsRole ? QVariant(asList(row.impact)) : QVariant();
    case SideEffects:
        return role == MarkRole && row.openSideEffects > 0 ? QVariant(int(MarkState::Warn))
                                                           : QVariant();
    case Files:
        return role == MarkRole && row.iteration.filesDiffering > 0 ? QVariant(int(MarkState::Warn))
                                                                    : QVariant();
    case Evidence:
        return role == EvidenceRole ? QVariant(int(row.iteration.evidence)) : QVariant();
    default:
        return {};
    }
}

QString ShippedIterationsModel::inWords(const Row &row) const
{
    return tr("%1 %2, %3. Tests: %4. Impact: %5. Side effects: %6. Files: %7. Evidence: %8.")
        .arg(row.iteration.unit.empty() ? tr("Iteration") : cellText(row.iteration.unit),
             display(row, Number) + QLatin1Char(' ') + display(row, Title), display(row, Status),
             testsInWords(row.tests), impactInWords(row.impact), display(row, SideEffects),
             display(row, Files), display(row, Evidence));
}

QVariant ShippedIterationsModel::data(const QModelIndex &index, int role) const
{
    if (!iterationAt(index))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (column == Number ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        if (column == Tests)
            return testsInWords(row.tests);
        if (column == Impact)
            return impactInWords(row.impact);
        return {};
    case Qt::AccessibleTextRole:
        return inWords(row);
    case IdRole:
        return cellText(row.iteration.id);
    default:
        return sign(row, column, role);
    }
}

QVariant ShippedIterationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Number ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("No.");
    case Title:
        return tr("Iteration");
    case Status:
        return tr("Status");
    case Tests:
        return tr("Tests passed");
    case Impact:
        return tr("Impact");
    case SideEffects:
        return tr("Side effects");
    case Files:
        return tr("Files");
    case Evidence:
        return tr("Evidence");
    default:
        return {};
    }
}

} // namespace loadline::itemmodels
