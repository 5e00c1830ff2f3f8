// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/fields_of_iteration.h"

#include "changes/risk_text.h"
#include "markdown/fields.h"
#include "markdown/scan.h"
#include "markdown/tables.h"

#include <algorithm>

namespace loadline::changes {

namespace {

const Field *fieldFor(const Iteration &iteration, std::string_view key)
{
    const auto isMeant = [key](const Field &field) {
        if (equalsIgnoringCase(field.key, key))
            return true;
        if (markdown::isStatusKey(key))
            return markdown::isStatusKey(field.key);
        if (markdown::isPriorityKey(key) || equalsIgnoringCase(key, "tier"))
            return markdown::isPriorityKey(field.key);
        return false;
    };
    for (const Field &field : iteration.fields)
        if (equalsIgnoringCase(field.key, key))
            return &field;
    const auto found = std::find_if(iteration.fields.begin(), iteration.fields.end(), isMeant);
    return found == iteration.fields.end() ? nullptr : &*found;
}

std::string_view lineText(const Register &reg, Span line)
{
    std::string_view text = reg.view(line);
    while (!text.empty() && isLineEndByte(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Whether a line holds this field alone, so that the line goes with it.
bool isAloneInLine(const Iteration &iteration, const Field &field)
{
    return std::count_if(iteration.fields.begin(), iteration.fields.end(),
                         [&](const Field &other) { return other.line == field.line; })
           == 1;
}

std::string house(std::string_view key, std::string_view value)
{
    return "**" + std::string(key) + "**: " + std::string(value);
}

/// The last metadata line below the heading; nothing where there is none.
const Field *lastOfRun(const Iteration &iteration)
{
    const Field *last = nullptr;
    for (const Field &field : iteration.fields)
        if (field.line.begin < iteration.metadata.end)
            last = &field;
    return last;
}

/// The cell of a table row that \a place stands in, with the blanks around it.
std::optional<std::size_t> cellAt(const std::vector<Span> &cells, std::size_t place)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (place >= cells[i].begin && place <= cells[i].end)
            return i;
    return std::nullopt;
}

bool isTableRow(const Register &reg, const Field &field)
{
    return trimmed(lineText(reg, field.line)).starts_with('|')
           && cellAt(markdown::cellsIn(*reg.text, field.line), field.valueSpan.begin);
}

/// The width that a cell keeps: that of the cell above it, where both are as wide.
std::optional<std::size_t> widthOf(const Register &reg, const Field &row, std::size_t cell)
{
    const std::string_view text = *reg.text;
    if (row.line.begin == 0)
        return std::nullopt;
    const Span above{markdown::lineBegin(text, row.line.begin - 1), row.line.begin};
    const auto cells = markdown::cellsIn(text, row.line);
    const auto cellsAbove = markdown::cellsIn(text, above);
    if (cell >= cellsAbove.size())
        return std::nullopt;
    const std::size_t width = codePointCount(reg.view(cells[cell]));
    return codePointCount(reg.view(cellsAbove[cell])) == width ? std::optional(width)
                                                               : std::nullopt;
}

void writeCellOf(Draft &draft, const Field &field, std::string_view value)
{
    const Register &reg = draft.reg();
    const auto cells = markdown::cellsIn(*reg.text, field.line);
    const std::size_t cell = *cellAt(cells, field.valueSpan.begin);
    draft.replace(cells[cell], paddedCell(reg.view(cells[cell]), value, widthOf(reg, field, cell)));
}

/// A row for \a key below the row of \a like.
std::string rowLike(const Register &reg, const Field &like, std::string_view key,
                    std::string_view value)
{
    const std::string_view line = lineText(reg, like.line);
    const auto cells = markdown::cellsIn(*reg.text, like.line);
    const std::string_view was = reg.view(cells.front());
    std::string keyCell(was);
    const std::size_t keyAt = was.find(like.key);
    if (keyAt == std::string_view::npos)
        return house(key, value);
    const std::string marked = std::string(trimmed(was.substr(0, keyAt))) + std::string(key)
                               + std::string(trimmed(was.substr(keyAt + like.key.size())));
    keyCell = paddedCell(was, marked, widthOf(reg, like, 0));
    const std::size_t begin = like.line.begin;
    return std::string(line.substr(0, cells[0].begin - begin)) + keyCell
           + std::string(line.substr(cells[0].end - begin, cells[1].begin - cells[0].end))
           + paddedCell(reg.view(cells[1]), value, widthOf(reg, like, 1))
           + std::string(line.substr(cells[1].end - begin));
}

/// A line for \a key in the form that \a like has: its bullet, emphasis and hard break.
std::string lineLike(const Register &reg, const Iteration &iteration, const Field &like,
                     std::string_view key, std::string_view value)
{
    const std::string_view text = *reg.text;
    const std::string_view line = lineText(reg, like.line);
    if (isTableRow(reg, like))
        return rowLike(reg, like, key, value);
    const std::size_t keyAt = line.find(like.key);
    if (keyAt == std::string_view::npos || !isAloneInLine(iteration, like))
        return house(key, value);
    const std::size_t behindKey = like.line.begin + keyAt + like.key.size();
    if (behindKey > like.valueSpan.begin)
        return house(key, value);
    std::string between(text.substr(behindKey, like.valueSpan.begin - behindKey));
    if (!between.ends_with(' '))
        between += ' ';
    const std::size_t lineEnd = like.line.begin + line.size();
    return std::string(line.substr(0, keyAt)) + std::string(key) + between + std::string(value)
           + std::string(text.substr(like.valueSpan.end, lineEnd - like.valueSpan.end));
}

/// Takes a field out of a line that it shares with others, with the separator beside it.
void removeFromLine(Draft &draft, const Iteration &iteration, const Field &field)
{
    const Register &reg = draft.reg();
    const Field *before = nullptr;
    const Field *behind = nullptr;
    for (const Field &other : iteration.fields) {
        if (other.line != field.line)
            continue;
        if (other.valueSpan.begin < field.valueSpan.begin)
            before = &other;
        else if (other.valueSpan.begin > field.valueSpan.begin && !behind)
            behind = &other;
    }
    if (before) {
        draft.remove({before->valueSpan.end, field.valueSpan.end});
        return;
    }
    // From its key to the next one: what stands before both keys is the line's own.
    const std::string_view line = lineText(reg, field.line);
    const std::size_t keyAt = line.find(field.key);
    if (!behind || keyAt == std::string_view::npos) {
        draft.replace(field.valueSpan, {});
        return;
    }
    const std::string_view between = reg.view({field.valueSpan.end, behind->valueSpan.begin});
    const std::size_t nextKeyAt = between.rfind(behind->key);
    if (nextKeyAt == std::string_view::npos) {
        draft.replace(field.valueSpan, {});
        return;
    }
    draft.remove({field.line.begin + keyAt, field.valueSpan.end + nextKeyAt});
}

void insertLine(Draft &draft, std::size_t at, const std::string &line)
{
    const std::string_view text = draft.text();
    const std::string lineEnd = lineEndAt(draft.reg(), at);
    const bool isBehindLine = at == 0 || isLineEndByte(text[at - 1]);
    draft.insert(at, isBehindLine ? line + lineEnd : lineEnd + line);
}

} // namespace

void writeIterationField(Draft &draft, const Iteration &iteration, std::string_view key,
                         std::string_view value)
{
    const Register &reg = draft.reg();
    if (const Field *field = fieldFor(iteration, key)) {
        const bool isBehindBlank = isBlankByte((*reg.text)[field->valueSpan.begin - 1]);
        if (value.empty() && !isAloneInLine(iteration, *field))
            removeFromLine(draft, iteration, *field);
        else if (value.empty())
            draft.remove(field->line);
        else if (isTableRow(reg, *field))
            writeCellOf(draft, *field, value);
        else
            draft.replace(field->valueSpan, (isBehindBlank ? "" : " ") + std::string(value));
        return;
    }
    if (value.empty())
        return;
    const Field *like = lastOfRun(iteration);
    if (!like) {
        const std::size_t below = iteration.heading.end;
        const std::string_view next = std::string_view(*reg.text).substr(below);
        const bool isBeforeText = !next.empty()
                                  && !isBlank(next.substr(0, markdown::nextLine(next, 0)))
                                  && !next.starts_with('#');
        insertLine(draft, below, house(key, value));
        // Prose below the heading must not run on from the new line.
        if (isBeforeText)
            draft.insert(below, lineEndAt(reg, below));
        return;
    }
    if (markdown::isStatusKey(key))
        for (const Field &field : iteration.fields)
            if (markdown::isDateKey(field.key) && field.line.begin < iteration.metadata.end)
                like = &field;
    const bool isStatusFirst = markdown::isStatusKey(key) && !markdown::isDateKey(like->key);
    if (isStatusFirst && !isTableRow(reg, iteration.fields.front())) {
        // Without a date the status comes first, right below the heading.
        like = &iteration.fields.front();
        insertLine(draft, like->line.begin, lineLike(reg, iteration, *like, key, value));
        return;
    }
    insertLine(draft, like->line.end, lineLike(reg, iteration, *like, key, value));
}

namespace {

/// "✅ Shipped (tag v3)" without what is said of that one iteration: emoji and word.
std::string statusWordsOf(const std::string &text, IterationStatus status)
{
    for (std::size_t end = text.find(' '); end != std::string::npos; end = text.find(' ', end + 1)) {
        const std::string_view start = std::string_view(text).substr(0, end);
        const bool hasWord = std::any_of(start.begin(), start.end(), isAsciiLetter);
        if (hasWord && iterationStatusFromText(start) == status) {
            std::string words(start);
            while (!words.empty()
                   && (words.back() == ',' || words.back() == ':' || words.back() == ';'
                       || words.back() == '.'))
                words.pop_back();
            return words;
        }
    }
    return text;
}

} // namespace

std::string statusTextFor(const Register &reg, const Iteration &iteration, IterationStatus status)
{
    for (const Iteration &other : reg.iterations)
        if (&other != &iteration && other.status == status && other.statusText
            && !other.isStatusOfHeading)
            return statusWordsOf(*other.statusText, status);
    return std::string(houseStatus(status));
}

std::string priorityTextFor(const Register &reg, Tier tier)
{
    for (const Iteration &other : reg.iterations)
        if (other.priority == tier && other.priorityText && other.priorityText->size() <= 40)
            return *other.priorityText;
    return std::string(housePriority(tier));
}

namespace {

/// Whether the status stands before the title, where a bare emoji does and words would not.
bool isAhead(const Iteration &iteration)
{
    return iteration.statusInHeading.begin < iteration.titleSpan.begin;
}

/// The emoji that \a value begins with, else the house's for what it means.
std::string emojiOf(std::string_view value)
{
    const auto leading = [](std::string_view text) {
        std::size_t end = 0;
        while (end < text.size() && codePointAt(text, end).size > 1
               && !isWordCodePoint(codePointAt(text, end).value))
            end += codePointAt(text, end).size;
        return std::string(text.substr(0, end));
    };
    std::string emoji = leading(value);
    if (const auto status = iterationStatusFromText(value); status && emoji.empty())
        emoji = leading(houseStatus(*status));
    return emoji;
}

void writeStatusInHeading(Draft &draft, const Iteration &iteration, std::string_view value)
{
    const Register &reg = draft.reg();
    const auto status = iterationStatusFromText(value);
    for (const Iteration &other : reg.iterations) {
        if (&other == &iteration || other.statusInHeading.isEmpty() || !status
            || isAhead(other) != isAhead(iteration))
            continue;
        const std::string_view said = reg.view(other.statusInHeading);
        const bool isBracketed = said.find('(') != std::string_view::npos;
        const bool isAlike = isBracketed
                             == (reg.view(iteration.statusInHeading).find('(')
                                 != std::string_view::npos);
        if (other.status == status && (isAlike || !isAhead(iteration))) {
            draft.replace(iteration.statusInHeading, std::string(said));
            return;
        }
    }
    const std::string_view was = reg.view(iteration.statusInHeading);
    const std::size_t open = was.find_first_of("([");
    const bool isBare = isAhead(iteration) && open == std::string_view::npos;
    if (isBare) {
        // Between blanks, which stay.
        const Span mark = markdown::trimmed(*reg.text, iteration.statusInHeading);
        draft.replace(mark, emojiOf(value));
        return;
    }
    const std::string said = iteration.isStatusOfHeading ? *iteration.statusText : std::string();
    const std::size_t at = said.empty() ? std::string_view::npos : was.find(said);
    if (at != std::string_view::npos) {
        const std::size_t begin = iteration.statusInHeading.begin + at;
        draft.replace({begin, begin + said.size()}, std::string(value));
        return;
    }
    // A field says the status, and the heading says it once more.
    std::size_t begin = 0;
    while (begin < was.size()
           && (isBlankByte(was[begin]) || was[begin] == '-' || was[begin] == ':'
               || was[begin] == '|' || was[begin] == '(' || was[begin] == '['))
        ++begin;
    for (const std::string_view dash : {"–", "—"})
        if (was.substr(begin).starts_with(dash))
            begin += dash.size();
    while (begin < was.size() && isBlankByte(was[begin]))
        ++begin;
    std::size_t end = was.size();
    while (end > begin && (was[end - 1] == ')' || was[end - 1] == ']' || isBlankByte(was[end - 1])))
        --end;
    draft.replace({iteration.statusInHeading.begin + begin, iteration.statusInHeading.begin + end},
                  std::string(value));
}

} // namespace

void writeIterationStatus(Draft &draft, const Iteration &iteration, std::string_view value)
{
    if (!iteration.isStatusOfHeading)
        writeIterationField(draft, iteration, "Status", value);
    if (!iteration.statusInHeading.isEmpty())
        writeStatusInHeading(draft, iteration, value);
}

} // namespace loadline::changes
