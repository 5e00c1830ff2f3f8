// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/report/report.h"

#include "core/text.h"
#include "markdown/file_paths.h"
#include "merge/wording.h"
#include "review/report/words.h"

#include <algorithm>

namespace loadline::review {

namespace {

using Kind = ReportColumn::Kind;
using FileState = record::ComparedFile::State;

/// A title is read, not studied: one of megabytes would fill a page or freeze a reader.
constexpr std::size_t longestTitle = 300;

std::string titleOf(std::string_view title)
{
    return shortened(stripEmphasis(trimmed(title.substr(0, 4 * longestTitle))), longestTitle);
}

Sign signOf(MarkState state)
{
    switch (state) {
    case MarkState::Pass:
        return Sign::Pass;
    case MarkState::Warn:
        return Sign::Warn;
    case MarkState::Fail:
        return Sign::Fail;
    case MarkState::Pending:
        return Sign::Pending;
    case MarkState::None:
        break;
    }
    return Sign::None;
}

Sign signOf(Weight weight)
{
    return weight == Weight::NoGo      ? Sign::Fail
           : weight == Weight::Caution ? Sign::Warn
                                       : Sign::Note;
}

Sign signOf(IterationStatus status)
{
    switch (status) {
    case IterationStatus::Planned:
        return Sign::Planned;
    case IterationStatus::InProgress:
        return Sign::InProgress;
    case IterationStatus::Blocked:
        return Sign::Blocked;
    case IterationStatus::Completed:
        return Sign::Completed;
    case IterationStatus::RolledBack:
        return Sign::RolledBack;
    case IterationStatus::Cancelled:
        return Sign::Cancelled;
    case IterationStatus::Unknown:
        break;
    }
    return Sign::None;
}

Said tierSaid(std::optional<Tier> tier)
{
    if (!tier)
        return {Sign::None, "no tier"};
    switch (*tier) {
    case Tier::Critical:
        return {Sign::Critical, "critical"};
    case Tier::High:
        return {Sign::High, "high"};
    case Tier::Medium:
        return {Sign::Medium, "medium"};
    case Tier::Low:
        break;
    }
    return {Sign::Low, "low"};
}

Said evidenceSaid(Evidence evidence)
{
    const Sign sign = evidence == Evidence::Complete     ? Sign::Pass
                      : evidence == Evidence::Incomplete ? Sign::Warn
                                                         : Sign::None;
    return {sign, std::string(inWords(evidence))};
}

Sayings statesSaid(const std::vector<StateInWords> &states)
{
    Sayings said;
    for (const StateInWords &each : states)
        said.push_back({signOf(each.state), each.words});
    if (said.empty())
        said.push_back({Sign::None, "none"});
    return said;
}

Sayings plain(std::string text)
{
    return {{Sign::None, std::move(text)}};
}

Sayings lineSaid(std::size_t line)
{
    return plain(line > 0 ? std::to_string(line) : std::string());
}

Sayings openSideEffectsSaid(std::size_t count)
{
    return {{count > 0 ? Sign::Warn : Sign::None, count > 0 ? std::to_string(count) : "none"}};
}

ReportPart reasonsOf(const Review &review)
{
    ReportPart part{"Reasons", {}, {}, {}};
    if (review.verdict.reasons.empty()) {
        part.sentence = "Nothing speaks against going.";
        return part;
    }
    ReportTable table{{},
                      "What speaks against going, the gravest first.",
                      {{"Weight", Kind::Words, 1.3},
                       {"Reason", Kind::Words, 7, true},
                       {"Line", Kind::Number, 0.8},
                       {"Rule", Kind::Words, 2}},
                      {}};
    for (const Reason &reason : review.verdict.reasons)
        table.rows.push_back({{{signOf(reason.weight), std::string(inWords(reason.weight))}},
                              plain(reason.text),
                              lineSaid(reason.line),
                              plain(reason.rule)});
    part.tables.push_back(std::move(table));
    return part;
}

/// How an iteration's record of files stands to git.
Said filesSaid(const ShippedIteration &one)
{
    if (one.filesLine == 0)
        return {Sign::None, "no record"};
    if (one.filesDiffering > 0)
        return {Sign::Warn, std::to_string(one.filesDiffering) + " not as recorded"};
    return {Sign::None, "recorded"};
}

ReportPart iterationsOf(const Review &review)
{
    ReportPart part{"What ships", {}, {}, {}};
    if (review.iterations.empty()) {
        part.sentence = "No iteration ships.";
        return part;
    }
    ReportTable table{{},
                      "The iterations that ship, and their evidence.",
                      {{"Iteration", Kind::Words, 3.4, true},
                       {"Status", Kind::Words, 1.7},
                       {"Tests", Kind::Words, 2.1},
                       {"Impact", Kind::Words, 1.9},
                       {"Open side effects", Kind::Words, 1.3},
                       {"Files", Kind::Words, 1.6},
                       {"Evidence", Kind::Words, 1.6},
                       {"Line", Kind::Number, 0.9}},
                      {}};
    for (const ShippedIteration &one : review.iterations) {
        const auto openEffects = std::size_t(
            std::count_if(one.sideEffects.begin(), one.sideEffects.end(), isOpen));
        table.rows.push_back({plain(one.id + ' ' + titleOf(one.title)),
                              {{signOf(one.status), merge::statusInWords(nameOf(one.status))}},
                              statesSaid(statesOfTests(countsOf(one.tests))),
                              statesSaid(statesOfImpact(countsOf(one.impact))),
                              openSideEffectsSaid(openEffects),
                              {filesSaid(one)},
                              {evidenceSaid(one.evidence)},
                              lineSaid(one.line)});
    }
    part.tables.push_back(std::move(table));
    return part;
}

/// What each group of groupsOf() holds, as a sentence.
std::string_view captionOf(std::string_view group)
{
    static constexpr std::pair<std::string_view, std::string_view> captions[] = {
        {"fixed", "Fixed by what ships."},
        {"opened", "Open now, and not as the range began."},
        {"still open", "Open as the range began, and open now."},
        {"planned", "Open, and planned for an iteration."},
        {"accepted", "Accepted, and the acceptance holds."},
        {"lapsed", "Accepted once: they count as open."},
        {"overdue", "Past the day of their review, or the day on which they were due."}};
    for (const auto &[name, caption] : captions) {
        if (name == group)
            return caption;
    }
    return {};
}

ReportTable tableOf(std::string_view group, const std::vector<ReviewedRisk> &risks)
{
    ReportTable table{merge::capitalised(std::string(group)),
                      std::string(captionOf(group)),
                      {{"Tier", Kind::Words, 1.4},
                       {"Risk", Kind::Words, 7, true},
                       {"Evidence", Kind::Words, 1.8},
                       {"Line", Kind::Number, 0.8}},
                      {}};
    for (const ReviewedRisk &risk : risks) {
        const std::string title = titleOf(risk.title);
        table.rows.push_back({{tierSaid(risk.tier)},
                              plain(risk.isNamed ? risk.id + ' ' + title : title),
                              risk.evidence ? Sayings{evidenceSaid(*risk.evidence)} : plain({}),
                              lineSaid(risk.line)});
    }
    // Evidence is of fixes: elsewhere the column would stand empty.
    if (group != "fixed") {
        table.columns.erase(table.columns.begin() + 2);
        for (auto &row : table.rows)
            row.erase(row.begin() + 2);
    }
    return table;
}

void addRisks(std::vector<ReportPart> &parts, const Review &review)
{
    ReportPart part{"Risks", {}, {}, {}};
    for (const auto &[name, risks] : groupsOf(review.risks)) {
        if (!risks->empty())
            part.tables.push_back(tableOf(name, *risks));
    }
    if (part.tables.empty())
        part.sentence = "The register has no risk that a review speaks of.";
    parts.push_back(std::move(part));
}

Said agreementOf(const record::ComparedFile &file)
{
    switch (file.state) {
    case FileState::Same:
        return {Sign::Pass, "as recorded"};
    case FileState::CountsDiffer:
        return {Sign::Warn, "counts differ"};
    case FileState::NotRecorded:
        return {Sign::Warn, "not recorded"};
    case FileState::NotInScope:
        break;
    }
    return {Sign::Warn, "not changed"};
}

void addFiles(std::vector<ReportPart> &parts, const Review &review)
{
    if (review.files.empty())
        return;
    ReportTable table{{}, {}, {{"File", Kind::Path, 6, true}, {"Recorded", Kind::Words, 1.8}}, {}};
    if (review.isComparedWithGit) {
        table.caption = "Changed lines as the iterations record them, and as git has them.";
        table.columns.push_back({"In git", Kind::Words, 1.8});
        table.columns.push_back({"Record", Kind::Words, 2});
    } else {
        table.caption = "Changed lines as the iterations record them; git was not asked.";
    }
    for (const record::ComparedFile &file : review.files) {
        std::vector<Sayings> row{plain(markdown::recordedPath(file.path)),
                                 plain(recordedInWords(file))};
        if (review.isComparedWithGit) {
            row.push_back(plain(trueInWords(file)));
            row.push_back({agreementOf(file)});
        }
        table.rows.push_back(std::move(row));
    }
    parts.push_back({"Files", {}, {std::move(table)}, {}});
}

void addFindings(std::vector<ReportPart> &parts, const Review &review)
{
    if (review.findings.empty())
        return;
    ReportTable table{{},
                      "What the checks of the register found.",
                      {{"Severity", Kind::Words, 1.4},
                       {"Finding", Kind::Words, 7, true},
                       {"Line", Kind::Number, 0.8},
                       {"Rule", Kind::Words, 2}},
                      {}};
    for (const checks::Finding &finding : review.findings) {
        const Sign sign = finding.severity == checks::Finding::Error ? Sign::Fail : Sign::Warn;
        table.rows.push_back({{{sign, std::string(checks::nameOf(finding.severity))}},
                              plain(finding.text),
                              lineSaid(finding.line),
                              plain(finding.rule)});
    }
    parts.push_back({"Findings", {}, {std::move(table)}, {}});
}

void addHappenings(std::vector<ReportPart> &parts, const Review &review)
{
    if (review.happenings.empty())
        return;
    ReportPart part{"Changes to the register", {}, {}, {}};
    for (const merge::Happening &happening : review.happenings)
        part.lines.push_back(merge::describe(happening));
    parts.push_back(std::move(part));
}

} // namespace

std::string_view nameOf(Sign sign)
{
    static constexpr std::string_view names[] = {"",        "pass",    "warn",       "fail",
                                                 "pending", "note",    "critical",   "high",
                                                 "medium",  "low",     "completed",  "inProgress",
                                                 "planned", "blocked", "rolledBack", "cancelled"};
    return names[std::size_t(sign)];
}

Sign signOf(Verdict::Kind kind)
{
    return kind == Verdict::Kind::Go              ? Sign::Pass
           : kind == Verdict::Kind::GoWithCaution ? Sign::Warn
                                                  : Sign::Fail;
}

Report reportOf(const Review &review, std::string_view name)
{
    Report report{
        review.verdict.kind, std::string(name), titleOf(review.title), review.today, {}, {}};
    const bool isOver = posture::depthOf(review.load) == posture::Depth::Over;
    report.facts = {{"Range", plain(merge::capitalised(rangeInWords(review)))},
                    {"Load", {{isOver ? Sign::Warn : Sign::None, loadInWords(review.load)}}},
                    {"Iterations", plain(std::to_string(review.iterations.size()))},
                    {"Tests", statesSaid(statesOfTests(review.tests()))},
                    {"Impact", statesSaid(statesOfImpact(review.impact()))},
                    {"Open side effects", openSideEffectsSaid(review.openSideEffects().size())}};
    report.parts = {reasonsOf(review), iterationsOf(review)};
    addRisks(report.parts, review);
    addFiles(report.parts, review);
    addFindings(report.parts, review);
    addHappenings(report.parts, review);
    if (!review.unseen.empty())
        report.parts.push_back({"Not looked at", {}, {}, review.unseen});
    return report;
}

} // namespace loadline::review
