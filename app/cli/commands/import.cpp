// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/clock.h"
#include "cli/library_access.h"
#include "cli/session.h"
#include "cli/text_source.h"
#include "cli/typed_words.h"

#include "changes/changes.h"
#include "core/text.h"
#include "editing/register_editor.h"
#include "markdown/reader.h"

#include <algorithm>
#include <filesystem>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--as", "NAME", "the register's name in the library; the default is the file's"},
    {"--format", "markdown", "what the file is"},
    {"--repair", "on|off", "mend damaged text; the default is on"},
    {"--encoding", "NAME", "read the file in this encoding"},
};

/// A file that is to be imported.
struct Import
{
    std::string path; ///< as typed
    std::string file; ///< under its full name; empty for standard input
    std::string name;
    std::string bytes; ///< what the file holds
    std::string text; ///< what is taken from it
};

Result<Import> readImport(const std::string &path, const Arguments &arguments,
                          const Decoding &decoding, Streams &streams)
{
    const auto name = arguments.value("--as");
    if (path == "-" && !name)
        return fail(ErrorCode::BadUsage, "standard input has no name", "give one with --as");
    Result<files::FileContent> content = readSource(path);
    if (!content)
        return tl::make_unexpected(at(path, content.error()));
    Result<std::string> text = textOf(content->bytes, path, decoding, streams);
    if (!text)
        return tl::make_unexpected(text.error());
    Import import;
    import.path = path;
    if (path != "-") {
        std::error_code error;
        import.file = std::filesystem::canonical(path, error).string();
        if (error)
            return tl::make_unexpected(
                Error{ErrorCode::NotReadable, error.message(), "name another file", path});
    }
    import.name = name ? *name : std::filesystem::path(path).filename().string();
    import.bytes = std::move(content->bytes);
    import.text = std::move(*text);
    return import;
}

ExitStatus create(Library &library, const Import &import, const Author &author, Streams &streams)
{
    NewRegister made{import.name, import.text, import.file, {}, std::nullopt, author};
    if (!import.file.empty())
        made.fileText = import.bytes;
    const Result<RegisterId> id = library.create(made);
    if (!id)
        return reportError(streams, id.error());
    const Register reg = markdown::read(import.text);
    streams.out << escapedForTerminal("Imported " + import.name, LineEnds::Escaped) << ": "
                << counted(reg.iterations.size(), "iteration") << ", "
                << counted(reg.risks.size(), "risk") << '\n';
    return Done;
}

/// The file has a newer text, and nothing was changed in the library: it becomes what the file
/// says, as one change.
ExitStatus takeOver(Library &library, const StoredRegister &stored, const Import &import,
                    const Author &author, Streams &streams)
{
    RegisterEditor editor(markdown::read(stored.text),
                          library.journal(stored, [author] { return author; }));
    const auto done = editor.apply(changes::replaceText(
        editor.reg(), import.text, {ChangeKind::External, "register", {}, {}, {}}));
    if (!done)
        return reportError(streams, at(import.name, done.error()));
    const Result<void> kept = library.fileWritten(stored.listed.id, import.bytes, {});
    if (!kept)
        return reportError(streams, kept.error());
    streams.out << escapedForTerminal("Took over what has changed in " + import.path,
                                      LineEnds::Escaped)
                << '\n';
    return Done;
}

/// A register of that name is there already.
ExitStatus importAgain(Library &library, const ListedRegister &listed, const Import &import,
                       const Decoding &decoding, const Author &author, Streams &streams)
{
    const Result<StoredRegister> stored = library.load(listed.id);
    if (!stored)
        return reportError(streams, stored.error());
    const Result<std::optional<std::string>> base = library.fileText(listed.id);
    if (!base)
        return reportError(streams, base.error());
    const bool isItsFile = !import.file.empty() && listed.file == import.file && *base;
    if (stored->text == import.text || (isItsFile && **base == import.bytes)) {
        say(streams, import.name + " is in the library already; there is nothing to change");
        return Done;
    }
    if (isItsFile) {
        std::string ignored;
        Output quiet(ignored);
        Streams unheard{quiet, quiet};
        const Result<std::string> asImported = textOf(**base, import.path, decoding, unheard);
        if (asImported && *asImported == stored->text)
            return takeOver(library, *stored, import, author, streams);
    }
    return reportError(streams, {ErrorCode::Refused,
                                 "there is another register '" + import.name + "' in the library",
                                 "give this one another name with --as", import.path});
}

ExitStatus importInto(Library &library, const Import &import, const Decoding &decoding,
                      const Author &author, Streams &streams)
{
    const Result<ListedRegister> listed = library.find(import.name);
    if (listed)
        return importAgain(library, *listed, import, decoding, author, streams);
    if (listed.error().code != ErrorCode::NotFound)
        return reportError(streams, listed.error());
    return create(library, import, author, streams);
}

Result<void> checkOptions(const Arguments &arguments)
{
    const Result<std::string> format = choiceTyped("--format",
                                                   arguments.value("--format").value_or("markdown"),
                                                   {"markdown"});
    if (!format)
        return tl::make_unexpected(format.error());
    if (arguments.has("--as") && arguments.rest().size() > 1)
        return fail(ErrorCode::BadUsage, "--as names one register, not several",
                    "import one file at a time");
    return {};
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

    std::unique_ptr<Library> library; // made only when there is something to put into it
    ExitStatus status = Done;
    for (const std::string &path : arguments.rest()) {
        const Result<Import> import = readImport(path, arguments, *decoding, streams);
        if (!import) {
            status = reportError(streams, at(path, import.error()));
            continue;
        }
        if (!library) {
            auto opened = openLibrary(arguments.value("--library"), Library::Missing::Create);
            if (!opened)
                return reportError(streams, opened.error());
            library = std::move(*opened);
        }
        status = std::max(status, importInto(*library, *import, *decoding, author, streams));
    }
    return status;
}

} // namespace

const Command importCommand = {
    "import",
    "FILE...",
    "Take Markdown files into the library",
    {false, 1, anyNumber},
    OptionSet::Library,
    options,
    run,
};

} // namespace loadline::cli
