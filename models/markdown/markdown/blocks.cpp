// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/blocks.h"

#include "markdown/block_state.h"
#include "markdown/html_blocks.h"
#include "markdown/link_definitions.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace loadline::markdown {

using std::size_t;
using std::string_view;

namespace {

/// Bytes that begin neither a block nor a container nor a blank: a line that begins with one, with
/// nothing open, is text.
constexpr std::array<bool, 256> plainStarts = [] {
    std::array<bool, 256> plain{};
    for (size_t i = 0; i < plain.size(); ++i)
        plain[i] = i > ' ' || i == 0;
    for (const char c : string_view("#>-+*_=`~<|:0123456789"))
        plain[static_cast<unsigned char>(c)] = false;
    return plain;
}();

} // namespace

bool BlockScanner::State::next(BlockLine &out)
{
    for (;;) {
        const size_t ready = leaf == Leaf::Paragraph ? paragraphBegin : lines.size();
        if (handedOut < ready) {
            out = lines[handedOut++];
            return true;
        }
        if (handedOut == lines.size()) {
            lines.clear();
            handedOut = 0;
            paragraphBegin = 0;
        }
        if (at < text.size()) {
            readLine();
        } else if (leaf == Leaf::Paragraph) {
            leaf = Leaf::None;
        } else {
            return false;
        }
    }
}

void BlockScanner::State::beginLine()
{
    line = {};
    line.begin = at;
    line.end = lineEndFinder.after(at);
    line.next = line.end;
    if (line.next < text.size()) {
        const bool isCrLf = text[line.next] == '\r' && line.next + 1 < text.size()
                            && text[line.next + 1] == '\n';
        line.next += isCrLf ? 2 : 1;
    }
    at = line.next;
}

void BlockScanner::State::readLine()
{
    beginLine();
    if (containers.empty() && readPlainLine())
        return;
    cursor = LineCursor(text, line.begin, line.end);
    if (line.begin == 0 && text.substr(0, line.end).starts_with(byteOrderMark))
        cursor.skipBytes(byteOrderMark.size());
    hasOpened = false;
    ruleFailedAt = 0;
    isLazyPossible = leaf == Leaf::Paragraph;
    matched = matchContainers();
    isLeafMatched = false;
    if (matched == containers.size()) {
        cursor.findNonspace();
        if (leaf == Leaf::Fence && !isIndented()
            && starts::closesFence(rest(), fenceChar, fenceLength)) {
            emit(LineKind::FenceClose, cursor.nonspace);
            leaf = Leaf::None;
            return;
        }
        isLeafMatched = matchLeaf();
    }
    if (isLeafMatched && isHeldByLeaf())
        continueLeaf();
    else
        openBlocks();
}

/// The common case, with no container open: a line whose first byte says all.
bool BlockScanner::State::readPlainLine()
{
    if (line.begin == line.end) {
        if (leaf != Leaf::None && leaf != Leaf::Paragraph)
            return false;
        leaf = Leaf::None;
        emit(LineKind::Blank, line.begin);
        return true;
    }
    const char first = text[line.begin];
    if (leaf == Leaf::Fence) {
        if (first == fenceChar || starts::isBlank(first))
            return false;
        emit(LineKind::FenceText, line.begin);
        return true;
    }
    if (!plainStarts[static_cast<unsigned char>(first)] || line.begin == 0)
        return false;
    if (leaf != Leaf::None && leaf != Leaf::Paragraph)
        return false;
    line.content = line.begin;
    isParagraphAlone = false;
    emitParagraphLine(leaf == Leaf::None, line.begin);
    return true;
}

size_t BlockScanner::State::matchContainers()
{
    size_t count = 0;
    for (; count < containers.size(); ++count) {
        const Container &container = containers[count];
        cursor.findNonspace();
        if (container.isQuote) {
            if (isIndented() || cursor.isBlank() || cursor.first() != '>')
                break;
            cursor.skipColumns(cursor.indent + 1);
            if (starts::isBlank(cursor.current()))
                cursor.skipColumns(1);
        } else if (!container.isOpen) {
            break;
        } else if (cursor.indent >= container.width) {
            cursor.skipColumns(container.width);
        } else if (cursor.isBlank() && container.hasContent) {
            cursor.skipToNonspace();
            return firstThatEndsAtBlank(count);
        } else {
            break;
        }
    }
    return count;
}

/// The first container from \a from that a blank line ends: a quote, or the innermost item where it
/// holds nothing or has ended. So a deep list costs no more than a flat one.
size_t BlockScanner::State::firstThatEndsAtBlank(size_t from) const
{
    const auto quote = std::lower_bound(quotePlaces.begin(), quotePlaces.end(), from);
    if (quote != quotePlaces.end())
        return *quote;
    const Container &last = containers.back();
    return last.isOpen && last.hasContent ? containers.size() : containers.size() - 1;
}

