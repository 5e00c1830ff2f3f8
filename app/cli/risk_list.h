// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/columns.h"
#include "cli/json_writer.h"

#include "core/register.h"
#include "core/words.h"

#include <map>
#include <optional>
#include <string>

namespace loadline::cli {

/// "3  high  open  for 2  title - detail"; a tier in brackets is derived.
std::vector<Columns::Cell> lineOf(const Risk &risk);

/// "2  completed  critical  2025-12-19  title"
std::vector<Columns::Cell> lineOf(const Iteration &iteration);

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
void writeFields(JsonWriter &json, const std::vector<Field> &fields);

} // namespace loadline::cli
