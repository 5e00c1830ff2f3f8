// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/edit.h"
#include "cli/file_comparison.h"
#include "cli/session.h"

#include "changes/changes.h"
#include "editing/register_editor.h"
#include "markdown/reader.h"
#include "record/file_comparison.h"
#include "record/scope.h"

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--range", "A..B", "ask git about these revisions, not about the iteration's Commits line"},
    {"--worktree", "", "ask git about what is not committed yet"},
    {"--write", "", "record what git says: + and - as in 'git diff --numstat', ~ changed in place"},
    {"--json", "", "the comparison as JSON, files that are the same too"},
};

Result<void> checkTogether(const Arguments &arguments)
{
    const auto notTogether = [](const char *which) {
        return fail(ErrorCode::BadUsage, std::string(which) + " do not go together",
                    "give one of them");
    };
    if (arguments.has("--range") && arguments.has("--worktree"))
        return notTogether("--range and --worktree");
    if (arguments.has("--write") && arguments.has("--json"))
        return notTogether("--write and --json");
    for (const char *option : {"--dry-run", "--output", "--break-links"})
        if (arguments.has(option) && !arguments.has("--write"))
            return fail(ErrorCode::BadUsage,
                        std::string(option) + " is for what is written, and nothing is",
                        "add --write");
    return {};
}

Result<record::Scope> scopeOf(const Arguments &arguments, const Iteration &iteration)
{
    if (arguments.has("--worktree"))
        return record::Scope{};
    if (const auto range = arguments.value("--range"))
        return record::Scope{{*range}};
    Result<record::Scope> scope = record::scopeOf(iteration);
    if (!scope)
        scope.error().hint += ", or say --range A..B";
    return scope;
}

/// The repository of the register's file; of standard input the one around the working directory.
Result<git::Repository> repositoryOf(const Arguments &arguments, const std::string &file)
{
    const bool isStandardInput = file.empty() && !arguments.has("--library");
    if (file.empty() && !isStandardInput)
        return fail(ErrorCode::Refused,
                    "this register is in no file that a repository could be around",
                    "export it to a file in one");
    const std::string place = isStandardInput ? "." : file;
    const Result<std::optional<git::Repository>> found = git::Repository::around(place);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return tl::make_unexpected(at(place, Error{ErrorCode::NotFound,
                                                   "is in no git repository",
                                                   "name a register that is in one",
                                                   {},
                                                   0,
                                                   0}));
    return **found;
}

/// What git says, and the iteration that it is said of.
struct Truth
{
    record::Scope scope;
    std::vector<git::FileChange> changes;
};

Result<Truth> truthOf(const Arguments &arguments, const Iteration &iteration,
                      const std::string &file)
{
    Result<record::Scope> scope = scopeOf(arguments, iteration);
    if (!scope)
        return tl::make_unexpected(scope.error());
    const Result<git::Repository> repository = repositoryOf(arguments, file);
    if (!repository)
        return tl::make_unexpected(repository.error());
    Result<std::vector<git::FileChange>> changes = record::changesIn(*repository, *scope);
    if (!changes)
        return tl::make_unexpected(changes.error());
    return Truth{std::move(*scope), std::move(*changes)};
}

Result<const Iteration *> iterationOf(const Register &reg, int number)
{
    const auto index = markdown::findIteration(reg, number);
    if (!index)
        return tl::make_unexpected(index.error());
    return &reg.iterations[*index];
}

ExitStatus compare(const Arguments &arguments, int number, Streams &streams)
{
    const Result<OpenRegister> opened = openToRead(arguments, streams);
    if (!opened)
        return reportError(streams, opened.error());
    const auto refused = [&](const Error &error) {
        return reportError(streams, error.path.empty() ? at(opened->name, error) : error);
    };
    const Result<const Iteration *> iteration = iterationOf(opened->reg, number);
    if (!iteration)
        return refused(iteration.error());
    const Result<Truth> truth = truthOf(arguments, **iteration, opened->linked);
    if (!truth)
        return refused(truth.error());
    const FileComparison comparison{
        number, truth->scope,
        record::compareFiles(changes::recordedFiles(opened->reg, **iteration), truth->changes)};
    if (arguments.has("--json"))
        writeJson(streams, comparison);
    else
        writeLines(streams, comparison);
    return comparison.isSame() ? Done : Found;
}

Result<Change> recorded(const Arguments &arguments, int number, const Register &reg,
                        const std::string &file)
{
    const Result<const Iteration *> iteration = iterationOf(reg, number);
    if (!iteration)
        return tl::make_unexpected(iteration.error());
    const Result<Truth> truth = truthOf(arguments, **iteration, file);
    if (!truth)
        return tl::make_unexpected(truth.error());
    std::vector<changes::RecordedFile> files;
    for (const git::FileChange &change : truth->changes)
        files.push_back(record::recordedFrom(change));
    return changes::setFiles(reg, number, files);
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<int> number = iterationNumber(arguments.rest()[0]);
    if (!number)
        return reportError(streams, number.error());
    if (const auto fine = checkTogether(arguments); !fine)
        return reportError(streams, fine.error());
    if (!arguments.has("--write"))
        return compare(arguments, *number, streams);
    return editBeside(arguments, streams,
                      [&](const RegisterEditor &editor, const std::string &file, Companion &) {
                          return recorded(arguments, *number, editor.reg(), file);
                      });
}

} // namespace

const Command filesCommand = {
    "files",
    "[REG] N",
    "Say where Files Modified of an iteration differs from git, or take it over from there",
    {true, 1, 1},
    OptionSet::Editing,
    options,
    run,
};

} // namespace loadline::cli
