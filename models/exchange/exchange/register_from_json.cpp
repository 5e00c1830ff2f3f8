// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/register_from_json.h"

#include "core/text.h"
#include "core/words.h"
#include "exchange/document_draft.h"
#include "exchange/json_source.h"
#include "exchange/json_values.h"
#include "markdown/headings.h"
#include "markdown/reader.h"

#include <QJsonArray>

#include <algorithm>
#include <deque>
#include <map>

namespace loadline::exchange {

namespace {

/// Something that stands at a place in the document, and where in the JSON it is.
struct Part
{
    enum Kind { Other, Iteration, Section, Group };
    Kind kind = Other;
    int line = 0;
    QJsonObject json;
    std::vector<qsizetype> risks; ///< of a group: indices into the risks of the JSON
};

QJsonArray arrayIn(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toArray();
}

/// Arrays hold objects, and objects what they are for: a text in the place of a list would be taken
/// for an empty one.
Result<void> checkKinds(const JsonSource &source)
{
    const auto wrong = [&source](const JsonPath &path, const char *wanted) {
        return source.refuse(path, toString(path) + " is no " + wanted,
                             "it has to be as show --json prints it");
    };
    for (const char *key : {"iterations", "risks", "groups", "other"}) {
        const QString name = QLatin1String(key);
        const QJsonValue value = source.root().value(name);
        if (!value.isArray() && !value.isNull() && !value.isUndefined())
            return wrong({name}, "list");
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            if (!array[i].isObject())
                return wrong({name, i}, "object");
    }
    return {};
}

Result<void> checkSchema(const JsonSource &source)
{
    const QJsonValue schema = source.root().value(QLatin1String("schema"));
    if (schema.isUndefined())
        return source.refuse({}, "this is no register: there is no \"schema\"",
                             "it has to be an object, as show --json prints it");
    const JsonPath place{QStringLiteral("schema")};
    if (!schema.isDouble() || schema.toInt() < 1)
        return source.refuse(place, "the schema is no version",
                             "it has to be " + std::to_string(jsonSchema));
    if (schema.toDouble() <= jsonSchema)
        return {};
    auto error = source.refuse(place,
                               "this JSON has schema " + std::to_string(schema.toInt())
                                   + ", which is newer than " + std::to_string(jsonSchema),
                               "update Loadline to read it");
    error.value().code = ErrorCode::NewerSchema;
    return error;
}

/// The risks that each group names, in the order in which they are given.
Result<void> shareOut(const JsonSource &source, std::vector<Part> &groups)
{
    std::map<std::string, std::deque<qsizetype>> byName;
    const QJsonArray risks = arrayIn(source.root(), "risks");
    for (qsizetype i = 0; i < risks.size(); ++i)
        byName[textOf(risks[i].toObject(), "id")].push_back(i);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const QJsonArray names = arrayIn(groups[g].json, "risks");
        for (qsizetype i = 0; i < names.size(); ++i) {
            std::deque<qsizetype> &named = byName[names[i].toString().toStdString()];
            if (named.empty())
                return source.refuse(
                    {QStringLiteral("groups"), qsizetype(g), QStringLiteral("risks"), i},
                    "there is no risk of this name, or not so many", "name each risk in one group");
            groups[g].risks.push_back(named.front());
            named.pop_front();
        }
    }
    for (const auto &[name, left] : byName)
        if (!left.empty())
            return source.refuse({QStringLiteral("risks"), left.front()},
                                 "this risk is in no group", "name each risk in one group");
    return {};
}

/// Where JSON has no groups, those that the house would make: for each tier what was fixed, by
/// iteration, then what is open.
std::vector<Part> houseGroups(const QJsonArray &risks)
{
    std::map<std::tuple<int, int, int>, Part> groups;
    for (qsizetype i = 0; i < risks.size(); ++i) {
        const QJsonObject risk = risks[i].toObject();
        const auto tier = tierFromText(textOf(risk, "tier"));
        const bool isDerived = risk.value(QLatin1String("tierDerived")).toBool();
        const bool isFixed = textOf(risk, "status") == nameOf(RiskStatus::Fixed);
        const int iteration = isFixed ? risk.value(QLatin1String("iteration")).toInt() : 0;
        const int rank = tier && !isDerived ? int(*tier) : int(std::size(allTiers));
        Part &part = groups[{rank, iteration > 0 ? 0 : 1, iteration}];
        part.kind = Part::Group;
        part.risks.push_back(i);
        if (rank == int(std::size(allTiers)))
            continue;
        part.json.insert(QLatin1String("tier"), risk.value(QLatin1String("tier")));
        part.json.insert(QLatin1String("label"),
                         QString::fromStdString(std::string(houseLabel(*tier))));
        if (iteration > 0) {
            part.json.insert(QLatin1String("qualifier"),
                             QStringLiteral("Iteration %1 - FIXED").arg(iteration));
            part.json.insert(QLatin1String("iteration"), iteration);
        }
    }
    std::vector<Part> parts;
    for (auto &[key, part] : groups)
        parts.push_back(std::move(part));
    return parts;
}

Result<std::vector<Part>> groupParts(const JsonSource &source)
{
    const QJsonValue given = source.root().value(QLatin1String("groups"));
    if (!given.isArray())
        return houseGroups(arrayIn(source.root(), "risks"));
    std::vector<Part> groups;
    for (const QJsonValue &group : given.toArray())
        groups.push_back({Part::Group, 0, group.toObject(), {}});
    if (const Result<void> shared = shareOut(source, groups); !shared)
        return tl::make_unexpected(shared.error());
    return groups;
}

/// All parts in the order of their lines, or of the house where JSON has no lines.
Result<std::vector<Part>> partsOf(const JsonSource &source)
{
    std::vector<Part> parts;
    for (const QJsonValue &value : arrayIn(source.root(), "iterations")) {
        parts.push_back({Part::Iteration, 0, value.toObject(), {}});
        for (const QJsonValue &section : arrayIn(value.toObject(), "sections"))
            parts.push_back({Part::Section, 0, section.toObject(), {}});
    }
    Result<std::vector<Part>> groups = groupParts(source);
    if (!groups)
        return tl::make_unexpected(groups.error());
    parts.insert(parts.end(), groups->begin(), groups->end());
    for (const QJsonValue &other : arrayIn(source.root(), "other"))
        parts.push_back({Part::Other, 0, other.toObject(), {}});
    for (Part &part : parts)
        part.line = part.json.value(QLatin1String("line")).toInt();
    if (std::all_of(parts.begin(), parts.end(), [](const Part &part) { return part.line > 0; }))
        std::stable_sort(parts.begin(), parts.end(),
                         [](const Part &a, const Part &b) { return a.line < b.line; });
    return parts;
}

/// The title stands behind what is written on the document's very first lines.
void addTitle(DocumentDraft &draft, const QJsonObject &root, std::vector<Part> &parts)
{
    if (!parts.empty() && parts.front().kind == Part::Other && parts.front().line == 1
        && !hasText(parts.front().json, "heading")) {
        draft.addOther(parts.front().json, false);
        parts.erase(parts.begin());
    }
    if (!hasText(root, "title"))
        return;
    const std::string title = textOf(root, "title");
    const bool isRegister = markdown::isRiskRegisterHeading(title);
    draft.addTitle(title, isRegister);
    // What stands right below the heading of a register is told as a part with that heading.
    const auto same = std::find_if(parts.begin(), parts.end(), [&title](const Part &part) {
        return part.kind == Part::Other && textOf(part.json, "heading") == title;
    });
    if (isRegister && same == parts.begin() && same != parts.end()) {
        draft.addText(textOf(same->json, "markdown"));
        parts.erase(same);
    }
}

std::vector<QJsonObject> risksOf(const QJsonObject &root, const Part &group)
{
    const QJsonArray all = arrayIn(root, "risks");
    std::vector<QJsonObject> risks;
    for (const qsizetype index : group.risks)
        risks.push_back(all[index].toObject());
    return risks;
}

std::string write(const QJsonObject &root, std::vector<Part> parts)
{
    DocumentDraft draft;
    addTitle(draft, root, parts);
    std::size_t lastGroup = 0;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i].kind == Part::Group)
            lastGroup = i;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        switch (parts[i].kind) {
        case Part::Iteration:
            draft.addIteration(parts[i].json);
            break;
        case Part::Section:
            draft.addSection(parts[i].json);
            break;
        case Part::Group:
            draft.addGroup(parts[i].json, risksOf(root, parts[i]));
            break;
        case Part::Other:
            draft.addOther(parts[i].json, i < lastGroup);
            break;
        }
    }
    draft.addFooter(root);
    return draft.takeText();
}

