// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/group_draft.h"

#include "markdown/blocks.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <algorithm>
#include <charconv>

namespace loadline::changes {

namespace {

constexpr std::string_view separatorLine = "<!-- -->";
constexpr std::string_view noneLine = "None identified yet";

std::string_view bare(std::string_view line)
{
    return trimmed(line);
}

bool isBlankLine(const std::string &line)
{
    return bare(line).empty();
}

bool isSeparator(const std::string &line)
{
    return bare(line) == separatorLine;
}

bool isNone(const std::string &line)
{
    std::string_view words = bare(line);
    const bool isBullet = words.size() > 1 && isBlankByte(words[1])
                          && (words[0] == '-' || words[0] == '*' || words[0] == '+');
    if (isBullet)
        words = trimmed(words.substr(1));
    return startsWithIgnoringCase(words, "none") && (words.size() == 4 || !isAsciiLetter(words[4]));
}

/// The lines of a stretch of text, each with its line ending.
std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t next = markdown::nextLine(text, i);
        lines.emplace_back(text.substr(i, next - i));
        i = next;
    }
    return lines;
}

std::size_t countBlanks(const std::vector<std::string> &lines)
{
    return std::size_t(std::count_if(lines.begin(), lines.end(), isBlankLine));
}

bool isPlain(const std::vector<std::string> &lines)
{
    return std::all_of(lines.begin(), lines.end(), [](const std::string &line) {
        return isBlankLine(line) || isSeparator(line);
    });
}

/// The number that a renderer counts from: that of an ordered list item.
std::optional<int> listNumber(std::string_view text, const markdown::BlockLine &line)
{
    if (!line.isOrdered)
        return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data() + line.marker,
                                              text.data() + line.markerEnd, number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

/// Blank lines in the gaps between the items of one group that hold nothing else.
std::optional<std::size_t> blanksIn(const Register &reg, const RiskGroup &group)
{
    const std::string_view text = *reg.text;
    for (std::size_t i = 0; i + 1 < group.risks.size(); ++i) {
        const Risk &a = reg.risks[group.risks[i]];
        const Risk &b = reg.risks[group.risks[i + 1]];
        if (a.form != RiskForm::ListItem || b.form != RiskForm::ListItem)
            continue;
        const auto lines = linesOf(text.substr(a.span.end, b.span.begin - a.span.end));
        if (!isPlain(lines))
            continue;
        // Around a separator the blank lines stand on both sides.
        const bool isSeparated = std::any_of(lines.begin(), lines.end(), isSeparator);
        return isSeparated ? (countBlanks(lines) + 1) / 2 : countBlanks(lines);
    }
    return std::nullopt;
}

} // namespace

std::size_t usualBlanksBetweenItems(const Register &reg)
{
    for (const RiskGroup &group : reg.groups)
        if (const auto blanks = blanksIn(reg, group))
            return *blanks;
    return 0;
}

std::string joinedItems(const Register &reg, const std::vector<DraftItem> &items,
                        const std::string &lineEnd)
{
    const std::size_t blanks = usualBlanksBetweenItems(reg);
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            for (std::size_t b = 0; b < blanks; ++b)
                text += lineEnd;
            const auto &before = items[i - 1].number;
            const auto &after = items[i].number;
            const bool runsOn = !before || !after || *after == *before + 1;
            if (!runsOn && reg.separatesNumberRuns)
                text += std::string(separatorLine) + lineEnd;
        }
        text += items[i].text;
        if (!text.empty() && !isLineEndByte(text.back()))
            text += lineEnd;
    }
    return text;
}

