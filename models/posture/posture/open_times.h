// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/facts.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace loadline::posture {

/// For how many days risks of a tier are open. Each stretch from the version in which a risk is open
/// first to the one in which it is so no more counts by itself, so that one that is opened again
/// counts twice; in the tier that it had last while it was open.
struct OpenTimes
{
    std::size_t ended = 0; ///< stretches that are over; those whose begin is not known left out
    std::optional<double> medianDays; ///< of these
    std::optional<double> meanDays;
    std::size_t open = 0; ///< risks that are open now
    std::optional<double> medianAge; ///< of these in days; at least so old where the clone is shallow
    std::optional<int> oldestAge;

    friend bool operator==(const OpenTimes &, const OpenTimes &) = default;
};

struct OpenTimesByTier
{
    policy::PerTier<OpenTimes> tiers;
    OpenTimes untiered;

    friend bool operator==(const OpenTimesByTier &, const OpenTimesByTier &) = default;
};

/// Follows risks through the versions of a register. A risk is the same one as merge::matchedRisks()
/// pairs them: by name, then by title; what leaves the register is over.
class OpenTimesCount
{
public:
    /// \a all is the list that versions have indices of; it must outlive this. \a isCut: there were
    /// versions before the first one that nobody can see.
    OpenTimesCount(const std::vector<RiskFacts> &all, bool isCut)
        : m_all(all)
        , m_isCut(isCut)
    {
    }

    /// The next version. What is no register says nothing of risks and is passed over.
    void add(const VersionFacts &version, const std::string &day);
    /// What is known on the day \a today, which is not before the last version's.
    OpenTimesByTier at(const std::string &today);

private:
    struct Stretch
    {
        std::optional<Tier> tier;
        int days = 0;
    };
    /// Since when a risk of the last version is open; empty where it is not.
    struct Standing
    {
        std::string since;
        bool isBeginKnown = true;
        std::optional<Tier> tier; ///< while it was open
    };

    void carry(const VersionFacts &version);
    void end(const Standing &standing, const std::string &day);
    void look(const std::string &day);

    const std::vector<RiskFacts> &m_all;
    bool m_isCut = false;
    bool m_isFirst = true;
    VersionFacts m_last;
    std::vector<Standing> m_standings; ///< of each risk of the last version
    std::vector<Standing> m_gone; ///< of risks that the last version has no more
    std::vector<Stretch> m_ended;
};

} // namespace loadline::posture
