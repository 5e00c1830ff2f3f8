// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/chart.h"

#include "core/text.h"
#include "merge/wording.h"
#include "review/report/chart_scale.h"

#include <algorithm>
#include <cmath>

namespace loadline::review {

namespace {

using posture::History;

constexpr double width = 720;
constexpr double height = 300;
constexpr ChartFrame frame{40, 34, 704, 232};
constexpr double keyTop = 274;
constexpr double letter = 6.5; ///< how wide one is at most, on an average
constexpr std::size_t mostTagLetters = 20;

struct BandLook
{
    std::string_view name;
    std::string_view light;
    std::string_view dark;
};
/// As the window draws tiers.
constexpr BandLook looks[chartBands] = {{"Critical", "#c02828", "#f5827b"},
                                        {"High", "#cc5a06", "#f59a4c"},
                                        {"Medium", "#9a7200", "#dcb54c"},
                                        {"Low", "#1f7344", "#5cc08a"},
                                        {"No tier", "#63717c", "#a3b0b9"}};

struct Inks
{
    std::string_view ground;
    std::string_view text;
    std::string_view rule;
};
constexpr Inks lightInks{"#ffffff", "#1b262e", "#dde4e9"};
constexpr Inks darkInks{"#20272d", "#dde5ea", "#323c44"};

/// From the bottom of a band to its top, in places of the chart.
struct Extent
{
    double low = 0;
    double high = 0;

    bool isEmpty() const { return low - high < 0.05; }
};

/// A stretch over which a band has one extent.
struct BandPiece
{
    double begin = 0;
    double end = 0;
    Extent extent;
};

std::string attribute(std::string_view name, std::string_view value)
{
    return ' ' + std::string(name) + "=\"" + std::string(value) + '"';
}

std::string at(double x, double y)
{
    return coordinate(x) + ' ' + coordinate(y);
}

/// The first multiple of a distance that is not before a place.
double firstFrom(double place, double distance)
{
    return std::ceil(place / distance) * distance;
}

/// Textures are strokes that are cut to the band here: patterns and clips are not in SVG Tiny.
/// Places are multiples of the distance, so that a texture runs on from piece to piece.
std::string linesAcross(const BandPiece &piece, double distance)
{
    std::string path;
    for (double y = firstFrom(piece.extent.high + 0.5, distance); y < piece.extent.low;
         y += distance)
        path += 'M' + at(piece.begin, y) + 'H' + coordinate(piece.end);
    return path;
}

std::string linesUp(const BandPiece &piece, double distance)
{
    std::string path;
    for (double x = firstFrom(piece.begin, distance); x < piece.end; x += distance)
        path += 'M' + at(x, piece.extent.low) + 'V' + coordinate(piece.extent.high);
    return path;
}

std::string dots(const BandPiece &piece, double distance)
{
    constexpr double dot = 1.5;
    std::string path;
    for (double x = firstFrom(piece.begin, distance); x + dot < piece.end; x += distance) {
        for (double y = firstFrom(piece.extent.high + 1, distance); y + 1 < piece.extent.low;
             y += distance)
            path += 'M' + at(x, y) + 'h' + coordinate(dot);
    }
    return path;
}

/// Critical: lines across. High: lines up. Medium: dots. Low: plain. No tier: lines both ways.
std::string textureOf(std::size_t band, const BandPiece &piece)
{
    switch (band) {
    case 0:
        return linesAcross(piece, 4);
    case 1:
        return linesUp(piece, 6);
    case 2:
        return dots(piece, 7);
    case 4:
        return linesAcross(piece, 8) + linesUp(piece, 8);
    default:
        return {};
    }
}

/// The band as closed figures: one for each run of pieces that is not empty.
std::string outlineOf(const std::vector<BandPiece> &pieces)
{
    std::string path;
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin;
        while (end < pieces.size() && !pieces[end].extent.isEmpty())
            ++end;
        if (end == begin) {
            ++begin;
            continue;
        }
        path += 'M' + at(pieces[begin].begin, pieces[begin].extent.high);
        for (std::size_t i = begin; i < end; ++i)
            path += 'V' + coordinate(pieces[i].extent.high) + 'H' + coordinate(pieces[i].end);
        for (std::size_t i = end; i-- > begin;)
            path += 'V' + coordinate(pieces[i].extent.low) + 'H' + coordinate(pieces[i].begin);
        path += 'Z';
        begin = end;
    }
    return path;
}

class ChartDrawing
{
public:
    ChartDrawing(const History &history, std::string_view name, ChartTheme theme)
        : m_history(history)
        , m_name(name)
        , m_isDark(theme == ChartTheme::Dark)
        , m_inks(m_isDark ? darkInks : lightInks)
        , m_scale(history, frame)
    {
    }

