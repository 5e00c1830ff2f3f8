// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/recorded_files.h"

#include "core/change.h"
#include "core/error.h"
#include "core/register.h"

#include <functional>

/// Every change that a register knows, as a pure function: a register and what is wanted, to the
/// change that does it. Nothing is written; the editor applies what comes back. Each refuses, with
/// the reason, what a rule forbids or what would not read back as it was given.
namespace loadline::changes {

struct NewRisk
{
    Tier tier = Tier::Medium;
    std::string title;
    std::string detail;
    std::optional<int> iteration;
};

/// Reads the one-line form "high: No rate limit - login endpoint -> 4".
Result<NewRisk> riskFromLine(std::string_view line);

Result<Change> addRisk(const Register &reg, const NewRisk &risk);

struct NewIteration
{
    std::string title;
    std::optional<Tier> priority;
    std::string date; ///< ISO 8601; the caller knows today
    IterationStatus status = IterationStatus::Planned;
};

Result<Change> addIteration(const Register &reg, const NewIteration &iteration);

/// The number that addIteration gives, the name that addRisk gives.
int nextIterationNumber(const Register &reg);
std::string nextRiskName(const Register &reg);

/// Fields. KEY is a metadata key or one of title, detail, tier, status, date, priority; an empty
/// value removes a field. Setting a status to completed, or away from it, is completing or
/// reopening.
Result<Change> setRiskField(const Register &reg, std::string_view risk, std::string_view key,
                            std::string_view value);
/// The same for several risks as one change; a title or detail is one risk's own.
Result<Change> setRisksField(const Register &reg, const std::vector<std::string> &risks,
                             std::string_view key, std::string_view value);
Result<Change> setIterationField(const Register &reg, int iteration, std::string_view key,
                                 std::string_view value);
Result<Change> setRegisterField(const Register &reg, std::string_view key, std::string_view value);

/// Plans a risk for an iteration, or for none.
Result<Change> planRisk(const Register &reg, std::string_view risk, std::optional<int> iteration);
Result<Change> moveRisk(const Register &reg, std::string_view risk, Tier tier);
/// Puts a risk before another of the same group, or at the end of its group.
Result<Change> reorderRisk(const Register &reg, std::string_view risk,
                           std::optional<std::string> before);
/// Several moves or plans as one change.
Result<Change> moveRisks(const Register &reg, const std::vector<std::string> &risks, Tier tier);
Result<Change> planRisks(const Register &reg, const std::vector<std::string> &risks,
                         std::optional<int> iteration);

Result<Change> completeIteration(const Register &reg, int iteration);
Result<Change> reopenIteration(const Register &reg, int iteration);

/// The names of the risks that completing the iteration would mark fixed.
std::vector<std::string> risksToBeFixedBy(const Register &reg, int iteration);

struct Acceptance
{
    std::string by;
    std::string date; ///< ISO 8601
    std::string until;
    std::string why;
};
/// The line ends with a fingerprint of what the risk says (markdown/acceptance.h): where that changes,
/// the acceptance lapses.
Result<Change> acceptRisk(const Register &reg, std::string_view risk, const Acceptance &acceptance);
Result<Change> acceptRisks(const Register &reg, const std::vector<std::string> &risks,
                           const Acceptance &acceptance);
/// What deleting a risk means: it is marked closed and stays (FORMAT 2).
Result<Change> closeRisk(const Register &reg, std::string_view risk);
Result<Change> closeRisks(const Register &reg, const std::vector<std::string> &risks);

/// Entries of typed sections. \a text is as on the command line: "warn: Runtime: needs Docker" for
/// sections with states, else the text alone. The section is made where it is missing; where there
/// are several of the kind, the first from index \a section on is meant.
Result<Change> appendItem(const Register &reg, int iteration, SectionKind kind,
                          std::string_view text, std::optional<std::size_t> section = {});
/// An entry is named by its section's index in the iteration and its own index in that section.
struct ItemPlace
{
    int iteration = 0;
    std::size_t section = 0;
    std::size_t item = 0;
};
Result<Change> setItemState(const Register &reg, ItemPlace place, MarkState state);
Result<Change> setItemText(const Register &reg, ItemPlace place, std::string_view text);
Result<Change> removeItem(const Register &reg, ItemPlace place);
/// Moves an entry so that it stands at index \a to; a numbered list is numbered anew.
Result<Change> moveItem(const Register &reg, ItemPlace place, std::size_t to);

/// What a next step has become, as the end of its line says: "Rotate keys → risk 17".
struct StepLink
{
    std::string risk; ///< its name; empty where it is an iteration
    std::optional<int> iteration;
};
std::optional<StepLink> linkOfStep(std::string_view text);
/// Makes a risk, or an iteration, of a next step, whose line then refers to it as other text does,
/// so that renumbering finds the reference. A step that has become one already is refused.
Result<Change> promoteStepToRisk(const Register &reg, ItemPlace place, Tier tier);
/// \a date is today's, ISO 8601.
Result<Change> promoteStepToIteration(const Register &reg, ItemPlace place, std::string_view date);

/// Makes *Files Modified* of an iteration what \a files are, which are by path and each once. Lines
/// whose counts are right keep their bytes; of the others only the counts change, in the form in
/// which they are written; what is new follows below, in the form of its neighbours. Lines of files
/// that are not among them go; other text of the section stays.
Result<Change> setFiles(const Register &reg, int iteration, const std::vector<RecordedFile> &files);

/// Replaces a section's Markdown, the text before an iteration's first section, or a heading.
/// Lines that stay keep their very bytes.
Result<Change> setIterationLead(const Register &reg, int iteration, std::string_view markdown);
Result<Change> setSectionMarkdown(const Register &reg, int iteration, std::size_t section,
                                  std::string_view markdown);
Result<Change> setSectionHeading(const Register &reg, int iteration, std::size_t section,
                                 std::string_view heading);
/// A new section of a known kind where the house has it; with a \a heading of its own as the last.
Result<Change> addSection(const Register &reg, int iteration, SectionKind kind,
                          std::string_view heading = {});
/// Removes a section and the parts below it, which have deeper headings.
Result<Change> removeSection(const Register &reg, int iteration, std::size_t section);

enum class Towards { Begin, End };
/// The section that moveSection() would exchange with this one: the one before or behind it that
/// stands beside it. None: it is the first or the last.
std::optional<std::size_t> sectionBeside(const Iteration &iteration, std::size_t section,
                                         Towards towards);
/// How many sections a section is, its parts among them.
std::size_t withParts(const Iteration &iteration, std::size_t section);
/// Exchanges a section, with its parts, with the one beside it. What stands between the two stays.
Result<Change> moveSection(const Register &reg, int iteration, std::size_t section, Towards towards);

/// What puts right that a register contradicts itself, in the smallest way; \a rule is the one of
/// `check` that said so. Risks are named by their index, since a name may be what is wrong.
/// Puts a risk of a list where its status belongs: fixed by an iteration, into the tier's
/// `(Iteration N - FIXED)`; not fixed, out of such a group into the tier's open ones.
Result<Change> regroupRisk(const Register &reg, std::size_t risk, std::string_view rule);
/// Opens a risk again that was fixed by an iteration, and plans it for that one.
Result<Change> openRiskAgain(const Register &reg, std::size_t risk);
/// Takes all `~~` out of the text of a risk that is open.
Result<Change> takeOutStrikes(const Register &reg, std::size_t risk, std::string_view rule);
/// Puts a comment line above each of the risks, so that a new list begins with it (FORMAT 5).
Result<Change> beginListsAt(const Register &reg, const std::vector<std::size_t> &risks,
                            std::string_view rule);
/// Takes one of several *Last Updated* lines out; not the last one, which counts.
Result<Change> removeLastUpdated(const Register &reg, std::size_t index, std::string_view rule);
/// Mends text that was once read in another code page (FORMAT 7).
Result<Change> repairText(const Register &reg);

/// Somebody stands for what a review says.
struct SignOff
{
    std::string verdict; ///< "go with caution"
    std::string by;
    std::string date; ///< ISO 8601
    std::string remark; ///< may be empty
};
/// A step of the journal that says so. \a iterations say it too, as their `Reviewed`: "2026-01-31 by
/// Ilse: go with caution; the hub first". Where they are none, the text stays as it is.
Result<Change> signOff(const Register &reg, const SignOff &signOff,
                       const std::vector<int> &iterations);

/// Replaces the whole text: an import, a merge.
Change replaceText(const Register &reg, std::string text, ChangeNote note);

/// Several changes as one: each is made on what the one before left.
Result<Change> together(const Register &reg, ChangeNote note,
                        const std::vector<std::function<Result<Change>(const Register &)>> &steps);

/// Stamps *Last Updated*, where it stands, in the precision and form it has (FORMAT 3). \a utc is
/// "2026-01-31T12:30:45Z". \a completed is the iteration just completed, if one was.
Change stampLastUpdated(const Register &reg, std::string_view utc, std::optional<int> completed);

} // namespace loadline::changes
