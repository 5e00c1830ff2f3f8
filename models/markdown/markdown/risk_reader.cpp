// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/risk_reader.h"

#include "markdown/acceptance.h"
#include "markdown/fields.h"
#include "markdown/risk_text.h"
#include "markdown/scan.h"
#include "markdown/tables.h"

#include <algorithm>
#include <charconv>

namespace loadline::markdown {

namespace {

std::string withoutEmphasis(std::string_view key)
{
    std::string result;
    for (const char c : key)
        if (c != '*')
            result += c;
    return std::string(trimmed(result));
}

void setPlan(Risk &risk, const std::optional<PlanText> &plan)
{
    if (!plan)
        return;
    risk.iteration = plan->iteration;
    risk.planSource = PlanSource::Line;
    risk.plan = plan->span;
}

void setText(Risk &risk, std::string_view text, const RiskText &parsed)
{
    risk.title = unfolded(at(text, parsed.title));
    risk.detail = unfolded(at(text, parsed.detail));
    risk.isStruck = parsed.isStruck;
    risk.statusMark = parsed.mark;
    if (!parsed.mark.isEmpty()) {
        risk.statusText = parsed.markText;
        risk.status = parsed.markStatus.value_or(RiskStatus::Open);
    }
    setPlan(risk, parsed.plan);
}

/// A status cell or line such as "Fixed (Iteration 2)" or "Open → Iteration 2".
void setStatusText(Risk &risk, std::string_view text, Span value)
{
    Span words = trimmed(text, value);
    risk.statusMark = words;
    if (words.isEmpty())
        return;
    const auto plan = takeTrailingPlan(text, words);
    if (!risk.iteration)
        setPlan(risk, plan);
    risk.statusText = cellText(text, words);
    risk.status = riskStatusFromText(*risk.statusText).value_or(RiskStatus::Unknown);
}

/// What the fields say of status, tier and acceptance where the text itself does not.
void setFromFields(Risk &risk, const RiskGroup &group, std::string_view text)
{
    if (risk.statusMark.isEmpty())
        if (const Field *status = fieldNamed(risk.fields, {"status", "state"}))
            setStatusText(risk, text, status->valueSpan);
    if (risk.statusMark.isEmpty() && risk.isChecked.value_or(false))
        risk.status = RiskStatus::Fixed;
    if (risk.statusMark.isEmpty() && risk.isStruck && group.isFixed)
        risk.status = RiskStatus::Fixed;
    const bool isEnded = risk.status == RiskStatus::Fixed || risk.status == RiskStatus::Closed;
    const Field *accepted = fieldNamed(risk.fields, {"accepted"});
    if (!isEnded && accepted && !saysNotAccepted(accepted->value))
        risk.status = RiskStatus::Accepted;

    if (!risk.iteration) {
        if (const Field *planned = fieldNamed(risk.fields, {"iteration", "planned for"})) {
            std::size_t end = 0;
            risk.iteration = unitReference(trimmed(planned->value), end);
            if (!risk.iteration)
                risk.iteration = numberOfName(planned->value);
            risk.planSource = risk.iteration ? PlanSource::Field : PlanSource::None;
        }
    }
    if (!risk.iteration && group.iteration && (!group.isFixed || risk.status == RiskStatus::Fixed)) {
        risk.iteration = group.iteration;
        risk.planSource = PlanSource::Group;
    }

    if (!risk.tier)
        if (const Field *tier = tierFieldOf(risk.fields))
            risk.tier = tierFromRating(tier->value);
    if (!risk.tier)
        risk.tier = group.tier;
    if (!risk.tier)
        deriveTier(risk);
    if (!risk.tier)
        if (const Field *left = fieldNamed(risk.fields, {"residual risk", "residual"}))
            risk.tier = tierFromRating(left->value);
}

} // namespace

const Field *likelihoodOf(const Risk &risk)
{
    return fieldNamed(risk.fields,
                      {"likelihood", "probability", "chance", "likelihood level",
                       "probability level", "wahrscheinlichkeit", "eintrittswahrscheinlichkeit"});
}

const Field *impactOf(const Risk &risk)
{
    return fieldNamed(risk.fields,
                      {"impact", "consequence", "impact level", "auswirkung", "auswirkungen"});
}

Ratings ratingsOf(const Risk &risk)
{
    const auto rating = [](const Field *field) {
        return field ? ratingFromText(withoutEmphasis(field->value)) : std::nullopt;
    };
    return {rating(likelihoodOf(risk)), rating(impactOf(risk))};
}

void deriveTier(Risk &risk)
{
    const Ratings ratings = ratingsOf(risk);
    if (!ratings.likelihood || !ratings.impact)
        return;
    risk.tier = tierFromScore(*ratings.likelihood * *ratings.impact);
    risk.isTierDerived = true;
}

std::optional<Tier> tierFromRating(std::string_view text)
{
    const std::string plain = withoutEmphasis(text);
    if (const auto tier = tierFromText(plain))
        return tier;
    std::string_view rest = trimmed(std::string_view(plain));
    const std::size_t number = rest.find_first_not_of("0123456789./×= ");
    if (number == 0 || number == std::string_view::npos)
        return std::nullopt;
    rest.remove_prefix(number);
    for (const std::string_view separator : {"(", "-", "–", "—", "=", ":"})
        if (rest.starts_with(separator))
            return tierFromText(trimmed(rest.substr(separator.size())));
    return tierFromText(rest);
}

const Field *tierFieldOf(const std::vector<Field> &fields)
{
    const auto said = [&fields](std::initializer_list<std::string_view> keys) {
        const Field *field = fieldNamed(fields, keys);
        return field && tierFromRating(field->value) ? field : nullptr;
    };
    if (const Field *field = said({"tier", "severity", "priority", "risk level", "level", "rating",
                                   "risk rating", "priority level", "criticality"}))
        return field;
    return said({"inherent risk score", "inherent risk", "inherent", "risk score", "score"});
}

std::optional<int> numberOfName(std::string_view name)
{
    std::size_t end = name.size();
    while (end > 0 && !isAsciiDigit(name[end - 1]))
        --end;
    std::size_t begin = end;
    while (begin > 0 && isAsciiDigit(name[begin - 1]))
        --begin;
    int value = 0;
    const auto [stop, error] = std::from_chars(name.data() + begin, name.data() + end, value);
    if (begin == end || error != std::errc() || stop != name.data() + end)
        return std::nullopt;
    return value;
}

std::size_t endOfItem(const std::vector<BlockLine> &lines, std::size_t first)
{
    std::size_t end = first + 1;
    for (std::size_t i = first + 1; i < lines.size(); ++i) {
        if (lines[i].kind == LineKind::Blank)
            continue;
        if (lines[i].items == 0 || beginsOutermostItem(lines[i]))
            break;
        end = i + 1;
    }
    return end;
}

std::vector<Field> fieldsInLines(std::string_view text, const std::vector<BlockLine> &lines,
                                 std::size_t first, std::size_t end, unsigned itemDepth)
{
    std::vector<Field> fields;
    const auto addField = [&](const FieldText &found, Span line) {
        fields.push_back({withoutEmphasis(at(text, found.key)), std::string(at(text, found.value)),
                          line, found.value});
    };
    for (std::size_t i = first; i < end; ++i) {
        const BlockLine &line = lines[i];
        if (line.kind == LineKind::TableRow || line.kind == LineKind::TableHead) {
            const auto cells = cellsIn(text, Span{line.content, line.end});
            if (cells.size() == 2 && line.kind == LineKind::TableRow) {
                const Span value = trimmed(text, cells[1]);
                fields.push_back({withoutEmphasis(cellText(text, cells[0])),
                                  cellText(text, cells[1]),
                                  {line.begin, line.next},
                                  value});
            }
            continue;
        }
        if (line.kind != LineKind::Paragraph || line.items > itemDepth + 1)
            continue;
        const bool isBullet = line.startsItem() && line.itemsOpened == 1;
        if (line.items == itemDepth + 1 && !isBullet)
            continue;
        const Span content{isBullet ? line.itemContent : line.content, line.end};
        for (const FieldText &found : fieldsIn(text, content))
            addField(found, {line.begin, line.next});
    }
    return fields;
}

RiskReader::RiskReader(Register &reg)
    : m_register(reg)
    , m_text(*reg.text)
{
}

std::size_t RiskReader::readBody(std::size_t group, Span body, RiskLists lists)
{
    const std::size_t before = m_register.risks.size();
    const std::vector<BlockLine> lines = scanBlocks(m_text, body);
    std::size_t paragraphs = 0;
    for (std::size_t i = 0; i < lines.size();) {
        if (lines[i].kind == LineKind::TableHead && lines[i].isTopLevel()) {
            std::size_t end = i + 1;
            while (end < lines.size()
                   && (lines[end].kind == LineKind::TableDelimiter
                       || lines[end].kind == LineKind::TableRow))
                ++end;
            readTable(group, lines, i, end, lists);
            i = end;
        } else if (beginsOutermostItem(lines[i])) {
            const std::size_t end = endOfItem(lines, i);
            // A list between paragraphs belongs to what they say; one sentence may introduce risks.
            if (lists == RiskLists::All)
                readItem(group, lines, i, end, paragraphs > 1);
            i = end;
        } else {
            if (lines[i].startsParagraph
                && fieldsIn(m_text, {lines[i].content, lines[i].end}).empty())
                ++paragraphs;
            ++i;
        }
    }
    return m_register.risks.size() - before;
}

void RiskReader::readItem(std::size_t group, const std::vector<BlockLine> &lines, std::size_t first,
                          std::size_t end, bool isBetweenProse)
{
    const BlockLine &line = lines[first];
    if (line.kind != LineKind::Paragraph || line.itemsOpened != 1)
        return;
    const RiskGroup &owner = m_register.groups[group];
    Risk risk;
    risk.span = {line.begin, lines[end - 1].next};
    std::size_t begin = line.itemContent;
    const std::string_view box = m_text.substr(begin, 4);
    if (box == "[ ] " || box == "[x] " || box == "[X] ") {
        risk.isChecked = box[1] != ' ';
        begin += 4;
    }
    std::size_t paragraphEnd = first + 1;
    while (paragraphEnd < end && lines[paragraphEnd].kind == LineKind::Paragraph
           && !lines[paragraphEnd].startsItem() && !lines[paragraphEnd].startsParagraph)
        ++paragraphEnd;
    Span content{begin, lines[paragraphEnd - 1].end};

    std::size_t behind = 0;
    const auto name = leadingRiskName(m_text, content, behind);
    if (name && (!line.isOrdered || m_text[name->begin] == 'R')) {
        risk.id = std::string(at(m_text, *name));
        content.begin = behind;
    } else if (line.isOrdered) {
        risk.id = std::string(m_text.substr(line.marker, line.markerEnd - 1 - line.marker));
    }
    risk.isNamed = !risk.id.empty();
    risk.number = risk.isNamed ? numberOfName(risk.id) : std::nullopt;
    risk.marker = {line.marker, content.begin};
    risk.text = trimmed(m_text, content);
    if (risk.text.isEmpty())
        return;
    const std::string_view words = at(m_text, risk.text);
    const bool saysNone = startsWithIgnoringCase(words, "none")
                          && (words.size() == 4 || !isAsciiLetter(words[4]));
    if (saysNone && !risk.isNamed && !risk.isChecked)
        return; // the line that says the group is empty, as a bullet
    // Under a heading that names no tier, plain bullets are prose more often than risks.
    const bool isKnownGroup = owner.tier || owner.isFixed || owner.iteration
                              || owner.heading.isEmpty();
    const bool startsStruck = m_text.substr(risk.text.begin, 2) == "~~";
    if (!isKnownGroup && !risk.isNamed && !risk.isChecked && !startsStruck)
        return;
    // Beside tables or headings of risks, a list that no tier stands over says what is to be done.
    const bool saysTier = owner.tier || owner.isFixed || owner.iteration;
    if (m_hasRecords && !saysTier && !name && !risk.isChecked && !startsStruck)
        return;
    const bool isPlain = !risk.isNamed && !risk.isChecked && !startsStruck;
    if (owner.heading.isEmpty() && isPlain && (isBetweenProse || fieldIn(m_text, risk.text)))
        return;
    setText(risk, m_text, riskText(m_text, risk.text));
    risk.fields = fieldsInLines(m_text, lines, paragraphEnd, end, 1);
    setFromFields(risk, owner, m_text);
    add(group, std::move(risk));
}

namespace {

/// A name in its cell, without emphasis and link: "**R-1**", "[R-1](#r-1)".
Span nameInCell(std::string_view text, Span cell)
{
    constexpr std::string_view markup = "*_`~[";
    Span name = trimmed(text, cell);
    while (!name.isEmpty() && markup.find(text[name.begin]) != std::string_view::npos)
        ++name.begin;
    const std::size_t link = at(text, name).find("](");
    if (link != std::string_view::npos)
        name.end = name.begin + link;
    while (!name.isEmpty() && markup.find(text[name.end - 1]) != std::string_view::npos)
        --name.end;
    return trimmed(text, name);
}

/// What stands in a template where a value is to go: "[Risk title]".
bool isPlaceholder(std::string_view cell)
{
    return cell.size() > 2 && cell.front() == '[' && cell.back() == ']';
}

} // namespace

struct RiskReader::Table
{
    std::vector<std::string> header;
    std::vector<RiskColumn> columns;
    bool has(RiskColumn column) const
    {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    }
};

/// Whether the columns alone show that the rows are risks. Beside a name and a severity, "Risk" may
/// head a column of ratings.
bool RiskReader::isSurelyOfRisks(const Table &table)
{
    return table.has(RiskColumn::Title)
           && (table.has(RiskColumn::Likelihood) || table.has(RiskColumn::Impact)
               || table.has(RiskColumn::Id)
               || std::any_of(table.header.begin(), table.header.end(), isTreatmentColumn));
}

void RiskReader::readTable(std::size_t group, const std::vector<BlockLine> &lines,
                           std::size_t first, std::size_t end, RiskLists lists)
{
    const Span head{lines[first].content, lines[first].end};
    if (lists == RiskLists::TablesThatSayRisk && !mentionsRisk(at(m_text, head)))
        return;
    Table table;
    for (const Span cell : cellsIn(m_text, head))
        table.header.push_back(withoutEmphasis(cellText(m_text, cell)));
    table.columns = riskColumns(table.header);
    if (table.columns.empty() || (lists == RiskLists::TablesThatSayRisk && !isSurelyOfRisks(table)))
        return;
    for (std::size_t i = first + 1; i < end; ++i)
        if (lines[i].kind == LineKind::TableRow)
            if (auto risk = rowRisk(m_register.groups[group], table, lines[i]))
                add(group, std::move(*risk));
}

std::optional<Risk> RiskReader::rowRisk(const RiskGroup &group, const Table &table,
                                        const BlockLine &line) const
{
    Risk risk;
    risk.form = RiskForm::TableRow;
    risk.span = {line.begin, line.next};
    risk.text = {line.end, line.end};
    const std::vector<Span> cells = cellsIn(m_text, Span{line.content, line.end});
    std::optional<Span> statusCell;
    Span planCell;
    std::string detail;
    bool hasText = false;
    for (std::size_t c = 0; c < cells.size() && c < table.columns.size(); ++c) {
        const Span value = trimmed(m_text, cells[c]);
        const std::string said = cellText(m_text, cells[c]);
        hasText = hasText || (!said.empty() && table.columns[c] != RiskColumn::Id);
        switch (table.columns[c]) {
        case RiskColumn::Id:
            risk.marker = nameInCell(m_text, value);
            risk.id = std::string(at(m_text, risk.marker));
            break;
        case RiskColumn::Title:
            if (isPlaceholder(said))
                return std::nullopt;
            risk.text = value;
            break;
        case RiskColumn::Detail:
            detail = said;
            break;
        case RiskColumn::Tier:
            risk.tier = tierFromRating(said);
            risk.tierText = said;
            break;
        case RiskColumn::Status:
            statusCell = value;
            break;
        case RiskColumn::Iteration: {
            std::size_t stop = 0;
            risk.iteration = unitReference(said, stop);
            if (!risk.iteration)
                risk.iteration = numberOfName(said);
            risk.planSource = risk.iteration ? PlanSource::Field : PlanSource::None;
            planCell = value;
            break;
        }
        case RiskColumn::Likelihood:
        case RiskColumn::Impact:
        case RiskColumn::Field:
            risk.fields.push_back({table.header[c], said, {cells[c].begin, cells[c].end}, value});
            break;
        }
    }
    // Without a title only a name makes a row a risk.
    if (!hasText || (risk.id.empty() && !table.has(RiskColumn::Title)))
        return std::nullopt;
    const auto planned = risk.iteration;
    setText(risk, m_text, riskText(m_text, risk.text));
    for (std::string *part : {&risk.title, &risk.detail})
        *part = cellText(*part, Span{0, part->size()});
    if (risk.detail.empty())
        risk.detail = detail;
    if (planned) {
        risk.iteration = planned;
        risk.planSource = PlanSource::Field;
        risk.plan = planCell;
    }
    if (statusCell)
        setStatusText(risk, m_text, *statusCell);
    risk.isNamed = !risk.id.empty();
    risk.number = risk.isNamed ? numberOfName(risk.id) : std::nullopt;
    setFromFields(risk, group, m_text);
    return risk;
}

namespace {

/// "RISK-001 - Mitigated": what stands where a title would is the risk's status.
void takeStatusFromTitle(Risk &risk, std::string_view text)
{
    const auto status = riskStatusFromText(risk.title);
    if (!status || risk.title.find(' ') != std::string::npos || !risk.detail.empty())
        return;
    risk.statusMark = trimmed(text, risk.text);
    risk.statusText = risk.title;
    risk.status = *status;
    risk.title.clear();
}

/// "Risk 3" is called after its place; a field may give it a name.
void takeNameFromField(Risk &risk)
{
    if (!isAsciiDigit(risk.id.front()))
        return;
    const Field *name = fieldNamed(risk.fields, {"risk id", "id"});
    if (!name || !isRiskName(trimmed(std::string_view(name->value))))
        return;
    risk.id = std::string(trimmed(std::string_view(name->value)));
    risk.marker = name->valueSpan;
}

} // namespace

Risk RiskReader::riskOf(const RiskGroup &group, const RiskHeading &heading, Span span,
                        Span body) const
{
    Risk risk;
    risk.form = RiskForm::Heading;
    risk.span = span;
    risk.id = std::string(at(m_text, heading.id));
    risk.isNamed = true;
    risk.marker = heading.id;
    risk.text = heading.title;
    setText(risk, m_text, riskText(m_text, heading.title));
    takeStatusFromTitle(risk, m_text);
    const std::vector<BlockLine> lines = scanBlocks(m_text, body);
    risk.fields = fieldsInLines(m_text, lines, 0, lines.size(), 0);
    if (!heading.isBareNumber)
        takeNameFromField(risk);
    risk.number = numberOfName(risk.id);
    setFromFields(risk, group, m_text);
    return risk;
}

void RiskReader::add(std::size_t group, Risk risk)
{
    if (!risk.isNamed)
        risk.id = "@" + std::to_string(m_register.lineOf(risk.span.begin));
    m_hasRecords = m_hasRecords || risk.form != RiskForm::ListItem;
    risk.group = group;
    m_register.groups[group].risks.push_back(m_register.risks.size());
    m_register.risks.push_back(std::move(risk));
}

} // namespace loadline::markdown
