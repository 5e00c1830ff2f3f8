// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/risk_list.h"

#include "cli/typed_words.h"
#include "core/text.h"
#include "markdown/reader.h"

#include <algorithm>

namespace loadline::cli {

namespace {

/// A cell of one word; a dash keeps the columns countable where there is none.
Columns::Cell wordCell(std::string_view word, Tint tint = Tint::None)
{
    return {std::string(word.empty() ? std::string_view("-") : word), tint};
}

std::string tierWord(const Risk &risk)
{
    if (!risk.tier)
        return {};
    const std::string word(nameOf(*risk.tier));
    return risk.isTierDerived ? '(' + word + ')' : word;
}

std::string iterationWord(const Risk &risk)
{
    if (!risk.iteration)
        return {};
    return (risk.status == RiskStatus::Open ? "for " : "by ") + std::to_string(*risk.iteration);
}

} // namespace

std::vector<Columns::Cell> lineOf(const Risk &risk)
{
    const std::string title = risk.detail.empty() ? risk.title : risk.title + " - " + risk.detail;
    const Tint tierTint = risk.status == RiskStatus::Open ? tintOf(risk.tier) : Tint::Dim;
    return {{risk.id, Tint::None},
            wordCell(tierWord(risk), tierTint),
            wordCell(nameOf(risk.status)),
            wordCell(iterationWord(risk)),
            {title, Tint::None}};
}

std::vector<Columns::Cell> lineOf(const Iteration &iteration)
{
    const auto priority = iteration.priority ? nameOf(*iteration.priority) : std::string_view();
    return {{iteration.id, Tint::None},
            wordCell(iteration.statusText ? nameOf(iteration.status) : std::string_view()),
            wordCell(priority, tintOf(iteration.priority)),
            wordCell(iteration.date),
            {iteration.title, Tint::None}};
}

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
        const auto isSame = [&field](const Field &other) { return other.key == field->key; };
        if (std::any_of(fields.begin(), field, isSame))
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

} // namespace loadline::cli
