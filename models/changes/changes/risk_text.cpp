// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/risk_text.h"

#include "markdown/blocks.h"
#include "markdown/fields.h"
#include "markdown/risk_reader.h"
#include "markdown/risk_text.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::changes {

using markdown::RiskColumn;

namespace {

std::string markOf(RiskStatus status)
{
    switch (status) {
    case RiskStatus::Fixed:
        return "✅ **FIXED**";
    case RiskStatus::Mitigated:
        return "✅ **MITIGATED**";
    case RiskStatus::Accepted:
        return "✅ **ACCEPTED**";
    case RiskStatus::Closed:
        return "⛔ **CLOSED**";
    case RiskStatus::Open:
    case RiskStatus::Unknown:
        break;
    }
    return {};
}

bool isStruckAs(RiskStatus status)
{
    return status == RiskStatus::Fixed || status == RiskStatus::Closed;
}

/// The text of a list item's or title cell's first paragraph in a state.
std::string composed(const std::string &content, const RiskState &state)
{
    std::string text = isStruckAs(state.status) ? "~~" + content + "~~" : content;
    if (const std::string mark = markOf(state.status); !mark.empty())
        text += " " + mark;
    if (state.iteration)
        text += std::string(planArrow) + std::to_string(*state.iteration);
    return text;
}

const Field *fieldOf(const Risk &risk, std::initializer_list<std::string_view> keys)
{
    for (const Field &field : risk.fields)
        for (const std::string_view key : keys)
            if (equalsIgnoringCase(field.key, key))
                return &field;
    return nullptr;
}

std::string capitalised(std::string_view name)
{
    std::string word(name);
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
        word[0] = char(word[0] - 'a' + 'A');
    return word;
}

bool isAllUpper(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), markdown::isUpper)
           && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool isAllLower(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), markdown::isUpper);
}

/// A status value without the iteration behind it.
std::string withoutPlan(std::string text)
{
    Span range{0, text.size()};
    markdown::takeTrailingPlan(text, range);
    return std::string(trimmed(std::string_view(text).substr(0, range.end)));
}

/// Whether the plan stands in the title itself. It stays there when the state changes, so that
/// reopening finds it where it was.
bool isPlanInTitle(const Risk &risk)
{
    return !risk.plan.isEmpty() && risk.text.contains(risk.plan.begin);
}

std::string stateText(const Register &reg, const Risk &risk, const RiskState &state, bool hasColumn)
{
    std::string text = statusWord(reg, risk, state.status);
    if (state.iteration && !hasColumn) {
        if (state.status == RiskStatus::Open && !isPlanInTitle(risk))
            text += std::string(planArrow) + std::to_string(*state.iteration);
        else if (state.status != RiskStatus::Open)
            text += " (Iteration " + std::to_string(*state.iteration) + ")";
    }
    return text;
}

void writeRowState(Draft &draft, const Risk &risk, const RiskState &state)
{
    const Register &reg = draft.reg();
    const RiskRow row = rowOf(reg, risk);
    const bool hasIteration = row.hasColumn(RiskColumn::Iteration);
    if (hasIteration && state.iteration) {
        const Span cell = row.cells[row.indexOf(RiskColumn::Iteration)];
        if (markdown::numberOfName(reg.view(cell)) != state.iteration)
            writeCell(draft, row, RiskColumn::Iteration, iterationCell(reg, risk, state.iteration));
    }
    if (row.hasColumn(RiskColumn::Status)) {
        writeCell(draft, row, RiskColumn::Status, stateText(reg, risk, state, hasIteration));
        return;
    }
    RiskState written = state;
    if (hasIteration)
        written.iteration.reset();
    writeCell(draft, row, RiskColumn::Title, composed(contentOf(reg, risk), written));
}

/// The rows that sum the risk up say its state as well. False where none has a column for it.
bool writeStateIntoSummaries(Draft &draft, const Risk &risk, const RiskState &state)
{
    bool isSaid = false;
    for (const SummaryRow &summary : risk.summaries) {
        const RiskRow row = rowOf(draft.reg(), summary);
        if (!row.hasColumn(RiskColumn::Status))
            continue;
        const bool hasIteration = row.hasColumn(RiskColumn::Iteration);
        writeCell(draft, row, RiskColumn::Status, stateText(draft.reg(), risk, state, hasIteration));
        if (hasIteration && state.iteration)
            writeCell(draft, row, RiskColumn::Iteration, std::to_string(*state.iteration));
        isSaid = true;
    }
    return isSaid;
}

