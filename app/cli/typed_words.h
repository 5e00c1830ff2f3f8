// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "core/error.h"
#include "core/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The words of the format as they are typed on the command line. One that is not known is wrong
/// usage, and the error says which there are.
namespace loadline::cli {

Result<Tier> tierTyped(std::string_view word);
Result<RiskStatus> riskStatusTyped(std::string_view word);
Result<IterationStatus> iterationStatusTyped(std::string_view word);
Result<SectionKind> itemSectionTyped(std::string_view word);

/// The words that these are sure to take, as they are said where another was typed.
std::vector<std::string_view> itemSectionWords();
std::vector<std::string_view> riskStatusWords();
std::vector<std::string_view> iterationStatusWords();

/// "on" or "off".
Result<bool> switchTyped(std::string_view option, std::string_view word);

/// One word of \a words, as it stands there.
Result<std::string> choiceTyped(std::string_view option, std::string_view word,
                                const std::vector<std::string_view> &words);

/// The name of a risk without what may stand before it: "risk:3" is 3.
std::string riskTyped(std::string_view word);

Tint tintOf(std::optional<Tier> tier);

} // namespace loadline::cli
