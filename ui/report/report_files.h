// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/history.h"
#include "review/review.h"
#include "ui/report/report_progress.h"

#include <QString>
#include <QStringList>

#include <string>

namespace loadline::ui {

/// The forms in which a report is saved, as a file dialog offers them, and what their files are
/// called, in the same order.
QStringList reportFilters();
QStringList reportSuffixes();

/// Whether the report in such a file has a chart.
bool showsChart(const QString &path);

/// The report of a review as the bytes of a file: a page where that is called .html or .htm, paper for
/// .pdf, else Markdown. \a name is what the register is called. Where \a history is given, its chart
/// is in it.
std::string reportFor(const QString &path, const review::Review &review, const std::string &name,
                      const posture::History *history = nullptr,
                      const ReportProgress &progress = {});

} // namespace loadline::ui
