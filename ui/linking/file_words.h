// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linking/file_link.h"
#include "ui/widgets/message_strip.h"

#include <QString>

namespace loadline::ui {

/// A branch as people read it: "main"; "commit 1a2b3c4" where the work tree is on none.
QString placeInWords(const std::string &place);

/// What is told of a look at the file; \a file is what the window calls it.
Message messageOf(const linking::FileNotice &notice, const QString &file);

/// Branch, what it is ahead of and behind, and whether the file is committed: "branch main, 2 to
/// push, not committed". Empty where there is no repository.
QString surroundingsInWords(const linking::Surroundings &surroundings);

} // namespace loadline::ui
