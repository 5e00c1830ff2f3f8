// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"

#include "markdown/archive_line.h"
#include "markdown/fields.h"
#include "markdown/front_matter.h"
#include "markdown/headings.h"
#include "markdown/iteration_reader.h"
#include "markdown/lead.h"
#include "markdown/outline.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"
#include "markdown/unit_outline.h"

#include <algorithm>
#include <iterator>

namespace loadline::markdown {

namespace {

/// Puts the parts of a document in their places, mark by mark.
class Assembler
{
public:
    Assembler(Register &reg, std::vector<OutlineMark> marks)
        : m_register(reg)
        , m_text(*reg.text)
        , m_marks(std::move(marks))
        , m_units(unitsIn(m_text, m_marks))
        , m_levelsAhead(levelsAhead(m_marks))
        , m_risks(reg)
    {
    }

    void run()
    {
        addOther(std::nullopt, {0, m_marks.empty() ? m_text.size() : m_marks.front().line.begin});
        for (m_at = 0; m_at < m_marks.size(); ++m_at) {
            const OutlineMark mark = m_marks[m_at];
            switch (mark.kind) {
            case OutlineMark::Heading:
                takeHeading(mark);
                break;
            case OutlineMark::Rule:
                takeRule(mark);
                break;
            case OutlineMark::Footer:
                takeFooter(mark);
                break;
            }
        }
        closeIteration(m_text.size());
    }

private:
    /// The text from behind the current mark to the next one.
    Span segment() const
    {
        const std::size_t end = m_at + 1 < m_marks.size() ? m_marks[m_at + 1].line.begin
                                                          : m_text.size();
        return {m_marks[m_at].line.end, end};
    }

    Iteration *openIteration() { return m_isInIteration ? &m_register.iterations.back() : nullptr; }

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
        const std::string_view words = at(m_text, mark.text);
        if (m_riskLevel && mark.level <= *m_riskLevel)
            m_riskLevel.reset();
        if (m_group && (!m_riskLevel || mark.level <= m_register.groups[*m_group].level))
            m_group.reset();
        const auto &unit = m_units[m_at];
        if (unit && (!m_riskLevel || *m_riskLevel == 1))
            addIteration(mark, *unit);
        else if (m_riskLevel)
            takeRegisterHeading(mark);
        else if (isRiskRegisterHeading(words))
            openRiskRegister(mark);
        else if (mark.level == 1 && m_register.titleSpan.isEmpty() && m_register.iterations.empty())
            takeTitle(mark);
        else
            addOther(std::string(words), segment(), mark.line.begin);
    }

    void takeTitle(const OutlineMark &mark)
    {
        m_register.title = std::string(at(m_text, mark.text));
        m_register.titleSpan = mark.text;
        // A *Last Updated* among the lines below the title does not end them.
        std::size_t last = m_at;
        while (last + 1 < m_marks.size() && m_marks[last + 1].kind == OutlineMark::Footer)
            ++last;
        const std::size_t end = last + 1 < m_marks.size() ? m_marks[last + 1].line.begin
                                                          : m_text.size();
        m_register.fields = metadataOf(m_text, {mark.line.end, end});
        std::erase_if(m_register.fields, [](const Field &field) {
            return isLastUpdatedKey(field.key) || isNextIterationKey(field.key);
        });
        addOther(std::nullopt, segment());
    }

