// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "posture/history.h"
#include "trail/journal_course.h"
#include "ui/shell/register_session.h"

#include <optional>
#include <stop_token>
#include <string>

namespace loadline::ui {

/// What is to be told of an open register over time, as values: it may be another one before that is
/// answered.
struct PostureQuestion
{
    std::string file; ///< empty where it has none
    LibraryPlace place;
    std::string today;
    bool hasSteps = false; ///< the journal has some
    /// Of a library in memory, which nobody else can read.
    std::optional<trail::JournalledRegister> journalled;
};

struct PostureAnswer
{
    posture::History history;
    bool isInRepository = false;
};

/// *Thread*: the window's.
PostureQuestion postureQuestion(RegisterSession &session);

/// How much risk the register carried over time, from the commits of its file and the journal. It may
/// take long, and ends soon after a stop is requested. *Thread*: any.
Result<PostureAnswer> postureAnswer(const PostureQuestion &question, const std::stop_token &stop);

} // namespace loadline::ui
