// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/file_lines.h"

#include "core/text.h"
#include "markdown/blocks.h"
#include "markdown/reader.h"

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

/// Whether \a text, as a line of its own, is read as \a entry.
bool readsAs(const std::string &text, const FileEntry &entry)
{
    const Register reg = markdown::read("## Iteration 1 - x\n\n### Files Modified\n- " + text
                                        + "\n");
    if (reg.iterations.size() != 1 || reg.iterations.front().sections.size() != 1)
        return false;
    const std::vector<FileEntry> files = markdown::filesOf(reg,
                                                           reg.iterations.front().sections.front());
    return files.size() == 1 && sameEntry(files.front(), entry);
}

} // namespace

Result<std::string> withEntry(std::string_view text, const FileEntry &before, const FileEntry &after)
{
    std::string result(text);
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
    if (!readsAs(result, after))
        return fail(ErrorCode::WouldNotReadBack, "this would be read as another file entry",
                    "edit the section as Markdown instead");
    return result;
}

std::string textOf(const Register &reg, const FileEntry &entry)
{
    const std::vector<markdown::BlockLine> lines = markdown::scanBlocks(*reg.text, entry.span);
    if (lines.empty())
        return {};
    const markdown::BlockLine &first = lines.front();
    const std::size_t begin = first.startsItem() ? first.itemContent : first.content;
    return std::string(trimmed(reg.view({begin, first.end})));
}

} // namespace loadline::itemmodels
