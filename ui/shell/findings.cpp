// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/findings.h"

#include "checks/check.h"
#include "ui/shell/register_session.h"

namespace loadline::ui {

namespace {

constexpr int quietTime = 300; // milliseconds

} // namespace

Findings::Findings(QObject *parent)
    : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &Findings::look);
}

void Findings::setSession(RegisterSession *session)
{
    m_session = session;
    m_all.clear();
    Q_EMIT found();
    if (!session)
        return;
    connect(session, &RegisterSession::changed, &m_quiet, qOverload<>(&QTimer::start));
    m_quiet.start();
}

void Findings::look()
{
    if (!m_session)
        return;
    // A policy that cannot be read is said when the file is written; here the house's rules serve.
    const Result<policy::Policy> policy = m_session->hasFile() ? policy::policyFor(
                                              m_session->filePath().toStdString())
                                                               : policy::Policy();
    m_all = checks::check(m_session->reg(), policy.value_or(policy::Policy()));
    Q_EMIT found();
}

} // namespace loadline::ui
