// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "review/review.h"

#include <QString>
#include <QStringList>

#include <string>

namespace loadline::ui {

/// The forms in which a report is saved, as a file dialog offers them, and what their files are
/// called, in the same order.
QStringList reportFilters();
QStringList reportSuffixes();

/// Writes the report of a review: a page where the file is called .html or .htm, paper for .pdf, else
/// Markdown. \a name is what the register is called. A file that is there is replaced; the user was
/// asked. Errors name the file. *Thread*: the window's.
Result<void> saveReport(const review::Review &review, const std::string &name, const QString &path);

} // namespace loadline::ui
