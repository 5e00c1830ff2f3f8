// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"

#include <optional>
#include <string>
#include <vector>

namespace loadline::changes {

/// The file beside a register that takes what is done with.
struct ArchiveFile
{
    std::string name; ///< "tasks-archive.md", without a folder
    std::string registerName; ///< "tasks.md"
    std::optional<std::string> text; ///< what it holds now; nothing where there is none yet
};

/// "docs/tasks-archive.md" for "docs/tasks.md".
std::string archivePathFor(const std::string &registerPath);

/// What archiving does to both files. The archive is to be written first: killed in between, a part
/// stands in both, and archiving once more finds it there and takes it out of the register.
struct Archiving
{
    Change change; ///< of the register
    std::string archive; ///< the archive's text afterwards
    std::vector<std::string> iterations; ///< the names of those that move
    std::vector<std::string> staying; ///< which with a lower number stay, and why
};

/// Moves completed iterations with a number below \a before, and the risks that they fixed, out of
/// a register. What moves keeps its very bytes, rows of a table with the table's head repeated; a
/// line in the register names the file and the numbers that are taken. Iterations that are not
/// completed stay.
///
/// Errors: Refused where the file beside is no archive, where one of the names is given twice, or
/// where a part would read as something else in the archive.
Result<Archiving> archiveBefore(const Register &reg, int before, const ArchiveFile &file);

} // namespace loadline::changes
