// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/kept_store.h"

#include "library/stored_text.h"

namespace loadline {

KeptStore::KeptStore(const Connection &connection, RegisterId id)
    : m_connection(connection)
    , m_register(id)
{
}

Result<std::vector<KeptEdits>> KeptStore::all() const
{
    Query query(m_connection, "SELECT id, branch, edits, time_utc, author FROM kept"
                              " WHERE register_id = ? ORDER BY id");
    if (Result<void> ran = query.bind(m_register.value).run(); !ran)
        return tl::make_unexpected(ran.error());
    std::vector<KeptEdits> kept;
    for (;;) {
        const Result<bool> more = query.next();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return kept;
        kept.push_back({query.number(0),
                        query.bytes(1),
                        std::size_t(query.number(2)),
                        {query.bytes(4), query.bytes(3)}});
    }
}

Result<KeptTexts> KeptStore::texts(std::int64_t id) const
{
    if (Result<void> there = checkIsThere(id); !there)
        return tl::make_unexpected(there.error());
    Result<std::string> base = StoredText(m_connection, m_register, layerOfKeptBase(id)).read();
    if (!base)
        return tl::make_unexpected(base.error());
    Result<std::string> text = StoredText(m_connection, m_register, layerOfKeptText(id)).read();
    if (!text)
        return tl::make_unexpected(text.error());
    return KeptTexts{std::move(*base), std::move(*text)};
}

Result<void> KeptStore::add(const KeptEdits &edits) const
{
    Query query(m_connection, "INSERT INTO kept (register_id, branch, edits, time_utc, author)"
                              " VALUES (?, ?, ?, ?, ?)");
    query.bind(m_register.value).bind(edits.branch).bind(std::int64_t(edits.edits));
    if (Result<void> ran = query.bind(edits.author.timeUtc).bind(edits.author.name).run(); !ran)
        return ran;
    const std::int64_t id = query.insertedId();
    const StoredText base(m_connection, m_register, layerOfKeptBase(id));
    if (Result<void> done = base.becomeSameAs(StoredText(m_connection, m_register, TextLayer::File));
        !done)
        return done;
    const StoredText text(m_connection, m_register, layerOfKeptText(id));
    return text.becomeSameAs(StoredText(m_connection, m_register, TextLayer::Current));
}

Result<void> KeptStore::remove(std::int64_t id) const
{
    if (Result<void> there = checkIsThere(id); !there)
        return there;
    for (const TextLayer layer : {layerOfKeptBase(id), layerOfKeptText(id)}) {
        if (Result<void> done = StoredText(m_connection, m_register, layer).clear(); !done)
            return done;
    }
    Query query(m_connection, "DELETE FROM kept WHERE id = ?");
    return query.bind(id).run();
}

Result<void> KeptStore::checkIsThere(std::int64_t id) const
{
    Query query(m_connection, "SELECT 1 FROM kept WHERE register_id = ? AND id = ?");
    if (Result<void> ran = query.bind(m_register.value).bind(id).run(); !ran)
        return ran;
    const Result<bool> found = query.next();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return tl::make_unexpected(
            m_connection.error(ErrorCode::NotFound, "these edits are no longer set aside",
                               "another window has brought them back or discarded them"));
    return {};
}

} // namespace loadline
