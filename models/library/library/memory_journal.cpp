// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/memory_journal.h"

#include <utility>

namespace loadline {

MemoryJournal::MemoryJournal(AuthorSource author)
    : m_author(std::move(author))
{
}

Result<void> MemoryJournal::append(const JournalEntry &entry)
{
    m_entries.resize(m_done);
    m_entries.push_back(entry);
    m_done = m_entries.size();
    m_entries.back().id = std::int64_t(m_done);
    return {};
}

Result<void> MemoryJournal::stepBack()
{
    if (m_done == 0)
        return fail(ErrorCode::Refused, "there is nothing to undo");
    --m_done;
    return {};
}

Result<void> MemoryJournal::stepForward()
{
    if (m_done == m_entries.size())
        return fail(ErrorCode::Refused, "there is nothing to redo");
    ++m_done;
    return {};
}

std::optional<JournalEntry> MemoryJournal::undoable() const
{
    if (m_done == 0)
        return std::nullopt;
    return m_entries[m_done - 1];
}

std::optional<JournalEntry> MemoryJournal::redoable() const
{
    if (m_done == m_entries.size())
        return std::nullopt;
    return m_entries[m_done];
}

std::vector<JournalEntry> MemoryJournal::entries() const
{
    return {m_entries.begin(), m_entries.begin() + std::ptrdiff_t(m_done)};
}

HighestNumbers MemoryJournal::highest() const
{
    HighestNumbers highest;
    for (std::size_t i = 0; i < m_done; ++i)
        highest = highestOf(highest, m_entries[i].highest);
    return highest;
}

Author MemoryJournal::author() const
{
    return m_author ? m_author() : Author{};
}

Result<std::optional<std::string>> MemoryJournal::changedText()
{
    return std::optional<std::string>();
}

} // namespace loadline
