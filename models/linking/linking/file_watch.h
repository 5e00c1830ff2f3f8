// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace loadline::linking {

/// Tells that a file, or what lies beside it, may have changed: some time after it happened, once
/// for many things that happen together. What changed it does not say; one has to look.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QObject *parent = nullptr);

    /// Watches the file with its folder, and more folders.
    void watch(const QString &file, const QStringList &folders);

Q_SIGNALS:
    void stirred();

private:
    void noteStir();
    void watchAgain();

    QFileSystemWatcher m_watcher;
    QStringList m_paths;
    QTimer m_quiet;
    QElapsedTimer m_since; ///< the first stir that was not told yet
};

} // namespace loadline::linking
