// SPDX-License-Identifier: GPL-3.0-or-later
#include "awkward_texts.h"

#include "support/generator.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace loadline::bench {

namespace {

constexpr std::size_t size = 1'000'000;

std::string repeated(std::string_view part, std::string begin = {})
{
    begin.reserve(size + part.size());
    while (begin.size() < size)
        begin += part;
    return begin;
}

std::string numbered(std::size_t count, std::string begin,
                     const std::function<std::string(const std::string &)> &line)
{
    for (std::size_t i = 1; i <= count; ++i)
        begin += line(std::to_string(i));
    return begin;
}

std::string growingRuns(char mark)
{
    std::string out;
    for (std::size_t length = 1; out.size() < size; ++length)
        out += "e" + std::string(length, mark);
    return out;
}

/// Lists within lists, ever deeper; begins anew before a few lines are all of the text.
std::string deepLists(std::string_view mark, std::size_t depth)
{
    std::string out;
    while (out.size() < size) {
        for (std::size_t level = 0; level < depth; ++level)
            out += std::string(level * 2, ' ') + std::string(mark) + " item\n";
        out += "\n";
    }
    return out;
}

const std::string registerHead = "## Deployment Risk Register\n\n### High\n";
const std::string tableHead = "| ID | Risk | Tier | Status |\n|---|---|---|---|\n";
constexpr std::size_t rows = 100'000;
constexpr std::size_t headings = 50'000;

std::string tableRow(const std::string &number)
{
    return "| R-" + number + " | Pump " + number + " stalls | High | Open |\n";
}

std::string mutatedTexts()
{
    test::Dice dice(1);
    std::string out;
    while (out.size() < size)
        out += test::mutated(test::makeRegister(test::randomStyle(dice), dice), dice);
    return out;
}

std::string randomTexts()
{
    test::Dice dice(2);
    std::string out;
    while (out.size() < size)
        out += test::randomText(dice) + "\n";
    return out;
}

std::string randomBytes(std::string_view from)
{
    test::Dice dice(3);
    std::string out(size, ' ');
    std::generate(out.begin(), out.end(), [&] { return from[dice.below(from.size())]; });
    return out;
}

std::string iterationWith(std::string_view section, std::string_view line)
{
    return repeated(line, "# Log\n\n## Iteration 1 - Pumps\n**Status**: Completed\n\n### "
                              + std::string(section) + "\n");
}

} // namespace

