// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/tables.h"

#include "markdown/scan.h"

#include <algorithm>
#include <array>

namespace loadline::markdown {

namespace {

/// A header reduced to its words: lower case, without markup, brackets and what stands in them.
std::string columnName(std::string_view header)
{
    std::string name;
    int depth = 0;
    for (const char c : header) {
        if (c == '(')
            ++depth;
        else if (c == ')')
            depth = std::max(0, depth - 1);
        else if (depth > 0)
            continue;
        else if (isAsciiLetter(c) || c == '#' || isAsciiDigit(c)
                 || static_cast<unsigned char>(c) >= 0x80)
            name += asciiLower(c);
        else if (!name.empty() && name.back() != ' ')
            name += ' ';
    }
    while (!name.empty() && name.back() == ' ')
        name.pop_back();
    return name;
}

bool isOneOf(const std::string &name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

RiskColumn columnOf(const std::string &name)
{
    if (isOneOf(name, {"id", "#", "no", "nr", "number", "ref", "risk id", "risk #", "risk no",
                       "risk number"}))
        return RiskColumn::Id;
    if (isOneOf(name, {"likelihood", "probability", "chance", "wahrscheinlichkeit",
                       "eintrittswahrscheinlichkeit"}))
        return RiskColumn::Likelihood;
    if (isOneOf(name, {"impact", "consequence", "auswirkung", "auswirkungen"}))
        return RiskColumn::Impact;
    if (isOneOf(name, {"status", "state"}))
        return RiskColumn::Status;
    if (isOneOf(name, {"iteration", "phase", "sprint", "wave", "milestone", "planned for",
                       "planned", "plan", "fixed in", "target iteration"}))
        return RiskColumn::Iteration;
    return RiskColumn::Field;
}

/// Names of the column that gives the tier, the surest first: a table may have several of them.
constexpr std::array<std::string_view, 10> tierNames = {
    "tier",           "severity", "risk level",  "risk rating", "priority",
    "priority level", "rating",   "criticality", "level",       "schweregrad"};

/// How well a column's name fits the risk itself; 0 for not at all.
int titleFit(const std::string &name)
{
    if (isOneOf(name, {"title", "risk title", "risk name", "name", "summary"}))
        return 5;
    if (isOneOf(name, {"risk", "risiko", "risque", "riesgo", "risco", "rischio", "ryzyko"}))
        return 4;
    if (isOneOf(name, {"risk description", "risk scenario", "scenario", "threat"}))
        return 3;
    if (isOneOf(name, {"description", "issue", "concern"}))
        return 2;
    return name.starts_with("risk ") && name.find("owner") == std::string::npos
                   && name.find("score") == std::string::npos
                   && name.find("categor") == std::string::npos
                   && name.find("treatment") == std::string::npos
                   && name.find("response") == std::string::npos
               ? 1
               : 0;
}

/// Where two columns could say the same of a risk, the first does; the other is a field like any.
void keepFirstOfEach(std::vector<RiskColumn> &columns)
{
    for (auto column = columns.begin(); column != columns.end(); ++column)
        if (std::find(columns.begin(), column, *column) != column)
            *column = RiskColumn::Field;
}

} // namespace

std::vector<Span> cellsIn(std::string_view text, Span row)
{
    std::vector<Span> cells;
    Span inner = trimmed(text, row);
    if (!inner.isEmpty() && text[inner.begin] == '|')
        ++inner.begin;
    std::size_t begin = inner.begin;
    bool isEscaped = false;
    for (std::size_t i = inner.begin; i < inner.end; ++i) {
        if (text[i] == '|' && !isEscaped) {
            cells.push_back({begin, i});
            begin = i + 1;
        }
        isEscaped = text[i] == '\\' && !isEscaped;
    }
    if (begin < inner.end)
        cells.push_back({begin, inner.end});
    return cells;
}

std::string cellText(std::string_view text, Span cell)
{
    return unescapedCell(at(text, trimmed(text, cell)));
}

std::string unescapedCell(std::string_view view)
{
    std::string result;
    result.reserve(view.size());
    for (std::size_t i = 0; i < view.size(); ++i) {
        if (view[i] == '\\' && i + 1 < view.size() && view[i + 1] == '|')
            continue;
        result += view[i];
    }
    return result;
}

std::string escapedForCell(std::string_view value)
{
    std::string result;
    for (const char c : value) {
        if (c == '|')
            result += '\\';
        result += c;
    }
    return result;
}

bool isTreatmentColumn(const std::string &header)
{
    const std::string name = columnName(header);
    for (const std::string_view word :
         {"mitigation", "owner", "treatment", "control", "contingency", "maßnahme"})
        if (name.find(word) != std::string::npos)
            return true;
    return false;
}

std::vector<RiskColumn> riskColumns(const std::vector<std::string> &header)
{
    std::vector<RiskColumn> columns;
    std::vector<std::string> names;
    for (const std::string &text : header) {
        names.push_back(columnName(text));
        columns.push_back(columnOf(names.back()));
    }
    for (const std::string_view name : tierNames) {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end())
            continue;
        columns[std::size_t(found - names.begin())] = RiskColumn::Tier;
        break;
    }
    std::size_t title = names.size();
    int best = 0;
    bool saysMore = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        saysMore = saysMore || columns[i] != RiskColumn::Field || isTreatmentColumn(names[i]);
        const int fit = columns[i] == RiskColumn::Field ? titleFit(names[i]) : 0;
        if (fit > best) {
            best = fit;
            title = i;
        }
    }
    const auto has = [&columns](RiskColumn column) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    if (title == names.size()) {
        // A table that sums up what headings detail may leave the title to them.
        const bool isSummary = has(RiskColumn::Id)
                               && (has(RiskColumn::Tier) || has(RiskColumn::Status));
        keepFirstOfEach(columns);
        return isSummary ? columns : std::vector<RiskColumn>();
    }
    if (!saysMore)
        return {};
    columns[title] = RiskColumn::Title;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (i != title
            && isOneOf(names[i], {"description", "risk description", "detail", "details"}))
            columns[i] = RiskColumn::Detail;
    keepFirstOfEach(columns);
    return columns;
}

} // namespace loadline::markdown
