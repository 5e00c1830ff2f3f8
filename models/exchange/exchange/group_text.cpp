// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/group_text.h"

#include "core/text.h"
#include "core/words.h"
#include "exchange/json_source.h"
#include "exchange/json_values.h"
#include "exchange/risk_ways.h"
#include "markdown/reader.h"
#include "markdown/tables.h"

#include <QJsonArray>

#include <algorithm>

namespace loadline::exchange {

namespace {

constexpr std::string_view registerHeading = "## Deployment Risk Register\n\n";

int lineOf(const QJsonObject &object)
{
    return object.value(QLatin1String("line")).toInt();
}

bool isTableLine(std::string_view line)
{
    return trimmed(line).find('|') != std::string_view::npos;
}

/// The line below a table's head.
bool isDelimiter(std::string_view line)
{
    line = trimmed(line);
    return line.find('-') != std::string_view::npos && isTableLine(line)
           && line.find_first_not_of("|-: \t") == std::string_view::npos;
}

std::string joined(const std::vector<std::string> &lines, std::size_t begin, std::size_t end)
{
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text += lines[i] + '\n';
    return text;
}

std::size_t lineCount(const std::string &text)
{
    return std::size_t(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

GroupText::GroupText(const QJsonObject &group, const std::vector<QJsonObject> &risks, int level)
    : m_group(group)
    , m_risks(risks)
    , m_lines(linesIn(textOf(group, "markdown")))
    , m_level(level)
    , m_written(risks.size())
{
    m_heading = headingThatReads(level);
    std::vector<std::vector<std::size_t>> splits{splitByLines()};
    // All of the other text before the risks, or behind them.
    splits.emplace_back(risks.size(), m_lines.size());
    splits.emplace_back(risks.size(), 0);
    for (const std::vector<std::size_t> &split : splits) {
        const std::string body = bodyWith(split);
        if (m_text.empty())
            m_text = m_heading + body;
        if (readsBack(body)) {
            m_text = m_heading + body;
            break;
        }
    }
}

std::string GroupText::headingThatReads(int level) const
{
    const std::string label = textOf(m_group, "label");
    const std::string qualifier = textOf(m_group, "qualifier");
    const std::string tierName = textOf(m_group, "tier");
    if (label.empty() && qualifier.empty() && tierName.empty())
        return {};
    const std::string hashes = std::string(std::size_t(level), '#') + ' ';
    const auto tier = tierFromText(tierName);
    std::vector<std::string> labels{label};
    if (tier)
        labels.insert(labels.begin(), std::string(houseEmoji(*tier)) + ' ' + label);
    std::vector<std::string> qualifiers{std::string()};
    if (!qualifier.empty())
        qualifiers = {" (" + qualifier + ')', " - " + qualifier, ": " + qualifier,
                      " — " + qualifier};
    QJsonObject wanted;
    for (const char *key : {"tier", "label", "qualifier", "iteration"})
        wanted.insert(QLatin1String(key), m_group.value(QLatin1String(key)));
    std::string likeliest;
    for (const std::string &name : labels) {
        for (const std::string &behind : qualifiers) {
            const std::string heading = hashes + std::string(trimmed(name + behind)) + '\n';
            if (likeliest.empty())
                likeliest = heading;
            const Register reg = markdown::read(std::string(registerHeading) + heading
                                                + "1. Placeholder\n");
            if (reg.groups.size() == 1
                && !firstMissing(wanted,
                                 jsonOf(reg).value(QLatin1String("groups")).toArray().first()))
                return heading;
        }
    }
    return likeliest;
}

bool GroupText::readsAs(const std::string &body, const QJsonObject &risk) const
{
    const Register reg = markdown::read(std::string(registerHeading) + m_heading + body);
    if (reg.risks.size() != 1)
        return false;
    return !firstMissing(risk, jsonOf(reg, reg.risks.front()));
}

std::string GroupText::riskThatReads(const QJsonObject &risk, const std::string &tableHead) const
{
    if (!tableHead.empty()) {
        const std::string head = tableHead + "\n";
        std::string delimiter = "|";
        for (std::size_t i = markdown::cellsIn(tableHead, {0, tableHead.size()}).size(); i > 0; --i)
            delimiter += "---|";
        const std::vector<std::string> rows = waysOfWritingRow(risk, tableHead);
        for (const std::string &row : rows)
            if (readsAs(head + delimiter + '\n' + row, risk))
                return row;
    }
    const std::vector<std::string> ways = waysOfWriting(risk, m_level + (isImplicit() ? 0 : 1));
    for (const std::string &way : ways)
        if (readsAs(way, risk))
            return way;
    return ways.front();
}

const std::string &GroupText::risk(std::size_t index, const std::string &tableHead)
{
    std::optional<Written> &written = m_written[index];
    if (!written || written->tableHead != tableHead)
        written = Written{tableHead, riskThatReads(m_risks[index], tableHead)};
    return written->text;
}

/// The head of the table whose delimiter or row \a line is the last of so far.
std::string GroupText::tableHeadBefore(std::size_t line) const
{
    for (std::size_t i = std::min(line, m_lines.size()); i-- > 1;) {
        if (!isTableLine(m_lines[i]))
            return {};
        if (isDelimiter(m_lines[i]))
            return m_lines[i - 1];
    }
    return {};
}

/// How many of the other lines stand before each risk, going by the lines that JSON gives; as few
/// as a table's head needs where it gives none.
std::vector<std::size_t> GroupText::splitByLines()
{
    std::vector<std::size_t> split;
    std::size_t done = 0;
    int at = lineOf(m_group) + (isImplicit() ? 0 : 1);
    for (std::size_t i = 0; i < m_risks.size(); ++i) {
        const int line = lineOf(m_risks[i]);
        const int gap = std::max(line - at, 0);
        std::size_t next = std::min(done + std::size_t(gap), m_lines.size());
        // A gap begins with blank lines that the group's Markdown has lost at its edge.
        while (next > done && tableHeadBefore(next).empty())
            --next;
        if (next == done && tableHeadBefore(done).empty()) {
            next = std::min(done + std::size_t(gap), m_lines.size());
            while (next > done && next < m_lines.size() && !isBlank(m_lines[next - 1])
                   && !isBlank(m_lines[next]))
                --next;
        }
        split.push_back(next);
        done = next;
        at = line + int(lineCount(risk(i, tableHeadBefore(done))));
    }
    return split;
}

std::string GroupText::bodyWith(const std::vector<std::size_t> &split)
{
    std::string body;
    std::size_t done = 0;
    bool isBehindOther = false;
    for (std::size_t i = 0; i < m_risks.size(); ++i) {
        body += joined(m_lines, done, split[i]);
        isBehindOther = isBehindOther || split[i] > done;
        done = split[i];
        const std::string head = tableHeadBefore(done);
        // A list that does not begin with 1 needs a blank line below a paragraph.
        if (isBehindOther && head.empty() && !body.ends_with("\n\n"))
            body += '\n';
        isBehindOther = false;
        body += risk(i, head);
    }
    if (done < m_lines.size() && !m_risks.empty() && tableHeadBefore(done).empty()
        && !isBlank(m_lines[done]))
        body += '\n';
    body += joined(m_lines, done, m_lines.size());
    return body;
}

bool GroupText::readsBack(const std::string &body) const
{
    const Register reg = markdown::read(std::string(registerHeading) + m_heading + body);
    const QJsonObject found = jsonOf(reg);
    QJsonArray risks;
    for (const QJsonObject &risk : m_risks)
        risks.append(risk);
    QJsonObject wanted;
    wanted.insert(QLatin1String("risks"), risks);
    wanted.insert(QLatin1String("groups"), QJsonArray{m_group});
    return !firstMissing(wanted, found);
}

} // namespace loadline::exchange
