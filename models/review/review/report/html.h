// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/history.h"
#include "review/review.h"

#include <string>
#include <string_view>

namespace loadline::review {

/// A review as one file of HTML, to be opened, sent, archived. It holds no script and loads nothing,
/// and its content security policy forbids a reader to do otherwise: it allows the one style element
/// by its hash. Whatever the register says is text in it, and no link. Read as XML it says the same.
///
/// \a name is what the register is called. Where \a history is given, its chart is in it.
std::string htmlOf(const Review &review, std::string_view name,
                   const posture::History *history = nullptr);

/// What the style element of htmlOf() holds, to the byte.
std::string_view styleOfHtml();

} // namespace loadline::review
