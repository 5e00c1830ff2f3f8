// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/navigation.h"
#include "ui/widgets/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace loadline::gui {

/// What `loadline` was started with.
struct Options
{
    QString file; ///< to be opened; empty: what was open last
    QString library; ///< a library of its own; empty: the user's
    QString picture; ///< draw the window into this file and end
    QString review; ///< a register whose review is to be written as PDF
    QString pdf; ///< into this file
    std::optional<QString> since; ///< the range of that review
    std::optional<QString> iterations;
    std::optional<ui::PageId> page;
    std::optional<ui::ThemeChoice> theme;
    std::optional<QSize> size;
    bool isQuickAdd = false; ///< a line for a new risk, and no window
    bool isMeasured = false; ///< say when the rows are painted, and end

    /// Something is to be said instead of a window.
    QString answer;
    QString problem;
};

/// Needs no application and no display.
Options readOptions(const QStringList &arguments);

} // namespace loadline::gui
