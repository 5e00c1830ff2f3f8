// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generator.h"

#include "support/line_changes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace loadline::test {

namespace {

constexpr std::string_view things[] = {"Conveyor", "Ledger",  "Scale",   "Depot",   "Courier",
                                       "Barcode",  "Invoice", "Harbour", "Freezer", "Pallet",
                                       "Customs",  "Route",   "Locker",  "Tariff",  "Beacon"};
constexpr std::string_view troubles[] = {"Stalls",  "Drifts",      "Leaks Rows", "Forgets State",
                                         "Is Slow", "Is Unpinned", "Loses Mail", "Has One Owner"};
constexpr std::string_view details[] = {"seen twice in `depot/main.cc`",
                                        "nobody is paged",
                                        "see #3 and the wiki",
                                        "more than 5 % of parcels",
                                        "until the *new* firmware - maybe",
                                        "a/b and c|d"};
constexpr std::string_view owners[] = {"Ines", "Tomasz", "Aroha", "Bao"};

struct TierWords
{
    std::string_view emoji;
    std::string_view label;
    std::string_view word;
};
constexpr TierWords tiers[] = {{"🔴", "Critical", "CRITICAL"},
                               {"🟠", "High Priority", "HIGH"},
                               {"🟡", "Medium Priority", "MEDIUM"},
                               {"🟢", "Low Priority", "LOW"}};

/// Writes one register; holds what the parts need of one another.
class Maker
{
public:
    Maker(const RegisterStyle &style, Dice &dice)
        : m_style(style)
        , m_dice(dice)
    {
    }

    std::string make();

private:
    void line(std::string_view text = {});
    void heading(std::string_view text);
    void metadata(std::string_view key, std::string_view value);
    void iterations();
    void iteration(int number);
    void riskRegister();
    void tierLists(bool checkboxes);
    void listRisk(int number, bool fixed, std::optional<int> plan, bool checkbox);
    void table(bool iterationColumn);
    void headings();
    std::string emoji(std::string_view which) const;
    std::string title();
    bool isCompleted(int number) const { return number < m_style.iterations; }

