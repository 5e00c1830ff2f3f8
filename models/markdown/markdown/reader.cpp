// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"

#include "markdown/archive_line.h"
#include "markdown/fields.h"
#include "markdown/front_matter.h"
#include "markdown/headings.h"
#include "markdown/iteration_reader.h"
#include "markdown/lead.h"
#include "markdown/outline.h"
#include "markdown/risk_part_reader.h"
#include "markdown/risk_summaries.h"
#include "markdown/scan.h"
#include "markdown/unit_outline.h"
#include "markdown/unit_reader.h"

#include <algorithm>
#include <iterator>

namespace loadline::markdown {

namespace {

/// Puts the parts of a document in their places, mark by mark.
class Assembler
{
public:
    Assembler(Register &reg, std::vector<OutlineMark> marks, Units units, std::size_t end)
        : m_register(reg)
        , m_text(std::string_view(*reg.text).substr(0, end))
        , m_cursor(reg, std::move(marks), end)
        , m_risks(m_cursor)
        , m_units(std::move(units))
        , m_levelsAhead(levelsAhead(m_cursor.marks()))
    {
    }

    void takeWhole()
    {
        const std::size_t begin = m_cursor.isAtEnd() ? m_text.size() : m_cursor.mark().line.begin;
        m_cursor.addOther(std::nullopt, {0, begin});
        takeMarks();
        joinSummaries(m_register);
    }

    void takeMarks()
    {
        for (; !m_cursor.isAtEnd(); m_cursor.advance()) {
            switch (m_cursor.mark().kind) {
            case OutlineMark::Heading:
                takeHeading(m_cursor.mark());
                break;
            case OutlineMark::Rule:
                takeRule();
                break;
            case OutlineMark::Footer:
                takeFooter(m_cursor.mark());
                break;
            }
        }
        closeIteration(m_text.size());
    }

private:
    Span segment() const { return m_cursor.segment(); }

    Iteration *openIteration()
    {
        return m_isInIteration ? &m_register.iterations.writable(m_register.iterations.size() - 1)
                               : nullptr;
    }

    void closeIteration(std::size_t end)
    {
        if (Iteration *iteration = openIteration())
            iteration->span.end = end;
        m_isInIteration = false;
    }

    void takeHeading(const OutlineMark &mark)
    {
        if (Iteration *iteration = openIteration(); iteration && mark.level > iteration->level) {
            takeSection(*iteration, mark);
            return;
        }
        closeIteration(mark.line.begin);
        m_risks.endAt(mark.level);
        const auto &unit = m_units[m_cursor.at()];
        if (unit && m_risks.takesUnits()) {
            addIteration(mark, *unit);
            return;
        }
        const bool isTitle = mark.level == 1 && m_register.titleSpan.isEmpty()
                             && m_register.iterations.empty();
        if (isTitle)
            takeTitle(mark);
        if (m_risks.takeHeading())
            return;
        if (isTitle)
            m_cursor.addOther(std::nullopt, segment());
        else
            m_cursor.addOther();
    }

    void takeTitle(const OutlineMark &mark)
    {
        m_register.title = std::string(at(m_text, mark.text));
        m_register.titleSpan = mark.text;
        // A *Last Updated* among the lines below the title does not end them.
        const auto &marks = m_cursor.marks();
        std::size_t next = m_cursor.at() + 1;
        while (next < marks.size() && marks[next].kind == OutlineMark::Footer)
            ++next;
        const std::size_t end = next < marks.size() ? marks[next].line.begin : m_text.size();
        m_register.fields = metadataOf(m_text, {mark.line.end, end});
        std::erase_if(m_register.fields, [](const Field &field) {
            return isLastUpdatedKey(field.key) || isNextIterationKey(field.key);
        });
    }

    void takeRule()
    {
        if (!m_risks.takeRule() && (m_isInIteration || !m_risks.takeTables(segment())))
            m_cursor.addOther(std::nullopt, segment());
    }

    /// For each mark the level of the next heading behind it; 0 where there is none.
    static std::vector<std::uint8_t> levelsAhead(const std::vector<OutlineMark> &marks)
    {
        std::vector<std::uint8_t> levels(marks.size());
        std::uint8_t level = 0;
        for (std::size_t i = marks.size(); i-- > 0;) {
            levels[i] = level;
            if (marks[i].kind == OutlineMark::Heading)
                level = marks[i].level;
        }
        return levels;
    }

    /// Whether the next heading is deeper than \a level: of a section.
    bool isSectionAhead(int level) const { return m_levelsAhead[m_cursor.at()] > level; }

