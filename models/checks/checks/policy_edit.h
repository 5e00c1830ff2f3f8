// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/policy.h"

#include <string>

namespace loadline::policy {

/// The text of a `.loadline.toml` with these weights and this limit. Numbers that are there change
/// where they stand; those that are missing and differ from the house's get a line; all else, notes
/// and order too, stays as it is.
/// *Errors*: BadPolicy where the text is none that can be read, or where it cannot be changed
/// without a person, such as weights that are written as an inline table.
Result<std::string> withLoadSettings(const std::string &text, const std::string &path,
                                     const PerTier<double> &weights, double limit);

} // namespace loadline::policy
