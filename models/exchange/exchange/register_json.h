// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"
#include "core/register.h"
#include "core/words.h"
#include "exchange/json_writer.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace loadline::exchange {

/// The evidence of fixes, worked out once for each iteration.
class EvidenceOfFixes
{
public:
    explicit EvidenceOfFixes(const Register &reg);
    std::optional<Evidence> of(const Risk &risk);

private:
    const Register &m_register;
    std::map<std::optional<int>, std::optional<Evidence>> m_known;
};

/// A risk as in `show --json`.
void writeRisk(JsonWriter &json, const Register &reg, const Risk &risk, EvidenceOfFixes &evidence);

/// Fields as an object; the values of a key that is there more than once are joined by line feeds.
/// An empty cell of a table is no field: setting a field to nothing removes it.
void writeFields(JsonWriter &json, const std::vector<Field> &fields);

/// A finding as an object; with the name of its file where there is one to give.
void writeFinding(JsonWriter &json, const checks::Finding &finding, std::string_view file = {});

/// An iteration as in `show --json`.
void writeIteration(JsonWriter &json, const Register &reg, const Iteration &iteration);

/// All of a register. Typed entries are read from the text as they are written, one section at a
/// time, so that a large register needs no second copy of itself.
void writeRegister(JsonWriter &json, const Register &reg,
                   const std::vector<checks::Finding> &findings);

} // namespace loadline::exchange
