// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// What the program runner stands on; not for other rooms.
namespace loadline::git {

/// A program to be run. Its words are bytes and reach it as they are, which QProcess, whose words
/// are QString, cannot promise for names of files.
struct ChildProgram
{
    std::string path; ///< absolute
    std::vector<std::string> arguments; ///< without the program's own name
    std::vector<std::string> environment; ///< "NAME=VALUE", all of it
    std::string_view input; ///< what it reads; must live as long as it runs
    std::stop_token stop;
    std::chrono::milliseconds limit{0};
};

struct ChildEnd
{
    int status = 0; ///< of its exit; 128 and the signal where one ended it
    std::string errors; ///< the beginning of what it wrote to standard error
};

/// Is given output as it comes; says whether it wants more.
using OutputTaker = std::function<bool(std::string_view)>;

/// Runs a program, in a process group of its own, and waits for its end.
/// *Errors*: Refused where it cannot be started, was stopped, took too long, or the taker had
/// enough; by then it is gone.
Result<ChildEnd> runToItsEnd(const ChildProgram &program, const OutputTaker &take);

} // namespace loadline::git