    Chart chart()
    {
        open();
        drawRules();
        for (std::size_t band = 0; band < chartBands; ++band)
            drawBand(band);
        drawTags();
        drawDays();
        drawKey();
        m_svg += "</svg>\n";
        Chart chart;
        chart.svg = std::move(m_svg);
        chart.width = width;
        chart.height = height;
        chart.top = frame.top;
        chart.bottom = frame.bottom;
        for (const ChartStep &step : m_scale.steps())
            chart.stretches.push_back({step.begin, step.end, step.point});
        return chart;
    }

private:
    void open()
    {
        m_svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\""
                + attribute("width", coordinate(width)) + attribute("height", coordinate(height))
                + attribute("viewBox", "0 0 " + at(width, height))
                + " font-family=\"sans-serif\" font-size=\"12\">\n<title>Open risks of "
                + escapedForXml(m_name) + " over time</title>\n<desc>"
                + escapedForXml(description()) + "</desc>\n<rect"
                + attribute("width", coordinate(width)) + attribute("height", coordinate(height))
                + attribute("fill", m_inks.ground) + "/>\n";
    }

    /// What the chart shows, for whoever does not see it.
    std::string description() const
    {
        if (m_scale.steps().empty())
            return "No commit has this register.";
        const auto days = m_scale.days();
        const ChartStep &last = m_scale.steps().back();
        std::string words = "From " + days.front().day + " to "
                            + (days.size() > 1 ? days.back().day : days.front().day)
                            + ". Open at the end: ";
        std::vector<std::string> counts;
        for (std::size_t band = 0; band < chartBands; ++band) {
            if (last.open[band] > 0)
                counts.push_back(std::to_string(last.open[band]) + ' '
                                 + asciiLowered(looks[band].name));
        }
        words += counts.empty() ? std::string("none") : merge::listed(counts);
        words += '.';
        if (m_history.isShallow)
            words += " The clone is shallow: what was before is not known.";
        return words;
    }

    void text(double x, double y, std::string_view anchor, std::string_view words)
    {
        m_svg += "<text" + attribute("x", coordinate(x)) + attribute("y", coordinate(y))
                 + attribute("text-anchor", anchor) + attribute("fill", m_inks.text) + '>'
                 + escapedForXml(words) + "</text>\n";
    }

    void path(std::string_view data, std::string_view look)
    {
        if (!data.empty())
            m_svg += "<path" + attribute("d", data) + std::string(look) + "/>\n";
    }

    static std::string stroked(std::string_view colour, double strokeWidth)
    {
        return attribute("fill", "none") + attribute("stroke", colour)
               + attribute("stroke-width", coordinate(strokeWidth));
    }

    void drawRules()
    {
        std::string lines;
        for (const int number : m_scale.rules()) {
            const double y = m_scale.yOf(number);
            lines += 'M' + at(frame.left, y) + 'H' + coordinate(frame.right);
            text(frame.left - 6, y + 4, "end", std::to_string(number));
        }
        path(lines, stroked(m_inks.rule, 1));
    }

    std::string_view colourOf(std::size_t band) const
    {
        return m_isDark ? looks[band].dark : looks[band].light;
    }

    /// Steps that differ in other bands alone are one piece of this one.
    std::vector<BandPiece> piecesOf(std::size_t band) const
    {
        std::vector<BandPiece> pieces;
        for (const ChartStep &step : m_scale.steps()) {
            int below = 0;
            for (std::size_t i = 0; i < band; ++i)
                below += step.open[i];
            const Extent extent{m_scale.yOf(below), m_scale.yOf(below + step.open[band])};
            const bool goesOn = !pieces.empty() && pieces.back().extent.low == extent.low
                                && pieces.back().extent.high == extent.high;
            if (goesOn)
                pieces.back().end = step.end;
            else
                pieces.push_back({step.begin, step.end, extent});
        }
        return pieces;
    }

    void drawBand(std::size_t band) { drawPieces(band, piecesOf(band)); }

