// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/register_json.h"

#include "cli/findings.h"
#include "cli/risk_list.h"

#include "core/words.h"
#include "markdown/fields.h"
#include "markdown/reader.h"

namespace loadline::cli {

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

} // namespace loadline::cli
