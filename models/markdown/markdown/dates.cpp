// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"
#include "markdown/scan.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace loadline::markdown {

namespace {

struct Moment
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

std::optional<int> digitsAt(std::string_view text, std::size_t i, std::size_t count)
{
    if (i + count > text.size())
        return std::nullopt;
    int value = 0;
    for (std::size_t k = i; k < i + count; ++k) {
        if (!isAsciiDigit(text[k]))
            return std::nullopt;
        value = value * 10 + (text[k] - '0');
    }
    return value;
}

bool isValid(const Moment &m)
{
    return std::chrono::year_month_day(std::chrono::year(m.year), std::chrono::month(m.month),
                                       std::chrono::day(m.day))
        .ok();
}

std::string isoDate(const Moment &m)
{
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", m.year, m.month, m.day);
    return buffer.data();
}

/// "2025-12-19", "2025/12/19"; \a end receives where it stops.
std::optional<Moment> isoDateIn(std::string_view text, std::size_t &end)
{
    for (std::size_t i = 0; i + 10 <= text.size(); ++i) {
        const char separator = text[i + 4];
        if ((i > 0 && isAsciiDigit(text[i - 1])) || (separator != '-' && separator != '/')
            || text[i + 7] != separator)
            continue;
        const auto year = digitsAt(text, i, 4);
        const auto month = digitsAt(text, i + 5, 2);
        const auto day = digitsAt(text, i + 8, 2);
        if (!year || !month || !day || (i + 10 < text.size() && isAsciiDigit(text[i + 10])))
            continue;
        const Moment moment{*year, unsigned(*month), unsigned(*day)};
        if (!isValid(moment))
            continue;
        end = i + 10;
        return moment;
    }
    return std::nullopt;
}

/// "December 19, 2025", "19 December 2025", "Dec 19 2025".
std::optional<Moment> namedMonthIn(std::string_view text)
{
    constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (isAsciiLetter(c) || isAsciiDigit(c)) {
            word += asciiLower(c);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        for (unsigned m = 0; m < months.size(); ++m) {
            if (!words[i].starts_with(months[m]))
                continue;
            const auto dayIn = [](const std::string &w) {
                const auto two = w.size() >= 2 ? digitsAt(w, 0, 2) : std::nullopt;
                return two ? two : digitsAt(w, 0, 1);
            };
            const bool isDayFirst = i > 0 && isAsciiDigit(words[i - 1].front());
            const auto day = dayIn(isDayFirst ? words[i - 1] : words[i + 1]);
            const std::size_t yearAt = isDayFirst ? i + 1 : i + 2;
            const auto year = yearAt < words.size() && words[yearAt].size() == 4
                                  ? digitsAt(words[yearAt], 0, 4)
                                  : std::nullopt;
            if (!day || !year)
                continue;
            const Moment moment{*year, m + 1, unsigned(*day)};
            if (isValid(moment))
                return moment;
        }
    }
    return std::nullopt;
}

/// "19/12/2025", also with dots.
std::optional<Moment> slashedIn(std::string_view text)
{
    for (std::size_t i = 0; i + 10 <= text.size(); ++i) {
        const char separator = text[i + 2];
        if ((separator != '/' && separator != '.') || text[i + 5] != separator)
            continue;
        const auto day = digitsAt(text, i, 2);
        const auto month = digitsAt(text, i + 3, 2);
        const auto year = digitsAt(text, i + 6, 4);
        if (!day || !month || !year)
            continue;
        const Moment moment{*year, unsigned(*month), unsigned(*day)};
        if (isValid(moment))
            return moment;
    }
    return std::nullopt;
}

/// The time behind a date: "T04:30:00Z", " 04:30 UTC", "04:30+02:00". Without a zone it is UTC.
std::optional<std::string> withTime(const Moment &date, std::string_view rest)
{
    std::size_t i = 0;
    while (i < rest.size() && (isBlankByte(rest[i]) || rest[i] == 'T' || rest[i] == ','))
        ++i;
    const auto hour = digitsAt(rest, i, 2);
    const auto minute = i + 2 < rest.size() && rest[i + 2] == ':' ? digitsAt(rest, i + 3, 2)
                                                                  : std::nullopt;
    if (!hour || !minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    i += 5;
    int second = 0;
    if (i < rest.size() && rest[i] == ':') {
        if (const auto said = digitsAt(rest, i + 1, 2); said && *said < 60) {
            second = *said;
            i += 3;
        }
    }
    int offsetMinutes = 0;
    while (i < rest.size() && isBlankByte(rest[i]))
        ++i;
    if (i < rest.size() && (rest[i] == '+' || rest[i] == '-')) {
        const bool isColoned = i + 3 < rest.size() && rest[i + 3] == ':';
        const auto hours = digitsAt(rest, i + 1, 2);
        const auto minutes = digitsAt(rest, i + (isColoned ? 4 : 3), 2);
        if (hours)
            offsetMinutes = (*hours * 60 + minutes.value_or(0)) * (rest[i] == '-' ? -1 : 1);
    }
    using namespace std::chrono;
    const sys_days day = year_month_day(year(date.year), month(date.month),
                                        std::chrono::day(date.day));
    const auto instant = sys_seconds(day) + hours(*hour) + minutes(*minute - offsetMinutes)
                         + seconds(second);
    const auto utcDay = floor<days>(instant);
    const year_month_day utc(utcDay);
    const hh_mm_ss clock(instant - utcDay);
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", int(utc.year()),
                  unsigned(utc.month()), unsigned(utc.day()), int(clock.hours().count()),
                  int(clock.minutes().count()), int(clock.seconds().count()));
    return buffer.data();
}

} // namespace

std::string isoTimeFromText(std::string_view text)
{
    std::size_t end = 0;
    if (const auto date = isoDateIn(text, end))
        return withTime(*date, text.substr(end)).value_or(isoDate(*date));
    if (const auto date = namedMonthIn(text))
        return isoDate(*date);
    if (const auto date = slashedIn(text))
        return isoDate(*date);
    return {};
}

} // namespace loadline::markdown
