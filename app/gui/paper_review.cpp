// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper_review.h"

#include "checks/policy.h"
#include "core/text.h"
#include "files/safe_file.h"
#include "library/library.h"
#include "markdown/encoding.h"
#include "markdown/reader.h"
#include "review/review.h"
#include "trail/posture_trail.h"
#include "ui/report/report_pdf.h"
#include "ui/shell/register_export.h"
#include "ui/shell/time_source.h"

#include <QFile>
#include <QHashSeed>

#include <cstdio>
#include <string_view>

namespace loadline::gui {

namespace {

enum Status { Go = 0, NoGo = 1, Failed = 2 };

Error named(Error error, const std::string &path)
{
    if (error.path.empty())
        error.path = path;
    return error;
}

int tell(const Error &error)
{
    std::string words = error.path;
    if (!words.empty() && error.line > 0)
        words += ':' + std::to_string(error.line);
    if (!words.empty() && error.column > 0)
        words += ':' + std::to_string(error.column);
    words += (words.empty() ? "" : ": ") + error.what;
    if (!error.hint.empty())
        words += "; " + error.hint;
    std::fprintf(stderr, "loadline: %s\n", escapedForTerminal(words, LineEnds::Escaped).c_str());
    return Failed;
}

std::optional<std::string> typed(const std::optional<QString> &value)
{
    return value ? std::optional(value->toStdString()) : std::nullopt;
}

Result<policy::Policy> policyOf(const std::string &file)
{
    Result<policy::Policy> policy = policy::policyFor(file);
    if (!policy)
        return policy;
    if (const auto unknown = policy::unknownRule(*policy, review::namesOfAllRules()))
        return tl::make_unexpected(*unknown);
    return policy;
}

Result<review::Review> reviewOf(const Options &options, const std::string &file,
                                const policy::Policy &policy)
{
    const Result<review::Wish> wish = review::wishTyped(typed(options.since),
                                                        typed(options.iterations));
    if (!wish)
        return tl::make_unexpected(wish.error());
    Result<files::FileContent> content = files::readFile(file);
    if (!content)
        return tl::make_unexpected(named(content.error(), file));
    Result<markdown::DamageReport> text = markdown::textFromBytes(std::move(content->bytes));
    if (!text)
        return tl::make_unexpected(named(text.error(), file));
    const Register reg = markdown::read(std::move(text->repaired));
    const Result<review::Ground> ground = review::groundAround(reg, *wish, file);
    if (!ground)
        return tl::make_unexpected(named(ground.error(), file));
    const checks::CheckContext context{ui::todayUtc(), std::move(text->repairs)};
    return review::reviewOf(reg, *ground, {policy, context});
}

} // namespace

int writePdf(const Options &options)
{
    const std::string file = QFile::encodeName(options.review).toStdString();
    const Result<policy::Policy> policy = policyOf(file);
    if (!policy)
        return tell(policy.error());
    const Result<review::Review> review = reviewOf(options, file, *policy);
    if (!review)
        return tell(review.error());
    // A library only spares reading versions again, and is not made for that.
    const auto library = Library::openDefault(Library::Missing::IsAnError);
    const auto history = trail::historyAround(file, *policy, review->today,
                                              library ? library->get() : nullptr);
    const QByteArray pdf = ui::pdfOf(*review, options.review.toStdString(), ui::nowUtc(),
                                     history ? &*history : nullptr);
    if (const Result<void> done = ui::replaceFile(options.pdf, pdf.toStdString()); !done)
        return tell(done.error());
    return review->verdict.kind == review::Verdict::Kind::NoGo ? NoGo : Go;
}

void preparePdf(int argc, char **argv)
{
    bool isAsked = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        isAsked = isAsked || word == "--pdf" || word.starts_with("--pdf=");
    }
    if (!isAsked)
        return;
    QHashSeed::setDeterministicGlobalSeed();
    // The length of the time in the file hangs on the zone.
    qputenv("TZ", "UTC");
    qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace loadline::gui
