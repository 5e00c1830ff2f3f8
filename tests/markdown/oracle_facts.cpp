// SPDX-License-Identifier: GPL-3.0-or-later
#include "block_facts.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace loadline::test {

namespace {

using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using Parser = std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)>;

Node parsed(std::string_view text)
{
    cmark_gfm_core_extensions_ensure_registered();
    const Parser parser(cmark_parser_new(CMARK_OPT_DEFAULT), &cmark_parser_free);
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    if (!text.empty())
        cmark_parser_feed(parser.get(), text.data(), text.size());
    return Node(cmark_parser_finish(parser.get()), &cmark_node_free);
}

/// Walks the tree in the order of the lines.
class Walk
{
public:
    explicit Walk(std::string_view text)
        : m_text(text)
        , m_hasPlainBytes(hasPlainBytes(text))
    {
        m_lineStarts.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool isCrLf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
            if (text[i] == '\n' || (text[i] == '\r' && !isCrLf))
                m_lineStarts.push_back(i + 1);
        }
    }

    std::string facts;

    void visit(cmark_node *parent)
    {
        for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node))
            tell(node);
    }

private:
    void tell(cmark_node *node)
    {
        const std::string type = cmark_node_get_type_string(node);
        if (type == "list") {
            visit(node);
        } else if (type == "block_quote") {
            ++m_quotes;
            visit(node);
            --m_quotes;
        } else if (type == "item") {
            tellItem(node);
            ++m_items;
            visit(node);
            --m_items;
        } else if (type == "table") {
            tellTable(node);
        } else if (type == "heading") {
            tellHeading(node);
        } else if (type == "code_block") {
            tellCode(node);
        } else if (type == "html_block") {
            add(node, "html of " + std::to_string(lineCount(cmark_node_get_literal(node))));
        } else if (type == "thematic_break") {
            add(node, "rule");
        } else if (type == "paragraph" && cmark_node_get_start_line(node) > 0
                   && firstByte(node) != '[') {
            add(node, "text");
        }
    }

    void tellItem(cmark_node *node)
    {
        const int line = cmark_node_get_start_line(node);
        if (line == m_lastItemLine)
            return;
        m_lastItemLine = line;
        cmark_node *list = cmark_node_parent(node);
        const bool isFirst = cmark_node_previous(node) == nullptr;
        const bool isOrdered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
        std::string fact = isOrdered ? "ordered item" : "item";
        fact += " in " + std::to_string(m_items) + " items, column "
                + std::to_string(cmark_node_get_start_column(node));
        if (isFirst)
            fact += ", begins a list";
        if (isFirst && isOrdered)
            fact += " from " + std::to_string(cmark_node_get_list_start(list));
        write(line, fact);
    }

    void tellTable(cmark_node *node)
    {
        add(node, "table of " + std::to_string(cmark_gfm_extensions_get_table_columns(node)));
        cmark_node *head = cmark_node_first_child(node);
        for (cmark_node *row = cmark_node_next(head); row; row = cmark_node_next(row))
            add(row, "row");
    }

    void tellHeading(cmark_node *node)
    {
        std::string fact = "heading " + std::to_string(cmark_node_get_heading_level(node));
        std::string text;
        bool isText = true;
        for (auto *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
            isText = isText && cmark_node_get_type(child) == CMARK_NODE_TEXT;
            if (isText)
                text += cmark_node_get_literal(child);
        }
        if (isText && isPlainText(text))
            fact += " \"" + text + '"';
        add(node, fact);
    }

    void tellCode(cmark_node *node)
    {
        int unused = 0;
        char unusedChar = 0;
        const bool isFenced = cmark_node_get_fenced(node, &unused, &unused, &unusedChar);
        const std::string_view text = cmark_node_get_literal(node);
        std::string fact = isFenced ? "fence of " : "code of ";
        fact += std::to_string(lineCount(text));
        if (m_hasPlainBytes)
            fact += ", " + std::to_string(text.size()) + " bytes";
        add(node, fact);
    }

    static std::ptrdiff_t lineCount(std::string_view text)
    {
        return std::count(text.begin(), text.end(), '\n');
    }

    char firstByte(cmark_node *node) const
    {
        const auto line = static_cast<std::size_t>(cmark_node_get_start_line(node));
        const auto column = static_cast<std::size_t>(cmark_node_get_start_column(node));
        return m_text[m_lineStarts[line - 1] + column - 1];
    }

    void add(cmark_node *node, const std::string &fact)
    {
        write(cmark_node_get_start_line(node), fact + ", in " + std::to_string(m_quotes)
                                                   + " quotes, " + std::to_string(m_items)
                                                   + " items");
    }

    void write(int line, const std::string &fact)
    {
        facts += std::to_string(line) + ": " + fact + '\n';
    }

    std::string_view m_text;
    bool m_hasPlainBytes;
    std::vector<std::size_t> m_lineStarts;
    int m_quotes = 0;
    int m_items = 0;
    int m_lastItemLine = 0;
};

} // namespace

std::string blockFactsOfOracle(std::string_view text)
{
    const Node document = parsed(text);
    Walk walk(text);
    walk.visit(document.get());
    return walk.facts;
}

} // namespace loadline::test
