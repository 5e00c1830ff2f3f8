// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_filter.h"

#include "itemmodels/risk_branches.h"
#include "itemmodels/text.h"
#include "markdown/reader.h"
#include "markdown/risk_reader.h"

#include <algorithm>

namespace loadline::itemmodels {

namespace {

constexpr QLatin1Char minus('-');
constexpr QLatin1Char quote('"');
constexpr QLatin1Char comma(',');
constexpr QLatin1Char colon(':');
const QLatin1String none("none");

/// Bits of a term's `wanted`. Of tiers and ratings: the value, or that there is none.
constexpr unsigned noneBit = 1U << 15;
constexpr unsigned bit(int value)
{
    return 1U << unsigned(value);
}
/// Of states: that of the document, then what follows from other facts.
constexpr unsigned plannedBit = 1U << 8;
constexpr unsigned overdueBit = 1U << 9;
constexpr unsigned lapsedBit = 1U << 10;

QString untranslated(std::string_view name)
{
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

/// Whether a word, as it is named everywhere or as people read it here, begins with what is typed.
bool begins(const QString &name, const QString &word, const QString &typed)
{
    return name.startsWith(typed) || foldedText(word).startsWith(typed);
}

unsigned tiersFor(const QString &typed)
{
    unsigned result = none.startsWith(typed) ? noneBit : 0;
    for (const Tier tier : allTiers) {
        if (begins(untranslated(nameOf(tier)), tierWord(tier), typed))
            result |= bit(int(tier));
    }
    if (result == 0) {
        if (const std::optional<Tier> tier = tierFromText(bytesOf(typed)))
            result = bit(int(*tier));
    }
    return result;
}

unsigned statesFor(const QString &typed)
{
    unsigned result = 0;
    for (const RiskStatus status : {RiskStatus::Open, RiskStatus::Fixed, RiskStatus::Mitigated,
                                    RiskStatus::Accepted, RiskStatus::Closed, RiskStatus::Unknown}) {
        if (begins(untranslated(nameOf(status)), statusWord(status), typed))
            result |= bit(int(status));
    }
    if (begins(QStringLiteral("planned"), plannedWord(), typed))
        result |= plannedBit;
    if (begins(QStringLiteral("lapsed"), lapsedWord(), typed))
        result |= lapsedBit;
    // "o" is on its way to either; it is open that is asked for far more often.
    if (result == 0 && QLatin1String("overdue").startsWith(typed))
        result |= overdueBit;
    return result;
}

unsigned ratingsFor(const QString &typed)
{
    if (typed == none)
        return noneBit;
    const std::optional<int> rating = ratingFromText(bytesOf(typed));
    return rating ? bit(*rating) : 0;
}

bool hasRating(unsigned wanted, const std::optional<int> &rating)
{
    return (wanted & (rating ? bit(*rating) : noneBit)) != 0;
}

QString unquoted(QStringView text)
{
    QString result = text.toString();
    result.remove(quote);
    return result;
}

FilterKey keyNamed(QStringView name)
{
    for (const FilterKey key : filterKeys()) {
        if (name.compare(nameOf(key), Qt::CaseInsensitive) == 0)
            return key;
    }
    return FilterKey::Text;
}

QStringList valuesOf(QStringView text)
{
    QStringList result;
    bool isQuoted = false;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == quote)
            isQuoted = !isQuoted;
        if (i < text.size() && (isQuoted || text[i] != comma))
            continue;
        const QString value = foldedText(unquoted(text.mid(begin, i - begin)).trimmed());
        if (!value.isEmpty())
            result += value;
        begin = i + 1;
    }
    return result;
}

/// What stands in a word from its key on.
void readWord(FilterToken &token, const QString &text)
{
    const QStringView word = QStringView(text).mid(token.valueBegin, token.end - token.valueBegin);
    const qsizetype at = word.indexOf(colon);
    if (at > 0)
        token.key = keyNamed(word.left(at));
    if (token.key != FilterKey::Text) {
        token.valueBegin += at + 1;
        token.values = valuesOf(word.mid(at + 1));
        return;
    }
    const QString value = foldedText(unquoted(word));
    if (!value.isEmpty())
        token.values += value;
}

std::string earliest(std::string a, const std::string &b)
{
    return a.empty() || (!b.empty() && b < a) ? b : a;
}

std::string dayOf(std::string_view text)
{
    constexpr std::size_t dayLength = 10;
    return text.empty() ? std::string() : markdown::isoTimeFromText(text).substr(0, dayLength);
}

/// Whether there is still something to be done about a risk by its day.
bool isLive(RiskStatus status)
{
    return status != RiskStatus::Fixed && status != RiskStatus::Closed;
}

} // namespace

