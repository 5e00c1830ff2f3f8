// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/history.h"
#include "review/review.h"
#include "ui/report/report_progress.h"

#include <QByteArray>

#include <string>

namespace loadline::ui {

/// The chart of a history as SVG text for light ground; empty where there is none.
QByteArray chartOnPaper(const posture::History *history, const std::string &name);

/// A review as PDF on A4. \a name is what the register is called; \a timeUtc, "2026-01-31T12:30:45Z",
/// is when the file says that it was made; where \a history is given, its chart is in it.
///
/// The same review, name, time and fonts give the same bytes, as long as Qt's hashes have no seed of
/// chance (QHashSeed): it numbers what is in a file by them. Empty where \a progress stopped it.
QByteArray pdfOf(const review::Review &review, const std::string &name, const std::string &timeUtc,
                 const posture::History *history = nullptr, const ReportProgress &progress = {});

} // namespace loadline::ui
