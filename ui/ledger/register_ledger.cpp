// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/register_ledger.h"

#include "markdown/reader.h"
#include "ui/shell/register_session.h"

namespace loadline::ui {

namespace {

constexpr int quietTime = 300; // milliseconds

} // namespace

RegisterLedger::RegisterLedger(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &RegisterLedger::look);
}

RegisterLedger::~RegisterLedger() = default;

void RegisterLedger::setSession(RegisterSession *session)
{
    m_session = session;
    ++m_round;
    m_isLooking = false;
    m_quiet.stop();
    m_outcome = {};
    Q_EMIT made();
    if (!session)
        return;
    connect(session, &RegisterSession::changed, &m_quiet, qOverload<>(&QTimer::start));
    look();
}

void RegisterLedger::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    look();
}

bool RegisterLedger::isCurrent() const
{
    return m_session && m_outcome.of == m_session->reg().text;
}

void RegisterLedger::look()
{
    if (!m_session || !m_isWatched || isCurrent())
        return;
    if (m_isLooking) {
        m_quiet.start();
        return;
    }
    m_isLooking = true;
    m_worker.start(
        [this, round = m_round, text = m_session->reg().text, record = m_session->importRecord()] {
            Outcome outcome{text, markdown::ledgerOf(markdown::read(text), record),
                            DocumentRows::whole(text, text)};
            QMetaObject::invokeMethod(
                this,
                [this, round, outcome = std::move(outcome)]() mutable {
                    take(round, std::move(outcome));
                },
                Qt::QueuedConnection);
        });
}

void RegisterLedger::take(int round, Outcome outcome)
{
    if (round != m_round)
        return;
    m_isLooking = false;
    m_outcome = std::move(outcome);
    Q_EMIT made();
}

} // namespace loadline::ui
