// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace loadline::ui {

/// Takes local files that are dropped anywhere on a window.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget *window);

Q_SIGNALS:
    /// One register in Markdown.
    void dropped(const QString &path);
    /// Several files, or one in another format.
    void setDropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *window, QEvent *event) override;
};

} // namespace loadline::ui
