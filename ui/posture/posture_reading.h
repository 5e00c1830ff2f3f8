// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "posture/history.h"
#include "trail/journal_course.h"
#include "ui/shell/register_session.h"

#include <QObject>
#include <QThreadPool>
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
    ~PostureReading() override;

    /// Whether somebody looks. What changed meanwhile is read soon after.
    void setShown(bool isShown);
    /// Or about to.
    bool isReading() const { return m_isReading || m_quiet.isActive(); }

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
    void take(int round, const Result<Answer> &answer);

    RegisterSession *m_session;
    bool m_isShown = false;
    bool m_isStale = true;
    bool m_isReading = false;
    int m_round = 0; ///< so that what comes late is not taken for an answer
    QTimer m_quiet; ///< between a change and the next reading
    std::stop_source m_stop;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
