// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/ledger_entries.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

constexpr std::size_t mostNames = 8;
constexpr std::size_t mostWords = 12;

bool isNamed(const LedgerWord &word)
{
    return !word.name.empty();
}

/// Told as a list of names: "risks 2, 3".
bool isListed(const LedgerWord &word)
{
    return isNamed(word) && !word.many.empty();
}

bool canBeToldTogether(const LedgerWord &a, const LedgerWord &b)
{
    if (a.one != b.one || isNamed(a) != isNamed(b))
        return false;
    return !isNamed(a) || isListed(a) || a.name == b.name;
}

} // namespace

void LedgerWords::add(const LedgerWord &word)
{
    const auto run = std::find_if(m_runs.begin(), m_runs.end(), [&](const Run &one) {
        return canBeToldTogether(one.word, word);
    });
    if (run == m_runs.end()) {
        if (m_runs.size() < mostWords)
            m_runs.push_back({word, 1, {word.name}, word.name});
        else
            ++m_left;
        return;
    }
    if (isNamed(word) && run->last == word.name)
        return;
    ++run->count;
    if (run->names.size() <= mostNames)
        run->names.push_back(word.name);
    run->last = word.name;
}

std::string LedgerWords::said() const
{
    std::string text;
    for (const Run &run : m_runs) {
        const bool isAside = run.word.one == blankWord.one && m_runs.size() > 1;
        if (!isAside)
            text += (text.empty() ? "" : ", ") + saidOf(run);
    }
    return m_left > 0 ? text + " and " + std::to_string(m_left) + " more" : text;
}

std::string LedgerWords::saidOf(const Run &run)
{
    const std::string count = std::to_string(run.count);
    const std::string one(run.word.one);
    const std::string many(run.word.many);
    if (!isNamed(run.word))
        return many.empty() ? one : count + " " + (run.count == 1 ? one : many);
    if (!isListed(run.word))
        return run.word.name;
    if (run.count > mostNames)
        return count + " " + many + ", " + run.names.front() + " to " + run.last;
    std::string text = run.count == 1 ? one : many;
    for (std::size_t i = 0; i < run.names.size(); ++i)
        text += (i == 0 ? " " : ", ") + run.names[i];
    return text;
}

LedgerEntries::LedgerEntries(const Register &reg, std::vector<std::string> owners)
    : m_register(reg)
    , m_owners(std::move(owners))
{
}

void LedgerEntries::add(LedgerPiece piece)
{
    if (piece.span.isEmpty())
        return;
    if (!m_open.empty() && joins(m_open.back(), piece)) {
        extend(m_open.back(), piece);
        return;
    }
    if (takesBlank(piece)) {
        m_open.pop_back();
        extend(m_open.back(), piece);
        return;
    }
    if (m_open.size() == 2) {
        close(m_open.front());
        m_open.erase(m_open.begin());
    }
    m_open.push_back({std::move(piece), {}});
    m_open.back().words.add(m_open.back().piece.word);
}

Ledger LedgerEntries::finished()
{
    for (const Open &open : m_open)
        close(open);
    return std::move(m_ledger);
}

bool LedgerEntries::joins(const Open &open, const LedgerPiece &piece)
{
    const LedgerPiece &before = open.piece;
    if (before.kind != piece.kind || before.reason != piece.reason)
        return false;
    return before.owner == piece.owner || before.isBlank || piece.isBlank;
}

/// Blank lines between two fields of one part are its form, and part of it.
bool LedgerEntries::takesBlank(const LedgerPiece &piece) const
{
    if (m_open.size() != 2 || !m_open.back().piece.isBlank)
        return false;
    const LedgerPiece &before = m_open.front().piece;
    return piece.kind == LedgerKind::Field && before.kind == LedgerKind::Field
           && before.owner == piece.owner;
}

void LedgerEntries::extend(Open &open, const LedgerPiece &piece)
{
    open.piece.span.end = piece.span.end;
    if (open.piece.isBlank && !piece.isBlank) {
        open.piece.owner = piece.owner;
        open.piece.isBlank = false;
    }
    open.words.add(piece.word);
}

void LedgerEntries::close(const Open &open)
{
    const LedgerPiece &piece = open.piece;
    const std::string &owner = m_owners[piece.owner];
    const std::string said = open.words.said();
    const std::size_t first = lineOf(piece.span.begin);
    m_ledger.entries.push_back({piece.kind, piece.span, first, lineOf(piece.span.end - 1),
                                owner.empty() ? said : owner + ": " + said, piece.reason});
    const std::size_t size = piece.span.size();
    switch (piece.kind) {
    case LedgerKind::Field:
        m_ledger.sums.field += size;
        break;
    case LedgerKind::Verbatim:
        m_ledger.sums.verbatim += size;
        break;
    case LedgerKind::Ambiguous:
        m_ledger.sums.ambiguous += size;
        break;
    }
}

std::size_t LedgerEntries::lineOf(std::size_t offset)
{
    const auto &starts = m_register.lineStarts;
    while (m_line < starts.size() && starts[m_line] <= offset)
        ++m_line;
    return m_line;
}

} // namespace loadline::markdown
