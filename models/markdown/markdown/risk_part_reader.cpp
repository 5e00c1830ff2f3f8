// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/risk_part_reader.h"

#include "markdown/risk_summaries.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

RiskLists listsOf(RiskPart part)
{
    return part == RiskPart::Register ? RiskLists::All : RiskLists::None;
}

} // namespace

RiskPartReader::RiskPartReader(DocumentCursor &cursor)
    : m_cursor(cursor)
    , m_register(cursor.reg())
    , m_risks(cursor.reg())
{
}

void RiskPartReader::endAt(int level)
{
    while (!m_parts.empty() && level <= m_parts.back().level)
        m_parts.pop_back();
    if (m_group && (!isOpen() || level <= m_register.groups[*m_group].level))
        m_group.reset();
}

bool RiskPartReader::takesUnits() const
{
    return part() != RiskPart::Register || m_parts.back().level == 1;
}

bool RiskPartReader::takeHeading()
{
    if (isOpen())
        return takeInside();
    const Span words = m_cursor.mark().text;
    const auto risk = riskHeading(m_cursor.text(), words);
    if (risk && saysRisk(m_cursor.text(), *risk, words))
        return takeRisk();
    const RiskPart kind = riskPartOf(at(m_cursor.text(), words));
    if (kind == RiskPart::None)
        return holdsTable(m_cursor.segment()) && takeBelowHeading(RiskLists::TablesThatSayRisk);
    open(kind);
    return takeBelowHeading(listsOf(kind))
           || (kind == RiskPart::Register
               && withoutBlankEdges(m_cursor.text(), m_cursor.segment()).isEmpty());
}

/// The heading becomes a group where it can be one: the document's title and the register's own
/// heading are more than that.
bool RiskPartReader::takeBelowHeading(RiskLists lists)
{
    const OutlineMark &mark = m_cursor.mark();
    const bool isRegister = part() == RiskPart::Register;
    if (mark.level == 1 || (isRegister && !groupHeading(m_cursor.text(), mark.text).tier))
        return addGroupless(m_cursor.segment(), lists);
    return takeGroup(lists);
}

bool RiskPartReader::takeInside()
{
    const std::string_view words = at(m_cursor.text(), m_cursor.mark().text);
    if (takeRisk())
        return true;
    ++m_section;
    if (isAboutRegister(words)) {
        m_parts.push_back({m_cursor.mark().level, RiskPart::None});
        return false;
    }
    if (part() == RiskPart::Mentioned && riskPartOf(words) == RiskPart::Register)
        open(RiskPart::Register);
    return takeGroup(listsOf(part()));
}

bool RiskPartReader::takeRule()
{
    return isOpen() && addGroupless(m_cursor.segment(), listsOf(part()));
}

bool RiskPartReader::takeTables(Span body)
{
    return holdsTable(body) && addGroupless(body, RiskLists::TablesThatSayRisk);
}

bool RiskPartReader::holdsTable(Span body) const
{
    const std::string_view words = at(m_cursor.text(), body);
    return words.find('|') != std::string_view::npos && mentionsRisk(words);
}

void RiskPartReader::open(RiskPart kind)
{
    m_parts.push_back({m_cursor.mark().level, kind});
    if (kind == RiskPart::Register)
        noteRegister();
}

void RiskPartReader::noteRegister()
{
    if (!m_register.riskHeading)
        m_register.riskHeading = m_cursor.mark().line;
}

