// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/policy.h"
#include "core/error.h"
#include "files/safe_file.h"

#include <QDialog>

#include <array>
#include <optional>
#include <string>

class QDoubleSpinBox;
class QPushButton;

namespace loadline::ui {

/// The weights of the tiers and the limit, for the team: they stand in the `.loadline.toml` that is
/// nearest to the register, which is made where there is none.
class LoadSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    LoadSettingsDialog(const std::string &registerFile, QWidget *parent);

    /// Writes what was chosen, if it is another thing. *Errors*: where the file cannot be read, is
    /// no policy, was changed meanwhile, or cannot be written.
    Result<void> write() const;

private:
    QDoubleSpinBox *spinBox(const QString &name, double value);

    std::string m_path;
    std::string m_text;
    policy::Policy m_now;
    std::optional<files::FileIdentity> m_read; ///< nothing where there is no file yet
    std::optional<Error> m_trouble;
    std::array<QDoubleSpinBox *, std::size(allTiers)> m_weights;
    QDoubleSpinBox *m_limit;
};

} // namespace loadline::ui
