// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/edit.h"
#include "cli/session.h"
#include "cli/text_source.h"

#include "changes/archive.h"
#include "editing/register_editor.h"

#include <filesystem>

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--before", "N", "the completed iterations with a number below N move"},
    {"--encoding", "NAME", "read the file in this encoding; it is written as UTF-8"},
    {"--repair", "on|off", "off takes text that looks damaged as it stands"},
    {"--dry-run", "", "print a unified diff of both files and write nothing"},
    {"--break-links", "", "write files that have several hard links"},
};

/// The archive as it is now; a file that is not there yet is no error.
Result<void> readArchive(const Arguments &arguments, Streams &streams, Companion &companion,
                         changes::ArchiveFile &archive)
{
    std::error_code ignored;
    if (!std::filesystem::exists(std::filesystem::symlink_status(companion.path, ignored)))
        return {};
    Result<Decoding> decoding = decodingOf(arguments, Damage::Refuse);
    if (!decoding)
        return tl::make_unexpected(decoding.error());
    decoding->encoding.reset();
    const Result<files::FileContent> content = readSource(companion.path);
    if (!content)
        return tl::make_unexpected(at(companion.path, content.error()));
    companion.identity = files::identityOf(content->bytes);
    companion.before = content->bytes;
    Result<std::string> text = textOf(content->bytes, companion.path, *decoding, streams);
    if (!text)
        return tl::make_unexpected(text.error());
    archive.text = std::move(*text);
    return {};
}

Result<Change> makeChange(const Arguments &arguments, Streams &streams, int before,
                          const Register &reg, const std::string &file, Companion &companion)
{
    if (file.empty())
        return fail(ErrorCode::Refused,
                    "this register is in no file that an archive could lie beside",
                    "export it to a file, or name a file");
    companion.path = changes::archivePathFor(file);
    changes::ArchiveFile archive;
    archive.name = std::filesystem::path(companion.path).filename().string();
    archive.registerName = std::filesystem::path(file).filename().string();
    if (const auto done = readArchive(arguments, streams, companion, archive); !done)
        return tl::make_unexpected(done.error());
    Result<changes::Archiving> archiving = changes::archiveBefore(reg, before, archive);
    if (!archiving)
        return tl::make_unexpected(archiving.error());
    companion.after = archiving->change.isEmpty() ? companion.before : archiving->archive;
    Change change = std::move(archiving->change);
    change.warnings.insert(change.warnings.end(), archiving->staying.begin(),
                           archiving->staying.end());
    return change;
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const auto typed = arguments.value("--before");
    if (!typed)
        return reportUsage(streams, "the option --before is missing",
                           "say up to which iteration, --before 10");
    const Result<int> before = iterationNumber(*typed);
    if (!before)
        return reportError(streams, before.error());
    return editBeside(
        arguments, streams,
        [&](const RegisterEditor &editor, const std::string &file, Companion &companion) {
            return makeChange(arguments, streams, *before, editor.reg(), file, companion);
        });
}

} // namespace

const Command archiveCommand = {
    "archive",
    "[REG]",
    "Move completed iterations, with the risks that they fixed, to NAME-archive.md beside NAME.md",
    {true, 0, 0},
    OptionSet::Library,
    options,
    run,
};

} // namespace loadline::cli
