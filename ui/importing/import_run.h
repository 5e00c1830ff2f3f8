// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QObject>
#include <QStringList>

#include <atomic>
#include <memory>

class QThread;

namespace loadline::ui {

/// How an import went.
struct ImportReport
{
    int files = 0; ///< that were to be imported
    int imported = 0; ///< that are in the library now, whether or not they were before
    int repaired = 0; ///< of these, where damaged text was mended
    QString name; ///< of the register that came last
    QStringList errors; ///< a line each
    bool isCancelled = false; ///< before the last file
};

/// Takes files into a library beside the window: one transaction each, so that a file that cannot
/// be read stops none behind it, and what is cancelled is whole as far as it went.
class ImportRun : public QObject
{
    Q_OBJECT

public:
    ImportRun(QStringList paths, QString libraryPath, Author author, QObject *parent = nullptr);
    /// Cancels, and waits for the file that is being imported.
    ~ImportRun() override;

    void start();
    /// Stops before the next file.
    void cancel();

Q_SIGNALS:
    /// The file at \a index, from 0, is imported now.
    void reached(int index, const QString &path);
    void finished(const loadline::ui::ImportReport &report);

private:
    void run();

    QStringList m_paths;
    QString m_libraryPath;
    Author m_author;
    std::atomic<bool> m_isCancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace loadline::ui
