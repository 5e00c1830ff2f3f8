// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/acceptance.h"

#include "core/text.h"
#include "markdown/risk_reader.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace loadline::markdown {

namespace {

constexpr std::string_view opening = "[#";
constexpr std::size_t digits = 8; // 32 bits: enough to see a change, short enough to be read over

bool isHexDigit(char c)
{
    return isAsciiDigit(c) || (c >= 'a' && c <= 'f');
}

/// A part of what is accepted; its end cannot be taken for another's beginning.
void append(QByteArray &whole, std::string_view part)
{
    const std::string words = stripEmphasis(trimmed(part));
    whole.append(words.data(), qsizetype(words.size()));
    whole.append('\0');
}

void appendRating(QByteArray &whole, const std::optional<int> &rating, const Field *field)
{
    if (rating)
        append(whole, std::to_string(*rating));
    else
        append(whole, field ? std::string_view(field->value) : std::string_view());
}

/// Fields that say what a risk is, and not what is done about it.
bool isDescription(const Field &field)
{
    constexpr std::array<std::string_view, 7> keys = {"description", "details", "detail",
                                                      "summary",     "cause",   "consequence",
                                                      "consequences"};
    return std::any_of(keys.begin(), keys.end(), [&field](std::string_view key) {
        return equalsIgnoringCase(trimmed(field.key), key);
    });
}

/// As words with one blank between them, however lines are broken.
void appendWords(std::string &all, std::string_view text)
{
    for (const char c : text) {
        if (!isBlankByte(c) && !isLineEndByte(c))
            all += c;
        else if (!all.empty() && all.back() != ' ')
            all += ' ';
    }
    if (!all.empty() && all.back() != ' ')
        all += ' ';
}

/// What a risk says beside its title and detail: lines that are no field, and fields that describe it.
std::string wordsBeside(const Register &reg, const Risk &risk)
{
    std::string words;
    for (const Field &field : risk.fields) {
        if (isDescription(field))
            appendWords(words, field.value);
    }
    if (risk.form == RiskForm::TableRow)
        return words;
    const auto isTaken = [&risk](std::size_t begin, std::size_t end) {
        const auto meets = [=](Span span) { return span.begin < end && begin < span.end; };
        return meets(risk.text) || meets(risk.marker) || meets(risk.statusMark)
               || std::any_of(risk.fields.begin(), risk.fields.end(),
                              [&](const Field &field) { return meets(field.line); });
    };
    std::size_t begin = risk.span.begin;
    while (begin < risk.span.end) {
        const std::size_t next = reg.lineOf(begin);
        const std::size_t end = next < reg.lineStarts.size()
                                    ? std::min(reg.lineStarts[next], risk.span.end)
                                    : risk.span.end;
        const std::string_view line = trimmed(reg.view({begin, end}));
        if (!isTaken(begin, end) && !line.starts_with("<!--"))
            appendWords(words, line);
        begin = end;
    }
    return words;
}

} // namespace

bool saysNotAccepted(std::string_view acceptance)
{
    constexpr std::array<std::string_view, 13> words = {"",        "-",       "–",    "—",   "no",
                                                        "n",       "not yet", "none", "n/a", "tbd",
                                                        "pending", "false",   "❌"};
    std::string said = asciiLowered(trimmed(stripEmphasis(trimmed(acceptance))));
    if (said.ends_with('.'))
        said.pop_back();
    return std::find(words.begin(), words.end(), said) != words.end();
}

std::size_t behindUntil(std::string_view text)
{
    constexpr std::string_view word = "until";
    for (std::size_t i = 0; i + word.size() <= text.size(); ++i) {
        const bool isWord = (i == 0 || !isAsciiLetter(text[i - 1]))
                            && (i + word.size() == text.size()
                                || !isAsciiLetter(text[i + word.size()]));
        if (isWord && equalsIgnoringCase(text.substr(i, word.size()), word))
            return i + word.size();
    }
    return std::string_view::npos;
}

std::string fingerprintOf(const Register &reg, const Risk &risk)
{
    QByteArray whole;
    append(whole, risk.title);
    append(whole, risk.detail);
    append(whole, risk.tier ? nameOf(*risk.tier) : std::string_view());
    const Ratings ratings = ratingsOf(risk);
    appendRating(whole, ratings.likelihood, likelihoodOf(risk));
    appendRating(whole, ratings.impact, impactOf(risk));
    if (const std::string words = wordsBeside(reg, risk); !words.empty())
        append(whole, words);
    const QByteArray hash = QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex();
    return hash.toStdString().substr(0, digits);
}

std::optional<std::string> fingerprintIn(std::string_view acceptance)
{
    acceptance = trimmed(acceptance);
    if (acceptance.size() < opening.size() + digits + 1 || acceptance.back() != ']')
        return std::nullopt;
    const std::string_view end = acceptance.substr(acceptance.size() - opening.size() - digits - 1);
    const std::string_view print = end.substr(opening.size(), digits);
    if (!end.starts_with(opening) || !std::all_of(print.begin(), print.end(), isHexDigit))
        return std::nullopt;
    return std::string(print);
}

std::string withFingerprint(std::string acceptance, std::string_view fingerprint)
{
    acceptance += ' ';
    acceptance += opening;
    acceptance += fingerprint;
    return acceptance + ']';
}

std::string_view withoutFingerprint(std::string_view acceptance)
{
    return fingerprintIn(acceptance) ? trimmed(acceptance.substr(0, acceptance.rfind(opening)))
                                     : acceptance;
}

} // namespace loadline::markdown
