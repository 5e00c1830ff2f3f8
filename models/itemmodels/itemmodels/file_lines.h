// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"

#include <string>
#include <string_view>

namespace loadline::itemmodels {

/// The text of a line of *Files Modified* (without its bullet) with the fields of \a after in place
/// of those of \a before, in the way in which it is written.
/// Errors: WouldNotReadBack where the line would then be read as another entry.
Result<std::string> withEntry(std::string_view text, const FileEntry &before,
                              const FileEntry &after);

/// The text of an entry's first line, without its bullet.
std::string textOf(const Register &reg, const FileEntry &entry);

} // namespace loadline::itemmodels
