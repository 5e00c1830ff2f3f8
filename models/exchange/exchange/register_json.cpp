// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/register_json.h"

#include "core/words.h"
#include "markdown/fields.h"
#include "markdown/reader.h"

#include <algorithm>

namespace loadline::exchange {

namespace {

/// The entries of every section of one kind, in the document's order, as one array.
template<class Read, class Write>
void writeEntries(JsonWriter &json, std::string_view name, const Register &reg,
                  const Iteration &iteration, SectionKind kind, Read read, Write write)
{
    json.key(name);
    json.beginArray();
    for (const Section &section : iteration.sections) {
        if (section.kind != kind)
            continue;
        for (const auto &entry : read(reg, section))
            write(entry);
    }
    json.endArray();
}

template<class Word>
void writeWord(JsonWriter &json, std::string_view name, const std::optional<Word> &word)
{
    json.key(name);
    if (word)
        json.value(nameOf(*word));
    else
        json.null();
}

/// What has no key of its own in the JSON.
std::vector<Field> metadataOf(const Iteration &iteration)
{
    std::vector<Field> metadata;
    for (const Field &field : iteration.fields) {
        const bool isDate = markdown::isDateKey(field.key) && field.value == iteration.dateText;
        const bool isStatus = markdown::isStatusKey(field.key)
                              && field.value == iteration.statusText;
        const bool isPriority = markdown::isPriorityKey(field.key)
                                && field.value == iteration.priorityText;
        if (!isDate && !isStatus && !isPriority)
            metadata.push_back(field);
    }
    return metadata;
}

void writeSections(JsonWriter &json, const Register &reg, const Iteration &iteration)
{
    json.key("sections");
    json.beginArray();
    for (const Section &section : iteration.sections) {
        json.beginObject();
        json.member("kind", nameOf(section.kind));
        json.member("heading", reg.view(section.headingText));
        json.member("markdown", reg.view(section.body));
        json.member("line", reg.lineOf(section.span.begin));
        json.endObject();
    }
    json.endArray();
}

void writeSolution(JsonWriter &json, const Register &reg, const Iteration &iteration)
{
    writeEntries(json, "solutionFiles", reg, iteration, SectionKind::Solution,
                 markdown::solutionFilesOf, [&json](const std::string &path) { json.value(path); });
    writeEntries(json, "changes", reg, iteration, SectionKind::Solution, markdown::changesOf,
                 [&json](const SolutionChange &change) {
                     json.beginObject();
                     json.member("text", change.text);
                     json.key("items");
                     json.beginArray();
                     for (const std::string &item : change.items)
                         json.value(item);
                     json.endArray();
                     json.endObject();
                 });
}

void writeItems(JsonWriter &json, const Register &reg, const Iteration &iteration)
{
    writeEntries(json, "tests", reg, iteration, SectionKind::Testing, markdown::itemsOf,
                 [&json, &reg](const Item &item) {
                     json.beginObject();
                     json.member("state", nameOf(item.state));
                     json.member("name", item.name);
                     json.member("detail", item.detail);
                     json.member("line", reg.lineOf(item.span.begin));
                     json.endObject();
                 });
    writeEntries(json, "benefits", reg, iteration, SectionKind::Benefits, markdown::itemsOf,
                 [&json](const Item &item) {
                     json.beginObject();
                     json.member("name", item.name);
                     json.member("detail", item.detail);
                     json.endObject();
                 });
    writeEntries(json, "sideEffects", reg, iteration, SectionKind::SideEffects, markdown::itemsOf,
                 [&json](const Item &item) {
                     json.beginObject();
                     json.member("state", nameOf(item.state));
                     json.member("text", item.text);
                     json.endObject();
                 });
    writeEntries(json, "nextSteps", reg, iteration, SectionKind::NextSteps, markdown::itemsOf,
                 [&json](const Item &item) {
                     json.beginObject();
                     json.member("number", item.number);
                     json.member("text", item.text);
                     json.endObject();
                 });
}

void writeFilesAndImpact(JsonWriter &json, const Register &reg, const Iteration &iteration)
{
    writeEntries(json, "files", reg, iteration, SectionKind::FilesModified, markdown::filesOf,
                 [&json](const FileEntry &file) {
                     json.beginObject();
                     json.member("path", file.path);
                     json.member("added", file.added);
                     json.member("removed", file.removed);
                     json.member("modified", file.modified);
                     json.textOrNull("note", file.note);
                     json.endObject();
                 });
    writeEntries(json, "impact", reg, iteration, SectionKind::DeploymentImpact, markdown::itemsOf,
                 [&json, &reg](const Item &item) {
                     json.beginObject();
                     json.member("state", nameOf(item.state));
                     json.member("text", item.text);
                     json.member("line", reg.lineOf(item.span.begin));
                     json.endObject();
                 });
}

void writeGroup(JsonWriter &json, const Register &reg, const RiskGroup &group)
{
    json.beginObject();
    writeWord(json, "tier", group.tier);
    json.textOrNull("label", group.label);
    json.textOrNull("qualifier", group.qualifier);
    json.member("iteration", group.iteration);
    json.key("risks");
    json.beginArray();
    for (const std::size_t risk : group.risks)
        json.value(reg.risks[risk].id);
    json.endArray();
    json.member("markdown", group.markdown);
    json.member("line", reg.lineOf(group.span.begin));
    json.endObject();
}

void writeOther(JsonWriter &json, const Register &reg, const OtherPart &other)
{
    json.beginObject();
    json.member("heading", other.heading);
    json.member("markdown", reg.view(other.body));
    json.member("line", reg.lineOf(other.span.begin));
    json.endObject();
}

void writeFooter(JsonWriter &json, const Register &reg)
{
    const bool isDated = !reg.lastUpdated.empty();
    const std::string dateText = isDated ? reg.lastUpdated.back().value : std::string();
    json.textOrNull("lastUpdated", markdown::isoTimeFromText(dateText));
    json.textOrNull("lastUpdatedText", dateText);
    json.textOrNull("nextIteration",
                    reg.nextIteration.empty() ? std::string() : reg.nextIteration.back().value);
}

} // namespace

EvidenceOfFixes::EvidenceOfFixes(const Register &reg)
    : m_register(reg)
{
}

std::optional<Evidence> EvidenceOfFixes::of(const Risk &risk)
{
    if (risk.status != RiskStatus::Fixed)
        return std::nullopt;
    const auto known = m_known.find(risk.iteration);
    if (known != m_known.end())
        return known->second;
    const std::optional<Evidence> evidence = markdown::evidenceOf(m_register, risk);
    m_known.emplace(risk.iteration, evidence);
    return evidence;
}

void writeFields(JsonWriter &json, const std::vector<Field> &fields)
{
    json.beginObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const auto isSame = [&field](const Field &other) {
            return other.key == field->key && !other.value.empty();
        };
        if (field->value.empty() || std::any_of(fields.begin(), field, isSame))
            continue;
        std::string value = field->value;
        for (auto other = field + 1; other != fields.end(); ++other) {
            if (isSame(*other))
                value += '\n' + other->value;
        }
        json.member(field->key, value);
    }
    json.endObject();
}

