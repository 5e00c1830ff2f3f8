// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <optional>
#include <string>
#include <vector>

/// Three texts of a register become one: what was changed on one side alone is taken, part by part.
/// All are pure functions, which any thread may call.
namespace loadline::merge {

/// A stretch of the document that is changed as a whole: a risk with its nested lines, an entry, a
/// metadata line, a heading, a paragraph. Parts are whole lines; they cover a text without gaps and do
/// not overlap.
struct Part
{
    /// The same in all texts of a register: "risk:3", "iteration:2/Status",
    /// "iteration:2/testing/Runtime Test", "group:high/Next Iterations/heading", "lastUpdated". No
    /// two parts of a text have the same. Empty for what only stands between others: blank lines,
    /// rules, comment lines between numbers, *None* lines.
    std::string name;
    Span span;

    friend bool operator==(const Part &, const Part &) = default;
};
std::vector<Part> partsOf(const Register &reg);

enum class Choice { Ours, Theirs, Both };

/// The same parts, changed on both sides in different ways; a part that a side moved with all its
/// places. One choice decides them together.
struct Conflict
{
    std::vector<std::string> parts; ///< their names
    std::string base; ///< the three texts of the lines in question, as they stand there
    std::string ours; ///< empty where the side took them out
    std::string theirs;
    std::size_t oursLine = 1; ///< where it begins, or would stand, from 1
    std::size_t theirsLine = 1;
    std::string oursHeading; ///< the heading above that line, without its marks: what is decided may
    std::string theirsHeading; ///< be where a part stands, with one text on both sides

    friend bool operator==(const Conflict &, const Conflict &) = default;
};

/// What two texts come to that were both made from one.
///
/// A value, as large as the text. Whatever is chosen, what only one side changed is in it once.
class Combination
{
public:
    /// Parts that both sides changed, in the document's order. Empty: all is settled.
    const std::vector<Conflict> &conflicts() const { return m_conflicts; }
    /// The text, with a choice for each conflict in order. "Both" is ours, then theirs. Give one for
    /// each: what is not chosen is taken as "Both", which loses nothing.
    std::string text(const std::vector<Choice> &choices = {}) const;

    /// How many parts came from either side alone; not those in conflicts.
    std::size_t fromOurs() const { return m_fromOurs; }
    std::size_t fromTheirs() const { return m_fromTheirs; }

private:
    friend class Combiner;
    struct Stretch
    {
        std::string text; ///< where nothing is to be chosen
        std::optional<std::size_t> conflict; ///< index into m_conflicts
        std::string ours;
        std::string theirs;
        /// A line that says that a group has no risks: shown where that is so.
        std::optional<std::size_t> emptyGroup;
        std::vector<std::size_t> oursGroups; ///< groups that get a risk by the choice
        std::vector<std::size_t> theirsGroups;
    };
    static bool takes(const std::vector<Choice> &choices, std::size_t conflict, Choice side);

    std::vector<Stretch> m_stretches;
    std::vector<Conflict> m_conflicts;
    std::vector<bool> m_hasRisks; ///< of groups, whatever is chosen
    bool m_hasByteOrderMark = false;
    bool m_endsLine = true;
    std::size_t m_fromOurs = 0;
    std::size_t m_fromTheirs = 0;
};

/// Combines two texts made from \a base: \a ours with changes that are not in the file yet, and
/// \a theirs, the file as somebody else left it. Any text will do. Changes of different parts are
/// combined, the same change on both sides is taken once, of two times at which the register was
/// last updated the later one; all else that both sides changed is a conflict. What was put together
/// is read again: where it does not read as what was taken from either side, a conflict is made of
/// it rather than a text that says something else. Merging inside a part is not done here.
///
/// Where a side has changed the line endings of all lines, or the byte-order mark, that is a change
/// of its own: it meets no other, and the result has it. Where both have, it is as in \a theirs.
Combination combine(const std::string &base, const std::string &ours, const std::string &theirs);

/// How many lines of a part differ; lines that were only taken out count as well.
struct PartLines
{
    std::string part; ///< its name; empty where nothing that has one stands near
    std::size_t lines = 0;

    friend bool operator==(const PartLines &, const PartLines &) = default;
};
/// What differs between two texts, part by part, in the document's order. Lines without a part of
/// their own count with the part that they came or went with, else with the one before them. The sum
/// is differingLines() of the two texts.
std::vector<PartLines> differingParts(const Register &before, const Register &after);

} // namespace loadline::merge
