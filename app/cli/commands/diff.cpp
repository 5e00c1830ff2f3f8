// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/happening_json.h"
#include "cli/json_writer.h"
#include "cli/revision_source.h"
#include "cli/text_source.h"

#include "core/text.h"
#include "markdown/reader.h"
#include "merge/register_diff.h"

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--json", "", "each change as an object, for scripts"},
    {"--exit-code", "", "exit status 1 where the texts differ"},
    {"--encoding", "NAME", "read both in this encoding"},
    {"--repair", "on|off", "repair damaged text; the default is on"},
};

/// One of the two, and the bytes that it was read from.
struct Side
{
    std::string bytes;
    Register reg;
};

Result<Side> sideOf(const std::string &name, const Decoding &decoding, Streams &streams)
{
    Result<std::string> bytes = bytesOf(name);
    if (!bytes)
        return tl::make_unexpected(at(name, bytes.error()));
    Result<std::string> text = textOf(*bytes, name, decoding, streams);
    if (!text)
        return tl::make_unexpected(text.error());
    return Side{std::move(*bytes), markdown::read(std::move(*text))};
}

std::vector<merge::Happening> happeningsBetween(const Side &before, const Side &after)
{
    std::vector<merge::Happening> told = merge::happenings(before.reg, after.reg);
    if (told.empty() && before.bytes != after.bytes) {
        merge::Happening bytes;
        bytes.object = "register";
        bytes.note = "Only the encoding or damaged characters changed; both texts read the same";
        told.push_back(std::move(bytes));
    }
    return told;
}

void printJson(Output &out, const std::vector<merge::Happening> &happenings)
{
    JsonWriter json(out);
    json.beginObject();
    json.member("schema", 1);
    json.key("changes");
    json.beginArray();
    for (const merge::Happening &happening : happenings)
        writeHappening(json, happening);
    json.endArray();
    json.endObject();
    json.finish();
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const std::vector<std::string> &names = arguments.rest();
    if (names[0] == "-" && names[1] == "-")
        return reportUsage(streams, "both are standard input", "name a file for one of them");
    const Result<Decoding> decoding = decodingOf(arguments, Damage::Repair);
    if (!decoding)
        return reportError(streams, decoding.error());
    const Result<Side> before = sideOf(names[0], *decoding, streams);
    if (!before)
        return reportError(streams, before.error());
    const Result<Side> after = sideOf(names[1], *decoding, streams);
    if (!after)
        return reportError(streams, after.error());
    const std::vector<merge::Happening> happenings = happeningsBetween(*before, *after);
    if (arguments.has("--json")) {
        printJson(streams.out, happenings);
    } else {
        for (const merge::Happening &happening : happenings)
            streams.out << escapedForTerminal(merge::describe(happening), LineEnds::Escaped)
                        << '\n';
    }
    return arguments.has("--exit-code") && !happenings.empty() ? Found : Done;
}

} // namespace

const Command diffCommand = {
    "diff",
    "A B",
    "What happened between two texts of a register, in words; A and B are files, '-' or REV:FILE",
    {false, 2, 2},
    OptionSet::Own,
    options,
    run,
};

} // namespace loadline::cli