QString nameOf(FilterKey key)
{
    switch (key) {
    case FilterKey::Text:
        return {};
    case FilterKey::Tier:
        return QStringLiteral("tier");
    case FilterKey::Status:
        return QStringLiteral("status");
    case FilterKey::Owner:
        return QStringLiteral("owner");
    case FilterKey::Iteration:
        return QStringLiteral("iteration");
    case FilterKey::Likelihood:
        return QStringLiteral("likelihood");
    case FilterKey::Impact:
        return QStringLiteral("impact");
    }
    return {};
}

const std::vector<FilterKey> &filterKeys()
{
    static const std::vector<FilterKey> keys{FilterKey::Tier,       FilterKey::Status,
                                             FilterKey::Owner,      FilterKey::Iteration,
                                             FilterKey::Likelihood, FilterKey::Impact};
    return keys;
}

std::vector<FilterToken> filterTokens(const QString &text)
{
    std::vector<FilterToken> result;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        FilterToken token;
        token.begin = i;
        token.isNegated = text[i] == minus && i + 1 < text.size() && !text[i + 1].isSpace();
        i += token.isNegated ? 1 : 0;
        token.valueBegin = i;
        for (bool isQuoted = false; i < text.size() && (isQuoted || !text[i].isSpace()); ++i)
            isQuoted = isQuoted != (text[i] == quote);
        token.end = i;
        readWord(token, text);
        result.push_back(std::move(token));
    }
    return result;
}

QString quotedForFilter(const QString &value)
{
    QString plain = value;
    plain.remove(quote);
    const bool needsQuotes = std::any_of(plain.cbegin(), plain.cend(),
                                         [](QChar c) { return c.isSpace() || c == comma; });
    return needsQuotes ? QString(quote + plain + quote) : plain;
}

FoldedRisk foldedRisk(const Risk &risk)
{
    FoldedRisk result;
    const auto add = [&result](const QString &text) { result.text += text + QLatin1Char('\n'); };
    if (risk.isNamed)
        add(fullText(risk.id));
    add(fullText(risk.title));
    add(fullText(risk.detail));
    add(tierWord(risk.tier));
    result.state = foldedText(statusOf(risk));
    add(result.state);
    for (const Field &field : risk.fields)
        add(fullText(field.key) + colon + fullText(field.value));
    result.text = foldedText(result.text);
    result.owner = foldedText(fullText(fieldOf(risk, "Owner")));
    result.tier = risk.tier;
    result.status = risk.status;
    result.iteration = risk.iteration;
    const markdown::Ratings ratings = markdown::ratingsOf(risk);
    result.likelihood = ratings.likelihood;
    result.impact = ratings.impact;
    for (const char *key : {"Due", "Due date", "Deadline", "Review", "Review date", "Next review"})
        result.day = earliest(std::move(result.day), dayOf(fieldOf(risk, key)));
    return result;
}

RiskFilter::RiskFilter(const QString &text, std::string today)
{
    for (const FilterToken &token : filterTokens(text)) {
        if (!token.values.isEmpty())
            m_terms.push_back(termOf(token));
    }
    // Where nothing hangs on the day, tomorrow's filter is today's.
    const bool asksForDays = std::any_of(m_terms.begin(), m_terms.end(), [](const Term &term) {
        return term.key == FilterKey::Status && (term.wanted & overdueBit);
    });
    if (asksForDays)
        m_today = std::move(today);
}