GroupDraft::GroupDraft(const Register &reg, std::size_t group)
    : m_register(reg)
    , m_group(group)
    , m_lineEnd(lineEndAt(reg, reg.groups[group].body.begin))
{
    const std::string_view text = *reg.text;
    const Span body = reg.groups[group].body;
    const auto lines = markdown::scanBlocks(text, body);
    m_gaps.emplace_back();
    std::size_t done = body.begin;
    const auto addGapUpTo = [&](std::size_t end) {
        if (end > done)
            for (std::string &line : linesOf(text.substr(done, end - done)))
                m_gaps.back().lines.push_back(std::move(line));
    };
    for (std::size_t i = 0; i < lines.size();) {
        const bool isNoneLine = lines[i].startsItem() && !lines[i].isOrdered
                                && isNone(std::string(reg.view({lines[i].begin, lines[i].next})));
        if (!markdown::beginsOutermostItem(lines[i]) || isNoneLine) {
            ++i;
            continue;
        }
        const std::size_t end = markdown::endOfItem(lines, i);
        addGapUpTo(lines[i].begin);
        DraftItem item;
        const Span span{lines[i].begin, lines[end - 1].next};
        item.text = std::string(reg.view(span));
        item.number = listNumber(text, lines[i]);
        for (const std::size_t risk : reg.groups[group].risks)
            if (reg.risks[risk].span == span)
                item.risk = risk;
        m_items.push_back(std::move(item));
        m_gaps.emplace_back();
        done = span.end;
        i = end;
    }
    addGapUpTo(body.end);
    m_followedBy = std::string(text.substr(body.end, markdown::nextLine(text, body.end) - body.end));
}

std::size_t GroupDraft::indexOf(std::size_t risk) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [risk](const DraftItem &item) { return item.risk == risk; });
    return std::size_t(found - m_items.begin());
}

DraftItem GroupDraft::take(std::size_t risk)
{
    const std::size_t index = indexOf(risk);
    DraftItem item = m_items[index];
    m_items.erase(m_items.begin() + long(index));
    Gap before = std::move(m_gaps[index]);
    Gap after = std::move(m_gaps[index + 1]);
    m_gaps.erase(m_gaps.begin() + long(index));
    Gap &joined = m_gaps[index];
    joined = Gap();
    m_lostItem = true;
    const bool isFirst = index == 0;
    const bool isLast = index == m_items.size();
    if (isPlain(before.lines) && isPlain(after.lines) && !isFirst && !isLast) {
        const auto blanks = [](const Gap &gap) {
            const bool isSeparated = std::any_of(gap.lines.begin(), gap.lines.end(), isSeparator);
            return isSeparated ? (countBlanks(gap.lines) + 1) / 2 : countBlanks(gap.lines);
        };
        rebuildGap(index, std::max(blanks(before), blanks(after)));
        return item;
    }
    // At the ends of the group its own edge stays, and the gap to the item that left goes.
    if (isFirst && !isLast && isPlain(after.lines)) {
        joined.lines = std::move(before.lines);
        joined.itemStood = joined.lines.size();
    } else if (isLast && !isFirst && isPlain(before.lines)) {
        joined.lines = std::move(after.lines);
    } else {
        joined.lines = std::move(before.lines);
        joined.itemStood = joined.lines.size();
        for (std::string &line : after.lines)
            joined.lines.push_back(std::move(line));
    }
    return item;
}

void GroupDraft::rebuildGap(std::size_t index, std::size_t blanks)
{
    Gap &gap = m_gaps[index];
    gap.lines.clear();
    const std::string blank = m_lineEnd;
    gap.lines.insert(gap.lines.end(), blanks, blank);
    const auto &before = m_items[index - 1].number;
    const auto &after = m_items[index].number;
    const bool runsOn = !before || !after || *after == *before + 1;
    if (!runsOn && m_register.separatesNumberRuns) {
        gap.lines.push_back(std::string(separatorLine) + m_lineEnd);
    }
}

std::size_t GroupDraft::blanksBetweenItems() const
{
    for (std::size_t i = 1; i < m_items.size(); ++i) {
        if (!isPlain(m_gaps[i].lines))
            continue;
        const bool isSeparated = std::any_of(m_gaps[i].lines.begin(), m_gaps[i].lines.end(),
                                             isSeparator);
        return isSeparated ? (countBlanks(m_gaps[i].lines) + 1) / 2 : countBlanks(m_gaps[i].lines);
    }
    return usualBlanksBetweenItems(m_register);
}

bool GroupDraft::isAscending() const
{
    std::optional<int> last;
    for (const DraftItem &item : m_items) {
        const auto number = item.risk ? m_register.risks[*item.risk].number : item.number;
        if (!number || (last && *number <= *last))
            return false;
        last = number;
    }
    return true;
}

