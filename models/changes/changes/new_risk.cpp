// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/group_place.h"
#include "changes/new_name.h"
#include "changes/risk_plan.h"
#include "changes/risk_text.h"
#include "markdown/reader.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::changes {

using markdown::RiskColumn;

namespace {

int nextNumber(const Register &reg)
{
    int highest = reg.highestRiskEver;
    for (const Risk &risk : reg.risks)
        highest = std::max(highest, risk.number.value_or(0));
    return highest + 1;
}

/// The last risk of a form, in the group where there is one, else anywhere.
const Risk *neighbour(const Register &reg, std::optional<std::size_t> group, RiskForm form)
{
    const Risk *found = nullptr;
    for (const Risk &risk : reg.risks)
        if (risk.form == form && group == risk.group)
            found = &risk;
    if (found)
        return found;
    for (const Risk &risk : reg.risks)
        if (risk.form == form && (!found || !found->isNamed || risk.isNamed))
            found = &risk;
    return found;
}

std::string contentFor(const NewRisk &risk)
{
    return risk.detail.empty() ? risk.title : risk.title + " - " + risk.detail;
}

std::string planFor(const NewRisk &risk)
{
    return risk.iteration ? std::string(planArrow) + std::to_string(*risk.iteration)
                          : std::string();
}

DraftItem listItemFor(const Register &reg, const NewRisk &risk, std::optional<std::size_t> group)
{
    const int number = nextNumber(reg);
    const std::string name = nextRiskName(reg);
    bool isOrdered = std::all_of(name.begin(), name.end(), isAsciiDigit);
    std::string marker = isOrdered ? name + ". " : "- " + name + ": ";
    if (const Risk *like = neighbour(reg, group, RiskForm::ListItem)) {
        marker = std::string(reg.view({like->span.begin, like->text.begin}));
        isOrdered = isAsciiDigit(trimmed(marker).front());
        if (like->isStruck && marker.ends_with("~~"))
            marker.resize(marker.size() - 2);
        if (like->isNamed) {
            const std::size_t at = marker.find(like->id);
            if (at != std::string::npos)
                marker.replace(at, like->id.size(), nameLike(like->id, number));
        }
        const std::size_t box = marker.find('[');
        if (like->isChecked && box != std::string::npos)
            marker[box + 1] = ' ';
    }
    const std::size_t place = group ? reg.groups[*group].body.begin : reg.text->size();
    DraftItem item;
    item.text = marker + contentFor(risk) + planFor(risk) + lineEndAt(reg, place);
    if (isOrdered)
        item.number = number;
    return item;
}

/// The word that rows of this table use for a tier.
std::string tierCell(const Register &reg, const Risk &like, Tier tier)
{
    std::string example;
    for (const Risk &risk : reg.risks) {
        if (risk.tierText.empty())
            continue;
        if (risk.tier == tier)
            return risk.tierText;
        if (risk.group == like.group)
            example = risk.tierText;
    }
    return tierWordLike(example.empty() ? "High" : example, tier);
}

/// A table without a column for tiers holds those alone that its ratings give.
Result<void> checkCanHoldTier(const Register &reg, const Risk &like)
{
    if (rowOf(reg, like).hasColumn(RiskColumn::Tier) || reg.groups[like.group].tier)
        return {};
    return refuse("the register's table has no column for a tier",
                  "add a Severity column to it, or write the row with its likelihood and impact",
                  reg.lineOf(like.span.begin));
}

void addRow(Draft &draft, const NewRisk &risk, const Risk &like)
{
    const Register &reg = draft.reg();
    const RiskRow row = rowOf(reg, like);
    const std::string_view text = *reg.text;
    const bool hasDetail = row.hasColumn(RiskColumn::Detail);
    const bool hasStatus = row.hasColumn(RiskColumn::Status);
    const bool hasIteration = row.hasColumn(RiskColumn::Iteration);
    std::string line(text.substr(like.span.begin, row.cells.front().begin - like.span.begin));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::string value;
        switch (i < row.columns.size() ? row.columns[i] : RiskColumn::Field) {
        case RiskColumn::Id:
            value = nameLike(like.id, nextNumber(reg));
            break;
        case RiskColumn::Title:
            value = hasDetail ? risk.title : contentFor(risk);
            if (!hasStatus && !hasIteration)
                value += planFor(risk);
            break;
        case RiskColumn::Detail:
            value = risk.detail;
            break;
        case RiskColumn::Tier:
            value = tierCell(reg, like, risk.tier);
            break;
        case RiskColumn::Status:
            value = statusWord(reg, like, RiskStatus::Open);
            if (!hasIteration)
                value += planFor(risk);
            break;
        case RiskColumn::Iteration:
            value = iterationCell(reg, like, risk.iteration);
            break;
        case RiskColumn::Likelihood:
        case RiskColumn::Impact:
        case RiskColumn::Field:
            break;
        }
        const Span cell = row.cells[i];
        line += paddedCell(reg.view(cell), value, row.widths[i]);
        const std::size_t next = i + 1 < row.cells.size() ? row.cells[i + 1].begin : cell.end;
        line += std::string(text.substr(cell.end, next - cell.end));
    }
    std::size_t end = like.span.end;
    while (end > like.span.begin && isLineEndByte(text[end - 1]))
        --end;
    line += std::string(text.substr(row.cells.back().end, end - row.cells.back().end));
    const std::string lineEnd = lineEndAt(reg, like.span.begin);
    const bool hasEnd = end < like.span.end;
    draft.insert(like.span.end, hasEnd ? line + lineEnd : lineEnd + line);
}

