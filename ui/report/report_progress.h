// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>

namespace loadline::ui {

/// Between those who make a long report and those who wait for it.
struct ReportProgress
{
    /// Soon after a stop is requested the making ends, and what there is by then is no report.
    std::stop_token stop;
    /// A page begins, of how many: 0 while they are counted. It is called where the report is made,
    /// and may be empty.
    std::function<void(int page, int pages)> reached;
};

} // namespace loadline::ui
