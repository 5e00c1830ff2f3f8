// SPDX-License-Identifier: GPL-3.0-or-later
#include "importing/library_import.h"

#include "changes/changes.h"
#include "editing/register_editor.h"
#include "git/repository.h"
#include "markdown/reader.h"

namespace loadline::importing {

namespace {

Result<Outcome> create(Library &library, const ImportText &import, const Author &author)
{
    NewRegister made{import.name, import.text, import.file, {}, std::nullopt, author};
    if (!import.file.empty()) {
        made.fileText = import.bytes;
        made.branch = git::placeAround(import.file);
    }
    const Result<RegisterId> id = library.create(made);
    if (!id)
        return tl::make_unexpected(id.error());
    return Outcome::Created;
}

/// The file has a newer text, and nothing was changed in the library: it becomes what the file
/// says, as one change.
Result<Outcome> takeOver(Library &library, const StoredRegister &stored, const ImportText &import,
                         const Author &author)
{
    RegisterEditor editor(markdown::read(stored.text),
                          library.journal(stored, [author] { return author; }));
    FileMovement movement;
    movement.changes = {changes::replaceText(
        editor.reg(), import.text, {ChangeKind::External, "register", {}, import.name, {}})};
    movement.seen = SeenFile{import.bytes, git::placeAround(import.file)};
    if (const auto done = editor.follow(movement); !done) {
        Error error = done.error();
        error.path = import.name;
        return tl::make_unexpected(std::move(error));
    }
    return Outcome::TakenOver;
}

/// A register of that name is there already.
Result<Outcome> importAgain(Library &library, const ListedRegister &listed,
                            const ImportText &import, const ReadAgain &readAgain,
                            const Author &author)
{
    const Result<StoredRegister> stored = library.load(listed.id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    const Result<std::optional<std::string>> base = library.fileText(listed.id);
    if (!base)
        return tl::make_unexpected(base.error());
    const bool isItsFile = !import.file.empty() && listed.file == import.file && *base;
    if (stored->text == import.text || (isItsFile && **base == import.bytes))
        return Outcome::Unchanged;
    if (isItsFile && readAgain(**base) == stored->text)
        return takeOver(library, *stored, import, author);
    return Outcome::OtherRegister;
}

} // namespace

Result<Outcome> importInto(Library &library, const ImportText &import, const ReadAgain &readAgain,
                           const Author &author)
{
    const Result<ListedRegister> listed = library.find(import.name);
    if (listed)
        return importAgain(library, *listed, import, readAgain, author);
    if (listed.error().code != ErrorCode::NotFound)
        return tl::make_unexpected(listed.error());
    return create(library, import, author);
}

} // namespace loadline::importing
