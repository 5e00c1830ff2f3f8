// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/report.h"

#include "core/change.h"
#include "core/error.h"
#include "files/safe_file.h"

#include <functional>
#include <optional>
#include <string>

namespace loadline {
class RegisterEditor;
}

namespace loadline::cli {

/// What a command wants changed.
using MakeChange = std::function<Result<Change>(const RegisterEditor &)>;

/// What a command prints when the change is done.
using TellChange = std::function<std::string(const Change &)>;

/// A second file that changes with the register. It is written first: what moves out of the register
/// is never in neither of them.
struct Companion
{
    std::string path; ///< empty: there is none
    std::string before;
    std::string after;
    std::optional<files::FileIdentity> identity; ///< of what it held; none where it is new
};

/// What a command wants changed, in a register with a file, and in a file beside that.
using MakeChangeBeside = std::function<Result<Change>(
    const RegisterEditor &editor, const std::string &file, Companion &companion)>;

/// The change's note as a sentence.
std::string tellNote(const Change &change);

/// Opens the register for editing, applies the change, and saves or prints what the options ask
/// for. Files are edited in memory and stamped; a library's register is edited in its journal.
/// What was done is said on standard output, unless that takes the result itself.
ExitStatus edit(const Arguments &arguments, Streams &streams, const MakeChange &make,
                const TellChange &tell = tellNote);

/// The same for a change of two files; \a make is told which file the register is from, nothing where
/// it is from none.
ExitStatus editBeside(const Arguments &arguments, Streams &streams, const MakeChangeBeside &make,
                      const TellChange &tell = tellNote);

} // namespace loadline::cli
