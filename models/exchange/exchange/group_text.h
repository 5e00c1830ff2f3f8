// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <optional>
#include <string>
#include <vector>

namespace loadline::exchange {

/// A risk group out of JSON, written so that it reads back as it is told there.
///
/// JSON does not say how a group was written. Each way in which a team may have written it is tried
/// until one reads back: tables where the group's Markdown holds their heads, items of a list,
/// headings. Where none does, the likeliest is given, and whoever asked compares.
class GroupText
{
public:
    /// \a level is that of the group's heading.
    GroupText(const QJsonObject &group, const std::vector<QJsonObject> &risks, int level);

    /// With its heading and without blank lines at either end.
    const std::string &text() const { return m_text; }
    /// Whether its risks stand below no heading of a tier.
    bool isImplicit() const { return m_heading.empty(); }

private:
    /// A risk as it was found to read back below this head of a table (or below none).
    struct Written
    {
        std::string tableHead;
        std::string text;
    };

    std::string headingThatReads(int level) const;
    bool readsBack(const std::string &body) const;
    std::vector<std::size_t> splitByLines();
    std::string bodyWith(const std::vector<std::size_t> &split);
    const std::string &risk(std::size_t index, const std::string &tableHead);
    std::string riskThatReads(const QJsonObject &risk, const std::string &tableHead) const;
    bool readsAs(const std::string &body, const QJsonObject &risk) const;
    std::string tableHeadBefore(std::size_t line) const;

    QJsonObject m_group;
    std::vector<QJsonObject> m_risks;
    std::vector<std::string> m_lines; ///< what the group holds beside its risks
    int m_level = 3;
    std::string m_heading; ///< with its line ending; empty where it is implicit
    std::vector<std::optional<Written>> m_written; ///< for each risk
    std::string m_text;
};

} // namespace loadline::exchange
