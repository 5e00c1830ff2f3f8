// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/output.h"
#include "cli/report.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::cli {

/// Options that commands of one sort share.
enum class OptionSet {
    Own, ///< none but its own
    Library, ///< `--library`
    Reading, ///< how a register is read: library, encoding, repair
    Editing, ///< the same, and where the result goes
};

/// A command: what it takes, what it says of itself in `--help`, and what it does.
struct Command
{
    std::string_view name;
    std::string_view usage; ///< its arguments, "[REG] N"
    std::string_view summary; ///< one line
    Arity arity;
    OptionSet set = OptionSet::Own;
    std::span<const Option> options;
    ExitStatus (*run)(const Arguments &arguments, Streams &streams) = nullptr;
};

/// All commands, in the order in which `--help` lists them.
std::span<const Command *const> allCommands();

/// Null where no command is called so.
const Command *commandNamed(std::string_view name);

/// The options that all commands of a set have.
std::vector<Option> optionsOf(OptionSet set);

/// Its own options and those of its set.
std::vector<Option> optionsOf(const Command &command);

/// Runs what was typed behind the program's name.
ExitStatus runCommandLine(const std::vector<std::string> &typed, Streams &streams);

} // namespace loadline::cli
