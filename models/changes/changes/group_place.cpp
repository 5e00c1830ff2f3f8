// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/group_place.h"

#include "markdown/scan.h"

#include <algorithm>

namespace loadline::changes {

namespace {

std::size_t blanksBelowHeading(const Register &reg, const RiskGroup &group)
{
    const std::string_view body = reg.view(group.body);
    std::size_t blanks = 0;
    for (std::size_t i = 0; i < body.size();) {
        const std::size_t next = markdown::nextLine(body, i);
        if (!isBlank(body.substr(i, next - i)))
            return blanks;
        ++blanks;
        i = next;
    }
    return 0;
}

std::string withQualifier(std::string heading, std::optional<int> fixedBy)
{
    if (fixedBy)
        heading += " (Iteration " + std::to_string(*fixedBy) + " - FIXED)";
    return heading;
}

bool endsWithBlankLine(std::string_view text)
{
    if (text.empty())
        return true;
    if (!isLineEndByte(text.back()))
        return false;
    const std::size_t begin = markdown::lineBegin(text, text.size() - 1);
    return isBlank(text.substr(begin));
}

} // namespace

std::size_t placeBeforeFooter(const Register &reg)
{
    const std::string_view text = *reg.text;
    std::size_t place = text.size();
    std::vector<Span> footers;
    for (const auto *lines : {&reg.lastUpdated, &reg.nextIteration})
        for (const Field &field : *lines)
            footers.push_back(field.line);
    for (const ArchiveLine &archive : reg.archives)
        footers.push_back(archive.line);
    std::sort(footers.begin(), footers.end(),
              [](const Span &a, const Span &b) { return a.begin > b.begin; });
    bool hasFooter = false;
    for (const Span footer : footers) {
        if (footer.end < place && !isBlank(text.substr(footer.end, place - footer.end)))
            break;
        place = footer.begin;
        hasFooter = true;
    }
    if (!hasFooter)
        return text.size();
    // The rule above a footer belongs to it.
    std::size_t above = place;
    while (above > 0) {
        const std::size_t begin = markdown::lineBegin(text, above - 1);
        const std::string_view line = text.substr(begin, above - begin);
        if (markdown::isRuleLine(line))
            return begin;
        if (!isBlank(line))
            break;
        above = begin;
    }
    return place;
}

GroupPlaces::GroupPlaces(const Register &reg)
    : m_register(reg)
{
}

GroupDraft &GroupPlaces::body(std::size_t group)
{
    const auto found = m_bodies.find(group);
    if (found != m_bodies.end())
        return found->second;
    return m_bodies.emplace(group, GroupDraft(m_register, group)).first->second;
}

std::optional<std::size_t> GroupPlaces::fixedGroup(Tier tier, int iteration) const
{
    for (std::size_t i = 0; i < m_register.groups.size(); ++i) {
        const RiskGroup &group = m_register.groups[i];
        if (group.tier == tier && group.isFixed && group.iteration == iteration)
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> GroupPlaces::openGroup(Tier tier) const
{
    for (std::size_t i = 0; i < m_register.groups.size(); ++i) {
        const RiskGroup &group = m_register.groups[i];
        if (group.tier == tier && group.isOpen() && !group.isIterationsOwn())
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> GroupPlaces::ownGroup(Tier tier, int iteration) const
{
    for (std::size_t i = 0; i < m_register.groups.size(); ++i) {
        const RiskGroup &group = m_register.groups[i];
        if (group.tier == tier && group.isOpen() && group.iteration == iteration)
            return i;
    }
    return std::nullopt;
}

GroupPlaces::NewGroup &GroupPlaces::newGroup(Tier tier, std::optional<int> fixedBy)
{
    for (NewGroup &group : m_new)
        if (group.tier == tier && group.fixedBy == fixedBy)
            return group;
    m_new.push_back({tier, fixedBy, {}});
    return m_new.back();
}

void GroupPlaces::putIntoFixed(Tier tier, int iteration, DraftItem item)
{
    if (const auto group = fixedGroup(tier, iteration))
        body(*group).put(std::move(item));
    else
        newGroup(tier, iteration).items.push_back(std::move(item));
}

void GroupPlaces::putIntoOpen(Tier tier, DraftItem item)
{
    if (const auto group = openGroup(tier))
        body(*group).put(std::move(item));
    else
        newGroup(tier, std::nullopt).items.push_back(std::move(item));
}

void GroupPlaces::appendToOpen(Tier tier, DraftItem item)
{
    if (const auto group = openGroup(tier))
        body(*group).append(std::move(item));
    else
        newGroup(tier, std::nullopt).items.push_back(std::move(item));
}

void GroupPlaces::removeIfBare(std::size_t group)
{
    if (body(group).isBare() && !m_register.groups[group].heading.isEmpty())
        m_removed.push_back(group);
}

std::optional<std::size_t> GroupPlaces::likeFor(const NewGroup &group) const
{
    std::optional<std::size_t> sameTier;
    std::optional<std::size_t> any;
    for (std::size_t i = 0; i < m_register.groups.size(); ++i) {
        const RiskGroup &other = m_register.groups[i];
        if (!other.tier || other.heading.isEmpty())
            continue;
        if (!any)
            any = i;
        if (other.tier == group.tier
            && (!sameTier || (m_register.groups[*sameTier].isFixed && other.isOpen())))
            sameTier = i;
    }
    return sameTier ? sameTier : any;
}

int GroupPlaces::levelOf(Span heading) const
{
    const std::string_view text = trimmed(m_register.view(heading));
    const std::size_t signs = std::min(text.find_first_not_of('#'), text.size());
    return signs == 0 ? 2 : int(signs); // underlined: of one or two
}

/// It must not fall into the last iteration.
std::string GroupPlaces::headingOfRegister() const
{
    int level = 2;
    for (const Iteration &iteration : m_register.iterations)
        level = std::min(level, iteration.level);
    return std::string(std::size_t(level), '#') + " Deployment Risk Register";
}

std::string GroupPlaces::headingOf(const NewGroup &group) const
{
    const auto like = likeFor(group);
    if (!like) {
        int level = 3;
        if (!m_register.groups.empty())
            level = m_register.groups.front().level;
        else if (m_register.riskHeading)
            level = std::max(level, levelOf(*m_register.riskHeading) + 1);
        return std::string(std::size_t(level), '#') + " " + std::string(houseEmoji(group.tier))
               + " " + withQualifier(std::string(houseLabel(group.tier)), group.fixedBy);
    }
    const RiskGroup &other = m_register.groups[*like];
    std::string heading = std::string(std::size_t(other.level), '#') + " ";
    if (other.tier == group.tier) {
        if (!other.emoji.empty())
            heading += other.emoji + " ";
        return withQualifier(heading + other.label, group.fixedBy);
    }
    if (!other.emoji.empty())
        heading += std::string(houseEmoji(group.tier)) + " ";
    // "High" beside "Critical" and "Low"; "High Priority" where the others are called so.
    std::string label(houseLabel(group.tier));
    const bool saysPriority = std::any_of(
        m_register.groups.begin(), m_register.groups.end(),
        [](const RiskGroup &g) { return g.tier && g.label.find("riority") != std::string::npos; });
    if (!saysPriority)
        label = label.substr(0, label.find(' '));
    return withQualifier(heading + label, group.fixedBy);
}

std::string GroupPlaces::fixedHeading(Tier tier, int iteration) const
{
    return headingOf({tier, iteration, {}});
}

std::size_t GroupPlaces::placeOf(const NewGroup &group) const
{
    std::optional<std::size_t> behind;
    for (const RiskGroup &other : m_register.groups) {
        if (other.tier != group.tier)
            continue;
        if (group.fixedBy && other.isOpen() && !other.heading.isEmpty())
            return other.heading.begin;
        behind = other.span.end;
    }
    if (behind)
        return *behind;
    for (const RiskGroup &other : m_register.groups) {
        if (other.tier && *other.tier > group.tier && !other.heading.isEmpty())
            return other.heading.begin;
        behind = other.span.end;
    }
    if (behind)
        return *behind;
    if (m_register.riskHeading) {
        for (const OtherPart &part : m_register.others)
            if (part.span.begin == m_register.riskHeading->begin)
                return part.span.end;
        std::size_t end = m_register.riskHeading->end;
        const std::string_view text = *m_register.text;
        while (end < text.size()) {
            const std::size_t next = markdown::nextLine(text, end);
            if (!isBlank(text.substr(end, next - end)))
                break;
            end = next;
        }
        return end;
    }
    return placeBeforeFooter(m_register);
}

std::string GroupPlaces::textOf(const NewGroup &group, std::size_t place) const
{
    const std::string_view text = *m_register.text;
    const std::string lineEnd = lineEndAt(m_register, place);
    const auto like = likeFor(group);
    const std::size_t below = like ? blanksBelowHeading(m_register, m_register.groups[*like]) : 0;
    std::vector<DraftItem> items = group.items;
    std::stable_sort(items.begin(), items.end(), [this](const DraftItem &a, const DraftItem &b) {
        const auto number = [this](const DraftItem &item) {
            return item.risk ? m_register.risks[*item.risk].number : item.number;
        };
        return number(a).value_or(0) < number(b).value_or(0);
    });
    std::string result;
    const std::string_view above = text.substr(0, place);
    if (!above.empty() && !isLineEndByte(above.back()))
        result += lineEnd;
    if (!endsWithBlankLine(above))
        result += lineEnd;
    if (!m_register.riskHeading && m_register.groups.empty())
        result += headingOfRegister() + lineEnd + lineEnd;
    result += headingOf(group) + lineEnd;
    for (std::size_t i = 0; i < below; ++i)
        result += lineEnd;
    result += joinedItems(m_register, items, lineEnd);
    if (place < text.size())
        result += lineEnd;
    return result;
}

void GroupPlaces::writeTo(Draft &draft) const
{
    for (const auto &[group, body] : m_bodies) {
        if (std::find(m_removed.begin(), m_removed.end(), group) != m_removed.end())
            continue;
        GroupDraft written = body;
        written.sayNoneIfEmpty();
        draft.replaceLines(m_register.groups[group].body, written.text());
    }
    for (const std::size_t group : m_removed)
        draft.remove({m_register.groups[group].heading.begin, m_register.groups[group].body.end});
    // Of two groups that go to one place, the higher tier comes first.
    std::vector<NewGroup> made = m_new;
    std::stable_sort(made.begin(), made.end(),
                     [](const NewGroup &a, const NewGroup &b) { return a.tier < b.tier; });
    for (const NewGroup &group : made) {
        const std::size_t place = placeOf(group);
        draft.insert(place, textOf(group, place));
    }
}

} // namespace loadline::changes