    void takeFooter(const OutlineMark &mark)
    {
        if (Iteration *iteration = openIteration();
            iteration && isSectionAhead(iteration->level) && !iteration->sections.empty()) {
            // In the midst of an iteration it is a line of its section.
            Section &section = iteration->sections.back();
            if (section.span.end == mark.line.begin) {
                section.span.end = segment().end;
                section.body = withoutBlankEdges(m_text, {section.heading.end, section.span.end});
                return;
            }
        }
        if (m_isInIteration)
            closeIteration(mark.line.begin);
        bool isArchive = false;
        for (const FieldText &found : fieldsIn(m_text, mark.text)) {
            const std::string_view key = at(m_text, found.key);
            Field field{std::string(key), std::string(at(m_text, found.value)), mark.line,
                        found.value};
            if (isLastUpdatedKey(key))
                m_register.lastUpdated.push_back(std::move(field));
            else if (isNextIterationKey(key))
                m_register.nextIteration.push_back(std::move(field));
            else if (key == archiveKey)
                isArchive = takeArchive(mark, found.value) || isArchive;
        }
        const std::size_t end = segment().end;
        m_cursor.addOther(std::nullopt, {isArchive ? mark.line.begin : mark.line.end, end});
    }

    bool takeArchive(const OutlineMark &mark, Span value)
    {
        auto archive = archiveLineIn(m_text, value);
        if (!archive)
            return false;
        archive->line = mark.line;
        for (const NumberRange &range : archive->iterations)
            m_register.highestIterationEver = std::max(m_register.highestIterationEver, range.last);
        m_register.highestRiskEver = std::max(m_register.highestRiskEver,
                                              numberOfName(archive->highestRisk).value_or(0));
        m_register.archives.push_back(std::move(*archive));
        return true;
    }

    // Iterations

    void takeSection(Iteration &iteration, const OutlineMark &mark)
    {
        while (!m_sectionsAbove.empty()
               && iteration.sections[m_sectionsAbove.back()].level >= mark.level)
            m_sectionsAbove.pop_back();
        const Section *above = m_sectionsAbove.empty()
                                   ? nullptr
                                   : &iteration.sections[m_sectionsAbove.back()];
        const Section section = sectionFrom(m_register, mark, segment(), above);
        m_sectionsAbove.push_back(iteration.sections.size());
        iteration.sections.push_back(section);
    }

    void addIteration(const OutlineMark &mark, const UnitHeading &unit)
    {
        m_register.iterations.push_back(iterationFrom(m_text, mark, unit, takeLead(mark.level)));
        m_isInIteration = true;
        m_sectionsAbove.clear();
    }

    /// The lines between an iteration's heading and its first section. A *Last Updated* among its
    /// metadata lines, or before its sections, belongs to it and is no footer.
    Span takeLead(int level)
    {
        Span lead = segment();
        while (m_cursor.hasNext() && m_cursor.next().kind == OutlineMark::Footer) {
            const std::size_t begin = m_cursor.next().line.begin;
            const std::string_view before = m_text.substr(lead.begin, begin - lead.begin);
            const Span last = {lineBegin(m_text, begin == 0 ? 0 : begin - 1), begin};
            const bool isBehindBlank = trimmed(at(m_text, last)).empty();
            if (isBehindBlank && !trimmed(before).empty() && !isSectionAhead(level))
                break;
            m_cursor.advance();
            lead.end = segment().end;
        }
        return lead;
    }

    Register &m_register;
    std::string_view m_text;
    DocumentCursor m_cursor;
    RiskPartReader m_risks;
    Units m_units; ///< of each mark, where it is a unit's heading
    std::vector<std::uint8_t> m_levelsAhead;
    std::vector<std::size_t> m_sectionsAbove; ///< of the open iteration, outermost first
    bool m_isInIteration = false;
};

/// What the front matter says of the register. It stands first, so its fields come first.
void addFrontMatter(Register &reg)
{
    std::vector<Field> fields;
    std::vector<Field> updated;
    for (Field &field : frontMatterFields(*reg.text)) {
        const std::string key = spokenKey(field.key);
        if (equalsIgnoringCase(key, "title") && reg.titleSpan.isEmpty()) {
            reg.title = field.value;
            reg.titleSpan = field.valueSpan;
        } else if (isLastUpdatedKey(key)) {
            updated.push_back(std::move(field));
        } else {
            fields.push_back(std::move(field));
        }
    }
    reg.fields.insert(reg.fields.begin(), std::make_move_iterator(fields.begin()),
                      std::make_move_iterator(fields.end()));
    reg.lastUpdated.insert(reg.lastUpdated.begin(), std::make_move_iterator(updated.begin()),
                           std::make_move_iterator(updated.end()));
}

} // namespace

Register read(SharedText text)
{
    Register reg;
    reg.text = std::move(text);
    Outline outline = outlineOf(*reg.text);
    reg.lineStarts = std::move(outline.lineStarts);
    Units units = unitsIn(*reg.text, outline.marks);
    Assembler(reg, std::move(outline.marks), std::move(units), reg.text->size()).takeWhole();
    addFrontMatter(reg);
    return reg;
}

Register readUnit(SharedText text, std::vector<OutlineMark> marks, const UnitHeading &unit,
                  std::size_t end)
{
    Register reg;
    reg.text = std::move(text);
    Units units(marks.size());
    units.front() = unit;
    Assembler(reg, std::move(marks), std::move(units), end).takeMarks();
    return reg;
}

Register read(std::string text)
{
    return read(std::make_shared<const std::string>(std::move(text)));
}

} // namespace loadline::markdown
