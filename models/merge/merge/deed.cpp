// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/deed.h"

#include "merge/wording.h"

#include <algorithm>

namespace loadline::merge {

namespace {

std::string objectName(std::string_view object)
{
    const std::size_t begin = std::min(object.find(':'), object.size() - 1) + 1;
    const std::size_t end = std::max(begin, std::min(object.rfind('/'), object.size()));
    return std::string(object.substr(begin, end - begin));
}

std::string after(std::string_view link, const std::string &value)
{
    if (value.empty())
        return {};
    std::string text(link);
    return text + oneLine(value);
}

} // namespace

std::string changeAlone(const Happening &told)
{
    if (told.key == keys::title)
        return after(": new title ", told.after);
    if (told.key == keys::detail || told.key == keys::notes || told.key == keys::lead)
        return {};
    if (told.key.empty() || told.key == keys::struck || told.key == keys::checked)
        return {};
    return ": " + oneLine(told.key) + (told.after.empty() ? " removed" : after(" ", told.after));
}

namespace {

Deed iterationDeed(const Happening &told)
{
    Deed deed;
    deed.to = Deed::To::Iteration;
    deed.names = {objectName(told.object)};
    deed.unit = told.unit;
    switch (told.kind) {
    case HappeningKind::IterationAdded:
    case HappeningKind::IterationRemoved:
        deed.verb = told.kind == HappeningKind::IterationAdded ? "Add" : "Remove";
        deed.alone = after(": ", told.title);
        break;
    case HappeningKind::IterationRenumbered:
        deed.verb = "Renumber";
        deed.names = {told.before};
        deed.tail = " to " + oneLine(told.after);
        break;
    case HappeningKind::IterationCompleted:
        deed.verb = "Complete";
        if (!told.risks.empty())
            deed.alone = ": fixes " + risksOf(told);
        break;
    case HappeningKind::IterationReopened:
        deed.verb = told.after == nameOf(IterationStatus::RolledBack) ? "Roll back" : "Reopen";
        if (!told.risks.empty())
            deed.alone = ": " + risksOf(told) + " open again";
        break;
    case HappeningKind::IterationStatusChanged:
        if (told.after == nameOf(IterationStatus::InProgress))
            deed.verb = "Start";
        else if (told.after == nameOf(IterationStatus::Blocked))
            deed.verb = "Block";
        else if (told.after == nameOf(IterationStatus::Cancelled))
            deed.verb = "Cancel";
        else if (told.after == nameOf(IterationStatus::RolledBack))
            deed.verb = "Roll back";
        else
            deed.alone = ": " + statusInWords(told.after);
        break;
    default:
        deed.alone = changeAlone(told);
        break;
    }
    return deed;
}

Deed partDeed(const Happening &told)
{
    Deed deed;
    deed.to = Deed::To::Iteration;
    deed.names = {objectName(told.object)};
    deed.unit = told.unit;
    const SectionKind kind = sectionKindOf(told.object).value_or(SectionKind::Other);
    const std::string entry = entryName(kind, told.key);
    switch (told.kind) {
    case HappeningKind::EntriesAdded:
    case HappeningKind::EntriesRemoved: {
        const std::string verb = told.kind == HappeningKind::EntriesAdded ? "add" : "remove";
        const std::string noun(entryNoun(kind));
        deed.alone = ": " + verb + ' '
                     + (told.entries.size() == 1
                            ? noun + ' ' + entryName(kind, told.entries.front())
                            : counted(told.entries.size(), noun));
        break;
    }
    case HappeningKind::EntryStateChanged: {
        const std::string state = statesInWords(kind, told.after);
        deed.alone = ": " + entry + (state.empty() ? "" : ' ' + state);
        break;
    }
    case HappeningKind::EntryReworded:
    case HappeningKind::EntryChanged:
        deed.alone = ": " + entry;
        break;
    default:
        deed.alone = told.key.empty() ? std::string() : ": " + oneLine(told.key);
        break;
    }
    return deed;
}

Deed riskDeed(const Happening &told)
{
    Deed deed;
    deed.to = Deed::To::Risk;
    deed.names = told.risks;
    switch (told.kind) {
    case HappeningKind::RiskAdded:
    case HappeningKind::RiskRemoved:
        deed.verb = told.kind == HappeningKind::RiskAdded ? "Add" : "Remove";
        deed.alone = after(": ", told.title);
        break;
    case HappeningKind::RiskRenumbered:
        deed.verb = "Renumber";
        if (!told.before.empty())
            deed.names = {told.before};
        deed.tail = after(" to ", told.after);
        break;
    case HappeningKind::RiskMoved:
        deed.verb = "Move";
        if (told.key == keys::tier)
            deed.tail = told.after.empty() ? " out of its tier" : " to " + told.after;
        else
            deed.alone = after(" to ", told.after);
        break;
    case HappeningKind::RiskPlanned:
        deed.verb = told.after.empty() ? "Take" : "Plan";
        deed.tail = told.after.empty() ? " out of the plan"
                                       : " for " + iterationCalled(told, told.after);
        if (!told.note.empty()) {
            deed.verb = "Update";
            deed.tail.clear();
        }
        break;
    case HappeningKind::RiskStatusChanged:
        if (told.after == nameOf(RiskStatus::Open))
            deed.verb = "Reopen";
        else if (told.after == nameOf(RiskStatus::Fixed))
            deed.verb = "Fix";
        else if (told.after == nameOf(RiskStatus::Mitigated))
            deed.verb = "Mitigate";
        else if (told.after == nameOf(RiskStatus::Accepted))
            deed.verb = "Accept";
        else if (told.after == nameOf(RiskStatus::Closed))
            deed.verb = "Close";
        if (told.after == nameOf(RiskStatus::Accepted))
            deed.alone = after(", ", told.note);
        break;
    case HappeningKind::RisksReordered:
        deed.verb = "Reorder";
        if (told.risks.empty())
            deed.to = Deed::To::Register;
        break;
    default:
        deed.alone = changeAlone(told);
        break;
    }
    return deed;
}

} // namespace

Deed deedOf(const Happening &told)
{
    const bool isOfIteration = told.object.starts_with("iteration:");
    if (isOfIteration && told.object.find('/') == std::string::npos)
        return iterationDeed(told);
    if (isOfIteration)
        return partDeed(told);
    if (told.object.starts_with("risk:"))
        return riskDeed(told);
    Deed deed;
    if (told.kind == HappeningKind::Archived) {
        deed.verb = "Archive";
        deed.to = told.key.empty() ? Deed::To::Risk : Deed::To::Iteration;
        deed.names = told.key.empty() ? told.risks : std::vector{told.key};
        if (!told.key.empty() && !told.risks.empty())
            deed.alone = " and " + counted(told.risks.size(), "risk");
    }
    return deed;
}

} // namespace loadline::merge
