// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "markdown/blocks.h"

#include <optional>

namespace loadline::checks {

namespace {

/// Git writes seven of them at the start of a line, and a name behind.
constexpr std::size_t markerSize = 7;

/// Whether the line begins with seven of \a mark, and not more.
bool isMarker(std::string_view line, char mark)
{
    if (line.substr(0, markerSize) != std::string(markerSize, mark))
        return false;
    return line.size() == markerSize || line[markerSize] == ' ';
}

bool isCode(markdown::LineKind kind)
{
    return kind == markdown::LineKind::FenceText || kind == markdown::LineKind::IndentedCode;
}

/// The marks between, `|||||||` and `=======`, say nothing by themselves: the latter is a heading's
/// underline as well.
void look(const Register &reg, const Circumstances &, Finder &finder)
{
    const std::string mend = "decide which side stays, and take the marker lines out";
    std::optional<std::size_t> openedAt;
    markdown::BlockScanner scanner(*reg.text);
    for (markdown::BlockLine line; scanner.next(line);) {
        if (isCode(line.kind))
            continue;
        const std::string_view words = reg.view({line.begin, line.end});
        if (isMarker(words, '<')) {
            if (openedAt)
                finder.add(*openedAt, "a conflict begins here and does not end", mend);
            openedAt = line.begin;
        } else if (isMarker(words, '>')) {
            if (openedAt)
                finder.add(*openedAt,
                           "a merge conflict was left behind, up to line "
                               + std::to_string(reg.lineOf(line.begin)),
                           mend);
            else
                finder.add(line.begin, "a conflict ends here that begins nowhere", mend);
            openedAt.reset();
        }
    }
    if (openedAt)
        finder.add(*openedAt, "a conflict begins here and does not end", mend);
}

} // namespace

Rule conflictMarkerRule()
{
    return {"conflict-marker", Finding::Error,
            "A line of seven `<` or `>` is what a merge leaves where two sides changed the same "
            "lines. Both sides stand in the file then, so risks and iterations are there twice "
            "and what is counted is wrong. Decide which side stays, or keep parts of both, and "
            "take the marker lines out. Lines inside code blocks are not looked at.",
            &look};
}

} // namespace loadline::checks
