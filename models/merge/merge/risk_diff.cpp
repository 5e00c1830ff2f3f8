// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/diff_parts.h"

#include "core/text.h"
#include "markdown/acceptance.h"
#include "merge/said_text.h"
#include "merge/wording.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace loadline::merge {

namespace {

std::string tierName(const Risk &risk)
{
    return risk.tier ? std::string(nameOf(*risk.tier)) : std::string();
}

std::string iterationName(const Risk &risk)
{
    return risk.iteration ? std::to_string(*risk.iteration) : std::string();
}

bool isKey(std::string_view key, std::initializer_list<std::string_view> names)
{
    const std::string_view name = trimmed(key.substr(0, key.find('(')));
    return std::any_of(names.begin(), names.end(),
                       [name](std::string_view one) { return equalsIgnoringCase(name, one); });
}

bool isTierKey(std::string_view key)
{
    return isKey(key, {"tier", "severity", "priority", "risk level", "level", "rating",
                       "risk rating", "priority level", "criticality"});
}

bool isRatingKey(std::string_view key)
{
    return isKey(key, {"likelihood", "probability", "chance", "likelihood level",
                       "probability level", "impact", "consequence", "impact level"});
}

/// The words of an acceptance from who it is by on: "by Dana until 2026-06-30".
std::string acceptanceIn(std::string_view value)
{
    value = markdown::withoutFingerprint(value);
    value = value.substr(0, value.find(" - "));
    for (const std::string_view word : {"by ", "until "}) {
        const std::size_t at = value.find(word);
        if (at != std::string_view::npos && (at == 0 || value[at - 1] == ' '))
            return std::string(trimmed(value.substr(at)));
    }
    return {};
}

/// What a risk says below its own line beside its fields, status and plan.
std::string notesOf(const Register &reg, const Risk &risk)
{
    if (risk.form == RiskForm::TableRow)
        return {};
    const std::string_view text = reg.view({risk.text.end, risk.span.end});
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::vector<Span> but{risk.statusMark, risk.plan};
    for (const Field &field : risk.fields)
        but.push_back(field.line);
    return saidIn(reg, {risk.text.end + end, risk.span.end}, ascending(std::move(but)));
}

/// What the document calls its iterations, where it is not that.
using Units = std::unordered_map<int, std::string>;

Units unitsOf(const Register &reg)
{
    Units units;
    for (const Iteration &iteration : reg.iterations) {
        if (iteration.number && !equalsIgnoringCase(iteration.unit, "iteration"))
            units.emplace(*iteration.number, iteration.unit);
    }
    return units;
}

/// One risk's story.
class RiskTeller
{
public:
    RiskTeller(const Sides &sides, const Units &units, const Risk *before, const Risk *after,
               bool isStatusTold, std::vector<Happening> &out)
        : m_sides(sides)
        , m_units(units)
        , m_before(before)
        , m_after(after)
        , m_isStatusTold(isStatusTold)
        , m_out(out)
    {
    }

    /// \a wasIteration: the number that its iteration before has now.
    void tell(const std::optional<int> &wasIteration);

private:
    void tellCameOrWent();
    void tellName();
    void tellStatus();
    void tellTier();
    void tellPlan(const std::optional<int> &wasIteration);
    void tellTexts();
    void tellFields();
    void tellMarks();
    /// Nobody gave a tier: it is what likelihood and impact come to, or none.
    bool isTierOfRatings() const
    {
        return (m_before->isTierDerived || !m_before->tier)
               && (m_after->isTierDerived || !m_after->tier);
    }
    bool isFieldTold(const FieldDifference &difference) const;
    Happening happening(HappeningKind kind, std::string_view key, std::string before,
                        std::string after) const;
    void add(HappeningKind kind, std::string_view key, std::string before, std::string after)
    {
        m_out.push_back(happening(kind, key, std::move(before), std::move(after)));
    }

