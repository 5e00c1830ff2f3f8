// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/risk_reader.h"

#include "markdown/fields.h"
#include "markdown/risk_text.h"
#include "markdown/scan.h"
#include "markdown/tables.h"

#include <algorithm>
#include <charconv>

namespace loadline::markdown {

namespace {

const Field *fieldNamed(const std::vector<Field> &fields,
                        std::initializer_list<std::string_view> keys)
{
    for (const Field &field : fields) {
        // "Likelihood (1-5)" names its scale.
        const std::string_view name = trimmed(
            std::string_view(field.key).substr(0, field.key.find('(')));
        for (const std::string_view key : keys)
            if (equalsIgnoringCase(name, key))
                return &field;
    }
    return nullptr;
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
    if (!isEnded && accepted && !accepted->value.empty())
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
        if (const Field *tier = fieldNamed(risk.fields, {"tier", "severity", "priority",
                                                         "risk level", "level", "rating"}))
            risk.tier = tierFromText(tier->value);
    if (!risk.tier)
        risk.tier = group.tier;
    if (risk.tier)
        return;
    const Field *likelihood = fieldNamed(risk.fields, {"likelihood", "probability"});
    const Field *impact = fieldNamed(risk.fields, {"impact", "consequence"});
    if (!likelihood || !impact)
        return;
    const auto l = ratingFromText(likelihood->value);
    const auto i = ratingFromText(impact->value);
    if (l && i) {
        risk.tier = tierFromScore(*l * *i);
        risk.isTierDerived = true;
    }
}

std::string withoutEmphasis(std::string_view key)
{
    std::string result;
    for (const char c : key)
        if (c != '*')
            result += c;
    return std::string(trimmed(result));
}

} // namespace

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

std::size_t RiskReader::readBody(std::size_t group, Span body)
{
    const std::size_t before = m_register.risks.size();
    const std::vector<BlockLine> lines = scanBlocks(m_text, body);
    for (std::size_t i = 0; i < lines.size();) {
        if (lines[i].kind == LineKind::TableHead && lines[i].isTopLevel()) {
            std::size_t end = i + 1;
            while (end < lines.size()
                   && (lines[end].kind == LineKind::TableDelimiter
                       || lines[end].kind == LineKind::TableRow))
                ++end;
            readTable(group, lines, i, end);
            i = end;
        } else if (beginsOutermostItem(lines[i])) {
            const std::size_t end = endOfItem(lines, i);
            readItem(group, lines, i, end);
            i = end;
        } else {
            ++i;
        }
    }
    return m_register.risks.size() - before;
}

void RiskReader::readItem(std::size_t group, const std::vector<BlockLine> &lines, std::size_t first,
                          std::size_t end)
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
    if (owner.heading.isEmpty() && !risk.isNamed && fieldIn(m_text, risk.text))
        return;
    setText(risk, m_text, riskText(m_text, risk.text));
    risk.fields = fieldsInLines(m_text, lines, paragraphEnd, end, 1);
    setFromFields(risk, owner, m_text);
    add(group, std::move(risk));
}

void RiskReader::readTable(std::size_t group, const std::vector<BlockLine> &lines,
                           std::size_t first, std::size_t end)
{
    std::vector<std::string> header;
    for (const Span cell : cellsIn(m_text, Span{lines[first].content, lines[first].end}))
        header.push_back(withoutEmphasis(cellText(m_text, cell)));
    const std::vector<RiskColumn> columns = riskColumns(header);
    if (columns.empty())
        return;
    for (std::size_t i = first + 1; i < end; ++i) {
        if (lines[i].kind != LineKind::TableRow)
            continue;
        Risk risk;
        risk.form = RiskForm::TableRow;
        risk.span = {lines[i].begin, lines[i].next};
        const std::vector<Span> cells = cellsIn(m_text, Span{lines[i].content, lines[i].end});
        std::optional<Span> statusCell;
        Span planCell;
        std::string detail;
        bool hasText = false;
        for (std::size_t c = 0; c < cells.size() && c < columns.size(); ++c) {
            const Span value = trimmed(m_text, cells[c]);
            const std::string said = cellText(m_text, cells[c]);
            hasText = hasText || (!said.empty() && columns[c] != RiskColumn::Id);
            switch (columns[c]) {
            case RiskColumn::Id:
                risk.id = withoutEmphasis(said);
                risk.marker = value;
                break;
            case RiskColumn::Title:
                risk.text = value;
                break;
            case RiskColumn::Detail:
                detail = said;
                break;
            case RiskColumn::Tier:
                risk.tier = tierFromText(said);
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
                risk.fields.push_back({header[c], said, {cells[c].begin, cells[c].end}, value});
                break;
            }
        }
        if (!hasText)
            continue;
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
        setFromFields(risk, m_register.groups[group], m_text);
        add(group, std::move(risk));
    }
}

void RiskReader::readHeading(std::size_t group, const RiskHeading &heading, Span span, Span body)
{
    Risk risk;
    risk.form = RiskForm::Heading;
    risk.span = span;
    risk.id = std::string(at(m_text, heading.id));
    risk.isNamed = true;
    risk.number = numberOfName(risk.id);
    risk.marker = heading.id;
    risk.text = heading.title;
    setText(risk, m_text, riskText(m_text, heading.title));
    const std::vector<BlockLine> lines = scanBlocks(m_text, body);
    risk.fields = fieldsInLines(m_text, lines, 0, lines.size(), 0);
    setFromFields(risk, m_register.groups[group], m_text);
    add(group, std::move(risk));
}

void RiskReader::add(std::size_t group, Risk risk)
{
    if (!risk.isNamed)
        risk.id = "@" + std::to_string(m_register.lineOf(risk.span.begin));
    risk.group = group;
    m_register.groups[group].risks.push_back(m_register.risks.size());
    m_register.risks.push_back(std::move(risk));
}

} // namespace loadline::markdown
