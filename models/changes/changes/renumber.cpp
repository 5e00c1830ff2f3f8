// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/renumber.h"

#include "changes/changes.h"
#include "changes/draft.h"
#include "changes/new_name.h"
#include "changes/references.h"
#include "changes/risk_text.h"
#include "markdown/risk_reader.h"
#include "markdown/scan.h"

#include <algorithm>
#include <map>
#include <optional>

namespace loadline::changes {

namespace {

constexpr std::string_view separatorLine = "<!-- -->";

/// The names as they are to be, and what they are now.
class Renumberer
{
public:
    explicit Renumberer(const Register &reg)
        : m_register(reg)
        , m_draft(reg)
    {
        for (const Risk &risk : reg.risks) {
            m_names.push_back(risk.id);
            if (risk.isNamed)
                ++m_riskCounts[asciiLowered(risk.id)];
        }
        for (const Iteration &iteration : reg.iterations) {
            m_numbers.push_back(iteration.number);
            if (iteration.number)
                ++m_iterationCounts[*iteration.number];
        }
    }

    Result<Renumbering> run(RenumberScope scope);

private:
    void chooseAll();
    void chooseForDuplicates();
    Result<void> writeIterations();
    Result<void> writeRisks();
    void writeName(const Risk &risk, const std::string &name);
    tl::unexpected<Error> unreachable(const std::string &what, std::size_t at) const
    {
        return refuse("the number of " + what + " cannot be told from the text around it",
                      "write it without marks of emphasis", m_register.lineOf(at));
    }
    void indentNested(const Risk &risk, std::size_t more);
    void writeSeparators(const RiskGroup &group);
    void writeReferences();
    std::optional<int> numberNow(std::size_t risk) const
    {
        return markdown::numberOfName(m_names[risk]);
    }
    std::optional<int> now(std::optional<int> iteration) const;
    bool isAsMeant(const Register &after) const;

    const Register &m_register;
    Draft m_draft;
    std::vector<std::string> m_names; ///< of the risks, as they are to be
    std::vector<std::optional<int>> m_numbers; ///< of the iterations, as they are to be
    std::map<std::string, int> m_riskCounts;
    std::map<int, int> m_iterationCounts;
    Renumbering m_result;
};

void Renumberer::chooseAll()
{
    // What is archived keeps its number, and nothing here may have it.
    int risk = 0;
    int iteration = 0;
    for (const ArchiveLine &archive : m_register.archives) {
        risk = std::max(risk, markdown::numberOfName(archive.highestRisk).value_or(0));
        for (const NumberRange &range : archive.iterations)
            iteration = std::max(iteration, range.last);
    }
    for (std::size_t i = 0; i < m_names.size(); ++i)
        if (m_register.risks[i].number)
            m_names[i] = nameLike(m_names[i], ++risk);
    for (std::optional<int> &number : m_numbers)
        if (number)
            number = ++iteration;
}

void Renumberer::chooseForDuplicates()
{
    int risk = markdown::numberOfName(nextRiskName(m_register)).value_or(1);
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        if (m_register.risks[i].number && ++seen[asciiLowered(m_register.risks[i].id)] > 1)
            m_names[i] = nameLike(m_names[i], risk++);
    int iteration = nextIterationNumber(m_register);
    std::map<int, int> seenIterations;
    for (std::optional<int> &number : m_numbers)
        if (number && ++seenIterations[*number] > 1)
            number = iteration++;
}

Result<void> Renumberer::writeIterations()
{
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const Iteration &iteration = m_register.iterations[i];
        if (m_numbers[i] == iteration.number)
            continue;
        if (numberSpan(m_register, iteration).isEmpty())
            return unreachable("iteration " + iteration.id, iteration.heading.begin);
        const std::string name = nameLike(iteration.id, *m_numbers[i]);
        m_draft.replace(numberSpan(m_register, iteration), name);
        m_result.names.push_back({m_register.lineOf(iteration.heading.begin),
                                  "iteration " + iteration.id, "iteration " + name});
    }
    return {};
}

Result<void> Renumberer::writeRisks()
{
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const Risk &risk = m_register.risks[i];
        if (m_names[i] == risk.id)
            continue;
        if (nameSpan(m_register, risk).isEmpty())
            return unreachable("risk " + risk.id, risk.span.begin);
        writeName(risk, m_names[i]);
        m_result.names.push_back(
            {m_register.lineOf(risk.span.begin), "risk " + risk.id, "risk " + m_names[i]});
    }
    for (const RiskGroup &group : m_register.groups)
        writeSeparators(group);
    return {};
}

void Renumberer::writeName(const Risk &risk, const std::string &name)
{
    const Span at = nameSpan(m_register, risk);
    if (risk.form == RiskForm::TableRow && name.size() != risk.id.size()) {
        // The column keeps its width where the name fits.
        std::string cell(m_register.view(risk.marker));
        cell.replace(at.begin - risk.marker.begin, at.size(), name);
        writeCell(m_draft, rowOf(m_register, risk), markdown::RiskColumn::Id, cell);
        return;
    }
    m_draft.replace(at, name);
    const bool isItsMarker = risk.form == RiskForm::ListItem && at.begin == risk.marker.begin;
    if (isItsMarker && name.size() > risk.id.size())
        indentNested(risk, name.size() - risk.id.size());
}

/// What is nested must stand as deep as the text behind a longer number.
void Renumberer::indentNested(const Risk &risk, std::size_t more)
{
    const std::string_view text = *m_register.text;
    for (std::size_t i = markdown::nextLine(text, risk.marker.begin); i < risk.span.end;
         i = markdown::nextLine(text, i)) {
        const std::string_view line = text.substr(i, markdown::nextLine(text, i) - i);
        if (line.starts_with(' ') && !isBlank(line))
            m_draft.insert(i, std::string(more, ' '));
    }
}

