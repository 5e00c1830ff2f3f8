// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/review.h"

#include <QByteArray>
#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace loadline::test {

inline const std::string reviewDay = "2026-06-15";

/// A register that nothing speaks against: one iteration, completed, tested, with what it fixed.
std::string soundRegister();

using Edits = std::vector<std::pair<std::string, std::string>>;
/// Each of the first replaced by its second, once; it must be there.
std::string edited(std::string text, const Edits &edits);

review::Review reviewed(const std::string &text, const policy::Policy &policy = {},
                        const review::Ground &ground = {});

/// "noGo\nfailed-test 10\n": the verdict, then rule and line of each reason.
QByteArray told(const review::Verdict &verdict);

policy::Policy policyWith(const std::string &rule, policy::RuleLevel level);

/// "2 4", the ids of the iterations that ship.
QByteArray shipped(const review::Review &review);
/// "1 3", the ids of risks.
QByteArray idsOf(const std::vector<review::ReviewedRisk> &risks);

} // namespace loadline::test
