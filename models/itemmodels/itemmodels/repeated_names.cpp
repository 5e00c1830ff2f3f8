// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/repeated_names.h"

#include <string_view>
#include <unordered_map>

namespace loadline::itemmodels {

void RepeatedNames::compare()
{
    m_places.assign(m_names.size(), Place::Only);
    m_hasAny = false;
    std::unordered_map<std::string_view, std::size_t> first;
    first.reserve(m_names.size());
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const auto [place, isNew] = first.emplace(m_names[i], i);
        if (isNew)
            continue;
        m_hasAny = true;
        m_places[place->second] = Place::First;
        m_places[i] = Place::Again;
    }
}

} // namespace loadline::itemmodels
