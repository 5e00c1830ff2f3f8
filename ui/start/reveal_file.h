// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace loadline::ui {

/// Shows a file in the desktop's file manager; where there is none that can, its folder.
void revealFile(const QString &path);

/// A path as people read it: the home folder is `~`; words where there is no file.
QString shownFile(const QString &path);

} // namespace loadline::ui
