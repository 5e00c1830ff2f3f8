// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/posture_reading.h"

namespace loadline::ui {

namespace {

constexpr int quietTime = 400; // milliseconds

} // namespace

PostureReading::PostureReading(RegisterSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_asked([this](const Result<PostureAnswer> &answer) { take(answer); })
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
    m_asked.ask([question = postureQuestion(*m_session)](const std::stop_token &stop) {
        return postureAnswer(question, stop);
    });
}

void PostureReading::take(const Result<PostureAnswer> &answer)
{
    if (answer)
        Q_EMIT read(answer->history, answer->isInRepository);
    else
        Q_EMIT failed(answer.error());
}

} // namespace loadline::ui
