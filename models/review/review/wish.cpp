// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "review/range.h"

#include <algorithm>
#include <charconv>

namespace loadline::review {

namespace {

Result<std::vector<int>> numbersIn(std::string_view typed)
{
    std::vector<int> numbers;
    while (!typed.empty()) {
        const std::size_t comma = std::min(typed.find(','), typed.size());
        const Result<int> number = iterationNumber(trimmed(typed.substr(0, comma)));
        if (!number)
            return tl::make_unexpected(number.error());
        numbers.push_back(*number);
        typed.remove_prefix(std::min(comma + 1, typed.size()));
    }
    if (numbers.empty())
        return fail(ErrorCode::BadUsage, "--iterations names none", "say --iterations 2,3");
    return numbers;
}

} // namespace

Result<int> iterationNumber(std::string_view text)
{
    constexpr std::size_t longestQuote = 60;
    std::string_view digits = text;
    if (startsWithIgnoringCase(digits, "iteration"))
        digits.remove_prefix(std::string_view("iteration").size());
    while (!digits.empty() && (digits.front() == ' ' || digits.front() == ':'))
        digits.remove_prefix(1);
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || number < 0)
        return fail(ErrorCode::BadUsage,
                    "'" + shortened(text, longestQuote) + "' is no number of an iteration",
                    "give a number, such as 2");
    return number;
}

Result<Wish> wishTyped(const std::optional<std::string> &since,
                       const std::optional<std::string> &iterations)
{
    if (since && iterations)
        return fail(ErrorCode::BadUsage, "--since and --iterations do not go together",
                    "give one of them");
    if (since && since->empty())
        return fail(ErrorCode::BadUsage, "--since names nothing", "say --since v1.4.0");
    Wish wish;
    wish.since = since.value_or(std::string());
    if (iterations) {
        Result<std::vector<int>> numbers = numbersIn(*iterations);
        if (!numbers)
            return tl::make_unexpected(numbers.error());
        wish.iterations = std::move(*numbers);
    }
    return wish;
}

} // namespace loadline::review
