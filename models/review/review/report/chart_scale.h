// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/history.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// From a history to places in a chart; only the files of the chart include this.
namespace loadline::review {

/// The tiers from the bottom to the top, and behind them what has none.
inline constexpr std::size_t chartBands = std::size(allTiers) + 1;
using OpenCounts = std::array<int, chartBands>;

/// Where the areas are drawn.
struct ChartFrame
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// Open risks from one place to another, a step of the areas.
struct ChartStep
{
    double begin = 0;
    double end = 0;
    OpenCounts open{};
    std::size_t point = 0; ///< of the history's main line
};

/// The axes of a chart.
class ChartScale
{
public:
    ChartScale(const posture::History &history, const ChartFrame &frame);

    /// What is narrower than can be seen goes up in what follows it.
    const std::vector<ChartStep> &steps() const { return m_steps; }
    double xOf(const std::string &timeUtc) const;
    double yOf(int count) const;
    /// Numbers of risks at which the axis has a line: 0 and round ones.
    std::vector<int> rules() const;

    struct DayLabel
    {
        double x = 0;
        std::string day;
    };
    /// No day twice.
    std::vector<DayLabel> days() const;

private:
    void makeSteps(const posture::History &history);
    double placeOf(std::int64_t seconds) const;

    ChartFrame m_frame;
    std::int64_t m_begin = 0;
    std::int64_t m_end = 0;
    int m_most = 1; ///< the highest number of open risks at once
    std::vector<ChartStep> m_steps;
};

/// A coordinate, to a tenth: the same digits everywhere.
std::string coordinate(double value);

} // namespace loadline::review
