// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "core/text.h"
#include "markdown/archive_line.h"
#include "markdown/scan.h"
#include "merge/line_diff.h"
#include "merge/said_text.h"
#include "merge/wording.h"

#include <algorithm>
#include <set>

namespace loadline::merge {

namespace {

Happening ofRegister(HappeningKind kind, std::string_view key)
{
    Happening told;
    told.kind = kind;
    told.object = "register";
    told.key = key;
    return told;
}

/// A part that is neither iteration nor group, with what it says beside fields of its own.
struct OtherText
{
    std::string heading;
    std::string said;
    std::size_t begin = 0;
    Span body;
    bool isFirst = false; ///< stands before all that has a heading, but for the title
};

std::string withoutRules(const std::string &said)
{
    std::string rest;
    for (const std::string_view line : linesOf(said)) {
        if (!markdown::isRuleLine(line))
            rest += line;
    }
    return rest;
}

/// A document of nothing but risks has its title for the register's heading.
bool isTitle(const Register &reg, Span heading)
{
    return heading.contains(reg.titleSpan.begin);
}

std::vector<OtherText> othersOf(const Register &reg)
{
    std::vector<Span> but;
    if (!reg.titleSpan.isEmpty())
        but.push_back({markdown::lineBegin(*reg.text, reg.titleSpan.begin), reg.titleSpan.end});
    for (const auto *fields : {&reg.fields, &reg.lastUpdated, &reg.nextIteration}) {
        for (const Field &field : *fields)
            but.push_back(field.line);
    }
    for (const ArchiveLine &archive : reg.archives)
        but.push_back(archive.line);
    but = ascending(std::move(but));
    std::size_t first = reg.text->size();
    if (!reg.iterations.empty())
        first = std::min(first, reg.iterations.front().span.begin);
    if (reg.riskHeading && !isTitle(reg, *reg.riskHeading))
        first = std::min(first, reg.riskHeading->begin);
    std::vector<OtherText> texts;
    for (const OtherPart &part : reg.others) {
        OtherText text{headingWords(part.heading.value_or(std::string())),
                       withoutRules(saidIn(reg, part.body, but)), part.span.begin, part.body,
                       false};
        if (!part.body.isEmpty())
            text.begin = part.heading ? part.span.begin : part.body.begin;
        if (!text.heading.empty())
            first = std::min(first, part.span.begin);
        text.isFirst = part.span.begin < first;
        if (!text.heading.empty() || !text.said.empty())
            texts.push_back(std::move(text));
    }
    return texts;
}

Matching matchedOthers(const std::vector<OtherText> &before, const std::vector<OtherText> &after)
{
    Matching matching(before.size(), after.size());
    matching.pairEnds([&](std::size_t i, std::size_t j) {
        return before[i].heading == after[j].heading && before[i].said == after[j].said;
    });
    const auto whole = [](const OtherText &one) { return one.heading + '\0' + one.said; };
    matching.pairByKey([&](std::size_t i) { return whole(before[i]); },
                       [&](std::size_t j) { return whole(after[j]); });
    matching.pairByKey([&](std::size_t i) { return before[i].heading; },
                       [&](std::size_t j) { return after[j].heading; });
    matching.pairByUniqueKey([&](std::size_t i) { return before[i].said; },
                             [&](std::size_t j) { return after[j].said; });
    matching.pairNeighbours([&](std::size_t i, std::size_t j) {
        return before[i].heading.empty() && after[j].heading.empty();
    });
    return matching;
}

void tellOthers(const Sides &sides, std::vector<Happening> &out)
{
    const std::vector<OtherText> before = othersOf(sides.before);
    const std::vector<OtherText> after = othersOf(sides.after);
    const auto add = [&](const OtherText &text, bool isGone, std::string_view note) {
        Happening told = ofRegister(HappeningKind::TextChanged, text.heading);
        told.line = (isGone ? sides.before : sides.after).lineOf(text.begin);
        told.isGone = isGone;
        told.note = note;
        told.title = text.isFirst && text.heading.empty() ? "Introduction" : "";
        out.push_back(std::move(told));
    };
    const Matching matching = matchedOthers(before, after);
    matching.walk([&](std::size_t i, std::size_t j) {
        if (i == Matching::none)
            return add(after[j], false, "added");
        if (j == Matching::none)
            return add(before[i], true, "removed");
        if (before[i].heading != after[j].heading) {
            add(after[j], false, "heading");
            out.back().before = before[i].heading;
            out.back().after = after[j].heading;
        }
        if (before[i].said == after[j].said)
            return;
        add(after[j], false, "edited");
        out.back().line = firstDifferentLine(sides.before, before[i].body, sides.after,
                                             after[j].body);
    });
    if (const std::size_t moved = matching.firstOutOfOrder(); moved != Matching::none)
        add(after[moved], false, "moved");
}

std::string lastValue(const std::vector<Field> &fields)
{
    return fields.empty() ? std::string() : fields.back().value;
}

std::size_t lastLine(const Register &reg, const std::vector<Field> &fields)
{
    return fields.empty() ? 0 : reg.lineOf(fields.back().line.begin);
}

/// The footer: what stands last counts.
void tellLast(const Sides &sides, std::vector<Field> Register::*fields, std::string_view key,
              std::vector<Happening> &out)
{
    Happening told = ofRegister(HappeningKind::RegisterChanged, key);
    told.before = lastValue(sides.before.*fields);
    told.after = lastValue(sides.after.*fields);
    if (told.before == told.after)
        return;
    told.isGone = (sides.after.*fields).empty();
    told.line = told.isGone ? lastLine(sides.before, sides.before.*fields)
                            : lastLine(sides.after, sides.after.*fields);
    out.push_back(std::move(told));
}

std::string riskHeadingOf(const Register &reg)
{
    if (!reg.riskHeading || isTitle(reg, *reg.riskHeading))
        return {};
    std::string_view line = trimmed(reg.view(*reg.riskHeading));
    while (!line.empty() && (line.front() == '#' || isBlankByte(line.front())))
        line.remove_prefix(1);
    return headingWords(line.substr(0, line.find_first_of("\r\n")));
}

bool isHeldBy(const std::vector<ArchiveLine> &archives, int iteration)
{
    return std::any_of(archives.begin(), archives.end(), [iteration](const ArchiveLine &archive) {
        return archive.holdsIteration(iteration);
    });
}

bool isSameArchive(const ArchiveLine &a, const ArchiveLine &b)
{
    return a.file == b.file && a.iterations == b.iterations && a.highestRisk == b.highestRisk;
}

} // namespace

void tellArchive(const Sides &sides, const Matching &iterations, const Matching &risks,
                 std::vector<Happening> &told)
{
    const auto &was = sides.before.archives;
    const auto &is = sides.after.archives;
    if (std::equal(was.begin(), was.end(), is.begin(), is.end(), isSameArchive))
        return;
    Happening archived = ofRegister(HappeningKind::Archived, {});
    std::vector<int> numbers;
    std::set<std::string> gone; // the objects that were only moved
    for (std::size_t i = 0; i < iterations.sizeBefore(); ++i) {
        const auto number = sides.before.iterations[i].number;
        if (iterations.afterOf(i) != Matching::none || !number || !isHeldBy(is, *number))
            continue;
        numbers.push_back(*number);
        gone.insert("iteration:" + sides.before.iterations[i].id);
    }
    for (std::size_t i = 0; i < risks.sizeBefore(); ++i) {
        const Risk &risk = sides.before.risks[i];
        if (risks.afterOf(i) != Matching::none || !risk.iteration || !isHeldBy(is, *risk.iteration))
            continue;
        archived.risks.push_back(risk.id);
        gone.insert("risk:" + risk.id);
    }
    if (gone.empty()) {
        archived = ofRegister(HappeningKind::RegisterChanged, markdown::archiveKey);
        archived.before = was.empty() ? std::string() : markdown::archiveValue(was.back());
    }
    archived.after = is.empty() ? std::string() : markdown::archiveValue(is.back());
    archived.isGone = is.empty();
    archived.line = is.empty() ? sides.before.lineOf(was.back().line.begin)
                               : sides.after.lineOf(is.back().line.begin);
    if (!gone.empty()) {
        archived.after = is.back().file;
        archived.key = markdown::rangesInWords(markdown::rangesOf(std::move(numbers)));
    }
    std::erase_if(told, [&gone](const Happening &one) {
        return (one.kind == HappeningKind::IterationRemoved
                || one.kind == HappeningKind::RiskRemoved)
               && gone.count(one.object) > 0;
    });
    told.insert(told.begin(), std::move(archived));
}

void tellDocument(const Sides &sides, std::vector<Happening> &out)
{
    if (sides.before.title != sides.after.title) {
        Happening told = ofRegister(HappeningKind::RegisterChanged, keys::title);
        told.before = sides.before.title;
        told.after = sides.after.title;
        told.line = sides.after.lineOf(sides.after.titleSpan.begin);
        out.push_back(std::move(told));
    }
    for (const FieldDifference &one : differingFields(sides.before.fields, sides.after.fields)) {
        Happening told = ofRegister(HappeningKind::RegisterChanged, {});
        setField(told, sides, one);
        out.push_back(std::move(told));
    }
    tellOthers(sides, out);
    const std::string was = riskHeadingOf(sides.before);
    const std::string is = riskHeadingOf(sides.after);
    if (was != is && !was.empty() && !is.empty()) {
        Happening told = ofRegister(HappeningKind::TextChanged, is);
        told.note = "heading";
        told.before = was;
        told.after = is;
        told.line = sides.after.lineOf(sides.after.riskHeading->begin);
        out.push_back(std::move(told));
    }
    tellLast(sides, &Register::nextIteration, keys::nextIteration, out);
    // The time of a change is worth a word only where the change is not told of.
    if (out.empty())
        tellLast(sides, &Register::lastUpdated, keys::lastUpdated, out);
}

} // namespace loadline::merge