const std::vector<AwkwardText> &awkwardTexts()
{
    static const std::vector<AwkwardText> texts{
        // Blocks
        {"nested quotes in one line", [] { return repeated("> "); }},
        {"nested quotes, 100 deep",
         [] { return repeated(std::string(repeated("> ").substr(0, 200)) + "a\n"); }},
        {"quotes within lists", [] { return repeated("> - ", "") + "a"; }},
        {"lists in one line", [] { return repeated("- "); }},
        {"numbered lists in one line", [] { return repeated("1. "); }},
        {"nested lists, 100 deep", [] { return deepLists("-", 100); }},
        {"nested lists, 1000 deep", [] { return deepLists("-", 1000); }},
        {"nested numbered risks",
         [] { return registerHead + deepLists("1.", 2) + deepLists("-", 50); }},
        {"fences never closed", [] { return repeated("```\na\n~~~\n"); }},
        {"fences of growing length", [] { return growingRuns('`') + "\n" + growingRuns('~'); }},
        {"fences in items", [] { return repeated("- ```\n  a\n"); }},
        {"fences opened after fences",
         [] {
             std::string out;
             for (std::size_t length = 1400; length > 3; --length)
                 out += std::string(length, '`') + " a\n";
             return out;
         }},
        {"comments never closed", [] { return repeated("<!-- "); }},
        {"comments never closed, in paragraphs", [] { return repeated("a <!-- b\n\n"); }},
        {"comments in items", [] { return repeated("1. <!-- a\n"); }},
        {"comments in risks", [] { return repeated("1. a <!-- b\n", registerHead); }},
        {"blocks of HTML", [] { return repeated("<div>\n\n<?php\n\n<![CDATA[\n"); }},
        {"open tags", [] { return repeated("<a href=\""); }},
        {"blank lines", [] { return std::string(size, '\n'); }},
        {"blanks", [] { return std::string(size, ' '); }},
        {"blanks before a letter", [] { return repeated(std::string(999, ' ') + "a\n"); }},
        {"tabs", [] { return std::string(size, '\t') + "a"; }},
        {"carriage returns", [] { return std::string(size, '\r'); }},
        {"NUL", [] { return std::string(size, '\0'); }},
        {"rules", [] { return repeated("---\n"); }},
        {"rules below text", [] { return repeated("a\n---\n"); }},
        {"one rule", [] { return std::string(size, '-'); }},
        {"stars and blanks", [] { return repeated("* * * * * * * * a\n"); }},
        {"definitions of links",
         [] { return numbered(50'000, "", [](const auto &n) { return "[a" + n + "]: /b\n"; }); }},
        {"definitions never ended", [] { return repeated("[a]:\n"); }},
        {"definitions of one title", [] { return repeated("[a]: b '"); }},
        {"one paragraph of short lines", [] { return repeated("a\n"); }},
        // Inlines
        {"one long line", [] { return repeated("pump ") + "\n"; }},
        {"one long word", [] { return std::string(size, 'a'); }},
        {"open brackets", [] { return std::string(size, '['); }},
        {"closed brackets", [] { return std::string(size, ']'); }},
        {"brackets within brackets",
         [] { return std::string(size / 2, '[') + std::string(size / 2, ']'); }},
        {"links never ended", [] { return repeated("[a]("); }},
        {"links in a risk", [] { return repeated("[a](b ", registerHead + "1. "); }},
        {"round brackets in a risk", [] { return repeated("(Iteration ", registerHead + "1. "); }},
        {"backticks of growing runs", [] { return growingRuns('`'); }},
        {"backticks of growing runs in a risk",
         [] { return registerHead + "1. " + growingRuns('`'); }},
        {"backticks of growing runs in items",
         [] {
             return std::string("## Iteration 1 - A\n\n### Testing\n") + "- " + growingRuns('`');
         }},
        {"one run of backticks", [] { return std::string(size, '`'); }},
        {"bold never closed", [] { return repeated("**a "); }},
        {"stars", [] { return std::string(size, '*'); }},
        {"stars and underscores", [] { return repeated("*a_ "); }},
        {"bold in a risk", [] { return repeated("**a", registerHead + "1. "); }},
        {"bold in items", [] { return iterationWith("Testing", "- **a** **b\n"); }},
        {"strikes in a risk", [] { return repeated("~~a", registerHead + "1. "); }},
        {"strikes", [] { return repeated("~~a "); }},
        {"entities", [] { return repeated("&amp"); }},
        {"escapes", [] { return std::string(size, '\\'); }},
        // What a register is made of
        {"table of 100,000 risks",
         [] { return numbered(rows, "## Risk Register\n\n" + tableHead, tableRow); }},
        {"table of 100,000 rows below nothing", [] { return numbered(rows, tableHead, tableRow); }},
        {"table of 100,000 rows in a section",
         [] { return numbered(rows, "## Iteration 1 - A\n\n### Testing\n" + tableHead, tableRow); }},
        {"tables of one row",
         [] { return repeated(tableHead + tableRow("1") + "\n", "## Risk Register\n\n"); }},
        {"a table of wide rows",
         [] { return "## Risks\n\n" + tableHead + "| 1 " + repeated("| a ") + "|\n"; }},
        {"a table's bars", [] { return std::string(size, '|'); }},
        {"a table's delimiters", [] { return repeated("|-", "| a |\n"); }},
        {"bars over delimiters",
         [] { return repeated("|a").substr(0, size / 2) + "\n" + repeated("|-"); }},
        {"50,000 headings like risks",
         [] {
             return numbered(headings, "# Risks\n\n",
                             [](const auto &n) { return "### R-" + n + ": Pump stalls\n\n"; });
         }},
        {"50,000 headings like risks, with fields",
         [] {
             return numbered(headings / 2, "# Risk Register\n\n", [](const auto &n) {
                 return "### Risk " + n + ": Pump stalls\n**Status**: Open\n";
             });
         }},
        {"50,000 headings like units",
         [] {
             return numbered(headings, "# Log\n\n",
                             [](const auto &n) { return "## Iteration " + n + "\n\n"; });
         }},
        {"50,000 headings like units and words",
         [] {
             return numbered(headings, "# Log\n\n", [](const auto &n) {
                 return "## " + n + ". Pumps\n## Sprint " + n + "\n";
             });
         }},
        {"50,000 headings of the same number",
         [] { return repeated("## Iteration 1 - Pumps\n", "# Log\n\n"); }},
        {"headings of all levels",
         [] { return repeated("# a\n## b\n### c\n#### d\n##### e\n###### f\n"); }},
        {"headings of risk registers", [] { return repeated("## Risk Register\n"); }},
        {"groups", [] { return repeated("### High\n", registerHead); }},
        {"groups with risks", [] { return repeated("### High\n1. a\n", registerHead); }},
        {"100,000 numbered risks",
         [] {
             return numbered(rows, registerHead,
                             [](const auto &n) { return n + ". Pump stalls\n"; });
         }},
        {"risks of the same number", [] { return repeated("1. a\n\n", registerHead); }},
        {"risks named alike", [] { return repeated("- **R-001**: Pump stalls\n", registerHead); }},
        {"checkboxes", [] { return repeated("- [ ] Pump stalls\n", "## Risks\n\n"); }},
        {"checkboxes in one line", [] { return repeated("- [ ] ", "## Risks\n\n"); }},
        {"fields of one risk",
         [] { return repeated("   - **Owner**: A\n", registerHead + "1. a\n"); }},
        {"a risk of many lines", [] { return repeated("   a\n", registerHead + "1. a\n"); }},
        {"plans of one risk", [] { return repeated(" → Iteration 1", registerHead + "1. a"); }},
        {"dashes in one risk", [] { return repeated(" - a", registerHead + "1. a"); }},
        {"a line of joined keys",
         [] { return repeated("**Key**: value | ", "## Iteration 1 - A\n"); }},
        {"lines of metadata", [] { return repeated("**Key**: value\n", "## Iteration 1 - A\n"); }},
        {"metadata in items", [] { return repeated("- **Key**: value\n", "## Iteration 1 - A\n"); }},
        {"keys never closed", [] { return repeated("**Key: ", "## Iteration 1 - A\n"); }},
        {"footers", [] { return repeated("**Last Updated**: 2026-01-31\n"); }},
        {"footers between rules",
         [] { return repeated("---\n\n**Last Updated**: 2026-01-31\n**Next Iteration**: 2\n"); }},
        {"sections", [] { return iterationWith("Testing", "### Testing\n- ✅ a\n"); }},
        {"items of one section", [] { return iterationWith("Testing", "- ✅ **Unit**: green\n"); }},
        {"files of one section",
         [] {
             return iterationWith("Files Modified", "- `a/b.cc` (+1 lines, ~2 lines modified)\n");
         }},
        {"a long line of files", [] { return iterationWith("Files Modified", "`a`, (+1 "); }},
        {"changes of one section",
         [] { return iterationWith("Solution Implemented", "**File**: `a.cc`\n1. a:\n   - b\n"); }},
        {"front matter never closed", [] { return repeated("key: value\n", "---\n"); }},
        {"front matter of lists", [] { return repeated("- - a: [", "---\nkey:\n") + "\n---\n"; }},
        {"archived lines", [] { return repeated("> Archived: iterations 1-2 in a.md\n"); }},
        {"conflict markers", [] { return repeated("<<<<<<< a\n=======\n>>>>>>> b\n"); }},
        // Damage, and nothing in particular
        {"damaged letters", [] { return repeated("Ã¼ â€™ ðŸš€ "); }},
        {"twice damaged letters", [] { return repeated("ÃƒÂ¼ Ã¢â‚¬â„¢ "); }},
        {"damaged emoji in items", [] { return iterationWith("Testing", "- âœ… a\n"); }},
        {"mutated registers", mutatedTexts},
        {"random text", randomTexts},
        {"random marks", [] { return randomBytes("*_`[]()<>!#-+|~: \n\n\tab1."); }},
        {"random marks in one line", [] { return randomBytes("*_`[]()<>!#-+|~: ab1."); }},
    };
    return texts;
}

} // namespace loadline::bench
