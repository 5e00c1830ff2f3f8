// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QProgressDialog;
class QWidget;

namespace loadline::ui {

/// A dialog that says how far a work is which goes on beside the window, and can stop it. It is shown
/// only where that takes longer than a moment, and closed by who made it (see closeProgress).
std::unique_ptr<QProgressDialog> progressDialog(QWidget *window, const QString &title,
                                                const QString &words);

/// Closes it. A progress dialog hands on events while it shows a value: it may be in the midst of that,
/// and goes only later.
void closeProgress(std::unique_ptr<QProgressDialog> &dialog);

} // namespace loadline::ui
