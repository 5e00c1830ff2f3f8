// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The two lines by which a register and its archive know of each other. Both are Markdown that
/// says to a reader what it says to us.
namespace loadline::markdown {

inline constexpr std::string_view archiveKey = "Archive";
inline constexpr std::string_view archiveOfKey = "Archive of";

/// Reads what stands behind `**Archive**:` in a register, "iterations 1–3, 5 and risks up to R-040
/// in [name](name)". Nothing where it says anything else: the key alone is a word like others.
std::optional<ArchiveLine> archiveLineIn(std::string_view text, Span value);

/// The value of the line, as archiveLineIn() reads it.
std::string archiveValue(const ArchiveLine &archive);

/// "1–3, 5"
std::string rangesInWords(const std::vector<NumberRange> &ranges);
/// Ascending, each number once.
std::vector<NumberRange> rangesOf(std::vector<int> numbers);
std::vector<NumberRange> joined(const std::vector<NumberRange> &a,
                                const std::vector<NumberRange> &b);

/// A link to a file beside the one that it stands in.
std::string linkToFile(std::string_view name);

/// Whether a document says, between its title and what follows, that it is the archive of another:
/// `**Archive of**: [name](name)`.
bool isArchive(std::string_view text);

} // namespace loadline::markdown
