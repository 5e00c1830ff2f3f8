// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/history.h"
#include "review/review.h"
#include "ui/report/report_progress.h"

#include <string>

class QPrinter;

namespace loadline::ui {

/// Sets the paper's margins, as a PDF has them.
void setReportMargins(QPrinter &printer);

/// Prints the report of a review: the pages that the printer's own settings ask for, else all. \a name
/// is what the register is called; where \a history is given, its chart is in it. Answers whether the
/// printer took it, or was told to print nothing since \a progress stopped it.
bool printReport(const review::Review &review, const std::string &name, QPrinter &printer,
                 const posture::History *history = nullptr, const ReportProgress &progress = {});

} // namespace loadline::ui
