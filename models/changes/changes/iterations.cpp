// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/fields_of_iteration.h"
#include "changes/group_place.h"
#include "changes/iteration_status.h"
#include "markdown/fields.h"
#include "markdown/front_matter.h"
#include "markdown/reader.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::changes {

namespace {

constexpr SectionKind houseSections[] = {
    SectionKind::Problem,   SectionKind::RootCause,     SectionKind::Solution,
    SectionKind::Testing,   SectionKind::Benefits,      SectionKind::SideEffects,
    SectionKind::NextSteps, SectionKind::FilesModified, SectionKind::DeploymentImpact,
};

/// Behind a byte-order mark and front matter.
std::size_t placeOfTitle(std::string_view text)
{
    const std::size_t mark = text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
    return std::max(mark, markdown::frontMatterEnd(text));
}

bool endsInRule(std::string_view text, Span span)
{
    const std::string_view view = trimmed(text.substr(span.begin, span.size()));
    const std::size_t begin = view.empty() ? 0 : markdown::lineBegin(view, view.size() - 1);
    return markdown::isRuleLine(view.substr(begin));
}

/// What stands between number and title in the headings of this document.
std::string titleSeparator(const Register &reg)
{
    if (reg.iterations.empty())
        return " - ";
    const Iteration &last = reg.iterations.back();
    if (last.titleSpan.isEmpty())
        return " - ";
    const std::string_view heading = reg.view(last.heading);
    const std::size_t title = last.titleSpan.begin - last.heading.begin;
    const std::size_t number = heading.find(last.id, heading.find(last.unit));
    if (number == std::string_view::npos || number + last.id.size() > title)
        return " - ";
    const std::size_t begin = number + last.id.size();
    std::string separator(heading.substr(begin, title - begin));
    for (const std::string_view dash : {"–", "—"})
        if (trimmed(separator) == dash)
            return separator;
    const bool isPlain = std::all_of(separator.begin(), separator.end(), [](char c) {
        return isBlankByte(c) || c == '-' || c == ':' || c == '.';
    });
    return isPlain && !separator.empty() ? separator : " - ";
}

/// The metadata lines of a new iteration, as this document's last one writes such lines.
std::string metadata(const Register &reg, const NewIteration &iteration, const std::string &lineEnd)
{
    std::string before = "**";
    std::string between = "**: ";
    std::string after;
    if (!reg.iterations.empty() && !reg.iterations.back().fields.empty()) {
        const Field &like = reg.iterations.back().fields.front();
        const std::string_view line = reg.view(like.line);
        const std::size_t keyAt = line.find(like.key);
        const std::size_t valueAt = like.valueSpan.begin - like.line.begin;
        const bool isPlainLine = keyAt != std::string_view::npos
                                 && keyAt + like.key.size() <= valueAt
                                 && like.valueSpan.begin >= like.line.begin
                                 && line.find('|') == std::string_view::npos
                                 && line.find("·") == std::string_view::npos && !like.value.empty();
        if (isPlainLine) {
            before = line.substr(0, keyAt);
            between = line.substr(keyAt + like.key.size(), valueAt - keyAt - like.key.size());
            std::string_view rest = line.substr(valueAt + like.valueSpan.size());
            while (!rest.empty() && isLineEndByte(rest.back()))
                rest.remove_suffix(1);
            after = rest;
        }
    }
    const auto line = [&](std::string_view key, std::string_view value) {
        return before + std::string(key) + between + std::string(value) + after + lineEnd;
    };
    std::string text;
    if (!iteration.date.empty())
        text += line("Date", iteration.date);
    std::string status(houseStatus(iteration.status));
    for (const Iteration &other : reg.iterations)
        if (other.status == iteration.status && other.statusText && !other.isStatusOfHeading)
            status = *other.statusText;
    text += line("Status", status);
    if (iteration.priority)
        text += line("Priority", priorityTextFor(reg, *iteration.priority));
    return text;
}

std::size_t placeForIteration(const Register &reg)
{
    if (!reg.iterations.empty())
        return reg.iterations.back().span.end;
    if (reg.riskHeading && reg.titleSpan.end <= reg.riskHeading->begin)
        return reg.riskHeading->begin;
    return placeBeforeFooter(reg);
}

bool endsWithBlankLine(std::string_view text)
{
    if (text.empty())
        return true;
    return isLineEndByte(text.back())
           && isBlank(text.substr(markdown::lineBegin(text, text.size() - 1)));
}

/// "in progress", where the JSON's name is "inProgress".
std::string inWords(IterationStatus status)
{
    std::string words;
    for (const char c : nameOf(status)) {
        if (markdown::isUpper(c))
            words += ' ';
        words += asciiLower(c);
    }
    return words;
}

bool isBareWord(std::string_view value)
{
    return std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == ' ' || c == '-' || c == '_' || c == '\'';
    });
}

