// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace loadline {

enum class Tier { Critical, High, Medium, Low };
inline constexpr Tier allTiers[] = {Tier::Critical, Tier::High, Tier::Medium, Tier::Low};

enum class IterationStatus {
    Planned,
    InProgress,
    Blocked,
    Completed,
    RolledBack,
    Cancelled,
    Unknown
};

enum class RiskStatus { Open, Fixed, Mitigated, Accepted, Closed, Unknown };

/// The state of a test, an impact line or a side effect.
enum class MarkState { Pass, Warn, Fail, Pending, None };

/// How well the fix of a risk is shown to work (FORMAT 3).
enum class Evidence { None, Incomplete, Complete };

enum class SectionKind {
    Problem,
    RootCause,
    Solution,
    Testing,
    Benefits,
    SideEffects,
    NextSteps,
    FilesModified,
    DeploymentImpact,
    Other
};

/// The words of FORMAT 8. Each takes raw text as it stands in a document (emoji, bold and case
/// are ignored, words may follow) and answers nothing where no word or emoji is known.
std::optional<Tier> tierFromText(std::string_view text);
std::optional<IterationStatus> iterationStatusFromText(std::string_view text);
std::optional<RiskStatus> riskStatusFromText(std::string_view text);

/// A likelihood or impact from 1 to 5: `4`, `4/5`, `HIGH (4)`, `rare`, `very high`.
std::optional<int> ratingFromText(std::string_view text);

/// The tier that a likelihood times an impact gives.
Tier tierFromScore(int product);

/// What a section heading is about, by its usual names ("Fix" is the solution).
SectionKind sectionKindFromHeading(std::string_view heading);

/// The state that a leading mark stands for; \a length receives the bytes of the mark (with its
/// variation selector), 0 and MarkState::None where there is none.
MarkState leadingMark(std::string_view text, std::size_t &length);

/// Stable, untranslated names, as in the JSON and on the command line.
std::string_view nameOf(Tier tier); // "critical"
std::string_view nameOf(IterationStatus status); // "inProgress"
std::string_view nameOf(RiskStatus status);
std::string_view nameOf(MarkState state); // "pass" "warn" "fail" "pending" "none"
std::string_view nameOf(Evidence evidence);
std::string_view nameOf(SectionKind kind); // "rootCause"

/// The house's words for what is new (FORMAT 1 and 9).
std::string_view houseEmoji(Tier tier); // 🔴
std::string_view houseLabel(Tier tier); // "High Priority"; "Critical"
std::string_view housePriority(Tier tier); // "🔴 CRITICAL"
std::string_view houseStatus(IterationStatus status); // "✅ Completed"
std::string_view houseMark(MarkState state); // "✅"
std::string_view houseHeading(SectionKind kind); // "Risks & Side Effects"

} // namespace loadline
