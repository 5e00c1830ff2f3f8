// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exchange_format.h"
#include "cli/output.h"
#include "cli/text_source.h"

#include "importing/library_import.h"

#include <string>

namespace loadline::cli {

using importing::ImportText;

/// Reads a file, decodes and mends it, and turns it into a register where it is none.
/// Errors: whatever keeps it from being read, with path and place.
Result<ImportText> readImport(const std::string &path, const Arguments &arguments,
                              const Decoding &decoding, Streams &streams);

} // namespace loadline::cli
