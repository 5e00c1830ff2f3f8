// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"

#include <string_view>
#include <vector>

namespace loadline::markdown {

/// Where \a text is code: fenced and indented blocks, and stretches between backticks. Ascending.
/// Backticks in HTML or in a link's target are taken for code as well.
std::vector<Span> codeSpans(std::string_view text);

} // namespace loadline::markdown
