// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/block_list.h"
#include "core/span.h"
#include "core/words.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadline {

using SharedText = std::shared_ptr<const std::string>;

/// A `Key: value` of an iteration, a risk or the register, and where it stands.
struct Field
{
    std::string key;
    std::string value; ///< as read: unescaped where it stands in a table cell
    Span line; ///< the whole line (or the whole cell), with its line ending
    Span valueSpan; ///< where the value stands; empty at the place where one would go

    friend bool operator==(const Field &, const Field &) = default;
};

/// One entry of a typed section: a test, a benefit, a side effect, a next step, an impact line.
struct Item
{
    MarkState state = MarkState::None;
    std::optional<int> number;
    std::string name; ///< the bold part before the colon, or all of the text where there is none
    std::string detail;
    std::string text; ///< the whole text behind marker and mark, first line only
    Span span; ///< all of its lines, nested ones too, with their line endings
    Span marker; ///< bullet, number, checkbox with the blank behind; empty for a bare emoji line
    Span mark; ///< the leading emoji; empty where there is none
    Span textSpan; ///< where `text` stands

    friend bool operator==(const Item &, const Item &) = default;
};

/// A numbered change of a solution with its nested bullets.
struct SolutionChange
{
    std::string text;
    std::vector<std::string> items;
    Span span;

    friend bool operator==(const SolutionChange &, const SolutionChange &) = default;
};

/// A line of *Files Modified*. Counts that the record does not give are absent.
struct FileEntry
{
    std::string path; ///< as written; what it means is markdown::pathMeant()
    std::optional<int> added;
    std::optional<int> removed;
    std::optional<int> modified;
    std::string note;
    Span span;
    Span pathSpan; ///< the path with its code marks
    Span addedSpan; ///< sign and digits, here and below; empty where the count is absent
    Span removedSpan;
    Span modifiedSpan;

    friend bool operator==(const FileEntry &, const FileEntry &) = default;
};

struct Section
{
    SectionKind kind = SectionKind::Other;
    int level = 3;
    /// A bold label in the place of a heading. Its text may begin on the label's own line; then
    /// `heading` ends where the text begins.
    bool isLabel = false;
    Span heading; ///< the heading's line(s), with line ending
    Span headingText; ///< the text alone
    Span span; ///< from the heading to the next section, rule or end
    Span body; ///< the Markdown below the heading, without the blank lines around it

    friend bool operator==(const Section &, const Section &) = default;
};

struct Iteration
{
    std::optional<int> number;
    std::string id; ///< as written: "1", "007"; "2.1" and "A3" are no numbers
    std::string unit; ///< "Iteration", "Phase", …, as written
    std::string title;
    int level = 2;
    IterationStatus status = IterationStatus::Unknown;
    std::optional<std::string> statusText;
    std::optional<Tier> priority;
    std::optional<std::string> priorityText;
    std::string date; ///< ISO 8601, empty where there is none that can be read
    std::optional<std::string> dateText;
    std::vector<Field> fields; ///< every metadata line, date, status and priority among them
    std::vector<Section> sections;
    Span span;
    Span heading;
    Span titleSpan;
    Span statusInHeading; ///< where the heading itself carries a status
    bool isStatusOfHeading = false; ///< `statusText` is the heading's, not a field's
    Span metadata; ///< the run of metadata lines below the heading
    Span lead; ///< prose between metadata and the first section

    friend bool operator==(const Iteration &, const Iteration &) = default;
};

/// How a risk is written, which decides what completing and moving it does to the text.
enum class RiskForm { ListItem, TableRow, Heading };

/// Where a risk's link to an iteration was read from.
enum class PlanSource { None, Line, Group, Field };

/// A row of a table that sums up a risk which a heading details.
struct SummaryRow
{
    Span span; ///< the row
    Span part; ///< the stretch of text that holds its table

    friend bool operator==(const SummaryRow &, const SummaryRow &) = default;
};

struct Risk
{
    std::string id; ///< "3", "R-003"; `@LINE` where it has no name
    bool isNamed = false;
    std::optional<int> number; ///< the last integer of the name
    std::optional<Tier> tier;
    bool isTierDerived = false; ///< from likelihood and impact; never written
    std::string tierText; ///< as a cell of its own row says it; empty where none does
    std::string title;
    std::string detail;
    RiskStatus status = RiskStatus::Open;
    std::optional<std::string> statusText;
    std::optional<int> iteration; ///< the one that fixed it, or the one it is planned for
    PlanSource planSource = PlanSource::None;
    std::vector<Field> fields;