bool BlockScanner::State::matchLeaf()
{
    switch (leaf) {
    case Leaf::None:
        return false;
    case Leaf::Paragraph:
        return !cursor.isBlank();
    case Leaf::Fence:
        return true;
    case Leaf::IndentedCode:
        return isIndented() || cursor.isBlank();
    case Leaf::Html:
        return !html::endsAtBlankLine(htmlKind) || !cursor.isBlank();
    case Leaf::Table:
        return !cursor.isBlank() && starts::tableColumns(rest()) > 0;
    }
    return false;
}

/// Whether nothing but the leaf's own end can begin in the line.
bool BlockScanner::State::isHeldByLeaf() const
{
    return leaf == Leaf::Fence || leaf == Leaf::IndentedCode || leaf == Leaf::Html;
}

void BlockScanner::State::continueLeaf()
{
    if (leaf == Leaf::Fence) {
        for (size_t i = 0; i < fenceIndent && starts::isBlank(cursor.current()); ++i)
            cursor.skipColumns(1);
        emit(LineKind::FenceText, cursor.offset);
    } else if (leaf == Leaf::IndentedCode) {
        if (cursor.isBlank()) {
            emit(LineKind::Blank, cursor.nonspace);
        } else {
            cursor.skipColumns(codeIndent);
            emit(LineKind::IndentedCode, cursor.offset);
        }
    } else {
        emit(LineKind::Html, cursor.nonspace);
        if (html::endsBlock(rest(), htmlKind))
            leaf = Leaf::None;
    }
}

/// Ends what does not go on, before the first block that opens on a line. True where the new block
/// will be the first in its item.
bool BlockScanner::State::makeRoom()
{
    if (!hasOpened) {
        closeLeaf();
        closeContainers(matched);
        hasOpened = true;
        isLeafMatched = false;
    }
    if (containers.empty())
        return false;
    Container &parent = containers.back();
    const bool isFirst = !parent.isQuote && !parent.hasContent;
    parent.hasContent = true;
    return isFirst;
}

void BlockScanner::State::closeLeaf()
{
    // cmark drops a paragraph of nothing but link definitions, and its item is then empty again.
    if (leaf == Leaf::Paragraph && isParagraphAlone) {
        bool leavesText = true;
        definitionLines(leavesText);
        containers.back().hasContent = leavesText;
    }
    leaf = Leaf::None;
}

void BlockScanner::State::closeContainers(size_t count)
{
    containers.resize(count);
    while (!quotePlaces.empty() && quotePlaces.back() >= count)
        quotePlaces.pop_back();
}

void BlockScanner::State::pushContainer(const Container &container)
{
    if (container.isQuote)
        quotePlaces.push_back(containers.size());
    containers.push_back(container);
}

/// The number of lines that link definitions take at the start of the open paragraph.
/// \a leavesText receives whether anything follows them.
size_t BlockScanner::State::definitionLines(bool &leavesText) const
{
    leavesText = true;
    if (text[rawStarts.front()] != '[')
        return 0;
    std::string paragraph;
    for (size_t i = 0; i < rawStarts.size(); ++i) {
        const BlockLine &textLine = lines[paragraphTextBegin + i];
        paragraph += text.substr(rawStarts[i], textLine.end - rawStarts[i]);
        paragraph += '\n';
    }
    string_view left = paragraph;
    while (left.starts_with('[')) {
        const size_t length = definitionLength(left);
        if (length == 0)
            break;
        left.remove_prefix(length);
    }
    leavesText = !left.empty();
    const auto taken = string_view(paragraph).substr(0, paragraph.size() - left.size());
    return static_cast<size_t>(std::count(taken.begin(), taken.end(), '\n'));
}

void BlockScanner::State::emit(LineKind kind, size_t content)
{
    const bool isInnerEnded = !containers.empty() && !containers.back().isOpen;
    line.kind = kind;
    line.content = content;
    line.quotes = depth(quotePlaces.size());
    line.items = depth(containers.size() - quotePlaces.size() - (isInnerEnded ? 1 : 0));
    lines.push_back(line);
}

void BlockScanner::State::emitFirst(LineKind kind, size_t content)
{
    line.startsBlock = true;
    emit(kind, content);
}

void BlockScanner::State::emitParagraphLine(bool isFirst, size_t rawStart)
{
    if (isFirst) {
        leaf = Leaf::Paragraph;
        paragraphBegin = lines.size();
        paragraphTextBegin = lines.size();
        rawStarts.clear();
        line.startsParagraph = true;
        line.startsBlock = true;
    }
    rawStarts.push_back(rawStart);
    emit(LineKind::Paragraph, line.content);
}

BlockScanner::BlockScanner(string_view text, size_t from)
    : m_state(new State(text, from))
{
}

BlockScanner::~BlockScanner()
{
    delete m_state;
}

bool BlockScanner::next(BlockLine &line)
{
    return m_state->next(line);
}

std::vector<BlockLine> scanBlocks(string_view text, Span span)
{
    std::vector<BlockLine> lines;
    BlockScanner scanner(text.substr(0, span.end), span.begin);
    for (BlockLine line; scanner.next(line);)
        lines.push_back(line);
    return lines;
}

} // namespace loadline::markdown
