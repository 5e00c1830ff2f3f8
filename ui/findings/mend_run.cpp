// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/mend_run.h"

#include "markdown/reader.h"

#include <QElapsedTimer>

namespace loadline::ui {

namespace {

constexpr int newsEvery = 50; // milliseconds

} // namespace

MendRun::MendRun(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

MendRun::~MendRun()
{
    cancel();
}

void MendRun::start(const Register &reg, const std::string &rule,
                    const mends::Conditions &conditions)
{
    cancel();
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    m_worker.start([this, isCancelled = m_isCancelled, text = reg.text, rule, conditions,
                    risk = reg.highestRiskEver, iteration = reg.highestIterationEver,
                    separates = reg.separatesNumberRuns] {
        Register own = markdown::read(text);
        own.highestRiskEver = risk;
        own.highestIterationEver = iteration;
        own.separatesNumberRuns = separates;
        const auto change = mends::allOf(own, rule, conditions, progress(isCancelled));
        QMetaObject::invokeMethod(
            this, [this, isCancelled, change] { take(isCancelled, change); }, Qt::QueuedConnection);
    });
}

mends::Progress MendRun::progress(const Cancelled &isCancelled)
{
    auto sinceNews = std::make_shared<QElapsedTimer>();
    sinceNews->start();
    return [this, isCancelled, sinceNews](std::size_t done, std::size_t all) {
        if (*isCancelled)
            return false;
        if (sinceNews->elapsed() >= newsEvery) {
            sinceNews->restart();
            QMetaObject::invokeMethod(
                this,
                [this, isCancelled, done, all] {
                    if (isCancelled == m_isCancelled)
                        Q_EMIT progressed(int(done), int(all));
                },
                Qt::QueuedConnection);
        }
        return true;
    };
}

void MendRun::take(const Cancelled &isCancelled, const Result<Change> &change)
{
    if (isCancelled != m_isCancelled)
        return;
    m_isCancelled.reset();
    if (change)
        Q_EMIT finished(*change);
    else
        Q_EMIT refused(change.error());
}

void MendRun::cancel()
{
    if (m_isCancelled)
        *m_isCancelled = true;
    m_isCancelled.reset();
}

} // namespace loadline::ui
