// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>

namespace loadline::cli {

/// The bytes of a file, of standard input for "-", or of a file at a revision, "v1.4.0:docs/TASKS.md"
/// in the repository around it. A file of that very name goes before a revision. As for git, FILE
/// is a path from the root of the repository, or from here where it begins with "./" or "../"; where
/// the root has none, it is taken from here as well.
/// Errors: those of the file; NotFound where the revision has no such file.
Result<std::string> bytesOf(const std::string &name);

} // namespace loadline::cli
