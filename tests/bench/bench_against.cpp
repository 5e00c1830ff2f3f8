// SPDX-License-Identifier: GPL-3.0-or-later
// bench_against --list
// bench_against [--check] TEXT|FILE...
//
// How long the reader takes on each text, and how long cmark-gfm takes to make HTML of it, both
// within this process and in turn, so that the start of a process decides nothing. A line for each:
// nanoseconds of ours, of theirs, name. Texts are files, or those that --list names.
//
// Reading is all that an import does with a text: the register, each typed entry of each section,
// and the account of every byte. With --check the rules are run as well.
#include "awkward_texts.h"

#include "checks/check.h"
#include "markdown/ledger.h"
#include "markdown/reader.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include <malloc.h>

namespace {

using Clock = std::chrono::steady_clock;
using Nanoseconds = std::chrono::nanoseconds;

/// Keeps what is measured from being left out as unused.
std::size_t seen = 0;

void readText(const std::string &text, bool isChecked)
{
    using namespace loadline;
    const auto reg = markdown::read(text);
    for (const auto &iteration : reg.iterations) {
        for (const auto &section : iteration.sections) {
            seen += markdown::itemsOf(reg, section).size();
            seen += markdown::filesOf(reg, section).size();
            seen += markdown::changesOf(reg, section).size();
            seen += markdown::solutionFilesOf(reg, section).size();
        }
    }
    seen += markdown::ledgerOf(reg).entries.size();
    if (isChecked)
        seen += checks::check(reg, {}, {}).size();
}

void renderText(const std::string &text)
{
    char *html = cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_DEFAULT);
    seen += std::string_view(html).size();
    std::free(html);
}

template<class Work>
Nanoseconds timeOf(int times, const Work &work)
{
    const auto begin = Clock::now();
    for (int i = 0; i < times; ++i)
        work();
    return (Clock::now() - begin) / times;
}

/// The least of some runs of each; as many times over as fill a few milliseconds.
void measure(const std::string &name, const std::string &text, bool isChecked)
{
    const auto ours = [&] { readText(text, isChecked); };
    const auto theirs = [&] { renderText(text); };
    auto least = timeOf(1, ours);
    auto leastOfTheirs = timeOf(1, theirs);
    const auto shorter = std::max(std::min(least, leastOfTheirs), Nanoseconds(1));
    const auto times = int(std::clamp<long long>(Nanoseconds(5'000'000) / shorter, 1, 1000));
    const int rounds = least + leastOfTheirs > Nanoseconds(1'000'000'000) ? 1 : 5;
    for (int i = 0; i < rounds; ++i) {
        least = std::min(least, timeOf(times, ours));
        leastOfTheirs = std::min(leastOfTheirs, timeOf(times, theirs));
    }
    std::printf("%lld %lld %s\n", static_cast<long long>(least.count()),
                static_cast<long long>(leastOfTheirs.count()), name.c_str());
    std::fflush(stdout);
}

std::optional<std::string> textNamed(const char *name)
{
    for (const auto &text : loadline::bench::awkwardTexts()) {
        if (std::string_view(text.name) == name)
            return text.make();
    }
    std::ifstream file(name, std::ios::binary | std::ios::ate);
    std::string text(file ? std::size_t(file.tellg()) : 0, '\0');
    file.seekg(0);
    if (!file.read(text.data(), std::streamsize(text.size())))
        return std::nullopt;
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    // Both find the memory again that they had in the run before: what a fresh page costs differs
    // between machines more than the programs do.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    bool isChecked = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--list") {
            for (const auto &text : loadline::bench::awkwardTexts())
                std::puts(text.name);
        } else if (argument == "--check") {
            isChecked = true;
        } else if (const auto text = textNamed(argv[i])) {
            measure(argv[i], *text, isChecked);
        } else {
            std::fprintf(stderr, "bench_against: cannot read %s\n", argv[i]);
            return 2;
        }
    }
    return seen == std::size_t(-1) ? 1 : 0;
}
