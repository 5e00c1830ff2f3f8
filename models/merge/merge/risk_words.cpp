// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/wording.h"

#include "core/text.h"

namespace loadline::merge {

namespace {

std::string renumberedInWords(const Happening &told)
{
    if (told.after.empty())
        return capitalised("risk ") + oneLine(told.before)
               + " has no name any more: " + oneLine(told.title);
    if (told.before.empty())
        return "Risk " + quoted(told.title) + " is called " + oneLine(told.after) + " now";
    return capitalised(risksInWords({told.before}, {})) + " renumbered to " + oneLine(told.after);
}

std::string moveInWords(const Happening &told)
{
    const std::string what = capitalised(risksOf(told));
    if (told.key == keys::group)
        return what + " moved from " + quoted(told.before) + " to " + quoted(told.after);
    if (told.before.empty())
        return what + " put in " + told.after;
    if (told.after.empty())
        return what + (told.risks.size() == 1 ? " has" : " have") + " no tier any more (was "
               + told.before + ')';
    return what + " moved from " + told.before + " to " + told.after;
}

std::string planInWords(const Happening &told)
{
    const std::string what = capitalised(risksOf(told));
    if (!told.note.empty()) {
        if (told.after.empty())
            return what + " fixed by none any more (" + iterationCalled(told, told.before)
                   + " before)";
        return what + " fixed by " + iterationCalled(told, told.after)
               + (told.before.empty() ? std::string()
                                      : " (" + iterationCalled(told, told.before) + " before)");
    }
    if (told.after.empty())
        return what + " taken out of the plan (" + iterationCalled(told, told.before) + ')';
    return what + " planned for " + iterationCalled(told, told.after)
           + (told.before.empty() ? "" : " instead of " + told.before);
}

std::string riskStatusInWords(const Happening &told)
{
    const std::string what = risksOf(told);
    const bool isOne = told.risks.size() == 1;
    if (told.after == nameOf(RiskStatus::Unknown))
        return "Status of " + what + " changed from " + told.before + " to "
               + (told.note.empty() ? told.after : quoted(told.note));
    if (told.after == nameOf(RiskStatus::Open)) {
        return capitalised(what)
               + (told.before == nameOf(RiskStatus::Unknown) ? (isOne ? " is open" : " are open")
                                                             : " opened again")
               + inBrackets(told.before == nameOf(RiskStatus::Unknown) ? std::string()
                                                                       : "was " + told.before);
    }
    std::string sentence = capitalised(what) + ' ' + told.after;
    if (!told.note.empty())
        sentence += ' ' + oneLine(told.note);
    const bool wasPlain = told.before == nameOf(RiskStatus::Open)
                          || told.before == nameOf(RiskStatus::Unknown);
    return sentence + inBrackets(wasPlain ? std::string() : told.before + " before");
}

std::string riskChangeInWords(const Happening &told)
{
    const std::string what = risksOf(told);
    if (told.key == keys::title)
        return retitled(told.title.empty() ? what : "risk", told);
    if (told.key == keys::detail || told.key == keys::notes) {
        const std::string part = told.key == keys::detail ? "Detail" : "Notes";
        return part + (told.before.empty() ? " added to " + what : " of " + what)
               + (told.before.empty()  ? ""
                  : told.after.empty() ? " removed"
                                       : " changed");
    }
    if (told.key == keys::struck)
        return capitalised(what) + (told.after.empty() ? " no longer struck out" : " struck out");
    if (told.key == keys::checked)
        return capitalised(what) + (told.after.empty() ? " no longer ticked" : " ticked");
    const std::string sentence = valueInWords(keyOf(told, what), told);
    return told.note.empty() ? sentence : sentence + ", " + told.note;
}

std::string orderInWords(const Happening &told)
{
    const std::string group = told.key.empty() ? std::string() : quoted(told.key);
    if (!told.risks.empty())
        return capitalised(risksOf(told)) + " moved " + told.note
               + (group.empty() ? "" : " in " + group);
    return group.empty() ? std::string("Risks reordered") : "Risks of " + group + " reordered";
}

std::string cameOrWentInWords(const Happening &told)
{
    const bool isNamed = !told.risks.empty() && !told.risks.front().starts_with('@');
    return cameOrWent(isNamed ? capitalised(risksOf(told)) : "Risk",
                      told.kind == HappeningKind::RiskAdded ? "added" : "removed", told);
}

} // namespace

std::string describeRisks(const Happening &told)
{
    switch (told.kind) {
    case HappeningKind::RiskRenumbered:
        return renumberedInWords(told);
    case HappeningKind::RiskMoved:
        return moveInWords(told);
    case HappeningKind::RiskPlanned:
        return planInWords(told);
    case HappeningKind::RiskStatusChanged:
        return riskStatusInWords(told);
    case HappeningKind::RisksReordered:
        return orderInWords(told);
    case HappeningKind::RiskChanged:
        return riskChangeInWords(told);
    default:
        return cameOrWentInWords(told);
    }
}

} // namespace loadline::merge
