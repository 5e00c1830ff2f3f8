// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/headings.h"

#include "markdown/heading_scan.h"

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

} // namespace

bool isRiskRegisterHeading(std::string_view heading)
{
    std::string words;
    for (const char c : heading) {
        if (isAsciiLetter(c))
            words += asciiLower(c);
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    while (!words.empty() && words.back() == ' ')
        words.pop_back();
    const auto holds = [&words](std::string_view phrase) {
        return words.find(phrase) != std::string::npos;
    };
    if (holds("risk register") || holds("risk log") || holds("risks register")
        || holds("risk assessment and treatment"))
        return true;
    return words == "risks" || words == "open risks" || words == "known risks"
           || words == "top risks" || words == "current risks" || words == "project risks"
           || words == "deployment risks" || words == "remaining risks";
}

std::optional<RiskHeading> riskHeading(std::string_view text, Span heading)
{
    std::size_t i = skipOrnament(text, heading.begin, heading.end);
    Span id;
    const std::size_t nameEnd = riskNameEnd(text, i, heading.end);
    if (nameEnd > i) {
        id = {i, nameEnd};
        i = nameEnd;
    } else if (startsWithIgnoringCase(text.substr(i, heading.end - i), "risk ")
               || startsWithIgnoringCase(text.substr(i, heading.end - i), "risk #")) {
        std::size_t k = i + 5;
        if (k < heading.end && text[k] == '#')
            ++k;
        const std::size_t stop = digitsEnd(text, k, heading.end);
        if (stop == k)
            return std::nullopt;
        id = {k, stop};
        i = stop;
    } else {
        const std::size_t stop = digitsEnd(text, i, heading.end);
        if (stop == i || stop >= heading.end || (text[stop] != '.' && text[stop] != ')')
            || stop + 1 >= heading.end || !isBlankByte(text[stop + 1]))
            return std::nullopt;
        id = {i, stop};
        i = stop;
    }
    while (i < heading.end && (text[i] == '*' || text[i] == ']' || text[i] == ')'))
        ++i;
    i += separatorLength(text, i, heading.end);
    return RiskHeading{id, trimmed(text, Span{std::min(i, heading.end), heading.end})};
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
