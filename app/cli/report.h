// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "core/error.h"

#include <string>
#include <string_view>

namespace loadline::cli {

/// What a command says to the shell that started it.
enum ExitStatus : int {
    Done = 0,
    Found = 1, ///< findings, a difference that was asked about, a verdict of no go
    Failed = 2, ///< wrong usage, unreadable input, a refused change or write
};

/// "PATH:LINE:COL: what is wrong; what to do", as much of it as is known, in one line with no
/// control characters.
std::string errorLine(const Error &error);

/// Says what went wrong on standard error.
ExitStatus reportError(Streams &streams, const Error &error);

/// The same for wrong usage.
ExitStatus reportUsage(Streams &streams, std::string what, std::string hint);

/// Says something for people on standard error, in a line that begins with the program's name.
void say(Streams &streams, std::string_view text);

/// "1 risk", "2 risks"
std::string counted(std::size_t count, std::string_view noun);

/// The same error, told of a file or library.
Error at(std::string path, Error error);

} // namespace loadline::cli
