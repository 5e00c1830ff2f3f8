// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/convert.h"

#include "changes/group_draft.h"
#include "changes/risk_text.h"
#include "core/text.h"
#include "markdown/blocks.h"
#include "markdown/scan.h"
#include "markdown/tables.h"

#include <algorithm>
#include <map>

namespace loadline::changes {

namespace {

constexpr std::string_view separatorLine = "<!-- -->";

tl::unexpected<Error> cannot(const Register &reg, const std::string &what, const std::string &hint,
                             std::size_t offset)
{
    return refuse(what, hint, reg.lineOf(offset));
}

std::string upper(std::string_view name)
{
    std::string word(name);
    for (char &c : word)
        c = char(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return word;
}

std::string capital(std::string_view name)
{
    std::string word(name);
    word[0] = char(word[0] - 'a' + 'A');
    return word;
}

/// The groups stand one below the other, and nothing else between them.
Result<Span> spanOfGroups(const Register &reg)
{
    if (reg.risks.empty() || !reg.riskHeading)
        return refuse("there is no register of risks to convert", "add a risk first");
    Span all{reg.groups.front().span.begin, reg.groups.back().span.end};
    std::size_t end = all.begin;
    for (const RiskGroup &group : reg.groups) {
        if (group.span.begin != end)
            return cannot(reg, "other text stands between the groups of risks",
                          "move it above the first or below the last", end);
        end = group.span.end;
    }
    return all;
}

bool isNoneLine(std::string_view line)
{
    line = trimmed(line);
    if (line.starts_with("- "))
        line = line.substr(2);
    return startsWithIgnoringCase(line, "none");
}

/// Every line of the groups says something that is carried over.
Result<void> checkLines(const Register &reg, RegisterShape shape)
{
    for (const RiskGroup &group : reg.groups) {
        for (const markdown::BlockLine &line : markdown::scanBlocks(*reg.text, group.body)) {
            const std::string_view said = reg.view({line.begin, line.end});
            const bool isTableHead = line.kind == markdown::LineKind::TableHead
                                     || line.kind == markdown::LineKind::TableDelimiter;
            const bool isInRisk = std::any_of(group.risks.begin(), group.risks.end(),
                                              [&](std::size_t risk) {
                                                  return reg.risks[risk].span.contains(line.begin);
                                              });
            const bool isKnown = isBlank(said) || trimmed(said) == separatorLine || isInRisk
                                 || isNoneLine(said)
                                 || (shape == RegisterShape::Tiers && isTableHead);
            if (!isKnown)
                return cannot(reg, "a line among the risks is none of them",
                              "move it out of the register first", line.begin);
        }
    }
    return {};
}

std::size_t textLinesIn(std::string_view text)
{
    std::size_t lines = 0;
    for (std::size_t i = 0; i < text.size(); i = markdown::nextLine(text, i))
        lines += isBlank(text.substr(i, markdown::nextLine(text, i) - i)) ? 0 : 1;
    return lines;
}

const Field *fieldOf(const Risk &risk, std::string_view key)
{
    for (const Field &field : risk.fields)
        if (equalsIgnoringCase(field.key, key) && !field.value.empty())
            return &field;
    return nullptr;
}

std::string textOf(const Risk &risk)
{
    return risk.detail.empty() ? risk.title : risk.title + " - " + risk.detail;
}

/// Keys of fields in the order of their first appearance, without those that have a column.
std::vector<std::string> keysOf(const Register &reg)
{
    std::vector<std::string> keys;
    for (const Risk &risk : reg.risks)
        for (const Field &field : risk.fields) {
            const bool isKnown = equalsIgnoringCase(field.key, "status")
                                 || std::any_of(keys.begin(), keys.end(), [&](const auto &key) {
                                        return equalsIgnoringCase(key, field.key);
                                    });
            if (!isKnown)
                keys.push_back(field.key);
        }
    return keys;
}

Result<void> checkListRisk(const Register &reg, const Risk &risk)
{
    const bool isInTierList = risk.form == RiskForm::ListItem && !risk.isChecked
                              && reg.groups[risk.group].tier;
    if (!isInTierList)
        return cannot(reg, "risk " + risk.id + " is no list item below a heading of a tier",
                      "convert it by hand first", risk.span.begin);
    if (textLinesIn(reg.view(risk.span)) != 1 + risk.fields.size())
        return cannot(reg, "risk " + risk.id + " has lines that no cell can hold",
                      "make fields of them, or take them out", risk.span.begin);
    return {};
}

Result<std::string> asTable(const Register &reg, const std::string &lineEnd)
{
    const auto any = [&](auto has) { return std::any_of(reg.risks.begin(), reg.risks.end(), has); };
    const bool isNamed = any([](const Risk &risk) { return risk.isNamed; });
    const bool isPlanned = any([](const Risk &risk) { return risk.iteration.has_value(); });
    std::vector<std::string> header;
    if (isNamed)
        header.push_back("ID");
    header.insert(header.end(), {"Risk", "Severity", "Status"});
    if (isPlanned)
        header.push_back("Iteration");
    const std::size_t own = header.size();
    for (const std::string &key : keysOf(reg))
        header.push_back(key);
    const auto columns = markdown::riskColumns(header);
    for (std::size_t i = own; i < header.size(); ++i) {
        const bool isField = i < columns.size()
                             && (columns[i] == markdown::RiskColumn::Field
                                 || columns[i] == markdown::RiskColumn::Likelihood
                                 || columns[i] == markdown::RiskColumn::Impact);
        if (!isField)
            return refuse("a column \"" + header[i] + "\" would be read as something else",
                          "give the field another name");
    }
    std::string text = "|";
    for (const std::string &name : header)
        text += " " + markdown::escapedForCell(name) + " |";
    text += lineEnd + "|";
    for (std::size_t i = 0; i < header.size(); ++i)
        text += " --- |";
    text += lineEnd;
    for (const Risk &risk : reg.risks) {
        if (const auto fine = checkListRisk(reg, risk); !fine)
            return tl::make_unexpected(fine.error());
        const std::string status = risk.statusText                   ? *risk.statusText
                                   : risk.status == RiskStatus::Open ? std::string("Open")
                                                                     : upper(nameOf(risk.status));
        std::vector<std::string> cells;
        if (isNamed)
            cells.push_back(risk.isNamed ? risk.id : std::string());
        cells.push_back(textOf(risk));
        cells.push_back(risk.tier ? capital(nameOf(*risk.tier)) : std::string());
        cells.push_back(status);
        if (isPlanned)
            cells.push_back(risk.iteration ? std::to_string(*risk.iteration) : std::string());
        for (std::size_t i = own; i < header.size(); ++i) {
            const Field *field = fieldOf(risk, header[i]);
            cells.push_back(field ? field->value : std::string());
        }
        text += "|";
        for (const std::string &cell : cells)
            text += " " + markdown::escapedForCell(cell) + (cell.empty() ? "|" : " |");
        text += lineEnd;
    }
    return text;
}

/// Where a risk stands among the lists: tier, then what was fixed before what is open.
struct ListPlace
{
    Tier tier = Tier::Low;
    bool isOpen = true;
    int fixedBy = 0; ///< 0: nobody says by which iteration

    auto operator<=>(const ListPlace &) const = default;
};

Result<std::string> itemFor(const Register &reg, const Risk &risk, const std::string &lineEnd)
{
    const bool isFixed = risk.status == RiskStatus::Fixed;
    const std::string content = textOf(risk);
    if (isFixed && content.find("~~") != std::string::npos)
        return cannot(reg, "risk " + risk.id + " cannot be struck: its text holds ~~ itself",
                      "take the inner ~~ marks out first", risk.span.begin);
    const bool isNumber = risk.isNamed && std::all_of(risk.id.begin(), risk.id.end(), isAsciiDigit);
    std::string marker = "- ";
    if (isNumber)
        marker = risk.id + ". ";
    else if (risk.isNamed)
        marker = "- " + risk.id + ": ";
    // The document's own word, where it can be a mark.
    const bool isWord = risk.statusText && !risk.statusText->empty()
                        && std::all_of(risk.statusText->begin(), risk.statusText->end(),
                                       isAsciiLetter);
    const std::string word = upper(isWord ? std::string_view(*risk.statusText)
                                          : nameOf(risk.status));
    std::string text = marker;
    switch (risk.status) {
    case RiskStatus::Open:
        text += content;
        break;
    case RiskStatus::Fixed:
        text += "~~" + content + "~~ ✅ **" + word + "**";
        break;
    case RiskStatus::Closed:
        text += "~~" + content + "~~ ⛔ **" + word + "**";
        break;
    case RiskStatus::Accepted:
    case RiskStatus::Mitigated:
        text += content + " ✅ **" + word + "**";
        break;
    case RiskStatus::Unknown:
        return cannot(reg,
                      "the status of risk " + risk.id + " is no word that a list has a mark for",
                      "set its status first", risk.span.begin);
    }
    if (risk.iteration && !isFixed)
        text += std::string(planArrow) + std::to_string(*risk.iteration);
    text += lineEnd;
    const std::string indent(isNumber ? marker.size() : 2, ' ');
    const bool isPlainlyOpen = !risk.statusText || equalsIgnoringCase(*risk.statusText, "open");
    if (risk.status == RiskStatus::Open && !isPlainlyOpen && !fieldOf(risk, "status"))
        text += indent + "- **Status**: " + *risk.statusText + lineEnd;
    for (const Field &field : risk.fields)
        if (!field.value.empty())
            text += indent + "- **" + field.key + "**: " + field.value + lineEnd;
    return text;
}

std::string headingFor(const Register &reg, const ListPlace &place)
{
    int level = 2;
    for (const markdown::BlockLine &line : markdown::scanBlocks(*reg.text, *reg.riskHeading))
        level = line.level > 0 ? line.level : level;
    std::string heading = std::string(std::size_t(level) + 1, '#') + " "
                          + std::string(houseEmoji(place.tier)) + " "
                          + std::string(houseLabel(place.tier));
    if (!place.isOpen)
        heading += place.fixedBy > 0 ? " (Iteration " + std::to_string(place.fixedBy) + " - FIXED)"
                                     : " (FIXED)";
    return heading;
}

Result<std::string> asTiers(const Register &reg, const std::string &lineEnd)
{
    std::map<ListPlace, std::vector<DraftItem>> lists;
    for (const Risk &risk : reg.risks) {
        if (risk.form != RiskForm::TableRow)
            return cannot(reg, "risk " + risk.id + " is no row of a table",
                          "convert it by hand first", risk.span.begin);
        if (!risk.tier || risk.isTierDerived)
            return cannot(reg,
                          "risk " + risk.id + " has no tier"
                              + (risk.isTierDerived ? " but what its ratings give" : ""),
                          "give it a severity first", risk.span.begin);
        auto item = itemFor(reg, risk, lineEnd);
        if (!item)
            return tl::make_unexpected(item.error());
        DraftItem draft;
        draft.text = std::move(*item);
        if (isAsciiDigit(draft.text.front()))
            draft.number = risk.number;
        const bool isOpen = risk.status != RiskStatus::Fixed;
        lists[{*risk.tier, isOpen, isOpen ? 0 : risk.iteration.value_or(0)}].push_back(
            std::move(draft));
    }
    std::string text;
    for (const auto &[place, items] : lists) {
        text += text.empty() ? "" : lineEnd;
        text += headingFor(reg, place) + lineEnd + joinedItems(reg, items, lineEnd);
    }
    return text;
}

/// All that must be the same in both shapes, a line for each risk.
std::vector<std::string> meaningOf(const Register &reg)
{
    std::vector<std::string> lines;
    for (const Risk &risk : reg.risks) {
        std::string line = (risk.isNamed ? risk.id : "@") + std::string("|") + textOf(risk) + "|"
                           + std::string(risk.tier ? nameOf(*risk.tier) : "") + "|"
                           + std::string(nameOf(risk.status)) + "|"
                           + std::to_string(risk.iteration.value_or(-1));
        std::vector<std::string> fields;
        for (const Field &field : risk.fields)
            if (!field.value.empty() && !equalsIgnoringCase(field.key, "status"))
                fields.push_back("|" + asciiLowered(field.key) + "=" + field.value);
        std::sort(fields.begin(), fields.end());
        for (const std::string &field : fields)
            line += field;
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

bool isInShape(const Register &reg, RegisterShape shape)
{
    return std::all_of(reg.risks.begin(), reg.risks.end(), [&](const Risk &risk) {
        return shape == RegisterShape::Table
                   ? risk.form == RiskForm::TableRow
                   : risk.form == RiskForm::ListItem && reg.groups[risk.group].tier;
    });
}

} // namespace

Result<Change> convertRisks(const Register &reg, RegisterShape shape)
{
    const bool isTable = shape == RegisterShape::Table;
    ChangeNote note{ChangeKind::Convert, "register", {}, isTable ? "a table" : "lists by tier", {}};
    if (!reg.risks.empty() && isInShape(reg, shape))
        return nothingToDo(std::move(note));
    const auto span = spanOfGroups(reg);
    if (!span)
        return tl::make_unexpected(span.error());
    const std::string lineEnd = lineEndAt(reg, span->begin);
    const auto written = isTable ? asTable(reg, lineEnd) : asTiers(reg, lineEnd);
    if (!written)
        return tl::make_unexpected(written.error());
    if (const auto fine = checkLines(reg, shape); !fine)
        return tl::make_unexpected(fine.error());
    // The blank lines around the groups stay as they are.
    const std::string_view text = *reg.text;
    Span inner = markdown::trimmed(text, *span);
    inner = {markdown::lineBegin(text, inner.begin),
             markdown::nextLine(text, inner.end > inner.begin ? inner.end - 1 : inner.end)};
    const bool isBelowText = inner.begin > 0
                             && !isBlank(text.substr(
                                 markdown::lineBegin(text, inner.begin - 1),
                                 inner.begin - markdown::lineBegin(text, inner.begin - 1)));
    Draft draft(reg);
    draft.replaceLines(inner, (isBelowText ? lineEnd : std::string()) + *written);
    Touched touched;
    for (const Risk &risk : reg.risks)
        touched.risks.insert(risk.id);
    auto change = draft.finish(std::move(note), touched, [&](const Register &after) {
        return meaningOf(after) == meaningOf(reg);
    });
    if (!change)
        return refuse("in the other shape some of the risks would read differently",
                      "look for names or texts that hold marks of their own");
    return change;
}

} // namespace loadline::changes
