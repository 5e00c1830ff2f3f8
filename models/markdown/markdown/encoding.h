// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "markdown/damage.h"

#include <optional>
#include <string>
#include <vector>

namespace loadline::markdown {

/// The bytes of a document as UTF-8. Without an encoding they must be that already.
/// Errors: NotUtf8 with line, column, offset and the encoding that it looks like (UTF-16 with a
/// byte-order mark among them), or where the bytes are not of the encoding that was named; BadUsage
/// for an encoding that nobody knows.
Result<std::string> toUtf8(std::string bytes, const std::optional<std::string> &encoding = {});

/// The encodings that bytes which are no UTF-8 may be in, by the names that toUtf8() takes: what
/// they look like first, then those in which the beginning has a meaning throughout. Empty for
/// bytes that are UTF-8, or were until a tool cut characters apart: no encoding reads those.
std::vector<std::string> encodingsFor(const std::string &bytes);

struct TextOptions
{
    bool repair = true;
    std::optional<std::string> encoding = {}; ///< "windows-1252"; read as UTF-8 where there is none
};

/// The text of a file for a register: decoded, halves of emoji and mojibake mended. The repairs'
/// spans are those of the decoded text. Errors: as toUtf8().
Result<DamageReport> textFromBytes(std::string bytes, const TextOptions &options = {});

} // namespace loadline::markdown
