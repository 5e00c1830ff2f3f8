// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::test {

/// The lines by which two texts differ, as a diff without context lists them. Lines keep their
/// endings: a line that gains a newline has changed.
struct LineChanges
{
    std::vector<std::string> removed;
    std::vector<std::string> added;

    std::size_t count() const { return removed.size() + added.size(); }
    /// How many lines an editor would call changed: a replaced line counts once.
    std::size_t touched() const { return std::max(removed.size(), added.size()); }
    /// For messages: "-line" and "+line".
    std::string toString() const;
};

/// Lines end at LF, CRLF or a lone CR.
std::vector<std::string> linesOf(std::string_view text);
LineChanges lineChanges(std::string_view before, std::string_view after);

} // namespace loadline::test
