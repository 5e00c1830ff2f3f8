// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/journal.h"
#include "review/review.h"
#include "ui/findings/finding_place.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace loadline::ui {

class RegisterSession;
struct ReviewAnswer;

/// A verdict is told by its word, its shape and its colour.
QIcon verdictIcon(review::Verdict::Kind kind);
QColor verdictColour(review::Verdict::Kind kind, const QPalette &palette);
QIcon weightIcon(review::Weight weight);

/// "Since v1.4.0, 12 commits"; "The whole register"
QString rangeInWords(const review::Review &review);
/// "2 no go, 4 cautions"; "nothing speaks against it"
QString reasonsInWords(const std::vector<review::Reason> &reasons);
/// Why the range is no better one and how to get one; empty where there is nothing to say.
QString adviceOnRange(const review::Review &review, const ReviewAnswer &ground, bool hasFile);
/// Why nothing ships, and what to do.
QString nothingShipsInWords(const review::Review &review);
/// What was not looked at, a sentence each.
QString unseenInWords(const review::Review &review, const ReviewAnswer &ground);

/// "Signed off as go with caution by Ilse, 2026-01-31 12:30; 3 steps since"
QString signOffInWords(const JournalLine &line, int stepsSince);

/// Where in the window a reason stands; it must have a line.
FindingPlace placeOf(const Register &reg, const review::Reason &reason);
/// Where an object of the difference in words stands, "risk:3" or "iteration:2/testing"; nothing
/// where it is no longer there.
std::optional<FindingPlace> placeOf(const Register &reg, const std::string &object);
/// The iteration that records a file, at its *Files Modified*; nothing where none of \a shipped does.
std::optional<FindingPlace> placeOfFile(const Register &reg,
                                        const std::vector<review::ShippedIteration> &shipped,
                                        const std::string &path);

} // namespace loadline::ui
