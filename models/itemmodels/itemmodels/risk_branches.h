// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/block_facts.h"
#include "core/register.h"
#include "itemmodels/repeated_names.h"
#include "itemmodels/risk_filter.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace loadline::itemmodels {

/// A risk in the tree.
struct RiskLeaf
{
    std::size_t risk = 0; ///< index into Register::risks
    std::string name; ///< unique: `@LINE` where the risk's own is given twice
    bool isLapsed = false; ///< it was accepted, and is no longer; it counts as open
};

/// A tier in the tree, its risks in the document's order, those that are over apart.
struct RiskBranch
{
    std::optional<Tier> tier;
    std::vector<RiskLeaf> live;
    std::vector<RiskLeaf> done; ///< fixed and closed
    int open = 0;
    int planned = 0; ///< open, and planned for an iteration
    int held = 0; ///< accepted or mitigated
};

/// Sorts the risks of a register into tiers, and remembers what a filter compares with.
class RiskSorter
{
public:
    /// The four tiers always stand where nothing is filtered: a risk can be dropped on them.
    /// \a today, ISO 8601, decides which acceptances have ended.
    std::vector<RiskBranch> branchesOf(const Register &reg, const RiskFilter &filter,
                                       const std::string &today);
    /// Whether branchesOf() of the register, which is another one by now, gives without a filter what
    /// it gave of the one before.
    bool isSortedAsBefore(const Register &reg, const std::string &today);
    /// To be said when the register is another one. What is folded of risks that read as before is
    /// kept: an edit beside a filter must not fold thousands of texts again.
    void forget() { m_isStale = true; }

    /// Makes what filters compare with, where it is not there yet.
    void fold(const Register &reg);

private:
    /// What decides where a risk stands.
    struct Sorted
    {
        std::string name;
        std::optional<Tier> tier;
        RiskStatus status = RiskStatus::Open;
        bool hasIteration = false;
        bool isLapsed = false;

        friend bool operator==(const Sorted &, const Sorted &) = default;
    };

    bool look(const Register &reg, const std::string &today);
    const Sorted &sorted(std::size_t risk) const
    {
        return m_sorted[risk / BlockList<Risk>::blockSize][risk % BlockList<Risk>::blockSize];
    }
    static void countIn(RiskBranch &branch, const Sorted &risk);

    std::vector<FoldedRisk> m_folded; ///< of Register::risks; empty until a filter needs them
    std::vector<std::size_t> m_stamps; ///< of what each was folded from
    bool m_isStale = true;
    RepeatedNames m_names;
    BlockFacts<Risk, std::vector<Sorted>> m_sorted;
    std::string m_day; ///< that decided which acceptances have ended
};

bool sameRows(const std::vector<RiskBranch> &a, const std::vector<RiskBranch> &b);

/// Fixed or closed.
bool isOver(RiskStatus status);
/// The word for a risk's state; an open risk with an iteration is planned.
QString statusOf(const Risk &risk);
/// The value of a field, whatever the case of its key; empty where there is none.
std::string_view fieldOf(const Risk &risk, std::string_view key);

} // namespace loadline::itemmodels
