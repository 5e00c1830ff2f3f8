// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"

namespace loadline::markdown {

/// Reads a register. Never fails: what is not recognised is kept as it stands.
[[nodiscard]] Register read(SharedText text);
[[nodiscard]] Register read(std::string text);

/// The typed entries of a section, read where they stand. Empty for prose.
std::vector<Item> itemsOf(const Register &reg, const Section &section);
std::vector<FileEntry> filesOf(const Register &reg, const Section &section);
std::vector<SolutionChange> changesOf(const Register &reg, const Section &section);
std::vector<std::string> solutionFilesOf(const Register &reg, const Section &section);

/// The evidence of a fixed risk; null for one that is not fixed (FORMAT 3).
std::optional<Evidence> evidenceOf(const Register &reg, const Risk &risk);
/// The evidence that the iteration would give, completed or not.
Evidence evidenceOf(const Register &reg, const Iteration &iteration);

/// An instant of a *Last Updated* or a date: ISO 8601 in UTC, "2025-12-19" or
/// "2025-12-19T04:30:00Z"; empty where it is none.
std::string isoTimeFromText(std::string_view text);

/// Index of the iteration; errors where there is none or the number is given twice.
Result<std::size_t> findIteration(const Register &reg, int number);
/// Index of a risk by its name (`3`, `#3`, `R-003`, `@LINE`); an ambiguous one names both lines.
Result<std::size_t> findRisk(const Register &reg, std::string_view name);

} // namespace loadline::markdown