void addHeading(Draft &draft, const NewRisk &risk, const Risk &like)
{
    const Register &reg = draft.reg();
    const std::string_view text = *reg.text;
    const std::string lineEnd = lineEndAt(reg, like.span.begin);
    std::string heading(text.substr(like.span.begin, like.text.begin - like.span.begin));
    const std::size_t name = heading.find(like.id);
    if (name != std::string::npos)
        heading.replace(name, like.id.size(), nameLike(like.id, nextNumber(reg)));
    heading += contentFor(risk);
    std::string severity = "- **Severity**: ";
    std::string status = "- **Status**: ";
    std::string tier = tierWordLike("High", risk.tier);
    for (const Field &field : like.fields) {
        const std::string before(
            text.substr(field.line.begin, field.valueSpan.begin - field.line.begin));
        if (equalsIgnoringCase(field.key, "severity") || equalsIgnoringCase(field.key, "priority")
            || equalsIgnoringCase(field.key, "tier")) {
            severity = before;
            tier = tierWordLike(field.value, risk.tier);
        } else if (equalsIgnoringCase(field.key, "status")) {
            status = before;
        }
    }
    std::size_t blanks = 0;
    for (std::size_t i = markdown::nextLine(text, like.text.end); i < like.span.end;) {
        const std::size_t next = markdown::nextLine(text, i);
        if (!isBlank(text.substr(i, next - i)))
            break;
        ++blanks;
        i = next;
    }
    std::string written;
    const std::string_view above = text.substr(0, like.span.end);
    if (!above.empty() && !isLineEndByte(above.back()))
        written += lineEnd;
    if (!isBlank(above.substr(markdown::lineBegin(above, above.size() - 1))))
        written += lineEnd;
    written += heading + lineEnd;
    for (std::size_t i = 0; i < blanks; ++i)
        written += lineEnd;
    written += severity + tier + lineEnd + status + statusWord(reg, like, RiskStatus::Open)
               + planFor(risk) + lineEnd;
    if (like.span.end < text.size())
        written += lineEnd;
    draft.insert(like.span.end, written);
}

/// Where the tier has no list of its own: the table or the headings that this document keeps its
/// risks in.
const Risk *shapeOfDocument(const Register &reg, std::optional<std::size_t> group)
{
    const auto isIn = [&](const Risk &risk) { return !group || risk.group == *group; };
    const Risk *found = nullptr;
    for (const Risk &risk : reg.risks)
        if (isIn(risk) && !reg.groups[risk.group].isFixed)
            found = &risk;
    if (!found || found->form == RiskForm::ListItem)
        return nullptr;
    // Below headings of tiers a row says its tier by where it stands.
    return group || !reg.groups[found->group].tier ? found : nullptr;
}

} // namespace

