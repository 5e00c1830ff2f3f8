// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace loadline {

/// The text of the sample register: what *Start from the sample* and `./dev run` open a copy of.
/// It also stands in the resource system, as `:/loadline/sample.md`.
std::string sampleRegister();

} // namespace loadline
