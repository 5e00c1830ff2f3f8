// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/review.h"

#include "checks/facts.h"
#include "markdown/reader.h"
#include "merge/diff_parts.h"
#include "review/shipped.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace loadline::review {

namespace {

using checks::Finding;

/// Sorts the risks of a register by what became of them.
class RiskSurvey
{
public:
    RiskSurvey(const Register &now, const Ground &ground, const Review &review)
        : m_now(now)
        , m_ground(ground)
        , m_today(review.today)
    {
        for (const ShippedIteration &shipped : review.iterations) {
            if (const auto number = now.iterations[shipped.index].number)
                m_shipped.insert(*number);
        }
        if (ground.there)
            match(*ground.there);
    }

    ReviewedRisks risks(const std::vector<Finding> &findings)
    {
        std::set<std::size_t> overdue;
        for (const Finding &finding : findings) {
            if (finding.rule == "overdue-review" || finding.rule == "past-due")
                overdue.insert(finding.line);
        }
        for (std::size_t i = 0; i < m_now.risks.size(); ++i)
            take(i, overdue);
        return std::move(m_risks);
    }

private:
    void match(const Register &there)
    {
        const merge::Sides sides{there, m_now};
        const merge::Matching matching = merge::matchedRisks(sides);
        m_before.resize(m_now.risks.size(), nullptr);
        for (std::size_t i = 0; i < m_before.size(); ++i) {
            if (matching.beforeOf(i) != merge::Matching::none)
                m_before[i] = &there.risks[matching.beforeOf(i)];
        }
    }

    ReviewedRisk reviewed(std::size_t index) const
    {
        const Risk &risk = m_now.risks[index];
        return {index,
                risk.id,
                risk.isNamed,
                risk.title,
                risk.tier,
                risk.status,
                risk.iteration,
                markdown::evidenceOf(m_now, risk),
                m_now.lineOf(risk.span.begin),
                lastLineOf(risk)};
    }

    bool isFixedByWhatShips(std::size_t index) const
    {
        const Risk &risk = m_now.risks[index];
        if (risk.status != RiskStatus::Fixed)
            return false;
        if (risk.iteration && m_shipped.contains(*risk.iteration))
            return true;
        if (m_ground.holdsAll())
            return true;
        if (m_before.empty())
            return false;
        return !m_before[index] || m_before[index]->status != RiskStatus::Fixed;
    }

    /// It was open as the range began; where nobody can tell, it was.
    bool wasOpen(std::size_t index) const
    {
        if (m_before.empty())
            return true;
        // An acceptance that has ended since had not then.
        const std::string &then = m_ground.day.empty() ? m_today : m_ground.day;
        return m_before[index] && checks::countsAsOpen(*m_ground.there, *m_before[index], then);
    }

    void take(std::size_t index, const std::set<std::size_t> &overdue)
    {
        const Risk &risk = m_now.risks[index];
        const ReviewedRisk one = reviewed(index);
        if (isFixedByWhatShips(index))
            m_risks.fixed.push_back(one);
        if (!checks::isEnded(risk) && isOverdue(risk, overdue))
            m_risks.overdue.push_back(one);
        if (checks::countsAsOpen(m_now, risk, m_today)) {
            (wasOpen(index) ? m_risks.stillOpen : m_risks.opened).push_back(one);
            if (risk.iteration)
                m_risks.planned.push_back(one);
            if (risk.status == RiskStatus::Accepted)
                m_risks.lapsed.push_back(one);
        } else if (risk.status == RiskStatus::Accepted) {
            m_risks.accepted.push_back(one);
        }
    }

    /// A finding about a day stands in the line of the field that names it.
    bool isOverdue(const Risk &risk, const std::set<std::size_t> &lines) const
    {
        const auto line = lines.lower_bound(m_now.lineOf(risk.span.begin));
        return line != lines.end() && *line <= lastLineOf(risk);
    }

    std::size_t lastLineOf(const Risk &risk) const
    {
        return m_now.lineOf(risk.span.isEmpty() ? risk.span.begin : risk.span.end - 1);
    }

    const Register &m_now;
    const Ground &m_ground;
    const std::string &m_today;
    std::set<int> m_shipped;
    std::vector<const Risk *> m_before; ///< by the risk's index; empty: nothing to go by
    ReviewedRisks m_risks;
};

StateCounts sumOf(const std::vector<ShippedIteration> &iterations,
                  std::vector<Entry> ShippedIteration::*entries)
{
    StateCounts sum;
    for (const ShippedIteration &iteration : iterations) {
        const StateCounts counts = countsOf(iteration.*entries);
        sum.passed += counts.passed;
        sum.warned += counts.warned;
        sum.failed += counts.failed;
        sum.pending += counts.pending;
    }
    return sum;
}

} // namespace

Review reviewOf(const Register &now, const Ground &ground, const Circumstances &circumstances)
{
    Review review;
    review.range = ground.range;
    review.commitCount = ground.commitCount;
    review.title = now.title;
    review.today = circumstances.context.today;
    if (ground.there)
        review.happenings = merge::happenings(*ground.there, now);
    for (const std::size_t index : shippedIn(now, ground, review.happenings))
        review.iterations.push_back(shippedIteration(now, index));
    compareFiles(review, now, ground);
    const std::vector<Finding> findings = checks::check(now, circumstances.policy,
                                                        circumstances.context);
    review.risks = RiskSurvey(now, ground, review).risks(findings);
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(review.findings),
                 [](const Finding &finding) { return finding.severity != Finding::Note; });
    review.load = posture::loadOf(now, circumstances.policy, review.today);
    review.verdict = verdictOf(review, findings, circumstances.policy);
    review.unseen = ground.unseen;
    return review;
}

StateCounts Review::tests() const
{
    return sumOf(iterations, &ShippedIteration::tests);
}

StateCounts Review::impact() const
{
    return sumOf(iterations, &ShippedIteration::impact);
}

std::vector<Entry> Review::openSideEffects() const
{
    std::vector<Entry> open;
    for (const ShippedIteration &iteration : iterations)
        std::copy_if(iteration.sideEffects.begin(), iteration.sideEffects.end(),
                     std::back_inserter(open), &isOpen);
    return open;
}

} // namespace loadline::review