Result<Change> setStatus(const Register &reg, const Iteration &iteration, std::string_view value)
{
    // The JSON's own names are known too: what is read can be set again.
    const auto status = value == "inProgress"   ? std::optional(IterationStatus::InProgress)
                        : value == "rolledBack" ? std::optional(IterationStatus::RolledBack)
                                                : iterationStatusFromText(value);
    if (!status)
        return refuse("\"" + std::string(value) + "\" is no status of an iteration",
                      "use planned, in progress, blocked, completed, rolled back or cancelled");
    const bool isChosen = isBareWord(value) || value == "inProgress" || value == "rolledBack";
    const std::string written = isChosen ? std::string() : std::string(value);
    if (*status == IterationStatus::Completed && iteration.status != IterationStatus::Completed)
        return completeIterationAs(reg, *iteration.number, written);
    if (*status == IterationStatus::Completed && isChosen)
        return completeIterationAs(reg, *iteration.number, written);
    if (iteration.status == IterationStatus::Completed && *status != IterationStatus::Completed)
        return reopenIterationAs(reg, *iteration.number, *status, written);

    ChangeNote note{
        ChangeKind::SetField, "iteration:" + iteration.id, "status", inWords(*status), {}};
    if (isChosen && iteration.status == *status)
        return nothingToDo(std::move(note));
    Draft draft(reg);
    writeIterationStatus(draft, iteration,
                         isChosen ? statusTextFor(reg, iteration, *status) : written);
    Touched touched;
    touched.iterations.insert(*iteration.number);
    const int number = *iteration.number;
    return draft.finish(std::move(note), touched, [number, status](const Register &after) {
        const auto found = markdown::findIteration(after, number);
        return found && after.iterations[*found].status == *status;
    });
}

Result<Change> setTitle(const Register &reg, const Iteration &iteration, std::string_view value)
{
    if (value.empty())
        return refuse("an iteration needs a title", "say in a few words what it is for");
    Draft draft(reg);
    if (iteration.titleSpan.isEmpty()) {
        const std::size_t at = iteration.heading.begin
                               + reg.view(iteration.heading).find(iteration.id)
                               + iteration.id.size();
        draft.insert(at, titleSeparator(reg) + std::string(value));
    } else {
        draft.replace(iteration.titleSpan, std::string(value));
    }
    Touched touched;
    touched.iterations.insert(*iteration.number);
    const int number = *iteration.number;
    const std::string title(value);
    return draft.finish({ChangeKind::SetField, "iteration:" + iteration.id, "title", title, {}},
                        touched, [number, title](const Register &after) {
                            const auto found = markdown::findIteration(after, number);
                            return found && after.iterations[*found].title == title;
                        });
}

} // namespace

int nextIterationNumber(const Register &reg)
{
    int highest = reg.highestIterationEver;
    for (const Iteration &iteration : reg.iterations)
        highest = std::max(highest, iteration.number.value_or(0));
    return highest + 1;
}

