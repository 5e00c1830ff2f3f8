// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/risk_ways.h"

#include "core/text.h"
#include "core/words.h"
#include "exchange/json_values.h"
#include "markdown/tables.h"

#include <algorithm>
#include <map>
#include <optional>

namespace loadline::exchange {

using markdown::RiskColumn;

namespace {

std::string contentOf(const QJsonObject &risk)
{
    const std::string detail = textOf(risk, "detail");
    return textOf(risk, "title") + (detail.empty() ? "" : " - " + detail);
}

std::string planOf(const QJsonObject &risk)
{
    const QJsonValue iteration = risk.value(QLatin1String("iteration"));
    return iteration.isDouble() ? "Iteration " + std::to_string(iteration.toInt()) : std::string();
}

/// What stands around a risk's text for its status.
struct StatusMark
{
    bool isStruck = false;
    std::string behind;
    bool isChecked = false;
};

std::vector<StatusMark> statusMarks(const QJsonObject &risk)
{
    const std::string status = textOf(risk, "status");
    const bool isEnded = status == nameOf(RiskStatus::Fixed)
                         || status == nameOf(RiskStatus::Closed);
    const StatusMark none{false, {}, false};
    const StatusMark struck{true, {}, false};
    const StatusMark checked{false, {}, true};
    if (!hasText(risk, "statusText"))
        return isEnded ? std::vector<StatusMark>{struck, checked, none}
                       : std::vector<StatusMark>{none, struck};
    const std::string words = textOf(risk, "statusText");
    const std::string emoji = status == nameOf(RiskStatus::Closed) ? " ⛔" : " ✅";
    const std::string shouted = words.empty() ? emoji : emoji + " **" + words + "**";
    std::vector<StatusMark> marks;
    for (const bool isStruck : {isEnded, !isEnded}) {
        marks.push_back({isStruck, shouted, false});
        marks.push_back({isStruck, " **" + words + "**", false});
        marks.push_back({isStruck, emoji + ' ' + words, false});
    }
    // A field may say it.
    const std::vector<StatusMark> plain{none, struck, checked};
    bool isInField = false;
    for (const auto &[key, value] : fieldsIn(risk.value(QLatin1String("fields")).toObject()))
        isInField = isInField || equalsIgnoringCase(key, "status");
    marks.insert(isInField ? marks.begin() : marks.end(), plain.begin(), plain.end());
    return marks;
}

/// How an item or a heading begins: its marker, and how far its nested lines are indented.
struct Beginning
{
    std::string marker;
    std::size_t indent = 0; ///< of nested bullets; a heading has none
    bool isHeading = false;
};

std::vector<Beginning> beginnings(const QJsonObject &risk, int headingLevel)
{
    const std::string id = textOf(risk, "id");
    const std::string hashes = std::string(std::size_t(headingLevel), '#') + ' ';
    if (id.empty() || id.front() == '@')
        return {{"- ", 2, false}, {"* ", 2, false}};
    if (std::all_of(id.begin(), id.end(), isAsciiDigit))
        return {{id + ". ", id.size() + 2, false},
                {hashes + "Risk " + id + " - ", 0, true},
                {hashes + id + ". ", 0, true}};
    return {{"- " + id + ": ", 2, false},
            {"- **" + id + "**: ", 2, false},
            {"- **" + id + "** - ", 2, false},
            {hashes + id + ": ", 0, true},
            {hashes + id + " - ", 0, true}};
}

std::string nestedFields(const QJsonObject &risk, const Beginning &beginning)
{
    std::string text;
    for (const auto &[key, value] : fieldsIn(risk.value(QLatin1String("fields")).toObject()))
        text += std::string(beginning.indent, ' ') + "- **" + key + "**: " + value + '\n';
    return text;
}

} // namespace

std::vector<std::string> waysOfWriting(const QJsonObject &risk, int headingLevel)
{
    const std::string content = contentOf(risk);
    const std::string plan = planOf(risk);
    std::vector<std::string> plans{std::string()};
    if (!plan.empty())
        plans.push_back(" → " + plan);
    const std::vector<StatusMark> marks = statusMarks(risk);
    std::vector<std::string> ways;
    for (const Beginning &beginning : beginnings(risk, headingLevel)) {
        const std::string fields = nestedFields(risk, beginning);
        for (const StatusMark &mark : marks) {
            if (mark.isChecked && beginning.isHeading)
                continue;
            for (const std::string &planned : plans)
                ways.push_back(beginning.marker + (mark.isChecked ? "[x] " : "")
                               + (mark.isStruck ? "~~" + content + "~~" : content) + mark.behind
                               + planned + '\n' + fields);
        }
    }
    return ways;
}

namespace {

/// How the parts of a risk that have no cell of their own are shared out.
struct RowWay
{
    bool keepsDetail = true; ///< in a column of its own
    bool saysPlan = false;
    bool saysTier = true;
};

std::string cellOf(const QJsonObject &risk, RiskColumn column, RowWay way, bool hasStatus,
                   bool hasIteration)
{
    const std::string plan = planOf(risk);
    const std::string behind = way.saysPlan && !hasIteration && !plan.empty() ? " (" + plan + ')'
                                                                              : std::string();
    switch (column) {
    case RiskColumn::Id: {
        const std::string id = textOf(risk, "id");
        return id.starts_with('@') ? std::string() : id;
    }
    case RiskColumn::Title: {
        std::string text = way.keepsDetail ? textOf(risk, "title") : contentOf(risk);
        if (!hasStatus && hasText(risk, "statusText"))
            text = statusMarks(risk).front().isStruck
                       ? "~~" + text + "~~" + statusMarks(risk).front().behind
                       : text + statusMarks(risk).front().behind;
        return hasStatus ? text : text + behind;
    }
    case RiskColumn::Detail:
        return way.keepsDetail ? textOf(risk, "detail") : std::string();
    case RiskColumn::Tier: {
        if (risk.value(QLatin1String("tierDerived")).toBool() || !way.saysTier)
            return {};
        std::string tier = textOf(risk, "tier");
        if (!tier.empty())
            tier.front() = char(tier.front() - 'a' + 'A');
        return tier;
    }
    case RiskColumn::Status:
        return textOf(risk, "statusText") + behind;
    case RiskColumn::Iteration: {
        const QJsonValue iteration = risk.value(QLatin1String("iteration"));
        return iteration.isDouble() ? std::to_string(iteration.toInt()) : std::string();
    }
    case RiskColumn::Likelihood:
    case RiskColumn::Impact:
    case RiskColumn::Field:
        break;
    }
    return {};
}

} // namespace

std::vector<std::string> waysOfWritingRow(const QJsonObject &risk, const std::string &tableHead)
{
    std::vector<std::string> header;
    for (const Span cell : markdown::cellsIn(tableHead, {0, tableHead.size()})) {
        std::string name = markdown::cellText(tableHead, cell);
        std::erase(name, '*');
        header.emplace_back(trimmed(name));
    }
    const std::vector<RiskColumn> columns = markdown::riskColumns(header);
    const auto has = [&columns](RiskColumn column) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    std::map<std::string, std::vector<std::string>, std::less<>> fields;
    for (const auto &[key, value] : fieldsIn(risk.value(QLatin1String("fields")).toObject()))
        fields[key].push_back(value);
    std::vector<std::string> ways;
    for (const RowWay way :
         {RowWay{true, false, true}, RowWay{false, false, true}, RowWay{true, true, true},
          RowWay{false, true, true}, RowWay{true, false, false}, RowWay{false, true, false}}) {
        if (columns.empty() || (way.keepsDetail && !has(RiskColumn::Detail)))
            continue;
        std::map<std::string_view, std::size_t> turns;
        std::string row = "|";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            std::string cell = cellOf(risk, columns[i], way, has(RiskColumn::Status),
                                      has(RiskColumn::Iteration));
            const auto field = fields.find(header[i]);
            const bool isField = columns[i] == RiskColumn::Field
                                 || columns[i] == RiskColumn::Likelihood
                                 || columns[i] == RiskColumn::Impact;
            if (isField && field != fields.end() && turns[header[i]] < field->second.size())
                cell = field->second[turns[header[i]]++];
            row += ' ' + markdown::escapedForCell(cell) + " |";
        }
        ways.push_back(row + '\n');
    }
    return ways;
}

} // namespace loadline::exchange
