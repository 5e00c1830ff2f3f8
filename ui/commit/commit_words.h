// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/commit_file.h"
#include "git/commit_place.h"
#include "ui/widgets/message_strip.h"

#include <QString>

/// What the window says of commits.
namespace loadline::ui {

/// "main", or "detached at abc1234".
QString branchWords(const git::CommitPlace &place);
/// What is to be known before one commits there; empty where there is nothing special.
QString branchWarning(const git::CommitPlace &place);
/// What becomes of what else is staged, and of a file that git does not know yet; may be empty.
QString othersWords(const git::CommitPlace &place);

/// Why there was no commit, what that means and what to do.
Message refusalMessage(const Error &error);
Message failureMessage(const git::CommitOutcome &outcome);
/// That there is one. \a label is the file as people know it.
Message committedMessage(const git::CommitOutcome &outcome, const QString &label);

} // namespace loadline::ui
