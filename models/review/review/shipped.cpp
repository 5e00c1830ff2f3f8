// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/shipped.h"

#include "checks/facts.h"
#include "core/text.h"
#include "markdown/reader.h"
#include "merge/said_text.h"

#include <algorithm>
#include <map>
#include <set>

namespace loadline::review {

namespace {

using merge::Happening;
using merge::HappeningKind;

constexpr std::string_view prefix = "iteration:";

/// "iteration:2/testing" as "2".
std::string idIn(const std::string &object)
{
    if (!object.starts_with(prefix))
        return {};
    return object.substr(prefix.size(), object.find('/') - prefix.size());
}

bool isOfEvidence(const std::string &object)
{
    for (const SectionKind kind :
         {SectionKind::Testing, SectionKind::DeploymentImpact, SectionKind::SideEffects}) {
        if (object.ends_with('/' + std::string(nameOf(kind))))
            return true;
    }
    return false;
}

/// What the difference in words says of iterations, by their ids.
struct Touched
{
    std::set<std::string> all;
    std::set<std::string> evidence; ///< those whose tests, impact or side effects changed
};

Touched touchedBy(const std::vector<Happening> &happenings)
{
    Touched touched;
    for (const Happening &happening : happenings) {
        const std::string id = idIn(happening.object);
        if (id.empty() || happening.kind == HappeningKind::IterationsReordered
            || happening.kind == HappeningKind::IterationRenumbered)
            continue;
        touched.all.insert(id);
        if (isOfEvidence(happening.object))
            touched.evidence.insert(id);
    }
    return touched;
}

/// Completed iterations of the register as the range begins.
std::set<std::string> completedThere(const Ground &ground)
{
    std::set<std::string> ids;
    if (ground.there) {
        for (const Iteration &iteration : ground.there->iterations)
            if (iteration.status == IterationStatus::Completed)
                ids.insert(iteration.id);
    }
    return ids;
}

std::vector<Entry> entriesOf(const Register &now, const Iteration &iteration, SectionKind kind);

/// Work that is blocked is on its way where the register says that some was done: a test that ran, a
/// file that was changed. The others wait to begin.
bool hasWork(const Register &now, const Iteration &iteration)
{
    const std::vector<Entry> tests = entriesOf(now, iteration, SectionKind::Testing);
    const auto hasRun = [](const Entry &test) {
        return test.state != MarkState::Pending && test.state != MarkState::None;
    };
    return std::any_of(tests.begin(), tests.end(), hasRun)
           || std::any_of(iteration.sections.begin(), iteration.sections.end(),
                          [&now](const Section &section) {
                              return section.kind == SectionKind::FilesModified
                                     && !markdown::filesOf(now, section).empty();
                          });
}

bool isOnItsWay(const Register &now, const Iteration &iteration)
{
    if (iteration.status == IterationStatus::Blocked)
        return hasWork(now, iteration);
    return checks::hasBegun(iteration) && iteration.status != IterationStatus::RolledBack;
}

/// Without commits to go by.
bool shipsByTheRegister(const Register &now, const Iteration &iteration, const Ground &ground,
                        const Touched &touched, const std::set<std::string> &wereCompleted)
{
    if (!isOnItsWay(now, iteration))
        return false;
    if (ground.holdsAll())
        return true;
    // In no repository there is the date to go by, and without one no knowing.
    if (ground.range.kind == Range::Kind::Date && !ground.there && ground.range.commit.empty())
        return iteration.date.empty() || iteration.status != IterationStatus::Completed
               || iteration.date.substr(0, ground.range.name.size()) >= ground.range.name;
    if (!ground.there)
        return true;
    if (iteration.status == IterationStatus::Completed && wereCompleted.contains(iteration.id))
        return touched.evidence.contains(iteration.id);
    return iteration.status == IterationStatus::Completed || touched.all.contains(iteration.id);
}

std::vector<Entry> entriesOf(const Register &now, const Iteration &iteration, SectionKind kind)
{
    std::vector<Entry> entries;
    for (const Section &section : iteration.sections) {
        if (section.kind != kind)
            continue;
        for (const Item &item : markdown::itemsOf(now, section)) {
            const bool isTest = kind == SectionKind::Testing;
            if (!isTest && item.state == MarkState::None && merge::isNoneLine(item.text))
                continue;
            entries.push_back({item.state, isTest ? item.name : item.text,
                               isTest ? item.detail : std::string(), now.lineOf(item.span.begin)});
        }
    }
    return entries;
}

} // namespace

std::vector<std::size_t> shippedIn(const Register &now, const Ground &ground,
                                   const std::vector<Happening> &happenings)
{
    const Touched touched = touchedBy(happenings);
    const std::set<std::string> wereCompleted = completedThere(ground);
    const std::vector<int> &chosen = ground.range.iterations;
    std::vector<std::size_t> shipped;
    for (std::size_t i = 0; i < now.iterations.size(); ++i) {
        const Iteration &iteration = now.iterations[i];
        const auto commits = ground.commits.find(i);
        bool ships = false;
        if (ground.range.kind == Range::Kind::Iterations)
            ships = iteration.number
                    && std::binary_search(chosen.begin(), chosen.end(), *iteration.number);
        else if (commits != ground.commits.end())
            ships = commits->second.areInRange && iteration.status != IterationStatus::RolledBack
                    && iteration.status != IterationStatus::Cancelled;
        else
            ships = shipsByTheRegister(now, iteration, ground, touched, wereCompleted);
        if (ships)
            shipped.push_back(i);
    }
    return shipped;
}

ShippedIteration shippedIteration(const Register &now, std::size_t index)
{
    const Iteration &iteration = now.iterations[index];
    ShippedIteration shipped;
    shipped.index = index;
    shipped.id = iteration.id;
    shipped.unit = iteration.unit;
    shipped.title = iteration.title;
    shipped.status = iteration.status;
    shipped.date = iteration.date;
    shipped.evidence = markdown::evidenceOf(now, iteration);
    shipped.tests = entriesOf(now, iteration, SectionKind::Testing);
    shipped.impact = entriesOf(now, iteration, SectionKind::DeploymentImpact);
    shipped.sideEffects = entriesOf(now, iteration, SectionKind::SideEffects);
    for (const Section &section : iteration.sections) {
        if (section.kind == SectionKind::FilesModified && shipped.filesLine == 0)
            shipped.filesLine = now.lineOf(section.span.begin);
    }
    shipped.line = now.lineOf(iteration.heading.begin);
    return shipped;
}

std::string ShippedIteration::called() const
{
    return asciiLowered(unit.empty() ? std::string_view("iteration") : unit) + ' ' + id;
}

StateCounts countsOf(const std::vector<Entry> &entries)
{
    StateCounts counts;
    for (const Entry &entry : entries) {
        switch (entry.state) {
        case MarkState::Pass:
            ++counts.passed;
            break;
        case MarkState::Warn:
            ++counts.warned;
            break;
        case MarkState::Fail:
            ++counts.failed;
            break;
        default:
            ++counts.pending;
        }
    }
    return counts;
}

bool isOpen(const Entry &sideEffect)
{
    return sideEffect.state != MarkState::Pass;
}

} // namespace loadline::review
