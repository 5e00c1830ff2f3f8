// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/library_loads.h"

#include "checks/policy.h"
#include "markdown/reader.h"
#include "review/review.h"
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

/// How much heavier it is than it was; nothing where its commits do not go back so far.
std::optional<double> trendOf(const git::Repository &repository, const std::string &path,
                              Library *cache, const Register &now, const policy::Policy &policy,
                              const std::string &today)
{
    const auto read = trail::courseOf(repository, path, cache);
    if (!read)
        return std::nullopt;
    const posture::History history = posture::historyOf(read->course, policy, today);
    const auto then = posture::loadOn(history, daysBefore(today, trendDays));
    if (!then)
        return std::nullopt;
    return posture::loadOf(now, policy, today).weight - then->weight;
}

/// Nothing where git refuses to be asked.
std::optional<Reviewed> reviewOf(const Register &now, const ListedRegister &listed, Library *cache,
                                 const std::string &today)
{
    const policy::Policy policy = policyOf(listed);
    Reviewed reviewed;
    Result<review::Ground> ground = review::groundOf(now, {});
    if (!listed.file.empty()) {
        const auto found = git::Repository::around(listed.file);
        if (found && *found) {
            const auto path = (*found)->pathInside(listed.file);
            if (!path)
                return std::nullopt;
            ground = review::groundOf(now, {}, **found, *path);
            reviewed.trend = trendOf(**found, *path, cache, now, policy, today);
        }
    }
    if (!ground)
        return std::nullopt;
    reviewed.verdict = review::reviewOf(now, *ground, {policy, {today, {}}}).verdict.kind;
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
            const auto found = reviewOf(markdown::read(std::move(stored->text)), one, cache, today);
            if (found)
                run.tell([this, id = one.id, found = *found] {
                    Q_EMIT reviewed(id, found.verdict, found.trend);
                });
        }
    });
}

} // namespace loadline::ui
