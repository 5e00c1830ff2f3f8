// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/change.h"

#include "core/common_ends.h"
#include "core/text.h"
#include "core/text_room.h"

#include <algorithm>
#include <string_view>

namespace loadline {

namespace {

/// A value in a sentence is cut where a line would get too long to read at a glance.
constexpr std::size_t longestValue = 60;

bool isLineStart(const std::string &text, std::size_t at)
{
    if (at == 0)
        return true;
    if (text[at - 1] == '\n')
        return true;
    return text[at - 1] == '\r' && (at == text.size() || text[at] != '\n');
}

std::string oneLine(std::string_view value)
{
    std::string line(trimmed(value));
    std::replace_if(line.begin(), line.end(), isLineEndByte, ' ');
    return shortened(line, longestValue);
}

std::string listed(const std::vector<std::string> &names)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            list += i + 1 == names.size() ? " and " : ", ";
        list += names[i];
    }
    return list;
}

std::string risksInWords(const std::vector<std::string> &risks)
{
    return (risks.size() == 1 ? "risk " : "risks ") + listed(risks);
}

/// "risk:3" as "risk 3", "iteration:2/testing" as "testing of iteration 2".
std::string objectInWords(const ChangeNote &note)
{
    const std::string_view object = note.object;
    if (object.empty() || object == "register")
        return note.risks.empty() ? "the register" : risksInWords(note.risks);
    const std::size_t colon = object.find(':');
    if (colon == std::string_view::npos)
        return std::string(object);
    const std::size_t slash = object.find('/', colon);
    std::string whole(object.substr(0, colon));
    whole += ' ';
    whole += object.substr(colon + 1, slash == std::string_view::npos ? slash : slash - colon - 1);
    if (slash == std::string_view::npos)
        return whole;
    return std::string(object.substr(slash + 1)) + " of " + whole;
}

/// The risks where several were meant, else the object.
std::string risksOrObject(const ChangeNote &note)
{
    return note.risks.size() > 1 ? risksInWords(note.risks) : objectInWords(note);
}

std::string keyInWords(std::string_view key)
{
    // "Owner" in the middle of a sentence, but "CVE" as it is.
    const bool isCapitalised = std::none_of(key.begin() + (key.empty() ? 0 : 1), key.end(),
                                            [](char c) { return c >= 'A' && c <= 'Z'; });
    return isCapitalised ? asciiLowered(key) : std::string(key);
}

std::string fieldInWords(const ChangeNote &note)
{
    const std::string what = keyInWords(note.key) + " of " + objectInWords(note);
    if (note.value.empty())
        return "Removed " + what;
    return "Set " + what + " to " + oneLine(note.value);
}

std::string withValue(std::string sentence, std::string_view link, const std::string &value)
{
    if (!value.empty())
        sentence += std::string(link) + oneLine(value);
    return sentence;
}

std::string planInWords(const ChangeNote &note)
{
    const std::string_view value = note.value;
    const bool isNumber = !value.empty() && isAsciiDigit(value.front());
    return withValue("Planned " + risksOrObject(note), isNumber ? " for iteration " : " for ",
                     note.value);
}

std::string withRisks(std::string sentence, std::string_view verb, std::string_view behind,
                      const ChangeNote &note)
{
    if (!note.risks.empty()) {
        sentence += "; ";
        sentence += verb;
        sentence += ' ' + risksInWords(note.risks);
        sentence += behind;
    }
    return sentence;
}

/// "Archived iterations 1–3 and 7 risks in FILE"
std::string archiveInWords(const ChangeNote &note)
{
    const bool isOne = std::all_of(note.key.begin(), note.key.end(), isAsciiDigit);
    std::string sentence = "Archived";
    if (!note.key.empty())
        sentence += (isOne ? " iteration " : " iterations ") + note.key;
    if (!note.risks.empty()) {
        sentence += note.key.empty() ? " " : " and ";
        sentence += std::to_string(note.risks.size())
                    + (note.risks.size() == 1 ? " risk" : " risks");
    }
    return sentence + " in " + note.value;
}

} // namespace

std::string applied(const std::string &text, const std::vector<Splice> &splices)
{
    std::size_t size = text.size();
    for (const Splice &splice : splices)
        size += splice.with.size() - splice.at.size();
    std::string result = textWithRoom(size);
    std::size_t copied = 0;
    for (const Splice &splice : splices) {
        result.append(text, copied, splice.at.begin - copied);
        result += splice.with;
        copied = splice.at.end;
    }
    result.append(text, copied);
    return result;
}

