// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/group_draft.h"

#include <map>
#include <optional>

namespace loadline::changes {

/// The groups of a register while risks move between them: bodies that are edited, groups that are
/// made, groups that go. Writes them all into a draft at the end.
class GroupPlaces
{
public:
    explicit GroupPlaces(const Register &reg);

    GroupDraft &body(std::size_t group);

    /// The tier's `(Iteration N - FIXED)`; items put there make it where there is none.
    void putIntoFixed(Tier tier, int iteration, DraftItem item);
    /// The tier's first open group that is no iteration's own; made where there is none.
    void putIntoOpen(Tier tier, DraftItem item);
    void appendToOpen(Tier tier, DraftItem item);

    std::optional<std::size_t> fixedGroup(Tier tier, int iteration) const;
    std::optional<std::size_t> openGroup(Tier tier) const;
    /// The tier's open `(Iteration N)`.
    std::optional<std::size_t> ownGroup(Tier tier, int iteration) const;

    /// The heading that the tier's `(Iteration N - FIXED)` has, or would be given.
    std::string fixedHeading(Tier tier, int iteration) const;

    /// Takes the group out with its heading if its last risk has left and nothing else is in it.
    void removeIfBare(std::size_t group);

    void writeTo(Draft &draft) const;

private:
    struct NewGroup
    {
        Tier tier;
        std::optional<int> fixedBy;
        std::vector<DraftItem> items;
    };
    NewGroup &newGroup(Tier tier, std::optional<int> fixedBy);
    std::string headingOf(const NewGroup &group) const;
    std::string headingOfRegister() const;
    int levelOf(Span heading) const;
    std::size_t placeOf(const NewGroup &group) const;
    std::string textOf(const NewGroup &group, std::size_t place) const;
    std::optional<std::size_t> likeFor(const NewGroup &group) const;

    const Register &m_register;
    std::map<std::size_t, GroupDraft> m_bodies;
    std::vector<NewGroup> m_new;
    std::vector<std::size_t> m_removed;
};

/// Where what comes after all iterations goes: before the rule and the footer at the end.
std::size_t placeBeforeFooter(const Register &reg);

} // namespace loadline::changes
