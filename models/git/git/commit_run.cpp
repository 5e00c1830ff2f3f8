// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/commit_run.h"

#include "git/said_text.h"

#include <QElapsedTimer>
#include <QThread>

namespace loadline::git {

namespace {

constexpr int pause = 100; // milliseconds between two pieces that are told
constexpr std::size_t mostAtOnce = 64 * 1024; // no window can show more of them
constexpr int patience = 3000; // milliseconds until a git that was asked to stop is ended

/// Tells in pieces as large as a window can show, and as often.
class Telling
{
public:
    explicit Telling(std::function<void(const QString &)> tell)
        : m_tell(std::move(tell))
    {
        m_since.start();
    }

    /// Nothing: no more comes for now.
    void take(std::string_view bytes)
    {
        m_pending += bytes.empty() ? m_text.rest() : m_text.lines(bytes);
        if (m_pending.size() > 2 * mostAtOnce)
            cut();
        if (m_since.elapsed() >= pause)
            tell();
    }

    void end()
    {
        m_pending += m_text.last();
        tell();
    }

private:
    void cut()
    {
        const std::size_t from = m_pending.find('\n', m_pending.size() - mostAtOnce);
        m_pending = "…\n"
                    + m_pending.substr(from == std::string::npos ? m_pending.size() : from + 1);
    }

    void tell()
    {
        if (!m_pending.empty())
            m_tell(QString::fromStdString(m_pending));
        m_pending.clear();
        m_since.restart();
    }

    std::function<void(const QString &)> m_tell;
    SaidText m_text;
    std::string m_pending;
    QElapsedTimer m_since;
};

} // namespace

CommitRun::CommitRun(Repository repository, QObject *parent)
    : QObject(parent)
    , m_repository(std::move(repository))
{
}

CommitRun::~CommitRun()
{
    if (!m_thread)
        return;
    cancel();
    if (!m_thread->wait(patience)) {
        cancel();
        m_thread->wait();
    }
}

void CommitRun::start(const std::string &path, const std::string &message)
{
    Q_ASSERT(!m_isRunning);
    if (m_thread)
        m_thread->wait(); // it has told its end, and ends
    m_isRunning = true;
    m_stops = 0;
    m_thread.reset(QThread::create([this, path, message] { run(path, message); }));
    m_thread->start();
}

void CommitRun::cancel()
{
    ++m_stops;
}

Stopping CommitRun::stopping() const
{
    const int stops = m_stops;
    return stops == 0 ? Stopping::No : stops == 1 ? Stopping::Asked : Stopping::Killed;
}

/// In the thread of its own.
void CommitRun::run(const std::string &path, const std::string &message)
{
    Telling telling([this](const QString &text) { Q_EMIT said(text); });
    const CommitOutcome outcome = commitFile(m_repository, path, message,
                                             {[&telling](std::string_view bytes) {
                                                  telling.take(bytes);
                                              },
                                              [this] { return stopping(); }});
    telling.end();
    QMetaObject::invokeMethod(
        this, [this, outcome] { finish(outcome); }, Qt::QueuedConnection);
}

void CommitRun::finish(const CommitOutcome &outcome)
{
    m_isRunning = false;
    Q_EMIT finished(outcome);
}

} // namespace loadline::git
