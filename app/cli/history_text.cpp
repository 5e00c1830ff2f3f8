// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/history_output.h"

#include "cli/columns.h"
#include "cli/report.h"
#include "cli/typed_words.h"
#include "core/text.h"
#include "review/report/words.h"

#include <algorithm>
#include <cstdio>

namespace loadline::cli {

namespace {

using posture::History;
using posture::OpenTimes;
using posture::Point;
using posture::VersionFacts;

constexpr std::size_t hashLength = 8;

std::string toTheRight(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.insert(0, width - text.size(), ' ');
    return text;
}

/// A number below its heading.
Columns::Cell numberCell(const std::string &number, std::string_view heading, Tint tint = Tint::None)
{
    return {toTheRight(number, heading.size()), tint};
}

std::string headingOf(Tier tier)
{
    std::string heading(nameOf(tier));
    heading.front() = char(heading.front() - 'a' + 'A');
    return heading;
}

std::string daysText(const std::optional<double> &days)
{
    if (!days)
        return "-";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", *days);
    const std::string_view written = text;
    return std::string(written.ends_with(".0") ? written.substr(0, written.size() - 2) : written);
}

bool hasRisksWithoutTier(const History &history)
{
    const auto has = [](const Point &point) { return point.load && point.load->untiered.open > 0; };
    return std::any_of(history.points.begin(), history.points.end(), has);
}

std::string_view absenceOf(const Point &point)
{
    return point.state == VersionFacts::State::Gone ? "no file" : "no text";
}

/// What stands behind the figures: tags, the commit's subject, and the path where it was another.
std::string wordsOf(const Point &point, const std::string &path)
{
    std::string words;
    for (const std::string &tag : point.tags)
        words += '[' + tag + "] ";
    if (!point.load)
        words += '(' + std::string(absenceOf(point)) + ") ";
    if (!point.isOnMainLine)
        words += "(merged branch) ";
    words += point.moment.commit.empty() ? "changed by " + point.moment.author
                                         : point.moment.subject;
    if (point.moment.path != path)
        words += " (" + point.moment.path + ')';
    return words;
}

void printPoints(Output &out, const History &history)
{
    const bool hasNoTier = hasRisksWithoutTier(history);
    Columns columns;
    std::vector<Columns::Cell> head{{"Date", Tint::Dim}, {"Commit", Tint::Dim}};
    for (const Tier tier : allTiers)
        head.push_back({headingOf(tier), Tint::Dim});
    if (hasNoTier)
        head.push_back({"No tier", Tint::Dim});
    head.push_back({"Load", Tint::Dim});
    columns.add(std::move(head));
    const std::string path = history.points.empty() ? std::string()
                                                    : history.points.back().moment.path;
    for (const Point &point : history.points) {
        const std::string &commit = point.moment.commit;
        std::vector<Columns::Cell> line{{point.moment.day()},
                                        {commit.empty() ? "-" : commit.substr(0, hashLength)}};
        const auto add = [&](int number, std::string_view heading, Tint tint) {
            line.push_back(numberCell(point.load ? std::to_string(number) : "-", heading,
                                      number > 0 ? tint : Tint::None));
        };
        for (const Tier tier : allTiers)
            add(point.load ? point.load->tiers[tier].open : 0, headingOf(tier), tintOf(tier));
        if (hasNoTier)
            add(point.load ? point.load->untiered.open : 0, "No tier", Tint::None);
        const std::string weight = point.load ? review::numberInWords(point.load->weight) : "-";
        const bool isOver = point.load && depthOf(*point.load) == posture::Depth::Over;
        line.push_back(numberCell(weight, "Load", isOver ? Tint::Red : Tint::None));
        line.push_back({wordsOf(point, path)});
        columns.add(std::move(line));
    }
    columns.print(out);
}

bool isEmpty(const OpenTimes &times)
{
    return times.ended == 0 && times.open == 0;
}

void printOpenTimes(Output &out, const History &history)
{
    static constexpr std::string_view headings[] = {"Over",     "Median",     "Mean",
                                                    "Open now", "Median age", "Oldest"};
    Columns columns;
    std::vector<Columns::Cell> head{{""}};
    for (const std::string_view heading : headings)
        head.push_back({std::string(heading), Tint::Dim});
    columns.add(std::move(head));
    bool isAny = false;
    const auto add = [&](std::string_view name, const OpenTimes &times, Tint tint) {
        if (isEmpty(times))
            return;
        isAny = true;
        const std::string oldest = times.oldestAge ? std::to_string(*times.oldestAge) : "-";
        columns.add({{std::string(name), tint},
                     numberCell(std::to_string(times.ended), headings[0]),
                     numberCell(daysText(times.medianDays), headings[1]),
                     numberCell(daysText(times.meanDays), headings[2]),
                     numberCell(std::to_string(times.open), headings[3]),
                     numberCell(daysText(times.medianAge), headings[4]),
                     numberCell(oldest, headings[5])});
    };
    for (const Tier tier : allTiers)
        add(nameOf(tier), history.openTimes.tiers[tier], tintOf(tier));
    add("no tier", history.openTimes.untiered, Tint::None);
    if (!isAny)
        return;
    out << "\nHow long risks are open, in days up to " << history.today << '\n';
    columns.print(out, "  ");
}

} // namespace

void writeHistoryText(Output &out, const History &history, std::string_view name)
{
    out << "Open risks of " << escapedForTerminal(name, LineEnds::Escaped) << ", limit "
        << review::numberInWords(history.limit) << "\n\n";
    printPoints(out, history);
    if (history.isShallow)
        out << "\nThe clone is shallow: what was before the first line is not in it.\n";
    printOpenTimes(out, history);
}

} // namespace loadline::cli