    void takeRule(const OutlineMark &)
    {
        if (m_riskLevel && readImplicitGroup(segment()))
            return;
        addOther(std::nullopt, segment());
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
    bool isSectionAhead(int level) const { return m_levelsAhead[m_at] > level; }

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
        addOther(std::nullopt, {isArchive ? mark.line.begin : mark.line.end, end});
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

    void addOther(std::optional<std::string> heading, Span span,
                  std::optional<std::size_t> begin = std::nullopt)
    {
        const Span body = withoutBlankEdges(m_text, span);
        if (!heading && body.isEmpty())
            return;
        m_register.others.push_back(
            {std::move(heading), {begin.value_or(span.begin), span.end}, body});
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
        while (m_at + 1 < m_marks.size() && m_marks[m_at + 1].kind == OutlineMark::Footer) {
            const std::size_t begin = m_marks[m_at + 1].line.begin;
            const std::string_view before = m_text.substr(lead.begin, begin - lead.begin);
            const Span last = {lineBegin(m_text, begin == 0 ? 0 : begin - 1), begin};
            const bool isBehindBlank = trimmed(at(m_text, last)).empty();
            if (isBehindBlank && !trimmed(before).empty() && !isSectionAhead(level))
                break;
            ++m_at;
            lead.end = segment().end;
        }
        return lead;
    }

    // The risk register

    void openRiskRegister(const OutlineMark &mark)
    {
        m_riskLevel = mark.level;
        if (!m_register.riskHeading)
            m_register.riskHeading = mark.line;
        if (mark.level == 1 && m_register.titleSpan.isEmpty()) {
            m_register.title = std::string(at(m_text, mark.text));
            m_register.titleSpan = mark.text;
        }
        if (!readImplicitGroup(segment())) {
            const Span body = withoutBlankEdges(m_text, segment());
            if (!body.isEmpty())
                addOther(std::string(at(m_text, mark.text)), segment(), mark.line.begin);
        }
    }

    /// What a group holds that is no risk and no comment line between numbers.
    std::string besideRisks(const RiskGroup &group) const
    {
        std::string text;
        std::size_t done = group.body.begin;
        const auto addUpTo = [&](std::size_t end) {
            while (done < end) {
                const std::size_t next = std::min(nextLine(m_text, done), end);
                const std::string_view line = m_text.substr(done, next - done);
                if (trimmed(line) != "<!-- -->")
                    text += line;
                done = next;
            }
        };
        for (const std::size_t risk : group.risks) {
            addUpTo(m_register.risks[risk].span.begin);
            done = m_register.risks[risk].span.end;
        }
        addUpTo(group.body.end);
        const Span inner = withoutBlankEdges(text, {0, text.size()});
        return text.substr(inner.begin, inner.size());
    }

    /// Risks that stand below no heading of a tier. False where there are none.
    bool readImplicitGroup(Span body)
    {
        if (withoutBlankEdges(m_text, body).isEmpty())
            return false;
        RiskGroup group;
        group.level = m_riskLevel.value_or(1) + 1;
        group.heading = {body.begin, body.begin};
        group.span = body;
        group.body = body;
        m_register.groups.push_back(std::move(group));
        if (m_risks.readBody(m_register.groups.size() - 1, body) > 0) {
            m_register.groups.back().markdown = besideRisks(m_register.groups.back());
            return true;
        }
        m_register.groups.pop_back();
        return false;
    }

    void takeRegisterHeading(const OutlineMark &mark)
    {
        const auto risk = riskHeading(m_text, mark.text);
        if (risk && !tierFromText(at(m_text, risk->id))) {
            addHeadingRisk(mark, *risk);
            return;
        }
        const GroupHeading said = groupHeading(m_text, mark.text);
        RiskGroup group;
        group.tier = said.tier;
        group.emoji = std::string(at(m_text, said.emoji));
        group.label = std::string(at(m_text, said.label));
        group.qualifier = std::string(trimmed(at(m_text, said.qualifier)));
        group.iteration = said.iteration;
        group.isFixed = said.isFixed;
        group.level = mark.level;
        group.heading = mark.line;
        group.span = {mark.line.begin, segment().end};
        group.body = segment();
        m_register.groups.push_back(std::move(group));
        const std::size_t index = m_register.groups.size() - 1;
        const std::size_t found = m_risks.readBody(index, segment());
        const bool isGroup = found > 0 || said.tier || said.isFixed || said.iteration;
        if (isGroup) {
            m_register.groups[index].markdown = besideRisks(m_register.groups[index]);
            m_group = index;
            return;
        }
        m_register.groups.pop_back();
        addOther(std::string(at(m_text, mark.text)), segment(), mark.line.begin);
    }

    void addHeadingRisk(const OutlineMark &mark, const RiskHeading &risk)
    {
        std::size_t end = m_text.size();
        for (std::size_t i = m_at + 1; i < m_marks.size(); ++i) {
            const bool isDeeper = m_marks[i].kind == OutlineMark::Heading
                                  && m_marks[i].level > mark.level;
            if (!isDeeper) {
                end = m_marks[i].line.begin;
                break;
            }
        }
        if (!m_group) {
            RiskGroup group;
            group.level = mark.level - 1;
            group.heading = {mark.line.begin, mark.line.begin};
            group.body = {mark.line.begin, mark.line.begin};
            group.span = group.body;
            m_register.groups.push_back(std::move(group));
            m_group = m_register.groups.size() - 1;
        }
        m_risks.readHeading(*m_group, risk, {mark.line.begin, end}, segment());
        m_register.groups[*m_group].span.end = end;
        while (m_at + 1 < m_marks.size() && m_marks[m_at + 1].line.begin < end)
            ++m_at;
    }

    Register &m_register;
    std::string_view m_text;
    std::vector<OutlineMark> m_marks;
    std::vector<std::optional<UnitHeading>> m_units; ///< of each mark, where it is a unit's heading
    std::vector<std::uint8_t> m_levelsAhead;
    std::vector<std::size_t> m_sectionsAbove; ///< of the open iteration, outermost first
    RiskReader m_risks;
    std::size_t m_at = 0;
    bool m_isInIteration = false;
    std::optional<int> m_riskLevel; ///< of the heading of the risk register we are in
    std::optional<std::size_t> m_group;
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
    Assembler(reg, std::move(outline.marks)).run();
    addFrontMatter(reg);
    return reg;
}

Register read(std::string text)
{
    return read(std::make_shared<const std::string>(std::move(text)));
}

} // namespace loadline::markdown
