// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "git/repository.h"
#include "record/scope.h"
#include "ui/shell/asked_beside.h"

#include <QObject>

#include <string>
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

    /// The names that a revision can be chosen by; found() follows, with nothing where git fails.
    void askNames();
    /// answered() or failed() follow, unless it is stopped.
    void ask(const record::Scope &scope);
    void stop() { m_asked.stop(); }
    bool isAsking() const { return m_asked.isAsking(); }

Q_SIGNALS:
    void found(const std::vector<loadline::git::Reference> &references);
    void answered(const loadline::ui::FilesAnswer &answer);
    void failed(const loadline::Error &error);

private:
    std::string m_file;
    AskedBeside<std::vector<git::Reference>> m_names;
    AskedBeside<FilesAnswer> m_asked;
};

} // namespace loadline::ui
