// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/scan.h"

#include <string_view>

/// What the readers of entries share.
namespace loadline::markdown {

/// A section's body with the ending of its last line, so that each entry has its own.
inline Span bodyLines(std::string_view text, const Section &section)
{
    return {section.body.begin, std::min(nextLine(text, section.body.end), section.span.end)};
}

/// The inside of the code span that \a view begins with, else what stands before a blank. \a end
/// receives where it stops.
std::string_view pathIn(std::string_view view, std::size_t &end);

} // namespace loadline::markdown
