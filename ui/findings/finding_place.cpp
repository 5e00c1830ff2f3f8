// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/finding_place.h"

#include "markdown/reader.h"

#include <algorithm>

namespace loadline::ui {

namespace {

/// Found in the bytes, whatever they were read as.
bool isAboutText(const checks::Finding &finding)
{
    return finding.rule == "damaged-text" || finding.rule == "conflict-marker";
}

/// The innermost risk that has a part of the line.
const Risk *riskAt(const Register &reg, Span line)
{
    const Risk *found = nullptr;
    for (const Risk &risk : reg.risks) {
        const bool isThere = risk.span.begin < line.end && line.begin < risk.span.end;
        if (isThere && (!found || risk.span.begin >= found->span.begin))
            found = &risk;
    }
    return found;
}

} // namespace

FindingPlace placeOf(const Register &reg, const checks::Finding &finding)
{
    FindingPlace place;
    place.line = std::clamp<std::size_t>(finding.line, 1,
                                         std::max<std::size_t>(reg.lineStarts.size(), 1));
    if (isAboutText(finding) || reg.lineStarts.empty())
        return place;
    const std::size_t begin = reg.lineStarts[place.line - 1];
    const std::size_t end = place.line < reg.lineStarts.size() ? reg.lineStarts[place.line]
                                                               : reg.text->size();
    if (const Risk *risk = riskAt(reg, {begin, end}); risk) {
        if (markdown::findRisk(reg, risk->id))
            place.risk = QString::fromStdString(risk->id);
        return place;
    }
    const auto iteration = std::find_if(reg.iterations.begin(), reg.iterations.end(),
                                        [begin](const Iteration &each) {
                                            return each.span.contains(begin);
                                        });
    if (iteration == reg.iterations.end() || !iteration->number
        || !markdown::findIteration(reg, *iteration->number))
        return place;
    place.iteration = iteration->number;
    const auto section = std::find_if(iteration->sections.begin(), iteration->sections.end(),
                                      [begin](const Section &each) {
                                          return each.span.contains(begin);
                                      });
    if (section != iteration->sections.end())
        place.section = std::size_t(section - iteration->sections.begin());
    return place;
}

} // namespace loadline::ui