    void drawPieces(std::size_t band, const std::vector<BandPiece> &pieces)
    {
        path(outlineOf(pieces), attribute("fill", colourOf(band))
                                    + attribute("stroke", m_inks.ground)
                                    + attribute("stroke-width", "0.5"));
        std::string strokes;
        for (const BandPiece &piece : pieces)
            strokes += textureOf(band, piece);
        path(strokes, stroked(m_inks.ground, band == 2 ? 1.5 : 1));
    }

    /// A line and a triangle for each; the name where there is room, the newest first.
    void drawTags()
    {
        std::string lines;
        std::string heads;
        double taken = width;
        std::vector<std::pair<double, std::string>> names;
        for (auto tag = m_history.tags.rbegin(); tag != m_history.tags.rend(); ++tag) {
            if (tag->timeUtc.empty() || m_scale.steps().empty()
                || m_scale.xOf(tag->timeUtc) < frame.left)
                continue;
            const double x = m_scale.xOf(tag->timeUtc);
            lines += 'M' + at(x, frame.top) + 'V' + coordinate(frame.bottom);
            heads += 'M' + at(x - 4, frame.top - 7) + 'H' + coordinate(x + 4) + 'L'
                     + at(x, frame.top) + 'Z';
            std::string name = shortened(tag->name, mostTagLetters);
            const double half = double(codePointCount(name)) * letter / 2;
            const double middle = std::clamp(x, half + 2, width - half - 2);
            if (middle + half > taken)
                continue;
            taken = middle - half - letter;
            names.emplace_back(middle, std::move(name));
        }
        path(lines, stroked(m_inks.ground, 3)); // so that it is seen on any area
        path(lines, stroked(m_inks.text, 1) + attribute("stroke-dasharray", "2 3"));
        path(heads, attribute("fill", m_inks.text));
        for (auto name = names.rbegin(); name != names.rend(); ++name)
            text(name->first, frame.top - 12, "middle", name->second);
    }

    void drawDays()
    {
        const auto days = m_scale.days();
        for (std::size_t i = 0; i < days.size(); ++i) {
            const std::string_view anchor = i == 0                 ? "start"
                                            : i + 1 == days.size() ? "end"
                                                                   : "middle";
            text(days[i].x, frame.bottom + 18, anchor, days[i].day);
        }
    }

    void drawKey()
    {
        double x = frame.left;
        for (std::size_t band = 0; band < chartBands; ++band) {
            const bool isShown = band + 1 < chartBands
                                 || std::any_of(m_scale.steps().begin(), m_scale.steps().end(),
                                                [](const ChartStep &step) {
                                                    return step.open.back() > 0;
                                                });
            if (!isShown)
                continue;
            drawPieces(band, {{x, x + 24, {keyTop + 14, keyTop}}});
            const int now = m_scale.steps().empty() ? 0 : m_scale.steps().back().open[band];
            text(x + 30, keyTop + 11, "start",
                 std::string(looks[band].name) + ' ' + std::to_string(now));
            x += 130;
        }
    }

    const History &m_history;
    std::string_view m_name;
    bool m_isDark = false;
    Inks m_inks;
    ChartScale m_scale;
    std::string m_svg;
};

/// Code points that are none of XML, or that HTML calls an error.
bool isNoCharacter(char32_t c)
{
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

} // namespace

std::string escapedForXml(std::string_view text)
{
    const std::string harmless = escapedForTerminal(text, LineEnds::Escaped);
    std::string escaped;
    for (std::size_t i = 0; i < harmless.size();) {
        const CodePoint c = codePointAt(harmless, i);
        const std::string_view bytes = std::string_view(harmless).substr(i, c.size);
        i += c.size;
        switch (c.value) {
        case U'&':
            escaped += "&amp;";
            break;
        case U'<':
            escaped += "&lt;";
            break;
        case U'>':
            escaped += "&gt;";
            break;
        case U'"':
            escaped += "&quot;";
            break;
        case U'\'':
            escaped += "&#39;";
            break;
        default:
            escaped += isNoCharacter(c.value) ? std::string_view("\uFFFD") : bytes;
        }
    }
    return escaped;
}

Chart chartOf(const History &history, std::string_view name, ChartTheme theme)
{
    return ChartDrawing(history, name, theme).chart();
}

} // namespace loadline::review
