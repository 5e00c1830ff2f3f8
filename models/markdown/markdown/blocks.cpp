// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/blocks.h"

#include "markdown/block_starts.h"
#include "markdown/html_blocks.h"
#include "markdown/line_cursor.h"
#include "markdown/link_definitions.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <string>

namespace loadline::markdown {

namespace {

using std::size_t;
using std::string_view;

constexpr size_t codeIndent = 4;
constexpr string_view byteOrderMark = "\xEF\xBB\xBF";

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

std::uint16_t depth(size_t count)
{
    return static_cast<std::uint16_t>(
        std::min<size_t>(count, std::numeric_limits<std::uint16_t>::max()));
}

/// An open block quote, or a list with its last item.
struct Container
{
    bool isQuote = false;
    // of an item
    char kind = 0; ///< the list's marker: `-`, `*`, `+`, `.` or `)`
    bool isOpen = true; ///< false: the item has ended, its list can still go on
    bool hasContent = false; ///< some block stands in it
    size_t width = 0; ///< columns that a line needs to belong to it
};

enum class Leaf { None, Paragraph, Fence, IndentedCode, Html, Table };

/// Finds the line endings of a text, each byte looked at once.
class LineEnds
{
public:
    explicit LineEnds(string_view text) : m_text(text) {}

    /// Where the line that begins at \a from ends.
    size_t after(size_t from)
    {
        if (m_nextLf < from || !m_isStarted)
            m_nextLf = find('\n', from);
        if (m_nextCr < from || !m_isStarted)
            m_nextCr = find('\r', from);
        m_isStarted = true;
        return std::min(m_nextLf, m_nextCr);
    }

private:
    size_t find(char c, size_t from) const
    {
        if (from >= m_text.size())
            return m_text.size();
        const void *at = std::memchr(m_text.data() + from, c, m_text.size() - from);
        return at ? static_cast<size_t>(static_cast<const char *>(at) - m_text.data())
                  : m_text.size();
    }

    string_view m_text;
    size_t m_nextLf = 0;
    size_t m_nextCr = 0;
    bool m_isStarted = false;
};

} // namespace

struct BlockScanner::State
{
    State(string_view wholeText, size_t from)
        : text(wholeText), lineEnds(wholeText), at(std::min(from, wholeText.size()))
    {
    }

    bool next(BlockLine &out);

private:
    void readLine();
    bool readPlainLine();
    void beginLine();

    // What of the open blocks goes on in this line.
    size_t matchContainers();
    size_t firstThatEndsAtBlank(size_t from) const;
    bool matchLeaf();
    bool isHeldByLeaf() const;
    void continueLeaf();

    // What begins in this line.
    void openBlocks();
    bool openQuote();
    bool openLeaf();
    bool openHeading();
    bool openFence();
    bool openHtml();
    bool takeUnderline();
    bool openRule();
    bool openItem();
    void noteItem(const starts::ListMarker &marker, bool isNewList);
    bool openCode();
    bool openTable();
    void takeText();
    void takeBlank();

    bool makeRoom();
    void closeLeaf();
    void closeContainers(size_t count);
    void pushContainer(const Container &container);
    size_t definitionLines(bool &leavesText) const;

    string_view rest() const { return text.substr(cursor.nonspace, line.end - cursor.nonspace); }
    bool isIndented() const { return cursor.indent >= codeIndent; }
    bool isAtParagraph() const { return isLeafMatched && leaf == Leaf::Paragraph; }
    void emit(LineKind kind, size_t content);
    void emitFirst(LineKind kind, size_t content);
    void emitParagraphLine(bool isFirst, size_t rawStart);

    string_view text;
    LineEnds lineEnds;
    size_t at = 0; ///< first byte not yet read

    std::vector<Container> containers;
    std::vector<size_t> quotePlaces; ///< indices of the quotes among them
    Leaf leaf = Leaf::None;
    char fenceChar = 0;
    size_t fenceLength = 0;
    size_t fenceIndent = 0;
    int htmlKind = 0;

    // The open paragraph: its lines wait at the end of `lines` until it is known what they are.
    size_t paragraphBegin = 0; ///< index in `lines`
    size_t paragraphTextBegin = 0; ///< the same, behind definitions already taken out
    std::vector<size_t> rawStarts; ///< where the text of each line from paragraphTextBegin begins
    bool isParagraphAlone = false; ///< its item holds nothing else

    // The line being read.
    BlockLine line;
    LineCursor cursor;
    size_t matched = 0; ///< containers that go on
    bool isLeafMatched = false;
    bool isLazyPossible = false;
    bool hasOpened = false;
    size_t ruleFailedAt = 0;

    std::vector<BlockLine> lines; ///< read, not yet handed out
    size_t handedOut = 0;
};

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
    line.end = lineEnds.after(at);
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

BlockScanner::BlockScanner(string_view text, size_t from) : m_state(new State(text, from)) {}

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
