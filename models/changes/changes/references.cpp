// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/references.h"

#include "core/text.h"
#include "markdown/code_spans.h"

#include <algorithm>
#include <set>

namespace loadline::changes {

namespace {

bool isNameByte(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '-' || c == '_'
           || static_cast<unsigned char>(c) >= 0x80;
}

/// HTML comments outside code.
std::vector<Span> commentSpans(std::string_view text)
{
    constexpr std::string_view open = "<!--";
    constexpr std::string_view close = "-->";
    std::vector<Span> spans;
    for (std::size_t at = text.find(open); at != std::string_view::npos;) {
        const std::size_t end = text.find(close, at + open.size());
        if (end == std::string_view::npos)
            break;
        spans.push_back({at, end + close.size()});
        at = text.find(open, spans.back().end);
    }
    return spans;
}

std::vector<Span> untouchable(const Register &reg)
{
    std::vector<Span> spans = markdown::codeSpans(*reg.text);
    for (const Span span : commentSpans(*reg.text))
        spans.push_back(span);
    for (const ArchiveLine &archive : reg.archives)
        spans.push_back(archive.line);
    for (const Risk &risk : reg.risks)
        spans.push_back(nameSpan(reg, risk));
    for (const Iteration &iteration : reg.iterations)
        spans.push_back(numberSpan(reg, iteration));
    std::erase_if(spans, [](const Span &span) { return span.isEmpty(); });
    std::sort(spans.begin(), spans.end(),
              [](const Span &a, const Span &b) { return a.begin < b.begin; });
    return spans;
}

/// Reads words one after the other and knows what the ones before said.
class Finder
{
public:
    explicit Finder(const Register &reg)
        : m_register(reg)
        , m_text(*reg.text)
        , m_skipped(untouchable(reg))
    {
        for (const Risk &risk : reg.risks)
            if (risk.isNamed)
                m_risks.insert(asciiLowered(risk.id));
        m_units.insert("iteration");
        for (const Iteration &iteration : reg.iterations) {
            m_iterations.insert(iteration.number.value_or(-1));
            m_units.insert(asciiLowered(iteration.unit));
        }
    }

    std::vector<Reference> find()
    {
        for (std::size_t i = 0; i < m_text.size();) {
            if (!isNameByte(m_text[i])) {
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < m_text.size() && isNameByte(m_text[end]))
                ++end;
            takeWord({i, end});
            i = end;
        }
        addCells();
        std::sort(m_found.begin(), m_found.end(),
                  [](const Reference &a, const Reference &b) { return a.at.begin < b.at.begin; });
        return std::move(m_found);
    }

private:
    enum class Of { Nothing, Risks, Iterations };

    void takeWord(Span word)
    {
        const std::string name = asciiLowered(m_register.view(word));
        const bool isNumber = std::all_of(name.begin(), name.end(), isAsciiDigit);
        const std::string_view between = m_text.substr(m_end, word.begin - m_end);
        if (isNumber)
            takeNumber(word, name, between);
        else if (m_risks.count(name) && std::any_of(name.begin(), name.end(), isAsciiDigit))
            add(false, word);
        const bool isJoined = between == " " && (name == "and" || name == "or") && m_hasNumber;
        if (!isNumber && !isJoined) {
            m_of = name == "risk" || name == "risks" ? Of::Risks
                   : isUnit(name)                    ? Of::Iterations
                                                     : Of::Nothing;
            m_hasNumber = false;
        }
        m_end = word.end;
    }

