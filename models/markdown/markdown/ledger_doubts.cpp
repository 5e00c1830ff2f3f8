// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/ledger_doubts.h"

#include "core/text.h"
#include "markdown/fields.h"
#include "markdown/reader.h"
#include "markdown/tables.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <set>

namespace loadline::markdown {

namespace {

constexpr std::size_t longestQuote = 40;
constexpr std::size_t mostLinesNamed = 5;

std::string quoted(std::string_view text)
{
    return "“" + shortened(text, longestQuote) + "”";
}

std::string noKnown(std::string_view value, std::string_view what)
{
    return quoted(value) + " is no known " + std::string(what);
}

std::string noDate(std::string_view value)
{
    return quoted(value) + " is no date that can be read";
}

/// "is given 3 times: in lines 4, 9 and 12"
std::string isGivenTwice(const std::vector<std::size_t> &lines)
{
    std::string said = "is given " + std::to_string(lines.size()) + " times: in lines ";
    const std::size_t named = std::min(lines.size(), mostLinesNamed);
    for (std::size_t i = 0; i < named; ++i) {
        if (i > 0)
            said += i + 1 == lines.size() ? " and " : ", ";
        said += std::to_string(lines[i]);
    }
    return said + (named < lines.size() ? " and more" : "");
}

/// A key without its scale: "Likelihood (1-5)" is "likelihood".
std::string plainKey(std::string_view key)
{
    return asciiLowered(trimmed(key.substr(0, key.find('('))));
}

bool isOneOf(const std::string &key, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), key) != names.end();
}

/// A dash or a placeholder says that there is no value yet.
bool saysNone(std::string_view value)
{
    const std::string word = asciiLowered(trimmed(value));
    return isOneOf(word, {"", "-", "–", "—", "n/a", "na", "none", "tbd", "tba", "?"});
}

/// Finds the second field of one key, in one list.
class Repeats
{
public:
    bool isAgain(const Field &field) { return !m_seen.insert(asciiLowered(field.key)).second; }

private:
    std::set<std::string> m_seen;
};

/// The cell of a table row that says \a said.
Span cellThatSays(std::string_view text, Span row, const std::string &said)
{
    for (const Span cell : cellsIn(text, row))
        if (cellText(text, cell) == said)
            return cell;
    return {};
}

} // namespace

LedgerDoubts::LedgerDoubts(const Register &reg)
    : m_register(reg)
{
    for (const Iteration &iteration : reg.iterations)
        if (iteration.number)
            m_linesOfNumber[*iteration.number].push_back(reg.lineOf(iteration.span.begin));
    for (const Risk &risk : reg.risks)
        if (risk.isNamed)
            m_linesOfName[asciiLowered(risk.id)].push_back(reg.lineOf(risk.span.begin));
}

FieldDoubt LedgerDoubts::ofRegister() const
{
    const auto repeats = std::make_shared<Repeats>();
    const Field *lastTime = m_register.lastUpdated.empty() ? nullptr
                                                           : &m_register.lastUpdated.back();
    const Field *lastNext = m_register.nextIteration.empty() ? nullptr
                                                             : &m_register.nextIteration.back();
    return [=](const Field &field) -> std::string {
        if (isLastUpdatedKey(field.key) || isNextIterationKey(field.key)) {
            if (&field != lastTime && &field != lastNext)
                return "stands again further down; the last one counts";
            const bool isRead = isNextIterationKey(field.key) || saysNone(field.value)
                                || !isoTimeFromText(field.value).empty();
            return isRead ? std::string() : quoted(field.value) + " is no time that can be read";
        }
        return repeats->isAgain(field) ? "the key is given twice" : std::string();
    };
}

