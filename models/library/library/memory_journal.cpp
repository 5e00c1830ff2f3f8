// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/memory_journal.h"

#include <algorithm>
#include <utility>

namespace loadline {

namespace {

/// Ids are places: the first entry has 1.
tl::unexpected<Error> noSuchEntry()
{
    return fail(ErrorCode::NotFound, "the journal has no such step");
}

} // namespace

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

Result<void> MemoryJournal::follow(const FileStep &step)
{
    for (const std::int64_t id : step.takes) {
        if (const Result<std::size_t> index = indexOfKept(id); !index)
            return tl::make_unexpected(index.error());
    }
    if (step.keeps) {
        m_kept.push_back(
            {*step.keeps, {m_seen ? m_seen->bytes.string() : std::string(), step.textBefore}});
        m_kept.back().edits.id = ++m_lastKept;
    }
    for (const JournalEntry &entry : step.entries)
        (void) append(entry); // in memory nothing fails
    for (const std::int64_t id : step.takes)
        (void) discardKept(id); // it is there, as was seen above
    if (step.seen)
        m_seen = step.seen;
    return {};
}

Result<std::optional<SeenFile>> MemoryJournal::seenFile() const
{
    return m_seen;
}

Result<std::vector<KeptEdits>> MemoryJournal::keptEdits() const
{
    std::vector<KeptEdits> all;
    for (const Kept &kept : m_kept)
        all.push_back(kept.edits);
    return all;
}

Result<KeptTexts> MemoryJournal::keptTexts(std::int64_t id) const
{
    return indexOfKept(id).map([this](std::size_t index) { return m_kept[index].texts; });
}

Result<void> MemoryJournal::discardKept(std::int64_t id)
{
    return indexOfKept(id).map(
        [this](std::size_t index) { m_kept.erase(m_kept.begin() + std::ptrdiff_t(index)); });
}

Result<std::size_t> MemoryJournal::indexOfKept(std::int64_t id) const
{
    for (std::size_t index = 0; index < m_kept.size(); ++index) {
        if (m_kept[index].edits.id == id)
            return index;
    }
    return fail(ErrorCode::NotFound, "these edits are no longer set aside");
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

Result<void> MemoryJournal::moveTo(std::int64_t id)
{
    if (id < 0 || std::size_t(id) > m_entries.size())
        return noSuchEntry();
    m_done = std::size_t(id);
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

Result<JournalLines> MemoryJournal::lines() const
{
    JournalLines all;
    for (const JournalEntry &entry : m_entries)
        all.lines.push_back({entry.id, entry.author, entry.note});
    all.cursor = std::int64_t(m_done);
    return all;
}

Result<std::vector<JournalLine>> MemoryJournal::latest(std::size_t most) const
{
    std::vector<JournalLine> latest;
    for (std::size_t i = m_done; i > 0 && latest.size() < most; --i) {
        const JournalEntry &entry = m_entries[i - 1];
        latest.push_back({entry.id, entry.author, entry.note});
    }
    return latest;
}

Result<JournalEntry> MemoryJournal::entry(std::int64_t id) const
{
    if (id < 1 || std::size_t(id) > m_entries.size())
        return noSuchEntry();
    return m_entries[std::size_t(id) - 1];
}

Result<JournalWay> MemoryJournal::wayTo(std::int64_t id) const
{
    if (id < 0 || std::size_t(id) > m_entries.size())
        return noSuchEntry();
    const auto from = m_entries.begin() + std::ptrdiff_t(m_done);
    const auto to = m_entries.begin() + std::ptrdiff_t(id);
    JournalWay way{to <= from, {std::min(from, to), std::max(from, to)}};
    if (way.isBack)
        std::reverse(way.entries.begin(), way.entries.end());
    return way;
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
