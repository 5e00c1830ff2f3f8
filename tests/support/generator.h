// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

/// Registers and texts made from a number: the same number gives the same text everywhere.
namespace loadline::test {

/// A small generator of our own: the standard distributions differ between libraries.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed * 0xD1342543DE82EF95ull + 0x1234567ull)
    {
    }

    std::uint64_t next();
    /// From 0 up to, not including, \a count; 0 for a \a count of 0.
    std::size_t below(std::size_t count);
    bool chance(unsigned percent) { return below(100) < percent; }

    template<class List>
    const auto &oneOf(const List &list)
    {
        return list[below(std::size(list))];
    }

private:
    std::uint64_t m_state;
};

enum class RegisterShape { TierLists, Checkboxes, Table, TableWithIteration, Headings };

/// How a register is written. Everything that FORMAT leaves to the document.
struct RegisterStyle
{
    RegisterShape shape = RegisterShape::TierLists;
    int iterations = 3;
    int risks = 9;
    std::string ending = "\n";
    std::string bullet = "-";
    std::string numberMark = "."; ///< or ")"
    std::string fieldIndent = "   ";
    bool hasEmoji = true;
    bool hasBlankBetweenItems = false;
    bool hasBlankAfterHeadings = false;
    bool hasColonInBold = false; ///< `**Key:** value`
    bool hasFields = true;
    bool hasComments = false; ///< comment lines between runs of numbers, where they don't run on
    bool hasSections = true;
    bool hasFooter = true;
    bool hasLastNewline = true;
    bool hasByteOrderMark = false;
    bool isRegisterFirst = false; ///< the risk register stands before the iterations
};

RegisterStyle randomStyle(Dice &dice);
/// For data rows and messages.
std::string describe(const RegisterStyle &style);
std::string makeRegister(const RegisterStyle &style, Dice &dice);

/// \a text with a few lines or words deleted, doubled, moved, or something awkward put in.
std::string mutated(std::string_view text, Dice &dice);
/// Text made of what is awkward in Markdown, in registers and in Unicode. Valid UTF-8.
std::string randomText(Dice &dice);

} // namespace loadline::test
