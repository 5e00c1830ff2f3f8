// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/blocks.h"
#include "markdown/entries.h"
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

/// Kinds whose entries have states.
bool hasStates(SectionKind kind)
{
    return kind == SectionKind::Testing || kind == SectionKind::SideEffects
           || kind == SectionKind::DeploymentImpact;
}

/// "**Lint**: ✅ clean": the state stands before the detail.
void takeMarkOfDetail(Item &item)
{
    std::size_t length = 0;
    const MarkState state = leadingMark(item.detail, length);
    const std::size_t at = item.text.size() - item.detail.size();
    if (length == 0 || !std::string_view(item.text).substr(at).starts_with(item.detail))
        return;
    item.state = state;
    item.mark = {item.textSpan.begin + at, item.textSpan.begin + at + length};
    item.detail = std::string(trimmed(std::string_view(item.detail).substr(length)));
}

/// A line without a bullet that a mark leads.
bool isMarkedLine(std::string_view text, const BlockLine &line)
{
    std::size_t length = 0;
    if (line.kind == LineKind::Paragraph && line.quotes == 0 && !line.startsItem())
        leadingMark(text.substr(line.content, line.end - line.content), length);
    return length > 0;
}

Item itemFrom(std::string_view text, const BlockLine &line, std::size_t spanEnd, SectionKind kind)
{
    Item item;
    item.span = {line.begin, spanEnd};
    // Behind a label on the same line: the line's ending is the label's as well.
    if (line.begin > 0 && !isLineEndByte(text[line.begin - 1]) && spanEnd == line.next
        && !(line.begin == byteOrderMark.size() && text.starts_with(byteOrderMark)))
        item.span.end = line.end;
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
    if (item.state == MarkState::None && hasStates(kind))
        takeMarkOfDetail(item);
    return item;
}

/// Where the text of an item ends for its entry: before a line behind it that a mark leads, which is an
/// entry of its own though CommonMark has it in the same paragraph. A result must not hide in another.
std::size_t endOfEntry(std::string_view text, const std::vector<BlockLine> &lines,
                       std::size_t first, std::size_t end)
{
    for (std::size_t i = first + 1; i < end; ++i) {
        if (isMarkedLine(text, lines[i]))
            return i;
    }
    return end;
}

/// One past the lines of a text that a mark leads: it goes on to the next mark or the paragraph's
/// end.
std::size_t endOfMarkedLine(std::string_view text, const std::vector<BlockLine> &lines,
                            std::size_t first)
{
    std::size_t end = first + 1;
    for (; end < lines.size(); ++end) {
        const BlockLine &line = lines[end];
        const std::string_view words = text.substr(line.content, line.end - line.content);
        std::size_t length = 0;
        if (line.kind != LineKind::Paragraph || !line.isTopLevel() || line.startsParagraph)
            break;
        leadingMark(words, length);
        if (length > 0 || words.starts_with("**"))
            break;
    }
    return end;
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
            const std::size_t itemEnd = endOfItem(lines, i);
            const bool mayHoldOthers = hasStates(section.kind);
            std::size_t end = mayHoldOthers ? endOfEntry(text, lines, i, itemEnd) : itemEnd;
            items.push_back(itemFrom(text, line, lines[end - 1].next, section.kind));
            for (i = end; i < itemEnd; i = end) {
                end = endOfEntry(text, lines, i, itemEnd);
                items.push_back(itemFrom(text, lines[i], lines[end - 1].next, section.kind));
            }
            continue;
        }
        if (line.kind == LineKind::Paragraph && line.isTopLevel()) {
            leadingMark(text.substr(line.content, line.end - line.content), length);
            if (length > 0) {
                const std::size_t end = endOfMarkedLine(text, lines, i);
                items.push_back(itemFrom(text, line, lines[end - 1].next, section.kind));
                i = end;
                continue;
            }
        }
        ++i;
    }
    return items;
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
