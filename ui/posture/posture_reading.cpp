// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/posture_reading.h"

#include "checks/policy.h"
#include "trail/posture_trail.h"
#include "ui/shell/time_source.h"

#include <memory>
#include <optional>

namespace loadline::ui {

namespace {

constexpr int quietTime = 400; // milliseconds

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

PostureReading::PostureReading(RegisterSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_asked([this](const Result<Answer> &answer) { take(answer); })
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &PostureReading::start);
    connect(&session->editor(), &RegisterEditor::changed, this, &PostureReading::wait);
    connect(&session->file(), &linking::FileLink::surroundingsChanged, this, &PostureReading::wait);
    connect(&session->file(), &linking::FileLink::seenChanged, this, &PostureReading::wait);
}

void PostureReading::setShown(bool isShown)
{
    m_isShown = isShown;
    if (isShown && m_isStale)
        m_quiet.start();
    else if (!isShown)
        m_quiet.stop();
}

void PostureReading::wait()
{
    m_isStale = true;
    if (m_isShown)
        m_quiet.start();
}

void PostureReading::start()
{
    m_isStale = false;
    const Journal &journal = m_session->editor().journal();
    const auto steps = journal.latest(1);
    Question question{
        m_session->file().path(), m_session->place(), todayUtc(), steps && !steps->empty(), {}};
    if (question.hasSteps && question.place.path.empty())
        question.journalled = {*m_session->reg().text, journal.entries(),
                               journal.lines().value_or(JournalLines()).start,
                               m_session->file().place()};
    m_asked.ask([question = std::move(question)](const std::stop_token &stop) {
        return answerTo(question, stop);
    });
}

Result<PostureReading::Answer> PostureReading::answerTo(const Question &question,
                                                        const std::stop_token &stop)
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
    return Answer{posture::historyOf(*course, policy, question.today), place.has_value()};
}

void PostureReading::take(const Result<Answer> &answer)
{
    if (answer)
        Q_EMIT read(answer->history, answer->isInRepository);
    else
        Q_EMIT failed(answer.error());
}

} // namespace loadline::ui
