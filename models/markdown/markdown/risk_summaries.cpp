// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/risk_summaries.h"

#include "core/text.h"
#include "markdown/document_cursor.h"
#include "markdown/risk_reader.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

namespace loadline::markdown {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// The risk with a heading that each row belongs to, `none` where it stands for itself.
std::vector<std::size_t> headingsOfRows(const Register &reg)
{
    std::unordered_map<std::string_view, std::size_t> headings;
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        const Risk &risk = reg.risks[i];
        if (risk.form != RiskForm::Heading || !risk.isNamed)
            continue;
        const auto [at, isNew] = headings.try_emplace(risk.id, i);
        if (!isNew)
            at->second = none; // given twice: nobody can say whose the row is
    }
    std::vector<std::size_t> owners(reg.risks.size(), none);
    if (headings.empty())
        return owners;
    std::set<std::pair<std::size_t, std::string_view>> rows;
    for (const Risk &risk : reg.risks)
        if (risk.form == RiskForm::TableRow && !rows.insert({risk.group, risk.id}).second)
            headings[risk.id] = none; // and twice in one table likewise
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        const Risk &risk = reg.risks[i];
        if (risk.form != RiskForm::TableRow || !risk.isNamed)
            continue;
        if (const auto heading = headings.find(risk.id); heading != headings.end())
            owners[i] = heading->second;
    }
    return owners;
}

void addRow(Risk &risk, const Risk &row, Span part)
{
    risk.summaries.push_back({row.span, part});
    if (risk.title.empty())
        risk.title = row.title;
    if (risk.detail.empty())
        risk.detail = row.detail;
    const bool isSaidByRow = row.tier && !row.isTierDerived;
    if (!risk.tier || (risk.isTierDerived && isSaidByRow)) {
        risk.tier = row.tier;
        risk.isTierDerived = row.isTierDerived;
        risk.tierText = row.tierText;
    }
    if (!risk.statusText && row.statusText) {
        risk.statusText = row.statusText;
        risk.status = row.status;
    }
    if (!risk.iteration) {
        risk.iteration = row.iteration;
        risk.planSource = row.planSource;
    }
    for (const Field &field : row.fields) {
        const auto same = [&field](const Field &own) {
            return equalsIgnoringCase(own.key, field.key);
        };
        if (std::none_of(risk.fields.begin(), risk.fields.end(), same))
            risk.fields.push_back(field);
    }
    if (!risk.tier)
        deriveTier(risk);
}

/// Takes the rows that have joined a heading out of the list of risks.
void removeJoined(Register &reg, const std::vector<std::size_t> &owners)
{
    std::vector<std::size_t> places(reg.risks.size(), none);
    BlockList<Risk> kept;
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        if (owners[i] != none)
            continue;
        places[i] = kept.size();
        kept.push_back(std::move(reg.risks.writable(i)));
    }
    reg.risks = std::move(kept);
    for (RiskGroup &group : reg.groups) {
        std::vector<std::size_t> risks;
        for (const std::size_t risk : group.risks)
            if (places[risk] != none)
                risks.push_back(places[risk]);
        const bool hasLost = risks.size() < group.risks.size();
        group.risks = std::move(risks);
        if (hasLost)
            group.markdown = textBesideRisks(reg, group);
    }
}

/// The heading's own text, from its line.
std::string headingText(std::string_view line)
{
    const std::size_t end = line.find_first_of("\r\n");
    line = trimmed(line.substr(0, end));
    while (!line.empty() && line.front() == '#')
        line.remove_prefix(1);
    while (!line.empty() && line.back() == '#')
        line.remove_suffix(1);
    return std::string(trimmed(line));
}

/// A group that held nothing but rows which belong to headings is a part like any other.
void turnBareGroupsIntoOthers(Register &reg, const std::vector<bool> &hadRows)
{
    std::vector<std::size_t> places(reg.groups.size(), none);
    std::vector<RiskGroup> kept;
    for (std::size_t i = 0; i < reg.groups.size(); ++i) {
        RiskGroup &group = reg.groups[i];
        const bool saysWhich = group.tier || group.isFixed || group.iteration;
        if (!hadRows[i] || !group.risks.empty() || saysWhich) {
            places[i] = kept.size();
            kept.push_back(std::move(group));
            continue;
        }
        OtherPart other;
        if (!group.heading.isEmpty())
            other.heading = headingText(reg.view(group.heading));
        other.span = group.span;
        other.body = withoutBlankEdges(*reg.text, group.body);
        reg.others.push_back(std::move(other));
    }
    reg.groups = std::move(kept);
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        Risk &risk = reg.risks.writable(i);
        risk.group = places[risk.group];
    }
    std::stable_sort(reg.others.begin(), reg.others.end(),
                     [](const OtherPart &a, const OtherPart &b) {
                         return a.span.begin < b.span.begin;
                     });
}

} // namespace

std::string textBesideRisks(const Register &reg, const RiskGroup &group)
{
    const std::string_view whole = *reg.text;
    std::string text;
    std::size_t done = group.body.begin;
    const auto addUpTo = [&](std::size_t end) {
        while (done < end) {
            const std::size_t next = std::min(nextLine(whole, done), end);
            const std::string_view line = whole.substr(done, next - done);
            if (trimmed(line) != "<!-- -->")
                text += line;
            done = next;
        }
    };
    for (const std::size_t risk : group.risks) {
        addUpTo(reg.risks[risk].span.begin);
        done = reg.risks[risk].span.end;
    }
    addUpTo(group.body.end);
    const Span inner = withoutBlankEdges(text, {0, text.size()});
    return text.substr(inner.begin, inner.size());
}

void joinSummaries(Register &reg)
{
    const std::vector<std::size_t> owners = headingsOfRows(reg);
    std::vector<bool> hadRows(reg.groups.size(), false);
    for (std::size_t i = 0; i < owners.size(); ++i) {
        if (owners[i] == none)
            continue;
        hadRows[reg.risks[i].group] = true;
        addRow(reg.risks.writable(owners[i]), reg.risks[i], reg.groups[reg.risks[i].group].body);
    }
    if (std::find(hadRows.begin(), hadRows.end(), true) == hadRows.end())
        return;
    removeJoined(reg, owners);
    turnBareGroupsIntoOthers(reg, hadRows);
}

} // namespace loadline::markdown
