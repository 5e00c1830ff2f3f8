// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/damage.h"

#include <QDialog>

#include <string>

namespace loadline::ui {

/// Shows what in a file is damaged, each place before and after, and asks whether to repair it or
/// to leave it as it is.
class RepairDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a bytes are the file's, before \a report.
    RepairDialog(const QString &name, const std::string &bytes,
                 const markdown::DamageReport &report, QWidget *parent = nullptr);

    bool isToBeRepaired() const { return m_isToBeRepaired; }

private:
    bool m_isToBeRepaired = true;
};

} // namespace loadline::ui
