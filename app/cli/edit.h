// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/report.h"

#include "core/change.h"
#include "core/error.h"

#include <functional>
#include <string>

namespace loadline {
class RegisterEditor;
}

namespace loadline::cli {

/// What a command wants changed.
using MakeChange = std::function<Result<Change>(const RegisterEditor &)>;

/// What a command prints when the change is done.
using TellChange = std::function<std::string(const Change &)>;

/// The change's note as a sentence.
std::string tellNote(const Change &change);

/// Opens the register for editing, applies the change, and saves or prints what the options ask
/// for. Files are edited in memory and stamped; a library's register is edited in its journal.
/// What was done is said on standard output, unless that takes the result itself.
ExitStatus edit(const Arguments &arguments, Streams &streams, const MakeChange &make,
                const TellChange &tell = tellNote);

} // namespace loadline::cli