    const Sides &m_sides;
    const Units &m_units;
    const Risk *m_before;
    const Risk *m_after;
    bool m_isStatusTold;
    std::vector<Happening> &m_out;
};

Happening RiskTeller::happening(HappeningKind kind, std::string_view key, std::string before,
                                std::string after) const
{
    const Risk &risk = m_after ? *m_after : *m_before;
    Happening told;
    told.kind = kind;
    told.object = "risk:" + risk.id;
    told.key = key;
    told.before = std::move(before);
    told.after = std::move(after);
    told.risks = {risk.id};
    told.line = (m_after ? m_sides.after : m_sides.before).lineOf(risk.span.begin);
    told.isGone = !m_after;
    if (!risk.isNamed)
        told.title = risk.title;
    const auto iteration = risk.iteration ? risk.iteration
                           : m_before     ? m_before->iteration
                                          : std::nullopt;
    if (const auto unit = iteration ? m_units.find(*iteration) : m_units.end();
        unit != m_units.end())
        told.unit = unit->second;
    return told;
}

void RiskTeller::tell(const std::optional<int> &wasIteration)
{
    if (!m_before || !m_after)
        return tellCameOrWent();
    tellName();
    tellStatus();
    tellTier();
    tellPlan(wasIteration);
    tellTexts();
    tellFields();
    tellMarks();
}

void RiskTeller::tellCameOrWent()
{
    const Risk &risk = m_after ? *m_after : *m_before;
    Happening told = happening(m_after ? HappeningKind::RiskAdded : HappeningKind::RiskRemoved, {},
                               m_after ? std::string() : risk.title,
                               m_after ? risk.title : std::string());
    told.title = risk.title;
    told.note = tierName(risk);
    const auto note = [&told](std::string_view words) {
        told.note += told.note.empty() ? "" : ", ";
        told.note += words;
    };
    std::string state;
    if (risk.status != RiskStatus::Open && risk.status != RiskStatus::Unknown)
        state = nameOf(risk.status);
    if (m_after && risk.iteration) {
        state += state.empty() ? "for " : risk.status == RiskStatus::Fixed ? " by " : ", for ";
        state += iterationCalled(told, iterationName(risk));
    }
    if (!state.empty())
        note(state);
    m_out.push_back(std::move(told));
}

void RiskTeller::tellName()
{
    if (m_before->isNamed != m_after->isNamed || (m_after->isNamed && m_before->id != m_after->id)) {
        add(HappeningKind::RiskRenumbered, {}, m_before->isNamed ? m_before->id : std::string(),
            m_after->isNamed ? m_after->id : std::string());
        m_out.back().title = m_after->title;
    }
}

void RiskTeller::tellStatus()
{
    if (m_isStatusTold)
        return;
    if (m_before->status == m_after->status) {
        const std::string was = headingWords(m_before->statusText.value_or(std::string()));
        const std::string is = headingWords(m_after->statusText.value_or(std::string()));
        const bool isReworded = m_before->form == m_after->form && !was.empty() && !is.empty()
                                && was != is;
        if (isReworded)
            add(HappeningKind::RiskChanged, keys::status, was, is);
        return;
    }
    Happening told = happening(HappeningKind::RiskStatusChanged, keys::status,
                               std::string(nameOf(m_before->status)),
                               std::string(nameOf(m_after->status)));
    if (m_after->status == RiskStatus::Fixed && m_after->iteration)
        told.note = "by " + iterationCalled(told, iterationName(*m_after));
    if (m_after->status == RiskStatus::Unknown)
        told.note = m_after->statusText.value_or(std::string());
    if (m_after->status == RiskStatus::Accepted) {
        for (const Field &field : m_after->fields) {
            if (equalsIgnoringCase(field.key, "accepted"))
                told.note = acceptanceIn(field.value);
        }
        if (told.note.empty())
            told.note = acceptanceIn(m_after->statusText.value_or(std::string()));
    }
    m_out.push_back(std::move(told));
}

void RiskTeller::tellTier()
{
    const bool isBeside = m_before->tier != m_after->tier;
    if (isBeside && !isTierOfRatings()) {
        add(HappeningKind::RiskMoved, keys::tier, tierName(*m_before), tierName(*m_after));
    } else if (!isBeside && m_before->tierText != m_after->tierText && !m_before->tierText.empty()
               && !m_after->tierText.empty()) {
        add(HappeningKind::RiskChanged, keys::tier, m_before->tierText, m_after->tierText);
    }
}

void RiskTeller::tellPlan(const std::optional<int> &wasIteration)
{
    if (wasIteration == m_after->iteration)
        return;
    // A status that changed says what becomes of the plan: fixed by whom, closed without.
    const bool hasChanged = m_before->status != m_after->status;
    if (hasChanged && (!m_after->iteration || m_after->status == RiskStatus::Fixed))
        return;
    add(HappeningKind::RiskPlanned, keys::iteration,
        wasIteration ? std::to_string(*wasIteration) : std::string(), iterationName(*m_after));
    if (m_after->status == RiskStatus::Fixed && !hasChanged)
        m_out.back().note = "fixed";
}

void RiskTeller::tellTexts()
{
    if (m_before->title != m_after->title)
        add(HappeningKind::RiskChanged, keys::title, m_before->title, m_after->title);
    if (m_before->detail != m_after->detail)
        add(HappeningKind::RiskChanged, keys::detail, m_before->detail, m_after->detail);
}

bool RiskTeller::isFieldTold(const FieldDifference &difference) const
{
    const std::string_view key = difference.key();
    const bool hasStatus = m_isStatusTold || m_before->status != m_after->status
                           || m_before->statusText != m_after->statusText
                           || m_before->iteration != m_after->iteration;
    if (hasStatus && isKey(key, {"status", "state"}))
        return true;
    if (isKey(key, {"accepted"}))
        return m_before->status != m_after->status && (!difference.before || !difference.after);
    if (m_before->tier != m_after->tier && isTierKey(key))
        return true;
    const bool hasName = m_before->id != m_after->id;
    if (hasName && isKey(key, {"risk id", "id"}))
        return true;
    return m_before->iteration != m_after->iteration && isKey(key, {"iteration", "planned for"});
}

void RiskTeller::tellFields()
{
    const bool isDerived = m_before->tier != m_after->tier && isTierOfRatings();
    Happening *rating = nullptr;
    std::vector<Happening> told;
    for (const FieldDifference &one : differingFields(m_before->fields, m_after->fields)) {
        if (isFieldTold(one))
            continue;
        told.push_back(happening(HappeningKind::RiskChanged, {}, {}, {}));
        setField(told.back(), m_sides, one);
    }
    for (Happening &one : told) {
        if (isDerived && isRatingKey(one.key))
            rating = &one;
    }
    if (rating && m_after->tier)
        rating->note = "which makes it " + tierName(*m_after);
    else if (rating)
        rating->note = "which leaves it without a tier";
    else if (isDerived)
        add(HappeningKind::RiskMoved, keys::tier, tierName(*m_before), tierName(*m_after));
    std::move(told.begin(), told.end(), std::back_inserter(m_out));
}

void RiskTeller::tellMarks()
{
    // What is written in another form says the same by other marks, in other places.
    if (m_before->form != m_after->form)
        return;
    const bool isSameStatus = m_before->status == m_after->status && !m_isStatusTold;
    const auto said = [](bool is, std::string_view word) {
        return is ? std::string(word) : std::string();
    };
    if (isSameStatus && m_before->isStruck != m_after->isStruck) {
        add(HappeningKind::RiskChanged, keys::struck, said(m_before->isStruck, keys::struck),
            said(m_after->isStruck, keys::struck));
    }
    if (isSameStatus && m_before->isChecked && m_after->isChecked
        && *m_before->isChecked != *m_after->isChecked) {
        add(HappeningKind::RiskChanged, keys::checked, said(*m_before->isChecked, keys::checked),
            said(*m_after->isChecked, keys::checked));
    }
    std::string was = notesOf(m_sides.before, *m_before);
    std::string is = notesOf(m_sides.after, *m_after);
    if (was != is)
        add(HappeningKind::RiskChanged, keys::notes, std::move(was), std::move(is));
}

bool isSameText(const Sides &sides, const Risk &a, const Risk &b)
{
    return a.tier == b.tier && a.status == b.status && a.iteration == b.iteration
           && a.isNamed == b.isNamed && sides.before.view(a.span) == sides.after.view(b.span);
}

} // namespace

void tellRisks(const Sides &sides, const Matching &matching, const Matching &iterations,
               const RiskFates &fates, std::vector<Happening> &out)
{
    // An iteration with another number takes its risks with it.
    std::unordered_map<int, int> renumbered;
    for (std::size_t i = 0; i < iterations.sizeBefore(); ++i) {
        const std::size_t j = iterations.afterOf(i);
        if (j == Matching::none)
            continue;
        const auto was = sides.before.iterations[i].number;
        const auto is = sides.after.iterations[j].number;
        if (was && is && *was != *is)
            renumbered.emplace(*was, *is);
    }
    const Units units = unitsOf(sides.after);
    matching.walk([&](std::size_t i, std::size_t j) {
        const Risk *before = i == Matching::none ? nullptr : &sides.before.risks[i];
        const Risk *after = j == Matching::none ? nullptr : &sides.after.risks[j];
        if (before && after && isSameText(sides, *before, *after))
            return;
        std::optional<int> iteration = before ? before->iteration : std::nullopt;
        if (iteration && renumbered.count(*iteration))
            iteration = renumbered[*iteration];
        RiskTeller(sides, units, before, after, after && fates.areTold[j], out).tell(iteration);
    });
}

} // namespace loadline::merge
