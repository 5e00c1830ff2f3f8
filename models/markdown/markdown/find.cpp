// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

std::string lineList(const Register &reg, const std::vector<std::size_t> &offsets)
{
    std::string list;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        if (i > 0)
            list += i + 1 == offsets.size() ? " and " : ", ";
        list += std::to_string(reg.lineOf(offsets[i]));
    }
    return list;
}

std::vector<std::size_t> risksNamed(const Register &reg, std::string_view name)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < reg.risks.size(); ++i)
        if (equalsIgnoringCase(reg.risks[i].id, name))
            found.push_back(i);
    return found;
}

} // namespace

Result<std::size_t> findIteration(const Register &reg, int number)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < reg.iterations.size(); ++i)
        if (reg.iterations[i].number == number)
            found.push_back(i);
    if (found.size() == 1)
        return found.front();
    const std::string name = "iteration " + std::to_string(number);
    for (const ArchiveLine &archive : reg.archives)
        if (found.empty() && archive.holdsIteration(number))
            return fail(ErrorCode::NotFound, name + " was archived in " + archive.file,
                        "look for it in that file", reg.lineOf(archive.line.begin), 1);
    if (found.empty())
        return fail(ErrorCode::NotFound, "there is no " + name,
                    "list the iterations, or add it first");
    std::vector<std::size_t> offsets;
    for (const std::size_t i : found)
        offsets.push_back(reg.iterations[i].span.begin);
    return fail(ErrorCode::AmbiguousName,
                name + " is given " + std::to_string(found.size()) + " times, in lines "
                    + lineList(reg, offsets),
                "give one of them another number", reg.lineOf(offsets[1]), 1);
}

Result<std::size_t> findRisk(const Register &reg, std::string_view name)
{
    name = trimmed(name);
    if (name.starts_with("risk:"))
        name.remove_prefix(5);
    if (name.starts_with('@')) {
        const std::optional<int> line = numberOfName(name);
        for (std::size_t i = 0; line && i < reg.risks.size(); ++i)
            if (reg.lineOf(reg.risks[i].span.begin) == std::size_t(*line))
                return i;
        return fail(ErrorCode::NotFound, "no risk stands in line " + std::string(name.substr(1)),
                    "list the risks to see where they stand");
    }
    if (name.starts_with('#'))
        name.remove_prefix(1);
    std::vector<std::size_t> found = risksNamed(reg, name);
    if (found.empty() && !name.empty()
        && std::all_of(name.begin(), name.end(), [](char c) { return isAsciiDigit(c); })) {
        // "3" also means R-003 where nothing is called 3.
        const std::optional<int> number = numberOfName(name);
        for (std::size_t i = 0; number && i < reg.risks.size(); ++i)
            if (reg.risks[i].number == number)
                found.push_back(i);
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return fail(ErrorCode::NotFound, "there is no risk " + std::string(name),
                    "list the risks to see their names");
    std::vector<std::size_t> offsets;
    for (const std::size_t i : found)
        offsets.push_back(reg.risks[i].span.begin);
    return fail(ErrorCode::AmbiguousName,
                "risk " + std::string(name) + " is given " + std::to_string(found.size())
                    + " times, in lines " + lineList(reg, offsets),
                "give one of them another number, or name it by its line: @"
                    + std::to_string(reg.lineOf(offsets[0])),
                reg.lineOf(offsets[1]), 1);
}

Evidence evidenceOf(const Register &reg, const Iteration &iteration)
{
    std::size_t tests = 0;
    bool isComplete = iteration.status == IterationStatus::Completed;
    for (const Section &section : iteration.sections) {
        if (section.kind == SectionKind::Testing) {
            for (const Item &item : itemsOf(reg, section)) {
                ++tests;
                isComplete = isComplete && item.state == MarkState::Pass;
            }
        } else if (section.kind == SectionKind::DeploymentImpact) {
            for (const Item &item : itemsOf(reg, section))
                isComplete = isComplete && item.state != MarkState::Fail;
        }
    }
    if (tests == 0)
        return Evidence::None;
    return isComplete ? Evidence::Complete : Evidence::Incomplete;
}

std::optional<Evidence> evidenceOf(const Register &reg, const Risk &risk)
{
    if (risk.status != RiskStatus::Fixed)
        return std::nullopt;
    if (!risk.iteration)
        return Evidence::None;
    for (const Iteration &iteration : reg.iterations)
        if (iteration.number == risk.iteration)
            return evidenceOf(reg, iteration);
    return Evidence::None;
}

} // namespace loadline::markdown
