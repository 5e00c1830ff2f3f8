// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "mends/mend.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace loadline::ui {

/// Mends all findings of a rule beside the window, which may take a while in a large register.
/// It makes the change; applying it is its owner's.
class MendRun : public QObject
{
    Q_OBJECT

public:
    explicit MendRun(QObject *parent);
    ~MendRun() override;

    bool isRunning() const { return m_isCancelled != nullptr; }
    void start(const Register &reg, const std::string &rule, const mends::Conditions &conditions);
    /// What was under way ends without a word.
    void cancel();

Q_SIGNALS:
    void progressed(int done, int all);
    void finished(const loadline::Change &change);
    void refused(const loadline::Error &error);

private:
    using Cancelled = std::shared_ptr<std::atomic<bool>>;
    mends::Progress progress(const Cancelled &isCancelled);
    void take(const Cancelled &isCancelled, const Result<Change> &change);

    Cancelled m_isCancelled; ///< of the run that is under way; null: none is
    QThreadPool m_worker;
};

} // namespace loadline::ui
