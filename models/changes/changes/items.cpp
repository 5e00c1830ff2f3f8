// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/draft.h"
#include "changes/risk_text.h"
#include "changes/sections.h"
#include "markdown/blocks.h"
#include "markdown/file_paths.h"
#include "markdown/reader.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"
#include "markdown/tables.h"

#include <algorithm>
#include <utility>

/// Entries of typed sections: tests, benefits, side effects, next steps, files, impact lines.
namespace loadline::changes {

namespace {

bool hasStates(SectionKind kind)
{
    return kind == SectionKind::Testing || kind == SectionKind::DeploymentImpact
           || kind == SectionKind::SideEffects;
}

/// A section's entries as items, files among them.
std::vector<Item> entriesOf(const Register &reg, const Section &section)
{
    if (section.kind != SectionKind::FilesModified)
        return markdown::itemsOf(reg, section);
    std::vector<Item> items;
    const std::string_view text = *reg.text;
    for (const FileEntry &file : markdown::filesOf(reg, section)) {
        Item item;
        item.span = file.span;
        const auto lines = markdown::scanBlocks(text, file.span);
        if (!lines.empty() && lines.front().startsItem()) {
            item.marker = {lines.front().marker, lines.front().itemContent};
            item.textSpan = markdown::trimmed(text,
                                              Span{lines.front().itemContent, lines.front().end});
        } else {
            item.textSpan = markdown::trimmed(text, file.span);
            item.marker = {item.textSpan.begin, item.textSpan.begin};
        }
        item.mark = {item.textSpan.begin, item.textSpan.begin};
        item.text = std::string(reg.view(item.textSpan));
        items.push_back(std::move(item));
    }
    return items;
}

struct Found
{
    const Iteration *iteration = nullptr;
    const Section *section = nullptr;
    std::vector<Item> items;
};

Result<Found> find(const Register &reg, const ItemPlace &place)
{
    const auto section = findSection(reg, place.iteration, place.section);
    if (!section)
        return tl::make_unexpected(section.error());
    Found found{section->iteration, section->section, entriesOf(reg, *section->section)};
    if (place.item >= found.items.size())
        return fail(ErrorCode::NotFound, "there is no such entry in this section",
                    "the document has changed; look at it again");
    return found;
}

/// The entries of the same section after a change.
std::vector<Item> itemsAfter(const Register &after, int iteration, std::size_t section)
{
    const auto found = findSection(after, iteration, section);
    return found ? entriesOf(after, *found->section) : std::vector<Item>();
}

/// The bytes that this section writes a state with, else the house's.
std::string markFor(const Register &reg, const std::vector<Item> &items, MarkState state)
{
    for (const Item &item : items)
        if (item.state == state && !item.mark.isEmpty())
            return std::string(reg.view(item.mark));
    return std::string(houseMark(state));
}

struct Said
{
    std::optional<MarkState> state;
    std::string text;
};

/// "warn: Runtime: needs Docker" into its state and its text.
Said withoutState(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos) {
        const std::string_view word = trimmed(text.substr(0, colon));
        for (const MarkState state : {MarkState::Pass, MarkState::Warn, MarkState::Fail,
                                      MarkState::Pending, MarkState::None})
            if (equalsIgnoringCase(word, nameOf(state)))
                return {state, std::string(trimmed(text.substr(colon + 1)))};
    }
    std::size_t length = 0;
    const MarkState state = leadingMark(text, length);
    if (length > 0)
        return {state, std::string(trimmed(text.substr(length)))};
    return {std::nullopt, std::string(text)};
}

/// "Runtime: needs Docker" as `**Runtime**: needs Docker`, where the entries have names.
std::string withBoldName(const std::string &text)
{
    const std::size_t colon = text.find(": ");
    if (text.starts_with("**") || colon == std::string::npos || colon == 0)
        return text;
    return "**" + text.substr(0, colon) + "**" + text.substr(colon);
}

bool hasSuffix(std::string_view path)
{
    return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos;
}

/// Where the path ends that a person typed: at a blank, but "src/a b.py (+3)" is one path, of which only
/// the end looks like one.
std::size_t pathEnd(std::string_view text)
{
    const std::size_t blank = std::min(text.find(' '), text.size());
    const std::size_t whole = std::min(
        {text.find(" (+"), text.find(" (-"), text.find(" (~"), text.find(" - "), text.size()});
    const std::string_view rest = text.substr(0, whole).substr(std::min(blank, whole));
    return hasSuffix(rest) && !hasSuffix(text.substr(0, blank)) ? whole : blank;
}

/// A path as code, and what stands behind it.
std::pair<std::string, std::string> fileParts(const std::string &text)
{
    const bool isInCode = text.starts_with('`');
    const std::size_t end = isInCode ? std::min(text.find('`', 1), text.size() - 1) + 1
                                     : pathEnd(text);
    const std::string path = text.substr(0, end);
    return {isInCode ? path : markdown::inCode(path), text.substr(end)};
}

std::string fileText(const std::string &text)
{
    const auto [path, rest] = fileParts(text);
    return path + rest;
}

/// "**Lint**: ✅ clean": the mark stands behind the name.
bool isInText(const Item &item)
{
    return !item.mark.isEmpty() && item.mark.begin > item.textSpan.begin;
}

/// A row for a new file below the row of \a last: its path, and what follows in the next cell.
std::string fileRow(const Register &reg, const Item &last, std::string_view text)
{
    const std::string_view document = *reg.text;
    const auto [path, rest] = fileParts(std::string(text));
    std::string_view note = trimmed(rest);
    for (const std::string_view separator : {"- ", "– ", "— "})
        if (note.starts_with(separator))
            note.remove_prefix(separator.size());
    const std::vector<Span> cells = markdown::cellsIn(document, last.textSpan);
    std::size_t pathCell = 0;
    while (pathCell + 1 < cells.size()
           && reg.view(cells[pathCell]).find_first_of("`/.") == std::string_view::npos)
        ++pathCell;
    const std::size_t noteCell = pathCell == 0 ? 1 : 0;
    std::string row;
    std::size_t done = last.textSpan.begin;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view was = reg.view(cells[i]);
        row += reg.view({done, cells[i].begin});
        row += paddedCell(was,
                          i == pathCell   ? std::string_view(path)
                          : i == noteCell ? note
                                          : std::string_view(),
                          codePointCount(was));
        done = cells[i].end;
    }
    return row + std::string(reg.view({done, last.textSpan.end}));
}

