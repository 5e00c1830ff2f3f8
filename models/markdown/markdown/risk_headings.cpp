// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/headings.h"

#include "markdown/heading_scan.h"

#include <QStringList>

#include <algorithm>
#include <array>

/// The headings of a risk register: the register itself, and a risk that has one of its own.
namespace loadline::markdown {

namespace {

/// Names such as R-003, RISK-PERSEUS-001, R01: capitals, then a number at the end.
std::size_t riskNameEnd(std::string_view text, std::size_t i, std::size_t end)
{
    if (i >= end || !isUpper(text[i]))
        return i;
    std::size_t k = i;
    bool endsInDigit = false;
    bool hasDash = false;
    std::size_t letters = 0;
    while (k < end
           && (isUpper(text[k]) || isAsciiDigit(text[k]) || text[k] == '-' || text[k] == '_')) {
        endsInDigit = isAsciiDigit(text[k]);
        hasDash = hasDash || text[k] == '-';
        letters += isUpper(text[k]) ? 1 : 0;
        ++k;
    }
    const bool isName = endsInDigit && (hasDash || letters <= 2) && k - i <= 32;
    return isName && (k >= end || !isAsciiLetter(text[k])) ? k : i;
}

/// Stems of the word for risk: English, German, French, Spanish, Portuguese, Italian, Polish,
/// Russian, Chinese, Japanese.
constexpr std::array<std::string_view, 10> riskStems = {"risk",  "risik", "risque", "riesgo",
                                                        "risco", "risch", "ryzyk",  "риск",
                                                        "风险",  "リスク"};

/// Bytes of an emoji with its variation selector and a blank.
constexpr std::size_t longestEmoji = 8;

constexpr std::array<QLatin1StringView, 7> pluralRisks = {
    QLatin1StringView("risks"),   QLatin1StringView("risiken"), QLatin1StringView("risques"),
    QLatin1StringView("riesgos"), QLatin1StringView("riscos"),  QLatin1StringView("rischi"),
    QLatin1StringView("ryzyka")};

bool isPluralRisk(const QString &word)
{
    return std::find(pluralRisks.begin(), pluralRisks.end(), word) != pluralRisks.end()
           || word == u"риски" || word == u"风险" || word == u"リスク";
}

/// The words of a heading, in lower case, without numbers, markup and emoji.
QStringList wordsOf(std::string_view heading)
{
    QStringList words;
    QString word;
    const QString folded = QString::fromUtf8(heading.data(), qsizetype(heading.size())).toLower();
    for (const QChar c : folded) {
        if (c.isLetter()) {
            word += c;
            continue;
        }
        if (!word.isEmpty())
            words.append(word);
        word.clear();
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

bool isOneOf(const QString &word, std::initializer_list<QLatin1StringView> names)
{
    return std::find(names.begin(), names.end(), word) != names.end();
}

/// What a list of risks is called: "risk register", "Risikoregister".
bool namesRegister(const QStringList &words)
{
    using L = QLatin1StringView;
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        if ((words[i] == u"risk" || words[i] == u"risks")
            && isOneOf(words[i + 1], {L("register"), L("registry"), L("log"), L("list"),
                                      L("inventory"), L("catalog"), L("catalogue")}))
            return true;
    }
    const QString all = words.join(u' ');
    return all.contains(u"risikoregister") || all.contains(u"risikoliste")
           || all.contains(u"risk assessment and treatment");
}

/// The number of "Risk 3", "Risiko #3", "风险3"; empty where the heading begins otherwise.
Span numberBehindRisk(std::string_view text, Span heading)
{
    const std::size_t words = skipOrnament(text, heading.begin, heading.end);
    // Not in all of the text: that would be a search through the document for each heading.
    const std::string_view upToEnd = text.substr(0, heading.end);
    for (const std::string_view word : {"risk", "risiko", "risque", "riesgo", "risco", "rischio",
                                        "ryzyko", "Риск", "风险", "リスク"}) {
        const bool isAscii = isAsciiLetter(word.front());
        const std::size_t begin = isAscii
                                      ? words
                                      : std::min(upToEnd.find(word, heading.begin), heading.end);
        // Letters of other scripts look like ornament: only emoji may stand before them.
        if (!startsWithIgnoringCase(text.substr(begin, heading.end - begin), word)
            || (!isAscii && begin - heading.begin > longestEmoji))
            continue;
        std::size_t i = begin + word.size();
        while (i < heading.end && (isBlankByte(text[i]) || text[i] == '#'))
            ++i;
        const std::size_t stop = digitsEnd(text, i, heading.end);
        const bool isApart = i > begin + word.size() || !isAscii;
        if (stop > i && isApart && (stop == heading.end || !isAsciiLetter(text[stop])))
            return {i, stop};
    }
    return {heading.end, heading.end};
}

} // namespace

bool mentionsRisk(std::string_view text)
{
    std::string folded(text);
    for (char &c : folded)
        c = asciiLower(c);
    return std::any_of(riskStems.begin(), riskStems.end(), [&folded](std::string_view stem) {
        return folded.find(stem) != std::string::npos;
    });
}

bool isAboutRegister(std::string_view heading)
{
    using L = QLatin1StringView;
    const QStringList words = wordsOf(heading);
    if (words.isEmpty())
        return false;
    if (words.size() == 1
        && isOneOf(words.front(), {L("purpose"), L("introduction"), L("overview"), L("scope"),
                                   L("background"), L("references"), L("glossary"), L("appendix"),
                                   L("usage"), L("changelog"), L("approach")}))
        return true;
    // "No release process" is a risk, "Risk Escalation Process" and "Review cadence" are none.
    constexpr qsizetype mostWords = 2;
    if (words.size() > mostWords && !mentionsRisk(heading))
        return false;
    return isOneOf(words.back(),
                   {L("process"), L("processes"), L("procedure"), L("procedures"), L("format"),
                    L("template"), L("templates"), L("schedule"), L("cadence"), L("escalation"),
                    L("legend"), L("methodology"), L("scale"), L("scales"), L("guidelines"),
                    L("instructions"), L("criteria"), L("definitions")});
}

RiskPart riskPartOf(std::string_view heading)
{
    if (!mentionsRisk(heading))
        return RiskPart::None;
    const QStringList words = wordsOf(heading);
    if (words.isEmpty() || isAboutRegister(heading))
        return RiskPart::None;
    if (namesRegister(words))
        return RiskPart::Register;
    // A section of an iteration that stands at the wrong level lists no risks of the register.
    const bool isSideEffects = words.contains(QLatin1String("side"))
                               && words.contains(QLatin1String("effects"));
    constexpr qsizetype mostWords = 3; // "Remaining Deployment Risks"
    if (!isSideEffects
        && (isPluralRisk(words.front()) || (isPluralRisk(words.back()) && words.size() <= mostWords)
            || words.join(u' ').contains(u"risks and mitigation")))
        return RiskPart::Register;
    return RiskPart::Mentioned;
}

bool namesSection(std::string_view title)
{
    if (isAboutRegister(title) || riskPartOf(title) == RiskPart::Register)
        return true;
    // "Risk Assessment", "Risk Matrix"; "Risk of data loss" is a risk.
    constexpr qsizetype mostWords = 3;
    const QStringList words = wordsOf(title);
    return !words.isEmpty() && words.front() == u"risk" && words.size() <= mostWords;
}

bool isRiskName(std::string_view word)
{
    return !word.empty() && riskNameEnd(word, 0, word.size()) == word.size();
}

bool saysRisk(std::string_view text, const RiskHeading &heading, Span whole)
{
    const std::string_view id = at(text, heading.id);
    if (id.starts_with("RISK") || id.starts_with("RSK"))
        return true;
    const std::string_view before = text.substr(whole.begin, heading.id.begin - whole.begin);
    return !heading.isBareNumber && isAsciiDigit(id.front()) && mentionsRisk(before);
}

std::optional<RiskHeading> riskHeading(std::string_view text, Span heading)
{
    std::size_t i = skipOrnament(text, heading.begin, heading.end);
    RiskHeading found;
    const std::size_t nameEnd = riskNameEnd(text, i, heading.end);
    if (nameEnd > i) {
        found.id = {i, nameEnd};
    } else if (const Span number = numberBehindRisk(text, heading); !number.isEmpty()) {
        found.id = number;
    } else {
        const std::size_t stop = digitsEnd(text, i, heading.end);
        if (stop == i || stop >= heading.end || (text[stop] != '.' && text[stop] != ')')
            || stop + 1 >= heading.end || !isBlankByte(text[stop + 1]))
            return std::nullopt;
        found.id = {i, stop};
        found.isBareNumber = true;
    }
    i = found.id.end;
    while (i < heading.end && (text[i] == '*' || text[i] == ']' || text[i] == ')'))
        ++i;
    i += separatorLength(text, i, heading.end);
    found.title = trimmed(text, Span{std::min(i, heading.end), heading.end});
    return found;
}

std::optional<Span> leadingRiskName(std::string_view text, Span item, std::size_t &end)
{
    std::size_t i = item.begin;
    const bool isBold = text.substr(i, 2) == "**";
    if (isBold)
        i += 2;
    const bool isBracketed = i < item.end && text[i] == '[';
    if (isBracketed)
        ++i;
    const std::size_t nameEnd = riskNameEnd(text, i, item.end);
    if (nameEnd == i)
        return std::nullopt;
    std::size_t k = nameEnd;
    if (isBracketed) {
        if (k >= item.end || text[k] != ']')
            return std::nullopt;
        ++k;
    }
    if (isBold) {
        if (k < item.end && text[k] == ':' && text.substr(k + 1, 2) == "**") {
            end = k + 3;
            while (end < item.end && isBlankByte(text[end]))
                ++end;
            return Span{i, nameEnd};
        }
        if (text.substr(k, 2) != "**")
            return std::nullopt;
        k += 2;
    }
    const std::size_t separator = separatorLength(text, k, item.end);
    const bool isSeparated = separator > 0
                             && at(text, Span{k, k + separator}).find_first_not_of(" \t")
                                    != std::string_view::npos;
    if (!isSeparated && !(isBold || isBracketed))
        return std::nullopt;
    end = k + separator;
    return Span{i, nameEnd};
}

} // namespace loadline::markdown
