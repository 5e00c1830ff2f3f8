// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <optional>
#include <string_view>

/// What the headings of a register say: an iteration, a tier's group, the register itself.
namespace loadline::markdown {

struct UnitHeading
{
    Span unit; ///< "Iteration"
    Span number; ///< "3"; also "2.1", "3b", "A1", "1-2", which are names and no numbers
    Span title;
    Span status; ///< a status, with the separator before it; empty where there is none
    bool isStatusAhead = false; ///< the status stands before the title: "✅ Phase 2: Title"
    /// Nothing but a blank and words that tell of the unit stand behind it: "Session 4 Summary".
    bool isRecap = false;
};

/// "Iteration 3 - Title", "🚀 Phase 2: Title ✅", "Sprint 4 (Title)".
std::optional<UnitHeading> unitHeading(std::string_view text, Span heading);

/// "Iteration 2" at the start of a phrase: the unit's name and number with nothing before them.
/// \a end receives the offset behind the number.
std::optional<int> unitReference(std::string_view phrase, std::size_t &end);

struct GroupHeading
{
    std::optional<Tier> tier;
    Span emoji;
    Span label;
    Span qualifier;
    std::optional<int> iteration;
    bool isFixed = false;
};

GroupHeading groupHeading(std::string_view text, Span heading);

/// How surely a heading says that risks stand below it.
enum class RiskPart {
    None, ///< it speaks of something else, or of how risks are handled
    Mentioned, ///< it has the word: tables and named headings are risks, other lists are not
    Register, ///< "Risk Register", "Top Risks": lists are risks as well
};

RiskPart riskPartOf(std::string_view heading);

inline bool isRiskRegisterHeading(std::string_view heading)
{
    return riskPartOf(heading) == RiskPart::Register;
}

/// Whether a text has the word "risk" in one of the languages in which teams write registers.
bool mentionsRisk(std::string_view text);

/// Whether a heading of a risk register is about the document or about how risks are handled:
/// "Risk Escalation Process", "2. Scope".
bool isAboutRegister(std::string_view heading);

/// Whether the title of a numbered heading names a section of the register, not a risk.
bool namesSection(std::string_view title);

struct RiskHeading
{
    Span id;
    Span title;
    bool isBareNumber = false; ///< "3. title": as any heading may be numbered
};

/// "R-003: title", "RISK-001 — title", "Risk 3 - title", "3. title".
std::optional<RiskHeading> riskHeading(std::string_view text, Span heading);

/// Whether the heading alone shows that it is a risk, wherever it stands: "RISK-4", "Risk 4: ".
bool saysRisk(std::string_view text, const RiskHeading &heading, Span whole);

/// Whether all of \a word has the shape of a risk's name: capitals with a number at the end.
bool isRiskName(std::string_view word);

/// A risk's name at the start of a list item's text: "R-003: ", "**R-003** - "; the span of the
/// name, and in \a end where the text behind it begins.
std::optional<Span> leadingRiskName(std::string_view text, Span item, std::size_t &end);

} // namespace loadline::markdown
