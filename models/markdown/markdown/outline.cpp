// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/outline.h"

#include "markdown/archive_line.h"
#include "markdown/blocks.h"
#include "markdown/fields.h"
#include "markdown/front_matter.h"
#include "markdown/scan.h"

namespace loadline::markdown {

namespace {

/// Cheap enough to ask of every paragraph line of a large document.
bool mayBeFooter(std::string_view text, std::size_t i)
{
    if (i >= text.size())
        return false;
    const bool isMarked = text[i] == '*' || text[i] == '_';
    if (isMarked) {
        while (i < text.size() && (text[i] == '*' || text[i] == '_'))
            ++i;
        if (i >= text.size())
            return false;
    }
    const char c = asciiLower(text[i]);
    return c == 'l' || c == 'n' || c == 'u' || (isMarked && c == 'a');
}

bool isFooter(std::string_view text, Span content)
{
    if (!mayBeFooter(text, content.begin))
        return false;
    for (const FieldText &field : fieldsIn(text, content)) {
        const std::string_view key = at(text, field.key);
        if (isLastUpdatedKey(key) || isNextIterationKey(key)
            || (key == archiveKey && archiveLineIn(text, field.value)))
            return true;
    }
    return false;
}

/// Adds what stands from \a begin up to the end of the text.
void addOutline(Outline &outline, std::string_view text, std::size_t begin)
{
    BlockScanner scanner(text, begin);
    BlockLine line;
    bool isInSetext = false;
    while (scanner.next(line)) {
        outline.lineStarts.push_back(line.begin);
        // A footer right below a list is no more of its last item, though CommonMark reads on.
        const bool isLazy = line.kind == LineKind::Paragraph && line.items > 0 && line.quotes == 0
                            && !line.startsItem() && line.content == line.begin;
        if (isLazy && isFooter(text, {line.content, line.end}))
            outline.marks.push_back(
                {OutlineMark::Footer, 0, {line.begin, line.next}, {line.content, line.end}});
        if (!line.isTopLevel()) {
            if (line.kind == LineKind::Paragraph && line.items == 1 && line.startsItem()
                && line.quotes == 0 && isFooter(text, {line.itemContent, line.end}))
                outline.marks.push_back(
                    {OutlineMark::Footer, 0, {line.begin, line.next}, {line.itemContent, line.end}});
            continue;
        }
        switch (line.kind) {
        case LineKind::Heading:
            outline.marks.push_back(
                {OutlineMark::Heading, line.level, {line.begin, line.next}, line.heading});
            break;
        case LineKind::SetextText:
            if (isInSetext)
                outline.marks.back().text.end = line.heading.end;
            else
                outline.marks.push_back(
                    {OutlineMark::Heading, line.level, {line.begin, line.next}, line.heading});
            outline.marks.back().line.end = line.next;
            break;
        case LineKind::SetextUnderline:
            if (isInSetext) {
                outline.marks.back().line.end = line.next;
                outline.marks.back().level = line.level;
            }
            break;
        case LineKind::Rule:
            outline.marks.push_back({OutlineMark::Rule, 0, {line.begin, line.next}, {}});
            break;
        case LineKind::Paragraph:
            if (isFooter(text, {line.content, line.end}))
                outline.marks.push_back(
                    {OutlineMark::Footer, 0, {line.begin, line.next}, {line.content, line.end}});
            break;
        default:
            break;
        }
        isInSetext = line.kind == LineKind::SetextText;
    }
}

} // namespace

Outline outlineOf(std::string_view text)
{
    Outline outline;
    outline.lineStarts.reserve(text.size() / 32 + 1);
    const std::size_t frontMatter = frontMatterEnd(text);
    for (std::size_t i = 0; i < frontMatter; i = nextLine(text, i))
        outline.lineStarts.push_back(i);
    addOutline(outline, text, frontMatter);
    if (outline.lineStarts.empty())
        outline.lineStarts.push_back(0);
    return outline;
}

Outline outlineOf(std::string_view text, Span stretch)
{
    Outline outline;
    addOutline(outline, text.substr(0, stretch.end), stretch.begin);
    return outline;
}

} // namespace loadline::markdown
