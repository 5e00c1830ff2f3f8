// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upkeep/archive_file.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QSpinBox;

namespace loadline::ui {

class RegisterSession;

/// Moves completed iterations below a number, with what they fixed, to the archive beside the
/// register's file, and says before what that is. The archive is written here, and before the
/// register is changed; writing the register's own file is the window's.
class ArchiveDialog : public QDialog
{
    Q_OBJECT

public:
    ArchiveDialog(RegisterSession *session, ArchiveBeside archive, QWidget *parent = nullptr);

    /// What was moved, in a sentence.
    QString words() const { return m_words; }

private:
    Result<changes::Archiving> archiving() const;
    void preview();
    void archive();
    QWidget *makeButtons();

    RegisterSession *m_session;
    ArchiveBeside m_beside;
    QSpinBox *m_before;
    QLabel *m_moving;
    QLabel *m_staying;
    QPushButton *m_archive;
    QString m_words;
};

} // namespace loadline::ui
