// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import_record.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadline::markdown {

using loadline::Repair;

struct DamageReport
{
    std::string repaired; ///< the text, mended; as it was where there are no repairs
    std::vector<Repair> repairs; ///< ascending
};

/// Mends UTF-8 that was once read in another code page and written out again (FORMAT 7).
///
/// Stretches of characters that are not ASCII are turned back one by one, each only where that
/// gives valid and likely UTF-8 in the one code page that explains most of the document. All else
/// stays as it is: real files are half mended already. \a text is valid UTF-8.
DamageReport repairMojibake(std::string text);

/// Whether repairMojibake() would mend anything.
bool hasMojibake(std::string_view text);

/// Mends halves of emoji (surrogates, `ED B4 B4` where 🔴 was) where only one emoji of the format
/// fits. What does not fit any, or several, stays and is no valid UTF-8.
DamageReport repairSurrogates(std::string bytes);

} // namespace loadline::markdown