bool RiskPartReader::takeRisk()
{
    const OutlineMark mark = m_cursor.mark();
    const auto heading = riskHeading(m_cursor.text(), mark.text);
    if (!heading || tierFromText(at(m_cursor.text(), heading->id)))
        return false;
    const std::string_view title = at(m_cursor.text(), heading->title);
    // In a numbered document every heading begins so.
    if (heading->isBareNumber && (part() != RiskPart::Register || namesSection(title)))
        return false;
    const std::size_t end = m_cursor.endOfPart();
    const RiskGroup none;
    Risk risk = m_risks.riskOf(m_group ? m_register.groups[*m_group] : none, *heading,
                               {mark.line.begin, end}, m_cursor.segment());
    if (isDetailOfEarlier(risk))
        return false;
    m_seen.insert({risk.id, {risk.title, m_section}});
    if (!m_group)
        m_group = addGroupAbove(mark);
    m_risks.add(*m_group, std::move(risk));
    m_register.groups[*m_group].span.end = end;
    m_cursor.skipTo(end);
    return true;
}

/// The group of risks with headings that stand below no other.
std::size_t RiskPartReader::addGroupAbove(const OutlineMark &mark)
{
    RiskGroup group;
    group.level = mark.level - 1;
    group.heading = {mark.line.begin, mark.line.begin};
    group.body = group.heading;
    group.span = group.heading;
    m_register.groups.push_back(std::move(group));
    return m_register.groups.size() - 1;
}

/// A document may speak of one risk in several sections: what it is, how it is met, who watches it.
/// The first of its headings is the risk.
bool RiskPartReader::isDetailOfEarlier(const Risk &risk) const
{
    const auto seen = m_seen.find(risk.id);
    return seen != m_seen.end() && seen->second.section != m_section
           && (risk.title.empty() || risk.title == seen->second.title);
}

bool RiskPartReader::takeGroup(RiskLists lists)
{
    const OutlineMark mark = m_cursor.mark();
    const std::string_view text = m_cursor.text();
    const GroupHeading said = groupHeading(text, mark.text);
    RiskGroup group;
    group.tier = said.tier;
    group.emoji = std::string(at(text, said.emoji));
    group.label = std::string(at(text, said.label));
    group.qualifier = std::string(trimmed(at(text, said.qualifier)));
    group.iteration = said.iteration;
    group.isFixed = said.isFixed;
    group.level = mark.level;
    group.heading = mark.line;
    group.span = {mark.line.begin, m_cursor.segment().end};
    group.body = m_cursor.segment();
    m_register.groups.push_back(std::move(group));
    const std::size_t index = m_register.groups.size() - 1;
    const bool saysWhich = said.tier || said.isFixed || said.iteration;
    // Where risks are but mentioned, "High-Impact Risk: stale cache" is no heading of a tier.
    constexpr std::ptrdiff_t mostBlanks = 2;
    const std::string &label = m_register.groups[index].label;
    const bool isShort = std::count(label.begin(), label.end(), ' ') <= mostBlanks;
    const bool isGroup = saysWhich
                         && (part() == RiskPart::Register
                             || (part() == RiskPart::Mentioned && isShort));
    const std::size_t found = m_risks.readBody(index, m_cursor.segment(),
                                               isGroup ? RiskLists::All : lists);
    if (found > 0 || (saysWhich && part() == RiskPart::Register)) {
        noteRegister();
        m_register.groups[index].markdown = textBesideRisks(m_register, m_register.groups[index]);
        m_group = index;
        return true;
    }
    m_register.groups.pop_back();
    return false;
}

/// Risks that stand below no heading of a tier. False where there are none.
bool RiskPartReader::addGroupless(Span body, RiskLists lists)
{
    if (withoutBlankEdges(m_cursor.text(), body).isEmpty())
        return false;
    RiskGroup group;
    group.level = m_parts.empty() ? 2 : m_parts.back().level + 1;
    group.heading = {body.begin, body.begin};
    group.span = body;
    group.body = body;
    m_register.groups.push_back(std::move(group));
    if (m_risks.readBody(m_register.groups.size() - 1, body, lists) > 0) {
        m_register.groups.back().markdown = textBesideRisks(m_register, m_register.groups.back());
        return true;
    }
    m_register.groups.pop_back();
    return false;
}

} // namespace loadline::markdown
