// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/writing_after_change.h"

#include "ui/shell/register_session.h"

namespace loadline::ui {

namespace {

constexpr int quietTime = 700; // milliseconds: several keys on a list are one write

} // namespace

WritingAfterChange::WritingAfterChange(std::function<bool()> mayWrite, QObject *parent)
    : QObject(parent)
    , m_mayWrite(std::move(mayWrite))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &WritingAfterChange::write);
}

void WritingAfterChange::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    if (m_session && m_isWanted && m_session->hasUnwritten())
        m_quiet.start();
}

void WritingAfterChange::setSession(RegisterSession *session)
{
    m_session = session;
    m_quiet.stop();
    if (session)
        connect(session, &RegisterSession::changed, this, [this] {
            if (m_isWanted)
                m_quiet.start();
        });
}

void WritingAfterChange::write()
{
    if (!m_session || !m_isWanted || !m_session->hasUnwritten())
        return;
    // What is undone can be done again; a write with its stamp would cut that off.
    if (m_session->editor().canRedo())
        return;
    if (m_mayWrite())
        m_session->write();
    else
        m_quiet.start();
}

} // namespace loadline::ui
