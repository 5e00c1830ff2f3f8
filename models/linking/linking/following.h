// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/journal.h"
#include "linking/sight.h"
#include "merge/combine.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loadline::linking {

/// What is known before a look.
struct Known
{
    SharedBytes text; ///< what the register says
    SeenFile seen; ///< what the file held, and on which branch
};

/// Edits that were set aside for the branch that the file is on now.
struct KeptHere
{
    KeptEdits edits;
    KeptTexts texts;
};

/// What a look at the file means for the register. Pure: nothing is done yet.
///
/// Nothing that either side wrote is dropped: what the file says is taken over where the register
/// had nothing unwritten, or combined with it part by part; what cannot be combined is left to a
/// person; what was not written when the branch was switched is set aside with its branch, and
/// comes back with it.
struct Following
{
    enum class Kind {
        Nothing, ///< there is nothing to do
        Seen, ///< the register stays; only what was seen of the file is another thing
        TakenOver, ///< the register becomes what the file says
        Combined, ///< the register has what both sides wrote
        Conflict, ///< both sides changed the same parts: `combination` waits for choices
        SetAside, ///< the branch was switched: the register becomes what the file says there
    };
    Kind kind = Kind::Nothing;
    std::optional<std::string> text; ///< of the register, by what came from outside
    std::optional<std::string> brought; ///< and then, with the edits that came back
    std::vector<KeptEdits> back; ///< those
    std::vector<KeptEdits> stuck; ///< of this branch too, but on parts that the file changed
    std::optional<SeenFile> seen; ///< to be kept
    std::optional<merge::Combination> combination;
};

/// \a sight must be a Text. \a kept are the edits that were set aside for its place.
Following follow(const Known &known, const Sight &sight, const std::vector<KeptHere> &kept);

} // namespace loadline::linking
