// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace loadline::ui {

/// While there is one in a thread, the signs of shapes.h are drawn there for white paper, whatever the
/// theme.
class OnPaper
{
public:
    OnPaper();
    ~OnPaper();
    OnPaper(const OnPaper &) = delete;
    OnPaper &operator=(const OnPaper &) = delete;
};

} // namespace loadline::ui
