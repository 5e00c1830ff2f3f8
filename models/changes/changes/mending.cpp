// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/group_place.h"
#include "changes/risk_text.h"
#include "markdown/code_spans.h"
#include "markdown/damage.h"
#include "markdown/fields.h"
#include "markdown/reader.h"
#include "markdown/scan.h"

#include <algorithm>

/// What puts right that a register contradicts itself.
namespace loadline::changes {

namespace {

constexpr std::string_view strike = "~~";
constexpr std::string_view separatorLine = "<!-- -->";

ChangeNote mendOf(const Risk &risk, std::string_view rule)
{
    return {ChangeKind::Mend, "risk:" + risk.id, std::string(rule), {}, {risk.id}};
}

bool isFixedByIteration(const Risk &risk)
{
    return risk.status == RiskStatus::Fixed && risk.iteration.has_value();
}

/// Whether the risk still says what it said, wherever it stands now.
bool isKept(const Register &after, const Risk &risk)
{
    return std::any_of(after.risks.begin(), after.risks.end(), [&risk](const Risk &now) {
        return (risk.isNamed ? now.id == risk.id : !now.isNamed) && now.title == risk.title
               && now.detail == risk.detail && now.status == risk.status && now.tier == risk.tier;
    });
}

std::string allWithout(std::string text, std::string_view taken)
{
    for (std::size_t at = text.find(taken); at != std::string::npos; at = text.find(taken, at))
        text.erase(at, taken.size());
    return text;
}

/// Headings, parts and entries as they are counted; what a mend elsewhere leaves alone.
bool isSameOutline(const Register &before, const Register &after)
{
    const auto sameHeading = [](const OtherPart &a, const OtherPart &b) {
        return a.heading == b.heading;
    };
    return before.groups.size() == after.groups.size() && before.risks.size() == after.risks.size()
           && before.iterations.size() == after.iterations.size()
           && std::equal(before.others.begin(), before.others.end(), after.others.begin(),
                         after.others.end(), sameHeading);
}

/// Nothing but the field's key and value stands there, beside bullet and emphasis.
bool isAloneOnItsLine(const Register &reg, const Field &field)
{
    const auto lettersOf = [](std::string_view text) {
        std::string letters(text);
        std::erase_if(letters, [](char c) {
            return std::string_view(" \t*_-+>:").find(c) != std::string_view::npos;
        });
        return letters;
    };
    const std::string before = lettersOf(reg.view({field.line.begin, field.valueSpan.begin}));
    const std::string behind = lettersOf(reg.view({field.valueSpan.end, field.line.end}));
    return before == lettersOf(field.key) && isBlank(behind);
}

bool isBlankLineAt(std::string_view text, std::size_t begin)
{
    return begin >= text.size()
           || isBlank(text.substr(begin, markdown::nextLine(text, begin) - begin));
}

} // namespace

Result<Change> regroupRisk(const Register &reg, std::size_t index, std::string_view rule)
{
    const Risk &risk = reg.risks[index];
    const RiskGroup &group = reg.groups[risk.group];
    if (risk.form != RiskForm::ListItem || !group.tier)
        return refuse("risk " + risk.id + " keeps its place, whatever its status",
                      "change its status instead", reg.lineOf(risk.span.begin));
    Draft draft(reg);
    GroupPlaces places(reg);
    DraftItem item = places.body(risk.group).take(index);
    if (isFixedByIteration(risk)) {
        item.text = listItemWith(reg, risk, {RiskStatus::Fixed, std::nullopt});
        places.putIntoFixed(*group.tier, *risk.iteration, std::move(item));
    } else {
        places.putIntoOpen(*group.tier, std::move(item));
    }
    if (group.isFixed)
        places.removeIfBare(risk.group);
    places.writeTo(draft);
    Touched touched;
    touched.risks.insert(risk.id);
    return draft.finish(mendOf(risk, rule), touched, [&](const Register &after) {
        return after.risks.size() == reg.risks.size() && isKept(after, risk);
    });
}

Result<Change> openRiskAgain(const Register &reg, std::size_t index)
{
    const Risk &risk = reg.risks[index];
    // A risk without a name is called after its line, which is another one when it has moved.
    const std::optional<int> iteration = risk.isNamed ? risk.iteration : std::nullopt;
    const auto open = [id = risk.id](const Register &now) {
        return setRiskField(now, id, "status", "open");
    };
    const auto plan = [id = risk.id, iteration](const Register &now) -> Result<Change> {
        return iteration ? planRisk(now, id, iteration) : Change{};
    };
    return together(reg, {ChangeKind::SetField, "risk:" + risk.id, "status", "open", {risk.id}},
                    {open, plan});
}

Result<Change> takeOutStrikes(const Register &reg, std::size_t index, std::string_view rule)
{
    const Risk &risk = reg.risks[index];
    const std::string_view text = reg.view(risk.text);
    for (const Span code : markdown::codeSpans(text))
        if (text.substr(code.begin, code.size()).find(strike) != std::string_view::npos)
            return refuse("risk " + risk.id + " has ~~ in code", "reword it by hand",
                          reg.lineOf(risk.span.begin));
    Draft draft(reg);
    for (std::size_t at = text.find(strike); at != std::string_view::npos;
         at = text.find(strike, at + strike.size())) {
        const std::size_t place = risk.text.begin + at;
        draft.remove({place, place + strike.size()});
    }
    Touched touched;
    touched.risks.insert(risk.id);
    return draft.finish(mendOf(risk, rule), touched, [&](const Register &after) {
        if (after.risks.size() != reg.risks.size())
            return false;
        const Risk &now = after.risks[index];
        return now.id == risk.id && now.status == risk.status && now.tier == risk.tier
               && now.iteration == risk.iteration && !now.isStruck
               && now.title == allWithout(risk.title, strike)
               && now.detail == allWithout(risk.detail, strike);
    });
}

Result<Change> beginListsAt(const Register &reg, const std::vector<std::size_t> &risks,
                            std::string_view rule)
{
    Draft draft(reg);
    for (const std::size_t index : risks) {
        const std::size_t place = markdown::lineBegin(*reg.text, reg.risks[index].marker.begin);
        draft.insert(place, std::string(separatorLine) + lineEndAt(reg, place));
    }
    ChangeNote note{ChangeKind::Mend, "register", std::string(rule), {}, {}};
    return draft.finish(std::move(note), {},
                        [&](const Register &after) { return isSameOutline(reg, after); });
}

Result<Change> removeLastUpdated(const Register &reg, std::size_t index, std::string_view rule)
{
    if (index + 1 >= reg.lastUpdated.size())
        return refuse("the last of the lines counts and stays", "take out one of the others");
    const Field &field = reg.lastUpdated[index];
    if (!isAloneOnItsLine(reg, field))
        return refuse("more than " + field.key + " stands in that line", "change it by hand",
                      reg.lineOf(field.line.begin));
    const std::string_view text = *reg.text;
    Span gone = field.line;
    const bool isBlankAbove = gone.begin == 0
                              || isBlankLineAt(text, markdown::lineBegin(text, gone.begin - 1));
    // Two blank lines would be left where one was on either side.
    if (isBlankAbove && gone.end < text.size() && isBlankLineAt(text, gone.end))
        gone.end = markdown::nextLine(text, gone.end);
    Draft draft(reg);
    draft.remove(gone);
    Touched touched;
    touched.isRegister = true;
    ChangeNote note{ChangeKind::Mend, "register", std::string(rule), {}, {}};
    return draft.finish(std::move(note), touched, [&](const Register &after) {
        return after.lastUpdated.size() + 1 == reg.lastUpdated.size() && after.title == reg.title
               && after.lastUpdated.back().value == reg.lastUpdated.back().value
               && after.nextIteration.size() == reg.nextIteration.size()
               && isSameOutline(reg, after);
    });
}

Result<Change> repairText(const Register &reg)
{
    Change change;
    change.note = {ChangeKind::Repair, "register", {}, {}, {}};
    markdown::DamageReport report = markdown::repairMojibake(*reg.text);
    for (markdown::Repair &repair : report.repairs)
        change.splices.push_back({repair.at, std::move(repair.now)});
    return change;
}

} // namespace loadline::changes
