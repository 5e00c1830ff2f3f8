// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/ledger_claims.h"
#include "markdown/ledger_entries.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadline::markdown {

/// Tells, line by line, the bytes that no claim tells: what they are to CommonMark, and whether
/// something seems to have been missed there.
class LedgerLineTeller
{
public:
    LedgerLineTeller(const Register &reg, const std::vector<LineFact> &facts,
                     const std::vector<LedgerClaim> &claims);

    /// \a claim is null where nobody claims the bytes at all. Spans come in ascending order.
    void tell(Span span, const LedgerClaim *claim, LedgerEntries &entries);

private:
    LedgerPiece pieceOf(std::size_t line, Span span, const LedgerClaim *claim);
    std::string_view wordOf(std::size_t line) const;
    std::string_view lineText(std::size_t line) const;
    std::size_t endOf(std::size_t line) const;
    std::string_view htmlWord(std::size_t line);
    void lookAtTable(std::size_t line);
    void tellTable(LedgerPiece &piece, std::size_t line, const LedgerClaim *claim);
    void tellText(LedgerPiece &piece, std::size_t line, const LedgerClaim &claim) const;

    const Register &m_register;
    const std::vector<LineFact> &m_facts;
    std::vector<bool> m_isRead; ///< rows of tables that a claim tells
    std::size_t m_line = 0; ///< where the search for a line goes on
    Span m_table; ///< lines, from 0, of the table looked at last
    bool m_hasReadRows = false;
    bool m_hasRiskColumns = false;
    std::size_t m_htmlLine = 0; ///< the line of HTML asked for last
    bool m_isComment = false;
};

} // namespace loadline::markdown
