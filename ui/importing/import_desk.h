// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/importing/import_run.h"

#include <QObject>
#include <QStringList>

#include <memory>

class QProgressDialog;
class QWidget;

namespace loadline::ui {

/// Imports sets of files for a window: shows how far it is, can be cancelled between two files, and
/// lists at the end what could not be imported.
class ImportDesk : public QObject
{
    Q_OBJECT

public:
    /// \a libraryPath is empty for a library that nobody else can open; then it refuses.
    ImportDesk(QString libraryPath, QWidget *window);
    ~ImportDesk() override;

    void import(const QStringList &paths);
    bool isImporting() const { return m_run != nullptr; }

Q_SIGNALS:
    void failed(const loadline::Error &error);
    /// All went well: in a sentence.
    void told(const QString &words);
    /// One file was asked for, and is a register of the library now.
    void importedOne(const QString &name);
    /// The library may hold other texts than before.
    void imported();

private:
    void showProgress(int index, const QString &path);
    void finish(const ImportReport &report);
    QString wordsFor(const ImportReport &report) const;
    void showErrors(const ImportReport &report);

    QString m_libraryPath;
    QWidget *m_window;
    std::unique_ptr<ImportRun> m_run;
    std::unique_ptr<QProgressDialog> m_progress;
    int m_files = 0;
};

} // namespace loadline::ui
