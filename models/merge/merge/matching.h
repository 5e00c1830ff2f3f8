// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::merge {

/// Which entries of two lists are the same thing: found in passes, the surest first. Each pass
/// pairs what is not paired yet. All of them take time in proportion to the lists.
class Matching
{
public:
    static constexpr std::size_t none = std::size_t(-1);
    using Same = std::function<bool(std::size_t before, std::size_t after)>;
    /// What an entry is known by; empty: by nothing, in this pass.
    using Key = std::function<std::string(std::size_t index)>;

    Matching(std::size_t before, std::size_t after);

    /// From both ends of the lists, as far as entries are the same.
    void pairEnds(const Same &same);
    /// Entries of the same key, in the order of the lists.
    void pairByKey(const Key &keyBefore, const Key &keyAfter);
    /// Only keys that are there just once on either side.
    void pairByUniqueKey(const Key &keyBefore, const Key &keyAfter);
    /// Entries that stand behind a pair on both sides, or first, where \a same says so.
    void pairNeighbours(const Same &same);
    /// The same, and wherever they stand where few are left.
    void pairAlike(const Same &same);

    std::size_t afterOf(std::size_t before) const { return m_after[before]; }
    std::size_t beforeOf(std::size_t after) const { return m_before[after]; }
    std::size_t sizeBefore() const { return m_after.size(); }
    std::size_t sizeAfter() const { return m_before.size(); }

    /// Calls \a both for each entry after, in order, with its pair or none; what is gone comes
    /// behind what it stood behind.
    void walk(const std::function<void(std::size_t before, std::size_t after)> &both) const;
    /// The first pair that stands before one that it stood behind; none where order was kept.
    std::size_t firstOutOfOrder() const;

private:
    void pair(std::size_t before, std::size_t after);

    std::vector<std::size_t> m_after; ///< for each entry before
    std::vector<std::size_t> m_before; ///< for each entry after
};

/// Whether two texts have most of their words in common: one is then the other, reworded.
bool resemble(std::string_view a, std::string_view b);

} // namespace loadline::merge