    RiskForm form = RiskForm::ListItem;
    std::size_t group = 0; ///< index into Register::groups
    bool isStruck = false;
    std::optional<bool> isChecked; ///< a checkbox's state, where it has one
    Span span; ///< all of its lines with their endings; in a table its row
    Span marker; ///< list: number or bullet and checkbox; heading: the name before the title
    Span text; ///< title, detail, marks and plan; without marker. In a table the title's cell
    Span plan; ///< the plan with the blank before it; empty where the line has none
    Span statusMark; ///< "✅ **FIXED**"; a status cell or value where the form has one
    std::vector<SummaryRow> summaries; ///< of a risk with a heading: rows that say it in short

    friend bool operator==(const Risk &, const Risk &) = default;
};

/// A heading of the risk register with the risks below it.
struct RiskGroup
{
    std::optional<Tier> tier;
    std::string label; ///< "High Priority"
    std::string emoji; ///< as written, empty where there is none
    std::string qualifier; ///< "Iteration 1 - FIXED"; what stands in brackets
    std::optional<int> iteration;
    bool isFixed = false; ///< the qualifier says that its risks are fixed
    int level = 3;
    Span heading; ///< empty where risks stand under no tier heading
    Span span;
    Span body; ///< all below the heading
    std::vector<std::size_t> risks; ///< indices into Register::risks, in the document's order
    std::string markdown; ///< what stands in it beside its risks, a *None* line too

    /// Belongs to one iteration: its plan or what it fixed.
    bool isIterationsOwn() const { return iteration.has_value(); }
    bool isOpen() const { return !isFixed; }

    friend bool operator==(const RiskGroup &, const RiskGroup &) = default;
};

/// A stretch of the document that is no iteration, group, title or footer.
struct OtherPart
{
    std::optional<std::string> heading;
    Span span;
    Span body;

    friend bool operator==(const OtherPart &, const OtherPart &) = default;
};

/// Whole numbers from one to another, both among them.
struct NumberRange
{
    int first = 0;
    int last = 0;

    friend bool operator==(const NumberRange &, const NumberRange &) = default;
};

/// The line that a register keeps of what was moved into a file beside it: the numbers in it are
/// not free, and plans and fixes may speak of them.
struct ArchiveLine
{
    std::string file; ///< its name; data, not a path to open
    std::vector<NumberRange> iterations; ///< ascending
    std::string highestRisk; ///< the name with the highest number; empty where no risk is there
    Span line; ///< with its line ending
    Span valueSpan;

    bool holdsIteration(int number) const;

    friend bool operator==(const ArchiveLine &, const ArchiveLine &) = default;
};

/// A document as read: the text and all that was recognised in it, by position.
///
/// A value: cheap to copy, never changed. A change makes a new text, which is read again.
/// It keeps no rendering of its own: what a part says is read from where it stands, so the
/// bytes that nobody edits cannot change.
struct Register
{
    SharedText text;
    std::string title;
    Span titleSpan;
    BlockList<Iteration> iterations;
    std::vector<RiskGroup> groups;
    BlockList<Risk> risks;
    std::vector<OtherPart> others;
    std::vector<Field> lastUpdated; ///< every such footer line, in order; the last one counts
    std::vector<Field> nextIteration;
    std::vector<Field> fields; ///< other metadata of the register itself, below its title
    std::vector<ArchiveLine> archives; ///< what was moved into other files, a line for each
    std::optional<Span> riskHeading; ///< the heading of the risk register
    std::vector<std::size_t> lineStarts; ///< offset of each line's first byte
    /// The highest numbers ever given, where an archive or a journal knows of more than the text
    /// shows: a number is a name and is not given out again.
    int highestRiskEver = 0;
    int highestIterationEver = 0;
    /// Whether writers put a comment line between number runs; `.loadline.toml` can say no.
    bool separatesNumberRuns = true;

    std::string_view view(Span span) const
    {
        return std::string_view(*text).substr(span.begin, span.size());
    }
    /// The line, from 1, in which a byte stands.
    std::size_t lineOf(std::size_t offset) const;
    /// The column, in code points from 1.
    std::size_t columnOf(std::size_t offset) const;
    /// Whether one of its archives holds the iteration.
    bool isArchived(int iteration) const;
};

} // namespace loadline
