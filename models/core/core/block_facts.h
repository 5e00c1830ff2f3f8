// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/block_list.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace loadline {

/// What was found out of each block of a list, and is found out again only of those that were written
/// since: after an edit among thousands of risks, of one.
///
/// A fact must not rest on where in a text its elements stand.
template<class T, class Fact>
class BlockFacts
{
public:
    /// \a find gives the fact of the elements from one index to before another. Whether any fact is
    /// another one than before, or there are more or fewer elements.
    template<class Find>
    bool look(const BlockList<T> &list, Find find)
    {
        bool isOther = m_size != list.size();
        m_size = list.size();
        m_known.resize(list.blockCount());
        for (std::size_t block = 0; block < m_known.size(); ++block) {
            auto &[stamp, fact] = m_known[block];
            if (stamp == list.stampOf(block))
                continue;
            stamp = list.stampOf(block);
            const std::size_t first = block * list.blockSize;
            Fact now = find(first, std::min(first + list.blockSize, list.size()));
            if (now == fact)
                continue;
            isOther = true;
            fact = std::move(now);
        }
        return isOther;
    }

    /// What was found may rest on something else that is another thing by now.
    void forget() { m_known.clear(); }

    std::size_t size() const { return m_known.size(); }
    const Fact &operator[](std::size_t block) const { return m_known[block].fact; }

private:
    struct Known
    {
        typename BlockList<T>::Stamp stamp = 0; ///< that no block has
        Fact fact{};
    };

    std::vector<Known> m_known;
    std::size_t m_size = 0;
};

} // namespace loadline
