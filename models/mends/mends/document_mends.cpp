// SPDX-License-Identifier: GPL-3.0-or-later
#include "mends/offers.h"

#include "changes/changes.h"
#include "markdown/reader.h"

#include <algorithm>

/// What is offered for findings about the document rather than one risk.
namespace loadline::mends {

namespace {

bool isSameEntry(const FileEntry &a, const FileEntry &b)
{
    return a.path == b.path && a.added == b.added && a.removed == b.removed
           && a.modified == b.modified && a.note == b.note;
}

/// Risks behind one another in one list, their numbers running on.
std::size_t endOfRun(const Register &reg, const RiskGroup &group, std::size_t first)
{
    std::size_t i = first + 1;
    while (i < group.risks.size()) {
        const auto before = reg.risks[group.risks[i - 1]].number;
        const auto here = reg.risks[group.risks[i]].number;
        if (!before || !here || *here != *before + 1)
            break;
        ++i;
    }
    return i;
}

/// The entry at the finding, if one before it says the very same.
std::optional<changes::ItemPlace> repeatedEntry(const Case &found)
{
    for (const Iteration &iteration : found.reg.iterations) {
        if (!iteration.number || !iteration.span.contains(found.offset))
            continue;
        for (std::size_t s = 0; s < iteration.sections.size(); ++s) {
            const Section &section = iteration.sections[s];
            if (section.kind != SectionKind::FilesModified || !section.span.contains(found.offset))
                continue;
            const std::vector<FileEntry> files = markdown::filesOf(found.reg, section);
            const auto here = std::find_if(files.begin(), files.end(),
                                           [&found](const FileEntry &file) {
                                               return file.span.begin == found.offset;
                                           });
            const bool isRepeated = here != files.end()
                                    && std::any_of(files.begin(), here, [&](const FileEntry &file) {
                                           return isSameEntry(file, *here);
                                       });
            if (isRepeated)
                return changes::ItemPlace{*iteration.number, s, std::size_t(here - files.begin())};
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<Mend> forRenderedNumber(const Case &found)
{
    const auto risk = found.risk();
    if (!risk || found.reg.risks[*risk].form != RiskForm::ListItem)
        return {};
    const RiskGroup &group = found.reg.groups[found.reg.risks[*risk].group];
    const auto here = std::find(group.risks.begin(), group.risks.end(), *risk);
    if (here == group.risks.end())
        return {};
    const std::size_t behind = endOfRun(found.reg, group, std::size_t(here - group.risks.begin()));
    const auto beginAt = [rule = found.finding.rule](const Register &reg,
                                                     const std::vector<std::size_t> &risks) {
        return changes::beginListsAt(reg, risks, rule);
    };
    Mend mend = found.mend(MendKind::BeginLists, *risk);
    // What was counted rightly before the new list may not be within it.
    const std::optional<std::size_t> next = behind < group.risks.size()
                                                ? std::optional(group.risks[behind])
                                                : std::nullopt;
    mend.change = [beginAt, risk = *risk, next, rule = mend.rule](const Register &reg) {
        const Conditions plain;
        Mend alone;
        alone.rule = rule;
        alone.change = [&](const Register &now) { return beginAt(now, {risk}); };
        Result<Change> change = tried(reg, alone, plain);
        return change || !next ? change : beginAt(reg, {risk, *next});
    };
    return {std::move(mend)};
}

std::vector<Mend> forSeveralFooters(const Case &found)
{
    const auto &footers = found.reg.lastUpdated;
    for (std::size_t i = 0; i + 1 < footers.size(); ++i) {
        if (found.reg.lineOf(footers[i].line.begin) != found.finding.line)
            continue;
        Mend mend = found.mend(MendKind::TakeOutLine);
        mend.change = [i, rule = mend.rule](const Register &reg) {
            return changes::removeLastUpdated(reg, i, rule);
        };
        return {std::move(mend)};
    }
    return {};
}

std::vector<Mend> forLastUpdated(const Case &found)
{
    const bool isAboutIt = !found.reg.lastUpdated.empty()
                           && found.reg.lastUpdated.back().valueSpan.begin == found.offset;
    const Change stamp = isAboutIt ? changes::stampLastUpdated(found.reg, found.conditions.now, {})
                                   : Change{};
    if (stamp.isEmpty())
        return {};
    Mend mend = found.mend(MendKind::StampLastUpdated);
    mend.change = [now = found.conditions.now](const Register &reg) {
        return Result<Change>(changes::stampLastUpdated(reg, now, {}));
    };
    return {std::move(mend)};
}

std::vector<Mend> forRepeatedFile(const Case &found)
{
    const auto place = repeatedEntry(found);
    if (!place)
        return {};
    Mend mend = found.mend(MendKind::TakeOutLine);
    mend.change = [place = *place](const Register &reg) { return changes::removeItem(reg, place); };
    return {std::move(mend)};
}

std::vector<Mend> forDamagedText(const Case &found)
{
    Mend mend = found.mend(MendKind::RepairText);
    mend.change = [](const Register &reg) { return changes::repairText(reg); };
    return {std::move(mend)};
}

} // namespace loadline::mends
