// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_completion.h"

#include "checks/facts.h"
#include "itemmodels/risk_branches.h"
#include "itemmodels/risk_filter.h"
#include "itemmodels/text.h"
#include "markdown/risk_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace loadline::itemmodels {

namespace {

/// The context of the words in translations.
struct RiskCompletion
{
    Q_DECLARE_TR_FUNCTIONS(RiskCompletion)
};

/// One letter begins too many words to be taken for a key.
constexpr qsizetype shortestKey = 2;
constexpr std::size_t mostOffers = 40;
const QString none = QStringLiteral("none");

QString wordOf(std::string_view name)
{
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

QString risksHint(int count)
{
    return RiskCompletion::tr("%n risk(s)", nullptr, count);
}

QString hintOf(FilterKey key)
{
    switch (key) {
    case FilterKey::Text:
        return {};
    case FilterKey::Tier:
        return RiskCompletion::tr("critical, high, medium, low");
    case FilterKey::Status:
        return RiskCompletion::tr("open, planned, overdue, fixed\u2026");
    case FilterKey::Owner:
        return RiskCompletion::tr("who looks after it");
    case FilterKey::Iteration:
        return RiskCompletion::tr("planned for it, or fixed by it");
    case FilterKey::Likelihood:
        return RiskCompletion::tr("1 to 5");
    case FilterKey::Impact:
        return RiskCompletion::tr("1 to 5");
    }
    return {};
}

std::vector<RiskOffer> keyOffers(const QString &typed)
{
    std::vector<RiskOffer> result;
    for (const FilterKey key : filterKeys()) {
        const QString name = nameOf(key) + QLatin1Char(':');
        if (name.startsWith(typed))
            result.push_back({name, name, hintOf(key)});
    }
    return result;
}

/// The owners by how many risks each has, as they are first written.
std::vector<RiskOffer> ownerOffers(const Register &reg, const QString &typed)
{
    std::map<QString, std::pair<QString, int>> owners; // folded; as written, and how often
    int without = 0;
    for (const Risk &risk : reg.risks) {
        const std::string_view owner = fieldOf(risk, "Owner");
        const QString written = cellText(owner);
        if (owner.empty())
            ++without;
        else
            ++owners.try_emplace(foldedText(written), written, 0).first->second.second;
    }
    std::vector<std::pair<QString, int>> fitting;
    for (const auto &[folded, owner] : owners) {
        if (folded.contains(typed))
            fitting.push_back(owner);
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    std::vector<RiskOffer> result;
    for (const auto &[owner, count] : fitting)
        result.push_back({quotedForFilter(owner), owner, risksHint(count)});
    if (without > 0 && none.startsWith(typed))
        result.push_back({none, none, risksHint(without)});
    return result;
}

std::vector<RiskOffer> iterationOffers(const Register &reg, const QString &typed)
{
    std::vector<RiskOffer> result;
    for (const Iteration &iteration : reg.iterations) {
        if (!iteration.number)
            continue;
        const QString number = QString::number(*iteration.number);
        const QString title = cellText(iteration.title);
        if (number.startsWith(typed) || foldedText(title).contains(typed))
            result.push_back({number, number, title});
    }
    // The latest are the ones that are worked on.
    std::reverse(result.begin(), result.end());
    if (none.startsWith(typed))
        result.insert(result.begin(), {none, none, RiskCompletion::tr("not planned")});
    return result;
}

/// Those of the words that occur, in their own order.
std::vector<RiskOffer> wordOffers(const std::vector<std::pair<QString, int>> &words,
                                  const QString &typed)
{
    std::vector<RiskOffer> result;
    for (const auto &[word, count] : words) {
        if (count > 0 && word.startsWith(typed))
            result.push_back({word, word, risksHint(count)});
    }
    return result;
}

std::vector<RiskOffer> tierOffers(const Register &reg, const QString &typed)
{
    std::vector<std::pair<QString, int>> words;
    for (const Tier tier : allTiers)
        words.emplace_back(wordOf(nameOf(tier)), 0);
    words.emplace_back(none, 0);
    for (const Risk &risk : reg.risks)
        ++words[risk.tier ? std::size_t(*risk.tier) : std::size(allTiers)].second;
    return wordOffers(words, typed);
}

std::vector<RiskOffer> statusOffers(const Register &reg, const QString &typed,
                                    const std::string &today)
{
    std::vector<std::pair<QString, int>> words;
    for (int status = 0; status <= int(RiskStatus::Unknown); ++status)
        words.emplace_back(wordOf(nameOf(RiskStatus(status))), 0);
    int planned = 0;
    int lapsed = 0;
    bool hasDays = false;
    for (const Risk &risk : reg.risks) {
        ++words[std::size_t(risk.status)].second;
        planned += risk.status == RiskStatus::Open && risk.iteration ? 1 : 0;
        lapsed += checks::lapseOf(reg, risk, today) ? 1 : 0;
        hasDays = hasDays || !fieldOf(risk, "Review").empty() || !fieldOf(risk, "Due").empty();
    }
    words[std::size_t(RiskStatus::Open)].second += lapsed;
    words.insert(words.begin() + 1, {QStringLiteral("planned"), planned});
    words.emplace_back(QStringLiteral("lapsed"), lapsed);
    std::vector<RiskOffer> result = wordOffers(words, typed);
    const QString overdue = QStringLiteral("overdue");
    if (hasDays && overdue.startsWith(typed))
        result.push_back({overdue, overdue, RiskCompletion::tr("due or to be reviewed by now")});
    return result;
}

std::vector<RiskOffer> ratingOffers(const Register &reg, FilterKey key, const QString &typed)
{
    constexpr int highest = 5;
    std::vector<std::pair<QString, int>> words;
    for (int rating = highest; rating >= 1; --rating)
        words.emplace_back(QString::number(rating), 0);
    words.emplace_back(none, 0);
    for (const Risk &risk : reg.risks) {
        const markdown::Ratings ratings = markdown::ratingsOf(risk);
        const auto &rating = key == FilterKey::Impact ? ratings.impact : ratings.likelihood;
        ++words[std::size_t(rating ? highest - *rating : highest)].second;
    }
    return wordOffers(words, typed);
}

std::vector<RiskOffer> valueOffers(const Register &reg, FilterKey key, const QString &typed,
                                   const std::string &today)
{
    switch (key) {
    case FilterKey::Text:
        return {};
    case FilterKey::Tier:
        return tierOffers(reg, typed);
    case FilterKey::Status:
        return statusOffers(reg, typed, today);
    case FilterKey::Owner:
        return ownerOffers(reg, typed);
    case FilterKey::Iteration:
        return iterationOffers(reg, typed);
    case FilterKey::Likelihood:
    case FilterKey::Impact:
        return ratingOffers(reg, key, typed);
    }
    return {};
}

/// Where the value at the cursor begins: behind the last comma that no quotes hold.
qsizetype valueBegin(const QString &text, qsizetype begin, qsizetype cursor)
{
    bool isQuoted = false;
    for (qsizetype i = begin; i < cursor; ++i) {
        if (text[i] == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (text[i] == QLatin1Char(',') && !isQuoted)
            begin = i + 1;
    }
    return begin;
}

} // namespace

RiskOffers riskOffers(const Register &reg, const QString &text, qsizetype cursor, bool asked,
                      const std::string &today)
{
    const std::vector<FilterToken> tokens = filterTokens(text);
    const auto at = std::find_if(tokens.begin(), tokens.end(), [cursor](const FilterToken &token) {
        return token.begin < cursor && cursor <= token.end;
    });
    RiskOffers result{cursor, cursor, true, {}};
    if (at == tokens.end()) {
        if (asked)
            result.offers = keyOffers({});
        return result;
    }
    // In the middle of a word there is nothing to complete.
    if (cursor != at->end || cursor < at->valueBegin)
        return result;
    result.areKeys = at->key == FilterKey::Text;
    result.begin = result.areKeys ? at->valueBegin : valueBegin(text, at->valueBegin, cursor);
    QString typed = foldedText(text.mid(result.begin, cursor - result.begin));
    if (!result.areKeys) {
        typed.remove(QLatin1Char('"'));
        result.offers = valueOffers(reg, at->key, typed, today);
    } else if (typed.size() >= shortestKey || (asked && !typed.isEmpty())) {
        result.offers = keyOffers(typed);
    }
    const bool isComplete = result.offers.size() == 1
                            && foldedText(result.offers.front().shown) == typed;
    if (isComplete)
        result.offers.clear();
    if (result.offers.size() > mostOffers)
        result.offers.resize(mostOffers);
    return result;
}

} // namespace loadline::itemmodels
