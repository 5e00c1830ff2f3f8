// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_matrix_model.h"

#include "checks/facts.h"
#include "editing/register_editor.h"
#include "itemmodels/roles.h"
#include "itemmodels/text.h"
#include "markdown/risk_reader.h"

namespace loadline::itemmodels {

RiskMatrixModel::RiskMatrixModel(RegisterEditor &editor, Today today, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
    , m_today(std::move(today))
{
    count();
    connect(&m_editor, &RegisterEditor::changed, this, [this] {
        count();
        Q_EMIT dataChanged(index(0, 0), index(highest - 1, highest - 1));
        Q_EMIT counted();
    });
}

void RiskMatrixModel::count()
{
    m_counts = {};
    m_rated = m_unrated = 0;
    const Register &reg = m_editor.reg();
    const std::string today = m_today();
    for (const Risk &risk : reg.risks) {
        const markdown::Ratings ratings = markdown::ratingsOf(risk);
        const bool isRated = ratings.likelihood && ratings.impact;
        m_rated += isRated ? 1 : 0;
        if (!checks::countsAsOpen(reg, risk, today))
            continue;
        if (isRated)
            ++m_counts[std::size_t(*ratings.likelihood - 1)][std::size_t(*ratings.impact - 1)];
        else
            ++m_unrated;
    }
}

RiskRating RiskMatrixModel::ratingAt(const QModelIndex &index)
{
    return {highest - index.row(), index.column() + 1};
}

QModelIndex RiskMatrixModel::indexOf(const RiskRating &rating) const
{
    return index(highest - rating.likelihood, rating.impact - 1);
}

Tier RiskMatrixModel::tierOf(const RiskRating &rating)
{
    return tierFromScore(rating.likelihood * rating.impact);
}

int RiskMatrixModel::countOf(const RiskRating &rating) const
{
    return m_counts[std::size_t(rating.likelihood - 1)][std::size_t(rating.impact - 1)];
}

QString RiskMatrixModel::inWords(const RiskRating &rating) const
{
    return tr("Likelihood %1, impact %2: %3")
               .arg(rating.likelihood)
               .arg(rating.impact)
               .arg(tierWord(tierOf(rating)))
           + QLatin1String(", ") + tr("%n open", nullptr, countOf(rating));
}

int RiskMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : highest;
}

int RiskMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : highest;
}

QVariant RiskMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const RiskRating rating = ratingAt(index);
    const int count = countOf(rating);
    switch (role) {
    case Qt::DisplayRole:
        return count > 0 ? QString::number(count) : QString();
    case Qt::AccessibleTextRole:
    case Qt::AccessibleDescriptionRole:
        return inWords(rating);
    case TierRole:
        return int(tierOf(rating));
    case OpenCountRole:
        return count;
    default:
        return {};
    }
}

QVariant RiskMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isVertical = orientation == Qt::Vertical;
    const int rating = isVertical ? highest - section : section + 1;
    if (role == Qt::DisplayRole)
        return (isVertical ? tr("Likelihood %1") : tr("Impact %1")).arg(rating);
    return {};
}

} // namespace loadline::itemmodels
