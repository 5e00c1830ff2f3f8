// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/archive_text.h"

#include "markdown/archive_line.h"
#include "markdown/blocks.h"
#include "markdown/headings.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::changes {

namespace {

constexpr std::string_view betweenLists = "<!-- -->";
constexpr int houseIterationLevel = 2;

bool endsWithBlankLine(std::string_view text)
{
    return isLineEndByte(text.back())
           && isBlank(text.substr(markdown::lineBegin(text, text.size() - 1)));
}

/// Without blank lines at the end, and with the last line ended.
std::string endedBlock(std::string_view block, const std::string &lineEnd)
{
    while (!block.empty()) {
        const std::size_t begin = markdown::lineBegin(block, block.size() - 1);
        if (!isBlank(block.substr(begin)))
            break;
        block = block.substr(0, begin);
    }
    std::string ended(block);
    if (!ended.empty() && !isLineEndByte(ended.back()))
        ended += lineEnd;
    return ended;
}

int levelOf(const Register &reg, Span heading)
{
    for (const markdown::BlockLine &line : markdown::scanBlocks(*reg.text, heading))
        if (line.level > 0)
            return line.level;
    return 1;
}

std::string wordsOf(const Register &reg, Span heading)
{
    for (const markdown::BlockLine &line : markdown::scanBlocks(*reg.text, heading))
        if (line.level > 0)
            return std::string(trimmed(reg.view(line.heading)));
    return {};
}

std::string headingLine(int level, std::string_view words)
{
    return std::string(std::size_t(std::max(1, level)), '#') + " " + std::string(words);
}

} // namespace

std::string emptyArchive(const Register &reg, const ArchiveFile &file)
{
    const std::string lineEnd = lineEndAt(reg, 0);
    // A title that opens a register of risks would open one here.
    const bool hasTitle = !reg.title.empty()
                          && markdown::riskPartOf(reg.title) == markdown::RiskPart::None;
    return headingLine(1, hasTitle ? reg.title + " - Archive" : "Archive") + lineEnd + lineEnd
           + "**" + std::string(markdown::archiveOfKey)
           + "**: " + markdown::linkToFile(file.registerName) + lineEnd;
}

std::map<std::size_t, Span> tableHeadsIn(const Register &reg, const RiskGroup &group)
{
    std::map<std::size_t, Span> heads;
    Span head;
    for (const markdown::BlockLine &line : markdown::scanBlocks(*reg.text, group.body)) {
        if (line.kind == markdown::LineKind::TableHead)
            head = {line.begin, line.next};
        else if (line.kind == markdown::LineKind::TableDelimiter)
            head.end = line.next;
        else if (line.kind == markdown::LineKind::TableRow)
            heads.emplace(line.begin, head);
    }
    return heads;
}

ArchiveText::ArchiveText(const Register &reg, const Register &archive)
    : m_register(reg)
    , m_archive(archive)
    , m_lineEnd(lineEndAt(archive, 0))
    , m_lastLevel(archive.iterations.empty() ? 0 : archive.iterations.back().level)
    , m_hasRegisterHeading(archive.riskHeading.has_value())
{
}

std::size_t ArchiveText::textEnd(std::size_t end) const
{
    const std::string_view text = *m_archive.text;
    while (end > 0) {
        const std::size_t begin = markdown::lineBegin(text, end - 1);
        if (!isBlank(text.substr(begin, end - begin)))
            break;
        end = begin;
    }
    return end;
}

void ArchiveText::addBlock(std::size_t place, std::string_view block)
{
    std::string &added = addedAt(place);
    const std::string_view above = added.empty()
                                       ? std::string_view(*m_archive.text).substr(0, place)
                                       : std::string_view(added);
    std::string blank;
    if (!above.empty() && !isLineEndByte(above.back()))
        blank += m_lineEnd;
    if (!above.empty() && !endsWithBlankLine(above))
        blank += m_lineEnd;
    added += blank + endedBlock(block, m_lineEnd);
}

void ArchiveText::add(const MovingParts &parts)
{
    for (std::size_t i = 0; i < parts.iterations.size(); ++i)
        addIteration(parts.iterations[i], parts.levels[i]);
    // What stands below no heading comes first: below one it would be that group's.
    for (const bool isHeaded : {false, true})
        for (const MovingGroup &group : parts.groups)
            if (group.heading.empty() != isHeaded)
                addGroup(group);
}

void ArchiveText::addIteration(Span span, int level)
{
    std::size_t end = m_archive.text->size();
    if (!m_archive.iterations.empty())
        end = m_archive.iterations.back().span.end;
    else if (m_archive.riskHeading)
        end = m_archive.riskHeading->begin;
    const std::size_t place = textEnd(end);
    if (m_lastLevel > 0 && level > m_lastLevel)
        addBlock(place, headingLine(m_lastLevel, "Iterations"));
    m_lastLevel = level;
    addBlock(place, m_register.view(span));
}

