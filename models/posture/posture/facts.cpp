// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/facts.h"

#include "checks/facts.h"

namespace loadline::posture {

namespace {

using Fate = RiskStanding::Fate;

constexpr int bitsInByte = 7;
constexpr std::size_t dayLength = 10; // "2026-01-31"

Fate fateOf(const Risk &risk)
{
    if (checks::isEnded(risk))
        return Fate::Over;
    switch (risk.status) {
    case RiskStatus::Accepted:
        return Fate::Accepted;
    case RiskStatus::Mitigated:
        return Fate::Mitigated;
    default:
        return Fate::Open;
    }
}

void putBytes(std::string &code, std::string_view bytes)
{
    std::size_t size = bytes.size();
    for (; size >= 0x80; size >>= bitsInByte)
        code += char((size & 0x7f) | 0x80);
    code += char(size);
    code += bytes;
}

/// Reads from the front; nothing once something does not fit.
std::optional<std::string> takeBytes(std::string_view &code)
{
    std::size_t size = 0;
    for (int shift = 0;; shift += bitsInByte) {
        if (code.empty() || shift > 56)
            return std::nullopt;
        const auto byte = static_cast<unsigned char>(code.front());
        code.remove_prefix(1);
        size |= std::size_t(byte & 0x7f) << shift;
        if (byte < 0x80)
            break;
    }
    if (size > code.size())
        return std::nullopt;
    std::string bytes(code.substr(0, size));
    code.remove_prefix(size);
    return bytes;
}

/// The first byte of a code: tier, fate and both flags.
constexpr unsigned noTier = std::size(allTiers);
constexpr unsigned tierBits = 3;
constexpr unsigned fateBits = 2;

unsigned headOf(const RiskStanding &standing)
{
    const unsigned tier = standing.tier ? unsigned(*standing.tier) : noTier;
    return tier | unsigned(standing.fate) << tierBits
           | unsigned(standing.isPlanned) << (tierBits + fateBits)
           | unsigned(standing.isChanged) << (tierBits + fateBits + 1);
}

std::optional<RiskStanding> standingFrom(unsigned head)
{
    const unsigned tier = head & ((1u << tierBits) - 1);
    if (tier > noTier || head >> (tierBits + fateBits + 2) != 0)
        return std::nullopt;
    RiskStanding standing;
    if (tier != noTier)
        standing.tier = Tier(tier);
    standing.fate = Fate(head >> tierBits & ((1u << fateBits) - 1));
    standing.isPlanned = head >> (tierBits + fateBits) & 1;
    standing.isChanged = head >> (tierBits + fateBits + 1) & 1;
    return standing;
}

} // namespace

RiskStanding standingOf(const Register &reg, const Risk &risk)
{
    RiskStanding standing;
    standing.tier = risk.tier;
    standing.fate = fateOf(risk);
    standing.isPlanned = risk.iteration.has_value();
    if (standing.fate == Fate::Accepted) {
        if (const auto end = checks::acceptanceEndOf(reg, risk))
            standing.acceptedUntil = end->day;
        standing.isChanged = checks::lapseOf(reg, risk, {}).has_value();
    }
    return standing;
}

bool isOpen(const RiskStanding &standing, const std::string &day)
{
    if (standing.fate != Fate::Accepted)
        return standing.fate == Fate::Open;
    const bool isEnded = !day.empty() && !standing.acceptedUntil.empty()
                         && standing.acceptedUntil < day;
    return isEnded || standing.isChanged;
}

RiskFacts factsOf(const Register &reg, const Risk &risk)
{
    return {risk.isNamed ? risk.id : std::string(), risk.title, risk.detail, standingOf(reg, risk)};
}

std::string codeOf(const RiskFacts &facts)
{
    std::string code(1, char(headOf(facts.standing)));
    for (const std::string *text :
         {&facts.standing.acceptedUntil, &facts.name, &facts.title, &facts.detail})
        putBytes(code, *text);
    return code;
}

std::optional<RiskFacts> factsFromCode(std::string_view code)
{
    if (code.empty())
        return std::nullopt;
    const auto standing = standingFrom(static_cast<unsigned char>(code.front()));
    code.remove_prefix(1);
    auto until = takeBytes(code);
    auto name = until ? takeBytes(code) : std::nullopt;
    auto title = name ? takeBytes(code) : std::nullopt;
    auto detail = title ? takeBytes(code) : std::nullopt;
    const bool isWhole = standing && detail && code.empty();
    if (!isWhole || (!until->empty() && until->size() != dayLength))
        return std::nullopt;
    RiskFacts facts{std::move(*name), std::move(*title), std::move(*detail), *standing};
    facts.standing.acceptedUntil = std::move(*until);
    return facts;
}

} // namespace loadline::posture
