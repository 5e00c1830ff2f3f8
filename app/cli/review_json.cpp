// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/review_json.h"

#include "cli/file_comparison.h"
#include "cli/happening_json.h"
#include "cli/json_writer.h"
#include "exchange/register_json.h"

namespace loadline::cli {

namespace {

using review::Review;

void writeLine(JsonWriter &json, std::size_t line)
{
    json.member("line", line > 0 ? std::optional(line) : std::nullopt);
}

void writeRange(JsonWriter &json, const Review &review)
{
    const review::Range &range = review.range;
    json.key("range");
    json.beginObject();
    json.member("kind", review::nameOf(range.kind));
    json.textOrNull("since", range.name);
    json.textOrNull("commit", range.commit);
    json.key("iterations");
    json.beginArray();
    for (const int number : range.iterations)
        json.value(number);
    json.endArray();
    json.member("commits", review.commitCount);
    json.endObject();
}

void writeReasons(JsonWriter &json, const Review &review)
{
    json.key("reasons");
    json.beginArray();
    for (const review::Reason &reason : review.verdict.reasons) {
        json.beginObject();
        json.member("rule", reason.rule);
        json.member("weight", review::nameOf(reason.weight));
        json.member("object", reason.object);
        writeLine(json, reason.line);
        json.member("text", reason.text);
        json.endObject();
    }
    json.endArray();
}

void writeEntries(JsonWriter &json, std::string_view name,
                  const std::vector<review::Entry> &entries, std::string_view text)
{
    json.key(name);
    json.beginArray();
    for (const review::Entry &entry : entries) {
        json.beginObject();
        json.member("state", nameOf(entry.state));
        json.member(text, entry.name);
        if (text == "name")
            json.member("detail", entry.detail);
        json.member("line", entry.line);
        json.endObject();
    }
    json.endArray();
}

void writeIteration(JsonWriter &json, const review::ShippedIteration &one)
{
    json.beginObject();
    json.member("id", one.id);
    json.member("title", one.title);
    json.member("status", nameOf(one.status));
    json.textOrNull("date", one.date);
    json.member("evidence", nameOf(one.evidence));
    json.member("line", one.line);
    writeEntries(json, "tests", one.tests, "name");
    writeEntries(json, "impact", one.impact, "text");
    writeEntries(json, "sideEffects", one.sideEffects, "text");
    json.member("filesDiffering", one.filesDiffering);
    json.endObject();
}

void writeCounts(JsonWriter &json, std::string_view name, const review::StateCounts &counts)
{
    json.key(name);
    json.beginObject();
    json.member("pass", counts.passed);
    json.member("warn", counts.warned);
    json.member("fail", counts.failed);
    json.member("pending", counts.pending);
    json.endObject();
}

void writeRisks(JsonWriter &json, std::string_view name,
                const std::vector<review::ReviewedRisk> &risks)
{
    json.key(name);
    json.beginArray();
    for (const review::ReviewedRisk &risk : risks) {
        json.beginObject();
        json.member("id", risk.id);
        json.member("title", risk.title);
        json.textOrNull("tier", risk.tier ? nameOf(*risk.tier) : std::string_view());
        json.member("status", nameOf(risk.status));
        json.member("iteration", risk.iteration);
        json.textOrNull("evidence", risk.evidence ? nameOf(*risk.evidence) : std::string_view());
        json.member("line", risk.line);
        json.endObject();
    }
    json.endArray();
}

void writeAllRisks(JsonWriter &json, const review::ReviewedRisks &risks)
{
    json.key("risks");
    json.beginObject();
    writeRisks(json, "fixed", risks.fixed);
    writeRisks(json, "opened", risks.opened);
    writeRisks(json, "stillOpen", risks.stillOpen);
    writeRisks(json, "planned", risks.planned);
    writeRisks(json, "accepted", risks.accepted);
    writeRisks(json, "lapsed", risks.lapsed);
    writeRisks(json, "overdue", risks.overdue);
    json.endObject();
}

void writeLoad(JsonWriter &json, const posture::Load &load)
{
    json.key("load");
    json.beginObject();
    json.member("weight", load.weight);
    json.member("limit", load.limit);
    json.key("open");
    json.beginObject();
    for (const Tier tier : allTiers)
        json.member(nameOf(tier), load.tiers[tier].open);
    json.member("noTier", load.untiered.open);
    json.endObject();
    json.endObject();
}

} // namespace

void writeJson(Output &out, const Review &review, std::string_view name)
{
    JsonWriter json(out);
    json.beginObject();
    json.member("schema", 1);
    json.member("register", name);
    json.textOrNull("title", review.title);
    json.textOrNull("today", review.today);
    writeRange(json, review);
    json.member("verdict", review::nameOf(review.verdict.kind));
    writeReasons(json, review);
    json.key("iterations");
    json.beginArray();
    for (const review::ShippedIteration &one : review.iterations)
        writeIteration(json, one);
    json.endArray();
    writeCounts(json, "tests", review.tests());
    writeCounts(json, "impact", review.impact());
    writeEntries(json, "openSideEffects", review.openSideEffects(), "text");
    json.member("comparedWithGit", review.isComparedWithGit);
    json.key("files");
    json.beginArray();
    for (const record::ComparedFile &file : review.files)
        writeFile(json, file);
    json.endArray();
    writeAllRisks(json, review.risks);
    writeLoad(json, review.load);
    json.key("changes");
    json.beginArray();
    for (const merge::Happening &happening : review.happenings)
        writeHappening(json, happening);
    json.endArray();
    json.key("findings");
    json.beginArray();
    for (const checks::Finding &finding : review.findings)
        writeFinding(json, finding);
    json.endArray();
    json.key("unseen");
    json.beginArray();
    for (const std::string &unseen : review.unseen)
        json.value(unseen);
    json.endArray();
    json.endObject();
    json.finish();
}

} // namespace loadline::cli
