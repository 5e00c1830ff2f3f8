// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace loadline::test {

/// What the blocks of a text are, one a line, in a form in which cmark-gfm's tree and our scanner
/// can be compared. What cmark tells wrongly, or not at all, is left out or bent on both sides:
/// - a setext heading and a table begin, for cmark, where the paragraph began that they were made
///   from, with its link definitions and the text above a table's head;
/// - the paragraph above a table's head has no position, so it is left out;
/// - a paragraph that begins with a link definition may be gone, so any that begins with `[` is
///   left out;
/// - the last lines of fences, HTML and lists are wrong: the lines of the text are counted instead;
/// - only a list's first item tells its number.
std::string blockFactsOfOracle(std::string_view text);
std::string blockFactsOfScanner(std::string_view text);

/// Whether a heading's text reads the same as source and as text.
bool isPlainText(std::string_view text);
/// Whether the columns that tabs take, and what stands for NUL, change no lengths.
bool hasPlainBytes(std::string_view text);

} // namespace loadline::test
