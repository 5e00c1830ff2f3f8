// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progress_dialog.h"

#include "ui/widgets/plain_label.h"

#include <QCoreApplication>
#include <QProgressDialog>

namespace loadline::ui {

namespace {

constexpr int width = 420;
constexpr int patience = 500; // milliseconds before it is shown

} // namespace

std::unique_ptr<QProgressDialog> progressDialog(QWidget *window, const QString &title,
                                                const QString &words)
{
    auto dialog = std::make_unique<QProgressDialog>(window);
    dialog->setWindowTitle(title);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setMinimumDuration(patience);
    dialog->setMinimumWidth(width);
    dialog->setLabel(new PlainLabel(words));
    dialog->setCancelButtonText(QCoreApplication::translate("ProgressDialog", "Cancel"));
    dialog->setAutoClose(false);
    dialog->setAutoReset(false);
    return dialog;
}

void closeProgress(std::unique_ptr<QProgressDialog> &dialog)
{
    if (!dialog)
        return;
    dialog->hide();
    dialog.release()->deleteLater();
}

} // namespace loadline::ui
