// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/rules.h"

#include "checks/check.h"

#include <algorithm>

namespace loadline::review {

namespace {

Weight weightFrom(policy::RuleLevel level)
{
    switch (level) {
    case policy::RuleLevel::Error:
        return Weight::NoGo;
    case policy::RuleLevel::Warning:
        return Weight::Caution;
    default:
        return Weight::Note;
    }
}

} // namespace

std::string_view nameOf(Weight weight)
{
    switch (weight) {
    case Weight::NoGo:
        return "noGo";
    case Weight::Caution:
        return "caution";
    case Weight::Note:
        break;
    }
    return "note";
}

const std::vector<Rule> &rules()
{
    static const std::vector<Rule> all{
        {"blocking-impact", Weight::NoGo,
         "A line of *Deployment Impact* of an iteration that ships is marked ❌: the team itself "
         "says that it cannot be deployed like this. Take away what blocks, and mark the line "
         "anew."},
        {"duplicate-name", Weight::Caution,
         "A number is given to two risks or two iterations, so that a plan, a fix or a sign-off "
         "may mean either. Give one of them a number that was never used."},
        {"ending-acceptance", Weight::Caution,
         "A risk is accepted until a day that is near. Soon after the deployment nobody carries it "
         "any more. Decide whether it is accepted for longer, or plan it for an iteration."},
        {"failed-test", Weight::NoGo,
         "A test of an iteration that ships is marked ❌. Mend what it found and run it again."},
        {"incomplete-evidence", Weight::Caution,
         "A risk is fixed by what ships, but the fix is not shown to work: not all tests passed, "
         "an impact line blocks, or the iteration is not completed."},
        {"lapsed-acceptance", Weight::Caution,
         "A risk says that it is accepted, but the acceptance has ended, or the risk changed "
         "since. "
         "It counts as open. Accept it anew, or plan it for an iteration."},
        {"load-over-limit", Weight::Caution,
         "The weights of the open risks together are more than the limit that the team set: each "
         "may be small, but this is more than it wants to carry."},
        {"missing-evidence", Weight::Caution,
         "A risk is fixed by what ships, but nothing shows that it is: no iteration is named, or "
         "it has not a single test."},
        {"open-critical", Weight::NoGo,
         "A critical risk is open and nobody has accepted it. Fix it, mitigate it, or have "
         "somebody who may accept it."},
        {"open-high", Weight::Caution,
         "A risk of high tier is open. The deployment carries it; make sure that those who decide "
         "know it."},
        {"open-side-effect", Weight::Caution,
         "A side effect of an iteration that ships is not mitigated. Whoever runs the deployment "
         "has to live with it."},
        {"record-differs", Weight::Caution,
         "*Files Modified* of an iteration that ships is not what git says. Either something ships "
         "that nobody wrote down, or what was written down does not ship. `loadline-cli files` "
         "tells the difference and takes git's counts over."},
        {"test-attention", Weight::Caution,
         "A test of an iteration that ships is marked ⚠️: it was run, and somebody has to look "
         "at "
         "how it went."},
        {"test-not-run", Weight::Caution,
         "A test of an iteration that ships was not run, or nobody wrote down how it went. Run it "
         "and mark it."},
        {"unfinished-iteration", Weight::NoGo,
         "Something of an iteration ships that is not completed. Complete it, or leave it out of "
         "the deployment."},
        {"warning-impact", Weight::Caution,
         "A line of *Deployment Impact* of an iteration that ships is marked ⚠️, or is still "
         "to "
         "be "
         "done: whoever deploys has to know it."},
    };
    return all;
}

const Rule *ruleNamed(std::string_view name)
{
    const auto found = std::find_if(rules().begin(), rules().end(),
                                    [name](const Rule &rule) { return rule.name == name; });
    return found == rules().end() ? nullptr : &*found;
}

std::optional<Weight> weightOf(std::string_view name, const policy::Policy &policy)
{
    if (const auto level = policy.levelOf(name))
        return *level == policy::RuleLevel::Off ? std::nullopt : std::optional(weightFrom(*level));
    const Rule *rule = ruleNamed(name);
    return rule ? std::optional(rule->weight) : std::nullopt;
}

std::vector<std::string_view> namesOfAllRules()
{
    std::vector<std::string_view> names;
    for (const Rule &rule : rules())
        names.push_back(rule.name);
    for (const checks::Rule &rule : checks::rules())
        names.push_back(rule.name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace loadline::review
