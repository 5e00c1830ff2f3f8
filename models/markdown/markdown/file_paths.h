// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// How the path of a file, which may be any bytes, is written in a line of *Files Modified*.
namespace loadline::markdown {

/// Where a path is to stand. In a table a pipe ends a cell.
enum class PathPlace { Line, Cell };

/// The text that stands for a path: the path itself, or, where one line of text cannot hold it or
/// would be read as another path, between quotes with escapes, as git writes it ("a\nb"). That text
/// is never dangerous to a terminal. It belongs into a code span, in a cell with its pipes escaped.
std::string recordedPath(std::string_view path, PathPlace place = PathPlace::Line);

/// The path that a text of a record stands for: the reverse of recordedPath().
std::string pathMeant(std::string_view recorded);

/// \a text as a code span, with a fence that it does not hold.
std::string inCode(std::string_view text);

/// The "12-34", "12" or "L12" that stands behind a colon at the end of a path; empty where nothing
/// does.
std::string_view linesBehind(std::string_view path);

} // namespace loadline::markdown
