// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "posture/load.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::posture {

/// What counts of a risk, whatever the day and the policy.
struct RiskStanding
{
    enum class Fate {
        Open, ///< or of no known status
        Accepted,
        Mitigated,
        Over, ///< fixed or closed
    };

    std::optional<Tier> tier;
    Fate fate = Fate::Open;
    bool isPlanned = false; ///< for an iteration
    bool isChanged = false; ///< what was accepted is not what stands there now
    std::string acceptedUntil; ///< the last day of an acceptance; empty where it has none

    friend bool operator==(const RiskStanding &, const RiskStanding &) = default;
};

RiskStanding standingOf(const Register &reg, const Risk &risk);

/// As checks::countsAsOpen(): open, or accepted by an acceptance that has lapsed on that day.
bool isOpen(const RiskStanding &standing, const std::string &day);

/// A risk as one version of its register tells of it: what it is known by, and how it stands.
struct RiskFacts
{
    std::string name; ///< "3", "R-003"; empty where it has none
    std::string title;
    std::string detail;
    RiskStanding standing;

    friend bool operator==(const RiskFacts &, const RiskFacts &) = default;
};

RiskFacts factsOf(const Register &reg, const Risk &risk);

/// Facts as bytes to keep, and back. Decoding trusts nothing: what is no such code is nothing.
/// A code is never empty.
std::string codeOf(const RiskFacts &facts);
std::optional<RiskFacts> factsFromCode(std::string_view code);

/// Names what makes facts of a text: other sources of the reader, of the rules of acceptances or of
/// this room give another name. What was kept under another name is not to be taken for what would
/// come of the text now.
std::string_view computation();

/// A version of a register: indices of its risks in a list that all versions share, in the
/// document's order. Equal facts have one index.
struct VersionFacts
{
    enum class State {
        Read,
        Gone, ///< there was no file
        NoText, ///< the file was no UTF-8
    };
    State state = State::Read;
    std::vector<std::uint32_t> risks;

    friend bool operator==(const VersionFacts &, const VersionFacts &) = default;
};

/// As loadOf() of the register that the facts are of.
Load loadOf(const std::vector<RiskFacts> &all, const VersionFacts &version,
            const policy::Policy &policy, const std::string &day);

} // namespace loadline::posture
