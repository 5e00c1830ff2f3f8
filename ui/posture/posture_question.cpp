// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/posture_question.h"

#include "checks/policy.h"
#include "trail/posture_trail.h"
#include "ui/shell/time_source.h"

#include <memory>

namespace loadline::ui {

namespace {

/// The commits of the file, and where the repository is; an empty course where it lies in no
/// repository.
Result<posture::Course> courseIn(const std::string &file, Library *library,
                                 const std::stop_token &stop, std::optional<std::string> &place)
{
    if (file.empty())
        return posture::Course();
    const auto found = git::Repository::around(file);
    // Without a git program there is no repository either.
    if (!found && found.error().code != ErrorCode::NotFound)
        return tl::make_unexpected(found.error());
    if (!found || !*found)
        return posture::Course();
    git::Repository repository = **found;
    repository.stopWith(stop);
    const auto head = repository.head();
    if (!head)
        return tl::make_unexpected(head.error());
    place = head->place();
    const auto path = repository.pathInside(file);
    if (!path)
        return tl::make_unexpected(path.error());
    auto read = trail::courseOf(repository, *path, library);
    if (!read)
        return tl::make_unexpected(read.error());
    return std::move(read->course);
}

/// Nothing where the library cannot be read.
std::optional<trail::JournalledRegister> journalledIn(const Library *library, RegisterId id)
{
    if (!library)
        return std::nullopt;
    const auto stored = library->load(id);
    if (!stored)
        return std::nullopt;
    return trail::journalledRegister(*library, *stored);
}

} // namespace

PostureQuestion postureQuestion(RegisterSession &session)
{
    const Journal &journal = session.editor().journal();
    const auto steps = journal.latest(1);
    PostureQuestion question{
        session.file().path(), session.place(), todayUtc(), steps && !steps->empty(), {}};
    if (question.hasSteps && question.place.path.empty())
        question.journalled = {*session.reg().text, journal.entries(),
                               journal.lines().value_or(JournalLines()).start,
                               session.file().place()};
    return question;
}

Result<PostureAnswer> postureAnswer(const PostureQuestion &question, const std::stop_token &stop)
{
    // The library spares reading versions again, and has the journal; without it there are commits.
    std::unique_ptr<Library> library;
    if (!question.place.path.empty()) {
        auto opened = Library::open(question.place.path, Library::Missing::IsAnError);
        if (opened)
            library = std::move(*opened);
    }
    std::optional<std::string> place; // there is a repository
    auto course = courseIn(question.file, library.get(), stop, place);
    if (!course)
        return tl::make_unexpected(course.error());
    const auto journalled = question.journalled || !question.hasSteps
                                ? question.journalled
                                : journalledIn(library.get(), question.place.id);
    if (journalled)
        trail::addJournal(*course, *journalled, place.value_or(std::string()), stop);
    const policy::Policy policy = question.file.empty()
                                      ? policy::Policy()
                                      : policy::policyFor(question.file).value_or(policy::Policy());
    return PostureAnswer{posture::historyOf(*course, policy, question.today), place.has_value()};
}

} // namespace loadline::ui