/// In which the risks come in the document.
std::vector<qsizetype> orderOfRisks(const std::vector<Part> &parts)
{
    std::vector<qsizetype> order;
    for (const Part &part : parts)
        order.insert(order.end(), part.risks.begin(), part.risks.end());
    return order;
}

QJsonObject inOrder(QJsonObject root, const std::vector<qsizetype> &order)
{
    const QJsonArray risks = arrayIn(root, "risks");
    QJsonArray sorted;
    for (const qsizetype index : order)
        sorted.append(risks[index]);
    root.insert(QStringLiteral("risks"), sorted);
    return root;
}

} // namespace

Result<std::string> registerFromJson(std::string_view json)
{
    const Result<JsonSource> source = JsonSource::parse(json);
    if (!source)
        return tl::make_unexpected(source.error());
    if (const Result<void> known = checkSchema(*source); !known)
        return tl::make_unexpected(known.error());
    if (const Result<void> kinds = checkKinds(*source); !kinds)
        return tl::make_unexpected(kinds.error());
    Result<std::vector<Part>> parts = partsOf(*source);
    if (!parts)
        return tl::make_unexpected(parts.error());
    const std::vector<qsizetype> order = orderOfRisks(*parts);
    std::string text = write(source->root(), std::move(*parts));
    if (auto missing = firstMissing(inOrder(source->root(), order), jsonOf(markdown::read(text)))) {
        if (missing->size() > 1 && missing->front() == JsonStep(QStringLiteral("risks")))
            (*missing)[1] = order[std::size_t(std::get<qsizetype>((*missing)[1]))];
        return source->refuse(*missing,
                              (missing->empty() ? "this" : toString(*missing))
                                  + " would not be read back from a register as it is here",
                              "change it, or import the Markdown itself");
    }
    return text;
}

} // namespace loadline::exchange
