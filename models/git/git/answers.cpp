// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/answers.h"

#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>

namespace loadline::git {

std::string_view cutAt(std::string_view &text, char end)
{
    const std::size_t at = text.find(end);
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return part;
}

std::vector<std::string_view> partsOf(std::string_view text, char end)
{
    std::vector<std::string_view> parts;
    while (!text.empty())
        parts.push_back(cutAt(text, end));
    return parts;
}

std::string_view withoutLineEnd(std::string_view text)
{
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    return text;
}

bool isHash(std::string_view text)
{
    return (text.size() == 40 || text.size() == 64)
           && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<std::int64_t> numberIn(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string utcTime(std::string_view unixSeconds)
{
    constexpr std::int64_t endOfYear9999 = 253402300799;
    const auto seconds = numberIn(unixSeconds);
    if (!seconds || *seconds < 0 || *seconds > endOfYear9999)
        return {};
    const std::chrono::sys_seconds time{std::chrono::seconds(*seconds)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    char text[32] = {};
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()),
                  unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                  int(clock.minutes().count()), int(clock.seconds().count()));
    return text;
}

std::string asUtf8(std::string_view text)
{
    std::string valid;
    valid.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = codePointAt(text, at);
        appendUtf8(valid, point.value);
        at += point.size;
    }
    return valid;
}

std::optional<Commit> commitIn(std::string_view line)
{
    Commit commit;
    commit.hash = cutAt(line, '\0');
    commit.author = asUtf8(cutAt(line, '\0'));
    commit.timeUtc = utcTime(cutAt(line, '\0'));
    commit.subject = asUtf8(line);
    return isHash(commit.hash) ? std::optional(commit) : std::nullopt;
}

Result<void> checkName(const std::string &path)
{
    const auto parts = partsOf(path, '/');
    const bool isNoName = std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
        return part.empty() || part == "." || part == "..";
    });
    if (path.empty() || path.ends_with('/') || isNoName || path.find('\0') != std::string::npos)
        return fail(ErrorCode::Refused,
                    "'" + escapedForTerminal(path, LineEnds::Escaped)
                        + "' is not a file of the repository",
                    "name it from the root of the repository");
    return {};
}

} // namespace loadline::git
