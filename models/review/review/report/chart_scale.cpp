// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/chart_scale.h"

#include "core/text.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace loadline::review {

namespace {

using posture::History;
using posture::Point;
using posture::VersionFacts;

constexpr double narrowest = 0.5;
/// Behind the last moment: what the register is since is to be seen as well.
constexpr double room = 24;
constexpr int mostRules = 5;
constexpr int dayLabels = 5;
constexpr std::size_t dayLength = 10; // "2026-01-31"

int numberAt(std::string_view text, std::size_t at, std::size_t length)
{
    int number = 0;
    for (const char c : text.substr(std::min(at, text.size()), length))
        number = number * 10 + (isAsciiDigit(c) ? c - '0' : 0);
    return number;
}

/// Of "2026-01-31T12:30:45Z"; of what is no time some second or other.
std::int64_t secondsOf(std::string_view timeUtc)
{
    using namespace std::chrono;
    const year_month_day date(year(numberAt(timeUtc, 0, 4)),
                              month(unsigned(numberAt(timeUtc, 5, 2))),
                              day(unsigned(numberAt(timeUtc, 8, 2))));
    const auto time = sys_days(date) + hours(numberAt(timeUtc, 11, 2))
                      + minutes(numberAt(timeUtc, 14, 2)) + seconds(numberAt(timeUtc, 17, 2));
    return duration_cast<seconds>(time.time_since_epoch()).count();
}

std::string dayOf(std::int64_t time)
{
    using namespace std::chrono;
    const year_month_day date(floor<days>(sys_seconds(seconds(time))));
    std::string text = std::to_string(int(date.year()));
    for (const unsigned part : {unsigned(date.month()), unsigned(date.day())})
        text += (part < 10 ? "-0" : "-") + std::to_string(part);
    return text;
}

OpenCounts countsOf(const posture::Load &load)
{
    OpenCounts counts{};
    for (const Tier tier : allTiers)
        counts[std::size_t(tier)] = load.tiers[tier].open;
    counts.back() = load.untiered.open;
    return counts;
}

int sumOf(const OpenCounts &counts)
{
    return std::accumulate(counts.begin(), counts.end(), 0);
}

/// 1, 2, 5, 10, 20 … that makes few rules of a number.
int roundStep(int most)
{
    for (int power = 1;; power *= 10) {
        for (const int factor : {1, 2, 5}) {
            if (most <= factor * power * mostRules || power >= 100'000'000)
                return factor * power;
        }
    }
}

} // namespace

std::string coordinate(double value)
{
    const auto tenths = std::int64_t(std::llround(value * 10));
    std::string text = (tenths < 0 ? "-" : "") + std::to_string(std::abs(tenths) / 10);
    if (tenths % 10 != 0)
        text += '.' + std::to_string(std::abs(tenths) % 10);
    return text;
}

ChartScale::ChartScale(const History &history, const ChartFrame &frame)
    : m_frame(frame)
{
    if (history.mainLine.empty())
        return;
    m_begin = secondsOf(history.mainLine.front().moment.timeUtc);
    m_end = m_begin;
    for (const Point &point : history.mainLine)
        m_end = std::max(m_end, secondsOf(point.moment.timeUtc));
    for (const posture::Mark &tag : history.tags) {
        if (!tag.timeUtc.empty())
            m_end = std::max(m_end, secondsOf(tag.timeUtc));
    }
    makeSteps(history);
}

void ChartScale::makeSteps(const History &history)
{
    std::int64_t last = m_begin;
    OpenCounts open{};
    for (std::size_t i = 0; i < history.mainLine.size(); ++i) {
        const Point &point = history.mainLine[i];
        // Clocks of committers go as they like; the line does not turn round.
        last = std::max(last, secondsOf(point.moment.timeUtc));
        // A file that is no text says nothing; one that is gone has no open risks.
        if (point.load)
            open = countsOf(*point.load);
        else if (point.state == VersionFacts::State::Gone)
            open = {};
        const double x = placeOf(last);
        if (!m_steps.empty() && x - m_steps.back().begin < narrowest)
            m_steps.pop_back();
        const double begin = m_steps.empty() ? m_frame.left : x;
        if (!m_steps.empty())
            m_steps.back().end = begin;
        m_steps.push_back({begin, m_frame.right, open, i});
    }
    for (const ChartStep &step : m_steps)
        m_most = std::max(m_most, sumOf(step.open));
}

double ChartScale::placeOf(std::int64_t seconds) const
{
    if (m_end == m_begin)
        return m_frame.left;
    const double share = double(seconds - m_begin) / double(m_end - m_begin);
    return m_frame.left + share * (m_frame.right - room - m_frame.left);
}

double ChartScale::xOf(const std::string &timeUtc) const
{
    return placeOf(secondsOf(timeUtc));
}

double ChartScale::yOf(int count) const
{
    const int step = roundStep(m_most);
    const int top = (m_most + step - 1) / step * step;
    return m_frame.bottom - double(count) / top * (m_frame.bottom - m_frame.top);
}

std::vector<int> ChartScale::rules() const
{
    const int step = roundStep(m_most);
    std::vector<int> rules;
    for (int number = 0; number < m_most + step; number += step)
        rules.push_back(number);
    return rules;
}

std::vector<ChartScale::DayLabel> ChartScale::days() const
{
    std::vector<DayLabel> labels;
    if (m_steps.empty())
        return labels;
    for (int i = 0; i < dayLabels; ++i) {
        const std::int64_t time = m_begin + (m_end - m_begin) * i / (dayLabels - 1);
        std::string day = dayOf(time);
        if (labels.empty() || labels.back().day != day)
            labels.push_back({placeOf(time), std::move(day)});
    }
    return labels;
}

} // namespace loadline::review
