// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/register_editor.h"

#include "markdown/reader.h"
#include "markdown/rereading.h"

#include <algorithm>
#include <utility>

namespace loadline {

namespace {

/// Whether the splices are in order, apart, and inside a text of \a size bytes.
bool fit(const std::vector<Splice> &splices, std::size_t size)
{
    std::size_t at = 0;
    for (const Splice &splice : splices) {
        if (splice.at.begin < at || splice.at.end < splice.at.begin || splice.at.end > size)
            return false;
        at = splice.at.end;
    }
    return true;
}

bool changesNothing(const Register &reg, const std::vector<Splice> &splices)
{
    return fit(splices, reg.text->size())
           && std::all_of(splices.begin(), splices.end(), [&reg](const Splice &splice) {
                  return reg.view(splice.at) == splice.with;
              });
}

/// The highest number of some risks, or iterations.
template<class Parts>
int highestOf(const Parts &parts, std::size_t first, std::size_t behind)
{
    int highest = 0;
    for (std::size_t i = first; i < behind; ++i)
        highest = std::max(highest, parts[i].number.value_or(0));
    return highest;
}

void tellNumbers(Register &reg, HighestNumbers highest)
{
    reg.highestRiskEver = highest.risk;
    reg.highestIterationEver = highest.iteration;
}

bool isBarrier(const JournalEntry &entry)
{
    return entry.note.kind == ChangeKind::External;
}

tl::unexpected<Error> stoppedAtBarrier(std::string what)
{
    return fail(
        ErrorCode::Refused, std::move(what),
        "undo stops at changes that were made outside; History (Ctrl+6) can take them back");
}

tl::unexpected<Error> doesNotFit()
{
    return fail(ErrorCode::Refused, "the change does not fit the text of the register");
}

} // namespace

RegisterEditor::RegisterEditor(Register reg, std::unique_ptr<Journal> journal, QObject *parent)
    : QObject(parent)
    , m_journal(std::move(journal))
{
    Q_ASSERT(m_journal);
    if (!reg.text)
        reg = markdown::read(std::string());
    tellNumbers(reg, highestOf(m_journal->highest(), highestIn(reg)));
    m_register = std::make_shared<const Register>(std::move(reg));
}

RegisterEditor::~RegisterEditor() = default;

Result<Change> RegisterEditor::apply(Result<Change> change)
{
    if (!change)
        return change;
    // That somebody stands for a verdict is a step, whether or not the text says it too.
    if (change->note.kind != ChangeKind::SignOff && changesNothing(*m_register, change->splices))
        return change;
    if (change->basis && change->basis != m_register->text && *change->basis != *m_register->text)
        return fail(ErrorCode::ChangedOutside, "the register has changed since the edit was made",
                    "look at it again, then repeat the edit");
    const bool isReadAlready = change->result && change->basis == m_register->text;
    Result<SharedRegister> next = isReadAlready ? Result<SharedRegister>(change->result)
                                                : after(change->splices);
    if (!next)
        return tl::make_unexpected(next.error());

    const JournalEntry entry = entryOf(*change, *m_register->text,
                                       highestOf(highestIn(*m_register), highestIn(**next)));
    if (Result<void> kept = m_journal->append(entry); !kept)
        return tl::make_unexpected(kept.error());
    become(std::move(*next), change->note, change->splices);
    return change;
}

Result<void> RegisterEditor::follow(const FileMovement &movement)
{
    FileStep step{movement.keeps, {}, movement.seen, movement.takes, *m_register->text};
    if (step.keeps)
        step.keeps->author = m_journal->author();
    HighestNumbers highest = highestIn(*m_register);
    SharedRegister now = m_register;
    ChangeNote note;
    for (const Change &change : movement.changes) {
        if (!fit(change.splices, now->text->size()))
            return doesNotFit();
        if (changesNothing(*now, change.splices))
            continue;
        auto next = std::make_shared<const Register>(markdown::readAfter(*now, change.splices).reg);
        highest = highestOf(highest, highestIn(*next));
        step.entries.push_back(entryOf(change, *now->text, highest));
        note = change.note;
        now = std::move(next);
    }
    if (Result<void> kept = m_journal->follow(step); !kept)
        return kept;
    if (now != m_register) {
        const std::vector<Splice> splices = difference(*m_register->text, *now->text);
        become(std::move(now), note, splices);
    }
    if (step.keeps || !step.takes.empty())
        Q_EMIT keptEditsChanged();
    return {};
}

Result<void> RegisterEditor::discardKept(std::int64_t id)
{
    Result<void> done = m_journal->discardKept(id);
    if (done)
        Q_EMIT keptEditsChanged();
    return done;
}

JournalEntry RegisterEditor::entryOf(const Change &change, const std::string &before,
                                     HighestNumbers highest) const
{
    JournalEntry entry;
    entry.author = m_journal->author();
    entry.note = change.note;
    entry.splices = change.splices;
    entry.inverse = inverse(before, change.splices);
    entry.highest = highest;
    return entry;
}

bool RegisterEditor::canUndo() const
{
    return steps().undo && !isAtBarrier();
}

bool RegisterEditor::isAtBarrier() const
{
    return steps().undo && steps().undo->kind == ChangeKind::External;
}

bool RegisterEditor::canRedo() const
{
    return steps().redo.has_value();
}

std::optional<ChangeNote> RegisterEditor::undoNote() const
{
    return canUndo() ? steps().undo : std::nullopt;
}

std::optional<ChangeNote> RegisterEditor::redoNote() const
{
    return steps().redo;
}

HighestNumbers RegisterEditor::highestIn(const Register &reg) const
{
    m_riskNumbers.look(reg.risks, [&reg](std::size_t first, std::size_t behind) {
        return highestOf(reg.risks, first, behind);
    });
    m_iterationNumbers.look(reg.iterations, [&reg](std::size_t first, std::size_t behind) {
        return highestOf(reg.iterations, first, behind);
    });
    HighestNumbers highest{reg.highestRiskEver, reg.highestIterationEver};
    for (std::size_t i = 0; i < m_riskNumbers.size(); ++i)
        highest.risk = std::max(highest.risk, m_riskNumbers[i]);
    for (std::size_t i = 0; i < m_iterationNumbers.size(); ++i)
        highest.iteration = std::max(highest.iteration, m_iterationNumbers[i]);
    return highest;
}

Result<ChangeNote> RegisterEditor::undo()
{
    const std::optional<JournalEntry> entry = m_journal->undoable();
    if (!entry)
        return fail(ErrorCode::Refused, "there is nothing to undo");
    if (isBarrier(*entry))
        return stoppedAtBarrier("the last change came from the file itself");
    Result<SharedRegister> next = after(entry->inverse);
    if (!next)
        return tl::make_unexpected(next.error());
    if (Result<void> kept = m_journal->stepBack(); !kept)
        return tl::make_unexpected(kept.error());
    become(std::move(*next), entry->note, entry->inverse);
    return entry->note;
}

Result<ChangeNote> RegisterEditor::redo()
{
    const std::optional<JournalEntry> entry = m_journal->redoable();
    if (!entry)
        return fail(ErrorCode::Refused, "there is nothing to redo");
    Result<SharedRegister> next = after(entry->splices);
    if (!next)
        return tl::make_unexpected(next.error());
    if (Result<void> kept = m_journal->stepForward(); !kept)
        return tl::make_unexpected(kept.error());
    become(std::move(*next), entry->note, entry->splices);
    return entry->note;
}

Result<std::vector<ChangeNote>> RegisterEditor::undoTo(std::int64_t id, PastBarriers past)
{
    const Result<JournalWay> way = m_journal->wayTo(id);
    if (!way)
        return tl::make_unexpected(way.error());
    if (!way->isBack)
        return fail(ErrorCode::Refused, "the step is undone already");
    const bool hasBarrier = std::any_of(way->entries.begin(), way->entries.end(), isBarrier);
    if (hasBarrier && past == PastBarriers::No)
        return stoppedAtBarrier("changes that came from the file itself lie between");
    return moveTo(id, *way);
}

Result<std::vector<ChangeNote>> RegisterEditor::redoTo(std::int64_t id)
{
    const Result<JournalWay> way = m_journal->wayTo(id);
    if (!way)
        return tl::make_unexpected(way.error());
    if (way->isBack && !way->entries.empty())
        return fail(ErrorCode::Refused, "the step is done already");
    return moveTo(id, *way);
}

Result<std::vector<ChangeNote>> RegisterEditor::moveTo(std::int64_t id, const JournalWay &way)
{
    std::vector<ChangeNote> notes;
    if (way.entries.empty())
        return notes;
    const std::vector<Splice> splices = way.splices();
    Result<SharedRegister> next = after(splices);
    if (!next)
        return tl::make_unexpected(next.error());
    if (Result<void> kept = m_journal->moveTo(id); !kept)
        return tl::make_unexpected(kept.error());
    for (const JournalEntry &entry : way.entries)
        notes.push_back(entry.note);
    become(std::move(*next), notes.back(), splices);
    return notes;
}

HighestNumbers RegisterEditor::highestNumbers() const
{
    return highestOf(m_journal->highest(), highestIn(*m_register));
}

Result<bool> RegisterEditor::refresh()
{
    Result<std::optional<std::string>> text = m_journal->changedText();
    if (!text)
        return tl::make_unexpected(text.error());
    if (!*text)
        return false;
    const std::vector<Splice> splices = difference(*m_register->text, **text);
    become(std::make_shared<const Register>(markdown::readAfter(*m_register, splices).reg),
           {ChangeKind::External, "register", {}, {}, {}}, splices);
    return true;
}

const RegisterEditor::Steps &RegisterEditor::steps() const
{
    if (!m_steps) {
        m_steps.emplace();
        if (const auto entry = m_journal->undoable())
            m_steps->undo = entry->note;
        if (const auto entry = m_journal->redoable())
            m_steps->redo = entry->note;
    }
    return *m_steps;
}

Result<RegisterEditor::SharedRegister> RegisterEditor::after(const std::vector<Splice> &splices) const
{
    if (!fit(splices, m_register->text->size()))
        return doesNotFit();
    return std::make_shared<const Register>(markdown::readAfter(*m_register, splices).reg);
}

Result<StepTexts> RegisterEditor::textsAround(std::int64_t id) const
{
    const Result<JournalEntry> entry = m_journal->entry(id);
    if (!entry)
        return tl::make_unexpected(entry.error());
    const Result<JournalWay> way = m_journal->wayTo(id);
    if (!way)
        return tl::make_unexpected(way.error());
    const std::vector<Splice> splices = way->splices();
    if (!fit(splices, m_register->text->size()))
        return doesNotFit();
    std::string after = applied(*m_register->text, splices);
    if (!fit(entry->inverse, after.size()))
        return doesNotFit();
    std::string before = applied(after, entry->inverse);
    return StepTexts{std::make_shared<const std::string>(std::move(before)),
                     std::make_shared<const std::string>(std::move(after))};
}

RegisterEditor::SharedRegister RegisterEditor::withNumbers(SharedRegister reg) const
{
    const HighestNumbers highest = highestOf(m_journal->highest(), highestIn(*reg));
    if (reg->highestRiskEver == highest.risk && reg->highestIterationEver == highest.iteration)
        return reg;
    auto told = std::make_shared<Register>(*reg);
    tellNumbers(*told, highest);
    return told;
}

void RegisterEditor::become(SharedRegister next, const ChangeNote &note,
                            const std::vector<Splice> &splices)
{
    m_register = withNumbers(std::move(next));
    m_steps.reset();
    Q_EMIT changed(note, splices);
    Q_EMIT undoStateChanged();
}

} // namespace loadline
