// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/palette_model.h"

#include "itemmodels/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace loadline::itemmodels {

namespace {

enum Rank { BeginsWithQuery, HasWordThatBegins, HasAll, rankCount };

/// A word of the text begins with \a word.
bool hasBeginning(const QString &folded, const QString &word)
{
    for (qsizetype at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        if (at == 0 || !folded[at - 1].isLetterOrNumber())
            return true;
    }
    return false;
}

std::optional<Rank> rankOf(const QString &folded, const QString &query, const QStringList &words)
{
    for (const QString &word : words) {
        if (!folded.contains(word))
            return std::nullopt;
    }
    if (folded.startsWith(query))
        return BeginsWithQuery;
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return hasBeginning(folded, word); })
               ? HasWordThatBegins
               : HasAll;
}

} // namespace

void PaletteModel::setTargets(std::vector<PaletteTarget> targets)
{
    std::stable_sort(targets.begin(), targets.end(),
                     [](const PaletteTarget &a, const PaletteTarget &b) { return a.kind < b.kind; });
    beginResetModel();
    m_targets = std::move(targets);
    m_folded.clear();
    find({});
    endResetModel();
}

void PaletteModel::setQuery(const QString &query)
{
    beginResetModel();
    find(foldedText(query).trimmed());
    endResetModel();
}

void PaletteModel::fold()
{
    if (m_folded.size() == m_targets.size())
        return;
    m_folded.clear();
    m_folded.reserve(m_targets.size());
    for (const PaletteTarget &target : m_targets)
        m_folded.push_back(foldedText(target.text));
}

void PaletteModel::find(const QString &query)
{
    const bool isOfCommands = query.isEmpty() || query.startsWith(QLatin1Char('>'));
    const QString asked = query.startsWith(QLatin1Char('>')) ? query.mid(1).trimmed() : query;
    const QStringList words = asked.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::array<std::vector<std::size_t>, rankCount> ranked;
    if (!words.isEmpty())
        fold();
    m_found = 0;
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        if (isOfCommands && m_targets[i].kind != PaletteKind::Command)
            break; // they are sorted by kind
        const auto rank = words.isEmpty() ? HasAll : rankOf(m_folded[i], asked, words);
        if (!rank)
            continue;
        ++m_found;
        if (ranked[*rank].size() < mostRows)
            ranked[*rank].push_back(i);
    }
    m_rows.clear();
    for (const auto &rows : ranked)
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    m_rows.resize(std::min(m_rows.size(), mostRows));
}

const PaletteTarget *PaletteModel::targetAt(const QModelIndex &index) const
{
    const bool isRow = index.isValid() && std::size_t(index.row()) < m_rows.size();
    return isRow ? &m_targets[m_rows[std::size_t(index.row())]] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteTarget *target = targetAt(index);
    if (!target)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return target->text;
    case DetailRole:
        return target->detail;
    case KindRole:
        return int(target->kind);
    case SignRole:
        return target->sign;
    case Qt::AccessibleTextRole:
        return target->detail.isEmpty() ? target->text
                                        : tr("%1, %2").arg(target->text, target->detail);
    default:
        return {};
    }
}

} // namespace loadline::itemmodels
