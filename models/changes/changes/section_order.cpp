// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/sections.h"

#include "changes/changes.h"
#include "changes/draft.h"
#include "markdown/reader.h"
#include "markdown/scan.h"

#include <algorithm>
#include <numeric>

/// Which sections an iteration has, under which headings, and in which order.
namespace loadline::changes {

namespace {

/// What a section at the end of the iteration is written like.
Section lastOrHouse(const Iteration &iteration)
{
    Section like;
    like.level = iteration.level + 1;
    return iteration.sections.empty() ? like : iteration.sections.back();
}

/// A section's heading in the way of \a like: "### Testing", or a label, "**Testing**:".
std::string headingLike(const Register &reg, const Iteration &iteration, const Section &like,
                        const std::string &name)
{
    if (!like.isLabel) {
        // Parts of sections are deeper than the sections themselves.
        int level = like.level;
        for (const Section &section : iteration.sections)
            if (!section.isLabel)
                level = std::min(level, section.level);
        return std::string(std::size_t(level), '#') + " " + name;
    }
    std::string_view before = reg.view({like.heading.begin, like.headingText.begin});
    before.remove_prefix(std::min(before.find_first_of("*_"), before.size()));
    std::string_view behind = trimmed(reg.view({like.headingText.end, like.heading.end}));
    if (const std::size_t bracket = behind.find('('); bracket != std::string_view::npos)
        behind = trimmed(behind.substr(0, bracket));
    return std::string(before) + name + std::string(behind);
}

/// From a section's heading to the end of its last line of text, without the line's ending; of
/// several sections that follow each other, to the end of the last one.
Span textOf(const Register &reg, const Iteration &iteration, std::size_t first, std::size_t count)
{
    const std::size_t begin = iteration.sections[first].heading.begin;
    std::size_t end = begin;
    for (std::size_t i = first; i < first + count; ++i) {
        const Section &section = iteration.sections[i];
        end = section.body.isEmpty() ? section.heading.end : section.body.end;
    }
    const std::string_view text = *reg.text;
    while (end > begin && isLineEndByte(text[end - 1]))
        --end;
    while (end < text.size() && !isLineEndByte(text[end]))
        ++end; // blanks at the end of the line
    return {begin, end};
}

/// What an edit of one section must leave of another.
bool readsAs(const Register &before, const Section &was, const Register &after, const Section &is)
{
    return was.kind == is.kind && was.level == is.level && was.isLabel == is.isLabel
           && before.view(was.headingText) == after.view(is.headingText)
           && before.view(was.body) == after.view(is.body);
}

/// Whether the iteration has the sections of \a order, which are indices of those before, and is
/// else what it was.
bool hasSections(const Register &before, const Iteration &was, const Register &after, int number,
                 const std::vector<std::size_t> &order)
{
    const auto found = markdown::findIteration(after, number);
    if (!found || after.risks.size() != before.risks.size()
        || after.iterations.size() != before.iterations.size())
        return false;
    const Iteration &is = after.iterations[*found];
    // A status that stands behind a label's text is not the label's.
    if (is.sections.size() != order.size() || is.fields.size() != was.fields.size()
        || after.view(is.lead) != before.view(was.lead))
        return false;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (!readsAs(before, was.sections[order[i]], after, is.sections[i]))
            return false;
    return true;
}

std::vector<std::size_t> indicesOf(const Iteration &iteration)
{
    std::vector<std::size_t> order(iteration.sections.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    return order;
}

} // namespace

Result<Change> setSectionHeading(const Register &reg, int number, std::size_t index,
                                 std::string_view heading)
{
    if (const auto fine = checkOneLine(heading, "a heading"); !fine)
        return tl::make_unexpected(fine.error());
    const auto place = findSection(reg, number, index);
    if (!place)
        return tl::make_unexpected(place.error());
    const std::string written(trimmed(heading));
    if (written.empty())
        return refuse("a section needs a heading", "remove the section instead");
    Draft draft(reg);
    draft.replace(place->section->headingText, written);
    const std::size_t sections = place->iteration->sections.size();
    return draft.finish(
        {ChangeKind::EditText, objectOf(*place->iteration, *place->section), "heading", written, {}},
        touching(number), [&](const Register &after) {
            const auto now = findSection(after, number, index);
            return now && now->iteration->sections.size() == sections
                   && after.iterations.size() == reg.iterations.size()
                   && after.view(now->section->headingText) == written
                   && after.view(now->section->body) == reg.view(place->section->body);
        });
}

Result<Change> addSection(const Register &reg, int number, SectionKind kind,
                          std::string_view heading)
{
    if (const auto fine = checkOneLine(heading, "a heading"); !fine)
        return tl::make_unexpected(fine.error());
    const auto found = markdown::findIteration(reg, number);
    if (!found)
        return tl::make_unexpected(found.error());
    const std::string name(kind == SectionKind::Other ? trimmed(heading) : houseHeading(kind));
    if (name.empty())
        return refuse("a section needs a heading", "say in a few words what it is about");
    const Iteration &iteration = reg.iterations[*found];
    const std::string lineEnd = lineEndAt(reg, iteration.heading.begin);
    Draft draft(reg);
    const auto behind = std::find_if(iteration.sections.begin(), iteration.sections.end(),
                                     [kind](const Section &section) {
                                         return kind != SectionKind::Other && section.kind > kind
                                                && section.kind != SectionKind::Other;
                                     });
    const std::string line = headingLike(
        reg, iteration, behind != iteration.sections.end() ? *behind : lastOrHouse(iteration), name);
    if (behind != iteration.sections.end()) {
        draft.insert(behind->span.begin, line + lineEnd + lineEnd);
    } else {
        // At the end: below the last text of the iteration, above its rule.
        std::size_t end = iteration.heading.end;
        for (const Field &field : iteration.fields)
            end = std::max(end, field.line.end);
        end = std::max(end, iteration.lead.end);
        for (const Section &section : iteration.sections)
            end = std::max(end, section.body.isEmpty() ? section.heading.end : section.body.end);
        const std::size_t place = end > 0 && isLineEndByte((*reg.text)[end - 1])
                                      ? end
                                      : markdown::nextLine(*reg.text, end);
        const bool hasEnd = place > 0 && isLineEndByte((*reg.text)[place - 1]);
        draft.insert(place, (hasEnd ? "" : lineEnd) + lineEnd + line + lineEnd
                                + (isBlankLineAt(reg, place) ? "" : lineEnd));
    }
    const std::size_t count = iteration.sections.size() + 1;
    const std::string value = kind == SectionKind::Other ? name : std::string(nameOf(kind));
    return draft.finish({ChangeKind::AddSection, "iteration:" + iteration.id, {}, value, {}},
                        touching(number), [&](const Register &after) {
                            const auto now = markdown::findIteration(after, number);
                            return now && after.iterations.size() == reg.iterations.size()
                                   && after.iterations[*now].sections.size() == count;
                        });
}

std::size_t withParts(const Iteration &iteration, std::size_t section)
{
    const std::vector<Section> &sections = iteration.sections;
    std::size_t end = section + 1;
    // Labels have no parts: what follows them are labels, or the first heading.
    while (!sections[section].isLabel && end < sections.size()
           && sections[end].level > sections[section].level)
        ++end;
    return end - section;
}

Result<Change> removeSection(const Register &reg, int number, std::size_t index)
{
    const auto place = findSection(reg, number, index);
    if (!place)
        return tl::make_unexpected(place.error());
    const Iteration &iteration = *place->iteration;
    const std::size_t count = withParts(iteration, index);
    Span span{place->section->span.begin, iteration.sections[index + count - 1].span.end};
    // At the very end the blank lines above would be left with nothing below them.
    while (span.end == reg.text->size() && span.begin > iteration.heading.end) {
        const std::size_t above = markdown::lineBegin(*reg.text, span.begin - 1);
        if (!isBlank(reg.view({above, span.begin})))
            break;
        span.begin = above;
    }
    Draft draft(reg);
    draft.remove(span);
    std::vector<std::size_t> order = indicesOf(iteration);
    order.erase(order.begin() + long(index), order.begin() + long(index + count));
    return draft.finish({ChangeKind::RemoveSection,
                         "iteration:" + iteration.id,
                         {},
                         std::string(reg.view(place->section->headingText)),
                         {}},
                        touching(number), [&](const Register &after) {
                            return hasSections(reg, iteration, after, number, order);
                        });
}

std::optional<std::size_t> sectionBeside(const Iteration &iteration, std::size_t section,
                                         Towards towards)
{
    const std::vector<Section> &sections = iteration.sections;
    if (section >= sections.size())
        return std::nullopt;
    const Section &one = sections[section];
    const auto isBeside = [&one](const Section &other) {
        return other.level == one.level && other.isLabel == one.isLabel;
    };
    if (towards == Towards::End) {
        const std::size_t next = section + withParts(iteration, section);
        return next < sections.size() && isBeside(sections[next]) ? std::optional(next)
                                                                  : std::nullopt;
    }
    std::size_t before = section;
    while (before > 0) {
        --before;
        if (isBeside(sections[before]))
            return before;
        if (sections[before].isLabel || sections[before].level <= one.level)
            break;
    }
    return std::nullopt;
}

Result<Change> moveSection(const Register &reg, int number, std::size_t index, Towards towards)
{
    const auto place = findSection(reg, number, index);
    if (!place)
        return tl::make_unexpected(place.error());
    const Iteration &iteration = *place->iteration;
    const auto beside = sectionBeside(iteration, index, towards);
    if (!beside)
        return refuse(towards == Towards::Begin ? "no section stands above this one"
                                                : "no section stands below this one",
                      "a section moves among those whose headings are like its own");
    const std::size_t first = std::min(index, *beside);
    const std::size_t second = std::max(index, *beside);
    const std::size_t count = withParts(iteration, second);
    const Span upper = textOf(reg, iteration, first, second - first);
    const Span lower = textOf(reg, iteration, second, count);
    Draft draft(reg);
    draft.replace(upper, std::string(reg.view(lower)));
    draft.replace(lower, std::string(reg.view(upper)));
    std::vector<std::size_t> order = indicesOf(iteration);
    std::rotate(order.begin() + long(first), order.begin() + long(second),
                order.begin() + long(second + count));
    return draft.finish({ChangeKind::MoveSection,
                         "iteration:" + iteration.id,
                         {},
                         std::string(reg.view(place->section->headingText)),
                         {}},
                        touching(number), [&](const Register &after) {
                            return hasSections(reg, iteration, after, number, order);
                        });
}

} // namespace loadline::changes
