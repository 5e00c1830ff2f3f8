// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/check.h"

#include "checks/rules/all_rules.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>

namespace loadline::checks {

namespace {

/// Nothing for a rule that is off.
std::optional<Finding::Severity> severityOf(const Rule &rule, const policy::Policy &policy)
{
    const auto level = policy.levelOf(rule.name);
    if (!level) {
        const bool isAboutSeparators = rule.name == renderedNumberRule().name;
        return isAboutSeparators && !policy.numberSeparators ? std::nullopt
                                                             : std::optional(rule.severity);
    }
    switch (*level) {
    case policy::RuleLevel::Off:
        return std::nullopt;
    case policy::RuleLevel::Note:
        return Finding::Note;
    case policy::RuleLevel::Warning:
        return Finding::Warning;
    case policy::RuleLevel::Error:
        return Finding::Error;
    }
    return rule.severity;
}

} // namespace

std::string_view nameOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Error:
        return "error";
    case Finding::Warning:
        return "warning";
    case Finding::Note:
        return "note";
    }
    return {};
}

void Finder::add(std::size_t offset, std::string text, std::string mend)
{
    addAt(m_register.lineOf(offset), m_register.columnOf(offset), std::move(text), std::move(mend));
}

void Finder::addAt(std::size_t line, std::size_t column, std::string text, std::string mend)
{
    m_findings.push_back(
        {std::string(m_rule), m_severity, line, column, std::move(text), std::move(mend)});
}

std::size_t placeOf(const Risk &risk)
{
    return risk.marker.isEmpty() ? risk.text.begin : risk.marker.begin;
}

std::string called(const Risk &risk)
{
    return risk.isNamed ? "risk " + risk.id : "the risk “" + risk.title + "”";
}

const std::vector<Rule> &rules()
{
    static const std::vector<Rule> all = [] {
        std::vector<Rule> list = {
            conflictMarkerRule(),    contradictedTierRule(),   damagedTextRule(),
            dateAheadRule(),         duplicateNameRule(),      endingAcceptanceRule(),
            fixedInOpenGroupRule(),  incompleteEvidenceRule(), innerStrikeRule(),
            lapsedAcceptanceRule(),  missingEvidenceRule(),    openAfterCompletionRule(),
            openInFixedGroupRule(),  overdueReviewRule(),      pastDueRule(),
            planToNowhereRule(),     renderedNumberRule(),     repeatedFileRule(),
            riskInTwoTiersRule(),    severalFootersRule(),     staleLastUpdatedRule(),
            struckWithoutMarkRule(), unfinishedFixRule(),      unknownDateRule(),
            unknownStatusRule(),     unknownTierRule(),
        };
        std::sort(list.begin(), list.end(),
                  [](const Rule &a, const Rule &b) { return a.name < b.name; });
        return list;
    }();
    return all;
}

const Rule *ruleNamed(std::string_view name)
{
    const auto found = std::find_if(rules().begin(), rules().end(),
                                    [&](const Rule &rule) { return rule.name == name; });
    return found == rules().end() ? nullptr : &*found;
}

std::vector<Finding> check(const Register &reg, const policy::Policy &policy,
                           const CheckContext &context)
{
    const Circumstances circumstances{policy, context};
    std::vector<Finding> all;
    for (const Rule &rule : rules()) {
        const auto severity = severityOf(rule, policy);
        if (!severity)
            continue;
        Finder finder(reg, rule.name, *severity);
        rule.look(reg, circumstances, finder);
        std::ranges::move(finder.takeFindings(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(), [](const Finding &a, const Finding &b) {
        return std::tie(a.line, a.column, a.rule) < std::tie(b.line, b.column, b.rule);
    });
    return all;
}

} // namespace loadline::checks
