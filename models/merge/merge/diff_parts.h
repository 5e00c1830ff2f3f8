// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/matching.h"
#include "merge/register_diff.h"

#include <map>
#include <string>
#include <vector>

/// The parts of telling what happened: iterations, their sections, risks, the rest. Only the files
/// of register_diff include this.
namespace loadline::merge {

struct Sides
{
    const Register &before;
    const Register &after;
};

/// What became of risks that an iteration's status may explain.
struct RiskFates
{
    explicit RiskFates(std::size_t risks)
        : areTold(risks)
    {
    }

    std::map<int, std::vector<std::size_t>> fixedBy; ///< by iteration, indices into the text after
    std::map<int, std::vector<std::size_t>> openedFrom; ///< that the iteration had fixed
    std::vector<bool> areTold; ///< of each risk after: its status was told with an iteration
};

/// A field that is not what it was. What is not there is null.
struct FieldDifference
{
    const Field *before = nullptr;
    const Field *after = nullptr;

    const std::string &key() const { return after ? after->key : before->key; }
};
std::vector<FieldDifference> differingFields(const std::vector<Field> &before,
                                             const std::vector<Field> &after);
/// Key, values and line of it.
void setField(Happening &happening, const Sides &sides, const FieldDifference &difference);

/// Iterations by what they are called, then by their titles.
Matching matchedIterations(const Sides &sides);
/// What happened to iterations; marks the risks that it told of.
void tellIterations(const Sides &sides, const Matching &matching, RiskFates &fates,
                    std::vector<Happening> &out);

/// The happening of an iteration's part, with the iteration's unit.
Happening happeningOf(HappeningKind kind, const Iteration &iteration);
void tellSections(const Sides &sides, const Iteration &before, const Iteration &after,
                  std::vector<Happening> &out);
/// What happened in a section; where it is new, \a before is null.
void tellSection(const Sides &sides, const Iteration &iteration, const Section *before,
                 const Section &after, std::vector<Happening> &out);

/// As of risk_matching.h.
Matching matchedRisks(const Sides &sides);
RiskFates fatesOf(const Sides &sides, const Matching &matching);
void tellRisks(const Sides &sides, const Matching &matching, const Matching &iterations,
               const RiskFates &fates, std::vector<Happening> &out);

/// Risks that went to another group of their tier, and the order of risks in their groups.
void tellPlaces(const Sides &sides, const Matching &groups, const Matching &risks,
                std::vector<Happening> &out);
/// Risks to which the same happened are told of at once: "Risks 3 and 4 planned for iteration 5".
std::vector<Happening> joined(std::vector<Happening> told);

/// Groups by their headings, then by the risks in them.
Matching matchedGroups(const Sides &sides, const Matching &risks);
/// That the risks are written in another form; false where they are not.
bool tellForm(const Sides &sides, const Matching &risks, std::vector<Happening> &out);
/// A group with nothing in it comes and goes with the risks that are moved.
enum class Emptied { Untold, Told };
/// Headings, and what stands below them beside risks.
void tellGroups(const Sides &sides, const Matching &groups, Emptied empty,
                std::vector<Happening> &out);

/// Takes out of \a told what was only moved into an archive, and tells that instead.
void tellArchive(const Sides &sides, const Matching &iterations, const Matching &risks,
                 std::vector<Happening> &told);
/// Title, metadata, other parts of the document.
void tellDocument(const Sides &sides, std::vector<Happening> &out);
/// What is said where nothing else was: there is always something to say of different texts.
void tellLastResort(const Sides &sides, std::vector<Happening> &out);
/// Line endings as a whole.
void tellLineEndings(const Sides &sides, std::vector<Happening> &out);

} // namespace loadline::merge
