// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/register_shelf.h"

class QWidget;

namespace loadline::ui {

/// Reads the bytes of a file, and asks where there is a choice: whether damaged text is to be
/// repaired, and in which encoding bytes are that are no UTF-8. Nothing where that was cancelled.
Result<std::optional<ReadText>> chooseText(QWidget *parent, const QString &path,
                                           const std::string &bytes);

} // namespace loadline::ui
