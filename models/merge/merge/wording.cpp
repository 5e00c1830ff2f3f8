// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/wording.h"

#include "core/text.h"

#include <algorithm>

namespace loadline::merge {

namespace {

/// As in the sentences of core/change.cpp.
constexpr std::size_t longestValue = 60;
/// Longer values stand in quotes behind a colon, where their end can be seen.
constexpr std::size_t longestBare = 30;
/// So many names are read, more are counted.
constexpr std::size_t mostNames = 12;

/// "RISK-001" needs no "risk" before it.
bool saysRisk(std::string_view name)
{
    return startsWithIgnoringCase(name, "risk");
}

bool isUnnamed(std::string_view name)
{
    return name.starts_with('@');
}

/// From a little before the place where it differs from another.
std::string fromDifference(std::string_view value, std::size_t differs)
{
    constexpr std::size_t bytesBefore = 24;
    const std::size_t from = differs > bytesBefore ? differs - bytesBefore : 0;
    const std::size_t blank = value.find(' ', from);
    if (from == 0 || blank >= differs)
        return oneLine(value);
    return "…" + oneLine(value.substr(blank));
}

} // namespace

std::string oneLine(std::string_view value)
{
    std::string line = stripEmphasis(trimmed(value.substr(0, 20 * longestValue)));
    std::string said;
    for (const char c : line) {
        const bool isSpace = isLineEndByte(c) || isBlankByte(c);
        if (!isSpace)
            said += c;
        else if (!said.empty() && said.back() != ' ')
            said += ' ';
    }
    return shortened(trimmed(said), longestValue);
}

std::string quoted(std::string_view value)
{
    std::string text = "'";
    text += oneLine(value);
    return text + '\'';
}

std::pair<std::string, std::string> apart(std::string_view before, std::string_view after)
{
    std::pair<std::string, std::string> said{oneLine(before), oneLine(after)};
    if (said.first != said.second)
        return said;
    const auto shorter = std::ptrdiff_t(std::min(before.size(), after.size()));
    const auto differs = std::mismatch(before.begin(), before.begin() + shorter, after.begin());
    const auto at = std::size_t(differs.first - before.begin());
    return {fromDifference(before, at), fromDifference(after, at)};
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

std::string counted(std::size_t count, std::string_view noun)
{
    std::string text = std::to_string(count) + ' ';
    text += noun;
    return count == 1 ? text : text + 's';
}

std::string capitalised(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = char(text[0] - 'a' + 'A');
    return text;
}

std::string statusInWords(std::string_view name)
{
    if (name == nameOf(IterationStatus::InProgress))
        return "in progress";
    if (name == nameOf(IterationStatus::RolledBack))
        return "rolled back";
    return std::string(name);
}

std::string risksInWords(const std::vector<std::string> &risks, std::string_view title)
{
    if (risks.size() == 1) {
        if (isUnnamed(risks[0]))
            return title.empty() ? std::string("a risk") : "risk " + quoted(title);
        return (saysRisk(risks[0]) ? "" : "risk ") + oneLine(risks[0]);
    }
    if (risks.size() > mostNames || std::any_of(risks.begin(), risks.end(), isUnnamed))
        return counted(risks.size(), "risk");
    std::vector<std::string> names;
    for (const std::string &risk : risks)
        names.push_back(oneLine(risk));
    return (std::all_of(risks.begin(), risks.end(), saysRisk) ? "" : "risks ") + listed(names);
}

std::string risksOf(const Happening &happening)
{
    return risksInWords(happening.risks, happening.title);
}

std::string iterationCalled(const Happening &happening, std::string_view id)
{
    std::string name = happening.unit.empty() ? "iteration" : asciiLowered(happening.unit);
    name += ' ';
    return name + oneLine(id);
}

std::string iterationOf(const Happening &happening)
{
    const std::string_view object = happening.object;
    const std::size_t begin = std::min(object.find(':'), object.size() - 1) + 1;
    const std::size_t end = std::min(object.rfind('/'), object.size());
    return iterationCalled(happening,
                           object.substr(begin, end > begin ? end - begin : object.size()));
}

std::optional<SectionKind> sectionKindOf(std::string_view object)
{
    const std::size_t slash = object.rfind('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    for (int kind = 0; kind <= int(SectionKind::Other); ++kind) {
        if (nameOf(SectionKind(kind)) == object.substr(slash + 1))
            return SectionKind(kind);
    }
    return std::nullopt;
}

std::string_view entryNoun(SectionKind kind)
{
    switch (kind) {
    case SectionKind::Testing:
        return "test";
    case SectionKind::Benefits:
        return "benefit";
    case SectionKind::SideEffects:
        return "side effect";
    case SectionKind::NextSteps:
        return "next step";
    case SectionKind::FilesModified:
        return "file";
    case SectionKind::DeploymentImpact:
        return "impact";
    default:
        return "entry";
    }
}

std::string sectionInWords(const Happening &happening)
{
    const auto kind = sectionKindOf(happening.object);
    if (!kind || *kind == SectionKind::Other
        || !equalsIgnoringCase(happening.key, houseHeading(*kind)))
        return happening.key.empty() ? std::string("A section") : quoted(happening.key);
    switch (*kind) {
    case SectionKind::Problem:
        return "Problem";
    case SectionKind::RootCause:
        return "Root cause";
    case SectionKind::Solution:
        return "Solution";
    case SectionKind::NextSteps:
        return "Next steps";
    case SectionKind::SideEffects:
        return "Side effects";
    case SectionKind::DeploymentImpact:
        return "Deployment impact";
    default:
        return happening.key;
    }
}

std::string sectionOf(const Happening &happening)
{
    return sectionInWords(happening) + " of " + iterationOf(happening);
}

std::string keyOf(const Happening &told, const std::string &whose)
{
    const std::string key = capitalised(oneLine(told.key));
    return whose.empty() ? key : key + " of " + whose;
}

std::string valueInWords(const std::string &what, const Happening &told)
{
    const auto [before, after] = apart(told.before, told.after);
    const auto isLong = [](const std::string &value) { return codePointCount(value) > longestBare; };
    if (told.before.empty())
        return what + (isLong(after) ? " set: '" + after + '\'' : " set to " + after);
    if (told.after.empty())
        return what + " removed (was " + (isLong(before) ? '\'' + before + '\'' : before) + ')';
    if (before == after)
        return what + " edited";
    if (isLong(before) || isLong(after))
        return what + " changed: '" + before + "' → '" + after + '\'';
    return what + " changed from " + before + " to " + after;
}

std::string retitled(const std::string &whose, const Happening &told)
{
    const auto [before, after] = apart(told.before, told.after);
    const std::string name = capitalised(whose);
    if (told.before.empty())
        return name + " titled: " + after;
    if (told.after.empty())
        return name + " has lost its title: " + before;
    if (before == after)
        return "Title of " + whose + " edited";
    return name + " retitled: " + before + " → " + after;
}

std::string inBrackets(const std::string &words)
{
    return words.empty() ? std::string() : " (" + words + ')';
}

std::string cameOrWent(const std::string &what, std::string_view verb, const Happening &told)
{
    std::string sentence = what + ' ';
    sentence += verb;
    if (!told.title.empty())
        sentence += ": " + oneLine(told.title);
    return sentence + inBrackets(told.note);
}

} // namespace loadline::merge
