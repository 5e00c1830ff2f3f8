// SPDX-License-Identifier: GPL-3.0-or-later
// bench_register BYTES: a register of about that size on standard output, always the same one.
#include "support/generator.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using loadline::test::Dice;

constexpr std::string_view nouns[] = {
    "berth",     "gangway",      "ticket",       "manifest",     "tide table", "beacon",
    "ledger",    "pump",         "winch",        "pilot",        "buoy",       "cargo scan",
    "dock gate", "crew roster",  "fuel gauge",   "radio",        "anchor",     "passenger count",
    "lane",      "weather feed", "ballast tank", "customs slot", "ramp",       "mooring"};
constexpr std::string_view verbs[] = {"waits for", "forgets", "overwrites", "polls",
                                      "locks",     "doubles", "drops",      "delays",
                                      "reads",     "rejects", "reopens",    "shadows",
                                      "starves",   "retries", "misreads",   "outlives"};
constexpr std::string_view adverbs[] = {"at night",       "under load",    "after a restart",
                                        "in fog",         "on slow links", "when two crews meet",
                                        "without a word", "twice an hour", "in the first minute",
                                        "for good"};

struct TierWords
{
    std::string_view heading;
    std::string_view priority;
};
constexpr std::array<TierWords, 4> tiers{{{"🔴 Critical", "🔴 CRITICAL"},
                                          {"🟠 High Priority", "🟠 HIGH"},
                                          {"🟡 Medium Priority", "🟡 MEDIUM"},
                                          {"🟢 Low Priority", "🟢 LOW"}}};

std::string digits(std::size_t number, std::size_t width)
{
    auto out = std::to_string(number);
    while (out.size() < width)
        out.insert(out.begin(), '0');
    return out;
}

std::string clause(Dice &dice)
{
    return std::string(dice.oneOf(nouns)) + " " + std::string(dice.oneOf(verbs)) + " the "
           + std::string(dice.oneOf(nouns)) + " " + std::string(dice.oneOf(adverbs));
}

std::string capital(std::string text)
{
    text.front() = char(text.front() - 'a' + 'A');
    return text;
}

/// One iteration with the house's nine sections, a little over 2 kB.
std::string iteration(std::size_t number, bool isCompleted, Dice &dice)
{
    std::string out = "## Iteration " + std::to_string(number) + " - " + capital(clause(dice))
                      + "\n";
    out += "**Date**: 20" + digits(20 + number % 7, 2) + "-" + digits(1 + number % 12, 2) + "-"
           + digits(1 + number % 28, 2) + "\n";
    out += isCompleted ? "**Status**: ✅ Completed\n" : "**Status**: 🔄 In Progress\n";
    out += "**Priority**: " + std::string(dice.oneOf(tiers).priority) + "\n\n";

    out += "### Problem Identified\nThe " + clause(dice) + ":\n";
    for (int i = 0; i < 4; ++i)
        out += "- The " + clause(dice) + "\n";
    out += "\n### Root Cause\nIn `harbour/" + digits(dice.below(900), 3) + ".cc`:\n";
    for (int i = 0; i < 3; ++i)
        out += "- Line " + std::to_string(1 + dice.below(900)) + ": the " + clause(dice) + "\n";
    out += "\n### Solution Implemented\nThe " + clause(dice) + " no longer:\n\n";
    out += "**File**: `harbour/" + digits(dice.below(900), 3) + ".cc`\n\n**Changes**:\n";
    for (int i = 1; i <= 3; ++i) {
        out += std::to_string(i) + ". Guarded the " + std::string(dice.oneOf(nouns)) + ":\n";
        out += "   - The " + clause(dice) + "\n   - The " + clause(dice) + "\n";
    }
    out += "\n### Testing\n";
    for (const std::string_view mark : {"✅", "✅", "⚠️"})
        out += std::string(mark) + " **" + capital(std::string(dice.oneOf(nouns)))
               + "**: " + clause(dice) + "\n";
    out += "\n### Benefits\n";
    for (int i = 1; i <= 4; ++i)
        out += std::to_string(i) + ". **" + capital(std::string(dice.oneOf(nouns))) + "**: no "
               + clause(dice) + "\n";
    out += "\n### Risks & Side Effects\n- ⚠️ The " + clause(dice) + "\n- ✅ The " + clause(dice)
           + "\n";
    out += "\n### Next Steps for Future Iterations\n";
    for (int i = 1; i <= 4; ++i)
        out += std::to_string(i) + ". See why the " + clause(dice) + "\n";
    out += "\n### Files Modified\n";
    for (int i = 0; i < 3; ++i)
        out += "- `harbour/" + digits(dice.below(900), 3) + ".cc` (+"
               + std::to_string(dice.below(300)) + " lines, ~" + std::to_string(dice.below(60))
               + " lines modified)\n";
    out += "\n### Deployment Impact\n";
    for (int i = 0; i < 4; ++i)
        out += "- ✅ The " + std::string(dice.oneOf(nouns)) + " stays as it is\n";
    return out + "\n---\n\n";
}

std::string risk(std::size_t number, bool isFixed, std::size_t plan, Dice &dice)
{
    const auto text = capital(clause(dice)) + " - " + clause(dice);
    std::string out = std::to_string(number) + ". ";
    out += isFixed ? "~~" + text + "~~ ✅ **FIXED**" : text;
    if (plan > 0)
        out += " → Iteration " + std::to_string(plan);
    out += "\n";
    if (!isFixed && dice.chance(25)) {
        const std::string indent(std::to_string(number).size() + 2, ' ');
        out += indent + "- **Owner**: Noor\n" + indent + "- **Likelihood**: 3/5\n";
    }
    return out;
}

/// Two risks for each iteration; three in ten are fixed, one in ten is planned for the last.
std::string riskRegister(std::size_t iterations, std::size_t completed, Dice &dice)
{
    std::string out = "## Deployment Risk Register\n\n";
    const auto inTier = (iterations + 1) / 2;
    std::size_t number = 1;
    for (const auto &tier : tiers) {
        const auto fixed = completed == 0 ? 0 : inTier * 3 / 10;
        // As documents grow: each completed iteration has fixed a few of a tier.
        for (std::size_t done = 0; done < fixed;) {
            const auto by = 1 + done * completed / fixed;
            out += "### " + std::string(tier.heading) + " (Iteration " + std::to_string(by)
                   + " - FIXED)\n";
            for (; done < fixed && 1 + done * completed / fixed == by; ++done)
                out += risk(number++, true, 0, dice);
            out += "\n";
        }
        out += "### " + std::string(tier.heading) + "\n";
        for (auto left = inTier - fixed; left > 0; --left)
            out += risk(number++, false, dice.chance(15) ? iterations : 0, dice);
        out += "\n";
    }
    return out;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: bench_register BYTES\n", stderr);
        return 2;
    }
    const auto wanted = std::size_t(std::strtoull(argv[1], nullptr, 10));
    Dice dice(wanted);
    // What an iteration comes to, its two risks with it.
    constexpr std::size_t perIteration = 2570;
    const auto iterations = std::max<std::size_t>(1, wanted / perIteration);
    const auto completed = iterations * 4 / 5;

    std::string out = "# Harbour Deployment Tasks\n\n";
    for (std::size_t number = 1; number <= iterations; ++number)
        out += iteration(number, number <= completed, dice);
    out += riskRegister(iterations, completed, dice);
    out += "---\n\n**Last Updated**: 2026-01-31 12:30 UTC\n**Next Iteration**: Ready to start\n";
    return std::fwrite(out.data(), 1, out.size(), stdout) == out.size() ? 0 : 1;
}
