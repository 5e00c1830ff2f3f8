// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/history.h"
#include "review/review.h"

#include <QByteArray>

#include <string>

namespace loadline::ui {

/// A review as PDF on A4. \a name is what the register is called; \a timeUtc, "2026-01-31T12:30:45Z",
/// is when the file says that it was made; where \a history is given, its chart is in it.
///
/// The same review, name, time and fonts give the same bytes, as long as Qt's hashes have no seed of
/// chance (QHashSeed): it numbers what is in a file by them. *Thread*: the window's.
QByteArray pdfOf(const review::Review &review, const std::string &name, const std::string &timeUtc,
                 const posture::History *history = nullptr);

} // namespace loadline::ui
