// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/clock.h"
#include "cli/findings.h"
#include "cli/library_access.h"
#include "cli/review_json.h"
#include "cli/review_text.h"
#include "cli/session.h"
#include "cli/typed_words.h"

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

std::string htmlOf(const review::Review &review, const OpenRegister &opened,
                   const policy::Policy &policy)
{
    // A library only spares reading versions again, and is not made for that.
    const auto library = openLibrary(std::nullopt, Library::Missing::IsAnError);
    const auto history = trail::historyAround(opened.linked, policy, review.today,
                                              library ? library->get() : nullptr);
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
    const Result<review::Wish> wish = review::wishTyped(arguments.value("--since"),
                                                        arguments.value("--iterations"));
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
    const Result<review::Ground> ground = review::groundAround(opened->reg, *wish, opened->linked);
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
