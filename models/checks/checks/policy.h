// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/words.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a team agreed on in `.loadline.toml` (FORMAT 11).
namespace loadline::policy {

inline constexpr std::string_view fileName = ".loadline.toml";

/// When *Last Updated* is stamped in a file that is written.
enum class Stamping { OnWrite, OnCompletion, Never };

/// What a finding of a rule counts as. In a review a warning is a caution, an error a no-go.
enum class RuleLevel { Off, Note, Warning, Error };

struct RuleSetting
{
    std::string rule;
    RuleLevel level = RuleLevel::Warning;
    std::size_t line = 0; ///< in the file, to say where an unknown one stands

    friend bool operator==(const RuleSetting &, const RuleSetting &) = default;
};

/// Values for each tier, reached by the tier.
template<class T>
struct PerTier
{
    std::array<T, std::size(allTiers)> values{};

    T &operator[](Tier tier) { return values[std::size_t(tier)]; }
    const T &operator[](Tier tier) const { return values[std::size_t(tier)]; }

    friend bool operator==(const PerTier &, const PerTier &) = default;
};

/// The settings; where there is no file or a key is left out, the house's.
struct Policy
{
    std::string path; ///< of the file that it was read from; empty where there is none
    std::string registerPath; ///< as written: from the file's folder; empty where none is named
    std::size_t registerLine = 0; ///< where it is named, from 1
    Stamping lastUpdated = Stamping::OnWrite;
    bool numberSeparators = true;
    PerTier<double> weights{{8, 4, 2, 1}};
    double limit = 20; ///< of the weights of all open risks together
    int acceptanceNoticeDays = 14;
    PerTier<std::optional<int>> reviewDays;
    std::vector<RuleSetting> rules; ///< in the file's order

    /// The level that the file gives a rule, where it does.
    std::optional<RuleLevel> levelOf(std::string_view rule) const;

    friend bool operator==(const Policy &, const Policy &) = default;
};

/// Reads the text of a `.loadline.toml`; \a path is for its errors.
/// Errors: BadPolicy with line and column: what is no TOML, an unknown key, a wrong type or value.
Result<Policy> policyFromText(const std::string &text, const std::string &path);

/// The `.loadline.toml` in a folder or the nearest one above it.
std::optional<std::string> policyFileFrom(const std::string &folder);

/// The policy for a register's file: the one beside it or in the nearest folder above. For a
/// register that is no file ("-", a name in a library) that of the working directory, where
/// \a registerFile is empty or "-".
/// Errors: BadPolicy, NotReadable.
Result<Policy> policyFor(const std::string &registerFile);

/// The register that the nearest policy from \a folder upwards names, as a path from here.
/// Errors: as of \ref policyFor, and BadPolicy where it leads out of the repository around that
/// policy (where there is none, out of the policy's folder): up, away, or by symbolic links.
Result<std::optional<std::string>> registerFor(const std::string &folder);

/// Whether *Last Updated* is to be stamped in \a registerFile when it is written with a change.
Result<bool> stampsLastUpdated(const std::string &registerFile, bool completesAnIteration);

/// The first rule of the policy that is none of \a known, as an error.
std::optional<Error> unknownRule(const Policy &policy, const std::vector<std::string_view> &known);

} // namespace loadline::policy