std::string houseMarker(const Section &section)
{
    switch (section.kind) {
    case SectionKind::Testing:
        // Right below a label it would run on from it.
        return section.isLabel ? "- " : "";
    case SectionKind::Benefits:
    case SectionKind::NextSteps:
        return "1. ";
    default:
        return "- ";
    }
}

/// The marker of a new entry below the others: their bullet, or the next number.
std::string markerLike(const Register &reg, const std::vector<Item> &items, const Section &section)
{
    if (items.empty())
        return houseMarker(section);
    const Item &last = items.back();
    std::string marker(reg.view({last.span.begin, last.marker.end}));
    if (last.number) {
        const std::string number = std::to_string(*last.number);
        const std::size_t at = marker.find(number);
        if (at != std::string::npos)
            marker.replace(at, number.size(), std::to_string(*last.number + 1));
    }
    const std::size_t box = marker.find("[x]") != std::string::npos ? marker.find("[x]")
                                                                    : marker.find("[X]");
    if (box != std::string::npos)
        marker[box + 1] = ' ';
    return marker;
}

std::string newEntry(const Register &reg, const std::vector<Item> &items, const Section &section,
                     std::string_view text)
{
    const SectionKind kind = section.kind;
    std::string marker = markerLike(reg, items, section);
    const bool isRow = !items.empty() && items.back().text.starts_with('|');
    if (kind == SectionKind::FilesModified)
        return isRow ? fileRow(reg, items.back(), text) : marker + fileText(std::string(text));
    if (!hasStates(kind)) {
        const bool hasNames = kind == SectionKind::Benefits
                              && (items.empty() || !items.back().detail.empty());
        return marker + (hasNames ? withBoldName(std::string(text)) : std::string(text));
    }
    const Said said = withoutState(text);
    const MarkState state = said.state.value_or(kind == SectionKind::Testing ? MarkState::Pending
                                                                             : MarkState::Warn);
    const bool hasNames = kind == SectionKind::Testing
                          && (items.empty() || !items.back().detail.empty());
    const std::string body = hasNames ? withBoldName(said.text) : said.text;
    const std::size_t box = marker.find("[ ]");
    if (box != std::string::npos && (state == MarkState::Pass || state == MarkState::Pending)) {
        marker[box + 1] = state == MarkState::Pass ? 'x' : ' ';
        return marker + body;
    }
    if (state == MarkState::None)
        return (marker.empty() ? std::string("- ") : marker) + body;
    const std::size_t name = body.find("**: ");
    if (!items.empty() && isInText(items.back()) && name != std::string::npos)
        return marker + body.substr(0, name + 4) + markFor(reg, items, state) + " "
               + body.substr(name + 4);
    return marker + markFor(reg, items, state) + " " + body;
}

/// Numbers an ordered list from its first number on, over \a text, which holds whole entries.
std::string renumbered(const std::vector<std::string> &entries, int first)
{
    std::string text;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        std::string entry = entries[i];
        std::size_t begin = 0;
        while (begin < entry.size() && isBlankByte(entry[begin]))
            ++begin;
        std::size_t end = begin;
        while (end < entry.size() && isAsciiDigit(entry[end]))
            ++end;
        if (end > begin)
            entry.replace(begin, end - begin, std::to_string(first + int(i)));
        text += entry;
    }
    return text;
}

