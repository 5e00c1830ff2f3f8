// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <cstddef>
#include <string_view>
#include <vector>

/// YAML between two `---` lines at the very start of a document, which forges show as a table. To
/// CommonMark alone it would be a rule and a heading.
namespace loadline::markdown {

/// Offset behind the front matter's last line; 0 where the document begins with none.
std::size_t frontMatterEnd(std::string_view text);

/// Its top-level keys that have a value on their line.
std::vector<Field> frontMatterFields(std::string_view text);

/// `last_updated` and `last-updated` as they would be written in a line of metadata.
std::string spokenKey(std::string_view key);

} // namespace loadline::markdown
