// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <QDate>
#include <QString>

namespace loadline::ui {

/// A step as a sentence: "Completed iteration 2; fixed risks 2 and 3".
QString stepSentence(const ChangeNote &note);
/// A change from outside, by where it came from; \a lines are those that differ.
QString barrierSentence(const ChangeNote &note, std::size_t lines);
/// Where a step was made: the library, or the file that it was taken over from.
QString placeWords(const ChangeNote &note);

/// "Today, 27 November 2026"
QString dayWords(QDate day, QDate today);
/// A moment of the journal in local time: "2026-11-27 14:02".
QString momentWords(const std::string &utc);

} // namespace loadline::ui
