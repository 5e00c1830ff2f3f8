// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/wording.h"

#include "core/text.h"

#include <algorithm>

namespace loadline::merge {

namespace {

std::string completionInWords(const Happening &told)
{
    return capitalised(iterationOf(told)) + " completed";
}

std::string fixedInWords(const Happening &told)
{
    return told.risks.empty() ? std::string() : "; it fixed " + risksOf(told);
}

std::string reopeningInWords(const Happening &told)
{
    std::string sentence = capitalised(iterationOf(told));
    if (told.after == nameOf(IterationStatus::InProgress))
        sentence += " reopened";
    else if (told.after == nameOf(IterationStatus::RolledBack))
        sentence += " rolled back";
    else if (told.after == nameOf(IterationStatus::Planned))
        sentence += " is planned again, no longer completed";
    else if (told.after == nameOf(IterationStatus::Blocked))
        sentence += " is blocked, no longer completed";
    else if (told.after == nameOf(IterationStatus::Cancelled))
        sentence += " cancelled, no longer completed";
    else
        sentence += " is no longer completed";
    if (told.note.size() > 0)
        sentence += " but " + quoted(told.note);
    if (!told.risks.empty())
        sentence += "; " + risksOf(told) + (told.risks.size() == 1 ? " is" : " are")
                    + " open again";
    return sentence;
}

std::string iterationStatusInWords(const Happening &told)
{
    const std::string what = iterationOf(told);
    const bool isNew = told.before.empty() || told.before == nameOf(IterationStatus::Unknown);
    if (told.after.empty() || !told.note.empty()) {
        std::string sentence = "Status of " + what;
        if (told.after.empty())
            return sentence + " removed (was " + statusInWords(told.before) + ')';
        return sentence + (isNew ? " set" : " changed from " + statusInWords(told.before)) + " to "
               + quoted(told.note);
    }
    const std::string name = capitalised(what);
    if (told.after == nameOf(IterationStatus::InProgress)) {
        const bool isFirst = isNew || told.before == nameOf(IterationStatus::Planned);
        return name + (isFirst ? " started" : " in progress again");
    }
    if (told.after == nameOf(IterationStatus::Planned))
        return name + (isNew ? " is planned" : " is planned again");
    if (told.after == nameOf(IterationStatus::Blocked))
        return name + " is blocked";
    return name + ' ' + statusInWords(told.after);
}

std::string iterationChangeInWords(const Happening &told)
{
    const std::string what = iterationOf(told);
    if (told.key.empty())
        return capitalised(what) + " edited";
    if (told.key == keys::title)
        return retitled(what, told);
    if (told.key == keys::lead)
        return "Introduction of " + what
               + (told.before.empty()  ? " added"
                  : told.after.empty() ? " removed"
                                       : " edited");
    return valueInWords(keyOf(told, what), told);
}

std::string archiveInWords(const Happening &told)
{
    const bool isOne = std::all_of(told.key.begin(), told.key.end(), isAsciiDigit);
    std::string what;
    if (!told.key.empty())
        what = (isOne ? "Iteration " : "Iterations ") + oneLine(told.key);
    if (!told.risks.empty())
        what += (what.empty() ? "" : " and ") + counted(told.risks.size(), "risk");
    return what + " archived in " + oneLine(told.after);
}

std::string registerInWords(const Happening &told)
{
    if (told.key == keys::title)
        return retitled("register", told);
    if (told.key == keys::lastUpdated && !told.after.empty())
        return std::string(keys::lastUpdated) + " is " + oneLine(told.after);
    const bool isFooter = told.key == keys::lastUpdated || told.key == keys::nextIteration;
    return valueInWords(keyOf(told, isFooter ? "" : "the register"), told);
}

std::string textInWords(const Happening &told)
{
    if (told.note == "heading")
        return "Heading changed: " + quoted(told.before) + " → " + quoted(told.after);
    const bool isKnown = told.note == "added" || told.note == "removed" || told.note == "edited"
                         || told.note == "moved";
    if (!isKnown)
        return told.note;
    if (!told.title.empty())
        return told.title + ' ' + told.note;
    if (told.key.empty())
        return "Text at line " + std::to_string(told.line) + ' ' + told.note;
    return (told.note == "edited" ? "Text under " : "Section ") + quoted(told.key) + ' '
           + told.note;
}

} // namespace

std::string describe(const Happening &told)
{
    switch (told.kind) {
    case HappeningKind::IterationAdded:
        return cameOrWent(capitalised(iterationOf(told)), "added", told) + fixedInWords(told);
    case HappeningKind::IterationRemoved:
        return cameOrWent(capitalised(iterationOf(told)), "removed", told);
    case HappeningKind::IterationRenumbered:
        return capitalised(iterationCalled(told, told.before)) + " renumbered to "
               + oneLine(told.after);
    case HappeningKind::IterationCompleted:
        return completionInWords(told) + fixedInWords(told);
    case HappeningKind::IterationReopened:
        return reopeningInWords(told);
    case HappeningKind::IterationStatusChanged:
        return iterationStatusInWords(told);
    case HappeningKind::IterationChanged:
        return iterationChangeInWords(told);
    case HappeningKind::IterationsReordered:
        return "Iterations reordered";
    case HappeningKind::SectionAdded:
        return "Section " + quoted(told.key) + " added to " + iterationOf(told);
    case HappeningKind::SectionRemoved:
        return "Section " + quoted(told.key) + " removed from " + iterationOf(told);
    case HappeningKind::SectionRenamed:
        return "Section " + quoted(told.before) + " of " + iterationOf(told) + " renamed to "
               + quoted(told.after);
    case HappeningKind::SectionChanged:
    case HappeningKind::EntriesAdded:
    case HappeningKind::EntriesRemoved:
    case HappeningKind::EntryStateChanged:
    case HappeningKind::EntryReworded:
    case HappeningKind::EntryChanged:
        return describeEntries(told);
    case HappeningKind::RiskAdded:
    case HappeningKind::RiskRemoved:
    case HappeningKind::RiskRenumbered:
    case HappeningKind::RiskMoved:
    case HappeningKind::RiskPlanned:
    case HappeningKind::RiskStatusChanged:
    case HappeningKind::RiskChanged:
    case HappeningKind::RisksReordered:
        return describeRisks(told);
    case HappeningKind::Archived:
        return archiveInWords(told);
    case HappeningKind::RegisterChanged:
        return registerInWords(told);
    case HappeningKind::TextChanged:
        return textInWords(told);
    }
    return {};
}

} // namespace loadline::merge
