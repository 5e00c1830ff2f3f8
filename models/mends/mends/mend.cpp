// SPDX-License-Identifier: GPL-3.0-or-later
#include "mends/mend.h"

#include "mends/offers.h"

#include "core/text.h"
#include "markdown/rereading.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace loadline::mends {

namespace {

struct RuleOffer
{
    std::string_view rule;
    Offer offer;
};

constexpr RuleOffer offers[] = {
    {"contradicted-tier", forContradictedTier},
    {"damaged-text", forDamagedText},
    {"date-ahead", forLastUpdated},
    {"fixed-in-open-group", forFixedInOpenGroup},
    {"inner-strike", forInnerStrike},
    {"open-after-completion", forOpenAfterCompletion},
    {"open-in-fixed-group", forOpenInFixedGroup},
    {"plan-to-nowhere", forPlanToNowhere},
    {"rendered-number", forRenderedNumber},
    {"repeated-file", forRepeatedFile},
    {"several-footers", forSeveralFooters},
    {"stale-last-updated", forLastUpdated},
    {"struck-without-mark", forStruckWithoutMark},
    {"unfinished-fix", forUnfinishedFix},
};

std::optional<std::size_t> offsetOf(const Register &reg, const checks::Finding &finding)
{
    if (finding.line == 0 || finding.line > reg.lineStarts.size())
        return std::nullopt;
    const std::string_view text = *reg.text;
    std::size_t offset = reg.lineStarts[finding.line - 1];
    for (std::size_t column = 1; column < finding.column && offset < text.size(); ++column)
        offset += codePointAt(text, offset).size;
    return offset;
}

/// What one rule finds, whatever the policy makes of it.
std::vector<checks::Finding> findingsOf(const Register &reg, std::string_view rule,
                                        const Conditions &conditions)
{
    const checks::Rule *looked = checks::ruleNamed(rule);
    if (!looked)
        return {};
    constexpr std::size_t dayLength = 10;
    const checks::CheckContext context{conditions.now.substr(0, dayLength), {}};
    checks::Finder finder(reg, looked->name, looked->severity);
    looked->look(reg, {conditions.policy, context}, finder);
    return finder.takeFindings();
}

/// What a change makes of the register, read.
Register after(const Register &reg, const Change &change)
{
    if (change.result && change.basis == reg.text)
        return *change.result;
    return markdown::readAfter(reg, change.splices).reg;
}

Result<Change> triedFor(const Register &reg, const Mend &mend, const Conditions &conditions,
                        std::size_t found)
{
    Result<Change> change = mend.change(reg);
    if (!change)
        return change;
    if (change->isEmpty()
        || findingsOf(after(reg, *change), mend.rule, conditions).size() >= found) {
        return fail(ErrorCode::Refused, "this would not put it right", "change it by hand",
                    mend.line, mend.line > 0 ? 1 : 0);
    }
    return change;
}

} // namespace

std::optional<std::size_t> Case::risk() const
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < reg.risks.size(); ++i) {
        const Span &span = reg.risks[i].span;
        const bool isInside = span.begin <= offset && offset < span.end;
        if (isInside && (!found || span.begin >= reg.risks[*found].span.begin))
            found = i;
    }
    return found;
}

const Iteration *Case::iteration(std::optional<int> number) const
{
    const auto found = std::find_if(reg.iterations.begin(), reg.iterations.end(),
                                    [number](const Iteration &each) {
                                        return number && each.number == number;
                                    });
    return found == reg.iterations.end() ? nullptr : &*found;
}

Mend Case::mend(MendKind kind) const
{
    Mend mend;
    mend.kind = kind;
    mend.rule = finding.rule;
    mend.line = finding.line;
    return mend;
}

Mend Case::mend(MendKind kind, std::size_t index) const
{
    const Risk &risk = reg.risks[index];
    Mend one = mend(kind);
    one.risks.push_back(risk.isNamed ? risk.id : "“" + risk.title + "”");
    return one;
}

std::vector<Mend> mendsFor(const Register &reg, const checks::Finding &finding,
                           const Conditions &conditions)
{
    const auto offset = offsetOf(reg, finding);
    const auto offer = std::find_if(std::begin(offers), std::end(offers),
                                    [&finding](const RuleOffer &each) {
                                        return each.rule == finding.rule;
                                    });
    if (!offset || offer == std::end(offers))
        return {};
    return offer->offer({reg, finding, conditions, *offset});
}

Result<Change> tried(const Register &reg, const Mend &mend, const Conditions &conditions)
{
    return triedFor(reg, mend, conditions, findingsOf(reg, mend.rule, conditions).size());
}

Result<Change> allOf(const Register &reg, std::string_view rule, const Conditions &conditions,
                     const Progress &progress)
{
    Register now = reg;
    std::vector<checks::Finding> left = findingsOf(now, rule, conditions);
    const std::size_t all = left.size();
    std::size_t passedOver = 0;
    std::size_t mended = 0;
    ChangeNote note{ChangeKind::Mend, "register", std::string(rule), {}, {}};
    while (passedOver < left.size()) {
        if (progress && !progress(all - std::min(all, left.size()) + passedOver, all))
            return fail(ErrorCode::Refused, "the mends were cancelled; nothing was changed");
        const std::vector<Mend> offered = mendsFor(now, left[passedOver], conditions);
        const auto change = offered.empty()
                                ? Result<Change>(Change{})
                                : triedFor(now, offered.front(), conditions, left.size());
        if (!change || change->isEmpty()) {
            ++passedOver;
            continue;
        }
        ++mended;
        if (mended == 1)
            note = change->note;
        else
            note = {ChangeKind::Mend, "register", std::string(rule), {}, {}};
        now = after(now, *change);
        left = findingsOf(now, rule, conditions);
    }
    if (mended == 0)
        return fail(ErrorCode::Refused, "none of these findings can be mended by itself",
                    "change them by hand");
    Change whole;
    whole.note = std::move(note);
    whole.splices = difference(*reg.text, *now.text);
    whole.basis = reg.text;
    whole.result = std::make_shared<const Register>(std::move(now));
    return whole;
}

} // namespace loadline::mends
