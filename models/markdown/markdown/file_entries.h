// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"

#include <string_view>
#include <vector>

namespace loadline::markdown {

/// What a column of a table of files holds. In a note counts may stand, too.
enum class FileColumn { Path, Added, Removed, Modified, Note };

/// The columns of a table's header. A table without a path is none of files.
std::vector<FileColumn> fileColumns(std::string_view text, Span header);

} // namespace loadline::markdown
