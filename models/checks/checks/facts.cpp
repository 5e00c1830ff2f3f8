// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/facts.h"

#include "core/text.h"
#include "markdown/acceptance.h"
#include "markdown/fields.h"
#include "markdown/reader.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace loadline::checks {

namespace {

constexpr std::size_t dayLength = 10; // "2026-01-31"

int numberIn(std::string_view digits)
{
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::chrono::sys_days dayOf(std::string_view iso)
{
    using namespace std::chrono;
    return year_month_day(year(numberIn(iso.substr(0, 4))),
                          month(unsigned(numberIn(iso.substr(5, 2)))),
                          day(unsigned(numberIn(iso.substr(8, 2)))));
}

/// Where an accepted risk says by whom and until when.
Span acceptanceOf(const Risk &risk)
{
    const Field *accepted = markdown::fieldNamed(risk.fields, {"accepted"});
    return accepted ? accepted->valueSpan : risk.statusMark;
}

/// What an acceptance says behind "until", and where; empty where it has no end.
UnreadEnd acceptanceEndIn(const Register &reg, Span said)
{
    // The reason comes behind a dash, and may speak of other days.
    const std::string_view whole = markdown::withoutFingerprint(reg.view(said));
    const std::string_view text = whole.substr(0, whole.find(" - "));
    const std::size_t behind = markdown::behindUntil(text);
    if (behind == std::string_view::npos)
        return {};
    const std::string_view end = text.substr(behind);
    const std::size_t begin = std::min(end.find_first_not_of(" \t"), end.size());
    return {std::string(trimmed(end)), said.begin + behind + begin};
}

} // namespace

bool isEnded(const Risk &risk)
{
    return risk.status == RiskStatus::Fixed || risk.status == RiskStatus::Closed;
}

bool hasBegun(const Iteration &iteration)
{
    switch (iteration.status) {
    case IterationStatus::Planned:
    case IterationStatus::Blocked:
    case IterationStatus::Cancelled:
        return false;
    default:
        return true;
    }
}

bool saysNone(std::string_view value)
{
    const std::string text = asciiLowered(trimmed(stripEmphasis(value)));
    return text.empty() || text == "-" || text == "–" || text == "—" || text == "tbd"
           || text == "none" || text == "n/a";
}

std::map<int, const Iteration *> iterationsByNumber(const Register &reg)
{
    std::map<int, const Iteration *> all;
    for (const Iteration &iteration : reg.iterations)
        if (iteration.number)
            all.try_emplace(*iteration.number, &iteration);
    return all;
}

std::string dayIn(std::string_view text)
{
    return markdown::isoTimeFromText(text).substr(0, dayLength);
}

int daysBetween(std::string_view from, std::string_view to)
{
    return int((dayOf(to) - dayOf(from)).count());
}

std::optional<AcceptanceEnd> acceptanceEndOf(const Register &reg, const Risk &risk)
{
    if (risk.status != RiskStatus::Accepted)
        return std::nullopt;
    const UnreadEnd end = acceptanceEndIn(reg, acceptanceOf(risk));
    std::string day = dayIn(end.words);
    if (day.empty())
        return std::nullopt;
    return AcceptanceEnd{std::move(day), end.place};
}

std::optional<UnreadEnd> unreadAcceptanceEndOf(const Register &reg, const Risk &risk)
{
    if (risk.status != RiskStatus::Accepted)
        return std::nullopt;
    UnreadEnd end = acceptanceEndIn(reg, acceptanceOf(risk));
    if (end.words.empty() || !dayIn(end.words).empty())
        return std::nullopt;
    return end;
}

std::optional<Lapse> lapseOf(const Register &reg, const Risk &risk, const std::string &today)
{
    if (risk.status != RiskStatus::Accepted)
        return std::nullopt;
    const auto end = acceptanceEndOf(reg, risk);
    if (!today.empty() && end && end->day < today)
        return Lapse{Lapse::Cause::Ended, end->day, end->place};
    const Span said = acceptanceOf(risk);
    const auto accepted = markdown::fingerprintIn(reg.view(said));
    if (accepted && *accepted != markdown::fingerprintOf(reg, risk))
        return Lapse{Lapse::Cause::Changed, {}, said.begin};
    return std::nullopt;
}

bool countsAsOpen(const Register &reg, const Risk &risk, const std::string &today)
{
    return risk.status == RiskStatus::Open || risk.status == RiskStatus::Unknown
           || lapseOf(reg, risk, today).has_value();
}

} // namespace loadline::checks