void writeHeadingState(Draft &draft, const Risk &risk, const RiskState &state)
{
    const bool isSaid = writeStateIntoSummaries(draft, risk, state);
    if (!risk.statusMark.isEmpty() && risk.marker.end <= risk.statusMark.begin
        && risk.text.contains(risk.statusMark.begin))
        draft.replace(risk.statusMark, stateText(draft.reg(), risk, state, false));
    if (isSaid && !fieldOf(risk, {"status", "state"}))
        return;
    writeField(draft, risk, "Status", stateText(draft.reg(), risk, state, false));
}

void writeCheckbox(Draft &draft, const Risk &risk, bool isChecked)
{
    const std::size_t open = draft.reg().view(risk.marker).find('[');
    const std::size_t at = risk.marker.begin + open + 1;
    draft.replace({at, at + 1}, isChecked ? "x" : " ");
}

/// The width of a column that is aligned: header and delimiter have it, and most of the rows. A row
/// that has grown wider does not count against it.
std::optional<std::size_t> alignedWidth(const Register &reg,
                                        const std::vector<std::vector<Span>> &table,
                                        std::size_t column)
{
    const auto widthOf = [&](const std::vector<Span> &row) {
        return column < row.size() ? codePointCount(reg.view(row[column])) : 0;
    };
    if (table.size() < 2 || widthOf(table[0]) != widthOf(table[1]))
        return std::nullopt;
    const std::size_t width = widthOf(table[0]);
    const auto same = std::count_if(table.begin() + 2, table.end(),
                                    [&](const auto &row) { return widthOf(row) == width; });
    return std::size_t(same) * 2 >= table.size() - 2 ? std::optional(width) : std::nullopt;
}

std::string fieldLine(std::string_view like, std::string_view key, std::string_view value)
{
    // The neighbour's bullet and emphasis around another key and value.
    const auto found = markdown::fieldIn(like, [&] {
        std::size_t i = 0;
        while (i < like.size()
               && (isBlankByte(like[i]) || like[i] == '-' || like[i] == '+'
                   || (like[i] == '*' && like.substr(i, 2) != "**")))
            ++i;
        return Span{i, like.size()};
    }());
    if (!found)
        return "- **" + std::string(key) + "**: " + std::string(value);
    return std::string(like.substr(0, found->key.begin)) + std::string(key)
           + std::string(like.substr(found->key.end, found->value.begin - found->key.end))
           + std::string(value);
}

