// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/commit_file.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <string>

class QThread;

namespace loadline::git {

/// Commits one file and nothing else, whatever else is staged, running the user's hooks and signing
/// as they have set it up. Does not wait: it ends with finished(). What it cannot commit leaves the
/// index and the branch as they were; the file's content is the caller's.
class CommitRun : public QObject
{
    Q_OBJECT

public:
    explicit CommitRun(Repository repository, QObject *parent = nullptr);
    /// Stops a commit that runs, and waits for it, but not for long.
    ~CommitRun() override;

    /// \a path as of Repository::pathInside(). Not while one runs.
    void start(const std::string &path, const std::string &message);
    /// Asks git to stop; a second time, ends it. finished() follows.
    void cancel();
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    /// More of what git and the hooks say, in a form that can be shown; of very much the end.
    void said(const QString &text);
    void finished(const loadline::git::CommitOutcome &outcome);

private:
    void run(const std::string &path, const std::string &message);
    void finish(const CommitOutcome &outcome);
    Stopping stopping() const;

    Repository m_repository;
    std::atomic<int> m_stops = 0; ///< how often it was asked to stop
    bool m_isRunning = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace loadline::git
