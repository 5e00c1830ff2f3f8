// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

namespace loadline::cli {

namespace {

constexpr const Command *commands[] = {
    &showCommand,   &risksCommand,   &iterationsCommand, &checkCommand,    &diffCommand,
    &reviewCommand, &historyCommand, &addCommand,        &addRiskCommand,  &addIterationCommand,
    &appendCommand, &setCommand,     &planCommand,       &moveCommand,     &completeCommand,
    &reopenCommand, &acceptCommand,  &closeCommand,      &renumberCommand, &archiveCommand,
    &fmtCommand,    &importCommand,  &filesCommand,      &evidenceCommand, &exportCommand,
    &listCommand,
};

} // namespace

std::span<const Command *const> allCommands()
{
    return commands;
}

} // namespace loadline::cli
