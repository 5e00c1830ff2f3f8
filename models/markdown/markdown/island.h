// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/register.h"
#include "markdown/moves.h"
#include "markdown/outline.h"

#include <optional>
#include <vector>

namespace loadline::markdown {

/// A stretch of a document that holds edits and stands alone: what is read before it leaves nothing
/// open there, and what is read behind it does not depend on what it holds.
struct Island
{
    enum Kind { Unit, Risks, Footer };
    Kind kind = Unit;
    std::size_t part = 0; ///< index of the iteration, group or footer line
    Stretch stretch;
    Span risks; ///< of a group: indices of the risks that stood in it
};

/// The islands in which all of \a splices lie, in the text of \a before; nothing where one lies
/// elsewhere.
std::optional<std::vector<Island>> islandsOf(const Register &before,
                                             const std::vector<Splice> &splices);

/// Where the first rule stands among an iteration's marks, \a end where there is none: behind it
/// stands more than the iteration's sections, and no edit there is an island's.
std::size_t firstRule(const std::vector<OutlineMark> &marks, std::size_t end);

/// Reads an island in the text after the edit, and looks up whether it still stands alone there.
/// Nothing where it does not, or where that is in doubt.
class IslandReader
{
public:
    IslandReader(const Register &before, const SharedText &after, const Island &island)
        : m_before(before)
        , m_after(after)
        , m_island(island)
    {
    }

    std::optional<Iteration> unit() const;
    /// The risks that now stand in an island of a group. \a lineStarts are those of the text after.
    std::optional<std::vector<Risk>> risks(const std::vector<std::size_t> &lineStarts) const;
    std::optional<Field> footer() const;
    /// Where lines begin in the island now.
    std::optional<std::vector<std::size_t>> lineStarts() const;

private:
    const Register &m_before;
    const SharedText &m_after;
    const Island &m_island;
};

} // namespace loadline::markdown
