// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/object_name.h"

#include "cli/arguments.h"
#include "cli/typed_words.h"
#include "core/text.h"

namespace loadline::cli {

Result<ObjectName> objectTyped(std::string_view word)
{
    if (equalsIgnoringCase(word, "register"))
        return ObjectName{};
    if (startsWithIgnoringCase(word, "risk:") && !riskTyped(word).empty())
        return ObjectName{ObjectKind::Risk, riskTyped(word), 0};
    if (startsWithIgnoringCase(word, "iteration:")) {
        const Result<int> number = iterationNumber(word);
        if (!number)
            return tl::make_unexpected(number.error());
        return ObjectName{ObjectKind::Iteration, {}, *number};
    }
    return fail(ErrorCode::BadUsage, "unknown object '" + shortened(word, 60) + '\'',
                "use risk:3, risk:R-003, iteration:2 or register");
}

} // namespace loadline::cli
