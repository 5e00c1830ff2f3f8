// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/output.h"

#include "core/error.h"
#include "markdown/damage.h"

#include <optional>
#include <string>
#include <vector>

namespace loadline::cli {

/// What is done with text that other tools have damaged.
enum class Damage {
    Repair, ///< mended in memory, and said on standard error
    Refuse, ///< the file is to be edited in place, where nothing may be mended in silence
    Keep, ///< taken as it stands
};

/// How bytes become text: `--encoding` and `--repair`.
struct Decoding
{
    std::optional<std::string> encoding; ///< none: UTF-8
    Damage damage = Damage::Repair;
    std::string hint = "loadline-cli fmt --repair mends the file"; ///< said behind a repair
};

/// \a byDefault holds where `--repair` does not say otherwise.
Result<Decoding> decodingOf(const Arguments &arguments, Damage byDefault);

/// "3 damaged places (read as Mac Roman)"
std::string describeRepairs(const std::vector<markdown::Repair> &repairs);

/// The text of a file, and what was mended in it. Errors name \a path, and the place where there is
/// one.
Result<markdown::DamageReport> mendedTextOf(std::string bytes, const std::string &path,
                                            const Decoding &decoding, Streams &streams);

/// The text alone. Errors name \a path, and the place where there is one.
Result<std::string> textOf(std::string bytes, const std::string &path, const Decoding &decoding,
                           Streams &streams);

} // namespace loadline::cli
