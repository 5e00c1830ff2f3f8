// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/columns.h"
#include "cli/json_writer.h"
#include "cli/library_access.h"

#include "core/register.h"
#include "markdown/reader.h"

#include <algorithm>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--json", "", "as JSON"},
};

/// A register of the library, and what a list says of it.
struct Line
{
    ListedRegister listed;
    std::size_t iterations = 0;
    std::size_t risks = 0;
    std::size_t open = 0;
};

Result<std::vector<Line>> linesOf(const Library &library)
{
    const Result<std::vector<ListedRegister>> registers = library.registers();
    if (!registers)
        return tl::make_unexpected(registers.error());
    std::vector<Line> lines;
    for (const ListedRegister &listed : *registers) {
        Result<StoredRegister> stored = library.load(listed.id);
        if (!stored)
            return tl::make_unexpected(stored.error());
        const Register reg = markdown::read(std::move(stored->text));
        const auto open = std::count_if(reg.risks.begin(), reg.risks.end(), [](const Risk &risk) {
            return risk.status == RiskStatus::Open;
        });
        lines.push_back({listed, reg.iterations.size(), reg.risks.size(), std::size_t(open)});
    }
    return lines;
}

void printText(Streams &streams, const std::vector<Line> &lines)
{
    Columns columns;
    for (const Line &line : lines) {
        columns.add({{line.listed.name, Tint::None},
                     {counted(line.iterations, "iteration"), Tint::None},
                     {std::to_string(line.open) + " of " + counted(line.risks, "risk") + " open",
                      Tint::None},
                     {line.listed.file, Tint::Dim}});
    }
    columns.print(streams.out);
}

void printJson(Streams &streams, const std::vector<Line> &lines)
{
    JsonWriter json(streams.out);
    json.beginObject();
    json.member("schema", 1);
    json.key("registers");
    json.beginArray();
    for (const Line &line : lines) {
        json.beginObject();
        json.member("name", line.listed.name);
        json.textOrNull("file", line.listed.file);
        json.textOrNull("branch", line.listed.branch);
        json.textOrNull("created", line.listed.createdUtc);
        json.member("size", std::size_t(line.listed.size));
        json.member("iterations", line.iterations);
        json.member("risks", line.risks);
        json.member("open", line.open);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    json.finish();
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    // A library that nobody has made yet holds nothing; one that is named has to be there.
    const auto named = arguments.value("--library");
    const bool isOwn = !named || *named == "default";
    const Result<std::unique_ptr<Library>> library = openLibrary(named, Library::Missing::IsAnError);
    if (!library && !(isOwn && library.error().code == ErrorCode::NotFound))
        return reportError(streams, library.error());
    const Result<std::vector<Line>> lines = library
                                                ? linesOf(**library)
                                                : Result<std::vector<Line>>(std::vector<Line>());
    if (!lines)
        return reportError(streams, lines.error());
    if (arguments.has("--json"))
        printJson(streams, *lines);
    else
        printText(streams, *lines);
    return Done;
}

} // namespace

const Command listCommand = {
    "list",  "",  "The registers of the library, a line each", {false, 0, 0}, OptionSet::Library,
    options, run,
};

} // namespace loadline::cli
