// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/clock.h"
#include "cli/history_output.h"
#include "cli/library_access.h"
#include "cli/session.h"

#include "checks/policy.h"
#include "trail/journal_course.h"
#include "trail/posture_trail.h"

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--json", "", "all of it, as JSON"},
    {"--csv", "", "a row for each commit, as CSV"},
};

/// The register whose history is asked for, and where what its versions say is kept.
struct Subject
{
    std::string name;
    std::string file; ///< that git has the history of
    std::string policyFile; ///< empty for a register of a library
    std::unique_ptr<Library> library; ///< null where there is none that can be used
    std::optional<StoredRegister> stored; ///< of a register of the library
};

Result<Subject> fromLibrary(const std::optional<std::string> &name, const std::string &named)
{
    Result<std::unique_ptr<Library>> library = openLibrary(named, Library::Missing::IsAnError);
    if (!library)
        return tl::make_unexpected(library.error());
    const Result<ListedRegister> listed = findRegister(**library, name);
    if (!listed)
        return tl::make_unexpected(listed.error());
    Result<StoredRegister> stored = (*library)->load(listed->id);
    if (!stored)
        return tl::make_unexpected(stored.error());
    if (listed->file.empty())
        return tl::make_unexpected(
            at(listed->name, {ErrorCode::Refused,
                              "the register is kept in no file",
                              "its history is told from the commits of a file",
                              {}}));
    return Subject{listed->name, listed->file, {}, std::move(*library), std::move(*stored)};
}

Result<Subject> subjectOf(const Arguments &arguments)
{
    if (const auto named = arguments.value("--library"))
        return fromLibrary(arguments.reg(), *named);
    const Result<std::string> path = pathOf(arguments.reg());
    if (!path)
        return tl::make_unexpected(path.error());
    if (*path == "-")
        return fail(ErrorCode::Refused, "standard input has no history", "name a file");
    Subject subject{*path, *path, *path, nullptr, std::nullopt};
    // The user's library only spares reading versions again: without it they are read.
    if (auto library = openLibrary(std::nullopt, Library::Missing::Create))
        subject.library = std::move(*library);
    return subject;
}

Result<posture::Course> courseOf(const Subject &subject)
{
    const auto found = git::Repository::around(subject.file);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::Refused, "the register is in no git repository",
                    "its history is told from the commits of its file");
    const Result<std::string> path = (*found)->pathInside(subject.file);
    if (!path)
        return tl::make_unexpected(path.error());
    auto read = trail::courseOf(**found, *path, subject.library.get());
    if (!read)
        return tl::make_unexpected(read.error());
    posture::Course &course = read->course;
    if (subject.stored) {
        const auto head = (*found)->head();
        if (!head)
            return tl::make_unexpected(head.error());
        trail::addJournal(course, trail::journalledRegister(*subject.library, *subject.stored),
                          head->place());
    }
    if (course.commits.empty() && course.mainLine.empty())
        return fail(ErrorCode::NotFound, "no commit has this file",
                    "commit it, or look for it on another branch");
    return std::move(course);
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    if (arguments.has("--json") && arguments.has("--csv"))
        return reportUsage(streams, "--json and --csv do not go together", "give one of them");
    const Result<Subject> subject = subjectOf(arguments);
    if (!subject)
        return reportError(streams, subject.error());
    const Result<policy::Policy> policy = policy::policyFor(subject->policyFile);
    if (!policy)
        return reportError(streams, policy.error());
    const Result<std::string> today = todayUtc();
    if (!today)
        return reportError(streams, today.error());
    const Result<posture::Course> course = courseOf(*subject);
    if (!course)
        return reportError(streams, at(subject->name, course.error()));
    const posture::History history = posture::historyOf(*course, *policy, *today);
    if (arguments.has("--json"))
        writeHistoryJson(streams.out, history, subject->name);
    else if (arguments.has("--csv"))
        writeHistoryCsv(streams, history);
    else
        writeHistoryText(streams.out, history, subject->name);
    return Done;
}

} // namespace

const Command historyCommand = {
    "history",
    "[REG]",
    "Open risks by tier at every commit of the file, and for how long risks are open",
    {true, 0, 0},
    OptionSet::Library,
    options,
    run,
};

} // namespace loadline::cli
