// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/ledger.h"

#include <string>

namespace loadline::test {

/// `1-2 field register: title`, a line for each entry; `(reason)` behind an ambiguous one.
std::string summaryOf(const markdown::Ledger &ledger);

/// The ambiguous entries of a text alone, in the same form.
std::string doubtsOf(const std::string &text);

} // namespace loadline::test
