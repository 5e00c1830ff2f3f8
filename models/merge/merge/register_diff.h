// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <string>
#include <string_view>
#include <vector>

/// What happened between two texts of a register, as a person would tell it.
namespace loadline::merge {

enum class HappeningKind {
    IterationAdded, ///< and the risks that it fixed, where it came completed
    IterationRemoved,
    IterationRenumbered,
    IterationCompleted, ///< and the risks that it fixed
    IterationReopened, ///< and the risks that are open again
    IterationStatusChanged, ///< any other way from one status to another
    IterationChanged, ///< title, a field, the text before its sections; \c key says which
    IterationsReordered,
    SectionAdded, ///< \c key is the heading, here and below
    SectionRemoved,
    SectionRenamed,
    SectionChanged, ///< its text, or the order of its parts
    EntriesAdded, ///< to a section of tests, files, steps …; \c entries are their names
    EntriesRemoved,
    EntryStateChanged, ///< \c key is its name; \c before and \c after are states
    EntryReworded, ///< another name, or another text where it has no name
    EntryChanged, ///< its detail, the lines of a file, what is nested in it
    RiskAdded,
    RiskRemoved,
    RiskRenumbered,
    RiskMoved, ///< to another tier, or another group of the same
    RiskPlanned, ///< for another iteration, or none
    RiskStatusChanged, ///< fixed, accepted, closed, opened again …
    RiskChanged, ///< title, detail, a field, its notes
    RisksReordered, ///< within a group
    Archived, ///< iterations and risks, into a file beside the register
    RegisterChanged, ///< title, metadata, the footer
    TextChanged, ///< what is none of these
};

/// A stable, untranslated name for scripts: "riskMoved".
std::string_view nameOf(HappeningKind kind);

/// One thing that happened.
struct Happening
{
    HappeningKind kind = HappeningKind::TextChanged;
    /// "risk:3", "iteration:2", "iteration:2/testing", "register", as in ChangeNote. Where several
    /// risks share what happened, the first of them.
    std::string object;
    std::string key; ///< the field, the section's heading, the entry's name
    std::string before; ///< the value; empty where there was none. Statuses and tiers by their names
    std::string after;
    std::vector<std::string> risks; ///< the names of all risks that it is about
    std::vector<std::string> entries; ///< of a section, by name, where several came or went
    /// Where it is to be seen in the text after it, from 1; where it is gone, in the text before.
    /// 0 where it is about the text as a whole.
    std::size_t line = 0;
    bool isGone = false;

    std::string unit; ///< what the document calls its iterations, where not that: "Phase"
    std::string title; ///< of what has no name, or of what came or went
    std::string note; ///< words that belong behind it: "high, for iteration 4"

    friend bool operator==(const Happening &, const Happening &) = default;
};

/// In the order in which a person would tell it: iterations, risks, then the rest, each in the
/// document's order. Empty only for equal texts. What one action does is one happening: the risks
/// that an iteration fixed are told with it, and where they then stand is not told at all.
std::vector<Happening> happenings(const Register &before, const Register &after);

/// "Risk 3 moved from high to critical": one line, without a full stop. Values are cut to a length
/// that can be read; control characters of the document may be in it.
std::string describe(const Happening &happening);

/// A message for a commit of these: a subject of at most 72 columns, "Move risk 3 to critical";
/// where there are several, a blank line and a line for each. \a file is the path as it is to be
/// read. Control characters are spelt out, and no line begins in a way that git takes for its own.
std::string commitMessage(const std::vector<Happening> &happenings, const std::string &file);

} // namespace loadline::merge
