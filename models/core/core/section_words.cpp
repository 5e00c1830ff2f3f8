// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "core/words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace loadline {

namespace {

struct Phrase
{
    std::string_view words;
    SectionKind kind;
};

/// Say what a section is about wherever a heading begins with them.
constexpr Phrase clearPhrases[] = {
    {"problem", SectionKind::Problem},
    {"problems", SectionKind::Problem},
    {"symptom", SectionKind::Problem},
    {"symptoms", SectionKind::Problem},
    {"what was wrong", SectionKind::Problem},
    {"what went wrong", SectionKind::Problem},
    {"root cause", SectionKind::RootCause},
    {"root causes", SectionKind::RootCause},
    {"solution", SectionKind::Solution},
    {"solutions", SectionKind::Solution},
    {"resolution", SectionKind::Solution},
    {"testing", SectionKind::Testing},
    {"test results", SectionKind::Testing},
    {"test plan", SectionKind::Testing},
    {"verification", SectionKind::Testing},
    {"validation", SectionKind::Testing},
    {"benefits", SectionKind::Benefits},
    {"side effects", SectionKind::SideEffects},
    {"side effect", SectionKind::SideEffects},
    {"risks and side effects", SectionKind::SideEffects},
    {"risks side effects", SectionKind::SideEffects},
    {"next steps", SectionKind::NextSteps},
    {"next step", SectionKind::NextSteps},
    {"next iteration", SectionKind::NextSteps},
    {"next iterations", SectionKind::NextSteps},
    {"next actions", SectionKind::NextSteps},
    {"next tasks", SectionKind::NextSteps},
    {"future work", SectionKind::NextSteps},
    {"future iterations", SectionKind::NextSteps},
    {"future improvements", SectionKind::NextSteps},
    {"future steps", SectionKind::NextSteps},
    {"follow up", SectionKind::NextSteps},
    {"follow ups", SectionKind::NextSteps},
    {"remaining work", SectionKind::NextSteps},
    {"remaining tasks", SectionKind::NextSteps},
    {"remaining items", SectionKind::NextSteps},
    {"remaining steps", SectionKind::NextSteps},
    {"remaining issues", SectionKind::NextSteps},
    {"remaining risks", SectionKind::SideEffects},
    {"files modified", SectionKind::FilesModified},
    {"files changed", SectionKind::FilesModified},
    {"files created", SectionKind::FilesModified},
    {"files touched", SectionKind::FilesModified},
    {"files updated", SectionKind::FilesModified},
    {"files added", SectionKind::FilesModified},
    {"files affected", SectionKind::FilesModified},
    {"files and changes", SectionKind::FilesModified},
    {"modified files", SectionKind::FilesModified},
    {"changed files", SectionKind::FilesModified},
    {"affected files", SectionKind::FilesModified},
    {"created files", SectionKind::FilesModified},
    {"new files", SectionKind::FilesModified},
    {"deployment impact", SectionKind::DeploymentImpact},
    {"deployment impacts", SectionKind::DeploymentImpact},
    {"deploy impact", SectionKind::DeploymentImpact},
};

/// Common words that also begin headings about something else ("Fix database pooling"): the whole
/// heading, or followed by a word that adds nothing, or by a sign.
constexpr Phrase plainWords[] = {
    {"issue", SectionKind::Problem},
    {"issues", SectionKind::Problem},
    {"cause", SectionKind::RootCause},
    {"causes", SectionKind::RootCause},
    {"fix", SectionKind::Solution},
    {"fixes", SectionKind::Solution},
    {"change", SectionKind::Solution},
    {"changes", SectionKind::Solution},
    {"implementation", SectionKind::Solution},
    {"test", SectionKind::Testing},
    {"tests", SectionKind::Testing},
    {"tested", SectionKind::Testing},
    {"benefit", SectionKind::Benefits},
    {"risk", SectionKind::SideEffects},
    {"risks", SectionKind::SideEffects},
    {"next", SectionKind::NextSteps},
    {"remaining", SectionKind::NextSteps},
    {"future", SectionKind::NextSteps},
    {"files", SectionKind::FilesModified},
    {"impact", SectionKind::DeploymentImpact},
    {"impacts", SectionKind::DeploymentImpact},
};

constexpr std::string_view fillers[] = {
    "identified", "found",    "statement", "description", "summary",  "made",     "implemented",
    "applied",    "analysis", "details",   "overview",    "notes",    "list",     "results",
    "performed",  "run",      "done",      "assessment",  "involved", "observed", "addressed",
    "introduced", "and",      "in",        "status",      "coverage", "executed",
};

/// Words before what a heading is about ("Key Benefits", "The Fix").
constexpr std::string_view attributes[] = {
    "the",      "key",       "main",        "known",      "potential", "expected", "proposed",
    "original", "technical", "implemented", "identified", "new",       "possible", "recommended",
    "code",     "initial",   "suggested",   "planned",    "current",   "any",      "our",
};

constexpr std::size_t mostWords = 5;

/// The first words of a heading in lower case, and whether a sign stands behind each ("Fix:").
struct HeadingWords
{
    std::array<std::string, mostWords> words;
    std::array<bool, mostWords> signBehind{};
    std::size_t count = 0;
};

bool isNumber(const std::string &word)
{
    return std::all_of(word.begin(), word.end(), isAsciiDigit);
}

HeadingWords wordsOf(std::string_view heading)
{
    HeadingWords found;
    std::string word;
    std::size_t at = 0;
    const auto finishWord = [&] {
        // "1. Problem", "2) Fix", "3.1 Testing": the number is none of the words.
        if (!word.empty() && !(found.count == 0 && isNumber(word)))
            found.words[found.count++] = word;
        word.clear();
    };
    while (at < heading.size() && found.count < mostWords) {
        const CodePoint c = codePointAt(heading, at);
        if (isWordCodePoint(c.value)) {
            for (std::size_t i = 0; i < c.size; ++i)
                word += asciiLower(heading[at + i]);
        } else if (c.value != '*' && c.value != '~' && c.value != '`' && c.value != '\'') {
            finishWord();
            if (c.value != ' ' && c.value != '\t' && c.value != '_' && found.count > 0)
                found.signBehind[found.count - 1] = true;
        }
        at += c.size;
    }
    if (found.count < mostWords)
        finishWord();
    return found;
}

/// How many words of \a phrase stand in \a heading from word \a from on; 0 unless all do.
std::size_t wordsMatched(const HeadingWords &heading, std::size_t from, std::string_view phrase)
{
    std::size_t matched = 0;
    while (!phrase.empty()) {
        const std::size_t blank = std::min(phrase.find(' '), phrase.size());
        if (from + matched >= heading.count
            || heading.words[from + matched] != phrase.substr(0, blank))
            return 0;
        ++matched;
        phrase.remove_prefix(std::min(blank + 1, phrase.size()));
    }
    return matched;
}

SectionKind longestMatch(const HeadingWords &heading, std::size_t from)
{
    SectionKind kind = SectionKind::Other;
    std::size_t longest = 0;
    for (const Phrase &phrase : clearPhrases) {
        const std::size_t matched = wordsMatched(heading, from, phrase.words);
        if (matched > longest) {
            longest = matched;
            kind = phrase.kind;
        }
    }
    if (longest > 0)
        return kind;
    for (const Phrase &phrase : plainWords) {
        if (wordsMatched(heading, from, phrase.words) == 0)
            continue;
        const std::size_t behind = from + 1;
        const bool isEnough = behind >= heading.count || heading.signBehind[from]
                              || std::find(std::begin(fillers), std::end(fillers),
                                           heading.words[behind])
                                     != std::end(fillers);
        return isEnough ? phrase.kind : SectionKind::Other;
    }
    return SectionKind::Other;
}

} // namespace

SectionKind sectionKindFromHeading(std::string_view heading)
{
    const HeadingWords words = wordsOf(heading);
    for (std::size_t from = 0; from < words.count; ++from) {
        const SectionKind kind = longestMatch(words, from);
        if (kind != SectionKind::Other)
            return kind;
        if (std::find(std::begin(attributes), std::end(attributes), words.words[from])
            == std::end(attributes))
            break;
    }
    return SectionKind::Other;
}

} // namespace loadline
