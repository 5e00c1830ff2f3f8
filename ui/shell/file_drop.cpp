// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_drop.h"

#include "exchange/exchange_format.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace loadline::ui {

namespace {

/// Empty where one of what is dragged is no local file.
QStringList filesIn(const QMimeData *dragged)
{
    QStringList files;
    for (const QUrl &url : dragged->urls()) {
        if (!url.isLocalFile())
            return {};
        files << url.toLocalFile();
    }
    return files;
}

bool isToBeOpened(const QStringList &files)
{
    return files.size() == 1
           && exchange::formatOfName(files.first().toStdString())
                  == exchange::ExchangeFormat::Markdown;
}

} // namespace

FileDrop::FileDrop(QWidget *window)
    : QObject(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return false;
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList files = filesIn(drop->mimeData());
    if (files.isEmpty())
        return false;
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop && isToBeOpened(files))
        Q_EMIT dropped(files.first());
    else if (event->type() == QEvent::Drop)
        Q_EMIT setDropped(files);
    return true;
}

} // namespace loadline::ui
