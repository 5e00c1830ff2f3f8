// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/words.h"

#include "merge/wording.h"

#include <charconv>
#include <iterator>

namespace loadline::review {

namespace {

using State = record::ComparedFile::State;

void add(std::vector<StateInWords> &states, MarkState state, int count, std::string_view what)
{
    if (count > 0)
        states.push_back({state, std::to_string(count) + ' ' + std::string(what)});
}

std::string joined(const std::vector<StateInWords> &states)
{
    std::string words;
    for (const StateInWords &each : states)
        words += (words.empty() ? "" : ", ") + each.words;
    return words.empty() ? "none" : words;
}

template<class Counts>
std::string linesInWords(const Counts &counts)
{
    std::string words;
    const auto append = [&words](char sign, const std::optional<int> &count) {
        if (count.value_or(0) > 0)
            words += (words.empty() ? "" : " ") + std::string(1, sign) + std::to_string(*count);
    };
    append('+', counts.added);
    append('-', counts.removed);
    append('~', counts.modified);
    return words.empty() ? "no lines" : words;
}

} // namespace

std::string numberInWords(double number)
{
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    return {digits, end};
}

std::string_view inWords(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Go:
        return "Go";
    case Verdict::Kind::GoWithCaution:
        return "Go with caution";
    case Verdict::Kind::NoGo:
        break;
    }
    return "No go";
}

std::string_view inWords(Weight weight)
{
    return weight == Weight::NoGo ? "no go" : nameOf(weight);
}

std::string_view inWords(Evidence evidence)
{
    return nameOf(evidence);
}

std::string rangeInWords(const Review &review)
{
    const Range &range = review.range;
    switch (range.kind) {
    case Range::Kind::Whole:
        return "the whole register";
    case Range::Kind::Iterations: {
        std::vector<std::string> numbers;
        for (const int number : range.iterations)
            numbers.push_back(std::to_string(number));
        return (numbers.size() == 1 ? "iteration " : "iterations ") + merge::listed(numbers);
    }
    default:
        break;
    }
    std::string words = "since " + range.name;
    if (!range.commit.empty())
        words += ", " + merge::counted(review.commitCount, "commit");
    return words;
}

std::vector<StateInWords> statesOfTests(const StateCounts &tests)
{
    if (tests.all() == 0)
        return {};
    std::vector<StateInWords> states{
        {tests.passed > 0 ? MarkState::Pass : MarkState::None,
         std::to_string(tests.passed) + " of " + std::to_string(tests.all()) + " passed"}};
    add(states, MarkState::Fail, tests.failed, "failed");
    add(states, MarkState::Warn, tests.warned,
        tests.warned == 1 ? "needs attention" : "need attention");
    add(states, MarkState::Pending, tests.pending, "not run");
    return states;
}

std::vector<StateInWords> statesOfImpact(const StateCounts &impact)
{
    std::vector<StateInWords> states;
    add(states, MarkState::Pass, impact.passed, "fine");
    add(states, MarkState::Warn, impact.warned, impact.warned == 1 ? "warns" : "warn");
    add(states, MarkState::Fail, impact.failed, impact.failed == 1 ? "blocks" : "block");
    add(states, MarkState::Pending, impact.pending, "without a mark");
    return states;
}

std::string testsInWords(const StateCounts &tests)
{
    return joined(statesOfTests(tests));
}

std::string impactInWords(const StateCounts &impact)
{
    return joined(statesOfImpact(impact));
}

std::string loadInWords(const posture::Load &load)
{
    return numberInWords(load.weight) + " of " + numberInWords(load.limit);
}

std::string inWords(const ReviewedRisk &risk)
{
    return risk.isNamed ? risk.id + ' ' + merge::oneLine(risk.title) : merge::oneLine(risk.title);
}

std::string recordedInWords(const record::ComparedFile &file)
{
    return file.recorded ? linesInWords(*file.recorded) : std::string();
}

std::string trueInWords(const record::ComparedFile &file)
{
    if (!file.change)
        return {};
    return file.change->added ? linesInWords(*file.change) : std::string("binary");
}

std::string inWords(const record::ComparedFile &file, bool isComparedWithGit)
{
    const std::string recorded = recordedInWords(file);
    if (!isComparedWithGit)
        return recorded;
    const std::string true_ = trueInWords(file);
    switch (file.state) {
    case State::Same:
        return true_;
    case State::CountsDiffer:
        return "recorded " + recorded + ", git has " + true_;
    case State::NotRecorded:
        return true_ + ", not recorded";
    case State::NotInScope:
        break;
    }
    return "recorded " + recorded + ", not changed";
}

std::vector<std::pair<std::string_view, const std::vector<ReviewedRisk> *>> groupsOf(
    const ReviewedRisks &risks)
{
    return {{"fixed", &risks.fixed},          {"opened", &risks.opened},
            {"still open", &risks.stillOpen}, {"planned", &risks.planned},
            {"accepted", &risks.accepted},    {"lapsed", &risks.lapsed},
            {"overdue", &risks.overdue}};
}

} // namespace loadline::review
