// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mends/mend.h"

/// What is offered for the findings of each rule; pieces of mendsFor().
namespace loadline::mends {

/// A finding and what it is about.
struct Case
{
    const Register &reg;
    const checks::Finding &finding;
    const Conditions &conditions;
    std::size_t offset = 0; ///< of the finding's place

    /// The risk that the place belongs to; nothing where it belongs to none.
    std::optional<std::size_t> risk() const;
    const Iteration *iteration(std::optional<int> number) const;
    Mend mend(MendKind kind) const;
    Mend mend(MendKind kind, std::size_t risk) const;
};

using Offer = std::vector<Mend> (*)(const Case &);

std::vector<Mend> forPlanToNowhere(const Case &found);
std::vector<Mend> forOpenAfterCompletion(const Case &found);
std::vector<Mend> forUnfinishedFix(const Case &found);
std::vector<Mend> forFixedInOpenGroup(const Case &found);
std::vector<Mend> forOpenInFixedGroup(const Case &found);
std::vector<Mend> forContradictedTier(const Case &found);
std::vector<Mend> forInnerStrike(const Case &found);
std::vector<Mend> forStruckWithoutMark(const Case &found);

std::vector<Mend> forRenderedNumber(const Case &found);
std::vector<Mend> forSeveralFooters(const Case &found);
std::vector<Mend> forLastUpdated(const Case &found);
std::vector<Mend> forRepeatedFile(const Case &found);
std::vector<Mend> forDamagedText(const Case &found);

} // namespace loadline::mends
