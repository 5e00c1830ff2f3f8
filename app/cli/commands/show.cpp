// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/findings.h"
#include "cli/json_writer.h"
#include "cli/risk_list.h"
#include "cli/session.h"

#include "core/text.h"
#include "exchange/register_json.h"

#include <algorithm>
#include <array>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--json", "", "all of the register, as JSON"},
};

/// A glance takes in so many lines; the rest has commands of its own.
constexpr std::size_t mostIterations = 8;
constexpr std::size_t mostRisks = 16;

std::string escaped(std::string_view text)
{
    return escapedForTerminal(text, LineEnds::Escaped);
}

/// "3 completed, 1 planned" for the values that are there, in the order of the words.
template<class Value, std::size_t size>
std::string tally(const std::array<std::size_t, size> &counts)
{
    std::string text;
    for (std::size_t value = 0; value < size; ++value) {
        if (counts[value] == 0)
            continue;
        text += text.empty() ? ": " : ", ";
        text += std::to_string(counts[value]) + ' ' + std::string(nameOf(Value(value)));
    }
    return text;
}

void printHead(Output &out, const OpenRegister &opened)
{
    const Register &reg = opened.reg;
    out << escaped(reg.title.empty() ? opened.name : reg.title) << '\n';
    if (!reg.lastUpdated.empty())
        out << "Last updated: " << escaped(reg.lastUpdated.back().value) << '\n';
    if (!reg.nextIteration.empty())
        out << "Next iteration: " << escaped(reg.nextIteration.back().value) << '\n';
}

void printMore(Output &out, std::size_t count, std::string_view command)
{
    if (count > 0)
        out << "  … " << count << " more: loadline-cli " << command << '\n';
}

/// The last ones: the newest stand at the end.
void printIterations(Output &out, const Register &reg)
{
    std::array<std::size_t, 7> counts{};
    for (const Iteration &iteration : reg.iterations)
        ++counts[std::size_t(iteration.status)];
    out << '\n'
        << counted(reg.iterations.size(), "iteration") << tally<IterationStatus>(counts) << '\n';
    const std::size_t shown = std::min(reg.iterations.size(), mostIterations);
    Columns columns;
    for (std::size_t i = reg.iterations.size() - shown; i < reg.iterations.size(); ++i)
        columns.add(lineOf(reg.iterations[i]));
    columns.print(out, "  ");
    printMore(out, reg.iterations.size() - shown, "iterations");
}

/// The open ones, the gravest first.
void printRisks(Output &out, const Register &reg)
{
    std::array<std::size_t, 6> counts{};
    std::vector<const Risk *> open;
    for (const Risk &risk : reg.risks) {
        ++counts[std::size_t(risk.status)];
        if (risk.status == RiskStatus::Open)
            open.push_back(&risk);
    }
    out << '\n' << counted(reg.risks.size(), "risk") << tally<RiskStatus>(counts) << '\n';
    const auto rank = [](const Risk *risk) { return risk->tier ? int(*risk->tier) : 4; };
    std::stable_sort(open.begin(), open.end(),
                     [&rank](const Risk *a, const Risk *b) { return rank(a) < rank(b); });
    const std::size_t shown = std::min(open.size(), mostRisks);
    Columns columns;
    for (std::size_t i = 0; i < shown; ++i)
        columns.add(lineOf(*open[i]));
    columns.print(out, "  ");
    printMore(out, open.size() - shown, "risks --status open --sort tier");
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<OpenRegister> opened = openToRead(arguments, streams);
    if (!opened)
        return reportError(streams, opened.error());
    if (arguments.has("--json")) {
        const Result<std::vector<checks::Finding>> findings = findingsOf(*opened);
        if (!findings)
            return reportError(streams, findings.error());
        JsonWriter json(streams.out);
        writeRegister(json, opened->reg, *findings);
        return Done;
    }
    printHead(streams.out, *opened);
    printIterations(streams.out, opened->reg);
    printRisks(streams.out, opened->reg);
    return Done;
}

} // namespace

const Command showCommand = {
    "show",
    "[REG]",
    "The register at a glance; with --json all of it",
    {true, 0, 0},
    OptionSet::Reading,
    options,
    run,
};

} // namespace loadline::cli