std::vector<Splice> inverse(const std::string &text, const std::vector<Splice> &splices)
{
    std::vector<Splice> back;
    back.reserve(splices.size());
    std::size_t inserted = 0;
    std::size_t removed = 0;
    for (const Splice &splice : splices) {
        const std::size_t begin = splice.at.begin + inserted - removed;
        back.push_back(
            {{begin, begin + splice.with.size()}, text.substr(splice.at.begin, splice.at.size())});
        inserted += splice.with.size();
        removed += splice.at.size();
    }
    return back;
}

std::vector<Splice> difference(const std::string &before, const std::string &after)
{
    if (before == after)
        return {};
    std::size_t prefix = commonPrefix(before, after);
    while (!isLineStart(before, prefix) || !isLineStart(after, prefix))
        --prefix;
    std::size_t suffix = commonSuffix(std::string_view(before).substr(prefix),
                                      std::string_view(after).substr(prefix));
    while (suffix > 0
           && (!isLineStart(before, before.size() - suffix)
               || !isLineStart(after, after.size() - suffix)))
        --suffix;
    return {
        {{prefix, before.size() - suffix}, after.substr(prefix, after.size() - suffix - prefix)}};
}

std::string describe(const ChangeNote &note)
{
    switch (note.kind) {
    case ChangeKind::AddRisk:
    case ChangeKind::AddIteration:
        return "Added " + objectInWords(note);
    case ChangeKind::AddItem:
        return withValue("Added to " + objectInWords(note), ": ", note.value);
    case ChangeKind::SetField:
        return fieldInWords(note);
    case ChangeKind::Plan:
        return planInWords(note);
    case ChangeKind::Unplan:
        return "Took " + risksOrObject(note) + " out of the plan";
    case ChangeKind::MoveRisk:
        return withValue("Moved " + risksOrObject(note), " to ", note.value);
    case ChangeKind::ReorderRisk:
        return withValue("Moved " + risksOrObject(note) + " within the group", " before risk ",
                         note.value);
    case ChangeKind::Complete:
        return withRisks("Completed " + objectInWords({note.kind, note.object, {}, {}, {}}),
                         "fixed", "", note);
    case ChangeKind::Reopen:
        return withRisks("Reopened " + objectInWords({note.kind, note.object, {}, {}, {}}),
                         "opened", " again", note);
    case ChangeKind::Accept:
        return withValue("Accepted " + risksOrObject(note), ": ", note.value);
    case ChangeKind::Close:
        return "Closed " + risksOrObject(note);
    case ChangeKind::EditText:
        return "Edited " + (note.key.empty() ? "" : keyInWords(note.key) + " of ")
               + objectInWords(note);
    case ChangeKind::EditItem:
        return withValue("Edited an entry of " + objectInWords(note), ": ", note.value);
    case ChangeKind::RemoveItem:
        return withValue("Removed an entry of " + objectInWords(note), ": ", note.value);
    case ChangeKind::MoveItem:
        return withValue("Moved an entry of " + objectInWords(note), ": ", note.value);
    case ChangeKind::AddSection:
        return withValue("Added a section to " + objectInWords(note), ": ", note.value);
    case ChangeKind::RemoveSection:
        return withValue("Removed a section of " + objectInWords(note), ": ", note.value);
    case ChangeKind::MoveSection:
        return withValue("Moved a section of " + objectInWords(note), ": ", note.value);
    case ChangeKind::RecordFiles:
        return "Recorded " + note.value + " of " + objectInWords(note);
    case ChangeKind::RecordTests:
        return withValue("Recorded the tests of " + objectInWords(note), ": ", note.value);
    case ChangeKind::Mend:
        return "Mended " + note.key + " in " + objectInWords(note);
    case ChangeKind::Archive:
        return archiveInWords(note);
    case ChangeKind::Renumber:
        return withValue("Renumbered", " ", note.value);
    case ChangeKind::Convert:
        return withValue("Converted the risks", " to ", note.value);
    case ChangeKind::Repair:
        return "Repaired damaged characters";
    case ChangeKind::Import:
        return withValue("Imported the register", " from ", note.value);
    case ChangeKind::SignOff:
        return "Signed off as " + note.key + " by " + note.value;
    case ChangeKind::Bring:
        return withValue("Brought back the edits that were set aside", " for ", note.value);
    case ChangeKind::External:
        if (note.key == "branch")
            return withValue("Took over the file of another branch", ": ", note.value);
        return withValue("Took over what changed in the file", " ", note.value);
    }
    return {};
}

} // namespace loadline
