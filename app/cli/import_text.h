// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exchange_format.h"
#include "cli/output.h"
#include "cli/text_source.h"

#include "core/import_record.h"

#include <optional>
#include <string>

namespace loadline::cli {

/// A file that is to be imported.
struct ImportText
{
    std::string path; ///< as typed
    /// Under its full name, where the register is to be linked with it: not for standard input, nor
    /// for a file that is no Markdown.
    std::string file;
    std::string name; ///< of the register
    std::string bytes; ///< what the file holds
    std::string text; ///< the register that is made of it
    std::optional<ImportRecord> record; ///< how it was taken; of Markdown alone
};

/// Reads a file, decodes and mends it, and turns it into a register where it is none.
/// Errors: whatever keeps it from being read, with path and place.
Result<ImportText> readImport(const std::string &path, const Arguments &arguments,
                              const Decoding &decoding, Streams &streams);

} // namespace loadline::cli
