// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace loadline::markdown {

/// Why a field is in doubt, in words; empty where it is not.
using FieldDoubt = std::function<std::string(const Field &)>;

/// A doubt about a few bytes of a risk.
struct RiskDoubt
{
    Span span;
    std::string what; ///< "status", "tier", "plan"
    std::string reason;
};

/// What was read of a register that may not be what was meant, each with its reason in words.
class LedgerDoubts
{
public:
    explicit LedgerDoubts(const Register &reg);

    FieldDoubt ofRegister() const;
    FieldDoubt ofIteration(const Iteration &iteration) const;
    FieldDoubt ofFields(const Risk &risk) const;

    std::string ofNumber(const Iteration &iteration) const;
    std::string ofGroup(const RiskGroup &group) const;
    std::string ofName(const Risk &risk) const;
    std::string ofStrike(const Risk &risk) const;
    std::vector<RiskDoubt> insideOf(const Risk &risk) const;

private:
    bool hasIteration(int number) const { return m_linesOfNumber.contains(number); }
    std::string isNotThere(int iteration) const;

    const Register &m_register;
    std::map<int, std::vector<std::size_t>> m_linesOfNumber;
    std::map<std::string, std::vector<std::size_t>> m_linesOfName; ///< lower case
};

} // namespace loadline::markdown
