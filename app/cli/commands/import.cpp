// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/clock.h"
#include "cli/interruption.h"
#include "cli/ledger_text.h"
#include "cli/library_access.h"
#include "cli/library_import.h"

#include "markdown/ledger.h"
#include "markdown/reader.h"

#include <algorithm>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--as", "NAME", "the register's name in the library; the default is the file's"},
    {"--format", "markdown|csv|json", "what the file is; the default is what it is called"},
    {"--repair", "on|off", "mend damaged text; the default is on"},
    {"--encoding", "NAME", "read the file in this encoding"},
    {"--ledger", "", "say what every byte of the file was read as"},
};

Result<void> checkOptions(const Arguments &arguments)
{
    if (const Result<ExchangeFormat> format = exchangeFormatOf(arguments, {}); !format)
        return tl::make_unexpected(format.error());
    if (arguments.has("--as") && arguments.rest().size() > 1)
        return fail(ErrorCode::BadUsage, "--as names one register, not several",
                    "import one file at a time");
    return {};
}

/// Says on a terminal how far it is; elsewhere nobody waits for it.
void sayProgress(Streams &streams, std::size_t done, std::size_t all, const std::string &path)
{
    streams.out.flush();
    if (!streams.err.isTerminal() || all < 2)
        return;
    say(streams, std::to_string(done + 1) + " of " + std::to_string(all) + ": " + path);
    streams.err.flush();
}

ExitStatus stopped(Streams &streams, std::size_t done, std::size_t all)
{
    return reportError(streams,
                       {ErrorCode::Refused,
                        "stopped after " + std::to_string(done) + " of " + counted(all, "file"),
                        "what was said to be imported is in the library; import the rest "
                        "again",
                        {}});
}

/// Each file is a transaction of its own: one that cannot be read stops none behind it.
ExitStatus importAll(const Arguments &arguments, const Decoding &decoding, const Author &author,
                     Streams &streams)
{
    const std::vector<std::string> &paths = arguments.rest();
    const Interruption interruption;
    std::unique_ptr<Library> library; // made only when there is something to put into it
    ExitStatus status = Done;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (interruption.isWanted())
            return stopped(streams, i, paths.size());
        sayProgress(streams, i, paths.size(), paths[i]);
        const Result<ImportText> import = readImport(paths[i], arguments, decoding, streams);
        if (!import) {
            status = reportError(streams, at(paths[i], import.error()));
            continue;
        }
        if (arguments.has("--ledger"))
            writeLedger(paths[i], markdown::ledgerOf(markdown::read(import->text), import->record),
                        streams.out);
        if (!library) {
            auto opened = openLibrary(arguments.value("--library"), Library::Missing::Create);
            if (!opened)
                return reportError(streams, opened.error());
            library = std::move(*opened);
        }
        status = std::max(status, importInto(*library, *import, decoding, author, streams));
    }
    return status;
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    if (const Result<void> checked = checkOptions(arguments); !checked)
        return reportError(streams, checked.error());
    Result<Decoding> decoding = decodingOf(arguments, Damage::Repair);
    if (!decoding)
        return reportError(streams, decoding.error());
    decoding->hint = "--repair off takes the file as it stands";
    const Result<std::string> time = timeUtc();
    if (!time)
        return reportError(streams, time.error());
    const Author author = authorAt(*time)();

    return importAll(arguments, *decoding, author, streams);
}

} // namespace

const Command importCommand = {
    "import", "FILE...", "Take files into the library", {false, 1, anyNumber}, OptionSet::Library,
    options,  run,
};

} // namespace loadline::cli
