// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>

#include <memory>
#include <string>
#include <vector>

namespace loadline {
class RegisterEditor;
}

namespace loadline::itemmodels {

/// Risks on their way from one view to another: their names and whose they are. Never the risks
/// themselves, so a drop can only ask the editor that knows them.
inline constexpr char riskMimeType[] = "application/x-loadline-risks";

std::unique_ptr<QMimeData> mimeOfRisks(const RegisterEditor &editor,
                                       const std::vector<std::string> &names);
/// Empty where the data holds no risks, or those of another register.
std::vector<std::string> risksOfMime(const RegisterEditor &editor, const QMimeData *dragged);

} // namespace loadline::itemmodels