void Renumberer::writeSeparators(const RiskGroup &group)
{
    const std::string_view text = *m_register.text;
    for (std::size_t i = 1; i < group.risks.size(); ++i) {
        const std::size_t above = group.risks[i - 1];
        const std::size_t below = group.risks[i];
        const Risk &a = m_register.risks[above];
        const Risk &b = m_register.risks[below];
        const auto isNumbered = [&](const Risk &risk) {
            return risk.form == RiskForm::ListItem
                   && nameSpan(m_register, risk).begin == risk.marker.begin
                   && isAsciiDigit(text[risk.marker.begin]);
        };
        const bool hasChanged = m_names[above] != a.id || m_names[below] != b.id;
        if (!hasChanged || !isNumbered(a) || !isNumbered(b) || b.span.begin < a.span.end)
            continue;
        std::optional<Span> separator;
        bool isPlain = true;
        for (std::size_t at = a.span.end; at < b.span.begin; at = markdown::nextLine(text, at)) {
            const Span line{at, markdown::nextLine(text, at)};
            if (trimmed(m_register.view(line)) == separatorLine)
                separator = line;
            else
                isPlain = isPlain && isBlank(m_register.view(line));
        }
        const bool runsOn = *numberNow(below) == *numberNow(above) + 1;
        if (runsOn && separator && isPlain)
            m_draft.remove(*separator);
        else if (!runsOn && !separator && isPlain && m_register.separatesNumberRuns)
            m_draft.insert(b.span.begin,
                           std::string(separatorLine) + lineEndAt(m_register, b.span.begin));
    }
}

void Renumberer::writeReferences()
{
    std::map<std::string, int> numbers;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        numbers[asciiLowered(m_register.risks[i].id)] = numberNow(i).value_or(0);
    for (const Reference &reference : referencesIn(m_register)) {
        const std::string what = reference.isIteration ? "iteration " : "risk ";
        NamedPlace place{m_register.lineOf(reference.at.begin), what + reference.name,
                         what + reference.name};
        const int count = reference.isIteration ? m_iterationCounts[std::stoi(reference.name)]
                                                : m_riskCounts[asciiLowered(reference.name)];
        if (count > 1) {
            m_result.left.push_back(std::move(place));
            continue;
        }
        const std::string name = reference.isIteration
                                     ? nameLike(reference.name, *now(std::stoi(reference.name)))
                                     : nameLike(reference.name,
                                                numbers[asciiLowered(reference.name)]);
        if (name == reference.name)
            continue;
        m_draft.replace(reference.at, name);
        place.now = what + name;
        m_result.references.push_back(std::move(place));
    }
}

std::optional<int> Renumberer::now(std::optional<int> iteration) const
{
    const auto count = iteration ? m_iterationCounts.find(*iteration) : m_iterationCounts.end();
    if (count == m_iterationCounts.end() || count->second > 1)
        return iteration;
    for (std::size_t i = 0; i < m_numbers.size(); ++i)
        if (m_register.iterations[i].number == iteration)
            return m_numbers[i];
    return iteration;
}

bool Renumberer::isAsMeant(const Register &after) const
{
    if (after.risks.size() != m_names.size() || after.iterations.size() != m_numbers.size())
        return false;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const Risk &was = m_register.risks[i];
        const Risk &is = after.risks[i];
        const bool isSame = is.isNamed == was.isNamed && (!is.isNamed || is.id == m_names[i])
                            && is.tier == was.tier && is.status == was.status && is.form == was.form
                            && is.group == was.group && is.fields.size() == was.fields.size()
                            && is.iteration == now(was.iteration);
        if (!isSame)
            return false;
    }
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const Iteration &was = m_register.iterations[i];
        const Iteration &is = after.iterations[i];
        if (is.number != m_numbers[i] || is.status != was.status || is.priority != was.priority
            || is.date != was.date || is.sections.size() != was.sections.size())
            return false;
    }
    return after.groups.size() == m_register.groups.size();
}

Result<Renumbering> Renumberer::run(RenumberScope scope)
{
    if (scope == RenumberScope::All)
        chooseAll();
    else
        chooseForDuplicates();
    if (const auto written = writeIterations(); !written)
        return tl::make_unexpected(written.error());
    if (const auto written = writeRisks(); !written)
        return tl::make_unexpected(written.error());
    writeReferences();
    ChangeNote note{ChangeKind::Renumber, "register", {}, {}, {}};
    Touched touched;
    touched.isRegister = true;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        touched.risks.insert(m_register.risks[i].id);
        touched.risks.insert(m_names[i]);
        if (m_names[i] != m_register.risks[i].id)
            note.risks.push_back(m_names[i]);
    }
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        touched.iterations.insert(m_register.iterations[i].number.value_or(0));
        touched.iterations.insert(m_numbers[i].value_or(0));
    }
    const std::size_t iterations = m_result.names.size() - note.risks.size();
    const auto counted = [](std::size_t count, const char *noun) {
        return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
    };
    note.value = counted(iterations, "iteration") + ", " + counted(note.risks.size(), "risk")
                 + " and " + counted(m_result.references.size(), "reference");
    auto change = m_draft.finish(std::move(note), touched,
                                 [this](const Register &after) { return isAsMeant(after); });
    if (!change)
        return refuse("with other numbers, the register would read differently",
                      "look for lines below a risk that hang on the width of its number");
    m_result.change = std::move(*change);
    return std::move(m_result);
}

} // namespace

Result<Renumbering> renumber(const Register &reg, RenumberScope scope)
{
    return Renumberer(reg).run(scope);
}

} // namespace loadline::changes
