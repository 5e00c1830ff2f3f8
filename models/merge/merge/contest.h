// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/weave.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace loadline::merge {

/// Atoms from one to another, the last one too.
struct AtomRange
{
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Finds what both sides changed in different ways, and which places have to be decided together so
/// that no choice loses a part or gives it twice.
class Contest
{
public:
    /// \a forced are stretches that a person decides as a whole, whatever the rules say.
    Contest(const Weave &weave, const std::vector<AtomRange> &forced);

    /// Which conflict an atom belongs to, counted in the document's order; nowhere if to none.
    std::int32_t conflictOf(std::size_t atom) const { return m_conflicts[atom]; }
    std::size_t conflictCount() const { return m_count; }
    /// Of a stamp that both sides set: the side with the later time.
    std::optional<Side> laterStamp(std::size_t atom) const;

private:
    /// The atoms of a part with others below it, in one version.
    struct Container
    {
        std::int32_t first = nowhere; ///< pieces
        std::int32_t last = nowhere;

        bool isEmpty() const { return first == nowhere; }
    };

    void contestPlaces();
    void contestNames();
    void contestName(NameId name);
    void joinReplacements(Side side);
    void contestReplaced(Side side, Side other, const Hunk &hunk);
    void findContainers();
    void contestNewContainers();
    bool isComparedAsWhole(NameId scope) const;
    bool areSameContainers(NameId scope) const;
    void contestGoneContainers(Side side);
    void contestGoneContainer(NameId scope, Side side);
    void joinNewHeadings(Side side);
    void joinSeparators(Side side);
    void number();
    void takeFillersBetween();

    std::size_t rootOf(std::size_t atom);
    void join(std::size_t one, std::size_t other);
    void mark(std::size_t atom) { m_marked[rootOf(atom)] = true; }
    bool isMarked(std::size_t atom) { return m_marked[rootOf(atom)]; }
    bool isFiller(std::size_t atom) const { return m_weave.anyPiece(atom).isFiller(); }
    /// Both put it in, and it says the same.
    bool isCommon(std::size_t atom) const;

    const Weave &m_weave;
    std::vector<std::uint32_t> m_parents;
    std::vector<bool> m_marked; ///< of roots
    std::array<std::vector<Container>, 3> m_containers; ///< by name
    std::vector<std::int32_t> m_conflicts;
    std::size_t m_count = 0;
};

} // namespace loadline::merge
