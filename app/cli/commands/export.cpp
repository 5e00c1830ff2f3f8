// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/clock.h"
#include "cli/export_source.h"
#include "cli/rendered_export.h"

#include "changes/changes.h"
#include "checks/policy.h"
#include "core/text.h"
#include "editing/register_editor.h"
#include "files/safe_file.h"
#include "git/repository.h"
#include "markdown/reader.h"

#include <algorithm>
#include <filesystem>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"-o,--output", "FILE", "the file to write; '-', the default, is standard output"},
    {"--format", "markdown|csv|json", "what is written; the default is what FILE is called"},
    {"--force", "", "overwrite a file that was not read or written last from here"},
    {"--break-links", "", "write a file that has several hard links"},
};

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
Result<Change> stampFor(const ExportSource &out, const std::string &path, const std::string &time)
{
    if (out.base == out.text() || !isEdited(out.editor->journal().entries()))
        return Change{};
    const auto completed = completedSince(out.base.value_or(SharedBytes()), out.editor->reg());
    const Result<bool> wanted = policy::stampsLastUpdated(path, completed.has_value());
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    return *wanted ? changes::stampLastUpdated(out.editor->reg(), time, completed) : Change{};
}

/// What the file must hold for it to be overwritten; nothing where it must not be there.
Result<std::optional<files::FileIdentity>> expectedIn(const std::string &path,
                                                      const ExportSource &out, bool isLinked,
                                                      bool force)
{
    const Result<files::FileContent> there = files::readFile(path);
    if (!there && there.error().code != ErrorCode::NotFound)
        return tl::make_unexpected(at(path, there.error()));
    if (!there)
        return std::optional<files::FileIdentity>();
    const bool isItsFile = isLinked && !out.listed.file.empty();
    const bool isKnown = there->bytes.empty() || there->bytes == out.text()
                         || (isItsFile ? out.base == there->bytes
                                       : onceGave(out, there->bytes,
                                                  [](const auto &text) { return text; }));
    if (!isKnown && !force)
        return tl::make_unexpected(Error{ErrorCode::ChangedOutside,
                                         "the file is not what was read or written last from here",
                                         "look at what it holds, then --force overwrites it", path});
    return std::optional(files::identityOf(there->bytes));
}

/// Remembers what the linked file holds now; a register without a file gets this one.
Result<void> keepLink(const ExportSource &out, const std::string &file)
{
    if (out.listed.file.empty()) {
        if (auto linked = out.library->setLinkedFile(out.listed.id, file); !linked)
            return linked;
    }
    return out.library->fileWritten(out.listed.id, out.text(), git::placeAround(file));
}

ExitStatus writeFile(const Arguments &arguments, ExportSource &out, const std::string &path,
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
    const std::string path = arguments.value("--output").value_or("-");
    const Result<ExchangeFormat> format = exchangeFormatOf(arguments, path);
    if (!format)
        return reportError(streams, format.error());
    const Result<std::string> time = timeUtc();
    if (!time)
        return reportError(streams, time.error());
    if (*format != ExchangeFormat::Markdown)
        return exportRendered(arguments, *format, *time, streams);
    Result<ExportSource> out = openToExport(arguments, *time);
    if (!out)
        return reportError(streams, out.error());
    if (path != "-")
        return writeFile(arguments, *out, path, *time, streams);
    streams.out.writeDocument(out->text());
    return Done;
}

} // namespace

const Command exportCommand = {
    "export",
    "[NAME]",
    "Write a register of the library to a file, or its risks as a table",
    {true, 0, 0},
    OptionSet::Library,
    options,
    run,
};

} // namespace loadline::cli
