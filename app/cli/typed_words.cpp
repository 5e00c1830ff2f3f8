// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/typed_words.h"

#include "core/text.h"

#include <algorithm>
#include <span>
#include <utility>

namespace loadline::cli {

namespace {

struct SectionName
{
    std::string_view word;
    SectionKind kind;
};

constexpr SectionName itemSections[] = {
    {"testing", SectionKind::Testing},          {"impact", SectionKind::DeploymentImpact},
    {"side-effects", SectionKind::SideEffects}, {"benefits", SectionKind::Benefits},
    {"next-steps", SectionKind::NextSteps},     {"files", SectionKind::FilesModified},
};

constexpr RiskStatus riskStatuses[] = {RiskStatus::Open,      RiskStatus::Fixed,
                                       RiskStatus::Mitigated, RiskStatus::Accepted,
                                       RiskStatus::Closed,    RiskStatus::Unknown};

constexpr IterationStatus iterationStatuses[] = {
    IterationStatus::Planned,   IterationStatus::InProgress, IterationStatus::Blocked,
    IterationStatus::Completed, IterationStatus::RolledBack, IterationStatus::Cancelled,
    IterationStatus::Unknown};

/// "in-progress" is "in progress" is "inProgress".
std::string folded(std::string_view word)
{
    std::string plain = asciiLowered(trimmed(word));
    std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == ' '; });
    return plain;
}

/// The value that is named, else the one that the format's words stand for.
template<class Value>
std::optional<Value> named(std::string_view word, std::span<const Value> values,
                           std::optional<Value> (*fromText)(std::string_view))
{
    for (const Value value : values) {
        if (folded(nameOf(value)) == folded(word))
            return value;
    }
    return fromText(word);
}

template<class Value>
std::string listed(std::span<const Value> values)
{
    std::string list;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            list += i + 1 == values.size() ? " or " : ", ";
        list += nameOf(values[i]);
    }
    return list;
}

template<class Value>
std::vector<std::string_view> namesOf(std::span<const Value> values)
{
    std::vector<std::string_view> words;
    for (const Value value : values)
        words.push_back(nameOf(value));
    return words;
}

tl::unexpected<Error> unknown(std::string_view what, std::string_view word, std::string known)
{
    return fail(ErrorCode::BadUsage,
                "unknown " + std::string(what) + " '" + shortened(word, 60) + '\'',
                "use " + std::move(known));
}

} // namespace

Result<Tier> tierTyped(std::string_view word)
{
    const std::span<const Tier> tiers = allTiers;
    const auto tier = named(word, tiers, tierFromText);
    if (!tier)
        return unknown("tier", word, listed(tiers));
    return *tier;
}

Result<RiskStatus> riskStatusTyped(std::string_view word)
{
    const std::span<const RiskStatus> statuses = riskStatuses;
    const auto status = named(word, statuses, riskStatusFromText);
    if (!status)
        return unknown("status", word, listed(statuses));
    return *status;
}

Result<IterationStatus> iterationStatusTyped(std::string_view word)
{
    const std::span<const IterationStatus> statuses = iterationStatuses;
    const auto status = named(word, statuses, iterationStatusFromText);
    if (!status)
        return unknown("status", word, listed(statuses));
    return *status;
}

Result<SectionKind> itemSectionTyped(std::string_view word)
{
    for (const SectionName &section : itemSections) {
        if (folded(section.word) == folded(word) || folded(nameOf(section.kind)) == folded(word))
            return section.kind;
    }
    return unknown("section", word, "testing, impact, side-effects, benefits, next-steps or files");
}

std::vector<std::string_view> itemSectionWords()
{
    std::vector<std::string_view> words;
    for (const SectionName &section : itemSections)
        words.push_back(section.word);
    return words;
}

std::vector<std::string_view> riskStatusWords()
{
    return namesOf(std::span<const RiskStatus>(riskStatuses));
}

std::vector<std::string_view> iterationStatusWords()
{
    return namesOf(std::span<const IterationStatus>(iterationStatuses));
}

Result<bool> switchTyped(std::string_view option, std::string_view word)
{
    if (word == "on" || word == "off")
        return word == "on";
    return unknown("value of " + std::string(option), word, "on or off");
}

Result<std::string> choiceTyped(std::string_view option, std::string_view word,
                                const std::vector<std::string_view> &words)
{
    if (std::find(words.begin(), words.end(), word) != words.end())
        return std::string(word);
    std::string known;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            known += i + 1 == words.size() ? " or " : ", ";
        known += words[i];
    }
    return unknown("value of " + std::string(option), word, known);
}

std::string riskTyped(std::string_view word)
{
    if (startsWithIgnoringCase(word, "risk:"))
        word.remove_prefix(5);
    return std::string(trimmed(word));
}

Tint tintOf(std::optional<Tier> tier)
{
    if (!tier)
        return Tint::None;
    switch (*tier) {
    case Tier::Critical:
        return Tint::Red;
    case Tier::High:
        return Tint::Orange;
    case Tier::Medium:
        return Tint::Yellow;
    case Tier::Low:
        return Tint::Green;
    }
    return Tint::None;
}

} // namespace loadline::cli