    void takeNumber(Span word, const std::string &name, std::string_view between)
    {
        const bool isPartOfMore = word.end + 1 < m_text.size() && m_text[word.end] == '.'
                                  && isAsciiDigit(m_text[word.end + 1]);
        const bool isHashed = word.begin > 0 && m_text[word.begin - 1] == '#'
                              && (word.begin < 2 || isBeforeHash(m_text[word.begin - 2]));
        const bool isFirst = between == " " || between == " #" || between == "\u00a0";
        const bool isNext = m_hasNumber && (between == ", " || between == ", #" || isFirst);
        const bool isListed = m_hasNumber ? isNext : isFirst;
        if (!isPartOfMore && m_of != Of::Nothing && isListed) {
            m_hasNumber = true;
            if (m_of == Of::Risks && m_risks.count(name))
                add(false, word);
            else if (m_of == Of::Iterations && name.size() <= 9
                     && m_iterations.count(std::stoi(name)))
                add(true, word);
            return;
        }
        m_of = Of::Nothing;
        m_hasNumber = false;
        if (isHashed && m_risks.count(name))
            add(false, word);
    }

    bool isUnit(const std::string &name) const
    {
        return m_units.count(name)
               || (name.ends_with('s') && m_units.count(name.substr(0, name.size() - 1)));
    }

    static bool isBeforeHash(char c)
    {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '(' || c == '[' || c == ','
               || c == ';' || c == ':' || c == '*' || c == '"' || c == '|';
    }

    /// A column or a field that says the iteration by its number alone.
    void addCells()
    {
        for (const Risk &risk : m_register.risks) {
            if (risk.planSource != PlanSource::Field || !risk.iteration)
                continue;
            Span value = risk.plan;
            for (const Field &field : risk.fields)
                if (value.isEmpty()
                    && (equalsIgnoringCase(field.key, "iteration")
                        || equalsIgnoringCase(field.key, "planned for")))
                    value = field.valueSpan;
            const std::string_view said = m_register.view(value);
            const std::size_t digit = said.find_last_of("0123456789");
            if (digit == std::string_view::npos)
                continue;
            std::size_t begin = digit;
            while (begin > 0 && isAsciiDigit(said[begin - 1]))
                --begin;
            const Span at{value.begin + begin, value.begin + digit + 1};
            const bool isFound = std::any_of(m_found.begin(), m_found.end(),
                                             [&](const Reference &r) { return r.at == at; });
            if (!isFound && m_iterations.count(*risk.iteration))
                m_found.push_back({true, std::string(m_register.view(at)), at});
        }
    }

    void add(bool isIteration, Span at)
    {
        while (m_nextSkipped < m_skipped.size() && m_skipped[m_nextSkipped].end <= at.begin)
            ++m_nextSkipped;
        for (std::size_t i = m_nextSkipped; i < m_skipped.size(); ++i) {
            if (m_skipped[i].begin >= at.end)
                break;
            if (m_skipped[i].end > at.begin)
                return;
        }
        m_found.push_back({isIteration, std::string(m_register.view(at)), at});
    }

    const Register &m_register;
    std::string_view m_text;
    std::vector<Span> m_skipped;
    std::size_t m_nextSkipped = 0;
    std::set<std::string> m_risks;
    std::set<int> m_iterations;
    std::set<std::string> m_units;
    Of m_of = Of::Nothing; ///< what a number would be one of
    bool m_hasNumber = false; ///< one of several: "risks 3 and 4"
    std::size_t m_end = 0; ///< of the word before
    std::vector<Reference> m_found;
};

} // namespace

Span numberSpan(const Register &reg, const Iteration &iteration)
{
    const std::string_view heading = reg.view(iteration.heading);
    const std::size_t unit = heading.find(iteration.unit);
    const std::size_t at = heading.find(iteration.id, unit + iteration.unit.size());
    if (unit == std::string_view::npos || at == std::string_view::npos || !iteration.number)
        return {};
    const std::size_t begin = iteration.heading.begin + at;
    return {begin, begin + iteration.id.size()};
}

Span nameSpan(const Register &reg, const Risk &risk)
{
    const std::size_t at = reg.view(risk.marker).find(risk.id);
    if (!risk.isNamed || at == std::string_view::npos)
        return {};
    return {risk.marker.begin + at, risk.marker.begin + at + risk.id.size()};
}

std::vector<Reference> referencesIn(const Register &reg)
{
    return Finder(reg).find();
}

} // namespace loadline::changes
