// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session_messages.h"

#include "ui/shell/words.h"
#include "ui/widgets/message_strip.h"

namespace loadline::ui {

SessionMessages::SessionMessages(MessageStrip *strip)
    : QObject(strip)
    , m_strip(strip)
{
    connect(strip, &MessageStrip::offerTaken, this, [this] {
        m_strip->dismiss();
        m_session->takeFileText();
    });
}

void SessionMessages::setSession(RegisterSession *session)
{
    m_strip->dismiss();
    m_session = session;
    if (!session)
        return;
    connect(session, &RegisterSession::changed, this, [this] {
        if (m_strip->message().kind == Message::Kind::Error)
            m_strip->dismiss();
    });
    connect(session, &RegisterSession::failed, this, [this](const Error &error) { tell(error); });
    connect(session, &RegisterSession::warned, this, [this](const QString &text) {
        m_strip->tell({Message::Kind::Warning, text, {}, {}});
    });
    connect(session, &RegisterSession::written, this, [this] {
        m_strip->tell({Message::Kind::Done, tr("Wrote %1.").arg(m_session->fileLabel()), {}, {}});
    });
}

void SessionMessages::tellDone(const QString &words)
{
    m_strip->tell({Message::Kind::Done, words, {}, {}});
}

void SessionMessages::tell(const Error &error)
{
    m_strip->tell(messageOf(error));
    const bool isOfTheFile = error.code == ErrorCode::ChangedOutside && m_session
                             && m_session->hasFile() && error.path == m_session->file().path();
    if (isOfTheFile)
        offerToRead();
}

void SessionMessages::tell(const ReadingNotice &notice)
{
    m_strip->tell(messageOf(notice));
}

void SessionMessages::tell(const Message &message)
{
    m_strip->tell(message);
}

void SessionMessages::offerToRead()
{
    m_strip->offer(tr("Re&ad the file"));
}

} // namespace loadline::ui
