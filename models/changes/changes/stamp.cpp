// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/draft.h"
#include "markdown/headings.h"
#include "markdown/scan.h"

#include <algorithm>
#include <array>

/// *Last Updated*, in the precision and form it has (FORMAT 3).
namespace loadline::changes {

namespace {

constexpr std::array<std::string_view, 12> months = {"January", "February", "March",
                                                     "April",   "May",      "June",
                                                     "July",    "August",   "September",
                                                     "October", "November", "December"};

bool isDigits(std::string_view text, std::size_t i, std::size_t count)
{
    if (i + count > text.size())
        return false;
    for (std::size_t k = i; k < i + count; ++k)
        if (!isAsciiDigit(text[k]))
            return false;
    return true;
}

int numberAt(std::string_view text, std::size_t i, std::size_t count)
{
    int value = 0;
    for (std::size_t k = i; k < i + count; ++k)
        value = value * 10 + (text[k] - '0');
    return value;
}

/// Replaces "2025-12-19" or "2025/12/19"; the offset behind it, or npos where there is none.
std::size_t stampIsoDate(std::string &value, std::string_view utc)
{
    for (std::size_t i = 0; i + 10 <= value.size(); ++i) {
        const char separator = value[i + 4];
        if (!isDigits(value, i, 4) || (separator != '-' && separator != '/')
            || !isDigits(value, i + 5, 2) || value[i + 7] != separator
            || !isDigits(value, i + 8, 2))
            continue;
        std::string date(utc.substr(0, 10));
        std::replace(date.begin(), date.end(), '-', separator);
        value.replace(i, 10, date);
        return i + 10;
    }
    return std::string::npos;
}

/// Replaces "19/12/2025" or "19.12.2025"; "12/19/2025" can only have the month first.
std::size_t stampSlashedDate(std::string &value, std::string_view utc)
{
    for (std::size_t i = 0; i + 10 <= value.size(); ++i) {
        const char separator = value[i + 2];
        if (!isDigits(value, i, 2) || (separator != '/' && separator != '.')
            || !isDigits(value, i + 3, 2) || value[i + 5] != separator
            || !isDigits(value, i + 6, 4))
            continue;
        const bool isMonthFirst = numberAt(value, i + 3, 2) > 12;
        const std::string_view month = utc.substr(5, 2);
        const std::string_view day = utc.substr(8, 2);
        value.replace(i, 10,
                      std::string(isMonthFirst ? month : day) + separator
                          + std::string(isMonthFirst ? day : month) + separator
                          + std::string(utc.substr(0, 4)));
        return i + 10;
    }
    return std::string::npos;
}

/// Replaces the month's name, in full or cut as it was, and the day and year beside it.
std::size_t stampNamedDate(std::string &value, std::string_view utc)
{
    const std::string_view month = months[std::size_t(numberAt(utc, 5, 2) - 1)];
    const std::string day = std::to_string(numberAt(utc, 8, 2));
    for (const std::string_view name : months) {
        for (const std::size_t length : {name.size(), std::size_t(3)}) {
            const std::string_view shown = name.substr(0, length);
            const std::size_t at = value.find(shown);
            const bool isWord = at != std::string::npos
                                && (at == 0 || !isAsciiLetter(value[at - 1]))
                                && (at + length >= value.size()
                                    || !isAsciiLetter(value[at + length]));
            if (!isWord)
                continue;
            std::string result = value.substr(0, at);
            std::size_t digits = result.find_first_of("0123456789");
            const bool isDayFirst = digits != std::string::npos;
            if (isDayFirst) {
                std::size_t end = digits;
                while (end < result.size() && isAsciiDigit(result[end]))
                    ++end;
                result.replace(digits, end - digits, day);
            }
            result += length == 3 && name.size() > 3 ? month.substr(0, 3) : month;
            bool needsDay = !isDayFirst;
            std::size_t i = at + length;
            while (i < value.size()) {
                if (!isAsciiDigit(value[i])) {
                    result += value[i++];
                    continue;
                }
                std::size_t end = i;
                while (end < value.size() && isAsciiDigit(value[end]))
                    ++end;
                if (needsDay && end - i <= 2) {
                    result += day;
                    needsDay = false;
                    i = end;
                } else if (end - i == 4) {
                    result += utc.substr(0, 4);
                    const std::size_t behind = result.size();
                    result += value.substr(end);
                    value = std::move(result);
                    return behind;
                } else {
                    break;
                }
            }
            return std::string::npos;
        }
    }
    return std::string::npos;
}

/// Replaces a time right behind the date, with its zone, by the time in UTC.
void stampTime(std::string &value, std::size_t from, std::string_view utc)
{
    std::size_t i = from;
    while (i < value.size() && !isAsciiDigit(value[i])) {
        const bool isBetween = isBlankByte(value[i]) || value[i] == 'T' || value[i] == ','
                               || value[i] == '-' || value.substr(i, 2) == "at" || value[i] == 't';
        if (!isBetween || i - from > 5)
            return;
        ++i;
    }
    const std::size_t minutes = i + (isDigits(value, i, 2) ? 2 : 1); // behind the hour
    if (!isDigits(value, i, minutes - i) || minutes >= value.size() || value[minutes] != ':'
        || !isDigits(value, minutes + 1, 2))
        return;
    const std::size_t seconds = minutes + 3;
    const bool hasSeconds = seconds < value.size() && value[seconds] == ':'
                            && isDigits(value, seconds + 1, 2);
    const std::size_t timeEnd = hasSeconds ? seconds + 3 : seconds;
    std::size_t end = timeEnd;
    if (end + 1 < value.size() && value[end] == '.' && isAsciiDigit(value[end + 1])) {
        // Fractions of a second that nobody measured are not made up.
        std::size_t stop = end + 1;
        while (stop < value.size() && isAsciiDigit(value[stop]))
            ++stop;
        for (std::size_t k = end + 1; k < stop; ++k)
            value[k] = '0';
        end = stop;
    }
    std::string time(utc.substr(11, hasSeconds ? 8 : 5));
    std::size_t zone = end;
    while (zone < value.size() && isBlankByte(value[zone]))
        ++zone;
    const std::string_view suffix = std::string_view(value).substr(zone);
    if (startsWithIgnoringCase(suffix, "am") || startsWithIgnoringCase(suffix, "pm")) {
        const int hour = numberAt(time, 0, 2);
        const int shown = hour % 12 == 0 ? 12 : hour % 12;
        const std::string hours = (shown < 10 ? "0" : "") + std::to_string(shown);
        time.replace(0, 2, hours);
        const bool isLower = suffix.front() == 'a' || suffix.front() == 'p';
        value.replace(zone, 2, hour < 12 ? (isLower ? "am" : "AM") : (isLower ? "pm" : "PM"));
    } else if (!suffix.empty() && (suffix.front() == '+' || suffix.front() == '-')
               && isDigits(suffix, 1, 2)) {
        const bool isColoned = suffix.size() > 3 && suffix[3] == ':';
        const std::size_t length = isColoned ? 6 : isDigits(suffix, 3, 2) ? 5 : 3;
        value.replace(zone, std::min(length, suffix.size()),
                      std::string(isColoned     ? "+00:00"
                                  : length == 5 ? "+0000"
                                                : "+00"));
    } else if (suffix.size() >= 2 && markdown::isUpper(suffix[0]) && markdown::isUpper(suffix[1])) {
        std::size_t stop = 0;
        while (stop < suffix.size() && isAsciiLetter(suffix[stop]))
            ++stop;
        if (stop <= 4 && suffix.substr(0, stop) != "GMT")
            value.replace(zone, stop, "UTC");
    }
    if (minutes - i == 1 && time.front() == '0')
        time.erase(0, 1);
    value.replace(i, timeEnd - i, time);
}

void stampIteration(std::string &value, int completed)
{
    for (std::size_t open = value.find('('); open != std::string::npos;
         open = value.find('(', open + 1)) {
        const std::size_t close = value.find(')', open);
        if (close == std::string::npos)
            return;
        const std::string_view inner = std::string_view(value).substr(open + 1, close - open - 1);
        std::size_t end = 0;
        if (!markdown::unitReference(inner, end) || end != inner.size())
            continue;
        std::size_t digits = close;
        while (isAsciiDigit(value[digits - 1]))
            --digits;
        value.replace(digits, close - digits, std::to_string(completed));
        return;
    }
}

} // namespace

Change stampLastUpdated(const Register &reg, std::string_view utc, std::optional<int> completed)
{
    Change change;
    change.note = {ChangeKind::SetField, "register", "Last Updated", std::string(utc), {}};
    if (reg.lastUpdated.empty() || utc.size() < 19)
        return change;
    const Field &footer = reg.lastUpdated.back();
    std::string value = footer.value;
    std::size_t behind = stampIsoDate(value, utc);
    if (behind == std::string::npos)
        behind = stampSlashedDate(value, utc);
    if (behind == std::string::npos)
        behind = stampNamedDate(value, utc);
    if (behind != std::string::npos)
        stampTime(value, behind, utc);
    if (completed)
        stampIteration(value, *completed);
    if (value != footer.value)
        change.splices.push_back({footer.valueSpan, value});
    return change;
}

} // namespace loadline::changes
