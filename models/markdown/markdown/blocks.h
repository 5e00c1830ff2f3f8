// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace loadline::markdown {

/// What a line is in CommonMark's block structure (GitHub's dialect, with tables).
enum class LineKind : std::uint8_t {
    Blank, ///< also in indented code
    Heading, ///< an ATX heading
    SetextText, ///< a line of text of a setext heading
    SetextUnderline,
    Rule, ///< a thematic break
    FenceOpen,
    FenceText,
    FenceClose,
    IndentedCode,
    Html,
    Paragraph, ///< also a lazy continuation
    TableHead,
    TableDelimiter,
    TableRow,
};

/// One line of a text and its place in the block structure.
struct BlockLine
{
    std::size_t begin = 0; ///< first byte
    std::size_t end = 0; ///< one past the last byte before the line ending
    std::size_t next = 0; ///< first byte of the next line
    std::size_t content = 0; ///< first byte behind container markers and indentation
    LineKind kind = LineKind::Blank;
    std::uint8_t level = 0; ///< of a heading, 1 to 6
    std::uint16_t quotes = 0; ///< open block quotes around the leaf
    std::uint16_t items = 0; ///< open list items around the leaf
    std::uint16_t itemsOpened = 0; ///< list items that begin on this line

    /// The first (outermost) list item that begins on this line, where one does.
    std::size_t marker = 0; ///< where its bullet or number stands
    std::size_t markerEnd = 0; ///< one past `-`, `*`, `+`, or the `.` or `)` of a number
    std::size_t itemContent = 0; ///< where the item's own text begins
    bool isOrdered = false;
    bool startsParagraph = false; ///< first line of a paragraph (not a continuation)
    bool startsBlock = false; ///< first line of its leaf: of a paragraph, heading, table, HTML, …
    bool beginsList = false; ///< the first such item of its list: its parent list is new

    /// A heading's text without its hashes; of a setext heading, on each text line its own text.
    Span heading;

    bool isTopLevel() const { return quotes == 0 && items == 0; }
    bool startsItem() const { return itemsOpened > 0; }

    friend bool operator==(const BlockLine &, const BlockLine &) = default;
};

/// Reads the block structure of a text in one pass, line by line, without keeping it.
///
/// What it takes for headings, fences, HTML, items and tables is what cmark-gfm takes for them;
/// tests hold it to that. It does not look at inline text, except for what decides blocks: link
/// reference definitions (a setext underline below one is none).
/// Lines end at LF, CRLF or a lone CR.
class BlockScanner
{
public:
    explicit BlockScanner(std::string_view text, std::size_t from = 0);
    ~BlockScanner();
    BlockScanner(const BlockScanner &) = delete;
    BlockScanner &operator=(const BlockScanner &) = delete;

    /// The next line, in order; false at the end.
    bool next(BlockLine &line);

private:
    struct State;
    State *m_state;
};

/// All lines of \a text from \a span, which begins where nothing is open (at a heading's line, or
/// behind one). Offsets are those of \a text.
std::vector<BlockLine> scanBlocks(std::string_view text, Span span);

} // namespace loadline::markdown
