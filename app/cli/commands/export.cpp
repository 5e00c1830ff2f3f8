// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/clock.h"
#include "cli/library_access.h"
#include "cli/typed_words.h"

#include "changes/changes.h"
#include "checks/policy.h"
#include "core/text.h"
#include "editing/register_editor.h"
#include "files/safe_file.h"
#include "markdown/reader.h"

#include <algorithm>
#include <filesystem>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"-o,--output", "FILE", "the file to write; '-', the default, is standard output"},
    {"--format", "markdown", "what is written"},
    {"--force", "", "overwrite a file that was not read or written last from here"},
    {"--break-links", "", "write a file that has several hard links"},
};

/// A register on its way out of the library.
struct Export
{
    std::unique_ptr<Library> library; ///< before the editor, which uses it
    ListedRegister listed;
    std::unique_ptr<RegisterEditor> editor;
    std::optional<std::string> base; ///< what its linked file held last

    const std::string &text() const { return *editor->reg().text; }
};

Result<Export> openExport(const Arguments &arguments, const std::string &time)
{
    Export out;
    Result<std::unique_ptr<Library>> library = openLibrary(arguments.value("--library"),
                                                           Library::Missing::IsAnError);
    if (!library)
        return tl::make_unexpected(library.error());
    out.library = std::move(*library);
    Result<ListedRegister> listed = findRegister(*out.library, arguments.reg());
    if (!listed)
        return tl::make_unexpected(listed.error());
    out.listed = std::move(*listed);
    const Result<StoredRegister> stored = out.library->load(out.listed.id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    Result<std::optional<std::string>> base = out.library->fileText(out.listed.id);
    if (!base)
        return tl::make_unexpected(base.error());
    out.base = std::move(*base);
    out.editor = std::make_unique<RegisterEditor>(markdown::read(stored->text),
                                                  out.library->journal(*stored, authorAt(time)));
    return out;
}

/// Whether someone edited the register: neither an import nor a mend is news to its readers.
bool isEdited(const std::vector<JournalEntry> &entries)
{
    return std::any_of(entries.begin(), entries.end(), [](const JournalEntry &entry) {
        return entry.note.kind != ChangeKind::Import && entry.note.kind != ChangeKind::Repair
               && entry.note.kind != ChangeKind::External;
    });
}

/// The highest iteration that is completed now and was not in the file before.
std::optional<int> completedSince(const std::string &before, const Register &now)
{
    const Register old = markdown::read(before);
    const auto wasCompleted = [&old](const Iteration &iteration) {
        return std::any_of(old.iterations.begin(), old.iterations.end(),
                           [&iteration](const Iteration &one) {
                               return one.number == iteration.number
                                      && one.status == IterationStatus::Completed;
                           });
    };
    std::optional<int> completed;
    for (const Iteration &iteration : now.iterations) {
        if (iteration.number && iteration.status == IterationStatus::Completed
            && !wasCompleted(iteration))
            completed = std::max(completed.value_or(0), *iteration.number);
    }
    return completed;
}

/// The change that stamps the register for the file that it is written to.
Result<Change> stampFor(const Export &out, const std::string &path, const std::string &time)
{
    if (out.base == out.text() || !isEdited(out.editor->journal().entries()))
        return Change{};
    const auto completed = completedSince(out.base.value_or(std::string()), out.editor->reg());
    const Result<bool> wanted = policy::stampsLastUpdated(path, completed.has_value());
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    return *wanted ? changes::stampLastUpdated(out.editor->reg(), time, completed) : Change{};
}

/// Whether the register once had this very text, so that its journal still has it.
bool onceHad(const Export &out, const std::string &bytes)
{
    std::string text = out.text();
    const std::vector<JournalEntry> entries = out.editor->journal().entries();
    for (auto entry = entries.rbegin(); text != bytes && entry != entries.rend(); ++entry)
        text = applied(text, entry->inverse);
    return text == bytes;
}

/// What the file must hold for it to be overwritten; nothing where it must not be there.
Result<std::optional<files::FileIdentity>> expectedIn(const std::string &path, const Export &out,
                                                      bool isLinked, bool force)
{
    const Result<files::FileContent> there = files::readFile(path);
    if (!there && there.error().code != ErrorCode::NotFound)
        return tl::make_unexpected(at(path, there.error()));
    if (!there)
        return std::optional<files::FileIdentity>();
    const bool isItsFile = isLinked && !out.listed.file.empty();
    const bool isKnown = there->bytes.empty() || there->bytes == out.text()
                         || (isItsFile ? out.base == there->bytes : onceHad(out, there->bytes));
    if (!isKnown && !force)
        return tl::make_unexpected(Error{ErrorCode::ChangedOutside,
                                         "the file is not what was read or written last from here",
                                         "look at what it holds, then --force overwrites it", path});
    return std::optional(files::identityOf(there->bytes));
}

/// Remembers what the linked file holds now; a register without a file gets this one.
Result<void> keepLink(const Export &out, const std::string &file)
{
    if (out.listed.file.empty()) {
        if (auto linked = out.library->setLinkedFile(out.listed.id, file); !linked)
            return linked;
    }
    return out.library->fileWritten(out.listed.id, out.text(), {});
}

ExitStatus writeFile(const Arguments &arguments, Export &out, const std::string &path,
                     const std::string &time, Streams &streams)
{
    std::error_code error;
    const std::string file = std::filesystem::weakly_canonical(path, error).string();
    const bool isLinked = out.listed.file.empty() || out.listed.file == file;
    const auto expected = expectedIn(path, out, isLinked, arguments.has("--force"));
    if (!expected)
        return reportError(streams, expected.error());
    if (*expected == files::identityOf(out.text())) {
        say(streams, path + ": there is nothing to change");
        const Result<void> kept = isLinked ? keepLink(out, file) : Result<void>();
        return kept ? Done : reportError(streams, kept.error());
    }
    const Result<Change> stamp = stampFor(out, path, time);
    if (!stamp)
        return reportError(streams, stamp.error());
    const std::string bytes = applied(out.text(), stamp->splices);
    const auto written = files::writeFile(path, bytes, *expected, {arguments.has("--break-links")});
    if (!written && written.error().code != ErrorCode::NotSynced)
        return reportError(streams, at(path, written.error()));
    const Result<Change> stamped = out.editor->apply(stamp);
    if (!stamped)
        return reportError(streams, stamped.error());
    if (const Result<void> kept = isLinked ? keepLink(out, file) : Result<void>(); !kept)
        return reportError(streams, kept.error());
    streams.out << escapedForTerminal("Exported " + out.listed.name + " to " + path,
                                      LineEnds::Escaped)
                << '\n';
    return written ? Done : reportError(streams, at(path, written.error()));
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<std::string> format = choiceTyped("--format",
                                                   arguments.value("--format").value_or("markdown"),
                                                   {"markdown"});
    if (!format)
        return reportError(streams, format.error());
    const Result<std::string> time = timeUtc();
    if (!time)
        return reportError(streams, time.error());
    Result<Export> out = openExport(arguments, *time);
    if (!out)
        return reportError(streams, out.error());
    const std::string path = arguments.value("--output").value_or("-");
    if (path != "-")
        return writeFile(arguments, *out, path, *time, streams);
    streams.out.writeDocument(out->text());
    return Done;
}

} // namespace

const Command exportCommand = {
    "export",     "[NAME]",           "Write a register of the library as Markdown",
    {true, 0, 0}, OptionSet::Library, options,
    run,
};

} // namespace loadline::cli
