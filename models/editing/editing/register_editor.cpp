// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/register_editor.h"

#include "markdown/reader.h"

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

HighestNumbers highestIn(const Register &reg)
{
    HighestNumbers highest{reg.highestRiskEver, reg.highestIterationEver};
    for (const Risk &risk : reg.risks)
        highest.risk = std::max(highest.risk, risk.number.value_or(0));
    for (const Iteration &iteration : reg.iterations)
        highest.iteration = std::max(highest.iteration, iteration.number.value_or(0));
    return highest;
}

} // namespace

RegisterEditor::RegisterEditor(Register reg, std::unique_ptr<Journal> journal, QObject *parent)
    : QObject(parent)
    , m_register(std::move(reg))
    , m_journal(std::move(journal))
{
    Q_ASSERT(m_journal);
    if (!m_register.text)
        m_register = markdown::read(std::string());
    rememberNumbers();
}

RegisterEditor::~RegisterEditor() = default;

Result<Change> RegisterEditor::apply(Result<Change> change)
{
    if (!change)
        return change;
    if (changesNothing(m_register, change->splices))
        return change;
    if (change->basis && change->basis != m_register.text && *change->basis != *m_register.text)
        return fail(ErrorCode::ChangedOutside, "the register has changed since the edit was made",
                    "look at it again, then repeat the edit");
    const bool isReadAlready = change->result && change->basis == m_register.text;
    Result<Register> next = isReadAlready ? Result<Register>(*change->result)
                                          : after(change->splices);
    if (!next)
        return tl::make_unexpected(next.error());

    JournalEntry entry;
    entry.author = m_journal->author();
    entry.note = change->note;
    entry.splices = change->splices;
    entry.inverse = inverse(*m_register.text, change->splices);
    entry.highest = highestOf(highestIn(m_register), highestIn(*next));
    if (Result<void> kept = m_journal->append(entry); !kept)
        return tl::make_unexpected(kept.error());
    become(std::move(*next), change->note, change->splices);
    return change;
}

bool RegisterEditor::canUndo() const
{
    return steps().undo && steps().undo->kind != ChangeKind::External;
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

Result<ChangeNote> RegisterEditor::undo()
{
    const std::optional<JournalEntry> entry = m_journal->undoable();
    if (!entry)
        return fail(ErrorCode::Refused, "there is nothing to undo");
    if (entry->note.kind == ChangeKind::External)
        return fail(ErrorCode::Refused, "the last change came from the file itself",
                    "undo stops at changes that were made outside");
    Result<Register> next = after(entry->inverse);
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
    Result<Register> next = after(entry->splices);
    if (!next)
        return tl::make_unexpected(next.error());
    if (Result<void> kept = m_journal->stepForward(); !kept)
        return tl::make_unexpected(kept.error());
    become(std::move(*next), entry->note, entry->splices);
    return entry->note;
}

HighestNumbers RegisterEditor::highestNumbers() const
{
    return highestOf(m_journal->highest(), highestIn(m_register));
}

Result<bool> RegisterEditor::refresh()
{
    Result<std::optional<std::string>> text = m_journal->changedText();
    if (!text)
        return tl::make_unexpected(text.error());
    if (!*text)
        return false;
    const std::vector<Splice> splices = difference(*m_register.text, **text);
    become(markdown::read(std::move(**text)), {ChangeKind::External, "register", {}, {}, {}},
           splices);
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

Result<Register> RegisterEditor::after(const std::vector<Splice> &splices) const
{
    if (!fit(splices, m_register.text->size()))
        return fail(ErrorCode::Refused, "the change does not fit the text of the register");
    return markdown::read(applied(*m_register.text, splices));
}

void RegisterEditor::rememberNumbers()
{
    const HighestNumbers highest = highestNumbers();
    m_register.highestRiskEver = highest.risk;
    m_register.highestIterationEver = highest.iteration;
}

void RegisterEditor::become(Register next, const ChangeNote &note,
                            const std::vector<Splice> &splices)
{
    next.separatesNumberRuns = m_register.separatesNumberRuns;
    m_register = std::move(next);
    rememberNumbers();
    m_steps.reset();
    Q_EMIT changed(note, splices);
    Q_EMIT undoStateChanged();
}

} // namespace loadline
