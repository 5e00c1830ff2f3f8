// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/window_memory.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;

namespace loadline::ui {

/// What a person chose for themselves; what a team agrees on stands in `.loadline.toml`.
struct Settings
{
    ThemeChoice theme = ThemeChoice::System;
    OnClosing onClosing = OnClosing::Ask;
    bool writesAfterChange = false; ///< the file follows each change by itself

    friend bool operator==(const Settings &, const Settings &) = default;
};

/// The settings of the person in front of the window, all in one place.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const Settings &now, QWidget *parent);

    Settings chosen() const;

private:
    QComboBox *m_theme;
    QComboBox *m_onClosing;
    QCheckBox *m_writes;
};

} // namespace loadline::ui
