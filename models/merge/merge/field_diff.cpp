// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "core/text.h"

#include <algorithm>

namespace loadline::merge {

std::vector<FieldDifference> differingFields(const std::vector<Field> &before,
                                             const std::vector<Field> &after)
{
    std::vector<FieldDifference> differences;
    const auto isSame = [](const Field &a, const Field &b) {
        return a.key == b.key && a.value == b.value;
    };
    if (std::equal(before.begin(), before.end(), after.begin(), after.end(), isSame))
        return differences;
    // A key may be given several times.
    Matching matching(before.size(), after.size());
    const auto whole = [](const Field &field) {
        return asciiLowered(field.key) + '\0' + field.value;
    };
    matching.pairByKey([&](std::size_t i) { return whole(before[i]); },
                       [&](std::size_t j) { return whole(after[j]); });
    matching.pairByKey([&](std::size_t i) { return asciiLowered(before[i].key); },
                       [&](std::size_t j) { return asciiLowered(after[j].key); });
    matching.walk([&](std::size_t i, std::size_t j) {
        const Field *was = i == Matching::none ? nullptr : &before[i];
        const Field *is = j == Matching::none ? nullptr : &after[j];
        // A value that is not there and none at all are the same to a reader.
        if ((was ? was->value : std::string()) != (is ? is->value : std::string()))
            differences.push_back({was, is});
    });
    return differences;
}

void setField(Happening &happening, const Sides &sides, const FieldDifference &difference)
{
    happening.key = difference.key();
    happening.before = difference.before ? difference.before->value : std::string();
    happening.after = difference.after ? difference.after->value : std::string();
    happening.isGone = !difference.after;
    happening.line = difference.after ? sides.after.lineOf(difference.after->line.begin)
                                      : sides.before.lineOf(difference.before->line.begin);
}

} // namespace loadline::merge
