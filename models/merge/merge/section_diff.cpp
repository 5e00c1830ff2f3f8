// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "core/text.h"
#include "merge/said_text.h"
#include "merge/wording.h"

namespace loadline::merge {

namespace {

Happening sectionHappening(HappeningKind kind, const Register &reg, const Iteration &iteration,
                           const Section &section)
{
    Happening happening = happeningOf(kind, iteration);
    happening.object += '/';
    happening.object += nameOf(section.kind);
    happening.key = headingWords(reg.view(section.headingText));
    happening.line = reg.lineOf(section.heading.begin);
    return happening;
}

Matching matchedSections(const Sides &sides, const Iteration &before, const Iteration &after)
{
    const auto &was = before.sections;
    const auto &is = after.sections;
    Matching matching(was.size(), is.size());
    const auto heading = [](const Register &reg, const Section &section) {
        return headingWords(reg.view(section.headingText));
    };
    const auto body = [](const Register &reg, const Section &section) {
        return std::string(reg.view(section.body));
    };
    const auto kind = [](const Section &section) {
        return section.kind == SectionKind::Other
                   ? std::string()
                   : std::string(nameOf(section.kind)) + std::to_string(section.level);
    };
    matching.pairEnds([&](std::size_t i, std::size_t j) {
        return sides.before.view(was[i].span) == sides.after.view(is[j].span);
    });
    matching.pairByKey([&](std::size_t i) { return heading(sides.before, was[i]); },
                       [&](std::size_t j) { return heading(sides.after, is[j]); });
    matching.pairByUniqueKey([&](std::size_t i) { return body(sides.before, was[i]); },
                             [&](std::size_t j) { return body(sides.after, is[j]); });
    matching.pairByUniqueKey([&](std::size_t i) { return kind(was[i]); },
                             [&](std::size_t j) { return kind(is[j]); });
    matching.pairAlike([&](std::size_t i, std::size_t j) {
        return resemble(sides.before.view(was[i].body), sides.after.view(is[j].body));
    });
    return matching;
}

/// A section that only came as the place for its entries is not told of beside them.
void tellNewSection(const Sides &sides, const Iteration &iteration, const Section &section,
                    std::vector<Happening> &out)
{
    const std::size_t told = out.size();
    tellSection(sides, iteration, nullptr, section, out);
    if (out.size() == told)
        out.push_back(
            sectionHappening(HappeningKind::SectionAdded, sides.after, iteration, section));
}

} // namespace

void tellSections(const Sides &sides, const Iteration &before, const Iteration &after,
                  std::vector<Happening> &out)
{
    const Matching matching = matchedSections(sides, before, after);
    matching.walk([&](std::size_t i, std::size_t j) {
        if (i == Matching::none)
            return tellNewSection(sides, after, after.sections[j], out);
        const Section &was = before.sections[i];
        if (j == Matching::none) {
            out.push_back(sectionHappening(HappeningKind::SectionRemoved, sides.before, after, was));
            out.back().isGone = true;
            return;
        }
        const Section &is = after.sections[j];
        const std::string oldHeading = headingWords(sides.before.view(was.headingText));
        Happening renamed = sectionHappening(HappeningKind::SectionRenamed, sides.after, after, is);
        if (oldHeading != renamed.key) {
            renamed.before = oldHeading;
            renamed.after = renamed.key;
            out.push_back(std::move(renamed));
        }
        tellSection(sides, after, &was, is, out);
    });
    if (const std::size_t moved = matching.firstOutOfOrder(); moved != Matching::none) {
        Happening told = happeningOf(HappeningKind::SectionChanged, after);
        told.note = "reordered";
        told.line = sides.after.lineOf(after.sections[moved].heading.begin);
        out.push_back(std::move(told));
    }
}

} // namespace loadline::merge
