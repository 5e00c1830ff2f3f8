// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/operation.h"
#include "core/text.h"
#include "markdown/reader.h"
#include "merge/register_diff.h"
#include "support/generator.h"
#include "support/registers.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace loadline;
using namespace loadline::merge;
using namespace loadline::test;

/// What holds of the happenings between any two texts.
class tst_register_diff_properties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shouldNameWhatAnOperationIsAbout();
    void shouldTellCompletingAsOneHappening();
    void shouldHaveSomethingToSayOfDifferentTexts();
    void shouldSayNothingOfEqualTexts();
    void shouldHoldOnCollectedRegisters();
};

namespace {

/// LOADLINE_TEST_SEED tries other registers and edits than those of every run.
std::uint64_t otherSeed()
{
    return std::uint64_t(qEnvironmentVariableIntValue("LOADLINE_TEST_SEED")) * 1000;
}

std::vector<Happening> between(const std::string &before, const std::string &after)
{
    return happenings(markdown::read(before), markdown::read(after));
}

std::string sentences(const std::vector<Happening> &all)
{
    std::string text;
    for (const Happening &one : all)
        text += "  " + describe(one) + " [" + one.object + "]\n";
    return text;
}

/// A sentence for people is one line that says something.
std::string faultOf(const std::vector<Happening> &all, const std::string &before,
                    const std::string &after)
{
    if (all.empty() != (before == after))
        return before == after ? "equal texts have a difference" : "different texts have none";
    const auto lines = std::max(std::count(before.begin(), before.end(), '\n')
                                    + std::count(before.begin(), before.end(), '\r'),
                                std::count(after.begin(), after.end(), '\n')
                                    + std::count(after.begin(), after.end(), '\r'));
    for (const Happening &one : all) {
        const auto said = describe(one);
        if (said.empty() || said.find_first_of("\r\n") != std::string::npos || said.size() > 1200)
            return "no sentence: " + said;
        if (one.object.empty())
            return "nothing that it is about: " + said;
        if (one.line > std::size_t(lines) + 1)
            return "a line that is not there: " + said;
    }
    for (const auto &message : {commitMessage(all, "docs/TASKS.md")}) {
        const auto subject = message.substr(0, message.find('\n'));
        if (subject.empty() || codePointCount(subject) > 72 || subject.back() == '.')
            return "no subject: " + subject;
        if (message.find("\n#") != std::string::npos || message.front() == '#')
            return "a comment to git: " + message;
    }
    return {};
}

std::string failure(const std::string &fault, const std::string &before, const std::string &after)
{
    return fault + "\n" + sentences(between(before, after)) + "--- before:\n" + before
           + "--- after:\n" + after;
}

bool isNamedOnce(const Register &reg, const std::string &id)
{
    return std::count_if(reg.risks.begin(), reg.risks.end(),
                         [&id](const Risk &risk) { return risk.id == id; })
           == 1;
}

struct Asked
{
    std::string operation;
    std::string object; ///< what must be named; empty: anything
};

/// An operation on something that is there.
Asked ask(const Register &reg, Dice &dice)
{
    std::string risk;
    if (!reg.risks.empty()) {
        const Risk &one = dice.oneOf(reg.risks);
        if (one.isNamed && isNamedOnce(reg, one.id))
            risk = one.id;
    }
    std::string iteration;
    if (!reg.iterations.empty())
        iteration = dice.oneOf(reg.iterations).id;
    static constexpr const char *tiers[] = {"critical", "high", "medium", "low"};
    static constexpr const char *sections[] = {"testing",  "impact",     "side-effects",
                                               "benefits", "next-steps", "files"};
    const auto number = std::to_string(dice.below(1000));
    switch (dice.below(risk.empty() ? 5 : 13)) {
    case 0:
        return {"add high: Fog " + number, {}};
    case 1:
        return {"add-iteration Pumps " + number, {}};
    case 2:
        return {"set iteration:" + iteration + " title Pumps " + number, "iteration:" + iteration};
    case 3:
        return {"append " + iteration + "/" + dice.oneOf(sections) + " Drain" + number + ".c",
                "iteration:" + iteration};
    case 4:
        return {"set iteration:" + iteration + " Owner Ines" + number, "iteration:" + iteration};
    case 5:
        return {"plan " + risk + " " + iteration, "risk:" + risk};
    case 6:
        return {"plan " + risk + " none", "risk:" + risk};
    case 7:
        return {"move " + risk + " " + dice.oneOf(tiers), "risk:" + risk};
    case 8:
        return {"set risk:" + risk + " Owner Ines" + number, "risk:" + risk};
    case 9:
        return {"set risk:" + risk + " title Ice " + number, "risk:" + risk};
    case 10:
        return {"set risk:" + risk + " detail since " + number, "risk:" + risk};
    case 11:
        return {"close " + risk, "risk:" + risk};
    default:
        return {"set risk:" + risk + " status " + (dice.chance(50) ? "accepted" : "fixed"),
                "risk:" + risk};
    }
}

} // namespace