Result<Change> addIteration(const Register &reg, const NewIteration &iteration)
{
    if (const auto fine = checkOneLine(iteration.title, "a title"); !fine)
        return tl::make_unexpected(fine.error());
    const std::string title(trimmed(iteration.title));
    if (title.empty())
        return refuse("an iteration needs a title", "say in a few words what it is for");
    if (!iteration.date.empty() && markdown::isoTimeFromText(iteration.date).empty())
        return refuse("\"" + iteration.date + "\" is no date", "give it as YYYY-MM-DD");
    const int number = nextIterationNumber(reg);
    const std::size_t place = placeForIteration(reg);
    const std::string_view text = *reg.text;
    const std::string lineEnd = lineEndAt(reg, place);
    const int level = reg.iterations.empty() ? 2 : reg.iterations.back().level;
    const std::string unit = reg.iterations.empty() ? "Iteration" : reg.iterations.back().unit;

    std::string written;
    const std::string_view above = text.substr(0, place);
    if (!above.empty() && !isLineEndByte(above.back()))
        written += lineEnd;
    if (!endsWithBlankLine(above))
        written += lineEnd;
    written += std::string(std::size_t(level), '#') + " " + unit + " " + std::to_string(number)
               + titleSeparator(reg) + title + lineEnd;
    written += metadata(reg, iteration, lineEnd);
    for (const SectionKind kind : houseSections)
        written += lineEnd + std::string(std::size_t(level + 1), '#') + " "
                   + std::string(houseHeading(kind)) + lineEnd;
    const bool isRuled = !reg.iterations.empty() && endsInRule(text, reg.iterations.back().span);
    if (isRuled)
        written += lineEnd + "---" + lineEnd;
    if (place < text.size())
        written += lineEnd;

    Draft draft(reg);
    draft.insert(place, written);
    Touched touched;
    touched.iterations.insert(number);
    const std::size_t count = reg.iterations.size() + 1;
    return draft.finish(
        {ChangeKind::AddIteration, "iteration:" + std::to_string(number), {}, title, {}}, touched,
        [&](const Register &after) {
            const auto found = markdown::findIteration(after, number);
            return after.iterations.size() == count && found
                   && after.iterations[*found].title == title
                   && after.iterations[*found].status == iteration.status
                   && after.iterations[*found].priority == iteration.priority;
        });
}

Result<Change> setIterationField(const Register &reg, int number, std::string_view key,
                                 std::string_view value)
{
    const auto index = markdown::findIteration(reg, number);
    if (!index)
        return tl::make_unexpected(index.error());
    const Iteration &iteration = reg.iterations[*index];
    if (const auto fine = checkOneLine(value, "a value"); !fine)
        return tl::make_unexpected(fine.error());
    key = trimmed(key);
    value = trimmed(value);
    if (key.empty())
        return refuse("a field needs a name", "give the key before the value");
    if (equalsIgnoringCase(key, "title"))
        return setTitle(reg, iteration, value);
    if (equalsIgnoringCase(key, "status") && !value.empty())
        return setStatus(reg, iteration, value);

    std::string written(value);
    std::string shownKey(key);
    std::optional<Tier> tier;
    if (equalsIgnoringCase(key, "priority") || equalsIgnoringCase(key, "tier")) {
        shownKey = "Priority";
        if (!value.empty()) {
            tier = tierFromText(value);
            if (!tier)
                return refuse("\"" + written + "\" is no tier",
                              "use critical, high, medium or low");
            if (iteration.priority == tier && isBareWord(value))
                return nothingToDo(
                    {ChangeKind::SetField, "iteration:" + iteration.id, "priority", written, {}});
            if (isBareWord(value))
                written = priorityTextFor(reg, *tier);
        }
    } else if (equalsIgnoringCase(key, "date")) {
        shownKey = "Date";
        if (!value.empty() && markdown::isoTimeFromText(value).empty())
            return refuse("\"" + written + "\" is no date", "give it as YYYY-MM-DD");
    } else if (equalsIgnoringCase(key, "status")) {
        shownKey = "Status";
    }
    Draft draft(reg);
    writeIterationField(draft, iteration, shownKey, written);
    Touched touched;
    touched.iterations.insert(number);
    return draft.finish({ChangeKind::SetField, "iteration:" + iteration.id, shownKey, written, {}},
                        touched, [&](const Register &after) {
                            const auto found = markdown::findIteration(after, number);
                            if (!found)
                                return false;
                            const Iteration &now = after.iterations[*found];
                            if (tier && now.priority != tier)
                                return false;
                            const auto isIt = [&](const Field &field) {
                                return field.value == written
                                       && (equalsIgnoringCase(field.key, shownKey) || tier);
                            };
                            return written.empty()
                                       ? now.sections.size() == iteration.sections.size()
                                       : std::any_of(now.fields.begin(), now.fields.end(), isIt);
                        });
}