/// A line without its line ending.
std::string_view lineText(const Register &reg, Span line)
{
    std::string_view text = reg.view(line);
    while (!text.empty() && isLineEndByte(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::string contentOf(const Register &reg, const Risk &risk)
{
    const markdown::RiskText parsed = markdown::riskText(*reg.text, risk.text);
    std::string content(reg.view(parsed.content));
    const bool isLooseDetail = !parsed.detail.isEmpty()
                               && !parsed.content.contains(parsed.detail.begin);
    if (isLooseDetail)
        content += " - " + std::string(reg.view(parsed.detail));
    return content;
}

std::string statusWord(const Register &reg, const Risk &risk, RiskStatus status)
{
    std::string_view example;
    for (const Risk &other : reg.risks) {
        if (&other == &risk || other.form != risk.form || !other.statusText
            || other.statusMark.isEmpty())
            continue;
        if (other.status == status)
            return withoutPlan(*other.statusText);
        example = *other.statusText;
    }
    if (risk.statusText && example.empty())
        example = *risk.statusText;
    const std::string name(nameOf(status));
    const std::string word = withoutPlan(std::string(example));
    if (isAllUpper(word)) {
        std::string upper = name;
        for (char &c : upper)
            c = char(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        return upper;
    }
    return !word.empty() && isAllLower(word) && isAsciiLetter(word[0]) ? name : capitalised(name);
}

Result<void> checkTitle(std::string_view title)
{
    const auto refused = [](std::string what) {
        return fail(ErrorCode::WouldNotReadBack, std::move(what), "word the title without it");
    };
    if (title.find(" - ") != std::string_view::npos)
        return refused("a title cannot hold \" - \": what follows would be read as the detail");
    const markdown::RiskText parsed = markdown::riskText(title, {0, title.size()});
    if (parsed.plan)
        return refused("a title cannot end in an iteration: it would be read as a plan");
    if (parsed.isStruck || !parsed.mark.isEmpty())
        return refused("a title cannot be struck or marked itself: it would be read as a status");
    return {};
}

Result<void> checkCanBeStruck(const Register &reg, const Risk &risk)
{
    const bool isStruckByState = risk.form == RiskForm::ListItem && !risk.isChecked;
    const bool isInTitleCell = risk.form == RiskForm::TableRow && risk.statusMark.isEmpty();
    if (!(isStruckByState || isInTitleCell) || contentOf(reg, risk).find("~~") == std::string::npos)
        return {};
    return refuse("risk " + risk.id + " cannot be struck: its text holds ~~ itself",
                  "take the inner ~~ marks out first", reg.lineOf(risk.span.begin));
}

std::string listItemWith(const Register &reg, const Risk &risk, const RiskState &state)
{
    std::vector<Splice> splices;
    splices.push_back({risk.text, composed(contentOf(reg, risk), state)});
    if (const Field *status = fieldOf(risk, {"status", "state"}))
        splices.push_back({status->valueSpan, statusWord(reg, risk, state.status)});
    if (const Field *accepted = fieldOf(risk, {"accepted"});
        accepted && state.status != RiskStatus::Accepted)
        splices.push_back({accepted->line, {}});
    std::string item(reg.view(risk.span));
    std::sort(splices.begin(), splices.end(),
              [](const Splice &a, const Splice &b) { return a.at.begin > b.at.begin; });
    for (const Splice &splice : splices)
        item.replace(splice.at.begin - risk.span.begin, splice.at.size(), splice.with);
    return item;
}

void writeState(Draft &draft, const Risk &risk, const RiskState &state)
{
    switch (risk.form) {
    case RiskForm::TableRow:
        writeRowState(draft, risk, state);
        return;
    case RiskForm::Heading:
        writeHeadingState(draft, risk, state);
        return;
    case RiskForm::ListItem:
        break;
    }
    const bool isBoxState = state.status == RiskStatus::Fixed || state.status == RiskStatus::Open;
    if (risk.isChecked && isBoxState && risk.statusMark.isEmpty()) {
        writeCheckbox(draft, risk, state.status == RiskStatus::Fixed);
        return;
    }
    draft.replaceLines(risk.span, listItemWith(draft.reg(), risk, state));
}

void writePlan(Draft &draft, const Risk &risk, std::optional<int> iteration)
{
    const Register &reg = draft.reg();
    const std::string arrow = iteration ? std::string(planArrow) + std::to_string(*iteration)
                                        : std::string();
    if (risk.form == RiskForm::TableRow) {
        const RiskRow row = rowOf(reg, risk);
        if (isPlanInTitle(risk)) {
            Span text = risk.text;
            markdown::takeTrailingPlan(*reg.text, text);
            writeCell(draft, row, RiskColumn::Title, markdown::cellText(*reg.text, text) + arrow);
            return;
        }
        if (row.hasColumn(RiskColumn::Iteration)) {
            writeCell(draft, row, RiskColumn::Iteration, iterationCell(reg, risk, iteration));
            return;
        }
        if (row.hasColumn(RiskColumn::Status)) {
            const std::string word = risk.statusText ? withoutPlan(*risk.statusText)
                                                     : statusWord(reg, risk, RiskStatus::Open);
            writeCell(draft, row, RiskColumn::Status, word + arrow);
            return;
        }
        writeCell(draft, row, RiskColumn::Title, markdown::cellText(*reg.text, risk.text) + arrow);
        return;
    }
    if (const Field *field = fieldOf(risk, {"iteration", "planned for"})) {
        writeField(draft, risk, field->key, iteration ? std::to_string(*iteration) : std::string());
        return;
    }
    if (!risk.plan.isEmpty()) {
        draft.replace(risk.plan, arrow);
        return;
    }
    if (risk.form == RiskForm::Heading && !risk.statusMark.isEmpty()
        && !risk.text.contains(risk.statusMark.begin)) {
        draft.insert(risk.statusMark.end, arrow);
        return;
    }
    draft.insert(risk.text.end, arrow);
}

bool RiskRow::hasColumn(RiskColumn column) const
{
    return indexOf(column) < cells.size();
}

std::size_t RiskRow::indexOf(RiskColumn column) const
{
    const auto found = std::find(columns.begin(), columns.end(), column);
    return std::size_t(found - columns.begin());
}

namespace {

/// The row that begins at \a begin, in a table that stands in \a part.
RiskRow rowAt(const Register &reg, Span part, std::size_t begin)
{
    RiskRow row;
    const std::string_view text = *reg.text;
    std::vector<std::vector<Span>> table; // header and delimiter first
    for (const markdown::BlockLine &line : markdown::scanBlocks(text, part)) {
        const bool isHead = line.kind == markdown::LineKind::TableHead;
        if (isHead && line.begin > begin)
            break;
        if (isHead)
            table.clear();
        if (!isHead && line.kind != markdown::LineKind::TableRow
            && line.kind != markdown::LineKind::TableDelimiter)
            continue;
        std::vector<Span> cells = markdown::cellsIn(text, {line.content, line.end});
        if (line.begin == begin)
            row.cells = std::move(cells);
        else
            table.push_back(std::move(cells));
    }
    if (!table.empty())
        for (const Span cell : table.front())
            row.header.push_back(markdown::cellText(text, cell));
    row.columns = markdown::riskColumns(row.header);
    if (row.columns.size() > row.cells.size())
        row.columns.resize(row.cells.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        row.widths.push_back(alignedWidth(reg, table, i));
    return row;
}

} // namespace

RiskRow rowOf(const Register &reg, const Risk &risk)
{
    return rowAt(reg, reg.groups[risk.group].body, risk.span.begin);
}

RiskRow rowOf(const Register &reg, const SummaryRow &summary)
{
    return rowAt(reg, summary.part, summary.span.begin);
}

std::string paddedCell(std::string_view was, std::string_view value,
                       std::optional<std::size_t> width)
{
    const std::string written = markdown::escapedForCell(value);
    const std::size_t first = was.find_first_not_of(" \t");
    const bool wasEmpty = first == std::string_view::npos;
    const std::size_t lead = wasEmpty ? std::min<std::size_t>(was.size(), 1) : first;
    const std::size_t trail = wasEmpty ? lead : was.size() - 1 - was.find_last_not_of(" \t");
    const std::size_t edge = std::min<std::size_t>(trail, 1);
    const std::size_t length = codePointCount(written);
    const std::size_t nearEdge = std::min<std::size_t>(lead, 1);
    const std::size_t taken = nearEdge + length + edge;
    const std::size_t room = width && *width > taken ? *width - taken : 0;
    const bool isRightAligned = lead > 1 && trail <= 1;
    return std::string(nearEdge + (isRightAligned ? room : 0), ' ') + written
           + std::string(edge + (isRightAligned ? 0 : room), ' ');
}

void writeCell(Draft &draft, const RiskRow &row, std::size_t index, std::string_view value)
{
    const std::string_view was = draft.reg().view(row.cells[index]);
    if (trimmed(was) == markdown::escapedForCell(value))
        return;
    draft.replace(row.cells[index], paddedCell(was, value, row.widths[index]));
}

void writeCell(Draft &draft, const RiskRow &row, RiskColumn column, std::string_view value)
{
    if (row.hasColumn(column))
        writeCell(draft, row, row.indexOf(column), value);
}

std::string iterationCell(const Register &reg, const Risk &risk, std::optional<int> iteration)
{
    const Risk *planned = nullptr;
    const Risk *unplanned = nullptr;
    for (const Risk &other : reg.risks) {
        if (other.form != RiskForm::TableRow || other.group != risk.group)
            continue;
        if (!other.iteration)
            unplanned = &other;
        else if (other.planSource == PlanSource::Field)
            planned = &other;
    }
    if (iteration) {
        const std::string_view said = planned ? reg.view(planned->plan) : std::string_view();
        const bool isInWords = std::any_of(said.begin(), said.end(), isAsciiLetter);
        return (isInWords ? "Iteration " : "") + std::to_string(*iteration);
    }
    if (!unplanned)
        return {};
    const RiskRow row = rowOf(reg, *unplanned);
    return row.hasColumn(RiskColumn::Iteration)
               ? markdown::cellText(*reg.text, row.cells[row.indexOf(RiskColumn::Iteration)])
               : std::string();
}

std::string tierWordLike(std::string_view like, Tier tier)
{
    std::string word(nameOf(tier));
    const bool isUpper = isAllUpper(like);
    for (std::size_t i = 0; i < word.size(); ++i)
        if (isUpper || (i == 0 && !isAllLower(like)))
            word[i] = char(word[i] - 'a' + 'A');
    const bool hasEmoji = !like.empty() && static_cast<unsigned char>(like.front()) >= 0x80;
    return hasEmoji ? std::string(houseEmoji(tier)) + " " + word : word;
}

namespace {

bool isInSummary(const Risk &risk, const Field &field)
{
    return std::any_of(risk.summaries.begin(), risk.summaries.end(),
                       [&field](const SummaryRow &row) {
                           return row.span.contains(field.line.begin);
                       });
}

void writeFieldCell(Draft &draft, const Risk &risk, const Field &field, std::string_view value)
{
    const auto writeIn = [&](const RiskRow &row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (row.cells[i] == field.line)
                writeCell(draft, row, i, value);
    };
    if (risk.form == RiskForm::TableRow)
        writeIn(rowOf(draft.reg(), risk));
    for (const SummaryRow &summary : risk.summaries)
        if (summary.span.contains(field.line.begin))
            writeIn(rowOf(draft.reg(), summary));
}

} // namespace

void writeField(Draft &draft, const Risk &risk, std::string_view key, std::string_view value)
{
    const Register &reg = draft.reg();
    for (const Field &field : risk.fields) {
        if (!equalsIgnoringCase(field.key, key))
            continue;
        if (risk.form == RiskForm::TableRow || isInSummary(risk, field))
            writeFieldCell(draft, risk, field, value);
        else if (value.empty())
            draft.remove(field.line);
        else
            draft.replace(field.valueSpan, std::string(value));
        return;
    }
    if (value.empty())
        return;
    const std::string lineEnd = lineEndAt(reg, risk.span.begin);
    const auto neighbour = std::find_if(risk.fields.rbegin(), risk.fields.rend(),
                                        [&risk](const Field &field) {
                                            return !isInSummary(risk, field);
                                        });
    if (neighbour != risk.fields.rend()) {
        const Field &last = *neighbour;
        const std::string_view like = lineText(reg, last.line);
        const bool hasEnd = like.size() < last.line.size();
        std::string line = fieldLine(like, key, value);
        draft.insert(last.line.end, hasEnd ? line + lineEnd : lineEnd + line);
        return;
    }
    const std::string line = "- **" + std::string(key) + "**: " + std::string(value);
    if (risk.form == RiskForm::Heading) {
        const std::size_t below = markdown::nextLine(*reg.text, risk.text.end);
        const bool hasEnd = below > risk.text.end && isLineEndByte((*reg.text)[below - 1]);
        const std::string_view next = std::string_view(*reg.text).substr(
            below, markdown::nextLine(*reg.text, below) - below);
        draft.insert(below, (hasEnd ? std::string() : lineEnd) + line + lineEnd
                                + (wouldJoin(next) ? lineEnd : std::string()));
        return;
    }
    // Nested lines stand below the item's own text, indented by its marker.
    const std::size_t below = markdown::nextLine(*reg.text, risk.text.end);
    const std::size_t lineStart = markdown::lineBegin(*reg.text, risk.marker.begin);
    std::size_t bullet = risk.marker.begin;
    while (bullet < risk.marker.end && !isBlankByte((*reg.text)[bullet]))
        ++bullet;
    const std::string indent(bullet - lineStart + 1, ' ');
    const bool hasEnd = below > 0 && isLineEndByte((*reg.text)[below - 1]);
    draft.insert(below, (hasEnd ? std::string() : lineEnd) + indent + line
                            + (hasEnd ? lineEnd : std::string()));
}

} // namespace loadline::changes
