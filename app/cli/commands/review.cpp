// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/clock.h"
#include "cli/findings.h"
#include "cli/library_access.h"
#include "cli/review_json.h"
#include "cli/review_text.h"
#include "cli/session.h"
#include "cli/typed_words.h"

#include "core/text.h"
#include "review/report/html.h"
#include "review/report/markdown.h"
#include "review/review.h"
#include "trail/posture_trail.h"

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--since", "REV|DATE", "review what ships since a revision or a day, not since the last tag"},
    {"--iterations", "N,...", "review these iterations and nothing else"},
    {"--format", "text|markdown|html|json", "how it is printed; the default is text"},
};

Result<std::vector<int>> numbersIn(std::string_view typed)
{
    std::vector<int> numbers;
    while (!typed.empty()) {
        const std::size_t comma = std::min(typed.find(','), typed.size());
        const Result<int> number = iterationNumber(trimmed(typed.substr(0, comma)));
        if (!number)
            return tl::make_unexpected(number.error());
        numbers.push_back(*number);
        typed.remove_prefix(std::min(comma + 1, typed.size()));
    }
    if (numbers.empty())
        return fail(ErrorCode::BadUsage, "--iterations names none", "say --iterations 2,3");
    return numbers;
}

Result<review::Wish> wishOf(const Arguments &arguments)
{
    review::Wish wish;
    const auto since = arguments.value("--since");
    const auto iterations = arguments.value("--iterations");
    if (since && iterations)
        return fail(ErrorCode::BadUsage, "--since and --iterations do not go together",
                    "give one of them");
    if (since && since->empty())
        return fail(ErrorCode::BadUsage, "--since names nothing", "say --since v1.4.0");
    wish.since = since.value_or(std::string());
    if (iterations) {
        Result<std::vector<int>> numbers = numbersIn(*iterations);
        if (!numbers)
            return tl::make_unexpected(numbers.error());
        wish.iterations = std::move(*numbers);
    }
    return wish;
}

Result<review::Ground> groundOf(const OpenRegister &opened, const review::Wish &wish)
{
    if (opened.linked.empty())
        return review::groundOf(opened.reg, wish);
    const Result<std::optional<git::Repository>> found = git::Repository::around(opened.linked);
    // Without a git program there is no repository either.
    if (!found && found.error().code != ErrorCode::NotFound)
        return tl::make_unexpected(found.error());
    if (!found || !*found)
        return review::groundOf(opened.reg, wish);
    const Result<std::string> path = (*found)->pathInside(opened.linked);
    if (!path)
        return tl::make_unexpected(path.error());
    return review::groundOf(opened.reg, wish, **found, *path);
}

/// Open risks over time, for the chart of a page. It adds to what was asked for: where git cannot
/// tell it, the page does without.
std::optional<posture::History> historyOf(const OpenRegister &opened, const policy::Policy &policy,
                                          const std::string &today)
{
    if (opened.linked.empty())
        return std::nullopt;
    const auto found = git::Repository::around(opened.linked);
    if (!found || !*found)
        return std::nullopt;
    const Result<std::string> path = (*found)->pathInside(opened.linked);
    if (!path)
        return std::nullopt;
    // A library only spares reading versions again, and is not made for that.
    const auto library = openLibrary(std::nullopt, Library::Missing::IsAnError);
    const auto read = trail::courseOf(**found, *path, library ? library->get() : nullptr);
    if (!read || read->course.mainLine.empty())
        return std::nullopt;
    return posture::historyOf(read->course, policy, today);
}

std::string htmlOf(const review::Review &review, const OpenRegister &opened,
                   const policy::Policy &policy)
{
    const std::optional<posture::History> history = historyOf(opened, policy, review.today);
    return review::htmlOf(review, opened.name, history ? &*history : nullptr);
}

void print(Output &out, const review::Review &review, const OpenRegister &opened,
           const policy::Policy &policy, const std::string &format)
{
    if (format == "json")
        writeJson(out, review, opened.name);
    else if (format == "markdown")
        out.writeDocument(review::markdownOf(review, opened.name));
    else if (format == "html")
        out.writeDocument(htmlOf(review, opened, policy));
    else
        writeText(out, review, opened.name);
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<std::string> format = choiceTyped("--format",
                                                   arguments.value("--format").value_or("text"),
                                                   {"text", "markdown", "html", "json"});
    if (!format)
        return reportError(streams, format.error());
    const Result<review::Wish> wish = wishOf(arguments);
    if (!wish)
        return reportError(streams, wish.error());
    const Result<OpenRegister> opened = openToRead(arguments, streams);
    if (!opened)
        return reportError(streams, opened.error());
    const Result<policy::Policy> policy = policyOf(*opened);
    if (!policy)
        return reportError(streams, policy.error());
    const Result<std::string> today = todayUtc();
    if (!today)
        return reportError(streams, today.error());
    const Result<review::Ground> ground = groundOf(*opened, *wish);
    if (!ground) {
        const Error &error = ground.error();
        return reportError(streams, error.path.empty() ? at(opened->name, error) : error);
    }
    const checks::CheckContext context{*today, opened->repairs};
    const review::Review review = review::reviewOf(opened->reg, *ground, {*policy, context});
    print(streams.out, review, *opened, *policy, *format);
    return review.verdict.kind == review::Verdict::Kind::NoGo ? Found : Done;
}

} // namespace

const Command reviewCommand = {
    "review",
    "[REG]",
    "What a deployment would carry, and whether it is safe to go; exit status 1 where it is not",
    {true, 0, 0},
    OptionSet::Reading,
    options,
    run,
};

} // namespace loadline::cli
