// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/fields_of_iteration.h"

#include "markdown/fields.h"
#include "markdown/scan.h"

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

/// A line for \a key in the form that \a like has: its bullet, emphasis and hard break.
std::string lineLike(const Register &reg, const Field &like, std::string_view key,
                     std::string_view value)
{
    const std::string_view text = *reg.text;
    const std::string_view line = lineText(reg, like.line);
    if (like.valueSpan.begin < like.line.begin || line.starts_with('|'))
        return house(key, value);
    const std::size_t keyAt = line.find(like.key);
    if (keyAt == std::string_view::npos || line.find(" | ") != std::string_view::npos)
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
        if (!value.empty())
            draft.replace(field->valueSpan, (isBehindBlank ? "" : " ") + std::string(value));
        else if (isAloneInLine(iteration, *field))
            draft.remove(field->line);
        else
            draft.replace(field->valueSpan, {});
        return;
    }
    if (value.empty())
        return;
    if (iteration.fields.empty()) {
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
    const Field *like = &iteration.fields.back();
    if (markdown::isStatusKey(key))
        for (const Field &field : iteration.fields)
            if (markdown::isDateKey(field.key))
                like = &field;
    if (markdown::isStatusKey(key) && !markdown::isDateKey(like->key)) {
        // Without a date the status comes first, right below the heading.
        like = &iteration.fields.front();
        insertLine(draft, like->line.begin, lineLike(reg, *like, key, value));
        return;
    }
    insertLine(draft, like->line.end, lineLike(reg, *like, key, value));
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
            && other.statusInHeading.isEmpty())
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

void writeIterationStatus(Draft &draft, const Iteration &iteration, std::string_view value)
{
    if (iteration.statusInHeading.isEmpty()) {
        writeIterationField(draft, iteration, "Status", value);
        return;
    }
    const Register &reg = draft.reg();
    for (const Iteration &other : reg.iterations) {
        if (&other == &iteration || other.statusInHeading.isEmpty()
            || other.status != iterationStatusFromText(value))
            continue;
        draft.replace(iteration.statusInHeading, std::string(reg.view(other.statusInHeading)));
        return;
    }
    const std::string_view was = reg.view(iteration.statusInHeading);
    const std::size_t at = was.find(*iteration.statusText);
    const std::size_t begin = iteration.statusInHeading.begin
                              + (at == std::string_view::npos ? 0 : at);
    draft.replace({begin, begin + iteration.statusText->size()}, std::string(value));
}

} // namespace loadline::changes
