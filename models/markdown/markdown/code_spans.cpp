// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/code_spans.h"

#include "markdown/blocks.h"

#include <unordered_map>

namespace loadline::markdown {

namespace {

struct Backticks
{
    std::size_t begin = 0;
    std::size_t length = 0;
    std::size_t opening = 0; ///< the length as an opening: one of an escaped run is text
    std::size_t closedBy = 0; ///< index of the next run of the length of the opening; 0 for none
};

std::vector<Backticks> backticksIn(std::string_view text, Span leaf)
{
    std::vector<Backticks> runs;
    text = text.substr(0, leaf.end); // or each search would go on to the end of the document
    std::size_t at = text.find('`', leaf.begin);
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && text[end] == '`')
            ++end;
        std::size_t slashes = 0;
        while (at - slashes > leaf.begin && text[at - slashes - 1] == '\\')
            ++slashes;
        runs.push_back({at, end - at, end - at - slashes % 2, 0});
        at = text.find('`', end);
    }
    return runs;
}

/// The code between backticks in one paragraph, heading or row.
void addInlineCode(std::string_view text, Span leaf, std::vector<Span> &code)
{
    std::vector<Backticks> runs = backticksIn(text, leaf);
    std::unordered_map<std::size_t, std::size_t> nextOfLength;
    for (std::size_t i = runs.size(); i-- > 0;) {
        const auto next = nextOfLength.find(runs[i].opening);
        if (runs[i].opening > 0 && next != nextOfLength.end())
            runs[i].closedBy = next->second;
        nextOfLength[runs[i].length] = i;
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].closedBy == 0)
            continue;
        const Backticks &close = runs[runs[i].closedBy];
        code.push_back({runs[i].begin, close.begin + close.length});
        i = runs[i].closedBy;
    }
}

bool isCodeLine(LineKind kind)
{
    return kind == LineKind::FenceOpen || kind == LineKind::FenceText
           || kind == LineKind::FenceClose || kind == LineKind::IndentedCode;
}

} // namespace

std::vector<Span> codeSpans(std::string_view text)
{
    std::vector<Span> code;
    BlockScanner scanner(text);
    BlockLine line;
    Span paragraph;
    const auto finishParagraph = [&] {
        if (!paragraph.isEmpty())
            addInlineCode(text, paragraph, code);
        paragraph = {};
    };
    while (scanner.next(line)) {
        const bool isText = line.kind == LineKind::Paragraph || line.kind == LineKind::SetextText;
        if (!isText || line.startsParagraph)
            finishParagraph();
        if (isCodeLine(line.kind))
            code.push_back({line.begin, line.end});
        else if (isText && !paragraph.isEmpty())
            paragraph.end = line.end;
        else if (isText)
            paragraph = {line.content, line.end};
        else if (line.content < line.end)
            addInlineCode(text, {line.content, line.end}, code);
    }
    finishParagraph();
    return code;
}

} // namespace loadline::markdown
