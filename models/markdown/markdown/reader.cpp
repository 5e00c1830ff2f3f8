// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/reader.h"

#include "markdown/fields.h"
#include "markdown/headings.h"
#include "markdown/outline.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

constexpr int deepestUnitHeading = 4;

/// The lines of \a span without blank ones at either end and without the last line ending.
Span withoutBlankEdges(std::string_view text, Span span)
{
    std::size_t begin = span.begin;
    if (begin == 0 && text.starts_with(byteOrderMark))
        begin = std::min(span.end, byteOrderMark.size());
    for (std::size_t i = begin; i < span.end && isSpaceByte(text[i]); ++i)
        if (isLineEndByte(text[i]))
            begin = i + 1;
    const Span inner = trimmed(text, Span{begin, span.end});
    return inner.isEmpty() ? Span{span.end, span.end} : Span{begin, inner.end};
}

/// Puts the parts of a document in their places, mark by mark.
class Assembler
{
public:
    Assembler(Register &reg, std::vector<OutlineMark> marks)
        : m_register(reg)
        , m_text(*reg.text)
        , m_marks(std::move(marks))
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
            addSection(*iteration, mark);
            return;
        }
        closeIteration(mark.line.begin);
        const std::string_view words = at(m_text, mark.text);
        if (m_riskLevel && mark.level <= *m_riskLevel)
            m_riskLevel.reset();
        if (m_group && (!m_riskLevel || mark.level <= m_register.groups[*m_group].level))
            m_group.reset();
        const auto unit = mark.level <= deepestUnitHeading ? unitHeading(m_text, mark.text)
                                                           : std::nullopt;
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
        const auto lines = scanBlocks(m_text, segment());
        m_register.fields = fieldsInLines(m_text, lines, 0, lines.size(), 0);
        addOther(std::nullopt, segment());
    }

    void takeRule(const OutlineMark &)
    {
        if (m_riskLevel && readImplicitGroup(segment()))
            return;
        addOther(std::nullopt, segment());
    }

    void takeFooter(const OutlineMark &mark)
    {
        if (m_isInIteration)
            closeIteration(mark.line.begin);
        for (const FieldText &found : fieldsIn(m_text, mark.text)) {
            const std::string_view key = at(m_text, found.key);
            Field field{std::string(key), std::string(at(m_text, found.value)), mark.line,
                        found.value};
            if (isLastUpdatedKey(key))
                m_register.lastUpdated.push_back(std::move(field));
            else if (isNextIterationKey(key))
                m_register.nextIteration.push_back(std::move(field));
        }
        addOther(std::nullopt, segment());
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

    void addIteration(const OutlineMark &mark, const UnitHeading &unit)
    {
        Iteration iteration;
        iteration.id = std::string(at(m_text, unit.number));
        iteration.number = numberOfName(iteration.id);
        iteration.unit = std::string(at(m_text, unit.unit));
        iteration.title = std::string(at(m_text, unit.title));
        iteration.titleSpan = unit.title;
        iteration.level = mark.level;
        iteration.heading = mark.line;
        iteration.span = {mark.line.begin, mark.line.end};
        const Span lead = takeLead();
        const auto lines = scanBlocks(m_text, lead);
        iteration.fields = fieldsInLines(m_text, lines, 0, lines.size(), 0);
        iteration.lead = proseBehindFields(lead, iteration.fields);
        setFromFields(iteration);
        if (!iteration.statusText && !unit.status.isEmpty()) {
            iteration.statusInHeading = unit.status;
            std::string_view said = trimmed(at(m_text, unit.status));
            while (!said.empty() && (said.front() == '-' || said.front() == ':'))
                said = trimmed(said.substr(1));
            for (const std::string_view dash : {"–", "—"})
                if (said.starts_with(dash))
                    said = trimmed(said.substr(dash.size()));
            if (said.size() > 2 && said.front() == '(' && said.back() == ')')
                said = said.substr(1, said.size() - 2);
            iteration.statusText = std::string(said);
            iteration.status = iterationStatusFromText(said).value_or(IterationStatus::Unknown);
        }
        m_register.iterations.push_back(std::move(iteration));
        m_isInIteration = true;
    }

    /// The lines between an iteration's heading and its first section. A *Last Updated* among its
    /// metadata lines belongs to it and is no footer.
    Span takeLead()
    {
        Span lead = segment();
        while (m_at + 1 < m_marks.size() && m_marks[m_at + 1].kind == OutlineMark::Footer) {
            const std::size_t begin = m_marks[m_at + 1].line.begin;
            const std::string_view before = m_text.substr(lead.begin, begin - lead.begin);
            const Span last = {lineBegin(m_text, begin == 0 ? 0 : begin - 1), begin};
            const bool isBehindBlank = trimmed(at(m_text, last)).empty();
            if (isBehindBlank && !trimmed(before).empty())
                break;
            ++m_at;
            lead.end = segment().end;
        }
        return lead;
    }

    Span proseBehindFields(Span lead, const std::vector<Field> &fields) const
    {
        std::size_t begin = lead.begin;
        for (const Field &field : fields) {
            const Span before = withoutBlankEdges(m_text, {begin, field.line.begin});
            if (!before.isEmpty() && field.line.begin > begin)
                break;
            begin = field.line.end;
        }
        return withoutBlankEdges(m_text, {begin, std::max(begin, lead.end)});
    }

    void setFromFields(Iteration &iteration) const
    {
        for (const Field &field : iteration.fields) {
            if (field.value.empty())
                continue;
            if (isStatusKey(field.key) && !iteration.statusText) {
                iteration.statusText = field.value;
                iteration.status = iterationStatusFromText(field.value)
                                       .value_or(IterationStatus::Unknown);
            } else if (isPriorityKey(field.key) && !iteration.priorityText) {
                iteration.priorityText = field.value;
                iteration.priority = tierFromText(field.value);
            } else if (isDateKey(field.key) && !iteration.dateText) {
                iteration.dateText = field.value;
                iteration.date = isoTimeFromText(field.value);
            }
        }
    }

    void addSection(Iteration &iteration, const OutlineMark &mark)
    {
        Section section;
        section.kind = sectionKindFromHeading(at(m_text, mark.text));
        section.level = mark.level;
        section.heading = mark.line;
        section.headingText = mark.text;
        section.span = {mark.line.begin, segment().end};
        section.body = withoutBlankEdges(m_text, segment());
        iteration.sections.push_back(section);
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
    RiskReader m_risks;
    std::size_t m_at = 0;
    bool m_isInIteration = false;
    std::optional<int> m_riskLevel; ///< of the heading of the risk register we are in
    std::optional<std::size_t> m_group;
};

} // namespace

Register read(SharedText text)
{
    Register reg;
    reg.text = std::move(text);
    Outline outline = outlineOf(*reg.text);
    reg.lineStarts = std::move(outline.lineStarts);
    Assembler(reg, std::move(outline.marks)).run();
    return reg;
}

Register read(std::string text)
{
    return read(std::make_shared<const std::string>(std::move(text)));
}

} // namespace loadline::markdown
