// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "core/text.h"
#include "review/range.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace loadline::cli {

namespace {

std::string inQuotes(std::string_view text)
{
    return '\'' + shortened(text, 60) + '\'';
}

tl::unexpected<Error> usageError(std::string what, std::string hint = {})
{
    return fail(ErrorCode::BadUsage, std::move(what), std::move(hint));
}

/// The option that a typed word names, with or without a value behind `=`.
const Option *optionNamed(std::span<const Option> options, std::string_view word)
{
    const auto it = std::find_if(options.begin(), options.end(), [word](const Option &option) {
        return option.longName() == word
               || (option.name.size() > option.longName().size()
                   && option.name.substr(0, 2) == word);
    });
    return it == options.end() ? nullptr : &*it;
}

/// CLI11 reads `--name=` as a name whose value is the next word. Splitting at the first `=` gives
/// it the empty value that was meant.
Result<std::vector<std::string>> separated(std::span<const Option> options,
                                           const std::vector<std::string> &typed)
{
    std::vector<std::string> words;
    bool isValue = false;
    bool isBehindMark = false;
    for (const std::string &word : typed) {
        if (isValue || isBehindMark) {
            words.push_back(word);
            isValue = false;
            continue;
        }
        isBehindMark = word == "--";
        const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
        const Option *option = optionNamed(options, std::string_view(word).substr(0, equals));
        const bool takesValue = option && !option->value.empty();
        if (option && !takesValue && equals != std::string::npos)
            return usageError("the option " + std::string(option->longName()) + " takes no value",
                              "leave out what stands behind it");
        if (takesValue && equals != std::string::npos) {
            words.push_back(word.substr(0, equals));
            words.push_back(word.substr(equals + 1));
        } else {
            words.push_back(word);
            isValue = takesValue;
        }
    }
    return words;
}

Result<std::vector<std::string>> argumentsOf(const std::vector<std::string> &leftOver)
{
    std::vector<std::string> arguments;
    bool isBehindMark = false;
    for (const std::string &word : leftOver) {
        if (!isBehindMark && word == "--") {
            isBehindMark = true;
            continue;
        }
        const bool looksLikeOption = word.size() > 1 && word[0] == '-' && word[1] != ' ';
        if (!isBehindMark && looksLikeOption)
            return usageError("unknown option " + inQuotes(word),
                              "see --help, or put -- before an argument that begins with a dash");
        arguments.push_back(word);
    }
    return arguments;
}

} // namespace

std::string_view Option::longName() const
{
    const std::size_t comma = name.find(',');
    return comma == std::string_view::npos ? name : name.substr(comma + 1);
}

bool Arguments::has(std::string_view option) const
{
    return std::any_of(m_options.begin(), m_options.end(),
                       [option](const auto &given) { return given.first == option; });
}

std::optional<std::string> Arguments::value(std::string_view option) const
{
    for (const auto &[name, value] : m_options) {
        if (name == option)
            return value;
    }
    return std::nullopt;
}

std::vector<std::string> Arguments::values(std::string_view option) const
{
    std::vector<std::string> all;
    for (const auto &[name, value] : m_options) {
        if (name == option)
            all.push_back(value);
    }
    return all;
}

Result<Arguments> Arguments::parse(std::span<const Option> options, Arity arity,
                                   const std::vector<std::string> &typed)
{
    // Arguments are not declared to CLI11: it would split one that reads "[a, b]" at its commas.
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::vector<std::pair<const Option *, CLI::Option *>> declared;
    for (const Option &option : options) {
        CLI::Option *made = option.value.empty() ? app.add_flag(std::string(option.name))
                                                 : app.add_option(std::string(option.name));
        if (!option.value.empty())
            made->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        declared.emplace_back(&option, made);
    }
    Result<std::vector<std::string>> words = separated(options, typed);
    if (!words)
        return tl::make_unexpected(words.error());
    std::reverse(words->begin(), words->end()); // as CLI11 takes them
    try {
        app.parse(*words);
    } catch (const CLI::ArgumentMismatch &) {
        const std::string &last = typed.back();
        return usageError("the option " + inQuotes(last) + " has no value", "give one behind it");
    } catch (const CLI::Error &error) {
        std::string what = error.what();
        std::replace(what.begin(), what.end(), '\n', ' ');
        return usageError(what, "see --help");
    }

    Arguments arguments;
    for (const auto &[option, made] : declared) {
        if (made->results().size() > 1 && !option->repeats && !option->value.empty())
            return usageError("the option " + std::string(option->longName())
                                  + " is given more than once",
                              "give it once");
        for (const std::string &value : made->results())
            arguments.m_options.emplace_back(option->longName(), value);
    }
    Result<std::vector<std::string>> given = argumentsOf(app.remaining());
    if (!given)
        return tl::make_unexpected(given.error());
    if (given->size() < arity.least)
        return usageError(given->empty() ? "arguments are missing" : "an argument is missing");
    if (given->size() > arity.most + (arity.hasRegister ? 1 : 0))
        return usageError("there is an argument too many, " + inQuotes(given->back()),
                          "quote a text of several words");
    arguments.m_rest = std::move(*given);
    // The number decides: one more than the command needs, and the first is the register.
    if (arity.hasRegister && arguments.m_rest.size() > arity.least) {
        arguments.m_register = std::move(arguments.m_rest.front());
        arguments.m_rest.erase(arguments.m_rest.begin());
    }
    return arguments;
}

Result<int> iterationNumber(std::string_view text)
{
    return review::iterationNumber(text);
}

} // namespace loadline::cli
