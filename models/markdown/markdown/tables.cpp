// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/tables.h"

#include "markdown/scan.h"

#include <algorithm>

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
    if (isOneOf(name, {"id", "#", "no", "nr", "number", "ref", "risk id", "risk #", "risk no"}))
        return RiskColumn::Id;
    if (isOneOf(name, {"severity", "tier", "priority", "level", "rating", "risk level",
                       "risk rating", "criticality"}))
        return RiskColumn::Tier;
    if (isOneOf(name, {"likelihood", "probability", "chance"}))
        return RiskColumn::Likelihood;
    if (isOneOf(name, {"impact", "consequence"}))
        return RiskColumn::Impact;
    if (isOneOf(name, {"status", "state"}))
        return RiskColumn::Status;
    if (isOneOf(name, {"iteration", "phase", "sprint", "wave", "milestone", "planned for",
                       "planned", "plan", "fixed in", "target iteration"}))
        return RiskColumn::Iteration;
    return RiskColumn::Field;
}

/// How well a column's name fits the risk itself; 0 for not at all.
int titleFit(const std::string &name)
{
    if (isOneOf(name, {"title", "risk title", "risk name", "name", "summary"}))
        return 5;
    if (name == "risk")
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
    const std::string_view view = at(text, trimmed(text, cell));
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

std::vector<RiskColumn> riskColumns(const std::vector<std::string> &header)
{
    std::vector<RiskColumn> columns;
    std::vector<std::string> names;
    for (const std::string &text : header) {
        names.push_back(columnName(text));
        columns.push_back(columnOf(names.back()));
    }
    std::size_t title = names.size();
    int best = 0;
    bool hasOther = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        hasOther = hasOther || columns[i] != RiskColumn::Field || names[i] == "mitigation"
                   || names[i] == "owner";
        const int fit = columns[i] == RiskColumn::Field ? titleFit(names[i]) : 0;
        if (fit > best) {
            best = fit;
            title = i;
        }
    }
    if (title == names.size() || !hasOther)
        return {};
    columns[title] = RiskColumn::Title;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (i != title
            && (names[i] == "description" || names[i] == "risk description" || names[i] == "detail"
                || names[i] == "details"))
            columns[i] = RiskColumn::Detail;
    keepFirstOfEach(columns);
    return columns;
}

} // namespace loadline::markdown
