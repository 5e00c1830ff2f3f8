// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/commit_place.h"
#include "git/commit_run.h"

#include <QDialog>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

class QBoxLayout;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QThread;

namespace loadline::ui {

class CommitOutput;
class MessageStrip;

/// What is to be committed, and what the window does before and after.
struct CommitRequest
{
    git::Repository repository;
    std::string path; ///< as of Repository::pathInside()
    QString label; ///< the file as people know it
    QString message; ///< proposed
    QStringList contents; ///< what the commit will hold, in words
    /// Writes the file, before git is started. False: it could not, and has said why.
    std::function<bool()> writeFile;
    /// Puts the file back as it was, where nothing was committed.
    std::function<void()> takeBack;
};

/// Asks for the message of a commit of one file, commits, and shows what git and the hooks say.
/// It closes with Accepted once it is committed; what fails is told here, and the message kept. It
/// writes no file: that is the request's.
class CommitDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CommitDialog(CommitRequest request, QWidget *parent = nullptr);
    ~CommitDialog() override;

    /// Of the last try.
    const git::CommitOutcome &outcome() const { return m_outcome; }
    /// As it is typed, to be proposed again where it was not committed.
    QString message() const;

    /// While git runs it is asked to stop, and the dialog stays.
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFacts();
    QWidget *makeButtons();
    void addContents(QBoxLayout *column);
    QLayout *makeMessage();
    void makeRoom();
    void look();
    void showPlace(const Result<git::CommitPlace> &place);
    void showSubject();
    void showRunning(bool running);
    void commit();
    void stop();
    void finish(const git::CommitOutcome &outcome);
    bool canCommit() const;

    CommitRequest m_request;
    git::CommitRun m_run;
    git::CommitOutcome m_outcome;
    std::stop_source m_looking;
    std::unique_ptr<QThread> m_look;
    bool m_isRefused = false; ///< the place takes no commit
    MessageStrip *m_strip;
    QLabel *m_branch;
    QWidget *m_warningRow;
    QLabel *m_warning;
    QPlainTextEdit *m_message;
    QLabel *m_subject;
    QLabel *m_others;
    CommitOutput *m_output;
    QProgressBar *m_progress;
    QTimer m_frames; ///< while git runs
    QPushButton *m_commit;
    QPushButton *m_cancel;
};

} // namespace loadline::ui
