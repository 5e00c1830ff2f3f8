// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/report.h"

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"

#include <functional>
#include <string>

namespace loadline {
class RegisterEditor;
}

namespace loadline::cli {

/// What a command wants changed.
using MakeChange = std::function<Result<Change>(const RegisterEditor &)>;

/// What a command prints when it is done, made from the register after the change.
using TellChange = std::function<std::string(const Register &, const Change &)>;

/// The change's note as a sentence.
std::string tellNote(const Register &reg, const Change &change);

/// Opens the register for editing, applies the change, and saves or prints what the options ask
/// for. Files are edited in memory and stamped; a library's register is edited in its journal.
/// What was done is said on standard output, unless that takes the result itself.
ExitStatus edit(const Arguments &arguments, Streams &streams, const MakeChange &make,
                const TellChange &tell = tellNote);

} // namespace loadline::cli
