// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/ledger.h"
#include "markdown/ledger_claims.h"

#include <string>
#include <vector>

namespace loadline::markdown {

/// Bytes that one claim holds, or a line of them.
struct LedgerPiece
{
    Span span;
    LedgerKind kind = LedgerKind::Verbatim;
    std::size_t owner = 0;
    LedgerWord word;
    std::string reason;
    bool isBlank = false;
};

inline constexpr LedgerWord blankWord{"blank line", "", ""};

/// Words of the pieces of one entry, in a line short enough for people.
class LedgerWords
{
public:
    void add(const LedgerWord &word);
    std::string said() const;

private:
    struct Run
    {
        LedgerWord word;
        std::size_t count = 0;
        std::vector<std::string> names;
        std::string last;
    };

    static std::string saidOf(const Run &run);

    std::vector<Run> m_runs;
    std::size_t m_left = 0;
};

/// Joins neighbouring pieces of one kind and meaning into entries. Pieces come in the order of the
/// document, without gaps.
class LedgerEntries
{
public:
    LedgerEntries(const Register &reg, std::vector<std::string> owners);

    void add(LedgerPiece piece);
    Ledger finished();

private:
    struct Open
    {
        LedgerPiece piece;
        LedgerWords words;
    };

    static bool joins(const Open &open, const LedgerPiece &piece);
    bool takesBlank(const LedgerPiece &piece) const;
    static void extend(Open &open, const LedgerPiece &piece);
    void close(const Open &open);
    std::size_t lineOf(std::size_t offset);

    const Register &m_register;
    std::vector<std::string> m_owners;
    std::vector<Open> m_open; ///< the last two entries, which may still grow
    std::size_t m_line = 1; ///< of the byte asked for last: they are asked for in order
    Ledger m_ledger;
};

} // namespace loadline::markdown
