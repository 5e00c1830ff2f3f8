// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/named_risks.h"

#include "markdown/reader.h"

#include <algorithm>
#include <optional>

namespace loadline::changes {

namespace {

/// Up to so many are looked for one after the other.
constexpr int few = 8;

/// The risks whose names nobody else has.
std::unordered_map<std::string_view, std::optional<std::size_t>> uniqueNames(const Register &reg)
{
    std::unordered_map<std::string_view, std::optional<std::size_t>> result;
    result.reserve(reg.risks.size());
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        const auto [place, isNew] = result.emplace(reg.risks[i].id, i);
        if (!isNew)
            place->second.reset();
    }
    return result;
}

} // namespace

Result<std::vector<std::size_t>> findRisks(const Register &reg,
                                           const std::vector<std::string> &names)
{
    std::unordered_map<std::string_view, std::optional<std::size_t>> unique;
    if (names.size() > std::size_t(few))
        unique = uniqueNames(reg);
    std::vector<std::size_t> result;
    std::vector<bool> isFound(reg.risks.size(), false);
    for (const std::string &name : names) {
        const auto known = unique.find(name);
        const bool isKnown = known != unique.end() && known->second;
        const auto index = isKnown ? Result<std::size_t>(*known->second)
                                   : markdown::findRisk(reg, name);
        if (!index)
            return tl::make_unexpected(index.error());
        if (!isFound[*index])
            result.push_back(*index);
        isFound[*index] = true;
    }
    return result;
}

std::vector<std::string> namesOf(const Register &reg, const std::vector<std::size_t> &risks)
{
    std::vector<std::string> result;
    for (const std::size_t risk : risks)
        result.push_back(reg.risks[risk].id);
    return result;
}

Touched touching(const std::vector<std::size_t> &risks, const Register &reg)
{
    Touched touched;
    for (const std::size_t risk : risks)
        touched.risks.insert(reg.risks[risk].id);
    return touched;
}

const Risk *RisksAfter::find(const Risk &before)
{
    if (++m_asked <= few) {
        const Risk *first = nullptr;
        for (const Risk &now : m_after.risks) {
            if (before.isNamed ? now.id != before.id : now.isNamed)
                continue;
            if (now.title == before.title)
                return &now;
            first = first || !before.isNamed ? first : &now;
        }
        return first;
    }
    if (m_named.empty() && m_titled.empty()) {
        // Of two of a name, or a title, the first one counts, as above.
        for (const Risk &risk : m_after.risks) {
            m_named.emplace(risk.id, &risk);
            m_titled.emplace(keyOf(risk), &risk);
        }
    }
    if (const auto found = m_titled.find(keyOf(before)); found != m_titled.end())
        return found->second;
    const auto found = before.isNamed ? m_named.find(before.id) : m_named.end();
    return found == m_named.end() ? nullptr : found->second;
}

std::string RisksAfter::keyOf(const Risk &risk)
{
    return (risk.isNamed ? risk.id : std::string()) + '\n' + risk.title;
}

} // namespace loadline::changes
