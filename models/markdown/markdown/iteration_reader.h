// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/headings.h"
#include "markdown/outline.h"

namespace loadline::markdown {

/// The iteration that begins at \a mark. \a lead is the text from behind its heading to its first
/// section, rule or end.
Iteration iterationFrom(std::string_view text, const OutlineMark &mark, const UnitHeading &unit,
                        Span lead);

/// The section that begins at \a mark, with the text up to the next mark as its \a body. \a above is
/// the section that it is a part of, if any.
Section sectionFrom(const Register &reg, const OutlineMark &mark, Span body, const Section *above);

} // namespace loadline::markdown
