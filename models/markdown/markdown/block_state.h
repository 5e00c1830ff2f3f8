// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block_starts.h"
#include "markdown/blocks.h"
#include "markdown/line_cursor.h"

#include <algorithm>
#include <cstring>
#include <limits>

/// The inside of the block scanner; only its own files include this.
namespace loadline::markdown {

/// What is open, and the line being read.
struct BlockScanner::State
{
    /// Columns of indentation from which on a line is code.
    static constexpr std::size_t codeIndent = 4;

    /// An open block quote, or a list with its last item.
    struct Container
    {
        bool isQuote = false;
        // of an item
        char kind = 0; ///< the list's marker: `-`, `*`, `+`, `.` or `)`
        bool isOpen = true; ///< false: the item has ended, its list can still go on
        bool hasContent = false; ///< some block stands in it
        std::size_t width = 0; ///< columns that a line needs to belong to it
    };

    enum class Leaf { None, Paragraph, Fence, IndentedCode, Html, Table };

    /// Finds the line endings of a text, each byte looked at once.
    class LineEndFinder
    {
    public:
        explicit LineEndFinder(std::string_view text)
            : m_text(text)
        {
        }

        /// Where the line that begins at \a from ends.
        std::size_t after(std::size_t from)
        {
            if (m_nextLf < from || !m_isStarted)
                m_nextLf = find('\n', from);
            if (m_nextCr < from || !m_isStarted)
                m_nextCr = find('\r', from);
            m_isStarted = true;
            return std::min(m_nextLf, m_nextCr);
        }

    private:
        std::size_t find(char c, std::size_t from) const
        {
            if (from >= m_text.size())
                return m_text.size();
            const void *at = std::memchr(m_text.data() + from, c, m_text.size() - from);
            return at ? static_cast<std::size_t>(static_cast<const char *>(at) - m_text.data())
                      : m_text.size();
        }

        std::string_view m_text;
        std::size_t m_nextLf = 0;
        std::size_t m_nextCr = 0;
        bool m_isStarted = false;
    };

    /// A count as a line tells it.
    static std::uint16_t depth(std::size_t count)
    {
        return static_cast<std::uint16_t>(
            std::min<std::size_t>(count, std::numeric_limits<std::uint16_t>::max()));
    }

    State(std::string_view wholeText, std::size_t from)
        : text(wholeText)
        , lineEndFinder(wholeText)
        , at(std::min(from, wholeText.size()))
    {
    }

    bool next(BlockLine &out);

private:
    void readLine();
    bool readPlainLine();
    void beginLine();

    // What of the open blocks goes on in this line.
    std::size_t matchContainers();
    std::size_t firstThatEndsAtBlank(std::size_t from) const;
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
    void closeContainers(std::size_t count);
    void pushContainer(const Container &container);
    std::size_t definitionLines(bool &leavesText) const;

    std::string_view rest() const
    {
        return text.substr(cursor.nonspace, line.end - cursor.nonspace);
    }
    bool isIndented() const { return cursor.indent >= codeIndent; }
    bool isAtParagraph() const { return isLeafMatched && leaf == Leaf::Paragraph; }
    void emit(LineKind kind, std::size_t content);
    void emitFirst(LineKind kind, std::size_t content);
    void emitParagraphLine(bool isFirst, std::size_t rawStart);

    std::string_view text;
    LineEndFinder lineEndFinder;
    std::size_t at = 0; ///< first byte not yet read

    std::vector<Container> containers;
    std::vector<std::size_t> quotePlaces; ///< indices of the quotes among them
    Leaf leaf = Leaf::None;
    char fenceChar = 0;
    std::size_t fenceLength = 0;
    std::size_t fenceIndent = 0;
    int htmlKind = 0;

    // The open paragraph: its lines wait at the end of `lines` until it is known what they are.
    std::size_t paragraphBegin = 0; ///< index in `lines`
    std::size_t paragraphTextBegin = 0; ///< the same, behind definitions already taken out
    std::vector<std::size_t> rawStarts; ///< where the text of each line from paragraphTextBegin begins
    bool isParagraphAlone = false; ///< its item holds nothing else

    // The line being read.
    BlockLine line;
    LineCursor cursor;
    std::size_t matched = 0; ///< containers that go on
    bool isLeafMatched = false;
    bool isLazyPossible = false;
    bool hasOpened = false;
    std::size_t ruleFailedAt = 0;

    std::vector<BlockLine> lines; ///< read, not yet handed out
    std::size_t handedOut = 0;
};

} // namespace loadline::markdown
