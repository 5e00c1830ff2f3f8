// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/commit/commit_dialog.h"

namespace loadline::ui {

class RegisterSession;

/// What committing the open register's file would be: what it holds, in words, against the last
/// commit, and a message made of that. \a session must outlive the dialog that it is for.
/// *Errors*: where there is no repository, or nothing to commit.
Result<CommitRequest> commitOf(RegisterSession *session);

} // namespace loadline::ui
