// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <string_view>
#include <vector>

/// What stands between the heading of an iteration, or of the document, and the next heading.
namespace loadline::markdown {

struct Lead
{
    std::vector<Field> fields; ///< metadata, in the order in which it stands
    Span metadata; ///< the run of metadata lines that the lead begins with
    Span prose; ///< what follows it, up to the first label
    std::vector<Section> labels; ///< sections whose heading is a bold label
};

/// Reads the lead of an iteration. Metadata is the run of `Key: value` lines that it begins with,
/// in any of their forms; behind the run only bold keys that are usual ones count. A line that is
/// nothing but bold text begins a section, as does a bold name of a section before its text.
Lead leadOf(std::string_view text, Span span);

/// The metadata that the document begins with, below its title.
std::vector<Field> metadataOf(std::string_view text, Span span);

} // namespace loadline::markdown
