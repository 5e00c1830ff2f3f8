// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/register_diff.h"

#include "markdown/risk_reader.h"
#include "merge/diff_parts.h"

#include <algorithm>
#include <iterator>

namespace loadline::merge {

namespace {

bool isCalledBefore(const std::string &a, const std::string &b)
{
    return markdown::numberOfName(a) < markdown::numberOfName(b);
}

} // namespace

std::vector<Happening> happenings(const Register &before, const Register &after)
{
    if (*before.text == *after.text)
        return {};
    const Sides sides{before, after};
    const Matching iterations = matchedIterations(sides);
    const Matching risks = matchedRisks(sides);
    const Matching groups = matchedGroups(sides, risks);
    RiskFates fates = fatesOf(sides, risks);

    std::vector<Happening> told;
    tellIterations(sides, iterations, fates, told);
    std::vector<Happening> ofRisks;
    tellRisks(sides, risks, iterations, fates, ofRisks);
    tellPlaces(sides, groups, risks, ofRisks);
    ofRisks = joined(std::move(ofRisks));
    std::move(ofRisks.begin(), ofRisks.end(), std::back_inserter(told));
    tellArchive(sides, iterations, risks, told);
    // In another form the groups are others.
    if (!tellForm(sides, risks, told))
        tellGroups(sides, groups, Emptied::Untold, told);
    tellDocument(sides, told);
    tellLineEndings(sides, told);
    if (told.empty())
        tellGroups(sides, groups, Emptied::Told, told);
    if (told.empty())
        tellLastResort(sides, told);
    for (Happening &one : told)
        std::stable_sort(one.risks.begin(), one.risks.end(), isCalledBefore);
    return told;
}

std::string_view nameOf(HappeningKind kind)
{
    switch (kind) {
    case HappeningKind::IterationAdded:
        return "iterationAdded";
    case HappeningKind::IterationRemoved:
        return "iterationRemoved";
    case HappeningKind::IterationRenumbered:
        return "iterationRenumbered";
    case HappeningKind::IterationCompleted:
        return "iterationCompleted";
    case HappeningKind::IterationReopened:
        return "iterationReopened";
    case HappeningKind::IterationStatusChanged:
        return "iterationStatusChanged";
    case HappeningKind::IterationChanged:
        return "iterationChanged";
    case HappeningKind::IterationsReordered:
        return "iterationsReordered";
    case HappeningKind::SectionAdded:
        return "sectionAdded";
    case HappeningKind::SectionRemoved:
        return "sectionRemoved";
    case HappeningKind::SectionRenamed:
        return "sectionRenamed";
    case HappeningKind::SectionChanged:
        return "sectionChanged";
    case HappeningKind::EntriesAdded:
        return "entriesAdded";
    case HappeningKind::EntriesRemoved:
        return "entriesRemoved";
    case HappeningKind::EntryStateChanged:
        return "entryStateChanged";
    case HappeningKind::EntryReworded:
        return "entryReworded";
    case HappeningKind::EntryChanged:
        return "entryChanged";
    case HappeningKind::RiskAdded:
        return "riskAdded";
    case HappeningKind::RiskRemoved:
        return "riskRemoved";
    case HappeningKind::RiskRenumbered:
        return "riskRenumbered";
    case HappeningKind::RiskMoved:
        return "riskMoved";
    case HappeningKind::RiskPlanned:
        return "riskPlanned";
    case HappeningKind::RiskStatusChanged:
        return "riskStatusChanged";
    case HappeningKind::RiskChanged:
        return "riskChanged";
    case HappeningKind::RisksReordered:
        return "risksReordered";
    case HappeningKind::Archived:
        return "archived";
    case HappeningKind::RegisterChanged:
        return "registerChanged";
    case HappeningKind::TextChanged:
        break;
    }
    return "textChanged";
}

} // namespace loadline::merge