void ArchiveText::addRegisterHeading()
{
    // Nothing of the risks may stand deeper than it did, and no iteration may swallow the heading.
    int level = m_register.riskHeading ? levelOf(m_register, *m_register.riskHeading)
                                       : houseIterationLevel;
    for (const Iteration &iteration : m_register.iterations)
        level = std::min(level, iteration.level);
    for (const RiskGroup &group : m_register.groups)
        if (!group.heading.isEmpty())
            level = std::min(level, group.level - 1);
    const std::string words = m_register.riskHeading ? wordsOf(m_register, *m_register.riskHeading)
                                                     : std::string("Deployment Risk Register");
    addBlock(textEnd(m_archive.text->size()), headingLine(level, words));
    m_hasRegisterHeading = true;
}

void ArchiveText::addGroup(const MovingGroup &group)
{
    if (!m_hasRegisterHeading)
        addRegisterHeading();
    for (const RiskGroup &there : m_archive.groups) {
        if (trimmed(m_archive.view(there.heading)) == trimmed(group.heading)) {
            addToGroup(there, group);
            return;
        }
    }
    addNewGroup(group);
}

void ArchiveText::addNewGroup(const MovingGroup &group)
{
    std::size_t end = m_archive.text->size();
    if (group.heading.empty() && m_archive.riskHeading) {
        end = m_archive.riskHeading->end;
    } else if (!m_archive.groups.empty()) {
        end = 0;
        for (const RiskGroup &there : m_archive.groups)
            end = std::max(end, there.span.end);
    }
    const std::size_t place = textEnd(end);
    const std::string body = bodyOf(group);
    if (group.heading.empty()) {
        addBlock(place, body);
        return;
    }
    std::string heading = group.heading;
    if (!isLineEndByte(heading.back()))
        heading += m_lineEnd;
    addBlock(place, heading + body);
}

std::string ArchiveText::bodyOf(const MovingGroup &group) const
{
    if (group.whole)
        return std::string(m_register.view(*group.whole));
    std::string body = joinedItems(m_register, group.items, m_lineEnd);
    const auto add = [&](const std::string &block) {
        if (!body.empty() || !group.heading.empty())
            body += m_lineEnd;
        body += endedBlock(block, m_lineEnd);
    };
    for (const MovingRows &table : group.tables)
        add(table.head + table.rows);
    for (const std::string &block : group.blocks)
        add(block);
    return body;
}

void ArchiveText::addToGroup(const RiskGroup &there, const MovingGroup &group)
{
    const std::size_t place = textEnd(there.span.end);
    const Risk *last = there.risks.empty() ? nullptr : &m_archive.risks[there.risks.back()];
    if (last && last->span.end < place)
        last = nullptr; // other text stands behind it
    if (group.whole) {
        std::string body(m_register.view(*group.whole));
        const bool isListOnList = last && last->form == RiskForm::ListItem;
        addBlock(place, (isListOnList ? std::string(betweenLists) + m_lineEnd : "") + body);
        return;
    }
    if (!group.items.empty())
        addItems(group.items, last, place);
    for (const MovingRows &table : group.tables)
        addRows(table, group.items.empty() ? last : nullptr, place);
    for (const std::string &block : group.blocks)
        addBlock(place, block);
}

void ArchiveText::addItems(const std::vector<DraftItem> &items, const Risk *last, std::size_t place)
{
    const std::string text = joinedItems(m_register, items, m_lineEnd);
    if (!last || last->form != RiskForm::ListItem || !addedAt(place).empty()) {
        addBlock(place, text);
        return;
    }
    DraftItem before;
    before.text = std::string(m_archive.view(last->span));
    if (isAsciiDigit(m_archive.view(last->marker).front()))
        before.number = last->number;
    std::vector<DraftItem> all{before};
    all.insert(all.end(), items.begin(), items.end());
    addedAt(place) = joinedItems(m_register, all, m_lineEnd).substr(before.text.size());
}

void ArchiveText::addRows(const MovingRows &table, const Risk *last, std::size_t place)
{
    const bool isBehindTable = last && last->form == RiskForm::TableRow && addedAt(place).empty();
    if (isBehindTable) {
        const auto heads = tableHeadsIn(m_archive, m_archive.groups[last->group]);
        const auto head = heads.find(last->span.begin);
        if (head != heads.end() && trimmed(m_archive.view(head->second)) == trimmed(table.head)) {
            const bool isEnded = isLineEndByte((*m_archive.text)[last->span.end - 1]);
            addedAt(place) = (isEnded ? "" : m_lineEnd) + table.rows;
            return;
        }
    }
    addBlock(place, table.head + table.rows);
}

std::string ArchiveText::text() const
{
    const std::string_view text = *m_archive.text;
    std::string result;
    std::size_t done = 0;
    for (const auto &[place, added] : m_added) {
        result += text.substr(done, place - done);
        result += added;
        done = place;
        const std::string_view behind = text.substr(place);
        if (!added.empty() && !behind.empty()
            && !isBlank(behind.substr(0, markdown::nextLine(behind, 0))))
            result += m_lineEnd;
    }
    result += text.substr(done);
    return result;
}

} // namespace loadline::changes
