// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/wording.h"

#include "core/text.h"

#include <algorithm>

namespace loadline::merge {

namespace {

/// So many entries are named, the others counted.
constexpr std::size_t mostEntries = 6;

constexpr std::size_t longestPath = 60;

std::string sectionChangeInWords(const Happening &told)
{
    const std::string verb = told.note.empty() ? " edited" : ' ' + told.note;
    return (told.key.empty() ? "Sections of " + iterationOf(told) : sectionOf(told)) + verb;
}

std::string_view stateInWords(SectionKind kind, std::string_view state)
{
    using State = std::pair<std::string_view, std::string_view>;
    static constexpr State ofTests[] = {{"pass", "passed"},
                                        {"warn", "needs attention"},
                                        {"fail", "failed"},
                                        {"pending", "not run"}};
    static constexpr State ofImpact[] = {{"warn", "caution"},
                                         {"fail", "blocks"},
                                         {"pending", "to be checked"}};
    static constexpr State ofSideEffects[] = {{"pass", "mitigated"}, {"fail", "not mitigated"}};
    static constexpr State ofSteps[] = {{"pass", "done"}};
    const auto in = [state](const auto &states) {
        for (const State &one : states) {
            if (one.first == state)
                return one.second;
        }
        return std::string_view();
    };
    switch (kind) {
    case SectionKind::Testing:
        return in(ofTests);
    case SectionKind::DeploymentImpact:
        return in(ofImpact);
    case SectionKind::SideEffects:
        return in(ofSideEffects);
    default:
        return in(ofSteps);
    }
}

} // namespace

std::string statesInWords(SectionKind kind, std::string_view states)
{
    std::vector<std::pair<std::string_view, std::size_t>> counts;
    std::size_t all = 0;
    for (std::size_t at = 0; at < states.size();) {
        const std::size_t end = std::min(states.find(", ", at), states.size());
        const std::string_view words = stateInWords(kind, states.substr(at, end - at));
        const auto known = std::find_if(counts.begin(), counts.end(),
                                        [words](const auto &one) { return one.first == words; });
        if (!words.empty() && known == counts.end())
            counts.emplace_back(words, 1);
        else if (!words.empty())
            ++known->second;
        ++all;
        at = end + 2;
    }
    std::string said;
    for (const auto &[words, count] : counts) {
        said += said.empty() ? "" : ", ";
        if (all > 1)
            said += count == all ? "all " : std::to_string(count) + ' ';
        said += words;
    }
    return said;
}

std::string entryName(SectionKind kind, std::string_view name)
{
    if (kind != SectionKind::FilesModified)
        return quoted(name);
    std::string path = "`";
    std::string line(name);
    std::replace_if(line.begin(), line.end(), isLineEndByte, ' ');
    return path + shortened(line, longestPath) + '`';
}

namespace {

std::string entriesInWords(const Happening &told)
{
    const SectionKind kind = sectionKindOf(told.object).value_or(SectionKind::Other);
    const bool isGone = told.kind == HappeningKind::EntriesRemoved;
    const bool isOfFiles = kind == SectionKind::FilesModified;
    std::string where = isGone ? " removed from " : " added to ";
    if (isOfFiles)
        where += "Files Modified of ";
    where += iterationOf(told);
    const std::string states = isGone ? std::string() : statesInWords(kind, told.after);
    if (told.entries.size() == 1) {
        const std::string name = entryName(kind, told.entries.front());
        if (isOfFiles)
            return name + where;
        const std::string noun = capitalised(std::string(entryNoun(kind)));
        if (kind == SectionKind::Testing)
            return noun + ' ' + name + where + (states.empty() ? "" : ": " + states);
        if (kind == SectionKind::Benefits)
            return noun + ' ' + name + where;
        return noun + where + ": " + name + inBrackets(states);
    }
    std::string noun(entryNoun(kind));
    if (kind == SectionKind::DeploymentImpact)
        noun = "impact line";
    std::string names;
    for (std::size_t i = 0; i < std::min(told.entries.size(), mostEntries); ++i)
        names += (i == 0 ? "" : ", ") + entryName(kind, told.entries[i]);
    if (told.entries.size() > mostEntries)
        names += " and " + std::to_string(told.entries.size() - mostEntries) + " more";
    return counted(told.entries.size(), noun) + where + ": " + names + inBrackets(states);
}

/// "Impact of iteration 4: 'No API changes' now blocks"
std::string impactStateInWords(const Happening &told, const std::string &name)
{
    const std::string what = "Impact of " + iterationOf(told) + ": " + name;
    if (told.after == "pass")
        return what + " is fine now";
    if (told.after == "warn")
        return what + " now calls for caution";
    if (told.after == "fail")
        return what + " now blocks";
    return what + (told.after == "pending" ? " is still to be checked" : " has no mark any more");
}

std::string entryStateInWords(const Happening &told)
{
    const SectionKind kind = sectionKindOf(told.object).value_or(SectionKind::Other);
    const std::string name = entryName(kind, told.key);
    const std::string where = iterationOf(told);
    const bool isPass = told.after == "pass";
    if (kind == SectionKind::DeploymentImpact)
        return impactStateInWords(told, name);
    if (kind == SectionKind::SideEffects) {
        return "Side effect of " + where + (isPass ? " mitigated: " : " is to be watched: ") + name;
    }
    if (kind == SectionKind::NextSteps)
        return "Next step of " + where + (isPass ? " done: " : " is still to be done: ") + name;
    const std::string what = capitalised(std::string(entryNoun(kind))) + ' ' + name + " of "
                             + where;
    if (kind != SectionKind::Testing)
        return what + (isPass ? " reached" : " is not reached yet");
    const std::string_view after = stateInWords(kind, told.after);
    std::string sentence = what + ' ';
    sentence += after.empty() ? "has no result any more" : told.after == "pending" ? "is " : "";
    sentence += after;
    const std::string_view before = stateInWords(kind, told.before);
    if (told.before == "warn")
        return sentence + " (needed attention before)";
    return sentence + " (" + (before.empty() ? "no result" : std::string(before)) + " before)";
}

std::string entryChangeInWords(const Happening &told)
{
    const SectionKind kind = sectionKindOf(told.object).value_or(SectionKind::Other);
    const std::string name = entryName(kind, told.key);
    if (kind == SectionKind::FilesModified && told.before != told.after)
        return valueInWords(name + " in Files Modified of " + iterationOf(told), told);
    const std::string what = std::string(entryNoun(kind)) + ' ' + name + " of " + iterationOf(told);
    if (told.before == told.after)
        return capitalised(what) + " edited";
    if (told.after.empty())
        return "Detail of " + what + " removed";
    return "Detail of " + what + (told.before.empty() ? " added" : " changed");
}

std::string entryRewordedInWords(const Happening &told)
{
    const SectionKind kind = sectionKindOf(told.object).value_or(SectionKind::Other);
    const std::string what = std::string(entryNoun(kind)) + " of " + iterationOf(told);
    const auto [before, after] = apart(told.before, told.after);
    if (before == after)
        return capitalised(what) + " edited: '" + after + '\'';
    return capitalised(what) + " reworded: '" + before + "' → '" + after + '\'';
}

} // namespace

std::string describeEntries(const Happening &told)
{
    switch (told.kind) {
    case HappeningKind::EntryStateChanged:
        return entryStateInWords(told);
    case HappeningKind::EntryReworded:
        return entryRewordedInWords(told);
    case HappeningKind::EntryChanged:
        return entryChangeInWords(told);
    case HappeningKind::SectionChanged:
        return sectionChangeInWords(told);
    default:
        return entriesInWords(told);
    }
}

} // namespace loadline::merge
