// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/damage/choose_text.h"

#include "markdown/encoding.h"
#include "ui/damage/encoding_dialog.h"
#include "ui/damage/repair_dialog.h"

#include <QFileInfo>

namespace loadline::ui {

namespace {

Result<std::optional<ReadText>> askWhetherToRepair(QWidget *parent, const QString &name,
                                                   const std::string &bytes,
                                                   markdown::DamageReport report)
{
    RepairDialog dialog(name, bytes, report, parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::optional<ReadText>();
    if (dialog.isToBeRepaired())
        return ReadText{std::move(report.repaired), std::move(report.repairs), {}};
    return ReadText{bytes, {}, {}};
}

} // namespace

Result<std::optional<ReadText>> chooseText(QWidget *parent, const QString &path,
                                           const std::string &bytes)
{
    const QString name = QFileInfo(path).fileName();
    auto report = markdown::textFromBytes(bytes);
    if (report && report->repairs.empty())
        return ReadText{std::move(report->repaired), {}, {}};
    if (report)
        return askWhetherToRepair(parent, name, bytes, std::move(*report));
    // Characters that were cut apart are in no encoding: that is told, and not asked.
    if (report.error().code != ErrorCode::NotUtf8 || markdown::encodingsFor(bytes).empty())
        return repairedText(path, bytes);
    EncodingDialog dialog(name, bytes, report.error(), parent);
    if (dialog.exec() != QDialog::Accepted)
        return std::optional<ReadText>();
    return dialog.chosen();
}

} // namespace loadline::ui
