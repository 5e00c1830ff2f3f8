// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/fact_store.h"

#include <charconv>

namespace loadline {

namespace {

/// Nothing where something else than ids stands there.
std::optional<std::vector<std::int64_t>> idsIn(std::string_view code)
{
    std::vector<std::int64_t> ids;
    const char *at = code.data();
    const char *const end = at + code.size();
    while (at != end) {
        std::int64_t id = 0;
        const auto [behind, error] = std::from_chars(at, end, id);
        if (error != std::errc() || behind == end || *behind != ' ')
            return std::nullopt;
        ids.push_back(id);
        at = behind + 1;
    }
    return ids;
}

} // namespace

FactStore::FactStore(const Connection &connection, std::string_view computation)
    : m_connection(connection)
    , m_computation(computation)
{
}

Result<FactSheets> FactStore::read(const std::vector<std::string> &blobs) const
{
    FactSheets found;
    Indices indices;
    Query sheet(m_connection, "SELECT facts FROM fact_sheet WHERE blob = ? AND computation = ?");
    Query fact(m_connection, "SELECT code FROM fact WHERE id = ? AND computation = ?");
    for (const std::string &blob : blobs) {
        if (Result<void> ran = sheet.bind(blob).bind(m_computation).run(); !ran)
            return tl::make_unexpected(ran.error());
        const Result<bool> isKnown = sheet.next();
        if (!isKnown)
            return tl::make_unexpected(isKnown.error());
        const auto ids = *isKnown ? idsIn(sheet.bytes(0)) : std::nullopt;
        if (!ids)
            continue;
        const Result<bool> isWhole = resolve(*ids, indices, fact, found);
        if (!isWhole)
            return tl::make_unexpected(isWhole.error());
        if (!*isWhole)
            continue;
        std::vector<std::uint32_t> &facts = found.sheets[blob];
        facts.clear();
        for (const std::int64_t id : *ids)
            facts.push_back(indices.at(id));
    }
    return found;
}

/// Reads those facts that are not there yet; says whether there are all of them.
Result<bool> FactStore::resolve(const std::vector<std::int64_t> &ids, Indices &indices,
                                Query &query, FactSheets &sheets) const
{
    for (const std::int64_t id : ids) {
        if (indices.count(id) > 0)
            continue;
        if (Result<void> ran = query.bind(id).bind(m_computation).run(); !ran)
            return tl::make_unexpected(ran.error());
        const Result<bool> isKnown = query.next();
        if (!isKnown || !*isKnown)
            return isKnown;
        indices.emplace(id, std::uint32_t(sheets.facts.size()));
        sheets.facts.push_back(query.bytes(0));
    }
    return true;
}

Result<void> FactStore::add(const FactSheets &sheets) const
{
    for (const char *table : {"fact_sheet", "fact"}) {
        Query forget(m_connection, "DELETE FROM " + std::string(table) + " WHERE computation <> ?");
        if (Result<void> ran = forget.bind(m_computation).run(); !ran)
            return ran;
    }
    const Result<std::vector<std::int64_t>> ids = idsOf(sheets.facts);
    if (!ids)
        return tl::make_unexpected(ids.error());
    Query query(m_connection, "INSERT INTO fact_sheet (blob, computation, facts) VALUES (?, ?, ?)"
                              " ON CONFLICT DO UPDATE SET facts = excluded.facts");
    for (const auto &[blob, facts] : sheets.sheets) {
        std::string code;
        for (const std::uint32_t fact : facts)
            code += std::to_string(ids->at(fact)) + ' ';
        if (Result<void> ran = query.bind(blob).bind(m_computation).bind(code).run(); !ran)
            return ran;
    }
    return {};
}

/// The ids of facts, which are added where they are new.
Result<std::vector<std::int64_t>> FactStore::idsOf(const std::vector<std::string> &facts) const
{
    std::vector<std::int64_t> ids;
    Query add(m_connection, "INSERT INTO fact (computation, code) VALUES (?, ?)"
                            " ON CONFLICT DO NOTHING");
    Query find(m_connection, "SELECT id FROM fact WHERE computation = ? AND code = ?");
    for (const std::string &fact : facts) {
        if (Result<void> ran = add.bind(m_computation).bind(fact).run(); !ran)
            return tl::make_unexpected(ran.error());
        if (Result<void> ran = find.bind(m_computation).bind(fact).run(); !ran)
            return tl::make_unexpected(ran.error());
        if (const Result<bool> found = find.next(); !found || !*found)
            return tl::make_unexpected(
                found ? m_connection.error(ErrorCode::LibraryFailed, "a fact was not kept")
                      : found.error());
        ids.push_back(find.number(0));
    }
    return ids;
}

} // namespace loadline
