// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QUrl>

namespace loadline::ui {

/// The one local file that is dragged; empty where it is none, or several.
inline QString droppedFile(const QMimeData *dragged)
{
    const QList<QUrl> urls = dragged->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace loadline::ui