void tst_register_diff_properties::shouldNameWhatAnOperationIsAbout()
{
    Dice dice(61 + otherSeed());
    int changed = 0;
    for (int round = 0; round < 3000; ++round) {
        const auto before = makeRegister(randomStyle(dice), dice);
        const auto reg = markdown::read(before);
        const auto asked = ask(reg, dice);
        const auto change = operate(reg, asked.operation);
        if (!change || change->isEmpty())
            continue;
        ++changed;
        const auto after = applied(before, change->splices);
        const auto all = between(before, after);
        auto fault = faultOf(all, before, after);
        if (fault.empty() && all.size() != 1)
            fault = "what one action did is one happening";
        if (fault.empty() && !asked.object.empty() && !all[0].object.starts_with(asked.object))
            fault = "another object";
        if (!fault.empty())
            QFAIL(failure(asked.operation + ": " + fault, before, after).c_str());
    }
    QVERIFY2(changed > 1500, qPrintable(QString::number(changed)));
}

void tst_register_diff_properties::shouldTellCompletingAsOneHappening()
{
    Dice dice(62 + otherSeed());
    int completed = 0;
    for (int round = 0; round < 600; ++round) {
        const auto before = makeRegister(randomStyle(dice), dice);
        const auto reg = markdown::read(before);
        if (reg.iterations.empty())
            continue;
        const auto &iteration = dice.oneOf(reg.iterations);
        const auto change = operate(reg, "complete " + iteration.id);
        if (!change || change->isEmpty())
            continue;
        const auto after = applied(before, change->splices);
        const auto all = between(before, after);
        if (all.size() != 1)
            QFAIL(failure("completing " + iteration.id, before, after).c_str());
        auto risks = change->note.risks;
        auto told = all[0].risks;
        std::sort(risks.begin(), risks.end());
        std::sort(told.begin(), told.end());
        if (std::all_of(risks.begin(), risks.end(), [](auto &id) { return id[0] != '@'; })
            && risks != told)
            QFAIL(failure("other risks than were fixed", before, after).c_str());
        ++completed;
        // AND taking it back is one happening as well
        const auto reopened = operate(markdown::read(after), "reopen " + iteration.id);
        if (!reopened)
            continue;
        const auto again = applied(after, reopened->splices);
        if (between(after, again).size() != 1)
            QFAIL(failure("reopening " + iteration.id, after, again).c_str());
    }
    QVERIFY2(completed > 100, qPrintable(QString::number(completed)));
}

void tst_register_diff_properties::shouldHaveSomethingToSayOfDifferentTexts()
{
    Dice dice(63 + otherSeed());
    for (int round = 0; round < 2000; ++round) {
        auto before = dice.chance(20) ? randomText(dice) : makeRegister(randomStyle(dice), dice);
        auto after = dice.chance(10) ? randomText(dice) : mutated(before, dice);
        while (dice.chance(40))
            after = mutated(after, dice);
        if (dice.chance(10))
            std::swap(before, after);
        const auto fault = faultOf(between(before, after), before, after);
        if (!fault.empty())
            QFAIL(failure(fault, before, after).c_str());
    }
}

void tst_register_diff_properties::shouldSayNothingOfEqualTexts()
{
    Dice dice(64 + otherSeed());
    for (int round = 0; round < 200; ++round) {
        const auto text = mutated(makeRegister(randomStyle(dice), dice), dice);
        QVERIFY(between(text, text).empty());
    }
    for (const auto &variant : variantsOf(houseRegister()))
        QVERIFY2(between(houseRegister(), variant.text).size() <= 1, variant.name);
}

void tst_register_diff_properties::shouldHoldOnCollectedRegisters()
{
    Dice dice(65 + otherSeed());
    std::vector<std::string> texts{sampleRegister(), houseRegister()};
    for (const auto &path : corpusFiles()) {
        auto text = sharedFile(path);
        if (isUtf8(text) && text.size() < 200000)
            texts.push_back(std::move(text));
    }
    for (const auto &text : texts) {
        for (int round = 0; round < 8; ++round) {
            const auto after = mutated(text, dice);
            const auto fault = faultOf(between(text, after), text, after);
            if (!fault.empty())
                QFAIL(failure(fault, {}, {}).c_str());
        }
        const auto &other = dice.oneOf(texts);
        const auto fault = faultOf(between(text, other), text, other);
        if (!fault.empty())
            QFAIL(fault.c_str());
    }
}

LOADLINE_TEST(tst_register_diff_properties)
#include "tst_register_diff_properties.moc"
