// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/json_writer.h"
#include "cli/risk_list.h"
#include "cli/session.h"
#include "cli/typed_words.h"

#include "exchange/register_json.h"

#include <algorithm>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--status", "S", "only iterations of this status", true},
    {"--json", "", "all of each iteration, as JSON"},
};

void print(Streams &streams, const Register &reg, const std::vector<const Iteration *> &iterations,
           bool asJson)
{
    if (!asJson) {
        Columns columns;
        for (const Iteration *iteration : iterations)
            columns.add(lineOf(*iteration));
        columns.print(streams.out);
        return;
    }
    JsonWriter json(streams.out);
    json.beginObject();
    json.member("schema", 1);
    json.key("iterations");
    json.beginArray();
    for (const Iteration *iteration : iterations)
        writeIteration(json, reg, *iteration);
    json.endArray();
    json.endObject();
    json.finish();
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    std::vector<IterationStatus> wanted;
    for (const std::string &word : arguments.values("--status")) {
        const Result<IterationStatus> status = iterationStatusTyped(word);
        if (!status)
            return reportError(streams, status.error());
        wanted.push_back(*status);
    }
    const Result<OpenRegister> opened = openToRead(arguments, streams);
    if (!opened)
        return reportError(streams, opened.error());
    std::vector<const Iteration *> iterations;
    for (const Iteration &iteration : opened->reg.iterations) {
        if (wanted.empty()
            || std::find(wanted.begin(), wanted.end(), iteration.status) != wanted.end())
            iterations.push_back(&iteration);
    }
    print(streams, opened->reg, iterations, arguments.has("--json"));
    return Done;
}

} // namespace

const Command iterationsCommand = {
    "iterations",
    "[REG]",
    "The iterations, a line each: number, status, priority, date, title",
    {true, 0, 0},
    OptionSet::Reading,
    options,
    run,
};

} // namespace loadline::cli
