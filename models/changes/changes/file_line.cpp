// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/file_line.h"

#include "core/text.h"
#include "markdown/blocks.h"
#include "markdown/entries.h"
#include "markdown/file_paths.h"
#include "markdown/reader.h"

#include <algorithm>
#include <charconv>

namespace loadline::changes {

namespace {

using markdown::BlockLine;
using markdown::LineKind;

/// How deep in lists the text around a line is, without the items that begin on it.
int depthAround(const BlockLine &line)
{
    return line.items - line.itemsOpened;
}

/// One past the lines that belong to the item that begins at \a first, up to the next file.
std::size_t endOfExtent(const std::vector<BlockLine> &lines, std::size_t first,
                        const FileEntry &entry, const std::vector<FileEntry> &entries)
{
    std::size_t end = entry.span.end;
    const int depth = lines[first].items;
    if (depth == 0)
        return end;
    for (std::size_t i = first; i < lines.size(); ++i) {
        if (lines[i].begin < entry.span.end || lines[i].kind == LineKind::Blank)
            continue;
        const bool isFile = std::any_of(entries.begin(), entries.end(), [&](const FileEntry &each) {
            return each.span.begin == lines[i].begin;
        });
        if (isFile || depthAround(lines[i]) < depth)
            break;
        end = lines[i].next;
    }
    return end;
}

std::optional<int> numberOf(const Register &reg, const BlockLine &line)
{
    if (!line.isOrdered || !line.startsItem())
        return std::nullopt;
    const std::string_view marker = reg.view({line.marker, line.markerEnd});
    int number = 0;
    const auto read = std::from_chars(marker.data(), marker.data() + marker.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

std::string counted(char sign, int count, std::string_view behind, CountForm form)
{
    std::string text = sign + std::to_string(count);
    if (form.hasWords) {
        text += count == 1 ? " line" : " lines";
        text += behind;
    }
    return text;
}

} // namespace

std::vector<FileLine> fileLines(const Register &reg, const Section &section)
{
    const std::string_view text = *reg.text;
    const std::vector<FileEntry> entries = markdown::filesOf(reg, section);
    const std::vector<BlockLine> lines = markdown::scanBlocks(text,
                                                              markdown::bodyLines(text, section));
    std::vector<FileLine> result;
    std::size_t head = lines.size();
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines.size() && next < entries.size(); ++i) {
        const BlockLine &line = lines[i];
        if (line.kind == LineKind::TableHead)
            head = i;
        if (line.begin != entries[next].span.begin)
            continue;
        FileLine found;
        found.entry = entries[next++];
        found.path = markdown::pathMeant(found.entry.path);
        if (found.path.ends_with('/'))
            continue;
        found.extent = {found.entry.span.begin, endOfExtent(lines, i, found.entry, entries)};
        found.content = {line.startsItem() ? line.itemContent : line.content, line.end};
        found.marker = {line.begin, found.content.begin};
        found.number = numberOf(reg, line);
        if (line.kind == LineKind::TableRow && head + 1 < lines.size()) {
            found.tableHead = {lines[head].begin, lines[head + 1].next};
            found.columns = markdown::fileColumns(text, {lines[head].content, lines[head].end});
        }
        result.push_back(std::move(found));
    }
    return result;
}

CountForm countFormOf(const Register &reg, const std::vector<FileLine> &lines)
{
    CountForm form{false, false};
    bool hasCounts = false;
    for (const FileLine &line : lines) {
        hasCounts = hasCounts || line.hasCounts();
        form.hasModified = form.hasModified || line.entry.modified;
        for (const Span place :
             {line.entry.addedSpan, line.entry.removedSpan, line.entry.modifiedSpan})
            form.hasWords = form.hasWords
                            || (!place.isEmpty()
                                && reg.view({place.end, line.content.end}).starts_with(" line"));
    }
    // One line with words need not have had anything to say of lines changed in place.
    form.hasModified = form.hasModified || form.hasWords;
    return hasCounts ? form : CountForm();
}

std::string countsText(const RecordedFile &file, CountForm form, Zeros zeros)
{
    std::string text;
    const auto add = [&](const std::optional<int> &count, char sign, std::string_view behind) {
        if (!count || (*count == 0 && zeros == Zeros::LeftOut))
            return;
        text += text.empty() ? "" : ", ";
        text += counted(sign, *count, behind, form);
    };
    add(file.added, '+', "");
    add(file.removed, '-', "");
    if (form.hasModified)
        add(file.modified, '~', " modified");
    return text;
}

bool readsAs(std::string_view tableHead, std::string_view line, const RecordedFile &file)
{
    std::string text = "## Iteration 1 - x\n\n### Files Modified\n";
    text += tableHead;
    text += tableHead.empty() ? "- " : "";
    text += line;
    text += '\n';
    const Register reg = markdown::read(std::move(text));
    if (reg.iterations.size() != 1)
        return false;
    const std::vector<RecordedFile> read = recordedFiles(reg, reg.iterations.front());
    return read.size() == 1 && read.front().path == file.path && hasCountsOf(read.front(), file);
}

} // namespace loadline::changes
