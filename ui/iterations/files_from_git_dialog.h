// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "git/repository.h"
#include "record/scope.h"

#include <QDialog>
#include <QTimer>

#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace loadline::itemmodels {
class ComparedFilesModel;
}

namespace loadline::ui {

class ComparedFilesList;
class FilesQuestion;
class RegisterSession;
class RevisionEdit;
struct FilesAnswer;

/// Holds *Files Modified* of an iteration against git, shows where they differ, and takes over what
/// is checked, as one step. The register must have a file.
class FilesFromGitDialog : public QDialog
{
    Q_OBJECT

public:
    FilesFromGitDialog(RegisterSession *session, int iteration, QWidget *parent = nullptr);
    ~FilesFromGitDialog() override;

    /// What was recorded, in a sentence.
    QString words() const { return m_words; }

private:
    QWidget *makeSource();
    QWidget *makeStatus();
    QWidget *makeButtons();
    void chooseAtFirst();
    void takeNames(const std::vector<git::Reference> &references);

    record::Scope scope() const;
    /// The answer that is shown is not to what the fields say now.
    void becomeStale();
    void ask();
    void stop();
    void show(const FilesAnswer &answer);
    void showError(const Error &error);
    void say(const QString &text, bool isError = false);
    void updateButtons();
    void record();

    RegisterSession *m_session;
    int m_number;
    FilesQuestion *m_question;
    itemmodels::ComparedFilesModel *m_files;
    QRadioButton *m_byRevisions;
    QRadioButton *m_byWorkTree;
    RevisionEdit *m_revisions;
    ComparedFilesList *m_list;
    QCheckBox *m_showSame;
    QLabel *m_sign;
    QLabel *m_said;
    QProgressBar *m_busy;
    QPushButton *m_stop;
    QPushButton *m_record;
    QTimer m_quiet;
    std::optional<record::Scope> m_asked; ///< what the list answers, or will
    bool m_hasAnswered = false;
    QString m_words;
};

} // namespace loadline::ui
