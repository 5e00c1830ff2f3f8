// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block_starts.h"

#include <cstddef>
#include <string_view>

namespace loadline::markdown {

/// A place in a line that knows its column: a tab reaches to the next multiple of four, and a
/// container can end in the middle of one.
class LineCursor
{
public:
    static constexpr std::size_t tabStop = 4;

    LineCursor() = default;
    LineCursor(std::string_view text, std::size_t begin, std::size_t end)
        : offset(begin)
        , nonspace(begin)
        , m_text(text.data())
        , m_end(end)
    {
    }

    bool isAtEnd() const { return offset >= m_end; }
    /// Whether nothing but blanks follows. For this and first(), findNonspace() comes before.
    bool isBlank() const { return nonspace >= m_end; }
    char first() const { return nonspace < m_end ? m_text[nonspace] : '\n'; }
    char current() const { return offset < m_end ? m_text[offset] : '\n'; }

    void findNonspace()
    {
        if (nonspace <= offset) {
            nonspace = offset;
            m_nonspaceColumn = column;
            for (; nonspace < m_end && starts::isBlank(m_text[nonspace]); ++nonspace)
                m_nonspaceColumn += m_text[nonspace] == '\t' ? toTabStop(m_nonspaceColumn) : 1;
        }
        indent = m_nonspaceColumn - column;
    }

    void skipToNonspace()
    {
        offset = nonspace;
        column = m_nonspaceColumn;
        indent = 0;
    }

    /// Over bytes that are one column wide each.
    void skipBytes(std::size_t count)
    {
        offset += count;
        column += count;
    }

    /// Over columns; the offset stays at a tab that is not used up.
    void skipColumns(std::size_t count)
    {
        while (count > 0 && offset < m_end) {
            const std::size_t width = m_text[offset] == '\t' ? toTabStop(column) : 1;
            if (width > count) {
                column += count;
                return;
            }
            column += width;
            count -= width;
            ++offset;
        }
    }

    std::size_t offset = 0;
    std::size_t column = 0;
    std::size_t nonspace = 0; ///< the first byte from offset that is no blank
    std::size_t indent = 0; ///< columns from here to there

private:
    static std::size_t toTabStop(std::size_t at) { return tabStop - at % tabStop; }

    const char *m_text = nullptr;
    std::size_t m_end = 0;
    std::size_t m_nonspaceColumn = 0;
};

} // namespace loadline::markdown
