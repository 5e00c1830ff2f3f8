// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

/// `**Key**: value` and its kin: how teams write metadata (FORMAT 1, 10).
namespace loadline::markdown {

/// A key and a value found in a line, before they become a Field.
struct FieldText
{
    Span key;
    Span value;
    bool isBold = false;
};

/// Reads `**Key**: v`, `**Key:** v`, `__Key__: v` and `Key: v` in \a span, which is one line (or
/// cell) without bullet, quote and line ending.
std::optional<FieldText> fieldIn(std::string_view text, Span span);

/// Several fields of one line joined by `|` or `·`, else the one that is there. A line counts
/// only if each of its pieces is a field.
std::vector<FieldText> fieldsIn(std::string_view text, Span span);

/// `Key: v` with any short key that begins with a capital: metadata only among lines that are.
std::optional<FieldText> shortFieldIn(std::string_view text, Span span);

/// A value of a key that nobody knows is prose when it is longer than a line of text.
inline constexpr std::size_t longestValue = 100;

/// Whether a key without bold is one that teams write so ("Owner: Dana"); prose is full of colons.
bool isUsualKey(std::string_view key);

/// Known keys by meaning.
bool isDateKey(std::string_view key);
/// Which of several dates is the iteration's own: the lower, the better; "Date" has 0.
int rankOfDateKey(std::string_view key);
bool isStatusKey(std::string_view key);
bool isPriorityKey(std::string_view key);
bool isLastUpdatedKey(std::string_view key);
bool isNextIterationKey(std::string_view key);

/// The first field that has one of these keys; "Likelihood (1-5)" has the key "Likelihood". Null where
/// there is none.
const Field *fieldNamed(const std::vector<Field> &fields,
                        std::initializer_list<std::string_view> keys);

} // namespace loadline::markdown