void writeRisk(JsonWriter &json, const Register &reg, const Risk &risk, EvidenceOfFixes &evidence)
{
    const std::optional<Evidence> shown = evidence.of(risk);
    json.beginObject();
    json.member("number", risk.number);
    json.member("id", risk.id);
    if (risk.tier)
        json.member("tier", nameOf(*risk.tier));
    else
        json.nullMember("tier");
    json.member("tierDerived", risk.isTierDerived);
    json.member("title", risk.title);
    json.member("detail", risk.detail);
    json.member("status", nameOf(risk.status));
    json.member("statusText", risk.statusText);
    json.member("iteration", risk.iteration);
    if (shown)
        json.member("evidence", nameOf(*shown));
    else
        json.nullMember("evidence");
    json.key("fields");
    writeFields(json, risk.fields);
    json.member("line", reg.lineOf(risk.span.begin));
    json.endObject();
}

void writeFinding(JsonWriter &json, const checks::Finding &finding, std::string_view file)
{
    json.beginObject();
    if (!file.empty())
        json.member("file", file);
    json.member("rule", finding.rule);
    json.member("severity", checks::nameOf(finding.severity));
    json.member("line", finding.line);
    json.member("column", finding.column);
    json.member("text", finding.text);
    json.endObject();
}

void writeIteration(JsonWriter &json, const Register &reg, const Iteration &iteration)
{
    json.beginObject();
    json.member("number", iteration.number);
    json.member("id", iteration.id);
    json.member("title", iteration.title);
    json.textOrNull("date", iteration.date);
    json.member("dateText", iteration.dateText);
    json.key("status");
    if (iteration.statusText)
        json.value(nameOf(iteration.status));
    else
        json.null();
    json.member("statusText", iteration.statusText);
    writeWord(json, "priority", iteration.priority);
    json.member("priorityText", iteration.priorityText);
    json.key("metadata");
    writeFields(json, metadataOf(iteration));
    json.member("line", reg.lineOf(iteration.span.begin));
    json.member("lead", reg.view(iteration.lead));
    writeSections(json, reg, iteration);
    writeSolution(json, reg, iteration);
    writeItems(json, reg, iteration);
    writeFilesAndImpact(json, reg, iteration);
    json.endObject();
}

void writeRegister(JsonWriter &json, const Register &reg,
                   const std::vector<checks::Finding> &findings)
{
    json.beginObject();
    json.member("schema", 1);
    json.textOrNull("title", reg.title);
    json.key("iterations");
    json.beginArray();
    for (const Iteration &iteration : reg.iterations)
        writeIteration(json, reg, iteration);
    json.endArray();
    json.key("risks");
    json.beginArray();
    EvidenceOfFixes evidence(reg);
    for (const Risk &risk : reg.risks)
        writeRisk(json, reg, risk, evidence);
    json.endArray();
    json.key("groups");
    json.beginArray();
    for (const RiskGroup &group : reg.groups)
        writeGroup(json, reg, group);
    json.endArray();
    json.key("other");
    json.beginArray();
    for (const OtherPart &other : reg.others)
        writeOther(json, reg, other);
    json.endArray();
    writeFooter(json, reg);
    json.key("findings");
    json.beginArray();
    for (const checks::Finding &finding : findings)
        writeFinding(json, finding);
    json.endArray();
    json.endObject();
    json.finish();
}

} // namespace loadline::exchange
