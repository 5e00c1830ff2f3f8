// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/history.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::review {

/// What a chart is drawn for. Each has a ground of its own, so that it is legible wherever it stands.
enum class ChartTheme { Light, Dark };

/// A stretch of a chart in which the register stayed as it was.
struct ChartStretch
{
    double begin = 0; ///< from the left, in units of the chart's width
    double end = 0;
    std::size_t point = 0; ///< index into posture::History::mainLine

    friend bool operator==(const ChartStretch &, const ChartStretch &) = default;
};

/// Open risks over time as SVG text, and what stands where in it, for whoever lets a person point
/// at it.
struct Chart
{
    std::string svg;
    double width = 0;
    double height = 0;
    double top = 0; ///< of the area that is drawn into
    double bottom = 0;
    std::vector<ChartStretch> stretches; ///< from the left, without gaps
};

/// Stacked areas of the main line's open risks by tier, critical ones at the bottom; tags as marks.
///
/// Each tier has a texture as well as a colour, and the key says its name and number, so that no
/// colour is needed. It uses nothing that SVG Tiny does not have, holds no style sheet, script or
/// link, and every word of the repository in it is text. The time ends with the last commit or tag:
/// the same history gives the same bytes on any day. \a name is what the register is called.
Chart chartOf(const posture::History &history, std::string_view name, ChartTheme theme);

/// Text that stands in XML as it is, whatever it holds: markup, quotes, control characters.
std::string escapedForXml(std::string_view text);

} // namespace loadline::review
