// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/posture/posture_question.h"
#include "ui/shell/asked_beside.h"

#include <QObject>
#include <QTimer>

namespace loadline::ui {

/// Reads how much risk the open register carried over time, from the commits of its file and the
/// journal, beside the window. While nobody looks, nothing is read.
class PostureReading : public QObject
{
    Q_OBJECT

public:
    /// \a session must outlive it.
    explicit PostureReading(RegisterSession *session, QObject *parent = nullptr);

    /// Whether somebody looks. What changed meanwhile is read soon after.
    void setShown(bool isShown);
    /// Or about to.
    bool isReading() const { return m_asked.isAsking() || m_quiet.isActive(); }

Q_SIGNALS:
    void read(const loadline::posture::History &history, bool isInRepository);
    void failed(const loadline::Error &error);

private:
    void wait();
    void start();
    void take(const Result<PostureAnswer> &answer);

    RegisterSession *m_session;
    bool m_isShown = false;
    bool m_isStale = true;
    QTimer m_quiet; ///< between a change and the next reading
    AskedBeside<PostureAnswer> m_asked;
};

} // namespace loadline::ui
