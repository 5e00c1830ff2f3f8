// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/review.h"

#include <string>

class QPrinter;

namespace loadline::ui {

/// Sets the paper's margins, as a PDF has them.
void setReportMargins(QPrinter &printer);

/// Prints the report of a review: the pages that the printer's own settings ask for, else all. \a name
/// is what the register is called. Answers whether the printer took it. *Thread*: the window's.
bool printReport(const review::Review &review, const std::string &name, QPrinter &printer);

} // namespace loadline::ui
