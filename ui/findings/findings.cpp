// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/findings.h"

#include "markdown/reader.h"
#include "ui/shell/register_session.h"
#include "ui/shell/time_source.h"

namespace loadline::ui {

namespace {

constexpr int quietTime = 300; // milliseconds
constexpr std::size_t largeText = 1000000; // bytes
constexpr int restAfterOpening = 1000; // milliseconds
constexpr std::size_t dayLength = 10; // "2026-01-31"

} // namespace

Findings::Findings(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &Findings::look);
}

Findings::~Findings() = default;

void Findings::setSession(RegisterSession *session)
{
    m_session = session;
    ++m_round;
    m_isLooking = false;
    m_quiet.stop();
    m_of.reset();
    m_all.clear();
    Q_EMIT found();
    if (!session)
        return;
    connect(session, &RegisterSession::changed, &m_quiet, qOverload<>(&QTimer::start));
    if (session->reg().text->size() < largeText) {
        look();
        return;
    }
    // Reading a large register a second time would hold up its first frame: the rest begins when
    // the window takes events.
    QTimer::singleShot(0, session, [this, session] {
        QTimer::singleShot(restAfterOpening, session, [this] { look(); });
    });
}

bool Findings::areCurrent() const
{
    return m_session && m_of == m_session->reg().text;
}

void Findings::look()
{
    if (!m_session || areCurrent())
        return;
    if (m_isLooking) {
        m_quiet.start();
        return;
    }
    m_isLooking = true;
    const std::string path = m_session->hasFile() ? m_session->filePath().toStdString()
                                                  : std::string();
    m_worker.start([this, round = m_round, text = m_session->reg().text, path, now = nowUtc()] {
        // A policy that cannot be read is said when the file is written; here the house's rules
        // serve.
        Outcome outcome{text,
                        {},
                        {path.empty() ? policy::Policy()
                                      : policy::policyFor(path).value_or(policy::Policy()),
                         now}};
        const checks::CheckContext context{now.substr(0, dayLength), {}};
        outcome.all = checks::check(markdown::read(text), outcome.conditions.policy, context);
        QMetaObject::invokeMethod(
            this, [this, round, outcome = std::move(outcome)] { take(round, outcome); },
            Qt::QueuedConnection);
    });
}

void Findings::take(int round, Outcome outcome)
{
    if (round != m_round)
        return;
    m_isLooking = false;
    m_of = std::move(outcome.of);
    m_all = std::move(outcome.all);
    m_conditions = std::move(outcome.conditions);
    Q_EMIT found();
}

} // namespace loadline::ui
