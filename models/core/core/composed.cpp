// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/composed.h"

#include <algorithm>
#include <string_view>

namespace loadline {

namespace {

/// Walks over the text between two steps without having it: it is made of bytes of the text before
/// the first step, of which only the places are known, and of what that step puts in.
class Composition
{
public:
    explicit Composition(const std::vector<Splice> &first)
        : m_first(first)
    {
    }

    /// The second step, whose splices come in order.
    void add(const Splice &splice)
    {
        pass(splice.at.begin - m_between, true);
        pass(splice.at.size(), false);
        putIn(splice.with);
    }

    std::vector<Splice> finish()
    {
        while (m_next < m_first.size()) {
            if (m_used == 0)
                passOld(m_first[m_next].at.begin, true);
            passPutIn(m_first[m_next].with.size() - m_used, true);
        }
        return std::move(m_result);
    }

private:
    /// Goes over bytes of the text between, which the second step keeps or takes out.
    void pass(std::size_t size, bool isKept)
    {
        const std::size_t end = m_between + size;
        while (m_between < end) {
            const std::size_t left = end - m_between;
            const bool isOld = m_next == m_first.size()
                               || (m_used == 0 && m_old < m_first[m_next].at.begin);
            if (isOld) {
                const std::size_t most = m_next == m_first.size()
                                             ? left
                                             : std::min(left, m_first[m_next].at.begin - m_old);
                m_between += most;
                passOld(m_old + most, isKept);
            } else {
                const std::size_t most = std::min(left, m_first[m_next].with.size() - m_used);
                m_between += most;
                passPutIn(most, isKept);
            }
        }
    }

    /// Bytes of the text before both.
    void passOld(std::size_t end, bool isKept)
    {
        if (isKept && end > m_old)
            m_isOpen = false;
        else if (end > m_old)
            open().at.end = end;
        m_old = end;
    }

    /// Bytes that the first step puts in; in front of them is what it takes out.
    void passPutIn(std::size_t size, bool isKept)
    {
        const Splice &splice = m_first[m_next];
        if (m_used == 0) {
            open().at.end = splice.at.end;
            m_old = splice.at.end;
        }
        if (isKept)
            putIn(std::string_view(splice.with).substr(m_used, size));
        m_used += size;
        if (m_used == splice.with.size()) {
            ++m_next;
            m_used = 0;
        }
    }

    void putIn(std::string_view bytes)
    {
        if (!bytes.empty())
            open().with += bytes;
    }

    /// The splice that is being made, which ends where bytes are kept.
    Splice &open()
    {
        if (!m_isOpen)
            m_result.push_back({{m_old, m_old}, {}});
        m_isOpen = true;
        return m_result.back();
    }

    const std::vector<Splice> &m_first;
    std::size_t m_next = 0; ///< the splice of the first step that is reached
    std::size_t m_used = 0; ///< how much of what it puts in has been passed
    std::size_t m_old = 0; ///< the place in the text before both
    std::size_t m_between = 0; ///< the place in the text between them
    std::vector<Splice> m_result;
    bool m_isOpen = false;
};

} // namespace

std::vector<Splice> composed(const std::vector<Splice> &first, const std::vector<Splice> &second)
{
    Composition composition(first);
    for (const Splice &splice : second)
        composition.add(splice);
    return composition.finish();
}

std::vector<Splice> composed(const std::vector<const std::vector<Splice> *> &steps)
{
    // Neighbours first: one after the other, each step would copy all that came before it.
    std::vector<std::vector<Splice>> halves;
    for (std::size_t i = 0; i < steps.size(); i += 2)
        halves.push_back(i + 1 < steps.size() ? composed(*steps[i], *steps[i + 1]) : *steps[i]);
    while (halves.size() > 1) {
        std::size_t made = 0;
        for (std::size_t i = 0; i < halves.size(); i += 2) {
            halves[made++] = i + 1 < halves.size() ? composed(halves[i], halves[i + 1])
                                                   : std::move(halves[i]);
        }
        halves.resize(made);
    }
    return halves.empty() ? std::vector<Splice>() : std::move(halves.front());
}

} // namespace loadline
