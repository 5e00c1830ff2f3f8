// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/register_diff.h"

#include "core/text.h"
#include "merge/deed.h"
#include "merge/wording.h"

#include <algorithm>

namespace loadline::merge {

namespace {

/// What git's own tools show of a message without cutting it.
constexpr std::size_t mostColumns = 72;
constexpr std::size_t mostLines = 20;
/// A subject names so many different deeds, else it sums them up.
constexpr std::size_t mostDeeds = 3;

/// Characters that may be wide count as two: a line is rather too short than too long.
std::size_t columnsOf(std::string_view text)
{
    constexpr char32_t firstWide = 0x1100;
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        columns += c.value < firstWide ? 1 : 2;
        at += c.size;
    }
    return columns;
}

/// Where a line of at most \a columns ends: before a blank where there is one.
std::size_t lineEnd(std::string_view text, std::size_t columns)
{
    std::size_t blank = 0;
    std::size_t taken = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = codePointAt(text, at).size;
        taken += columnsOf(text.substr(at, size));
        if (taken > columns)
            return blank > 0 ? blank : std::max(at, size);
        at += size;
        if (at < text.size() && text[at] == ' ')
            blank = at;
    }
    return text.size();
}

std::string harmless(std::string_view text)
{
    return escapedForTerminal(text, LineEnds::Escaped);
}

std::string withoutStop(std::string subject)
{
    while (!subject.empty()
           && (subject.back() == '.' || subject.back() == ' ' || subject.back() == ','
               || subject.back() == ':'))
        subject.pop_back();
    return subject;
}

std::string cutSubject(const std::string &subject)
{
    if (columnsOf(subject) <= mostColumns)
        return withoutStop(subject);
    const std::size_t end = lineEnd(subject, mostColumns - 2);
    return withoutStop(subject.substr(0, end)) + "…";
}

std::string iterationsInWords(const std::vector<std::string> &names, const std::string &unit)
{
    std::string word = unit.empty() ? "iteration" : asciiLowered(unit);
    const bool isOne = names.size() == 1 && names[0].find_first_of(",\xE2") == std::string::npos;
    if (!isOne)
        word += 's';
    return word + ' ' + oneLine(listed(names));
}

std::string objectsOf(const Deed &deed, std::string_view title)
{
    return deed.to == Deed::To::Iteration ? iterationsInWords(deed.names, deed.unit)
                                          : risksInWords(deed.names, title);
}

std::string inWords(const Deed &deed, std::string_view title)
{
    return deed.verb + ' ' + objectsOf(deed, title) + deed.tail;
}

void addNames(std::vector<std::string> &names, const std::vector<std::string> &more)
{
    for (const std::string &name : more) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
}

/// The same done to several things is one deed.
std::vector<Deed> joinedDeeds(const std::vector<Happening> &happenings)
{
    std::vector<Deed> deeds;
    for (const Happening &told : happenings) {
        Deed deed = deedOf(told);
        const auto same = std::find_if(deeds.begin(), deeds.end(), [&deed](const Deed &other) {
            return other.verb == deed.verb && other.to == deed.to && other.unit == deed.unit
                   && other.tail == deed.tail;
        });
        if (same == deeds.end())
            deeds.push_back(std::move(deed));
        else
            addNames(same->names, deed.names);
        // What cannot be named in a line need not be gathered.
        if (deeds.size() > 4 * mostDeeds)
            break;
    }
    return deeds;
}

/// "Complete iteration 4, add risk 12"; empty where that is too much for a line.
std::string deedsInWords(const std::vector<Deed> &deeds)
{
    if (deeds.size() > mostDeeds)
        return {};
    std::string words;
    for (const Deed &deed : deeds) {
        if (deed.to == Deed::To::Register)
            return {};
        const std::string one = inWords(deed, {});
        words += words.empty() ? one : ", " + asciiLowered(one.substr(0, 1)) + one.substr(1);
    }
    return columnsOf(words) <= mostColumns ? words : std::string();
}

/// "Update iteration 4 and risks 3 and 9"
std::string objectsInWords(const std::vector<Deed> &deeds)
{
    Deed iterations;
    iterations.to = Deed::To::Iteration;
    Deed risks;
    risks.to = Deed::To::Risk;
    for (const Deed &deed : deeds) {
        if (deed.to == Deed::To::Register)
            return {};
        Deed &all = deed.to == Deed::To::Iteration ? iterations : risks;
        all.unit = deed.unit.empty() ? all.unit : deed.unit;
        addNames(all.names, deed.names);
    }
    if (deeds.size() > 4 * mostDeeds)
        return {};
    std::string words = "Update ";
    if (!iterations.names.empty())
        words += objectsOf(iterations, {});
    if (!risks.names.empty())
        words += (iterations.names.empty() ? "" : " and ") + objectsOf(risks, {});
    return columnsOf(words) <= mostColumns ? words : std::string();
}

std::string withFile(const std::string &file, const std::string &behind)
{
    const std::string whole = "Update " + file + behind;
    if (columnsOf(whole) <= mostColumns)
        return whole;
    const std::size_t slash = file.rfind('/');
    return cutSubject("Update " + file.substr(slash == std::string::npos ? 0 : slash + 1) + behind);
}

std::string subjectOf(const std::vector<Happening> &happenings, const std::string &file)
{
    if (happenings.size() == 1) {
        const Deed deed = deedOf(happenings.front());
        if (deed.to == Deed::To::Register)
            return withFile(file, happenings.front().kind == HappeningKind::TextChanged
                                      ? std::string()
                                      : changeAlone(happenings.front()));
        return inWords(deed, happenings.front().title) + deed.alone;
    }
    const std::vector<Deed> deeds = joinedDeeds(happenings);
    std::string subject = deedsInWords(deeds);
    if (subject.empty())
        subject = objectsInWords(deeds);
    if (subject.empty())
        subject = withFile(file, ": " + counted(happenings.size(), "change"));
    return subject;
}

/// "- sentence", wrapped, with what follows standing below its text.
std::string item(const std::string &sentence)
{
    std::string lines;
    std::string_view rest = sentence;
    while (!rest.empty()) {
        const std::size_t end = lineEnd(rest, mostColumns - 2);
        lines += lines.empty() ? "- " : "  ";
        lines += rest.substr(0, end);
        lines += '\n';
        rest = rest.substr(end);
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    }
    return lines;
}

} // namespace

std::string commitMessage(const std::vector<Happening> &happenings, const std::string &file)
{
    const std::string name = harmless(file);
    if (happenings.empty())
        return withFile(name, {}) + '\n';
    const std::string whole = harmless(subjectOf(happenings, name));
    const std::string subject = cutSubject(whole);
    std::string message = subject + '\n';
    const bool isAllSaid = happenings.size() == 1 && columnsOf(whole) <= mostColumns
                           && deedOf(happenings.front()).to != Deed::To::Register;
    if (isAllSaid)
        return message;
    message += '\n';
    // One more line costs no more room than saying that there is one more.
    const std::size_t told = happenings.size() <= mostLines + 1 ? happenings.size() : mostLines;
    for (std::size_t i = 0; i < told; ++i)
        message += item(harmless(describe(happenings[i])));
    if (told < happenings.size())
        message += "- and " + std::to_string(happenings.size() - told) + " more\n";
    return message;
}

} // namespace loadline::merge
