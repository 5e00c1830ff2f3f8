// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>
#include <string_view>

namespace loadline::exchange {

/// The version of what `show --json` prints.
inline constexpr int jsonSchema = 1;

/// A register that says what \a json says, which is what `show --json` prints: printed again it is
/// the same, but for lines, findings and what follows from the rest. How the register was written
/// JSON does not tell; it comes out in house form. Keys may be left out.
/// Errors: Refused, with the place, for what is no such JSON and for the first value that no
/// register would read back; NewerSchema.
Result<std::string> registerFromJson(std::string_view json);

} // namespace loadline::exchange
