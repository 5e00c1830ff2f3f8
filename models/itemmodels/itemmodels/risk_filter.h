// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace loadline::itemmodels {

/// How likely a risk is and what it would cost, from 1 to 5 each: a cell of the matrix.
struct RiskRating
{
    int likelihood = 0;
    int impact = 0;

    friend bool operator==(const RiskRating &, const RiskRating &) = default;
};

/// The fields that a filter names: `tier:high`. Text is every other word.
enum class FilterKey { Text, Tier, Status, Owner, Iteration, Likelihood, Impact };

/// The key as it is typed, without the colon; empty for text.
QString nameOf(FilterKey key);
/// All that can be typed, in the order in which they are offered.
const std::vector<FilterKey> &filterKeys();

/// A word of a filter's text, and where it stands.
struct FilterToken
{
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype valueBegin = 0; ///< behind minus, key and colon
    bool isNegated = false;
    FilterKey key = FilterKey::Text;
    QStringList values; ///< folded, without quotes; without those that are empty
};

/// Blanks divide the words, quotes hold them together, commas divide the values of a key. An
/// unknown key is text.
std::vector<FilterToken> filterTokens(const QString &text);

/// \a value as it has to be typed behind a key.
QString quotedForFilter(const QString &value);

/// What a filter compares with, of one risk: made once, compared at each key that is typed.
struct FoldedRisk
{
    QString text; ///< name, title, detail, tier, state and fields, divided by line feeds
    QString owner;
    QString state; ///< the state in its own words
    std::optional<Tier> tier;
    RiskStatus status = RiskStatus::Open;
    bool isLapsed = false; ///< accepted, and counts as open; not of the risk alone: RiskSorter says it
    std::optional<int> iteration;
    std::optional<int> likelihood;
    std::optional<int> impact;
    std::string day; ///< the first one by which to act or to look again, ISO 8601; empty: none
};
FoldedRisk foldedRisk(const Risk &risk);

/// Which risks are asked for: words that all have to occur, `tier:high,critical`, `status:open`,
/// `status:overdue`, `status:lapsed`, `owner:dana`, `iteration:2`, `iteration:none`, `likelihood:4`, `impact:5`,
/// `"two words"`; a minus before any of them asks for the others.
///
/// A value is known by how it begins, so that the list follows while it is typed; a key without a
/// value asks for nothing yet.
class RiskFilter
{
public:
    RiskFilter() = default;
    /// \a today, ISO 8601, decides what is overdue.
    explicit RiskFilter(const QString &text, std::string today = {});

    bool isEmpty() const { return m_terms.empty(); }
    bool matches(const FoldedRisk &risk) const;

    friend bool operator==(const RiskFilter &, const RiskFilter &) = default;

private:
    struct Term
    {
        FilterKey key = FilterKey::Text;
        bool isNegated = false;
        QStringList texts; ///< of Text and Owner, and of states in a document's own words
        unsigned wanted = 0; ///< a bit for each tier, state or rating
        std::vector<std::optional<int>> iterations; ///< none: of no iteration

        friend bool operator==(const Term &, const Term &) = default;
    };

    static Term termOf(const FilterToken &token);
    bool matches(const Term &term, const FoldedRisk &risk) const;
    bool hasState(const Term &term, const FoldedRisk &risk) const;

    std::vector<Term> m_terms;
    std::string m_today;
};

/// The cell of the matrix that a filter asks for; nothing where it asks for none, or for several.
std::optional<RiskRating> ratingIn(const QString &filter);
/// The filter with that cell in the place of any other; without one where none is given.
QString withRating(const QString &filter, const std::optional<RiskRating> &rating);

} // namespace loadline::itemmodels
