// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/session.h"
#include "cli/text_source.h"
#include "cli/unified_diff.h"

#include "core/text.h"
#include "files/safe_file.h"
#include "markdown/encoding.h"

#include <algorithm>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--repair", "", "mend damaged text, and nothing else"},
    {"--encoding", "NAME", "read the file in this encoding; it is written as UTF-8"},
    {"--dry-run", "", "print a unified diff and write nothing"},
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
    if (arguments.has("--dry-run")) {
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

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    if (!arguments.has("--repair"))
        return reportUsage(streams, "fmt does not know what to do", "give --repair");
    std::vector<std::string> paths = arguments.rest();
    if (paths.empty()) {
        const Result<std::string> path = pathOf(std::nullopt);
        if (!path)
            return reportError(streams, path.error());
        paths.push_back(*path);
    }
    ExitStatus status = Done;
    for (const std::string &path : paths)
        status = std::max(status, repair(path, arguments, streams));
    return status;
}

} // namespace

const Command fmtCommand = {
    "fmt",   "[REG]...", "Mend damaged text in place", {false, 0, anyNumber}, OptionSet::Own,
    options, run,
};

} // namespace loadline::cli