Result<Change> rewriteEntries(const Register &reg, const ItemPlace &place, const Found &found,
                              const std::vector<std::size_t> &order, ChangeNote note)
{
    const std::size_t begin = found.items.front().span.begin;
    if (begin > 0 && !isLineEndByte((*reg.text)[begin - 1]))
        return refuse("the first entry stands on the line of its label",
                      "put it on a line of its own first", reg.lineOf(begin));
    Draft draft(reg);
    std::vector<std::string> gaps;
    const std::vector<Item> &items = found.items;
    for (std::size_t i = 0; i + 1 < items.size(); ++i)
        gaps.emplace_back(reg.view({items[i].span.end, items[i + 1].span.begin}));
    const std::string lineEnd = lineEndAt(reg, items.front().span.begin);
    const bool isNumbered = std::all_of(items.begin(), items.end(),
                                        [](const Item &item) { return item.number.has_value(); });
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < order.size(); ++i) {
        std::string entry(reg.view(items[order[i]].span));
        const bool isLast = i + 1 == order.size();
        if (!isLast && !entry.empty() && !isLineEndByte(entry.back()))
            entry += lineEnd;
        const bool endsDocument = !isLineEndByte((*reg.text)[items.back().span.end - 1]);
        while (isLast && endsDocument && !entry.empty() && isLineEndByte(entry.back()))
            entry.pop_back();
        if (!isLast && i < gaps.size())
            entry += gaps[i];
        entries.push_back(std::move(entry));
    }
    const int first = items.front().number.value_or(1);
    std::string text = isNumbered ? renumbered(entries, first) : std::string();
    if (!isNumbered)
        for (const std::string &entry : entries)
            text += entry;
    draft.replaceLines({items.front().span.begin, items.back().span.end}, text);
    return draft.finish(std::move(note), touching(place.iteration), [&](const Register &after) {
        const auto now = itemsAfter(after, place.iteration, place.section);
        if (now.size() != order.size())
            return false;
        for (std::size_t i = 0; i < order.size(); ++i)
            if (now[i].text != items[order[i]].text || now[i].state != items[order[i]].state)
                return false;
        return true;
    });
}

} // namespace

Result<Change> appendItem(const Register &reg, int number, SectionKind kind, std::string_view text,
                          std::optional<std::size_t> from)
{
    if (const auto fine = checkOneLine(text, "an entry"); !fine)
        return tl::make_unexpected(fine.error());
    text = trimmed(text);
    if (text.empty())
        return refuse("an entry needs a text", "say what was tested, changed or is left to do");
    const auto index = markdown::findIteration(reg, number);
    if (!index)
        return tl::make_unexpected(index.error());
    const Iteration &iteration = reg.iterations[*index];
    std::size_t section = from.value_or(0);
    while (section < iteration.sections.size() && iteration.sections[section].kind != kind)
        ++section;
    ChangeNote note{ChangeKind::AddItem,
                    "iteration:" + iteration.id + "/" + std::string(nameOf(kind)),
                    {},
                    std::string(text),
                    {}};
    if (section == iteration.sections.size()) {
        const auto make = [number, kind](const Register &now) {
            return addSection(now, number, kind);
        };
        const auto fill = [number, kind, said = std::string(text)](const Register &now) {
            return appendItem(now, number, kind, said);
        };
        return together(reg, std::move(note), {make, fill});
    }
    const Section &target = iteration.sections[section];
    const std::vector<Item> items = entriesOf(reg, target);
    const std::string entry = newEntry(reg, items, target, text);
    Draft draft(reg);
    const std::string lineEnd = lineEndAt(reg, target.heading.begin);
    if (!items.empty()) {
        const std::size_t place = items.back().span.end;
        const bool hasEnd = isLineEndByte((*reg.text)[place - 1]);
        // A label right below must not run on from the entry.
        const bool isLabelBelow = place == target.span.end
                                  && section + 1 < iteration.sections.size()
                                  && iteration.sections[section + 1].isLabel;
        draft.insert(place,
                     hasEnd ? entry + lineEnd + (isLabelBelow ? lineEnd : "") : lineEnd + entry);
    } else if (target.body.isEmpty()) {
        const std::size_t place = target.heading.end;
        const bool hasEnd = isLineEndByte((*reg.text)[place - 1]);
        draft.insert(place, hasEnd ? entry + lineEnd : lineEnd + entry);
    } else {
        // Text stands in the section already; a blank line keeps the entry apart from it.
        draft.insert(target.body.end, lineEnd + lineEnd + entry);
    }
    const std::size_t count = items.size() + 1;
    const std::size_t sections = iteration.sections.size();
    return draft.finish(std::move(note), touching(number), [&](const Register &after) {
        const auto now = itemsAfter(after, number, section);
        const auto found = markdown::findIteration(after, number);
        return found && after.iterations[*found].sections.size() == sections && now.size() == count
               && entry.ends_with(now.back().text) && !now.back().text.empty();
    });
}

