// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/ledger.h"

#include "markdown/ledger_claims.h"
#include "markdown/ledger_entries.h"
#include "markdown/ledger_lines.h"

#include <algorithm>
#include <queue>

namespace loadline::markdown {

namespace {

/// Goes through the bytes, and asks of each stretch whose claim on it holds.
class Sweep
{
public:
    Sweep(const Register &reg, std::vector<LedgerClaim> claims)
        : m_claims(std::move(claims))
    {
        for (LedgerClaim &claim : m_claims)
            claim.span.end = std::min(claim.span.end, reg.text->size());
        std::erase_if(m_claims, [](const LedgerClaim &claim) { return claim.span.isEmpty(); });
        std::stable_sort(m_claims.begin(), m_claims.end(),
                         [](const LedgerClaim &a, const LedgerClaim &b) {
                             return a.span.begin < b.span.begin;
                         });
        for (const LedgerClaim &claim : m_claims) {
            m_edges.push_back(claim.span.begin);
            m_edges.push_back(claim.span.end);
        }
        m_edges.push_back(0);
        m_edges.push_back(reg.text->size());
        std::sort(m_edges.begin(), m_edges.end());
        m_edges.erase(std::unique(m_edges.begin(), m_edges.end()), m_edges.end());
    }

    void run(LedgerLineTeller &lines, LedgerEntries &entries)
    {
        for (std::size_t i = 0; i + 1 < m_edges.size(); ++i) {
            const Span span{m_edges[i], m_edges[i + 1]};
            const LedgerClaim *holder = holderFrom(span.begin);
            if (holder && holder->lines == LedgerLines::Told)
                entries.add(
                    {span, holder->kind, holder->owner, holder->word, holder->reason, false});
            else
                lines.tell(span, holder, entries);
        }
    }

private:
    /// Highest rank first; of the same rank the one that begins later.
    const LedgerClaim *holderFrom(std::size_t offset)
    {
        for (; m_next < m_claims.size() && m_claims[m_next].span.begin <= offset; ++m_next)
            m_active.emplace(m_claims[m_next].rank, m_next);
        while (!m_active.empty() && m_claims[m_active.top().second].span.end <= offset)
            m_active.pop();
        return m_active.empty() ? nullptr : &m_claims[m_active.top().second];
    }

    std::vector<LedgerClaim> m_claims;
    std::vector<std::size_t> m_edges;
    std::priority_queue<std::pair<int, std::size_t>> m_active;
    std::size_t m_next = 0;
};

} // namespace

std::string_view nameOf(LedgerKind kind)
{
    switch (kind) {
    case LedgerKind::Field:
        return "field";
    case LedgerKind::Verbatim:
        return "verbatim";
    case LedgerKind::Ambiguous:
        break;
    }
    return "ambiguous";
}

double shareOfFields(const LedgerSums &sums)
{
    return sums.total() == 0 ? 1.0 : double(sums.field) / double(sums.total());
}

Ledger ledgerOf(const Register &reg, std::optional<ImportRecord> import)
{
    const std::vector<LineFact> facts = lineFacts(*reg.text);
    LedgerClaims claims = claimsOf(reg, facts);
    LedgerLineTeller lines(reg, facts, claims.claims);
    LedgerEntries entries(reg, std::move(claims.owners));
    Sweep(reg, std::move(claims.claims)).run(lines, entries);
    Ledger ledger = entries.finished();
    ledger.import = std::move(import);
    return ledger;
}

InputSums inputSums(const ImportRecord &import, std::size_t keptSize)
{
    InputSums sums;
    sums.input = std::int64_t(import.inputSize);
    sums.kept = std::int64_t(keptSize);
    for (const Repair &repair : import.repairs)
        sums.byRepairs += std::int64_t(repair.was.size()) - std::int64_t(repair.now.size());
    sums.byEncoding = sums.input - sums.kept - sums.byRepairs;
    return sums;
}

} // namespace loadline::markdown
