// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/library_loads.h"

#include "checks/policy.h"
#include "markdown/reader.h"
#include "review/review.h"
#include "trail/journal_course.h"
#include "trail/posture_trail.h"
#include "ui/shell/time_source.h"

#include <QDate>

namespace loadline::ui {

namespace {

constexpr int trendDays = 30;

struct Reviewed
{
    review::Verdict::Kind verdict = review::Verdict::Kind::Go;
    std::optional<double> trend;
};

std::string daysBefore(const std::string &today, int days)
{
    return QDate::fromString(QString::fromStdString(today), Qt::ISODate)
        .addDays(-days)
        .toString(Qt::ISODate)
        .toStdString();
}

policy::Policy policyOf(const ListedRegister &listed)
{
    return listed.file.empty() ? policy::Policy()
                               : policy::policyFor(listed.file).value_or(policy::Policy());
}

/// What is asked of one register.
struct Question
{
    const StoredRegister &stored;
    const Library &library;
    Library *cache = nullptr;
    policy::Policy policy;
    std::string today;
    std::stop_token stop;
};

/// How much heavier it is than it was; nothing where what is known does not go back so far.
std::optional<double> trendOf(const posture::Course &course, const Register &now,
                              const Question &question)
{
    const posture::History history = posture::historyOf(course, question.policy, question.today);
    const auto then = posture::loadOn(history, daysBefore(question.today, trendDays));
    if (!then)
        return std::nullopt;
    return posture::loadOf(now, question.policy, question.today).weight - then->weight;
}

/// Where no commit tells, the journal does.
posture::Course journalOf(const Question &question)
{
    posture::Course course;
    trail::addJournal(course, trail::journalledRegister(question.library, question.stored), {},
                      question.stop);
    return course;
}

/// Nothing where git refuses to be asked.
std::optional<Reviewed> reviewOf(const Register &now, const Question &question)
{
    Reviewed reviewed;
    Result<review::Ground> ground = review::groundOf(now, {});
    posture::Course course;
    const std::string &file = question.stored.listed.file;
    const auto found = file.empty() ? Result<std::optional<git::Repository>>(std::nullopt)
                                    : git::Repository::around(file);
    if (found && *found) {
        git::Repository repository = **found;
        repository.stopWith(question.stop);
        const auto path = repository.pathInside(file);
        if (!path)
            return std::nullopt;
        ground = review::groundOf(now, {}, repository, *path);
        if (auto read = trail::courseOf(repository, *path, question.cache))
            course = std::move(read->course);
    } else {
        course = journalOf(question);
    }
    if (!ground)
        return std::nullopt;
    reviewed.trend = trendOf(course, now, question);
    reviewed.verdict = review::reviewOf(now, *ground, {question.policy, {question.today, {}}})
                           .verdict.kind;
    return reviewed;
}

} // namespace

LibraryLoads::LibraryLoads(std::shared_ptr<const Library> library, QObject *parent)
    : QObject(parent)
    , m_reading(std::move(library))
{
}

void LibraryLoads::weigh(std::vector<ListedRegister> registers)
{
    m_reading.start([this, today = todayUtc(),
                     registers = std::move(registers)](const LibraryReading::Run &run) {
        for (const ListedRegister &one : registers) {
            if (run.isCalledOff())
                return;
            auto stored = run.library().load(one.id);
            if (!stored)
                continue;
            const posture::Load load = posture::loadOf(markdown::read(std::move(stored->text)),
                                                       policyOf(one), today);
            run.tell([this, id = one.id, load] { Q_EMIT weighed(id, load); });
        }
        // What versions said is kept there, so that the next time they are not read again.
        const std::string &path = run.library().path();
        auto opened = Library::open(path, Library::Missing::IsAnError);
        Library *cache = !path.empty() && opened ? opened->get() : nullptr;
        for (const ListedRegister &one : registers) {
            if (run.isCalledOff())
                return;
            auto stored = run.library().load(one.id);
            if (!stored)
                continue;
            const Register now = markdown::read(stored->text);
            const auto found = reviewOf(now, {*stored, run.library(), cache, policyOf(one), today,
                                              run.stop()});
            if (found)
                run.tell([this, id = one.id, found = *found] {
                    Q_EMIT reviewed(id, found.verdict, found.trend);
                });
        }
    });
}

} // namespace loadline::ui
