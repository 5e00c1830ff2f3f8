// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/posture_reading.h"

#include "checks/policy.h"
#include "trail/posture_trail.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"

#include <memory>
#include <optional>

namespace loadline::ui {

namespace {

constexpr int quietTime = 400; // milliseconds

/// What is asked, as values: the register may be another one before it is answered.
struct Question
{
    std::string file;
    LibraryPlace place;
    std::string today;
    bool hasSteps = false; ///< the journal has some
};

/// The commits of the file, and the branch that they are of; an empty course where it lies in no
/// repository.
Result<posture::Course> courseIn(const Question &question, Library *library,
                                 const std::stop_token &stop, std::optional<std::string> &branch)
{
    if (question.file.empty())
        return posture::Course();
    const auto found = git::Repository::around(question.file);
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
    branch = head->branch;
    const auto path = repository.pathInside(question.file);
    if (!path)
        return tl::make_unexpected(path.error());
    auto read = trail::courseOf(repository, *path, library);
    if (!read)
        return tl::make_unexpected(read.error());
    return std::move(read->course);
}

void addSteps(posture::Course &course, const Question &question, const Library &library,
              const std::string &branch)
{
    const auto stored = library.load(question.place.id);
    if (!stored)
        return;
    const auto journal = library.journal(*stored, [] { return Author(); });
    trail::addJournal(course, trail::journalTexts(*journal, stored->text, branch));
}

} // namespace

PostureReading::PostureReading(RegisterSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_worker.setMaxThreadCount(1);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &PostureReading::start);
    connect(&session->editor(), &RegisterEditor::changed, this, &PostureReading::wait);
    connect(&session->file(), &linking::FileLink::surroundingsChanged, this, &PostureReading::wait);
    connect(&session->file(), &linking::FileLink::seenChanged, this, &PostureReading::wait);
}

PostureReading::~PostureReading()
{
    m_stop.request_stop();
    m_worker.waitForDone();
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
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_isStale = false;
    m_isReading = true;
    const auto steps = m_session->editor().journal().latest(1);
    const Question question{m_session->file().path(), m_session->place(), todayUtc(),
                            steps && !steps->empty()};
    m_worker.start([this, question, round = ++m_round, stop = m_stop.get_token()] {
        const auto answer = [&]() -> Result<Answer> {
            // It spares reading versions again, and has the journal; without it there are commits.
            std::unique_ptr<Library> library;
            if (!question.place.path.empty()) {
                auto opened = Library::open(question.place.path, Library::Missing::IsAnError);
                if (opened)
                    library = std::move(*opened);
            }
            std::optional<std::string> branch;
            auto course = courseIn(question, library.get(), stop, branch);
            if (!course)
                return tl::make_unexpected(course.error());
            if (library && question.hasSteps)
                addSteps(*course, question, *library, branch.value_or(std::string()));
            const policy::Policy policy = question.file.empty() ? policy::Policy()
                                                                : policy::policyFor(question.file)
                                                                      .value_or(policy::Policy());
            return Answer{posture::historyOf(*course, policy, question.today), branch.has_value()};
        }();
        QMetaObject::invokeMethod(
            this, [this, round, answer] { take(round, answer); }, Qt::QueuedConnection);
    });
}

void PostureReading::take(int round, const Result<Answer> &answer)
{
    if (round != m_round)
        return;
    m_isReading = false;
    if (answer)
        Q_EMIT read(answer->history, answer->isInRepository);
    else
        Q_EMIT failed(answer.error());
}

} // namespace loadline::ui
