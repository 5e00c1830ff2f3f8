// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The seven kinds of HTML blocks of CommonMark, by their numbers there.
namespace loadline::markdown::html {

/// The kind that \a line, from its first character that is no blank, begins; 0 where none.
/// The seventh kind cannot interrupt a paragraph.
int blockStart(std::string_view line, bool interruptsParagraph);

/// Whether a block of this kind ends with \a line. The sixth and seventh end before a blank line
/// instead.
bool endsBlock(std::string_view line, int kind);

inline bool endsAtBlankLine(int kind)
{
    return kind >= 6;
}

} // namespace loadline::markdown::html
