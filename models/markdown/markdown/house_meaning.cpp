// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/house_edits.h"

#include "markdown/fields.h"
#include "markdown/reader.h"
#include "markdown/scan.h"

namespace loadline::markdown {

namespace {

constexpr std::string_view separatorLine = "<!-- -->";

/// Writes what a register says, value by value.
class Meaning
{
public:
    explicit Meaning(const Register &reg)
        : m_register(reg)
        , m_text(*reg.text)
    {
    }

    std::string take()
    {
        add(m_register.title);
        addFields(m_register.fields, false);
        addFields(m_register.lastUpdated, false);
        addFields(m_register.nextIteration, false);
        for (const Iteration &iteration : m_register.iterations)
            addIteration(iteration);
        for (const RiskGroup &group : m_register.groups)
            addGroup(group);
        for (const Risk &risk : m_register.risks)
            addRisk(risk);
        for (const OtherPart &other : m_register.others) {
            add(other.heading.value_or(""));
            addWords(other.body);
        }
        addStructure();
        return std::move(m_said);
    }

private:
    void add(std::string_view value)
    {
        m_said += value;
        m_said += '\0';
    }
    void addNumber(long number) { add(std::to_string(number)); }
    template<class Number>
    void addNumber(const std::optional<Number> &number)
    {
        add(number ? std::to_string(int(*number)) : std::string("-"));
    }

    void addFields(const std::vector<Field> &fields, bool areAnIterations)
    {
        for (const Field &field : fields) {
            add(field.key);
            // The words of these two are the house's to write; what they mean is not.
            if (areAnIterations && isStatusKey(field.key))
                addNumber(iterationStatusFromText(field.value));
            else if (areAnIterations && isPriorityKey(field.key))
                addNumber(tierFromText(field.value));
            else
                add(field.value);
        }
        m_said += '\n';
    }

    /// The lines of a stretch that are not blank, without what house form writes in its own way.
    void addWords(Span span)
    {
        for (std::size_t i = span.begin; i < span.end;) {
            const std::size_t next = std::min(nextLine(m_text, i), span.end);
            addLine(trimmed(m_text, Span{i, next}));
            i = next;
        }
        m_said += '\n';
    }

    void addLine(Span line)
    {
        const std::string_view words = at(m_text, line);
        if (words.empty() || words == separatorLine)
            return;
        const bool isBullet = words.size() > 1 && isBlankByte(words[1])
                              && (words[0] == '-' || words[0] == '*' || words[0] == '+');
        if (isBullet)
            line = trimmed(m_text, Span{line.begin + 1, line.end});
        const auto fields = fieldsIn(m_text, line);
        for (const FieldText &field : fields) {
            add(at(m_text, field.key));
            add(at(m_text, field.value));
        }
        if (!fields.empty())
            return;
        const std::size_t digits = words.find_first_not_of("0123456789");
        const bool isNumbered = digits != 0 && digits != std::string_view::npos
                                && (words[digits] == ')' || words[digits] == '.');
        if (isNumbered) {
            add(words.substr(0, digits));
            add(words.substr(digits + 1));
        } else {
            add(at(m_text, line));
        }
    }

    void addIteration(const Iteration &iteration)
    {
        addNumber(iteration.number);
        add(iteration.number ? iteration.id : std::string());
        add(iteration.unit);
        add(iteration.title);
        addNumber(iteration.level);
        addNumber(int(iteration.status));
        addNumber(iteration.priority);
        add(iteration.date);
        add(iteration.dateText.value_or(""));
        addFields(iteration.fields, true);
        addWords(iteration.lead);
        for (const Section &section : iteration.sections)
            addSection(section);
    }

    void addSection(const Section &section)
    {
        addNumber(int(section.kind));
        addNumber(section.level);
        add(at(m_text, section.headingText));
        addWords(section.body);
        for (const Item &item : itemsOf(m_register, section)) {
            addNumber(int(item.state));
            addNumber(item.number);
            add(item.name);
            add(item.detail);
            add(item.text);
        }
        for (const FileEntry &file : filesOf(m_register, section)) {
            add(file.path);
            addNumber(file.added);
            addNumber(file.removed);
            addNumber(file.modified);
            add(file.note);
        }
        for (const SolutionChange &change : changesOf(m_register, section)) {
            add(change.text);
            for (const std::string &item : change.items)
                add(item);
        }
        for (const std::string &file : solutionFilesOf(m_register, section))
            add(file);
        m_said += '\n';
    }

    void addGroup(const RiskGroup &group)
    {
        addNumber(group.tier);
        add(group.label);
        add(group.emoji);
        add(group.qualifier);
        addNumber(group.iteration);
        addNumber(int(group.isFixed));
        addNumber(group.level);
        for (const std::size_t risk : group.risks)
            addNumber(long(risk));
        addWords(group.body);
    }

    void addRisk(const Risk &risk)
    {
        add(risk.isNamed ? risk.id : std::string());
        addNumber(risk.number);
        addNumber(risk.tier);
        addNumber(int(risk.isTierDerived));
        add(risk.tierText);
        add(risk.title);
        add(risk.detail);
        addNumber(int(risk.status));
        add(risk.statusText.value_or(""));
        addNumber(risk.iteration);
        addNumber(int(risk.planSource));
        addNumber(int(risk.form));
        addNumber(int(risk.isStruck));
        addNumber(risk.isChecked);
        addFields(risk.fields, false);
    }

    /// Which kinds of blocks follow each other: text must not turn into code or a heading.
    void addStructure()
    {
        LineKind last = LineKind::Blank;
        for (const BlockLine &line : scanBlocks(m_text, {0, m_text.size()})) {
            const bool isSeparator = line.kind == LineKind::Html
                                     && trimmed(at(m_text, {line.begin, line.end}))
                                            == separatorLine;
            if (line.kind == LineKind::Blank || isSeparator || line.kind == last)
                continue;
            last = line.kind;
            m_said += char('A' + int(last));
        }
    }

    const Register &m_register;
    std::string_view m_text;
    std::string m_said;
};

} // namespace

std::string meaningOf(const Register &reg)
{
    return Meaning(reg).take();
}

} // namespace loadline::markdown
