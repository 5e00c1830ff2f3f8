// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/session.h"
#include "cli/text_source.h"
#include "cli/unified_diff.h"

#include "changes/convert.h"
#include "checks/policy.h"
#include "core/text.h"
#include "files/safe_file.h"
#include "markdown/encoding.h"
#include "markdown/house_form.h"
#include "markdown/reader.h"

#include <algorithm>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--check", "", "only say which files are not in house form; exit 1 where one is not"},
    {"--diff", "", "print what would change as a unified diff and write nothing"},
    {"--repair", "", "mend damaged text, and nothing else"},
    {"--to", "tiers|table", "write the risks as lists by tier or as a table, and nothing else"},
    {"--encoding", "NAME", "read the file in this encoding; it is written as UTF-8"},
    {"--dry-run", "", "the same as --diff"},
    {"--break-links", "", "write a file that has several hard links"},
};

void tell(Streams &streams, const std::string &path, const markdown::DamageReport &report)
{
    const std::string what = report.repairs.empty() ? "written as UTF-8"
                                                    : "repaired " + describeRepairs(report.repairs);
    streams.out << escapedForTerminal(path + ": " + what, LineEnds::Escaped) << '\n';
}

ExitStatus repair(const std::string &path, const Arguments &arguments, Streams &streams)
{
    const Result<files::FileContent> content = readSource(path);
    if (!content)
        return reportError(streams, at(path, content.error()));
    const Result<markdown::DamageReport> report = markdown::textFromBytes(
        content->bytes, {true, arguments.value("--encoding")});
    if (!report)
        return reportError(streams, at(path, report.error()));
    if (arguments.has("--diff") || arguments.has("--dry-run")) {
        streams.out.writeDocument(unifiedDiff(content->bytes, report->repaired, path));
        return Done;
    }
    if (path == "-") {
        streams.out.writeDocument(report->repaired);
        return Done;
    }
    if (report->repaired == content->bytes) {
        say(streams, path + ": there is nothing to change");
        return Done;
    }
    const auto written = files::writeFile(path, report->repaired, files::identityOf(content->bytes),
                                          {arguments.has("--break-links")});
    if (written || written.error().code == ErrorCode::NotSynced)
        tell(streams, path, *report);
    return written ? Done : reportError(streams, at(path, written.error()));
}

/// The shape that was asked for, of the two that there are.
std::optional<changes::RegisterShape> shapeOf(const Arguments &arguments)
{
    const auto typed = arguments.value("--to");
    if (!typed)
        return std::nullopt;
    return *typed == "table" ? changes::RegisterShape::Table : changes::RegisterShape::Tiers;
}

/// The text of a file in house form, as the policy beside it wants it.
Result<std::string> formatted(std::string text, const std::string &path,
                              std::optional<changes::RegisterShape> shape)
{
    const Result<policy::Policy> policy = policy::policyFor(path == "-" ? "" : path);
    if (!policy)
        return tl::make_unexpected(policy.error());
    Register reg = markdown::read(std::move(text));
    reg.separatesNumberRuns = policy->numberSeparators;
    if (!shape)
        return markdown::inHouseForm(reg);
    const Result<Change> change = changes::convertRisks(reg, *shape);
    if (!change)
        return tl::make_unexpected(at(path, change.error()));
    return applied(*reg.text, change->splices);
}

/// Says, prints or writes the house form of a file whose bytes were read as another text.
ExitStatus deliver(const std::string &path, const std::string &bytes, const std::string &house,
                   const Arguments &arguments, Streams &streams)
{
    const bool isInHouseForm = house == bytes;
    if (arguments.has("--check")) {
        if (!isInHouseForm)
            streams.out << escapedForTerminal(
                path + (arguments.has("--to") ? ": not in this shape" : ": not in house form"),
                LineEnds::Escaped)
                        << '\n';
        return isInHouseForm ? Done : Found;
    }
    if (arguments.has("--diff") || arguments.has("--dry-run")) {
        streams.out.writeDocument(unifiedDiff(bytes, house, path));
        return Done;
    }
    if (path == "-") {
        streams.out.writeDocument(house);
        return Done;
    }
    if (isInHouseForm) {
        say(streams, path + ": there is nothing to change");
        return Done;
    }
    const auto written = files::writeFile(path, house, files::identityOf(bytes),
                                          {arguments.has("--break-links")});
    if (written || written.error().code == ErrorCode::NotSynced)
        streams.out << escapedForTerminal(
            path + (arguments.has("--to") ? ": converted" : ": put in house form"),
            LineEnds::Escaped)
                    << '\n';
    return written ? Done : reportError(streams, at(path, written.error()));
}

ExitStatus format(const std::string &path, const Arguments &arguments, Streams &streams)
{
    const Result<files::FileContent> content = readSource(path);
    if (!content)
        return reportError(streams, at(path, content.error()));
    Result<std::string> text = textOf(content->bytes, path,
                                      {arguments.value("--encoding"), Damage::Refuse}, streams);
    if (!text)
        return reportError(streams, text.error());
    const Result<std::string> house = formatted(std::move(*text), path, shapeOf(arguments));
    return house ? deliver(path, content->bytes, *house, arguments, streams)
                 : reportError(streams, house.error());
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const bool repairs = arguments.has("--repair");
    const bool showsDiff = arguments.has("--diff") || arguments.has("--dry-run");
    if (arguments.has("--check") && (repairs || showsDiff))
        return reportUsage(streams, "--check goes with neither --diff nor --repair",
                           "give one of them");
    const auto shape = arguments.value("--to");
    if (shape && *shape != "tiers" && *shape != "table")
        return reportUsage(streams, "--to " + shortened(*shape, 60) + " is no shape of a register",
                           "give tiers or table");
    if (shape && repairs)
        return reportUsage(streams, "--to does not go with --repair", "give one of them");
    std::vector<std::string> paths = arguments.rest();
    if (paths.empty()) {
        const Result<std::string> path = pathOf(std::nullopt);
        if (!path)
            return reportError(streams, path.error());
        paths.push_back(*path);
    }
    ExitStatus status = Done;
    for (const std::string &path : paths)
        status = std::max(status, repairs ? repair(path, arguments, streams)
                                          : format(path, arguments, streams));
    return status;
}

} // namespace

const Command fmtCommand = {
    "fmt",
    "[REG]...",
    "Put registers in house form, in place",
    {false, 0, anyNumber},
    OptionSet::Own,
    options,
    run,
};

} // namespace loadline::cli