void GroupDraft::insertAt(std::size_t index, DraftItem item)
{
    if (!item.text.empty() && !isLineEndByte(item.text.back()))
        item.text += m_lineEnd;
    if (m_items.empty()) {
        Gap &only = m_gaps.front();
        const auto none = std::find_if(only.lines.begin(), only.lines.end(), isNone);
        Gap behind;
        if (none != only.lines.end()) {
            // The line that said the group was empty gives way, in its place.
            behind.lines.assign(std::next(none), only.lines.end());
            only.lines.erase(none, only.lines.end());
            if (!behind.lines.empty() && wouldJoin(behind.lines.front())
                && !markdown::isRuleLine(behind.lines.front()))
                behind.lines.insert(behind.lines.begin(), m_lineEnd);
        } else {
            auto edge = only.lines.end();
            while (edge != only.lines.begin() && isBlankLine(*std::prev(edge)))
                --edge;
            const bool isAllBlank = edge == only.lines.begin();
            if (isAllBlank) {
                behind = std::move(only);
                only = Gap();
            } else {
                behind.lines.assign(edge, only.lines.end());
                only.lines.erase(edge, only.lines.end());
                // Text above must not take the item for its own continuation.
                only.lines.push_back(m_lineEnd);
            }
        }
        if (!only.lines.empty() && !isLineEndByte(only.lines.back().back()))
            only.lines.back() += m_lineEnd;
        m_items.push_back(std::move(item));
        m_gaps.push_back(std::move(behind));
        return;
    }
    const std::size_t blanks = blanksBetweenItems();
    m_items.insert(m_items.begin() + long(index), std::move(item));
    if (index == 0) {
        m_gaps.insert(m_gaps.begin() + 1, Gap());
        rebuildGap(1, blanks);
        return;
    }
    if (index == m_items.size() - 1) {
        DraftItem &last = m_items[index - 1];
        if (!isLineEndByte(last.text.back()))
            last.text += m_lineEnd;
        m_gaps.insert(m_gaps.begin() + long(index), Gap());
        rebuildGap(index, blanks);
        return;
    }
    if (isPlain(m_gaps[index].lines)) {
        m_gaps.insert(m_gaps.begin() + long(index), Gap());
        rebuildGap(index, blanks);
        rebuildGap(index + 1, blanks);
        return;
    }
    // Other text stands between the two: the item goes right before the next one.
    m_gaps.insert(m_gaps.begin() + long(index) + 1, Gap());
    rebuildGap(index + 1, blanks);
}

void GroupDraft::put(DraftItem item)
{
    const auto number = item.risk ? m_register.risks[*item.risk].number : item.number;
    std::size_t index = m_items.size();
    if (number && isAscending()) {
        index = 0;
        while (index < m_items.size()) {
            const DraftItem &other = m_items[index];
            const auto otherNumber = other.risk ? m_register.risks[*other.risk].number
                                                : other.number;
            if (*otherNumber > *number)
                break;
            ++index;
        }
    }
    insertAt(index, std::move(item));
}

void GroupDraft::append(DraftItem item)
{
    insertAt(m_items.size(), std::move(item));
}

void GroupDraft::putBefore(DraftItem item, std::size_t risk)
{
    insertAt(indexOf(risk), std::move(item));
}

void GroupDraft::setText(std::size_t risk, std::string text)
{
    m_items[indexOf(risk)].text = std::move(text);
}

void GroupDraft::sayNoneIfEmpty()
{
    if (!m_items.empty() || !m_lostItem)
        return;
    std::vector<std::string> &lines = m_gaps.front().lines;
    if (std::any_of(lines.begin(), lines.end(), isNone))
        return;
    const std::size_t stood = std::min(m_gaps.front().itemStood, lines.size());
    auto at = lines.insert(lines.begin() + long(stood), std::string(noneLine) + m_lineEnd);
    if (at != lines.begin() && !isBlankLine(*std::prev(at)))
        at = std::next(lines.insert(at, m_lineEnd));
    const bool isLast = std::next(at) == lines.end();
    if (wouldJoin(isLast ? m_followedBy : *std::next(at)))
        lines.insert(std::next(at), m_lineEnd);
}

bool GroupDraft::isBare() const
{
    return m_items.empty() && isPlain(m_gaps.front().lines);
}

std::string GroupDraft::text() const
{
    std::string text;
    for (std::size_t i = 0; i < m_gaps.size(); ++i) {
        for (const std::string &line : m_gaps[i].lines)
            text += line;
        if (i < m_items.size())
            text += m_items[i].text;
    }
    return text;
}

} // namespace loadline::changes
