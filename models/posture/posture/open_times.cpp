// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/open_times.h"

#include "checks/facts.h"
#include "merge/risk_matching.h"

#include <algorithm>
#include <numeric>

namespace loadline::posture {

namespace {

std::optional<double> medianOf(std::vector<int> days)
{
    if (days.empty())
        return std::nullopt;
    std::sort(days.begin(), days.end());
    const std::size_t middle = days.size() / 2;
    return days.size() % 2 == 1 ? double(days[middle]) : (days[middle - 1] + days[middle]) / 2.0;
}

std::optional<double> meanOf(const std::vector<int> &days)
{
    if (days.empty())
        return std::nullopt;
    return double(std::accumulate(days.begin(), days.end(), std::int64_t(0))) / double(days.size());
}

/// Clocks of committers go as they like: no time is less than nothing.
int daysOpen(const std::string &from, const std::string &to)
{
    return std::max(0, checks::daysBetween(from, to));
}

std::vector<merge::RiskIdentity> identitiesOf(const std::vector<RiskFacts> &all,
                                              const VersionFacts &version)
{
    std::vector<merge::RiskIdentity> identities;
    identities.reserve(version.risks.size());
    for (const std::uint32_t risk : version.risks)
        identities.push_back({all[risk].name, all[risk].title, all[risk].detail});
    return identities;
}

/// Days of one tier: of stretches that are over, and of risks that are open.
struct Days
{
    std::vector<int> ended;
    std::vector<int> open;

    OpenTimes times() const
    {
        OpenTimes times;
        times.ended = ended.size();
        times.medianDays = medianOf(ended);
        times.meanDays = meanOf(ended);
        times.open = open.size();
        times.medianAge = medianOf(open);
        if (!open.empty())
            times.oldestAge = *std::max_element(open.begin(), open.end());
        return times;
    }
};

} // namespace

void OpenTimesCount::add(const VersionFacts &version, const std::string &day)
{
    if (version.state != VersionFacts::State::Read)
        return;
    if (version.risks != m_last.risks)
        carry(version);
    for (const Standing &standing : m_gone)
        end(standing, day);
    m_gone.clear();
    m_last = version;
    look(day);
    m_isFirst = false;
}

/// Gives each risk of the new version the standing that it had in the last one.
void OpenTimesCount::carry(const VersionFacts &version)
{
    const merge::Matching matching = merge::matchedRisks(identitiesOf(m_all, m_last),
                                                         identitiesOf(m_all, version));
    std::vector<Standing> standings(version.risks.size());
    for (std::size_t before = 0; before < m_standings.size(); ++before) {
        const std::size_t after = matching.afterOf(before);
        if (after != merge::Matching::none)
            standings[after] = std::move(m_standings[before]);
        else
            m_gone.push_back(std::move(m_standings[before]));
    }
    m_standings = std::move(standings);
}

void OpenTimesCount::end(const Standing &standing, const std::string &day)
{
    if (!standing.since.empty() && standing.isBeginKnown)
        m_ended.push_back({standing.tier, daysOpen(standing.since, day)});
}

/// Which risks of the last version are open on a day.
void OpenTimesCount::look(const std::string &day)
{
    for (std::size_t i = 0; i < m_standings.size(); ++i) {
        Standing &standing = m_standings[i];
        const RiskStanding &now = m_all[m_last.risks[i]].standing;
        if (!isOpen(now, day)) {
            end(standing, day);
            standing = {};
            continue;
        }
        if (standing.since.empty())
            standing = {day, !(m_isCut && m_isFirst), {}};
        standing.tier = now.tier;
    }
}

OpenTimesByTier OpenTimesCount::at(const std::string &today)
{
    look(today); // an acceptance may have ended since
    policy::PerTier<Days> days;
    Days untiered;
    const auto of = [&](std::optional<Tier> tier) -> Days & {
        return tier ? days[*tier] : untiered;
    };
    for (const Stretch &stretch : m_ended)
        of(stretch.tier).ended.push_back(stretch.days);
    for (const Standing &standing : m_standings) {
        if (!standing.since.empty())
            of(standing.tier).open.push_back(daysOpen(standing.since, today));
    }
    OpenTimesByTier times;
    for (const Tier tier : allTiers)
        times.tiers[tier] = days[tier].times();
    times.untiered = untiered.times();
    return times;
}

} // namespace loadline::posture
