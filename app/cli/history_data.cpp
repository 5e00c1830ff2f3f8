// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/history_output.h"

#include "cli/json_writer.h"
#include "cli/report.h"
#include "core/text.h"
#include "exchange/csv.h"
#include "review/report/words.h"

#include <algorithm>

namespace loadline::cli {

namespace {

using posture::History;
using posture::Load;
using posture::OpenTimes;
using posture::Point;
using posture::VersionFacts;

std::string_view nameOfState(VersionFacts::State state)
{
    switch (state) {
    case VersionFacts::State::Gone:
        return "gone";
    case VersionFacts::State::NoText:
        return "noText";
    case VersionFacts::State::Read:
        break;
    }
    return "read";
}

int acceptedIn(const Load &load)
{
    int accepted = load.untiered.accepted;
    for (const posture::TierCount &tier : load.tiers.values)
        accepted += tier.accepted;
    return accepted;
}

int openIn(const Load &load)
{
    int open = load.untiered.open;
    for (const posture::TierCount &tier : load.tiers.values)
        open += tier.open;
    return open;
}

void writeLoad(JsonWriter &json, const Point &point)
{
    json.member("state", nameOfState(point.state));
    if (!point.load) {
        for (const char *key : {"open", "accepted", "weight"})
            json.nullMember(key);
        return;
    }
    json.key("open");
    json.beginObject();
    for (const Tier tier : allTiers)
        json.member(nameOf(tier), point.load->tiers[tier].open);
    json.member("noTier", point.load->untiered.open);
    json.endObject();
    json.member("accepted", acceptedIn(*point.load));
    json.member("weight", point.load->weight);
}

void writePoint(JsonWriter &json, const Point &point)
{
    json.beginObject();
    json.textOrNull("time", point.moment.timeUtc);
    json.textOrNull("commit", point.moment.commit);
    json.textOrNull("author", point.moment.author);
    json.textOrNull("subject", point.moment.subject);
    json.textOrNull("path", point.moment.path);
    json.member("mainLine", point.isOnMainLine);
    json.key("tags");
    json.beginArray();
    for (const std::string &tag : point.tags)
        json.value(tag);
    json.endArray();
    writeLoad(json, point);
    json.endObject();
}

void writePoints(JsonWriter &json, std::string_view name, const std::vector<Point> &points)
{
    json.key(name);
    json.beginArray();
    for (const Point &point : points)
        writePoint(json, point);
    json.endArray();
}

void writeTimes(JsonWriter &json, std::string_view name, const OpenTimes &times)
{
    json.key(name);
    json.beginObject();
    json.member("over", times.ended);
    json.member("medianDays", times.medianDays);
    json.member("meanDays", times.meanDays);
    json.member("open", times.open);
    json.member("medianAgeDays", times.medianAge);
    json.member("oldestDays", times.oldestAge);
    json.endObject();
}

/// A cell of a table: what the text says, with nothing that a spreadsheet would run.
std::string cell(std::string_view text)
{
    return exchange::withoutFormula(text);
}

std::vector<std::string> rowOf(const Point &point)
{
    std::string tags;
    for (const std::string &tag : point.tags)
        tags += (tags.empty() ? "" : " ") + tag;
    std::vector<std::string> row{point.moment.timeUtc,
                                 point.moment.commit,
                                 cell(point.moment.author),
                                 cell(point.moment.subject),
                                 cell(point.moment.path),
                                 point.isOnMainLine ? "yes" : "no",
                                 cell(tags),
                                 std::string(nameOfState(point.state))};
    const auto add = [&](int number) {
        row.push_back(point.load ? std::to_string(number) : std::string());
    };
    for (const Tier tier : allTiers)
        add(point.load ? point.load->tiers[tier].open : 0);
    add(point.load ? point.load->untiered.open : 0);
    add(point.load ? openIn(*point.load) : 0);
    add(point.load ? acceptedIn(*point.load) : 0);
    row.push_back(point.load ? review::numberInWords(point.load->weight) : std::string());
    return row;
}

} // namespace

void writeHistoryJson(Output &out, const History &history, std::string_view name)
{
    JsonWriter json(out);
    json.beginObject();
    json.member("schema", 1);
    json.member("register", name);
    json.member("today", history.today);
    json.member("shallow", history.isShallow);
    json.member("limit", history.limit);
    writePoints(json, "points", history.points);
    writePoints(json, "mainLine", history.mainLine);
    json.key("tags");
    json.beginArray();
    for (const posture::Mark &tag : history.tags) {
        json.beginObject();
        json.member("name", tag.name);
        json.member("commit", tag.commit);
        json.textOrNull("time", tag.timeUtc);
        json.endObject();
    }
    json.endArray();
    json.key("openTimes");
    json.beginObject();
    for (const Tier tier : allTiers)
        writeTimes(json, nameOf(tier), history.openTimes.tiers[tier]);
    writeTimes(json, "noTier", history.openTimes.untiered);
    json.endObject();
    json.endObject();
    json.finish();
}

void writeHistoryCsv(Streams &streams, const History &history)
{
    std::string text;
    exchange::appendCsvRow(text, {"Time", "Commit", "Author", "Subject", "Path", "Main Line",
                                  "Tags", "State", "Critical", "High", "Medium", "Low", "No Tier",
                                  "Open", "Accepted", "Load"});
    for (const Point &point : history.points)
        exchange::appendCsvRow(text, rowOf(point));
    streams.out.writeDocument(text);
    if (history.isShallow)
        say(streams, "the clone is shallow: what was before the first row is not in it");
}

} // namespace loadline::cli
