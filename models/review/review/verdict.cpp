// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/verdict.h"

#include "merge/wording.h"
#include "review/review.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <tuple>

namespace loadline::review {

namespace {

using checks::Finding;

std::string numberInWords(double number)
{
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    return {digits, end};
}

std::string called(const ReviewedRisk &risk)
{
    return risk.isNamed ? "risk " + risk.id : "the risk " + merge::quoted(risk.title);
}

/// "test 'Runtime' of iteration 1 failed: the pool ran dry"
std::string testInWords(const Entry &test, const ShippedIteration &iteration, std::string_view went)
{
    std::string words = "test " + merge::quoted(test.name) + " of " + iteration.called() + ' '
                        + std::string(went);
    return test.detail.empty() ? words : words + ": " + merge::oneLine(test.detail);
}

class Judge
{
public:
    Judge(const Review &review, const std::vector<Finding> &findings, const policy::Policy &policy)
        : m_review(review)
        , m_findings(findings)
        , m_policy(policy)
    {
    }

    Verdict verdict()
    {
        lookAtRisks();
        for (const ShippedIteration &iteration : m_review.iterations)
            lookAt(iteration);
        lookAtLoad();
        lookAtFindings();
        std::vector<Reason> &reasons = m_verdict.reasons;
        std::stable_sort(reasons.begin(), reasons.end(), [](const Reason &a, const Reason &b) {
            return std::tie(b.weight, a.line, a.rule) < std::tie(a.weight, b.line, b.rule);
        });
        if (!reasons.empty() && reasons.front().weight == Weight::NoGo)
            m_verdict.kind = Verdict::Kind::NoGo;
        else if (!reasons.empty() && reasons.front().weight == Weight::Caution)
            m_verdict.kind = Verdict::Kind::GoWithCaution;
        return std::move(m_verdict);
    }

private:
    void say(std::string_view rule, std::string object, std::string text, std::size_t line)
    {
        if (const auto weight = weightOf(rule, m_policy))
            m_verdict.reasons.push_back(
                {std::string(rule), *weight, std::move(object), std::move(text), line});
    }

    void lookAtRisks()
    {
        for (const auto *open : {&m_review.risks.opened, &m_review.risks.stillOpen}) {
            for (const ReviewedRisk &risk : *open) {
                if (risk.tier == Tier::Critical || risk.tier == Tier::High)
                    lookAtOpen(risk);
            }
        }
    }

    void lookAtOpen(const ReviewedRisk &risk)
    {
        const bool isCritical = risk.tier == Tier::Critical;
        std::string text = called(risk) + " is " + std::string(nameOf(*risk.tier))
                           + (risk.status == RiskStatus::Accepted ? " and no longer accepted"
                                                                  : " and open");
        if (risk.isNamed)
            text += ": " + merge::oneLine(risk.title);
        if (risk.iteration)
            text += " (planned for iteration " + std::to_string(*risk.iteration) + ')';
        say(isCritical ? "open-critical" : "open-high", "risk:" + risk.id, std::move(text),
            risk.line);
    }

    void lookAt(const ShippedIteration &iteration)
    {
        const std::string object = "iteration:" + iteration.id;
        if (iteration.status != IterationStatus::Completed) {
            const bool isKnown = iteration.status != IterationStatus::Unknown;
            say("unfinished-iteration", object,
                iteration.called() + " is not completed"
                    + (isKnown ? ", but " + merge::statusInWords(nameOf(iteration.status))
                               : std::string(": its status is not known")),
                iteration.line);
        }
        for (const Entry &test : iteration.tests)
            lookAtTest(test, iteration, object + '/' + std::string(nameOf(SectionKind::Testing)));
        for (const Entry &impact : iteration.impact)
            lookAtImpact(impact, iteration,
                         object + '/' + std::string(nameOf(SectionKind::DeploymentImpact)));
        for (const Entry &effect : iteration.sideEffects) {
            if (isOpen(effect))
                say("open-side-effect",
                    object + '/' + std::string(nameOf(SectionKind::SideEffects)),
                    "side effect of " + iteration.called()
                        + " is open: " + merge::oneLine(effect.name),
                    effect.line);
        }
        if (iteration.filesDiffering > 0)
            say("record-differs", object + '/' + std::string(nameOf(SectionKind::FilesModified)),
                "the files that " + iteration.called() + " records differ from git in "
                    + merge::counted(iteration.filesDiffering, "file"),
                iteration.filesLine > 0 ? iteration.filesLine : iteration.line);
    }

    void lookAtTest(const Entry &test, const ShippedIteration &iteration, std::string object)
    {
        switch (test.state) {
        case MarkState::Pass:
            return;
        case MarkState::Fail:
            return say("failed-test", std::move(object), testInWords(test, iteration, "failed"),
                       test.line);
        case MarkState::Warn:
            return say("test-attention", std::move(object),
                       testInWords(test, iteration, "needs attention"), test.line);
        default:
            say("test-not-run", std::move(object), testInWords(test, iteration, "was not run"),
                test.line);
        }
    }

    void lookAtImpact(const Entry &impact, const ShippedIteration &iteration, std::string object)
    {
        const std::string text = merge::oneLine(impact.name);
        if (impact.state == MarkState::Fail)
            say("blocking-impact", std::move(object),
                "impact of " + iteration.called() + " blocks: " + text, impact.line);
        else if (impact.state == MarkState::Warn)
            say("warning-impact", std::move(object),
                "impact of " + iteration.called() + " warns: " + text, impact.line);
        else if (impact.state == MarkState::Pending)
            say("warning-impact", std::move(object),
                "impact of " + iteration.called() + " is still to be done: " + text, impact.line);
    }

    void lookAtLoad()
    {
        if (posture::depthOf(m_review.load) == posture::Depth::Over)
            say("load-over-limit", "register",
                "the load is " + numberInWords(m_review.load.weight) + ", over the limit of "
                    + numberInWords(m_review.load.limit),
                0);
    }

    void lookAtFindings()
    {
        for (const Finding &finding : m_findings) {
            // Of fixes long ago only those that ship are asked about.
            const bool isOfFix = finding.rule == "incomplete-evidence"
                                 || finding.rule == "missing-evidence";
            if (!isOfFix || ships(finding))
                say(finding.rule, objectAt(finding.line), finding.text, finding.line);
        }
    }

    bool ships(const Finding &finding) const
    {
        const auto &fixed = m_review.risks.fixed;
        return std::any_of(fixed.begin(), fixed.end(), [&finding](const ReviewedRisk &risk) {
            return risk.line == finding.line;
        });
    }

    /// The risk in whose line a finding stands.
    std::string objectAt(std::size_t line) const
    {
        for (const auto *risks : {&m_review.risks.fixed, &m_review.risks.opened,
                                  &m_review.risks.stillOpen, &m_review.risks.accepted}) {
            for (const ReviewedRisk &risk : *risks) {
                if (line >= risk.line && line <= risk.lastLine)
                    return "risk:" + risk.id;
            }
        }
        return "register";
    }

    const Review &m_review;
    const std::vector<Finding> &m_findings;
    const policy::Policy &m_policy;
    Verdict m_verdict;
};

} // namespace

std::string_view nameOf(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Go:
        return "go";
    case Verdict::Kind::GoWithCaution:
        return "goWithCaution";
    case Verdict::Kind::NoGo:
        break;
    }
    return "noGo";
}

Verdict verdictOf(const Review &review, const std::vector<Finding> &findings,
                  const policy::Policy &policy)
{
    return Judge(review, findings, policy).verdict();
}

} // namespace loadline::review
