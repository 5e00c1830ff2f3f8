// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/import_text.h"
#include "cli/report.h"

#include "library/library.h"

namespace loadline::cli {

/// Puts a file into the library as a register of its own, as one transaction. Where the register is
/// there already and nothing was changed in it, it becomes what its file says now.
ExitStatus importInto(Library &library, const ImportText &import, const Decoding &decoding,
                      const Author &author, Streams &streams);

} // namespace loadline::cli
