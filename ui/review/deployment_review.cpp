// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/deployment_review.h"

#include "record/scope.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"

#include <algorithm>
#include <map>

namespace loadline::ui {

namespace {

constexpr int quietTime = 300; // milliseconds
/// Bytes of both registers that are reviewed within a frame: some 50 ms were measured for 250 kB.
constexpr std::size_t atOnce = 64 * 1024;

review::Review reviewOf(const Register &now, const ReviewAnswer &ground, const std::string &today)
{
    const checks::CheckContext context{today, {}};
    return review::reviewOf(now, ground.ground, {ground.policy, context});
}

} // namespace

DeploymentReview::DeploymentReview(RegisterSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_question(new ReviewQuestion(this))
{
    m_worker.setMaxThreadCount(1);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &DeploymentReview::lookAgain);
    connect(m_question, &ReviewQuestion::answered, this, &DeploymentReview::take);
    connect(m_question, &ReviewQuestion::failed, this, [this](const Error &error) {
        Q_EMIT askingChanged();
        Q_EMIT refused(error);
    });
    connect(&session->editor(), &RegisterEditor::changed, this, &DeploymentReview::followRegister);
    connect(&session->file(), &linking::FileLink::seenChanged, this, &DeploymentReview::lookAgain);
    connect(&session->file(), &linking::FileLink::surroundingsChanged, this,
            &DeploymentReview::lookAgain);
}

DeploymentReview::~DeploymentReview() = default;

DeploymentReview::Names DeploymentReview::namesIn(const Register &reg)
{
    Names names;
    for (const Iteration &iteration : reg.iterations) {
        const auto scope = record::scopeOf(iteration);
        names.emplace_back(iteration.id, scope ? record::nameOf(*scope) : std::string());
    }
    return names;
}

void DeploymentReview::ask(const review::Wish &wish)
{
    m_wish = wish;
    lookAgain();
}

bool DeploymentReview::isFor(const review::Wish &wish) const
{
    return m_groundWish.since == wish.since && m_groundWish.iterations == wish.iterations;
}

void DeploymentReview::stop()
{
    m_question->stop();
    Q_EMIT askingChanged();
}

void DeploymentReview::lookAgain()
{
    m_quiet.stop();
    if (!m_isShown)
        return;
    m_askedNames = namesIn(m_session->reg());
    m_question->ask(m_session->reg(), m_wish, m_session->file().path());
    Q_EMIT askingChanged();
}

void DeploymentReview::setShown(bool isShown)
{
    if (m_isShown == isShown)
        return;
    m_isShown = isShown;
    if (!isShown)
        return;
    if (m_hasGround && m_isStale)
        make();
    // A commit, a tag or another policy may have come meanwhile, and asking costs the window nothing.
    lookAgain();
}

void DeploymentReview::take(const ReviewAnswer &answer)
{
    m_ground = answer;
    m_groundWish = m_wish;
    m_names = m_askedNames;
    m_hasGround = true;
    m_isStale = true;
    // The register may have become another one while git was asked.
    followNames();
    Q_EMIT askingChanged();
    if (m_isShown)
        make();
}

void DeploymentReview::followRegister()
{
    m_isStale = true;
    if (!m_hasGround)
        return;
    followNames();
    if (m_isShown)
        make();
}

/// An answer is for the iterations, and the commits that they name, as they were when git was asked.
void DeploymentReview::followNames()
{
    Names names = namesIn(m_session->reg());
    if (names == m_names)
        return;
    moveCommits(names);
    m_names = std::move(names);
    if (m_isShown)
        m_quiet.start();
    if (isAsking())
        stop();
}

/// Commits belong to iterations by their places, which are others once one was added or moved. What
/// cannot be found again waits for git's answer.
void DeploymentReview::moveCommits(const Names &names)
{
    std::map<std::size_t, review::CommitsOfIteration> moved;
    for (auto &[index, commits] : m_ground.ground.commits) {
        if (index >= m_names.size())
            continue;
        const auto found = std::find(names.begin(), names.end(), m_names[index]);
        if (found != names.end())
            moved.emplace(std::size_t(found - names.begin()), std::move(commits));
    }
    m_ground.ground.commits = std::move(moved);
}

void DeploymentReview::make()
{
    if (m_isMaking)
        return; // takeMade() sees that it was of another text
    const auto &there = m_ground.ground.there;
    const std::size_t size = m_session->reg().text->size() + (there ? there->text->size() : 0);
    if (size > atOnce) {
        makeBeside();
        return;
    }
    m_isStale = false;
    m_review = reviewOf(m_session->reg(), m_ground, todayUtc());
    Q_EMIT reviewed();
}

void DeploymentReview::makeBeside()
{
    m_isMaking = true;
    m_isStale = false;
    m_worker.start([this, now = m_session->reg(), ground = m_ground, today = todayUtc()] {
        auto made = std::make_shared<review::Review>(reviewOf(now, ground, today));
        QMetaObject::invokeMethod(
            this, [this, made = std::move(made)] { takeMade(made); }, Qt::QueuedConnection);
    });
}

void DeploymentReview::takeMade(const std::shared_ptr<review::Review> &made)
{
    m_isMaking = false;
    m_review = std::move(*made);
    Q_EMIT reviewed();
    if (m_isStale && m_isShown)
        make();
}

} // namespace loadline::ui
