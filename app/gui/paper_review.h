// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

namespace loadline::gui {

/// `loadline --review FILE --pdf OUT`: the review of a register as PDF, without a window or a display.
/// Answers the exit status, that of `loadline-cli review`: 0, 1 where the verdict is *no go*, 2 where
/// something is wrong, which is said on standard error. Needs a QGuiApplication.
int writePdf(const Options &options);

/// What must be so before anything else of Qt is used, so that two runs write the same bytes, and
/// before there is an application. Does nothing where the arguments ask for no PDF.
void preparePdf(int argc, char **argv);

} // namespace loadline::gui
