// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/acceptance.h"

#include "core/text.h"
#include "markdown/risk_reader.h"

#include <QCryptographicHash>

#include <algorithm>

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

} // namespace

std::string fingerprintOf(const Risk &risk)
{
    QByteArray whole;
    append(whole, risk.title);
    append(whole, risk.detail);
    append(whole, risk.tier ? nameOf(*risk.tier) : std::string_view());
    const Ratings ratings = ratingsOf(risk);
    appendRating(whole, ratings.likelihood, likelihoodOf(risk));
    appendRating(whole, ratings.impact, impactOf(risk));
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
