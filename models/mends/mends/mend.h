// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/check.h"

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What can be done about a finding, rule by rule: of the rules that leave no doubt what would put
/// it right, the change that does it. Where a person has to decide something that the document
/// does not say, nothing is offered. Pure: a mend is a change like every other, for the editor.
namespace loadline::mends {

enum class MendKind {
    TakeOutPlan, ///< `risks`
    MarkFixed, ///< `risks`, by `iteration` where there is one
    OpenAgain, ///< `risks`
    Complete, ///< `iteration`
    MoveToFixed, ///< `risks`, to what `iteration` fixed
    MoveToOpen, ///< `risks`
    MoveToTier, ///< `risks`, to `tier`
    TakeOutStrikes, ///< `risks`
    BeginLists, ///< `risks`, with whose numbers a list begins
    TakeOutLine, ///< `line`: one that another stands for
    StampLastUpdated,
    RepairText,
};

/// What is offered for a finding. What it is called is said where it is shown.
struct Mend
{
    MendKind kind = MendKind::RepairText;
    std::string rule;
    std::vector<std::string> risks; ///< as people call them: the name, else the “title”
    std::optional<int> iteration;
    std::optional<Tier> tier;
    std::size_t line = 0; ///< from 1
    /// For the very register that it was offered for.
    std::function<Result<Change>(const Register &reg)> change;
};

/// What a mend may know beside the register.
struct Conditions
{
    policy::Policy policy = {};
    std::string now = {}; ///< in UTC: "2026-01-31T12:30:45Z"
};

/// The mends of a finding in \a reg, the one that changes least first. Cheap: nothing is tried yet.
std::vector<Mend> mendsFor(const Register &reg, const checks::Finding &finding,
                           const Conditions &conditions);

/// The change of a mend, if after it the rule finds less than before.
/// Errors: what the change refuses; Refused where the finding would stay.
Result<Change> tried(const Register &reg, const Mend &mend, const Conditions &conditions);

/// Asked between two mends with what is done and what there was to do; false ends it.
using Progress = std::function<bool(std::size_t done, std::size_t all)>;

/// The first mend of each finding of a rule, all as one change; findings that cannot be mended are
/// passed over. Errors: Refused where none could be, or where \a progress ended it.
Result<Change> allOf(const Register &reg, std::string_view rule, const Conditions &conditions,
                     const Progress &progress = {});

} // namespace loadline::mends
