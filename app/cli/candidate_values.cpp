// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/candidates.h"

#include "cli/library_access.h"
#include "cli/session.h"
#include "cli/typed_words.h"

#include "core/text.h"
#include "review/rules.h"

#include <algorithm>
#include <iterator>

namespace loadline::cli {

namespace {

/// The register that is meant, or nothing: what is wrong with it is said when the command runs.
std::optional<Register> registerMeant(const TypedSoFar &typed)
{
    if (typed.reg == "-")
        return std::nullopt;
    std::string unheard;
    Output out(unheard);
    Output err(unheard);
    Streams streams{out, err};
    static constexpr Option libraryOption[] = {{"--library", "DB", ""}};
    std::vector<std::string> words;
    if (typed.library)
        words = {"--library", *typed.library};
    const Result<Arguments> arguments = Arguments::parse(libraryOption, {}, words);
    if (!arguments)
        return std::nullopt;
    Result<OpenRegister> opened = openToRead(typed.reg, *arguments, streams);
    if (!opened)
        return std::nullopt;
    return std::move(opened->reg);
}

std::string titleOf(const Risk &risk)
{
    return std::string(risk.tier ? nameOf(*risk.tier) : "no tier") + ", "
           + std::string(nameOf(risk.status)) + ": " + risk.title;
}

std::string titleOf(const Iteration &iteration)
{
    return std::string(nameOf(iteration.status)) + ": " + iteration.title;
}

Candidates iterationsBehind(const std::string &before, const TypedSoFar &typed)
{
    Candidates all;
    if (const std::optional<Register> reg = registerMeant(typed)) {
        for (const Iteration &iteration : reg->iterations) {
            if (iteration.number)
                all.words.push_back(
                    {before + std::to_string(*iteration.number), titleOf(iteration)});
        }
    }
    return all;
}

Candidates risksBehind(const std::string &before, const TypedSoFar &typed)
{
    Candidates all;
    if (const std::optional<Register> reg = registerMeant(typed)) {
        for (const Risk &risk : reg->risks) {
            if (risk.isNamed)
                all.words.push_back({before + risk.id, titleOf(risk)});
        }
    }
    return all;
}

Candidates risks(const TypedSoFar &typed)
{
    return risksBehind({}, typed);
}

Candidates objects(const TypedSoFar &typed)
{
    Candidates all = risksBehind("risk:", typed);
    Candidates more = iterationsBehind("iteration:", typed);
    std::move(more.words.begin(), more.words.end(), std::back_inserter(all.words));
    all.words.push_back({"register", "the register itself"});
    return all;
}

Candidates places(const TypedSoFar &typed)
{
    Candidates all;
    for (const Candidate &iteration : iterationsBehind("iteration:", typed).words) {
        for (const std::string_view section : itemSectionWords())
            all.words.push_back({iteration.word + '/' + std::string(section), iteration.meaning});
    }
    return all;
}

Candidates owners(const TypedSoFar &typed)
{
    Candidates all;
    const std::optional<Register> reg = registerMeant(typed);
    if (!reg)
        return all;
    for (const Risk &risk : reg->risks) {
        for (const Field &field : risk.fields) {
            const auto isSame = [&field](const Candidate &one) { return one.word == field.value; };
            if (equalsIgnoringCase(field.key, "owner")
                && std::none_of(all.words.begin(), all.words.end(), isSame))
                all.words.push_back({field.value, "owns risk " + risk.id});
        }
    }
    return all;
}

/// The registers of the library that is named, or of the user's own.
Candidates registers(const TypedSoFar &typed)
{
    Candidates all;
    const auto library = openLibrary(typed.library, Library::Missing::IsAnError);
    if (!library)
        return all;
    const auto listed = (*library)->registers();
    if (!listed)
        return all;
    for (const ListedRegister &one : *listed)
        all.words.push_back({one.name, one.file});
    return all;
}

Candidates registersOrFiles(const TypedSoFar &typed)
{
    if (typed.library)
        return registers(typed);
    return {{}, true};
}

Candidates files(const TypedSoFar &)
{
    return {{}, true};
}

Candidates libraries(const TypedSoFar &)
{
    return {{{"default", "the user's own library"}}, true};
}

template<class Values>
Candidates named(const Values &values)
{
    Candidates all;
    for (const auto value : values)
        all.words.push_back({std::string(nameOf(value)), {}});
    return all;
}

Candidates tiers(const TypedSoFar &)
{
    return named(allTiers);
}

Candidates statuses(const TypedSoFar &typed)
{
    Candidates all;
    const bool isOfIterations = typed.command && typed.command->name == "iterations";
    for (const auto word : isOfIterations ? iterationStatusWords() : riskStatusWords())
        all.words.push_back({std::string(word), {}});
    return all;
}

Candidates rules(const TypedSoFar &)
{
    Candidates all;
    for (const std::string_view rule : review::namesOfAllRules())
        all.words.push_back({std::string(rule), {}});
    return all;
}

Candidates keys(const TypedSoFar &)
{
    Candidates all;
    for (const char *key : {"title", "detail", "tier", "status", "iteration", "owner", "date"})
        all.words.push_back({key, {}});
    return all;
}

struct Values
{
    std::string_view placeholder;
    Candidates (*all)(const TypedSoFar &typed);
};

constexpr Values valuesByPlaceholder[] = {
    {"REG", registersOrFiles},
    {"FILE", files},
    {"A", files},
    {"B", files},
    {"DB", libraries},
    {"RISK", risks},
    {"OBJECT", objects},
    {"KEY", keys},
    {"iteration:N/SECTION", places},
    {"TIER", tiers},
    {"T", tiers},
    {"S", statuses},
    {"O", owners},
    {"WHO", owners},
    {"RULE", rules},
};

} // namespace

Candidates valuesFor(std::string_view placeholder, const TypedSoFar &typed)
{
    if (placeholder.ends_with("..."))
        placeholder.remove_suffix(3);
    if (placeholder.starts_with('[') && placeholder.ends_with(']'))
        placeholder = placeholder.substr(1, placeholder.size() - 2);
    // The one argument of `export`; `--as NAME` is a new name.
    if (placeholder == "NAME")
        return typed.command && typed.command->name == "export" ? registers(typed) : Candidates{};
    for (const Values &values : valuesByPlaceholder) {
        if (values.placeholder == placeholder)
            return values.all(typed);
    }
    Candidates all;
    while (!placeholder.empty()) {
        const std::size_t bar = std::min(placeholder.find('|'), placeholder.size());
        const std::string_view word = placeholder.substr(0, bar);
        placeholder.remove_prefix(std::min(bar + 1, placeholder.size()));
        if (word == "N") {
            Candidates more = iterationsBehind({}, typed);
            std::move(more.words.begin(), more.words.end(), std::back_inserter(all.words));
        } else if (asciiLowered(word) == word && word.find('.') == std::string_view::npos) {
            all.words.push_back({std::string(word), {}});
        }
    }
    return all;
}

} // namespace loadline::cli
