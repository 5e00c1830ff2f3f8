// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/span.h"
#include "ui/document/document_rows.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace loadline::ui {

/// The changed words of the lines that are painted. Comparing words takes longer than painting, so
/// what was compared is kept for the next painting; of lines that nobody looks at nothing is.
class ChangedWords
{
public:
    /// Other rows are shown.
    void forget() { m_known.clear(); }
    /// Spans of bytes of the row's line on a side; none where no line replaced it. Valid until the
    /// next call.
    const std::vector<Span> &of(const DocumentRows &rows, std::size_t row, Side side);

private:
    std::unordered_map<std::uint64_t, std::vector<Span>> m_known; ///< by line and side
};

} // namespace loadline::ui
