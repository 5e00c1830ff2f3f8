// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadline::merge {

/// What stretches of a document say apart from how they are set: line endings, blank lines, blanks
/// at the ends of lines and the comment lines between runs of numbers do not count, nor do lines
/// that begin in one of the spans of \a but, which are in ascending order.
std::string saidIn(const Register &reg, Span stretch, const std::vector<Span> &but = {});
std::vector<Span> ascending(std::vector<Span> spans);

/// The first line of \a after, from 1, that differs from what stands in its place in \a before.
std::size_t firstDifferentLine(const Register &was, Span before, const Register &is, Span after);

/// A line that says nothing but that there is nothing.
bool isNoneLine(std::string_view line);
/// The same text without lines that say that there is nothing.
std::string withoutNoneLines(std::string_view said);

/// The words of a heading or a title alone: without emphasis and blanks.
std::string headingWords(std::string_view text);

} // namespace loadline::merge
