// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/file_watch.h"

#include <QFileInfo>

namespace loadline::linking {

namespace {

constexpr int quietTime = 150; // milliseconds
/// Where there is no quiet, as with a log in the same folder, it is told at least so often.
constexpr int longestSilence = 1000;

} // namespace

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::noteStir);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatch::noteStir);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        m_since.invalidate();
        watchAgain();
        Q_EMIT stirred();
    });
}

void FileWatch::watch(const QString &file, const QStringList &folders)
{
    QStringList paths{file, QFileInfo(file).absolutePath()};
    paths += folders;
    paths.removeDuplicates();
    const QStringList before = m_watcher.files() + m_watcher.directories();
    if (paths != m_paths && !before.isEmpty())
        m_watcher.removePaths(before);
    m_paths = paths;
    // Also where they are the same: a folder that was gone and is back is not watched any more.
    watchAgain();
}

void FileWatch::noteStir()
{
    // A file that was replaced by another one is dropped by the watcher.
    watchAgain();
    if (!m_since.isValid())
        m_since.start();
    if (m_since.elapsed() < longestSilence || !m_quiet.isActive())
        m_quiet.start();
}

void FileWatch::watchAgain()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : std::as_const(m_paths)) {
        if (!watched.contains(path) && QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

} // namespace loadline::linking
