// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

/// Every command of the program. A new one is declared here and listed in commands.cpp.
namespace loadline::cli {

extern const Command showCommand;
extern const Command risksCommand;
extern const Command iterationsCommand;
extern const Command checkCommand;
extern const Command diffCommand;
extern const Command reviewCommand;
extern const Command historyCommand;

extern const Command addCommand;
extern const Command addRiskCommand;
extern const Command addIterationCommand;
extern const Command appendCommand;
extern const Command setCommand;
extern const Command planCommand;
extern const Command moveCommand;
extern const Command completeCommand;
extern const Command reopenCommand;
extern const Command acceptCommand;
extern const Command closeCommand;
extern const Command renumberCommand;
extern const Command archiveCommand;
extern const Command fmtCommand;
extern const Command filesCommand;
extern const Command evidenceCommand;

extern const Command importCommand;
extern const Command exportCommand;
extern const Command listCommand;

} // namespace loadline::cli
