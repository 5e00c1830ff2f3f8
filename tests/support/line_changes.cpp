// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/line_changes.h"

#include <algorithm>
#include <cstdint>

namespace loadline::test {

std::string LineChanges::toString() const
{
    std::string out;
    for (const auto &line : removed)
        out += "-" + line + (line.empty() || line.back() != '\n' ? "\n" : "");
    for (const auto &line : added)
        out += "+" + line + (line.empty() || line.back() != '\n' ? "\n" : "");
    return out;
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        auto end = text.find_first_of("\r\n", begin);
        if (end == std::string_view::npos)
            end = text.size();
        else
            end += text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1;
        lines.emplace_back(text.substr(begin, end - begin));
        begin = end;
    }
    return lines;
}

LineChanges lineChanges(std::string_view before, std::string_view after)
{
    auto a = linesOf(before);
    auto b = linesOf(after);
    const auto head = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto prefix = std::size_t(head.first - a.begin());
    std::size_t suffix = 0;
    while (suffix < std::min(a.size(), b.size()) - prefix
           && a[a.size() - 1 - suffix] == b[b.size() - 1 - suffix])
        ++suffix;
    a = {a.begin() + std::ptrdiff_t(prefix), a.end() - std::ptrdiff_t(suffix)};
    b = {b.begin() + std::ptrdiff_t(prefix), b.end() - std::ptrdiff_t(suffix)};

    // The longest common subsequence of what is left; edits are local, so it is short.
    const auto width = b.size() + 1;
    std::vector<std::uint32_t> length((a.size() + 1) * width, 0);
    for (auto i = a.size(); i-- > 0;) {
        for (auto j = b.size(); j-- > 0;) {
            length[i * width + j] = a[i] == b[j] ? length[(i + 1) * width + j + 1] + 1
                                                 : std::max(length[(i + 1) * width + j],
                                                            length[i * width + j + 1]);
        }
    }
    LineChanges changes;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            ++i;
            ++j;
        } else if (j == b.size()
                   || (i < a.size() && length[(i + 1) * width + j] >= length[i * width + j + 1])) {
            changes.removed.push_back(a[i++]);
        } else {
            changes.added.push_back(b[j++]);
        }
    }
    return changes;
}

} // namespace loadline::test
