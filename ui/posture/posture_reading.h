// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "posture/history.h"
#include "trail/journal_course.h"
#include "ui/shell/asked_beside.h"
#include "ui/shell/register_session.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

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
    /// What is asked, as values: the register may be another one before it is answered.
    struct Question
    {
        std::string file;
        LibraryPlace place;
        std::string today;
        bool hasSteps = false; ///< the journal has some
        /// Of a library in memory, which nobody else can read.
        std::optional<trail::JournalledRegister> journalled;
    };
    struct Answer
    {
        posture::History history;
        bool isInRepository = false;
    };

    static Result<Answer> answerTo(const Question &question, const std::stop_token &stop);
    void wait();
    void start();
    void take(const Result<Answer> &answer);

    RegisterSession *m_session;
    bool m_isShown = false;
    bool m_isStale = true;
    QTimer m_quiet; ///< between a change and the next reading
    AskedBeside<Answer> m_asked;
};

} // namespace loadline::ui