FieldDoubt LedgerDoubts::ofIteration(const Iteration &iteration) const
{
    const auto repeats = std::make_shared<Repeats>();
    const auto counted = std::make_shared<std::set<std::string_view>>();
    return [=, &iteration](const Field &field) -> std::string {
        const bool isAgain = repeats->isAgain(field);
        if (field.value.empty())
            return {};
        const auto isSecond = [&](std::string_view role) { return !counted->insert(role).second; };
        if (isStatusKey(field.key)) {
            if (isSecond("status"))
                return "another status stands before it, which counts";
            return iteration.status == IterationStatus::Unknown ? noKnown(field.value, "status")
                                                                : "";
        }
        if (isPriorityKey(field.key)) {
            if (isSecond("priority"))
                return "another priority stands before it, which counts";
            return iteration.priority || saysNone(field.value) ? "" : noKnown(field.value, "tier");
        }
        if (isDateKey(field.key)) {
            if (isSecond("date"))
                return "another date stands before it, which counts";
            return iteration.date.empty() && !saysNone(field.value) ? noDate(field.value) : "";
        }
        return isAgain ? "the key is given twice" : "";
    };
}

FieldDoubt LedgerDoubts::ofFields(const Risk &risk) const
{
    const auto repeats = std::make_shared<Repeats>();
    return [=, &risk, this](const Field &field) -> std::string {
        if (repeats->isAgain(field))
            return "the key is given twice";
        if (saysNone(field.value))
            return {};
        const std::string key = plainKey(field.key);
        if (isOneOf(key, {"due", "review"}))
            return isoTimeFromText(field.value).empty() ? noDate(field.value) : "";
        if (isOneOf(key, {"tier", "severity", "priority", "risk level"}))
            return risk.tier ? "" : noKnown(field.value, "tier");
        if (isOneOf(key, {"likelihood", "probability", "impact", "consequence"}))
            return risk.tier || ratingFromText(field.value) ? "" : noKnown(field.value, "rating");
        if (isOneOf(key, {"iteration", "planned for"}) && risk.iteration
            && risk.planSource == PlanSource::Field && !hasIteration(*risk.iteration))
            return isNotThere(*risk.iteration);
        return {};
    };
}

std::string LedgerDoubts::isNotThere(int iteration) const
{
    return "planned for iteration " + std::to_string(iteration) + ", which is not there";
}

std::string LedgerDoubts::ofNumber(const Iteration &iteration) const
{
    const auto found = iteration.number ? m_linesOfNumber.find(*iteration.number)
                                        : m_linesOfNumber.end();
    if (found == m_linesOfNumber.end() || found->second.size() < 2)
        return {};
    return "the number " + std::to_string(*iteration.number) + " " + isGivenTwice(found->second);
}

std::string LedgerDoubts::ofGroup(const RiskGroup &group) const
{
    if (group.iteration && !group.isFixed && !group.risks.empty() && !hasIteration(*group.iteration))
        return isNotThere(*group.iteration);
    if (group.tier || group.isFixed || group.iteration)
        return {};
    const auto hasNone = [this](std::size_t risk) { return !m_register.risks[risk].tier; };
    return std::any_of(group.risks.begin(), group.risks.end(), hasNone)
               ? "names no known tier, and neither do its risks"
               : std::string();
}

std::string LedgerDoubts::ofName(const Risk &risk) const
{
    if (!risk.isNamed)
        return {};
    const std::vector<std::size_t> &lines = m_linesOfName.at(asciiLowered(risk.id));
    return lines.size() < 2
               ? std::string()
               : "the name " + shortened(risk.id, longestQuote) + " " + isGivenTwice(lines);
}

std::string LedgerDoubts::ofStrike(const Risk &risk) const
{
    return risk.isStruck && risk.status == RiskStatus::Open
               ? "struck through, but no word or mark says that it is fixed"
               : std::string();
}

std::vector<RiskDoubt> LedgerDoubts::insideOf(const Risk &risk) const
{
    std::vector<RiskDoubt> doubts;
    if (risk.status == RiskStatus::Unknown && risk.statusText)
        doubts.push_back({risk.statusMark, "status", noKnown(*risk.statusText, "status")});
    if (!risk.tier && !saysNone(risk.tierText))
        doubts.push_back({cellThatSays(*m_register.text, risk.span, risk.tierText), "tier",
                          noKnown(risk.tierText, "tier")});
    const bool isEnded = risk.status == RiskStatus::Fixed || risk.status == RiskStatus::Closed;
    if (risk.iteration && !isEnded && !risk.plan.isEmpty() && !hasIteration(*risk.iteration))
        doubts.push_back({risk.plan, "plan", isNotThere(*risk.iteration)});
    return doubts;
}

} // namespace loadline::markdown
