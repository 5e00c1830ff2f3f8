// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/blocks.h"
#include "markdown/fields.h"
#include "markdown/reader.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <algorithm>
#include <charconv>

namespace loadline::markdown {

namespace {

bool isTyped(SectionKind kind)
{
    switch (kind) {
    case SectionKind::Testing:
    case SectionKind::Benefits:
    case SectionKind::SideEffects:
    case SectionKind::NextSteps:
    case SectionKind::DeploymentImpact:
        return true;
    default:
        return false;
    }
}

/// A section's body with the ending of its last line, so that each entry has its own.
Span bodyLines(std::string_view text, const Section &section)
{
    return {section.body.begin, std::min(nextLine(text, section.body.end), section.span.end)};
}

std::size_t skipBlanks(std::string_view text, std::size_t i, std::size_t end)
{
    while (i < end && isBlankByte(text[i]))
        ++i;
    return i;
}

/// `**Name**: detail`, `**Name:** detail`, `**Name** - detail`; else all of it is the name.
void splitName(Item &item)
{
    const std::string_view text = item.text;
    const std::size_t close = text.starts_with("**") ? text.find("**", 2) : std::string_view::npos;
    if (close == std::string_view::npos || close == 2) {
        item.name = item.text;
        return;
    }
    std::string_view name = text.substr(2, close - 2);
    std::string_view rest = text.substr(close + 2);
    if (name.back() == ':')
        name.remove_suffix(1);
    rest = trimmed(rest);
    for (const std::string_view separator : {":", "- ", "– ", "— "}) {
        if (rest.starts_with(separator)) {
            rest = trimmed(rest.substr(separator.size()));
            break;
        }
    }
    item.name = std::string(trimmed(name));
    item.detail = std::string(rest);
}

Item itemFrom(std::string_view text, const BlockLine &line, std::size_t spanEnd)
{
    Item item;
    item.span = {line.begin, spanEnd};
    std::size_t begin = line.content;
    if (line.startsItem()) {
        begin = line.itemContent;
        if (line.isOrdered) {
            int number = 0;
            const auto [end, error] = std::from_chars(text.data() + line.marker,
                                                      text.data() + line.markerEnd, number);
            if (error == std::errc())
                item.number = number;
        }
        const std::string_view box = text.substr(begin, 4);
        if (box == "[ ] " || box == "[x] " || box == "[X] ") {
            item.state = box[1] == ' ' ? MarkState::Pending : MarkState::Pass;
            begin += 4;
        }
        item.marker = {line.marker, begin};
    } else {
        item.marker = {begin, begin};
    }
    std::size_t length = 0;
    const MarkState state = leadingMark(text.substr(begin, line.end - begin), length);
    item.mark = {begin, begin + length};
    if (length > 0) {
        item.state = state;
        begin = skipBlanks(text, begin + length, line.end);
    }
    item.textSpan = trimmed(text, Span{begin, line.end});
    item.text = std::string(at(text, item.textSpan));
    splitName(item);
    return item;
}

/// The inside of the first code span in \a view, else what stands before a blank.
std::string_view pathIn(std::string_view view, std::size_t &end)
{
    if (view.starts_with("`")) {
        const std::size_t ticks = view.find_first_not_of('`');
        if (ticks != std::string_view::npos) {
            const std::size_t close = view.find(view.substr(0, ticks), ticks);
            if (close != std::string_view::npos) {
                end = close + ticks;
                return trimmed(view.substr(ticks, close - ticks));
            }
        }
    }
    end = view.find_first_of(" \t");
    if (end == std::string_view::npos)
        end = view.size();
    return view.substr(0, end);
}

/// Whether a bare word can be a path: prose in a bullet is not one.
bool looksLikePath(std::string_view word)
{
    return word.find_first_of("/.") != std::string_view::npos && word != "." && word != "..."
           && !word.ends_with('.');
}

/// "+35", "~15", "-2", "−2" before "lines", anywhere in \a note.
void readCounts(FileEntry &entry, std::string_view note)
{
    for (std::size_t i = 0; i < note.size(); ++i) {
        std::optional<int> *count = nullptr;
        std::size_t length = 1;
        if (note[i] == '+')
            count = &entry.added;
        else if (note[i] == '~')
            count = &entry.modified;
        else if (note[i] == '-')
            count = &entry.removed;
        else if (note.substr(i, 3) == "−") {
            count = &entry.removed;
            length = 3;
        }
        const bool isAtStart = i == 0 || note[i - 1] == ' ' || note[i - 1] == '('
                               || note[i - 1] == ',' || note[i - 1] == '/';
        if (!count || !isAtStart || i + length >= note.size() || !isAsciiDigit(note[i + length]))
            continue;
        int value = 0;
        const auto [stop, error] = std::from_chars(note.data() + i + length,
                                                   note.data() + note.size(), value);
        if (error == std::errc() && !*count)
            *count = value;
        i = std::size_t(stop - note.data()) - 1;
    }
}

FileEntry fileFrom(std::string_view text, const BlockLine &line, std::size_t spanEnd)
{
    FileEntry entry;
    entry.span = {line.begin, spanEnd};
    const Span content = trimmed(text, Span{line.itemContent, line.end});
    std::string_view view = at(text, content);
    while (view.starts_with("**"))
        view.remove_prefix(2);
    const bool isCode = view.starts_with('`');
    std::size_t end = 0;
    const std::string_view path = pathIn(view, end);
    if (path.empty() || !(isCode || looksLikePath(path)))
        return entry;
    entry.path = std::string(path);
    std::string_view rest = trimmed(view.substr(end));
    while (rest.starts_with("**"))
        rest = trimmed(rest.substr(2));
    readCounts(entry, rest);
    if (rest.starts_with('(') && rest.find(')') != std::string_view::npos
        && (entry.added || entry.removed || entry.modified)) {
        // The counts stand in the first brackets; what follows is the note.
        rest = trimmed(rest.substr(rest.find(')') + 1));
    }
    for (const std::string_view separator : {"- ", "– ", "— ", ": "})
        if (rest.starts_with(separator))
            rest = trimmed(rest.substr(separator.size()));
    if (rest.size() > 2 && rest.front() == '(' && rest.back() == ')'
        && rest.find(')') == rest.size() - 1)
        rest = rest.substr(1, rest.size() - 2);
    entry.note = std::string(rest);
    return entry;
}

} // namespace

std::vector<Item> itemsOf(const Register &reg, const Section &section)
{
    std::vector<Item> items;
    if (!isTyped(section.kind))
        return items;
    const std::string_view text = *reg.text;
    const std::vector<BlockLine> lines = scanBlocks(text, bodyLines(text, section));
    for (std::size_t i = 0; i < lines.size();) {
        const BlockLine &line = lines[i];
        std::size_t length = 0;
        if (beginsOutermostItem(line) && line.kind == LineKind::Paragraph) {
            const std::size_t end = endOfItem(lines, i);
            items.push_back(itemFrom(text, line, lines[end - 1].next));
            i = end;
            continue;
        }
        if (line.kind == LineKind::Paragraph && line.isTopLevel()) {
            leadingMark(text.substr(line.content, line.end - line.content), length);
            if (length > 0)
                items.push_back(itemFrom(text, line, line.next));
        }
        ++i;
    }
    return items;
}

std::vector<FileEntry> filesOf(const Register &reg, const Section &section)
{
    std::vector<FileEntry> files;
    if (section.kind != SectionKind::FilesModified)
        return files;
    const std::string_view text = *reg.text;
    const std::vector<BlockLine> lines = scanBlocks(text, bodyLines(text, section));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const BlockLine &line = lines[i];
        if (!line.startsItem() || line.kind != LineKind::Paragraph || line.quotes > 0)
            continue;
        std::size_t end = i + 1;
        while (end < lines.size() && lines[end].kind != LineKind::Blank && !lines[end].startsItem()
               && lines[end].items >= line.items)
            ++end;
        FileEntry entry = fileFrom(text, line, lines[end - 1].next);
        if (!entry.path.empty())
            files.push_back(std::move(entry));
    }
    return files;
}