Result<Change> setRegisterField(const Register &reg, std::string_view key, std::string_view value)
{
    if (const auto fine = checkOneLine(value, "a value"); !fine)
        return tl::make_unexpected(fine.error());
    key = trimmed(key);
    const std::string written(trimmed(value));
    Draft draft(reg);
    Touched touched;
    touched.isRegister = true;
    const ChangeNote note{ChangeKind::SetField, "register", std::string(key), written, {}};
    if (equalsIgnoringCase(key, "title")) {
        if (reg.titleSpan.isEmpty())
            draft.insert(placeOfTitle(*reg.text),
                         "# " + written + lineEndAt(reg, 0) + lineEndAt(reg, 0));
        else
            draft.replace(reg.titleSpan, written);
        return draft.finish(note, touched,
                            [&](const Register &after) { return after.title == written; });
    }
    std::vector<Field> Register::*fields = markdown::isLastUpdatedKey(key) ? &Register::lastUpdated
                                           : markdown::isNextIterationKey(key)
                                               ? &Register::nextIteration
                                               : &Register::fields;
    const Field *field = nullptr;
    for (const Field &candidate : reg.*fields)
        if (fields != &Register::fields || equalsIgnoringCase(candidate.key, key))
            field = &candidate;
    if (field && written.empty()) {
        draft.remove(field->line);
    } else if (field) {
        // Behind the key itself; a quotation mark of YAML is the value's own.
        const char before = (*reg.text)[field->valueSpan.begin - 1];
        const bool isBehindKey = !isBlankByte(before) && before != '"' && before != '\'';
        draft.replace(field->valueSpan, (isBehindKey ? " " : "") + written);
    } else if (!written.empty()) {
        const std::string line = "**" + std::string(key) + "**: " + written;
        const std::size_t yaml = markdown::frontMatterEnd(*reg.text);
        const bool isUpdated = !reg.lastUpdated.empty()
                               && reg.lastUpdated.back().line.begin >= yaml;
        const std::size_t place = !reg.nextIteration.empty() ? reg.nextIteration.back().line.end
                                  : isUpdated                ? reg.lastUpdated.back().line.end
                                                             : reg.text->size();
        const std::string lineEnd = lineEndAt(reg, place);
        const bool isBehindLine = place == 0 || isLineEndByte((*reg.text)[place - 1]);
        const bool hasFooter = !reg.nextIteration.empty() || isUpdated;
        if (fields == &Register::fields)
            return refuse("this register has no field \"" + std::string(key) + "\"",
                          "set title, Last Updated, Next Iteration or a key below the title");
        draft.insert(place, (isBehindLine ? "" : lineEnd) + (hasFooter ? "" : lineEnd) + line
                                + (isBehindLine ? lineEnd : ""));
    }
    const std::size_t count = (reg.*fields).size();
    return draft.finish(note, touched, [&, fields](const Register &after) {
        const auto &now = after.*fields;
        if (written.empty())
            return now.size() + 1 == count || now.size() == count;
        return std::any_of(now.begin(), now.end(),
                           [&](const Field &f) { return f.value == written; });
    });
}

} // namespace loadline::changes
