// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/shell/register_shelf.h"

#include <QObject>

namespace loadline::ui {

class MessageStrip;
struct Message;

/// Tells in the message strip what happens to the open register, and offers what can be done.
class SessionMessages : public QObject
{
    Q_OBJECT

public:
    explicit SessionMessages(MessageStrip *strip);

    /// Null where no register is open.
    void setSession(RegisterSession *session);
    void tell(const Error &error);
    /// What was done, in a sentence.
    void tellDone(const QString &words);
    void tell(const ReadingNotice &notice);
    void tell(const Message &message);

private:
    void offerToRead();

    MessageStrip *m_strip;
    RegisterSession *m_session = nullptr;
};

} // namespace loadline::ui