    const RegisterStyle &m_style;
    Dice &m_dice;
    std::string m_out;
};

std::string Maker::emoji(std::string_view which) const
{
    return m_style.hasEmoji ? std::string(which) + " " : std::string();
}

std::string Maker::title()
{
    return std::string(m_dice.oneOf(things)) + " " + std::string(m_dice.oneOf(troubles));
}

void Maker::line(std::string_view text)
{
    m_out += text;
    m_out += m_style.ending;
}

void Maker::heading(std::string_view text)
{
    line(text);
    if (m_style.hasBlankAfterHeadings)
        line();
}

void Maker::metadata(std::string_view key, std::string_view value)
{
    line("**" + std::string(key) + (m_style.hasColonInBold ? ":** " : "**: ") + std::string(value));
}

void Maker::iteration(int number)
{
    const auto &tier = m_dice.oneOf(tiers);
    line("## Iteration " + std::to_string(number) + " - " + title());
    metadata("Date", "2026-0" + std::to_string(1 + m_dice.below(9)) + "-11");
    metadata("Status", isCompleted(number) ? emoji("✅") + "Completed" : emoji("🔄") + "In Progress");
    metadata("Priority", emoji(tier.emoji) + std::string(tier.word));
    line();
    if (!m_style.hasSections)
        return;
    const auto bullet = m_style.bullet + " ";
    heading("### Problem Identified");
    line(title() + ":");
    line(bullet + title());
    line();
    heading("### Testing");
    for (std::size_t i = m_dice.below(4); i > 0; --i) {
        static constexpr std::string_view marks[] = {"✅", "✅", "✅", "⚠️", "❌", "⏳"};
        line(std::string(m_dice.oneOf(marks)) + " **" + title() + "**: by hand");
    }
    line();
    heading("### Benefits");
    for (int i = 1; i <= 2; ++i)
        line(std::to_string(i) + m_style.numberMark + " **" + title() + "**: less work");
    line();
    heading("### Files Modified");
    line(bullet + "`depot/" + std::string(m_dice.oneOf(owners)) + ".cc` (+12 lines)");
    line();
    heading("### Deployment Impact");
    line(bullet + "✅ " + title());
    line();
}

void Maker::iterations()
{
    for (int number = 1; number <= m_style.iterations; ++number) {
        iteration(number);
        line("---");
        line();
    }
}

void Maker::listRisk(int number, bool fixed, std::optional<int> plan, bool checkbox)
{
    std::string text = title();
    if (m_dice.chance(50))
        text += " - " + std::string(m_dice.oneOf(details));
    if (fixed && !checkbox)
        text = "~~" + text + "~~ ✅ **FIXED**";
    if (plan)
        text += " → Iteration " + std::to_string(*plan);
    const auto box = !checkbox ? std::string() : fixed ? std::string("[x] ") : std::string("[ ] ");
    const auto name = std::to_string(number) + m_style.numberMark + " ";
    line(name + box + text);
    if (m_style.hasFields && !checkbox && m_dice.chance(25)) {
        const auto indent = std::string(std::max(m_style.fieldIndent.size(), name.size()), ' ');
        line(indent + "- **Owner**: " + std::string(m_dice.oneOf(owners)));
        if (m_dice.chance(50))
            line(indent + "- **Likelihood**: " + std::to_string(1 + m_dice.below(5)) + "/5");
    }
}

void Maker::tierLists(bool checkboxes)
{
    struct Placed
    {
        int number;
        std::optional<int> plan;
    };
    // Tier by tier: what each completed iteration fixed, then what is open.
    std::array<std::vector<std::vector<Placed>>, 4> fixed;
    std::array<std::vector<Placed>, 4> open;
    for (auto &byIteration : fixed)
        byIteration.resize(std::size_t(m_style.iterations) + 1);
    for (int number = 1; number <= m_style.risks; ++number) {
        const auto tier = m_dice.below(4);
        const auto of = int(1 + m_dice.below(std::size_t(m_style.iterations) + 2));
        if (!checkboxes && of < m_style.iterations && m_dice.chance(60))
            fixed[tier][std::size_t(of)].push_back({number, {}});
        else
            open[tier].push_back({number, m_dice.chance(40) && m_style.iterations > 0
                                              ? std::optional<int>(m_style.iterations)
                                              : std::nullopt});
    }
    for (std::size_t tier = 0; tier < 4; ++tier) {
        const auto name = "### " + emoji(tiers[tier].emoji) + std::string(tiers[tier].label);
        const auto list = [&](const std::vector<Placed> &risks, bool isFixed) {
            for (std::size_t i = 0; i < risks.size(); ++i) {
                if (i > 0 && m_style.hasBlankBetweenItems)
                    line();
                if (i > 0 && m_style.hasComments && risks[i].number != risks[i - 1].number + 1)
                    line("<!-- -->");
                listRisk(risks[i].number, isFixed, risks[i].plan, checkboxes);
            }
        };
        for (std::size_t number = 1; number < fixed[tier].size(); ++number) {
            if (fixed[tier][number].empty())
                continue;
            heading(name + " (Iteration " + std::to_string(number) + " - FIXED)");
            list(fixed[tier][number], true);
            line();
        }
        if (open[tier].empty() && m_dice.chance(50))
            continue;
        heading(name + (tier == 0 ? " (Remaining)" : tier == 1 ? " (Next Iterations)" : ""));
        if (open[tier].empty())
            line("None identified yet");
        list(open[tier], false);
        line();
    }
}

void Maker::table(bool iterationColumn)
{
    line(std::string("| ID | Risk | Severity | Status |") + (iterationColumn ? " Iteration |" : ""));
    line(std::string("| --- | --- | --- | --- |") + (iterationColumn ? " --- |" : ""));
    for (int number = 1; number <= m_style.risks; ++number) {
        const bool fixed = m_style.iterations > 1 && m_dice.chance(30);
        const bool planned = !fixed && m_style.iterations > 0 && m_dice.chance(40);
        std::string row = "| R-00" + std::to_string(number) + " | " + title();
        if (m_dice.chance(20))
            row += " \\| twice";
        if (planned && !iterationColumn)
            row += " → Iteration " + std::to_string(m_style.iterations);
        row += " | " + std::string(m_dice.oneOf(tiers).word) + " | ";
        row += fixed ? iterationColumn ? "Fixed" : "Fixed (Iteration 1)" : "Open";
        row += " |";
        if (iterationColumn)
            row += fixed     ? " 1 |"
                   : planned ? " " + std::to_string(m_style.iterations) + " |"
                             : "  |";
        line(row);
    }
    line();
}

void Maker::headings()
{
    for (int number = 1; number <= m_style.risks; ++number) {
        const bool fixed = m_style.iterations > 1 && m_dice.chance(30);
        heading("### R-00" + std::to_string(number) + ": " + title());
        metadata("Severity", emoji(tiers[0].emoji) + std::string(m_dice.oneOf(tiers).word));
        metadata("Status", fixed ? "Fixed (Iteration 1)" : "Open");
        metadata("Owner", m_dice.oneOf(owners));
        line();
    }
}

void Maker::riskRegister()
{
    heading("## Deployment Risk Register");
    if (!m_style.hasBlankAfterHeadings)
        line();
    switch (m_style.shape) {
    case RegisterShape::TierLists:
        tierLists(false);
        break;
    case RegisterShape::Checkboxes:
        tierLists(true);
        break;
    case RegisterShape::Table:
        table(false);
        break;
    case RegisterShape::TableWithIteration:
        table(true);
        break;
    case RegisterShape::Headings:
        headings();
        break;
    }
}

std::string Maker::make()
{
    if (m_style.hasByteOrderMark)
        m_out += "\xEF\xBB\xBF";
    line("# " + std::string(m_dice.oneOf(things)) + " Rollout");
    line();
    if (m_style.isRegisterFirst)
        riskRegister();
    iterations();
    if (!m_style.isRegisterFirst)
        riskRegister();
    if (m_style.hasFooter) {
        if (!m_style.isRegisterFirst) {
            line("---");
            line();
        }
        metadata("Last Updated", "2026-02-17 08:15 UTC");
        metadata("Next Iteration", "Ready to start");
    }
    if (!m_style.hasLastNewline) {
        while (!m_out.empty() && (m_out.back() == '\n' || m_out.back() == '\r'))
            m_out.pop_back();
    }
    return m_out;
}

constexpr std::string_view awkwardLines[] = {"```",
                                             "~~~",
                                             "````text",
                                             "<!--",
                                             "-->",
                                             "<!-- -->",
                                             "---",
                                             "***",
                                             "===",
                                             "    indented",
                                             "\t",
                                             "| a | b |",
                                             "| --- | --- |",
                                             "# Title",
                                             "## Iteration 2 - Again",
                                             "## Iteration 7",
                                             "### 🟠 High Priority (Iteration 2)",
                                             "### 🔴 Critical (Iteration 1 - FIXED)",
                                             "### 🟢 Low Priority",
                                             "None identified yet",
                                             "None",
                                             "1. ",
                                             "3. Twice Named",
                                             "7) Bracket",
                                             "- [ ] 9. Box",
                                             "- [x] Box",
                                             "- ",
                                             "> quoted",
                                             "> 1. Quoted Risk",
                                             "**Status**: ✅ Completed",
                                             "**Status**:",
                                             "**Date**: 2026-02-30",
                                             "**Last Updated**: yesterday",
                                             "<div>",
                                             "</div>",
                                             "1. ~~Half Struck",
                                             "2. ~~Struck~~ ✅ **FIXED** → Iteration 2",
                                             "5. Plan → Iteration 99",
                                             "6. Plan -> Iteration 2",
                                             "8. Plan (Iteration 2)",
                                             "\\",
                                             "[ref]: <x",
                                             "* * *",
                                             "1. 2. 3. Deep",
                                             "99999999999999999999. Long Name",
                                             "0. Zero",
                                             "-1. Minus",
                                             "&amp; &#0;",
                                             "<script>",
                                             "***bold",
                                             "Text\n---",
                                             "Text\n===",
                                             "  ",
                                             "| 1 \\| 2 | `a|b` |",
                                             "### R-003: Heading Risk",
                                             "**Severity**: High",
                                             "   - **Owner**: Nobody",
                                             "      - **Accepted**: 2026-01-05 by Bao"};

constexpr std::string_view awkwardWords[] = {"~~",
                                             "**",
                                             "`",
                                             "→ Iteration 2",
                                             "-> 2",
                                             "(Iteration 2)",
                                             " - ",
                                             "|",
                                             "\\|",
                                             "✅",
                                             "⚠️",
                                             "⚠",
                                             "🔴",
                                             "#3",
                                             "\t",
                                             "\r",
                                             "\r\n",
                                             "\n",
                                             "\v",
                                             "\f",
                                             "\xC2\x85",
                                             "\xE2\x80\xA8",
                                             "\xEF\xBB\xBF",
                                             "\xEF\xBF\xBD",
                                             "\xEF\xB8\x8F",
                                             "\xC2\xA0",
                                             "e\xCC\x81",
                                             "漢字",
                                             "\x01",
                                             "\x7F",
                                             "✅ **FIXED**",
                                             "⛔ **CLOSED**",
                                             "None",
                                             "[x]",
                                             "<!-- -->",
                                             "<!--",
                                             "-->",
                                             "é",
                                             "𝔘",
                                             "1.",
                                             "-",
                                             "+",
                                             "*",
                                             ":"};

std::size_t characterStart(std::string_view text, std::size_t at)
{
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

} // namespace

std::uint64_t Dice::next()
{
    // splitmix64
    m_state += 0x9E3779B97F4A7C15ull;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

std::size_t Dice::below(std::size_t count)
{
    return count == 0 ? 0 : std::size_t(next() % count);
}

RegisterStyle randomStyle(Dice &dice)
{
    static constexpr RegisterShape shapes[] = {
        RegisterShape::TierLists,  RegisterShape::TierLists, RegisterShape::TierLists,
        RegisterShape::Checkboxes, RegisterShape::Table,     RegisterShape::TableWithIteration,
        RegisterShape::Headings};
    static constexpr std::string_view bullets[] = {"-", "*", "+"};
    RegisterStyle style;
    style.shape = dice.oneOf(shapes);
    style.iterations = int(dice.below(5));
    style.risks = int(dice.below(14));
    style.ending = dice.chance(25) ? "\r\n" : "\n";
    style.bullet = std::string(dice.oneOf(bullets));
    style.numberMark = dice.chance(15) ? ")" : ".";
    style.fieldIndent = dice.chance(30) ? "    " : "   ";
    style.hasEmoji = dice.chance(75);
    style.hasBlankBetweenItems = dice.chance(20);
    style.hasBlankAfterHeadings = dice.chance(25);
    style.hasColonInBold = dice.chance(25);
    style.hasFields = dice.chance(60);
    style.hasComments = dice.chance(50);
    style.hasSections = dice.chance(60);
    style.hasFooter = dice.chance(80);
    style.hasLastNewline = dice.chance(85);
    style.hasByteOrderMark = dice.chance(10);
    style.isRegisterFirst = dice.chance(15);
    return style;
}

std::string describe(const RegisterStyle &style)
{
    static constexpr std::string_view shapes[] = {"lists", "checkboxes", "table",
                                                  "table with iteration", "headings"};
    std::string out(shapes[std::size_t(style.shape)]);
    out += ", " + std::to_string(style.iterations) + " iterations, " + std::to_string(style.risks)
           + " risks";
    const std::pair<bool, std::string_view> flags[] = {{style.ending == "\r\n", "CRLF"},
                                                       {style.numberMark == ")", "brackets"},
                                                       {!style.hasEmoji, "no emoji"},
                                                       {style.hasBlankBetweenItems, "loose"},
                                                       {style.hasBlankAfterHeadings,
                                                        "blank after headings"},
                                                       {style.hasComments, "comments"},
                                                       {!style.hasLastNewline, "no last newline"},
                                                       {style.hasByteOrderMark, "byte-order mark"},
                                                       {style.isRegisterFirst, "register first"}};
    for (const auto &[is, name] : flags) {
        if (is)
            out += ", " + std::string(name);
    }
    return out;
}

std::string makeRegister(const RegisterStyle &style, Dice &dice)
{
    return Maker(style, dice).make();
}

std::string mutated(std::string_view text, Dice &dice)
{
    auto lines = linesOf(text);
    for (std::size_t left = 1 + dice.below(4); left > 0; --left) {
        const auto at = dice.below(lines.size());
        const auto place = lines.begin() + std::ptrdiff_t(at);
        if (lines.empty()) {
            lines.push_back(std::string(dice.oneOf(awkwardLines)) + "\n");
            continue;
        }
        switch (dice.below(7)) {
        case 0:
            lines.erase(place);
            break;
        case 1:
            lines.insert(place, std::string(lines[at]));
            break;
        case 2:
            std::swap(lines[at], lines[dice.below(lines.size())]);
            break;
        case 3:
            lines.insert(place, std::string(dice.oneOf(awkwardLines)) + "\n");
            break;
        case 4: {
            const auto in = characterStart(*place, dice.below(place->size()));
            place->insert(in, dice.oneOf(awkwardWords));
            break;
        }
        case 5: {
            const auto from = characterStart(*place, dice.below(place->size()));
            const auto to = characterStart(*place, dice.below(place->size()));
            place->erase(std::min(from, to), std::max(from, to) - std::min(from, to));
            break;
        }
        default: {
            const auto from = characterStart(*place, dice.below(place->size()));
            const auto word = place->substr(
                from, characterStart(*place, std::min(place->size(), from + 6)) - from);
            place->insert(from, word);
        }
        }
    }
    std::string out;
    for (const auto &line : lines)
        out += line;
    return out;
}

std::string randomText(Dice &dice)
{
    std::string out;
    for (auto left = dice.below(40); left > 0; --left) {
        if (dice.chance(50)) {
            out += dice.oneOf(awkwardLines);
            out += dice.chance(80) ? "\n" : dice.chance(50) ? "\r\n" : "\r";
        } else if (dice.chance(60)) {
            out += dice.oneOf(awkwardWords);
        } else {
            out += dice.oneOf(things);
            out += ' ';
        }
    }
    return out;
}

} // namespace loadline::test
