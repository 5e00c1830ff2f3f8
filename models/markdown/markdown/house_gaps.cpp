// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/house_edits.h"

#include "markdown/headings.h"
#include "markdown/scan.h"

#include <set>

namespace loadline::markdown {

namespace {

/// Where the headings stand that this format knows. Around the others nothing is touched.
std::set<std::size_t> knownHeadings(const Register &reg)
{
    std::set<std::size_t> known;
    if (!reg.titleSpan.isEmpty())
        known.insert(lineBegin(*reg.text, reg.titleSpan.begin));
    if (reg.riskHeading)
        known.insert(reg.riskHeading->begin);
    for (const Iteration &iteration : reg.iterations) {
        known.insert(iteration.heading.begin);
        for (const Section &section : iteration.sections)
            if (section.kind != SectionKind::Other)
                known.insert(section.heading.begin);
    }
    for (const RiskGroup &group : reg.groups)
        if (!group.heading.isEmpty())
            known.insert(group.heading.begin);
    for (const Risk &risk : reg.risks)
        if (risk.form == RiskForm::Heading)
            known.insert(risk.span.begin);
    return known;
}

/// The line behind a heading, which may have several lines.
std::size_t behindHeading(const HouseDraft &draft, std::size_t line)
{
    const auto &lines = draft.lines();
    if (lines[line].kind != LineKind::SetextText)
        return line + 1;
    while (line < lines.size() && lines[line].kind == LineKind::SetextText)
        ++line;
    return line + 1;
}

void addEndEdit(HouseDraft &draft)
{
    const auto &lines = draft.lines();
    const std::size_t last = draft.textLineBefore(lines.size());
    if (last == lines.size())
        return;
    draft.add({{{lines[last].end, draft.text().size()}, draft.lineEnd()}});
}

} // namespace

void addGapEdits(HouseDraft &draft)
{
    const auto &lines = draft.lines();
    const std::set<std::size_t> known = knownHeadings(draft.reg());
    bool isInKnownPart = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const BlockLine &line = lines[i];
        if (!line.isTopLevel())
            continue;
        const bool isHeading = line.kind == LineKind::Heading
                               || (line.kind == LineKind::SetextText
                                   && (i == 0 || lines[i - 1].kind != LineKind::SetextText));
        if (!isHeading && line.kind != LineKind::Rule)
            continue;
        const bool isKnown = isHeading ? known.contains(line.begin) : isInKnownPart;
        // The gap above an unknown section belongs to the part before it.
        if (isKnown || isInKnownPart)
            draft.wantBlanksBefore(i, 1);
        if (isKnown)
            draft.wantBlanksBefore(draft.textLineFrom(behindHeading(draft, i)), 1);
        isInKnownPart = isKnown;
    }
    addEndEdit(draft);
}

} // namespace loadline::markdown
