// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/weave.h"

#include <array>
#include <optional>
#include <vector>

namespace loadline::merge {

/// The lines that say that a group has no risks ("None identified yet"). They are no changes of
/// anybody, but follow from what stands in the group: two who each put a risk into an empty group
/// have no quarrel, nor has a risk that comes to a group from which the other side took the last.
class EmptyGroups
{
public:
    explicit EmptyGroups(const Weave &weave);

    /// Index of the group for a line that is to be shown just where the group gets no risk; nothing
    /// for other atoms. Where a side has such a line among risks it is taken for text.
    std::optional<std::size_t> lineFor(std::size_t atom, std::optional<Side> taken) const;
    /// The index of a group that has such a line.
    std::optional<std::size_t> indexOf(NameId scope) const;
    std::size_t count() const { return m_count; }

private:
    struct Group
    {
        std::size_t lines = 0;
        bool hasRisks = false;
    };

    std::array<std::vector<Group>, 3> m_groups; ///< by name
    std::vector<std::int32_t> m_indices; ///< by name
    const Weave &m_weave;
    std::size_t m_count = 0;
};

} // namespace loadline::merge
