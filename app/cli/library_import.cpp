// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/library_import.h"

#include "cli/library_access.h"

#include "changes/changes.h"
#include "core/text.h"
#include "editing/register_editor.h"
#include "markdown/reader.h"

namespace loadline::cli {

namespace {

ExitStatus create(Library &library, const ImportText &import, const Author &author, Streams &streams)
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
ExitStatus takeOver(Library &library, const StoredRegister &stored, const ImportText &import,
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
ExitStatus importAgain(Library &library, const ListedRegister &listed, const ImportText &import,
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

} // namespace

ExitStatus importInto(Library &library, const ImportText &import, const Decoding &decoding,
                      const Author &author, Streams &streams)
{
    const Result<ListedRegister> listed = library.find(import.name);
    if (listed)
        return importAgain(library, *listed, import, decoding, author, streams);
    if (listed.error().code != ErrorCode::NotFound)
        return reportError(streams, listed.error());
    return create(library, import, author, streams);
}

} // namespace loadline::cli
