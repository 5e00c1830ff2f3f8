// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <stop_token>
#include <utility>

namespace loadline::ui {

/// A question that is answered beside the window. One at a time: a new one, or the end, stops the one
/// before it, and what comes late is not taken for an answer.
///
/// *Thread*: that of the window, but for what asks.
template<class Answer>
class AskedBeside
{
public:
    /// It must not touch what the window may change, and ends soon after a stop is requested.
    using Ask = std::function<Result<Answer>(std::stop_token)>;
    using Take = std::function<void(const Result<Answer> &)>;

    /// \a take gets each answer in the window's thread, and may ask again.
    explicit AskedBeside(Take take)
        : m_take(std::move(take))
    {
    }
    ~AskedBeside() { stop(); }

    void ask(Ask ask)
    {
        stop();
        m_isAsking = true;
        m_stop = std::stop_source();
        m_worker.start([this, ask = std::move(ask), round = m_round, token = m_stop.get_token()] {
            const Result<Answer> answer = ask(token);
            QMetaObject::invokeMethod(
                &m_window, [this, round, answer] { take(round, answer); }, Qt::QueuedConnection);
        });
    }
    void stop()
    {
        ++m_round;
        m_isAsking = false;
        m_stop.request_stop();
    }
    bool isAsking() const { return m_isAsking; }

private:
    void take(int round, const Result<Answer> &answer)
    {
        if (round != m_round)
            return;
        m_isAsking = false;
        m_take(answer);
    }

    Take m_take;
    std::stop_source m_stop;
    int m_round = 0;
    bool m_isAsking = false;
    QObject m_window; ///< in whose thread answers are taken; what is on its way goes with it
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
