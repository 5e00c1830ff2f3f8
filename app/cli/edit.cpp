// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/edit.h"

#include "cli/clock.h"
#include "cli/library_access.h"
#include "cli/session.h"
#include "cli/text_source.h"
#include "cli/unified_diff.h"

#include "changes/changes.h"
#include "checks/policy.h"
#include "core/text.h"
#include "editing/register_editor.h"
#include "library/memory_journal.h"
#include "markdown/reader.h"

#include <charconv>
#include <filesystem>
#include <memory>

namespace loadline::cli {

namespace {

/// A register that is open for editing.
struct Opened
{
    std::string name; ///< as in messages
    std::string file; ///< that the register is from; empty where it is from none
    std::unique_ptr<Library> library; ///< none for a file; before the editor, which uses it
    std::unique_ptr<RegisterEditor> editor;
    std::optional<files::FileIdentity> identity; ///< of the bytes that a file held
};

/// A register to be edited as the policy beside its file wants it; without a file, as usual.
Result<Register> readForEditing(std::string text, const std::string &file)
{
    Register reg = markdown::read(std::move(text));
    if (file.empty())
        return reg;
    const Result<policy::Policy> policy = policy::policyFor(file);
    if (!policy)
        return tl::make_unexpected(policy.error());
    reg.separatesNumberRuns = policy->numberSeparators;
    return reg;
}

Result<Opened> openFile(const Arguments &arguments, const std::string &time, Streams &streams)
{
    const Result<Decoding> decoding = decodingOf(arguments, Damage::Refuse);
    if (!decoding)
        return tl::make_unexpected(decoding.error());
    const Result<std::string> path = pathOf(arguments.reg());
    if (!path)
        return tl::make_unexpected(path.error());
    Result<files::FileContent> content = readSource(*path);
    if (!content)
        return tl::make_unexpected(at(*path, content.error()));
    Opened opened;
    opened.name = *path;
    opened.file = *path == "-" ? std::string() : *path;
    opened.identity = files::identityOf(content->bytes);
    Result<std::string> text = textOf(std::move(content->bytes), *path, *decoding, streams);
    if (!text)
        return tl::make_unexpected(text.error());
    Result<Register> reg = readForEditing(std::move(*text), *path);
    if (!reg)
        return tl::make_unexpected(reg.error());
    opened.editor = std::make_unique<RegisterEditor>(
        std::move(*reg), std::make_unique<MemoryJournal>(authorAt(time)));
    return opened;
}

Result<Opened> openInLibrary(const Arguments &arguments, const std::string &time)
{
    Opened opened;
    Result<std::unique_ptr<Library>> library = openLibrary(arguments.value("--library"),
                                                           Library::Missing::IsAnError);
    if (!library)
        return tl::make_unexpected(library.error());
    opened.library = std::move(*library);
    const Result<ListedRegister> listed = findRegister(*opened.library, arguments.reg());
    if (!listed)
        return tl::make_unexpected(listed.error());
    const Result<StoredRegister> stored = opened.library->load(listed->id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    opened.name = listed->name;
    opened.file = listed->file;
    Result<Register> reg = readForEditing(stored->text, listed->file);
    if (!reg)
        return tl::make_unexpected(reg.error());
    opened.editor = std::make_unique<RegisterEditor>(
        std::move(*reg), opened.library->journal(*stored, authorAt(time)));
    return opened;
}

/// Where the result goes.
struct Destination
{
    enum class Kind { InPlace, Diff, StandardOutput, File };
    Kind kind = Kind::InPlace;
    std::string file;
};

Result<Destination> destinationOf(const Arguments &arguments)
{
    const auto output = arguments.value("--output");
    if (output && arguments.has("--dry-run"))
        return fail(ErrorCode::BadUsage, "--dry-run and --output do not go together",
                    "give one of them");
    if (arguments.has("--dry-run"))
        return Destination{Destination::Kind::Diff, {}};
    if (output && *output != "-")
        return Destination{Destination::Kind::File, *output};
    // What was read from standard input has no place to go back to.
    if (output || (arguments.reg() == "-" && !arguments.has("--library")))
        return Destination{Destination::Kind::StandardOutput, {}};
    return Destination{};
}

/// The iteration that a change completed.
std::optional<int> completedBy(const ChangeNote &note)
{
    constexpr std::string_view prefix = "iteration:";
    if (note.kind != ChangeKind::Complete || !note.object.starts_with(prefix))
        return std::nullopt;
    int number = 0;
    const char *end = note.object.data() + note.object.size();
    const auto read = std::from_chars(note.object.data() + prefix.size(), end, number);
    return read.ec == std::errc() ? std::optional<int>(number) : std::nullopt;
}

Result<void> stamp(RegisterEditor &editor, const std::string &path, const ChangeNote &note,
                   const std::string &time)
{
    const Result<bool> wanted = policy::stampsLastUpdated(path, completedBy(note).has_value());
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    if (!*wanted)
        return {};
    const auto done = editor.apply(changes::stampLastUpdated(editor.reg(), time, completedBy(note)));
    if (!done)
        return tl::make_unexpected(done.error());
    return {};
}

/// Text without a place of its own: what would be done must not reach the library.
void detach(Opened &opened, const std::string &time)
{
    opened.editor = std::make_unique<RegisterEditor>(
        opened.editor->reg(), std::make_unique<MemoryJournal>(authorAt(time)));
}

Result<void> writeTo(const Opened &opened, const Destination &destination,
                     files::WriteOptions options)
{
    const std::string &text = *opened.editor->reg().text;
    if (destination.kind == Destination::Kind::InPlace) {
        const auto done = files::writeFile(opened.name, text, opened.identity, options);
        return done ? Result<void>() : tl::make_unexpected(at(opened.name, done.error()));
    }
    // Only a file with nothing in it may give way unread.
    std::optional<files::FileIdentity> expected;
    if (const auto there = files::readFile(destination.file); there && there->bytes.empty())
        expected = files::identityOf({});
    const auto done = files::writeFile(destination.file, text, expected, options);
    return done ? Result<void>() : tl::make_unexpected(at(destination.file, done.error()));
}

Result<void> writeCompanion(const Companion &companion, files::WriteOptions options)
{
    if (companion.path.empty() || companion.before == companion.after)
        return {};
    const auto done = files::writeFile(companion.path, companion.after, companion.identity, options);
    return done ? Result<void>() : tl::make_unexpected(at(companion.path, done.error()));
}

/// What a change did: for standard output, and as a sentence.
struct Told
{
    bool isChanged = false;
    std::string data;
    std::string sentence;
};

/// Makes and applies the change, and stamps what is to become a file.
Result<Told> change(Opened &opened, const Destination &destination, const std::string &time,
                    const MakeChangeBeside &make, Companion &companion, const TellChange &tell,
                    files::WriteOptions options, Streams &streams)
{
    Result<Change> wanted = make(*opened.editor, opened.file, companion);
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    for (const std::string &warning : wanted->warnings)
        say(streams, warning);
    const SharedText before = opened.editor->reg().text;
    if (destination.kind != Destination::Kind::InPlace)
        detach(opened, time);
    else if (const Result<void> written = writeCompanion(companion, options); !written)
        return tl::make_unexpected(written.error());
    const Result<Change> done = opened.editor->apply(std::move(wanted));
    if (!done)
        return tl::make_unexpected(done.error());
    if (*opened.editor->reg().text == *before)
        return Told{};
    const bool isForAFile = !opened.library || destination.kind == Destination::Kind::File;
    const std::string &file = destination.file.empty() ? opened.name : destination.file;
    if (isForAFile) {
        if (const Result<void> stamped = stamp(*opened.editor, file, done->note, time); !stamped)
            return tl::make_unexpected(stamped.error());
    }
    return Told{true, tell(*done), describe(done->note)};
}

/// Standard output takes the result itself, people read the rest.
ExitStatus print(const Opened &opened, const Destination &destination, const std::string &before,
                 const Companion &companion, const Told &told, Streams &streams)
{
    const std::string &text = *opened.editor->reg().text;
    const bool isDryRun = destination.kind == Destination::Kind::Diff;
    if (isDryRun && !companion.path.empty())
        streams.out.writeDocument(unifiedDiff(companion.before, companion.after, companion.path));
    streams.out.writeDocument(isDryRun ? unifiedDiff(before, text, opened.name) : text);
    if (told.isChanged)
        say(streams, (isDryRun ? "dry run: " : "") + told.sentence);
    return Done;
}

ExitStatus write(const Opened &opened, const Destination &destination, const Told &told,
                 files::WriteOptions options, Streams &streams)
{
    const bool isFile = destination.kind == Destination::Kind::File;
    const bool isWritten = isFile || (!opened.library && told.isChanged);
    const Result<void> written = isWritten ? writeTo(opened, destination, options) : Result<void>();
    if (!written && written.error().code != ErrorCode::NotSynced)
        return reportError(streams, written.error());
    if (told.isChanged)
        streams.out << escapedForTerminal(told.data, LineEnds::Escaped) << '\n';
    return written ? Done : reportError(streams, written.error());
}

bool isSameFile(const std::string &a, const std::string &b)
{
    std::error_code error;
    return std::filesystem::equivalent(a, b, error);
}

} // namespace

std::string tellNote(const Change &change)
{
    return describe(change.note);
}

ExitStatus edit(const Arguments &arguments, Streams &streams, const MakeChange &make,
                const TellChange &tell)
{
    const MakeChangeBeside alone = [&make](const RegisterEditor &editor, const std::string &,
                                           Companion &) { return make(editor); };
    return editBeside(arguments, streams, alone, tell);
}

ExitStatus editBeside(const Arguments &arguments, Streams &streams, const MakeChangeBeside &make,
                      const TellChange &tell)
{
    using Kind = Destination::Kind;
    Result<Destination> destination = destinationOf(arguments);
    if (!destination)
        return reportError(streams, destination.error());
    const Result<std::string> time = timeUtc();
    if (!time)
        return reportError(streams, time.error());
    Result<Opened> opened = arguments.has("--library") ? openInLibrary(arguments, *time)
                                                       : openFile(arguments, *time, streams);
    if (!opened)
        return reportError(streams, opened.error());
    if (destination->kind == Kind::File && !opened->library
        && isSameFile(destination->file, opened->name))
        destination->kind = Kind::InPlace;

    const SharedText before = opened->editor->reg().text;
    const files::WriteOptions options{arguments.has("--break-links")};
    Companion companion;
    const Result<Told> told = change(*opened, *destination, *time, make, companion, tell, options,
                                     streams);
    if (!told)
        return reportError(streams, told.error().path.empty() ? at(opened->name, told.error())
                                                              : told.error());
    if (!told->isChanged)
        say(streams, opened->name + ": there is nothing to change");
    if (destination->kind == Kind::Diff || destination->kind == Kind::StandardOutput)
        return print(*opened, *destination, *before, companion, *told, streams);
    return write(*opened, *destination, *told, options, streams);
}

} // namespace loadline::cli