Result<Change> setItemState(const Register &reg, ItemPlace place, MarkState state)
{
    const auto found = find(reg, place);
    if (!found)
        return tl::make_unexpected(found.error());
    const Item &item = found->items[place.item];
    ChangeNote note{ChangeKind::EditItem,
                    objectOf(*found->iteration, *found->section),
                    item.name,
                    std::string(nameOf(state)),
                    {}};
    if (item.state == state)
        return nothingToDo(std::move(note));
    Draft draft(reg);
    const std::string_view marker = reg.view(item.marker);
    const std::size_t box = marker.find('[');
    const bool hasBox = box != std::string_view::npos && marker.size() > box + 2
                        && marker[box + 2] == ']';
    const bool isBoxState = state == MarkState::Pass || state == MarkState::Pending;
    const std::string mark = state == MarkState::None ? std::string()
                                                      : markFor(reg, found->items, state);
    if (hasBox && isBoxState && item.mark.isEmpty()) {
        const std::size_t at = item.marker.begin + box + 1;
        draft.replace({at, at + 1}, state == MarkState::Pass ? "x" : " ");
    } else if (mark.empty() && isInText(item)) {
        const std::string_view behind = reg.view({item.mark.end, item.textSpan.end});
        const std::size_t blanks = std::min(behind.find_first_not_of(" \t"), behind.size());
        draft.remove({item.mark.begin, item.mark.end + blanks});
    } else if (mark.empty()) {
        draft.remove({item.mark.begin, item.textSpan.begin});
    } else if (item.mark.isEmpty()) {
        draft.insert(item.textSpan.begin, mark + " ");
    } else {
        draft.replace(item.mark, mark);
    }
    return draft.finish(std::move(note), touching(place.iteration), [&](const Register &after) {
        const auto now = itemsAfter(after, place.iteration, place.section);
        return now.size() == found->items.size() && now[place.item].state == state
               && now[place.item].name == item.name && now[place.item].detail == item.detail;
    });
}

Result<Change> setItemText(const Register &reg, ItemPlace place, std::string_view text)
{
    if (const auto fine = checkOneLine(text, "an entry"); !fine)
        return tl::make_unexpected(fine.error());
    const auto found = find(reg, place);
    if (!found)
        return tl::make_unexpected(found.error());
    const Item &item = found->items[place.item];
    const std::string written(trimmed(text));
    if (written.empty())
        return refuse("an entry needs a text", "remove the entry instead");
    Draft draft(reg);
    draft.replace(item.textSpan, written);
    return draft.finish(
        {ChangeKind::EditItem, objectOf(*found->iteration, *found->section), {}, written, {}},
        touching(place.iteration), [&](const Register &after) {
            const auto now = itemsAfter(after, place.iteration, place.section);
            return now.size() == found->items.size() && now[place.item].text == written
                   && now[place.item].state == item.state;
        });
}

Result<Change> removeItem(const Register &reg, ItemPlace place)
{
    const auto found = find(reg, place);
    if (!found)
        return tl::make_unexpected(found.error());
    const std::vector<Item> &items = found->items;
    ChangeNote note{ChangeKind::RemoveItem,
                    objectOf(*found->iteration, *found->section),
                    {},
                    items[place.item].text,
                    {}};
    if (items.size() > 1 && items.back().number) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < items.size(); ++i)
            if (i != place.item)
                order.push_back(i);
        return rewriteEntries(reg, place, *found, order, std::move(note));
    }
    Draft draft(reg);
    draft.remove(items[place.item].span);
    return draft.finish(std::move(note), touching(place.iteration), [&](const Register &after) {
        return itemsAfter(after, place.iteration, place.section).size() + 1 == items.size();
    });
}

Result<Change> moveItem(const Register &reg, ItemPlace place, std::size_t to)
{
    const auto found = find(reg, place);
    if (!found)
        return tl::make_unexpected(found.error());
    const std::vector<Item> &items = found->items;
    ChangeNote note{ChangeKind::MoveItem,
                    objectOf(*found->iteration, *found->section),
                    {},
                    items[place.item].text,
                    {}};
    to = std::min(to, items.size() - 1);
    if (to == place.item)
        return nothingToDo(std::move(note));
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (i != place.item)
            order.push_back(i);
    order.insert(order.begin() + long(to), place.item);
    return rewriteEntries(reg, place, *found, order, std::move(note));
}

} // namespace loadline::changes
