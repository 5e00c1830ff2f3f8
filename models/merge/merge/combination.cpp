// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/combine.h"

#include "core/text.h"

namespace loadline::merge {

/// Whether the choice for a conflict shows the text of \a side.
bool Combination::takes(const std::vector<Choice> &choices, std::size_t conflict, Choice side)
{
    const Choice choice = conflict < choices.size() ? choices[conflict] : Choice::Both;
    return choice == side || choice == Choice::Both;
}

std::string Combination::text(const std::vector<Choice> &choices) const
{
    std::vector<bool> hasRisks = m_hasRisks;
    const auto fill = [&hasRisks](const std::vector<std::size_t> &groups) {
        for (const std::size_t group : groups)
            hasRisks[group] = true;
    };
    for (const Stretch &stretch : m_stretches) {
        if (stretch.conflict && takes(choices, *stretch.conflict, Choice::Ours))
            fill(stretch.oursGroups);
        if (stretch.conflict && takes(choices, *stretch.conflict, Choice::Theirs))
            fill(stretch.theirsGroups);
    }
    std::string text(m_hasByteOrderMark ? byteOrderMark : std::string_view());
    for (const Stretch &stretch : m_stretches) {
        if (stretch.emptyGroup && hasRisks[*stretch.emptyGroup])
            continue;
        if (stretch.emptyGroup)
            hasRisks[*stretch.emptyGroup] = true; // it is said once
        text += stretch.text;
        if (stretch.conflict && takes(choices, *stretch.conflict, Choice::Ours))
            text += stretch.ours;
        if (stretch.conflict && takes(choices, *stretch.conflict, Choice::Theirs))
            text += stretch.theirs;
    }
    if (!m_endsLine && text.ends_with("\r\n"))
        text.resize(text.size() - 2);
    else if (!m_endsLine && !text.empty() && isLineEndByte(text.back()))
        text.pop_back();
    return text;
}

} // namespace loadline::merge
