// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/block_state.h"

#include "markdown/html_blocks.h"

namespace loadline::markdown {

using std::size_t;

void BlockScanner::State::openBlocks()
{
    for (;;) {
        cursor.findNonspace();
        if (cursor.isBlank()) {
            takeBlank();
            return;
        }
        if (!isIndented()) {
            if (openQuote())
                continue;
            if (openLeaf())
                return;
            if (openItem())
                continue;
        } else if (openCode()) {
            return;
        }
        if (!isIndented() && openTable())
            return;
        takeText();
        return;
    }
}

bool BlockScanner::State::openQuote()
{
    if (cursor.first() != '>')
        return false;
    makeRoom();
    cursor.skipToNonspace();
    cursor.skipBytes(1);
    if (starts::isBlank(cursor.current()))
        cursor.skipColumns(1);
    pushContainer({true});
    return true;
}

bool BlockScanner::State::openLeaf()
{
    switch (cursor.first()) {
    case '#':
        return openHeading();
    case '`':
    case '~':
        return openFence();
    case '<':
        return openHtml();
    case '=':
        return takeUnderline();
    case '-':
        return takeUnderline() || openRule();
    case '*':
    case '_':
        return openRule();
    default:
        return false;
    }
}

bool BlockScanner::State::openHeading()
{
    const int level = starts::headingLevel(rest());
    if (level == 0)
        return false;
    const auto place = starts::headingText(rest(), level);
    makeRoom();
    line.level = static_cast<std::uint8_t>(level);
    line.heading = {cursor.nonspace + place.begin, cursor.nonspace + place.end};
    emitFirst(LineKind::Heading, cursor.nonspace);
    return true;
}

bool BlockScanner::State::openFence()
{
    const size_t length = starts::fenceLength(rest());
    if (length == 0)
        return false;
    makeRoom();
    leaf = Leaf::Fence;
    fenceChar = cursor.first();
    // cmark keeps the length in eight bits: a longer fence is closed by one of 255.
    fenceLength = std::min<size_t>(length, 255);
    fenceIndent = cursor.nonspace - cursor.offset;
    emitFirst(LineKind::FenceOpen, cursor.nonspace);
    return true;
}

bool BlockScanner::State::openHtml()
{
    const int kind = html::blockStart(rest(), isAtParagraph());
    if (kind == 0)
        return false;
    makeRoom();
    emitFirst(LineKind::Html, cursor.nonspace);
    if (!html::endsBlock(rest(), kind)) {
        leaf = Leaf::Html;
        htmlKind = kind;
    }
    return true;
}

/// A setext underline. Below nothing but link definitions it is none, and text.
bool BlockScanner::State::takeUnderline()
{
    if (!isAtParagraph())
        return false;
    const int level = starts::underlineLevel(rest());
    if (level == 0)
        return false;
    bool leavesText = true;
    const size_t definitions = definitionLines(leavesText);
    if (!leavesText) {
        paragraphTextBegin = lines.size();
        rawStarts.clear();
        takeText();
        return true;
    }
    line.level = static_cast<std::uint8_t>(level);
    for (size_t i = paragraphTextBegin + definitions; i < lines.size(); ++i) {
        BlockLine &textLine = lines[i];
        textLine.kind = LineKind::SetextText;
        textLine.level = line.level;
        textLine.startsParagraph = false;
        textLine.startsBlock = i == paragraphTextBegin + definitions;
        const auto own = starts::trimmedEnd(
            text.substr(textLine.content, textLine.end - textLine.content));
        textLine.heading = {textLine.content, textLine.content + own.size()};
    }
    leaf = Leaf::None;
    emit(LineKind::SetextUnderline, cursor.nonspace);
    return true;
}

bool BlockScanner::State::openRule()
{
    if (ruleFailedAt > cursor.nonspace)
        return false;
    size_t failedAt = 0;
    if (!starts::isRule(rest(), failedAt)) {
        ruleFailedAt = cursor.nonspace + failedAt;
        return false;
    }
    makeRoom();
    emitFirst(LineKind::Rule, cursor.nonspace);
    return true;
}

bool BlockScanner::State::openItem()
{
    const auto marker = starts::listMarker(rest(), isAtParagraph());
    if (marker.size == 0)
        return false;
    const bool goesOn = !hasOpened && matched < containers.size()
                        && containers[matched].kind == marker.kind;
    makeRoom();
    noteItem(marker, !goesOn);

    Container item;
    item.kind = marker.kind;
    const size_t indent = cursor.indent;
    cursor.skipToNonspace();
    cursor.skipBytes(marker.size);
    const LineCursor afterMarker = cursor;
    while (cursor.column - afterMarker.column <= codeIndent + 1
           && starts::isBlank(cursor.current())) {
        cursor.skipColumns(1);
    }
    size_t padding = cursor.column - afterMarker.column;
    if (padding > codeIndent || padding == 0 || cursor.isAtEnd()) {
        cursor = afterMarker;
        if (padding > 0)
            cursor.skipColumns(1);
        padding = 1;
    }
    item.width = indent + marker.size + padding;
    if (line.itemsOpened == 1)
        line.itemContent = cursor.offset;
    pushContainer(item);
    return true;
}

void BlockScanner::State::noteItem(const starts::ListMarker &marker, bool isNewList)
{
    if (line.itemsOpened == 0) {
        line.marker = cursor.nonspace;
        line.markerEnd = cursor.nonspace + marker.size;
        line.isOrdered = marker.isOrdered;
        line.beginsList = isNewList;
    }
    line.itemsOpened = depth(line.itemsOpened + size_t(1));
}

bool BlockScanner::State::openCode()
{
    if (isLazyPossible && !hasOpened)
        return false;
    makeRoom();
    cursor.skipColumns(codeIndent);
    leaf = Leaf::IndentedCode;
    emitFirst(LineKind::IndentedCode, cursor.offset);
    return true;
}

bool BlockScanner::State::openTable()
{
    if (!isAtParagraph() || !starts::isTableDelimiter(rest()))
        return false;
    BlockLine &head = lines.back();
    const size_t rawStart = rawStarts.back();
    const size_t columns = starts::tableColumns(text.substr(rawStart, head.end - rawStart));
    if (columns == 0 || columns != starts::tableColumns(rest()))
        return false;
    head.kind = LineKind::TableHead;
    head.startsParagraph = false;
    head.startsBlock = true;
    leaf = Leaf::Table;
    emit(LineKind::TableDelimiter, cursor.nonspace);
    return true;
}

void BlockScanner::State::takeText()
{
    line.content = cursor.nonspace;
    if (isLeafMatched && leaf == Leaf::Table) {
        emit(LineKind::TableRow, cursor.nonspace);
    } else if (isAtParagraph()) {
        emitParagraphLine(false, cursor.nonspace);
    } else if (isLazyPossible && !hasOpened) {
        emitParagraphLine(false, cursor.offset);
    } else {
        isParagraphAlone = makeRoom();
        emitParagraphLine(true, cursor.nonspace);
    }
}

/// The rest of the line is blank: what was not matched ends, but a list stays open for more items.
void BlockScanner::State::takeBlank()
{
    if (!hasOpened) {
        closeLeaf();
        const bool endsItem = matched < containers.size() && !containers[matched].isQuote;
        closeContainers(endsItem ? matched + 1 : matched);
        if (endsItem)
            containers.back().isOpen = false;
    }
    emit(LineKind::Blank, cursor.nonspace);
}

} // namespace loadline::markdown
