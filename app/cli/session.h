// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/report.h"

#include "core/error.h"
#include "core/register.h"
#include "files/safe_file.h"
#include "markdown/damage.h"

#include <optional>
#include <string>
#include <vector>

namespace loadline::cli {

/// A register that a command looks at, and what it is called in messages.
struct OpenRegister
{
    std::string name; ///< a path, "-", or its name in a library
    std::string file; ///< the path; empty where it is no file
    Register reg;
    /// What was mended in the file before it was read; nothing where damage was let stand.
    std::optional<std::vector<markdown::Repair>> repairs = {};
    std::string linked = {}; ///< the file that it is kept in, also where it was read from a library
};

/// Opens the register that is named, or the one that is meant where none is. Damaged text is
/// repaired in memory, which is said on standard error.
Result<OpenRegister> openToRead(const std::optional<std::string> &name, const Arguments &arguments,
                                Streams &streams);
Result<OpenRegister> openToRead(const Arguments &arguments, Streams &streams);

/// The path of the register: as named, or found where none is.
Result<std::string> pathOf(const std::optional<std::string> &name);

/// Reads a file, or standard input where the path is "-".
Result<files::FileContent> readSource(const std::string &path);

} // namespace loadline::cli
