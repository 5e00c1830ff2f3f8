// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <optional>
#include <string>
#include <string_view>

/// What an acceptance says it is of. Whoever accepts a risk accepts what is written then: its
/// title, text, tier, likelihood and impact. Their fingerprint stands at the end of the line,
/// "2026-01-05 by Dana until 2026-06-30 - why [#1a2b3c4d]", so that it is seen when they change.
namespace loadline::markdown {

/// Whether an acceptance says that there is none: "No", "not yet", a dash.
bool saysNotAccepted(std::string_view acceptance);

/// Behind the word "until", with which the end of an acceptance begins; npos where it is not there.
std::size_t behindUntil(std::string_view text);

/// Eight hexadecimal digits over what is accepted of a risk, what it says in lines and fields of its own
/// among it. Emphasis, blanks, how lines are broken and the way in which a rating is written ("4", "4/5")
/// do not count.
std::string fingerprintOf(const Register &reg, const Risk &risk);

/// The fingerprint at the end of an acceptance. Nothing where it has none: those that people write
/// have none, and hold whatever the risk says.
std::optional<std::string> fingerprintIn(std::string_view acceptance);

/// An acceptance with a fingerprint at its end, and without.
std::string withFingerprint(std::string acceptance, std::string_view fingerprint);
std::string_view withoutFingerprint(std::string_view acceptance);

} // namespace loadline::markdown
