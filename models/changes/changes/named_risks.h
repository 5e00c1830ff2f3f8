// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/draft.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Many risks by their names, in a register of many more.
namespace loadline::changes {

/// The risks of those names, each once. *Errors*: those of markdown::findRisk().
Result<std::vector<std::size_t>> findRisks(const Register &reg,
                                           const std::vector<std::string> &names);

/// Names of the risks, for a note.
std::vector<std::string> namesOf(const Register &reg, const std::vector<std::size_t> &risks);

/// What a change of these risks may touch.
Touched touching(const std::vector<std::size_t> &risks, const Register &reg);

/// The risks of a register that was read after a change, to be found again.
class RisksAfter
{
public:
    /// \a after must outlive it.
    explicit RisksAfter(const Register &after)
        : m_after(after)
    {
    }

    /// By name, of several of that name by its title; by that alone where it has no name; null where it
    /// is gone.
    const Risk *find(const Risk &before);

private:
    static std::string keyOf(const Risk &risk);

    const Register &m_after;
    int m_asked = 0;
    std::unordered_map<std::string_view, const Risk *> m_named; ///< made when many are asked for
    std::unordered_map<std::string, const Risk *> m_titled; ///< by name and title
};

} // namespace loadline::changes
