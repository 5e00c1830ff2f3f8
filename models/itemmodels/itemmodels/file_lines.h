// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"
#include "core/error.h"
#include "core/register.h"

#include <string>
#include <string_view>

/// Edits of *Files Modified*, line by line, as changes of the section that holds them. An entry is
/// named as an item is: by its section, and by its index among the section's files.
namespace loadline::itemmodels {

/// The line of an entry with the fields of \a after in place of those of \a before, in the way in
/// which it is written.
std::string withEntry(std::string_view line, const FileEntry &before, const FileEntry &after);

/// Errors: WouldNotReadBack where the section would then be read as other files.
Result<Change> setFileEntry(const Register &reg, changes::ItemPlace place, const FileEntry &entry);
Result<Change> removeFileEntry(const Register &reg, changes::ItemPlace place);
Result<Change> moveFileEntry(const Register &reg, changes::ItemPlace place, std::size_t to);

} // namespace loadline::itemmodels