RiskFilter::Term RiskFilter::termOf(const FilterToken &token)
{
    Term term;
    term.key = token.key;
    term.isNegated = token.isNegated;
    for (const QString &value : token.values) {
        switch (token.key) {
        case FilterKey::Text:
            term.texts += value;
            break;
        case FilterKey::Owner:
            if (value == none)
                term.wanted |= noneBit;
            else
                term.texts += value;
            break;
        case FilterKey::Tier:
            term.wanted |= tiersFor(value);
            break;
        case FilterKey::Status: {
            const unsigned states = statesFor(value);
            term.wanted |= states;
            if (states == 0)
                term.texts += value;
            break;
        }
        case FilterKey::Iteration: {
            bool isNumber = false;
            const int number = value.toInt(&isNumber);
            if (isNumber || value == none)
                term.iterations.push_back(isNumber ? std::optional(number) : std::nullopt);
            break;
        }
        case FilterKey::Likelihood:
        case FilterKey::Impact:
            term.wanted |= ratingsFor(value);
            break;
        }
    }
    return term;
}

bool RiskFilter::hasState(const Term &term, const FoldedRisk &risk) const
{
    if (term.wanted & bit(int(risk.status)))
        return true;
    if (risk.isLapsed && (term.wanted & (lapsedBit | bit(int(RiskStatus::Open)))))
        return true;
    if ((term.wanted & plannedBit) && risk.status == RiskStatus::Open && risk.iteration)
        return true;
    if ((term.wanted & overdueBit) && isLive(risk.status) && !risk.day.empty() && risk.day < m_today)
        return true;
    return std::any_of(term.texts.cbegin(), term.texts.cend(),
                       [&risk](const QString &text) { return risk.state.contains(text); });
}

bool RiskFilter::matches(const Term &term, const FoldedRisk &risk) const
{
    switch (term.key) {
    case FilterKey::Text:
        return risk.text.contains(term.texts.front());
    case FilterKey::Tier:
        return (term.wanted & (risk.tier ? bit(int(*risk.tier)) : noneBit)) != 0;
    case FilterKey::Status:
        return hasState(term, risk);
    case FilterKey::Owner:
        return ((term.wanted & noneBit) && risk.owner.isEmpty())
               || std::any_of(term.texts.cbegin(), term.texts.cend(),
                              [&risk](const QString &text) { return risk.owner.contains(text); });
    case FilterKey::Iteration:
        return std::find(term.iterations.begin(), term.iterations.end(), risk.iteration)
               != term.iterations.end();
    case FilterKey::Likelihood:
        return hasRating(term.wanted, risk.likelihood);
    case FilterKey::Impact:
        return hasRating(term.wanted, risk.impact);
    }
    return false;
}

bool RiskFilter::matches(const FoldedRisk &risk) const
{
    return std::all_of(m_terms.begin(), m_terms.end(),
                       [&](const Term &term) { return matches(term, risk) != term.isNegated; });
}

std::optional<RiskRating> ratingIn(const QString &filter)
{
    RiskRating result;
    for (const FilterToken &token : filterTokens(filter)) {
        if (token.key != FilterKey::Likelihood && token.key != FilterKey::Impact)
            continue;
        int &place = token.key == FilterKey::Likelihood ? result.likelihood : result.impact;
        const std::optional<int> rating = token.values.size() == 1
                                              ? ratingFromText(bytesOf(token.values.front()))
                                              : std::nullopt;
        if (token.isNegated || place != 0 || !rating)
            return std::nullopt;
        place = *rating;
    }
    return result.likelihood != 0 && result.impact != 0 ? std::optional(result) : std::nullopt;
}

QString withRating(const QString &filter, const std::optional<RiskRating> &rating)
{
    QStringList words;
    for (const FilterToken &token : filterTokens(filter)) {
        if (token.key != FilterKey::Likelihood && token.key != FilterKey::Impact)
            words += filter.mid(token.begin, token.end - token.begin);
    }
    if (rating) {
        words += nameOf(FilterKey::Likelihood) + colon + QString::number(rating->likelihood);
        words += nameOf(FilterKey::Impact) + colon + QString::number(rating->impact);
    }
    return words.join(QLatin1Char(' '));
}

} // namespace loadline::itemmodels