std::string nameLike(const std::string &name, int number)
{
    std::size_t end = name.size();
    while (end > 0 && !isAsciiDigit(name[end - 1]))
        --end;
    std::size_t begin = end;
    while (begin > 0 && isAsciiDigit(name[begin - 1]))
        --begin;
    std::string digits = std::to_string(number);
    const bool isPadded = end - begin > 1 && name[begin] == '0';
    if (isPadded && digits.size() < end - begin)
        digits.insert(0, end - begin - digits.size(), '0');
    return name.substr(0, begin) + digits + name.substr(end);
}

std::string nextRiskName(const Register &reg)
{
    const Risk *last = nullptr;
    for (const Risk &risk : reg.risks)
        if (risk.number && (!last || *risk.number > *last->number))
            last = &risk;
    if (last)
        return nameLike(last->id, nextNumber(reg));
    // All that were there are archived.
    for (const ArchiveLine &archive : reg.archives)
        if (!archive.highestRisk.empty())
            return nameLike(archive.highestRisk, nextNumber(reg));
    return std::to_string(nextNumber(reg));
}

Result<Change> addRisk(const Register &reg, const NewRisk &risk)
{
    if (const auto fine = checkOneLine(risk.title + risk.detail, "a risk"); !fine)
        return tl::make_unexpected(fine.error());
    NewRisk wanted = risk;
    wanted.title = std::string(trimmed(risk.title));
    wanted.detail = std::string(trimmed(risk.detail));
    if (wanted.title.empty())
        return refuse("a risk needs a title", "say in a few words what may go wrong");
    if (const auto fine = checkTitle(wanted.title); !fine)
        return tl::make_unexpected(fine.error());
    if (wanted.iteration)
        if (const auto fine = checkCanPlanFor(reg, *wanted.iteration); !fine)
            return tl::make_unexpected(fine.error());

    Draft draft(reg);
    GroupPlaces places(reg);
    const auto group = places.openGroup(wanted.tier);
    std::string name = nextRiskName(reg);
    if (const Risk *like = shapeOfDocument(reg, group)) {
        name = nameLike(like->id, nextNumber(reg));
        if (like->form == RiskForm::TableRow)
            if (const auto fine = checkCanHoldTier(reg, *like); !fine)
                return tl::make_unexpected(fine.error());
        if (like->form == RiskForm::TableRow)
            addRow(draft, wanted, *like);
        else
            addHeading(draft, wanted, *like);
    } else {
        if (const Risk *neighbourRisk = neighbour(reg, group, RiskForm::ListItem))
            name = neighbourRisk->isNamed ? nameLike(neighbourRisk->id, nextNumber(reg)) : "";
        places.appendToOpen(wanted.tier, listItemFor(reg, wanted, group));
        places.writeTo(draft);
    }
    Touched touched;
    touched.risks.insert(name);
    const std::size_t count = reg.risks.size() + 1;
    std::string given = name;
    auto change = draft.finish(
        {ChangeKind::AddRisk, "risk:" + name, {}, wanted.title, {name}}, touched,
        [&](const Register &after) {
            const auto isIt = [&](const Risk &now) {
                return now.title == wanted.title && now.detail == wanted.detail
                       && now.tier == wanted.tier && now.iteration == wanted.iteration
                       && now.status == RiskStatus::Open && (name.empty() || now.id == name);
            };
            const auto found = std::find_if(after.risks.begin(), after.risks.end(), isIt);
            if (after.risks.size() != count || found == after.risks.end())
                return false;
            given = found->id;
            return true;
        });
    if (change) {
        // Where the list has no names, the line is what it can be called by.
        change->note.object = "risk:" + given;
        change->note.risks = {given};
    }
    return change;
}

} // namespace loadline::changes
