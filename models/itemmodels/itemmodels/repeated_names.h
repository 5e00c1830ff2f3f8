// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace loadline::itemmodels {

/// Which of a register's risks, or iterations, have a name that another one has too.
///
/// A change seldom touches a name, and to compare thousands of them with what they were takes a part
/// of the time of looking them up.
class RepeatedNames
{
public:
    /// \a parts have an `id`.
    template<class Parts>
    void look(const Parts &parts)
    {
        const bool areTheSame = std::equal(parts.begin(), parts.end(), m_names.begin(),
                                           m_names.end(), [](const auto &part, const auto &name) {
                                               return part.id == name;
                                           });
        if (areTheSame)
            return;
        m_names.clear();
        for (const auto &part : parts)
            m_names.push_back(part.id);
        compare();
    }

    /// Any name is given twice.
    bool hasAny() const { return m_hasAny; }
    /// Another part has it, before this one or behind it.
    bool isRepeated(std::size_t part) const { return m_places[part] != Place::Only; }
    /// One before it has it.
    bool isAgain(std::size_t part) const { return m_places[part] == Place::Again; }

private:
    enum class Place : char { Only, First, Again };

    void compare();

    std::vector<std::string> m_names;
    std::vector<Place> m_places;
    bool m_hasAny = false;
};

} // namespace loadline::itemmodels
