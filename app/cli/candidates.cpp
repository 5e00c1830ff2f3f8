// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/candidates.h"

#include "cli/library_access.h"
#include "core/text.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

namespace loadline::cli {

namespace {

/// The words behind a command, sorted as far as they go.
struct Sorted
{
    std::vector<const Option *> given;
    std::vector<std::string> arguments;
    const Option *waiting = nullptr; ///< its value is what is being typed
    bool isBehindMark = false;
    std::optional<std::string> library;
};

const Option *optionTyped(const std::vector<Option> &options, std::string_view word)
{
    const auto it = std::find_if(options.begin(), options.end(), [word](const Option &option) {
        const bool hasShortName = option.name.size() > option.longName().size();
        return option.longName() == word || (hasShortName && option.name.substr(0, 2) == word);
    });
    return it == options.end() ? nullptr : &*it;
}

void take(Sorted &sorted, const Option *option, const std::string &value)
{
    if (option->longName() == "--library")
        sorted.library = value;
}

Sorted sortedOut(const std::vector<Option> &options, const std::vector<std::string> &words)
{
    Sorted sorted;
    for (const std::string &word : words) {
        if (sorted.waiting) {
            take(sorted, std::exchange(sorted.waiting, nullptr), word);
        } else if (sorted.isBehindMark || word.size() < 2 || word.front() != '-') {
            sorted.arguments.push_back(word);
        } else if (word == "--") {
            sorted.isBehindMark = true;
        } else {
            const std::size_t equals = word.find('=');
            const Option *option = optionTyped(options, std::string_view(word).substr(0, equals));
            if (!option)
                continue;
            sorted.given.push_back(option);
            if (equals != std::string::npos)
                take(sorted, option, word.substr(equals + 1));
            else if (!option->value.empty())
                sorted.waiting = option;
        }
    }
    return sorted;
}

Candidates commandNames()
{
    Candidates all;
    for (const Command *command : allCommands())
        all.words.push_back({std::string(command->name), std::string(command->summary)});
    return all;
}

Candidates firstWords(std::string_view current)
{
    Candidates all;
    if (current.starts_with('-')) {
        all.words = {{"--help", "all commands in a line each"}, {"--version", "the version"}};
        return all;
    }
    all = commandNames();
    all.words.push_back({"help", "what a command does, and its options"});
    return all;
}

Candidates optionNames(const std::vector<Option> &options, const Sorted &sorted)
{
    Candidates all;
    for (const Option &option : options) {
        const bool isGiven = std::find(sorted.given.begin(), sorted.given.end(), &option)
                             != sorted.given.end();
        if (!isGiven || option.repeats)
            all.words.push_back({std::string(option.longName()), std::string(option.help)});
    }
    all.words.push_back({"--help", "what the command does, and its options"});
    return all;
}

std::vector<std::string_view> wordsOf(std::string_view usage)
{
    std::vector<std::string_view> words;
    while (!usage.empty()) {
        const std::size_t blank = std::min(usage.find(' '), usage.size());
        words.push_back(usage.substr(0, blank));
        usage.remove_prefix(std::min(blank + 1, usage.size()));
    }
    return words;
}

bool isFile(const std::string &word)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(word, ignored);
}

bool isInLibrary(const std::string &word, const std::string &named)
{
    const auto library = openLibrary(named, Library::Missing::IsAnError);
    return library && findRegister(**library, word);
}

/// Whether the first argument is the register: the parser counts, but here the rest is to come.
bool namesRegister(const Sorted &sorted)
{
    if (sorted.arguments.empty())
        return false;
    const std::string &word = sorted.arguments.front();
    return word == "-" || (sorted.library ? isInLibrary(word, *sorted.library) : isFile(word));
}

void add(Candidates &all, Candidates more)
{
    std::move(more.words.begin(), more.words.end(), std::back_inserter(all.words));
    all.areFilesToo = all.areFilesToo || more.areFilesToo;
}

Candidates arguments(const Command &command, const Sorted &sorted)
{
    const std::vector<std::string_view> usage = wordsOf(command.usage);
    TypedSoFar typed{&command, {}, sorted.library};
    const auto at = [&](std::size_t place) {
        const bool isRepeated = !usage.empty() && usage.back().ends_with("...");
        if (place >= usage.size() && !isRepeated)
            return Candidates{};
        return valuesFor(usage[std::min(place, usage.size() - 1)], typed);
    };
    const std::size_t place = sorted.arguments.size();
    if (!command.arity.hasRegister)
        return at(place);
    if (namesRegister(sorted)) {
        typed.reg = sorted.arguments.front();
        return at(place);
    }
    // The register may have been left out: what stands here is an argument, or the first of all.
    Candidates all = at(place + 1);
    if (place == 0)
        add(all, at(0));
    return all;
}

/// `--tier=` and what follows is one word to the shell.
Candidates behindEquals(std::string_view name, Candidates values)
{
    for (Candidate &value : values.words)
        value.word = std::string(name) + '=' + value.word;
    return values;
}

bool isOneWord(std::string_view word)
{
    static constexpr std::string_view harmless = "._-+:/#@=,";
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return isLetter || (c >= '0' && c <= '9') || harmless.find(c) != std::string_view::npos;
    });
}

} // namespace

Candidates candidatesFor(const std::vector<std::string> &typed)
{
    if (typed.size() < 2)
        return firstWords(typed.empty() ? std::string_view() : typed.back());
    if (typed.front() == "help" || typed.front() == "--help")
        return typed.size() == 2 ? commandNames() : Candidates{};
    const Command *command = commandNamed(typed.front());
    if (!command)
        return {};
    const std::vector<Option> options = optionsOf(*command);
    const std::string &current = typed.back();
    Sorted sorted = sortedOut(options, {typed.begin() + 1, typed.end() - 1});
    const TypedSoFar soFar{command,
                           namesRegister(sorted) ? std::optional(sorted.arguments.front())
                                                 : std::nullopt,
                           sorted.library};
    if (sorted.waiting)
        return valuesFor(sorted.waiting->value, soFar);
    if (sorted.isBehindMark || !current.starts_with('-'))
        return arguments(*command, sorted);
    const std::size_t equals = current.find('=');
    const std::string_view name = std::string_view(current).substr(0, equals);
    if (equals == std::string::npos)
        return optionNames(options, sorted);
    const Option *option = optionTyped(options, name);
    return option ? behindEquals(name, valuesFor(option->value, soFar)) : Candidates{};
}

void writeCandidates(const Candidates &candidates, Output &out)
{
    constexpr std::size_t longestMeaning = 80; // what a line of a terminal has room for
    for (const Candidate &candidate : candidates.words) {
        if (!isOneWord(candidate.word))
            continue;
        const std::string meaning = shortened(candidate.meaning, longestMeaning);
        out << candidate.word << '\t' << escapedForTerminal(meaning, LineEnds::Escaped) << '\n';
    }
    if (candidates.areFilesToo)
        out << "\tfiles\n";
}

} // namespace loadline::cli
