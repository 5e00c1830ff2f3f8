// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clock.h"

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include <pwd.h>
#include <unistd.h>

namespace loadline::cli {

Result<std::string> timeUtc()
{
    std::time_t seconds = std::time(nullptr);
    const char *epoch = std::getenv("SOURCE_DATE_EPOCH");
    const auto invalid = [] {
        return fail(ErrorCode::BadUsage, "SOURCE_DATE_EPOCH is no time",
                    "set it to a number of seconds since 1970, or unset it");
    };
    if (epoch && *epoch) {
        const std::string_view digits = epoch;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(),
                                                  seconds);
        if (error != std::errc() || end != digits.data() + digits.size() || seconds < 0)
            return invalid();
    }
    std::tm time{};
    char text[32] = {};
    // A year of five digits would be no date of the format.
    if (!gmtime_r(&seconds, &time) || time.tm_year + 1900 > 9999)
        return invalid();
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &time);
    return std::string(text);
}

Result<std::string> todayUtc()
{
    constexpr std::size_t dateLength = 10;
    return timeUtc().map([](const std::string &time) { return time.substr(0, dateLength); });
}

std::string userName()
{
    for (const char *variable : {"LOGNAME", "USER"}) {
        const char *name = std::getenv(variable);
        if (name && *name)
            return name;
    }
    const passwd *entry = getpwuid(getuid());
    return entry && entry->pw_name ? std::string(entry->pw_name) : std::string("unknown");
}

} // namespace loadline::cli
