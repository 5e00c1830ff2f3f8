// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/named_risks.h"
#include "changes/risk_text.h"
#include "core/text.h"
#include "markdown/acceptance.h"
#include "markdown/reader.h"

#include <algorithm>

namespace loadline::changes {

using markdown::RiskColumn;

namespace {

constexpr std::string_view acceptedKey = "Accepted";

bool isAcceptedField(const Field &field)
{
    return equalsIgnoringCase(field.key, acceptedKey);
}

bool hasAcceptedField(const Risk &risk)
{
    return std::any_of(risk.fields.begin(), risk.fields.end(), &isAcceptedField);
}

/// A table without a column for it says it in the status.
bool isSaidInStatus(const Risk &risk)
{
    return risk.form == RiskForm::TableRow && !hasAcceptedField(risk);
}

Result<void> checkCanBeAccepted(const Register &reg, const std::vector<std::size_t> &risks)
{
    for (const std::size_t index : risks) {
        const Risk &risk = reg.risks[index];
        if (risk.status == RiskStatus::Fixed || risk.status == RiskStatus::Closed)
            return refuse("risk " + risk.id + " is " + std::string(nameOf(risk.status)),
                          "only a risk that is still there can be accepted",
                          reg.lineOf(risk.span.begin));
        if (isSaidInStatus(risk) && !rowOf(reg, risk).hasColumn(RiskColumn::Status))
            return refuse("risk " + risk.id + " stands in a table that cannot say who accepts it",
                          "add a column Accepted or Status to the table",
                          reg.lineOf(risk.span.begin));
    }
    return {};
}

/// Whether a name would be read as more than one: what stands behind it is found by these.
bool endsName(std::string_view name)
{
    return (std::string(name) + ' ').find(" - ") != std::string::npos
           || markdown::behindUntil(name) != std::string_view::npos;
}

Result<std::string> saidOf(const Acceptance &acceptance)
{
    if (trimmed(acceptance.by).empty())
        return refuse("an acceptance needs a name", "say who accepts the risk");
    if (endsName(acceptance.by))
        return refuse("\"" + acceptance.by + "\" cannot be told from what follows a name",
                      "leave \" - \" and \"until\" out of it");
    for (const std::string &date : {acceptance.date, acceptance.until})
        if (!date.empty() && markdown::isoTimeFromText(date).empty())
            return refuse("\"" + date + "\" is no date", "give it as YYYY-MM-DD");
    std::string said = acceptance.date + " by " + std::string(trimmed(acceptance.by));
    if (!acceptance.until.empty())
        said += " until " + acceptance.until;
    if (!acceptance.why.empty())
        said += " - " + acceptance.why;
    return said;
}

Result<Change> record(const Register &reg, const std::vector<std::size_t> &risks,
                      const std::string &said)
{
    if (const auto fine = checkOneLine(said, "a value"); !fine)
        return tl::make_unexpected(fine.error());
    Draft draft(reg);
    for (const std::size_t index : risks) {
        const Risk &risk = reg.risks[index];
        const std::string whole = markdown::withFingerprint(said,
                                                            markdown::fingerprintOf(reg, risk));
        if (isSaidInStatus(risk))
            writeCell(draft, rowOf(reg, risk), RiskColumn::Status,
                      statusWord(reg, risk, RiskStatus::Accepted) + ": " + whole);
        else
            writeField(draft, risk, acceptedKey, whole);
    }
    return draft.finish({}, touching(risks, reg), [&](const Register &after) {
        return after.risks.size() == reg.risks.size()
               && std::all_of(risks.begin(), risks.end(), [&](std::size_t index) {
                      const Risk &now = after.risks[index];
                      const std::string print = markdown::fingerprintOf(after, now);
                      const std::string whole = markdown::withFingerprint(said, print);
                      const auto isIt = [&whole](const Field &field) {
                          return isAcceptedField(field) && field.value == whole;
                      };
                      return now.title == reg.risks[index].title
                             && now.status == RiskStatus::Accepted
                             && (isSaidInStatus(reg.risks[index])
                                 || std::any_of(now.fields.begin(), now.fields.end(), isIt));
                  });
    });
}

} // namespace

Result<Change> acceptRisk(const Register &reg, std::string_view name, const Acceptance &acceptance)
{
    return acceptRisks(reg, {std::string(name)}, acceptance);
}

Result<Change> acceptRisks(const Register &reg, const std::vector<std::string> &names,
                           const Acceptance &acceptance)
{
    const auto risks = findRisks(reg, names);
    if (!risks)
        return tl::make_unexpected(risks.error());
    if (const auto fine = checkCanBeAccepted(reg, *risks); !fine)
        return tl::make_unexpected(fine.error());
    const Result<std::string> said = saidOf(acceptance);
    if (!said)
        return tl::make_unexpected(said.error());
    std::vector<std::string> ids = namesOf(reg, *risks);
    ChangeNote note{
        ChangeKind::Accept, ids.size() == 1 ? "risk:" + ids.front() : "register", {}, *said, ids};
    // Accepting moves no risk, so that an index means the same one in both steps.
    return together(reg, std::move(note),
                    {[&](const Register &now) {
                         return setRisksField(now, names, "status", "accepted");
                     },
                     [&](const Register &now) { return record(now, *risks, *said); }});
}

} // namespace loadline::changes
