// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/edit.h"
#include "cli/session.h"

#include "changes/test_results.h"
#include "editing/register_editor.h"
#include "evidence/junit.h"

#include <algorithm>
#include <iterator>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--junit", "FILE", "a JUnit XML report: of Google Test, Qt Test, pytest, Maven", true},
};

Result<std::vector<changes::TestResult>> resultsOf(const std::vector<std::string> &files)
{
    std::vector<changes::TestResult> all;
    for (const std::string &file : files) {
        const Result<files::FileContent> content = readSource(file);
        if (!content)
            return tl::make_unexpected(at(file, content.error()));
        Result<std::vector<changes::TestResult>> results = evidence::readJUnit(content->bytes);
        if (!results)
            return tl::make_unexpected(at(file, results.error()));
        std::move(results->begin(), results->end(), std::back_inserter(all));
    }
    return all;
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<int> number = iterationNumber(arguments.rest()[0]);
    if (!number)
        return reportError(streams, number.error());
    const std::vector<std::string> files = arguments.values("--junit");
    if (files.empty())
        return reportUsage(streams, "the option --junit is missing",
                           "name a report, --junit results.xml");
    const auto fromInput = std::count(files.begin(), files.end(), "-")
                           + (arguments.reg() == "-" && !arguments.has("--library") ? 1 : 0);
    if (fromInput > 1)
        return reportUsage(streams, "standard input is asked for more than once",
                           "name a file for one of them");
    const Result<std::vector<changes::TestResult>> results = resultsOf(files);
    if (!results)
        return reportError(streams, results.error());
    return edit(arguments, streams, [&](const RegisterEditor &editor) {
        return changes::recordTests(editor.reg(), *number, *results);
    });
}

} // namespace

const Command evidenceCommand = {
    "evidence",
    "[REG] N",
    "Record the results of a report of tests as test lines of an iteration, by name",
    {true, 1, 1},
    OptionSet::Editing,
    options,
    run,
};

} // namespace loadline::cli