std::vector<SolutionChange> changesOf(const Register &reg, const Section &section)
{
    std::vector<SolutionChange> changes;
    if (section.kind != SectionKind::Solution)
        return changes;
    const std::string_view text = *reg.text;
    const std::vector<BlockLine> lines = scanBlocks(text, bodyLines(text, section));
    for (std::size_t i = 0; i < lines.size();) {
        if (!beginsOutermostItem(lines[i]) || !lines[i].isOrdered
            || lines[i].kind != LineKind::Paragraph) {
            ++i;
            continue;
        }
        const std::size_t end = endOfItem(lines, i);
        SolutionChange change;
        change.span = {lines[i].begin, lines[end - 1].next};
        change.text = std::string(trimmed(at(text, {lines[i].itemContent, lines[i].end})));
        for (std::size_t k = i + 1; k < end; ++k)
            if (lines[k].startsItem() && lines[k].items == 2)
                change.items.emplace_back(trimmed(at(text, {lines[k].itemContent, lines[k].end})));
        changes.push_back(std::move(change));
        i = end;
    }
    return changes;
}

std::vector<std::string> solutionFilesOf(const Register &reg, const Section &section)
{
    std::vector<std::string> files;
    if (section.kind != SectionKind::Solution)
        return files;
    const std::string_view text = *reg.text;
    for (const BlockLine &line : scanBlocks(text, bodyLines(text, section))) {
        if (line.kind != LineKind::Paragraph || line.quotes > 0)
            continue;
        const Span content{line.startsItem() ? line.itemContent : line.content, line.end};
        const auto field = fieldIn(text, content);
        if (!field || !field->isBold || !startsWithIgnoringCase(at(text, field->key), "file"))
            continue;
        std::size_t end = 0;
        const std::string_view path = pathIn(at(text, field->value), end);
        if (!path.empty())
            files.emplace_back(path);
    }
    return files;
}

} // namespace loadline::markdown
