// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "posture/history.h"

#include <string_view>

namespace loadline::cli {

/// For people: a line a commit, the oldest first, and for how long risks are open.
void writeHistoryText(Output &out, const posture::History &history, std::string_view name);

/// All of it. Times are in UTC; what is not known is null.
void writeHistoryJson(Output &out, const posture::History &history, std::string_view name);

/// A row a commit, the oldest first, for spreadsheets; their cells are no formulas. What is no row is
/// said on standard error: where a shallow clone ends.
void writeHistoryCsv(Streams &streams, const posture::History &history);

} // namespace loadline::cli
