// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/finding.h"
#include "checks/policy.h"

#include "core/register.h"
#include "markdown/damage.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::checks {

/// What rules cannot know from the register alone; whoever asks for a check gives it.
struct CheckContext
{
    std::string today = {}; ///< "2026-01-31"; empty: what depends on it is not looked at
    /// What was mended in the text before it was read as the register, in the places it had then;
    /// nothing where nobody looked.
    std::optional<std::vector<markdown::Repair>> repairs = {};
};

/// What a rule goes by beside the register.
struct Circumstances
{
    const policy::Policy &policy;
    const CheckContext &context;
};

/// Where a rule puts what it finds. It knows the rule's name and severity, and turns offsets into
/// lines and columns.
class Finder
{
public:
    Finder(const Register &reg, std::string_view rule, Finding::Severity severity)
        : m_register(reg)
        , m_rule(rule)
        , m_severity(severity)
    {
    }

    void add(std::size_t offset, std::string text, std::string mend = {});
    /// For what stands in the file, but no longer in the register's text.
    void addAt(std::size_t line, std::size_t column, std::string text, std::string mend = {});
    std::vector<Finding> takeFindings() { return std::move(m_findings); }

private:
    const Register &m_register;
    std::string_view m_rule;
    Finding::Severity m_severity;
    std::vector<Finding> m_findings;
};

/// One thing that `check` looks for. A rule reads and never changes anything.
struct Rule
{
    std::string_view name; ///< as in `.loadline.toml` and behind a finding
    Finding::Severity severity = Finding::Warning; ///< where the policy says nothing else
    std::string_view explanation; ///< a paragraph: what it means, why it matters, what to do
    void (*look)(const Register &reg, const Circumstances &circumstances, Finder &finder) = nullptr;
};

/// Where a finding about a risk points: at its name, else at its text.
std::size_t placeOf(const Risk &risk);

/// "risk 3", "risk R-003"; of a risk without a name its title.
std::string called(const Risk &risk);

} // namespace loadline::checks
