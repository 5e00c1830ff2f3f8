// SPDX-License-Identifier: GPL-3.0-or-later
#include "block_facts.h"

#include "markdown/block_starts.h"
#include "markdown/blocks.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace loadline::test {

namespace {

using markdown::BlockLine;
using markdown::LineKind;

/// Puts the lines together into blocks.
class Blocks
{
public:
    explicit Blocks(std::string_view text)
        : m_text(text)
        , m_lines(markdown::scanBlocks(text, {0, text.size()}))
        , m_hasPlainBytes(hasPlainBytes(text))
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            tell(i);
    }

    std::string facts()
    {
        std::stable_sort(m_facts.begin(), m_facts.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        std::string all;
        for (const auto &[line, fact] : m_facts)
            all += std::to_string(line + 1) + ": " + fact + '\n';
        return all;
    }

private:
    void tell(std::size_t i)
    {
        const BlockLine &line = m_lines[i];
        if (line.startsItem())
            tellItem(i);
        if (line.startsParagraph || (line.startsBlock && !continuesParagraph(i)))
            m_blockBegin = i;
        switch (line.kind) {
        case LineKind::Heading:
            add(i, "heading " + std::to_string(line.level) + quotedText(line));
            break;
        case LineKind::SetextUnderline:
            add(m_blockBegin, "heading " + std::to_string(line.level)
                                  + (m_lines[i - 1].startsBlock ? quotedText(m_lines[i - 1]) : ""));
            break;
        case LineKind::TableDelimiter:
            add(m_blockBegin, "table of " + std::to_string(markdown::starts::tableColumns(own(i))));
            break;
        case LineKind::TableRow:
            add(i, "row");
            break;
        case LineKind::Rule:
            add(i, "rule");
            break;
        case LineKind::FenceOpen:
            tellCode(i, i + 1, "fence of ");
            break;
        case LineKind::IndentedCode:
            if (line.startsBlock)
                tellCode(i, i, "code of ");
            break;
        case LineKind::Html:
            if (line.startsBlock)
                tellHtml(i);
            break;
        case LineKind::Paragraph:
            if (line.startsParagraph && own(i).front() != '[' && staysParagraph(i))
                add(i, "text");
            break;
        default:
            break;
        }
    }

    std::string_view own(std::size_t i) const
    {
        return m_text.substr(m_lines[i].content, m_lines[i].end - m_lines[i].content);
    }

    /// A setext heading below definitions, a table's head below text.
    bool continuesParagraph(std::size_t i) const
    {
        const BlockLine &line = m_lines[i];
        if ((line.kind != LineKind::SetextText && line.kind != LineKind::TableHead) || i == 0)
            return false;
        const BlockLine &above = m_lines[i - 1];
        return above.kind == LineKind::Paragraph && !line.startsItem()
               && above.quotes == line.quotes && above.items == line.items;
    }

    bool staysParagraph(std::size_t i) const
    {
        std::size_t last = i;
        while (last + 1 < m_lines.size() && m_lines[last + 1].kind == LineKind::Paragraph
               && !m_lines[last + 1].startsParagraph) {
            ++last;
        }
        return last + 1 == m_lines.size() || m_lines[last + 1].kind != LineKind::TableHead
               || !continuesParagraph(last + 1);
    }

    void tellItem(std::size_t i)
    {
        const BlockLine &line = m_lines[i];
        std::string fact = line.isOrdered ? "ordered item" : "item";
        fact += " in " + std::to_string(line.items - line.itemsOpened) + " items, column "
                + std::to_string(line.marker - line.begin + 1);
        if (line.beginsList)
            fact += ", begins a list";
        if (line.beginsList && line.isOrdered) {
            fact += " from "
                    + std::to_string(std::stoi(
                        std::string(m_text.substr(line.marker, line.markerEnd - 1 - line.marker))));
        }
        m_facts.emplace_back(i, fact);
    }

    void tellCode(std::size_t begin, std::size_t first, std::string fact)
    {
        const bool isFence = m_lines[begin].kind == LineKind::FenceOpen;
        std::size_t end = first;
        for (std::size_t i = first; i < m_lines.size(); ++i) {
            const LineKind kind = m_lines[i].kind;
            if (kind == (isFence ? LineKind::FenceText : LineKind::IndentedCode)
                && (!m_lines[i].startsBlock || i == first)) {
                end = i + 1;
            } else if (isFence || kind != LineKind::Blank) {
                break;
            }
        }
        std::size_t bytes = 0;
        for (std::size_t i = first; i < end; ++i)
            bytes += own(i).size() + 1;
        fact += std::to_string(end - first);
        if (m_hasPlainBytes)
            fact += ", " + std::to_string(bytes) + " bytes";
        add(begin, fact);
    }

    void tellHtml(std::size_t i)
    {
        std::size_t end = i + 1;
        while (end < m_lines.size() && m_lines[end].kind == LineKind::Html
               && !m_lines[end].startsBlock) {
            ++end;
        }
        add(i, "html of " + std::to_string(end - i));
    }

    std::string quotedText(const BlockLine &line) const
    {
        const auto text = m_text.substr(line.heading.begin, line.heading.size());
        return isPlainText(text) ? " \"" + std::string(text) + '"' : std::string();
    }

    void add(std::size_t i, const std::string &fact)
    {
        m_facts.emplace_back(i, fact + ", in " + std::to_string(m_lines[i].quotes) + " quotes, "
                                    + std::to_string(m_lines[i].items) + " items");
    }

    std::string_view m_text;
    std::vector<BlockLine> m_lines;
    bool m_hasPlainBytes;
    std::vector<std::pair<std::size_t, std::string>> m_facts;
    std::size_t m_blockBegin = 0;
};

} // namespace

std::string blockFactsOfScanner(std::string_view text)
{
    return Blocks(text).facts();
}

bool isPlainText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
               || (c >= 'a' && c <= 'z');
    });
}

bool hasPlainBytes(std::string_view text)
{
    return text.find('\t') == std::string_view::npos && text.find('\0') == std::string_view::npos;
}

} // namespace loadline::test
