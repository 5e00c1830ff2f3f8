// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/review.h"

#include <string>
#include <string_view>

namespace loadline::review {

/// A review as a comment on a pull request: the verdict and its gravest reasons, the rest folded.
/// It is cut so that a forge takes it. \a name is what the register is called.
std::string markdownOf(const Review &review, std::string_view name);

/// Text that is to be read as it stands, in a line or a cell of Markdown: no markup, no HTML, no
/// link, and nobody is notified by a name with an "@" or a number with a "#".
std::string escapedForMarkdown(std::string_view text);

} // namespace loadline::review
