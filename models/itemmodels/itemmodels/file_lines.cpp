// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/file_lines.h"

#include "core/text.h"
#include "markdown/reader.h"

#include <algorithm>
#include <vector>

namespace loadline::itemmodels {

namespace {

bool hasCounts(const FileEntry &entry)
{
    return entry.added || entry.removed || entry.modified;
}

bool sameCounts(const FileEntry &a, const FileEntry &b)
{
    return a.added == b.added && a.removed == b.removed && a.modified == b.modified;
}

bool sameEntry(const FileEntry &a, const FileEntry &b)
{
    return a.path == b.path && sameCounts(a, b) && a.note == b.note;
}

/// "(+35 lines, -2 lines, ~15 lines modified)", or without the words where they are not used.
std::string countsOf(const FileEntry &entry, bool withWords)
{
    std::string result;
    const auto add = [&](const std::optional<int> &count, std::string_view sign,
                         std::string_view words) {
        if (!count)
            return;
        result += result.empty() ? "(" : ", ";
        result += sign;
        result += std::to_string(*count);
        if (withWords)
            result += words;
    };
    add(entry.added, "+", " lines");
    add(entry.removed, "-", " lines");
    add(entry.modified, "~", " lines modified");
    return result.empty() ? result : result + ")";
}

/// Where the path ends in a line, behind its code marks and bold.
std::size_t behindPath(std::string_view line, const FileEntry &entry)
{
    std::size_t end = line.find(entry.path);
    if (end == std::string_view::npos)
        return line.size();
    end += entry.path.size();
    while (end < line.size() && (line[end] == '`' || line[end] == '*'))
        ++end;
    return end;
}

std::string withCounts(std::string line, const FileEntry &before, const FileEntry &after)
{
    std::size_t from = behindPath(line, before);
    std::size_t to = from;
    bool withWords = true;
    if (hasCounts(before)) {
        const std::size_t open = line.find('(', from);
        const std::size_t close = line.find(')', open);
        if (open != std::string::npos && close != std::string::npos) {
            withWords = line.substr(open, close - open).find("line") != std::string::npos;
            from = open;
            to = close + 1;
        }
    }
    while (from > 0 && isBlankByte(line[from - 1]))
        --from;
    const std::string counts = countsOf(after, withWords);
    return line.replace(from, to - from, counts.empty() ? counts : " " + counts);
}

std::string withNote(std::string line, const FileEntry &before, const FileEntry &after)
{
    if (before.note.empty())
        return line + " - " + after.note;
    const std::size_t at = line.rfind(before.note);
    if (at == std::string::npos)
        return line;
    if (!after.note.empty())
        return line.replace(at, before.note.size(), after.note);
    std::size_t from = at;
    const std::size_t least = behindPath(line, after);
    while (from > least && line[from - 1] != ')' && line[from - 1] != '`')
        --from;
    return line.erase(from);
}

/// A section's files, and its bounds.
struct Files
{
    Span body;
    std::vector<FileEntry> entries;
};

Result<Files> filesAt(const Register &reg, changes::ItemPlace place)
{
    const Result<std::size_t> at = markdown::findIteration(reg, place.iteration);
    if (!at)
        return tl::make_unexpected(at.error());
    const std::vector<Section> &sections = reg.iterations[*at].sections;
    if (place.section >= sections.size())
        return fail(ErrorCode::NotFound, "the iteration has no such section");
    const Section &section = sections[place.section];
    Files result{section.body, markdown::filesOf(reg, section)};
    if (place.item >= result.entries.size())
        return fail(ErrorCode::NotFound, "the section has no such file");
    return result;
}

/// The text of \a span without its last line ending, which a section's body may not have.
Span withoutEnding(const Register &reg, Span span)
{
    const std::string &text = *reg.text;
    while (!span.isEmpty() && isLineEndByte(text[span.end - 1]))
        --span.end;
    return span;
}

/// The section with \a at of it replaced, refused unless \a expected is what is read then.
Result<Change> replaced(const Register &reg, changes::ItemPlace place, Span body, Span at,
                        std::string_view with, const std::vector<FileEntry> &expected)
{
    std::string markdown(reg.view({body.begin, std::max(at.begin, body.begin)}));
    markdown += with;
    markdown += reg.view({std::min(at.end, body.end), body.end});
    Result<Change> change =
        changes::setSectionMarkdown(reg, place.iteration, place.section, markdown);
    if (!change)
        return change;
    const Register after = markdown::read(applied(*reg.text, change->splices));
    changes::ItemPlace first = place;
    first.item = 0;
    const Result<Files> files = expected.empty() ? Result<Files>(Files{}) : filesAt(after, first);
    if (!files || !std::equal(files->entries.begin(), files->entries.end(), expected.begin(),
                              expected.end(), sameEntry))
        return fail(ErrorCode::WouldNotReadBack, "this would be read as another file entry",
                    "leave line breaks and brackets out");
    return change;
}

} // namespace

std::string withEntry(std::string_view line, const FileEntry &before, const FileEntry &after)
{
    std::string result(line);
    FileEntry now = before;
    if (before.path != after.path) {
        const std::size_t at = result.find(before.path);
        if (at != std::string::npos)
            result.replace(at, before.path.size(), after.path);
        now.path = after.path;
    }
    if (!sameCounts(before, after))
        result = withCounts(std::move(result), now, after);
    if (before.note != after.note)
        result = withNote(std::move(result), now, after);
    return result;
}

Result<Change> setFileEntry(const Register &reg, changes::ItemPlace place, const FileEntry &entry)
{
    Result<Files> files = filesAt(reg, place);
    if (!files)
        return tl::make_unexpected(files.error());
    const FileEntry before = files->entries[place.item];
    if (sameEntry(before, entry))
        return Change{};
    Span line = before.span;
    line.end = std::min(reg.text->find_first_of("\r\n", line.begin), line.end);
    files->entries[place.item] = entry;
    return replaced(reg, place, files->body, line, withEntry(reg.view(line), before, entry),
                    files->entries);
}

Result<Change> removeFileEntry(const Register &reg, changes::ItemPlace place)
{
    Result<Files> files = filesAt(reg, place);
    if (!files)
        return tl::make_unexpected(files.error());
    const Span span = files->entries[place.item].span;
    files->entries.erase(files->entries.begin() + std::ptrdiff_t(place.item));
    return replaced(reg, place, files->body, span, {}, files->entries);
}

Result<Change> moveFileEntry(const Register &reg, changes::ItemPlace place, std::size_t to)
{
    Result<Files> files = filesAt(reg, place);
    if (!files)
        return tl::make_unexpected(files.error());
    if (to >= files->entries.size())
        return fail(ErrorCode::NotFound, "the section has no such place");
    if (to == place.item)
        return Change{};
    const std::size_t first = std::min(to, place.item);
    const std::size_t last = std::max(to, place.item);
    const Span moved = withoutEnding(reg, files->entries[place.item].span);
    std::string with;
    // Everything between the two stays as it stands; only the entry changes its end of it.
    const Span all{files->entries[first].span.begin,
                   withoutEnding(reg, files->entries[last].span).end};
    if (to < place.item) {
        const Span others = withoutEnding(reg, {all.begin, moved.begin});
        with = std::string(reg.view(moved));
        with += reg.view({others.end, moved.begin});
        with += reg.view(others);
    } else {
        const std::size_t next = files->entries[place.item].span.end;
        with = std::string(reg.view({next, all.end}));
        with += reg.view({moved.end, next});
        with += reg.view(moved);
    }
    const auto begin = files->entries.begin();
    if (to < place.item)
        std::rotate(begin + std::ptrdiff_t(first), begin + std::ptrdiff_t(last),
                    begin + std::ptrdiff_t(last) + 1);
    else
        std::rotate(begin + std::ptrdiff_t(first), begin + std::ptrdiff_t(first) + 1,
                    begin + std::ptrdiff_t(last) + 1);
    return replaced(reg, place, files->body, all, with, files->entries);
}

} // namespace loadline::itemmodels
