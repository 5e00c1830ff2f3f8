// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>

namespace loadline::exchange {

/// What a register is exchanged as.
enum class ExchangeFormat { Markdown, Csv, Json };

/// What the name of a file says that it holds: Markdown, if nothing else.
ExchangeFormat formatOfName(const std::string &path);

/// The register that the text of a file is, or holds; \a name is the file's.
/// Errors: as registerFromCsv() and registerFromJson().
Result<std::string> registerFrom(std::string text, ExchangeFormat format, const std::string &name);

} // namespace loadline::exchange
