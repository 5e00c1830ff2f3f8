// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "git/repository.h"
#include "record/scope.h"

#include <QObject>
#include <QThreadPool>

#include <optional>
#include <stop_token>
#include <vector>

namespace loadline::ui {

/// What git answered.
struct FilesAnswer
{
    record::Scope scope;
    std::vector<git::FileChange> changes;
};

/// Asks git which files changed, beside the window: one question at a time, and a new one, or the
/// end, stops the one before it.
class FilesQuestion : public QObject
{
    Q_OBJECT

public:
    /// \a file is the register's, around which the repository is.
    explicit FilesQuestion(QString file, QObject *parent = nullptr);
    ~FilesQuestion() override;

    /// The names that a revision can be chosen by; found() follows, with nothing where git fails.
    void askNames();
    /// answered() or failed() follow, unless it is stopped.
    void ask(const record::Scope &scope);
    void stop();
    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    void found(const std::vector<loadline::git::Reference> &references);
    void answered(const loadline::ui::FilesAnswer &answer);
    void failed(const loadline::Error &error);

private:
    void take(int round, const Result<FilesAnswer> &answer);

    std::string m_file;
    std::stop_source m_stop; ///< of the question
    std::stop_source m_end; ///< of all
    int m_round = 0; ///< so that what comes late is not taken for an answer
    bool m_isAsking = false;
    QThreadPool m_worker; ///< last: it waits for what still runs before the rest is gone
};

} // namespace loadline::ui
