// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/text_search.h"

#include "itemmodels/text.h"

#include <algorithm>
#include <string_view>

namespace loadline::ui {

namespace {

/// Where a line ends, as the reader counts lines: LF, CRLF or a lone CR.
std::size_t endOfLine(std::string_view text, std::size_t at)
{
    const std::size_t end = text.find_first_of("\r\n", at);
    return end == std::string_view::npos ? text.size() : end;
}

std::size_t nextLine(std::string_view text, std::size_t end)
{
    if (end >= text.size())
        return text.size();
    return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

} // namespace

std::vector<LineHit> linesWith(const std::string &text, const QString &sought, std::size_t most,
                               const std::atomic_bool &isCalledOff)
{
    std::vector<LineHit> hits;
    const QString folded = itemmodels::foldedText(sought);
    if (folded.isEmpty())
        return hits;
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size() && hits.size() < most && !isCalledOff; ++line) {
        const std::size_t end = endOfLine(text, at);
        const std::string_view bytes = std::string_view(text).substr(at, end - at);
        if (itemmodels::foldedText(itemmodels::fullText(bytes)).contains(folded))
            hits.push_back({line, itemmodels::cellText(bytes).trimmed()});
        at = nextLine(text, end);
    }
    return hits;
}

} // namespace loadline::ui
