// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/review_text.h"

#include "cli/columns.h"
#include "cli/report.h"
#include "core/text.h"
#include "markdown/file_paths.h"
#include "merge/wording.h"
#include "review/report/words.h"

namespace loadline::cli {

namespace {

using review::Review;
using review::Verdict;
using review::Weight;

Tint tintOf(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Go:
        return Tint::Green;
    case Verdict::Kind::GoWithCaution:
        return Tint::Yellow;
    case Verdict::Kind::NoGo:
        break;
    }
    return Tint::Red;
}

Tint tintOf(Weight weight)
{
    return weight == Weight::NoGo      ? Tint::Red
           : weight == Weight::Caution ? Tint::Yellow
                                       : Tint::Dim;
}

std::string escaped(std::string_view text)
{
    return escapedForTerminal(text, LineEnds::Escaped);
}

void printReasons(Output &out, const Review &review)
{
    if (review.verdict.reasons.empty())
        return;
    Columns columns;
    for (const review::Reason &reason : review.verdict.reasons) {
        columns.add({{std::string(review::inWords(reason.weight)), tintOf(reason.weight)},
                     {reason.line > 0 ? "line " + std::to_string(reason.line) : std::string()},
                     {reason.text + " [" + reason.rule + "]"}});
    }
    columns.print(out, "  ");
}

void printIterations(Output &out, const Review &review)
{
    if (review.iterations.empty()) {
        out << "\nNo iteration ships.\n";
        return;
    }
    out << "\nIterations\n";
    Columns columns;
    for (const review::ShippedIteration &one : review.iterations) {
        columns.add({{one.id},
                     {merge::oneLine(one.title)},
                     {merge::statusInWords(nameOf(one.status))},
                     {"tests: " + review::testsInWords(countsOf(one.tests))},
                     {"impact: " + review::impactInWords(countsOf(one.impact))},
                     {"evidence " + std::string(review::inWords(one.evidence))}});
    }
    columns.print(out, "  ");
}

void printRisks(Output &out, const Review &review)
{
    bool isFirst = true;
    Columns columns;
    for (const auto &[name, risks] : review::groupsOf(review.risks)) {
        for (const review::ReviewedRisk &risk : *risks) {
            columns.add({{std::string(name)},
                         {risk.tier ? std::string(nameOf(*risk.tier)) : "-"},
                         {review::inWords(risk)},
                         {"line " + std::to_string(risk.line)}});
            isFirst = false;
        }
    }
    if (isFirst)
        return;
    out << "\nRisks\n";
    columns.print(out, "  ");
}

void printFiles(Output &out, const Review &review)
{
    if (review.files.empty())
        return;
    out << "\nFiles\n";
    Columns columns;
    for (const record::ComparedFile &file : review.files) {
        const bool isSame = file.state == record::ComparedFile::State::Same;
        columns.add({{markdown::recordedPath(file.path)},
                     {review::inWords(file, review.isComparedWithGit),
                      isSame ? Tint::None : Tint::Yellow}});
    }
    columns.print(out, "  ");
}

void printHappenings(Output &out, const Review &review)
{
    if (review.happenings.empty())
        return;
    out << "\nChanges to the register\n";
    for (const merge::Happening &happening : review.happenings)
        out << "  " << escaped(merge::describe(happening)) << '\n';
}

} // namespace

void writeText(Output &out, const Review &review, std::string_view name)
{
    out << "Deployment review of " << escaped(name) << ": " << escaped(review::rangeInWords(review))
        << "\n\n";
    out.writeTinted(review::inWords(review.verdict.kind), tintOf(review.verdict.kind));
    out << ", load " << review::loadInWords(review.load) << '\n';
    printReasons(out, review);
    printIterations(out, review);
    printRisks(out, review);
    printFiles(out, review);
    printHappenings(out, review);
    if (!review.unseen.empty())
        out << '\n';
    for (const std::string &unseen : review.unseen)
        out << "Not looked at: " << escaped(unseen) << '\n';
}

} // namespace loadline::cli
