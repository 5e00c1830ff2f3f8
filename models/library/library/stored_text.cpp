// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/stored_text.h"

#include <algorithm>
#include <utility>

namespace loadline {

namespace {

/// Room between neighbours; only where it is used up are all positions given anew.
constexpr std::int64_t positionGap = std::int64_t(1) << 20;

bool areInOrder(const std::vector<Splice> &splices, std::size_t size)
{
    std::size_t at = 0;
    for (const Splice &splice : splices) {
        if (splice.at.begin < at || splice.at.end < splice.at.begin || splice.at.end > size)
            return false;
        at = splice.at.end;
    }
    return true;
}

std::size_t sizeAfter(std::size_t size, const std::vector<Splice> &splices)
{
    for (const Splice &splice : splices)
        size = size + splice.with.size() - splice.at.size();
    return size;
}

/// How much of \a rest the next chunk takes.
std::size_t cutOf(std::string_view rest)
{
    if (rest.size() <= chunkMost)
        return rest.size();
    const std::size_t before = rest.rfind('\n', chunkTarget - 1);
    if (before != std::string_view::npos && before + 1 >= chunkLeast)
        return before + 1;
    const std::size_t behind = rest.substr(0, chunkMost).find('\n', chunkTarget);
    return behind != std::string_view::npos ? behind + 1 : chunkTarget;
}

} // namespace

std::vector<std::string_view> cutIntoChunks(std::string_view text)
{
    std::vector<std::string_view> chunks;
    while (!text.empty()) {
        const std::size_t size = cutOf(text);
        chunks.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return chunks;
}

StoredText::StoredText(const Connection &connection, RegisterId id, TextLayer layer)
    : m_connection(connection)
    , m_register(id.value)
    , m_layer(std::int64_t(layer))
{
}

Result<std::string> StoredText::read() const
{
    const Result<std::vector<Slice>> all = slices();
    if (!all)
        return tl::make_unexpected(all.error());
    Run run;
    run.end = all->size();
    for (const Slice &slice : *all)
        run.size += slice.size;
    return textOf(*all, run);
}

Result<void> StoredText::write(std::string_view text) const
{
    if (Result<void> done = clear(); !done)
        return done;
    Result<std::vector<Slice>> fresh = addChunks(text);
    if (!fresh)
        return tl::make_unexpected(fresh.error());
    spread(*fresh);
    return putSlices(*fresh);
}

Result<void> StoredText::clear() const
{
    const Result<std::vector<Slice>> old = slices();
    if (!old)
        return tl::make_unexpected(old.error());
    if (Result<void> done = dropSlices(*old); !done)
        return done;
    return dropChunks(*old);
}

Result<void> StoredText::becomeSameAs(const StoredText &other) const
{
    const Result<std::vector<Slice>> old = slices();
    if (!old)
        return tl::make_unexpected(old.error());
    const Result<std::vector<Slice>> wanted = other.slices();
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    if (Result<void> done = dropSlices(*old); !done)
        return done;
    if (Result<void> done = putSlices(*wanted); !done)
        return done;
    return dropChunks(*old);
}

Result<bool> StoredText::hasChunksOf(const StoredText &other, std::size_t size) const
{
    const Result<std::vector<Slice>> own = slices();
    if (!own)
        return tl::make_unexpected(own.error());
    const Result<std::vector<Slice>> others = other.slices();
    if (!others)
        return tl::make_unexpected(others.error());
    std::size_t all = 0;
    for (const Slice &slice : *own)
        all += slice.size;
    return all == size
           && std::equal(own->begin(), own->end(), others->begin(), others->end(),
                         [](const Slice &a, const Slice &b) { return a.chunk == b.chunk; });
}

Result<void> StoredText::become(const std::string &bytes, const StoredText &other,
                                const std::string &text) const
{
    if (Result<void> done = becomeSameAs(other); !done || text == bytes)
        return done;
    return splice(difference(text, bytes));
}

Result<void> StoredText::splice(const std::vector<Splice> &splices) const
{
    const Result<std::vector<Slice>> before = slices();
    if (!before)
        return tl::make_unexpected(before.error());
    std::size_t size = 0;
    for (const Slice &slice : *before)
        size += slice.size;
    if (!areInOrder(splices, size))
        return tl::make_unexpected(m_connection.error(
            ErrorCode::LibraryFailed, "a change does not fit the text that the library holds"));

    // Everything is laid out here first; the database then sees only rows that differ.
    std::vector<Slice> gone;
    std::vector<Slice> fresh;
    std::vector<Slice> after;
    std::size_t next = 0;
    for (const Run &run : runsOf(*before, splices)) {
        const Result<std::vector<Slice>> made = slicesInsteadOf(*before, run, next);
        if (!made)
            return tl::make_unexpected(made.error());
        append(after, *before, next, run.first);
        append(after, *made, 0, made->size());
        append(fresh, *made, 0, made->size());
        append(gone, *before, run.first, run.end);
        next = run.end;
    }
    append(after, *before, next, before->size());

    const auto isBehind = [](const Slice &a, const Slice &b) { return b.position <= a.position; };
    const bool hasRoom = std::adjacent_find(after.begin(), after.end(), isBehind) == after.end();
    if (!hasRoom)
        spread(after);
    if (Result<void> done = dropSlices(hasRoom ? gone : *before); !done)
        return done;
    if (Result<void> done = putSlices(hasRoom ? fresh : after); !done)
        return done;
    return dropChunks(gone);
}

void StoredText::append(std::vector<Slice> &to, const std::vector<Slice> &from, std::size_t first,
                        std::size_t end)
{
    to.insert(to.end(), from.begin() + std::ptrdiff_t(first), from.begin() + std::ptrdiff_t(end));
}

void StoredText::spread(std::vector<Slice> &slices)
{
    std::int64_t position = 0;
    for (Slice &slice : slices)
        slice.position = position += positionGap;
}

Result<std::vector<StoredText::Slice>> StoredText::slicesInsteadOf(const std::vector<Slice> &before,
                                                                   const Run &run,
                                                                   std::size_t previousEnd) const
{
    const Result<std::string> old = textOf(before, run);
    if (!old)
        return tl::make_unexpected(old.error());
    Result<std::vector<Slice>> made = addChunks(applied(*old, run.splices));
    if (!made)
        return made;
    // A run right before this one has taken the room up to this one's first slice.
    std::int64_t position = 0;
    if (run.first > 0)
        position = run.first == previousEnd ? before[run.first].position - 1
                                            : before[run.first - 1].position;
    const std::int64_t step = run.end < before.size() ? (before[run.end].position - position)
                                                            / std::int64_t(made->size() + 1)
                                                      : positionGap;
    for (Slice &slice : *made)
        slice.position = position += step;
    return made;
}

Result<std::vector<StoredText::Slice>> StoredText::slices() const
{
    Query query(m_connection, "SELECT position, chunk_id, size FROM slice"
                              " WHERE register_id = ? AND layer = ? ORDER BY position");
    if (Result<void> ran = query.bind(m_register).bind(m_layer).run(); !ran)
        return tl::make_unexpected(ran.error());
    std::vector<Slice> found;
    for (;;) {
        const Result<bool> more = query.next();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return found;
        found.push_back({query.number(0), query.number(1), std::size_t(query.number(2))});
    }
}

std::vector<StoredText::Run> StoredText::runsOf(const std::vector<Slice> &slices,
                                                const std::vector<Splice> &splices)
{
    if (slices.empty())
        return {Run{0, 0, 0, 0, splices}};
    std::vector<Run> runs;
    std::size_t index = 0; // the slice that holds `offset`
    std::size_t offset = 0;
    for (const Splice &splice : splices) {
        // What is put in between two slices goes to the end of the first of them.
        while (offset + slices[index].size <= splice.at.begin
               && !(splice.at.isEmpty() && offset + slices[index].size == splice.at.begin)) {
            offset += slices[index].size;
            ++index;
        }
        if (runs.empty() || runs.back().end <= index) {
            if (!runs.empty())
                growIfSmall(runs.back(), slices, runs.size() > 1 ? runs[runs.size() - 2].end : 0);
            if (runs.empty() || runs.back().end <= index)
                runs.push_back({index, index + 1, offset, slices[index].size, {}});
        }
        Run &run = runs.back();
        while (run.offset + run.size < splice.at.end)
            run.size += slices[run.end++].size;
        run.splices.push_back(
            {{splice.at.begin - run.offset, splice.at.end - run.offset}, splice.with});
    }
    if (!runs.empty())
        growIfSmall(runs.back(), slices, runs.size() > 1 ? runs[runs.size() - 2].end : 0);
    return runs;
}

void StoredText::growIfSmall(Run &run, const std::vector<Slice> &slices, std::size_t least)
{
    const std::size_t left = sizeAfter(run.size, run.splices);
    if (left >= chunkLeast)
        return;
    if (run.end < slices.size() && left + slices[run.end].size <= chunkMost) {
        run.size += slices[run.end].size;
        ++run.end;
    } else if (run.first > least && left + slices[run.first - 1].size <= chunkMost) {
        --run.first;
        const std::size_t more = slices[run.first].size;
        run.offset -= more;
        run.size += more;
        for (Splice &splice : run.splices)
            splice.at = {splice.at.begin + more, splice.at.end + more};
    }
}

Result<std::string> StoredText::textOf(const std::vector<Slice> &slices, const Run &run) const
{
    std::string text;
    if (run.first == run.end)
        return text;
    text.reserve(run.size);
    Query query(m_connection, "SELECT source FROM slice JOIN chunk ON chunk.id = slice.chunk_id"
                              " WHERE register_id = ? AND layer = ? AND position BETWEEN ? AND ?"
                              " ORDER BY position");
    query.bind(m_register).bind(m_layer);
    query.bind(slices[run.first].position).bind(slices[run.end - 1].position);
    if (Result<void> ran = query.run(); !ran)
        return tl::make_unexpected(ran.error());
    for (;;) {
        const Result<bool> more = query.next();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            break;
        query.appendBytes(0, text);
    }
    if (text.size() != run.size)
        return tl::make_unexpected(m_connection.error(
            ErrorCode::LibraryFailed, "the library is damaged: a text has lost a part",
            "restore it from a backup"));
    return text;
}

Result<std::vector<StoredText::Slice>> StoredText::addChunks(std::string_view text) const
{
    Query query(m_connection, "INSERT INTO chunk (source) VALUES (?)");
    std::vector<Slice> added;
    for (const std::string_view chunk : cutIntoChunks(text)) {
        if (Result<void> ran = query.bind(chunk).run(); !ran)
            return tl::make_unexpected(ran.error());
        added.push_back({0, query.insertedId(), chunk.size()});
    }
    return added;
}

Result<void> StoredText::putSlices(const std::vector<Slice> &slices) const
{
    Query query(m_connection, "INSERT INTO slice (register_id, layer, position, chunk_id, size)"
                              " VALUES (?, ?, ?, ?, ?)");
    for (const Slice &slice : slices) {
        query.bind(m_register).bind(m_layer).bind(slice.position).bind(slice.chunk);
        if (Result<void> ran = query.bind(std::int64_t(slice.size)).run(); !ran)
            return ran;
    }
    return {};
}

Result<void> StoredText::dropSlices(const std::vector<Slice> &slices) const
{
    Query query(m_connection,
                "DELETE FROM slice WHERE register_id = ? AND layer = ? AND position = ?");
    for (const Slice &slice : slices) {
        if (Result<void> ran = query.bind(m_register).bind(m_layer).bind(slice.position).run(); !ran)
            return ran;
    }
    return {};
}

Result<void> StoredText::dropChunks(const std::vector<Slice> &slices) const
{
    Query query(m_connection, "DELETE FROM chunk WHERE id = ?"
                              " AND NOT EXISTS (SELECT 1 FROM slice WHERE chunk_id = chunk.id)");
    for (const Slice &slice : slices) {
        if (Result<void> ran = query.bind(slice.chunk).run(); !ran)
            return ran;
    }
    return {};
}

} // namespace loadline
