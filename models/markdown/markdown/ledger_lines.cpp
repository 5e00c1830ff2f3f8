// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/ledger_lines.h"

#include "core/text.h"
#include "markdown/tables.h"

#include <algorithm>

namespace loadline::markdown {

namespace {

bool isTable(LineKind kind)
{
    return kind == LineKind::TableHead || kind == LineKind::TableDelimiter
           || kind == LineKind::TableRow;
}

/// "**Backend**:" over a few of the items is their form, and nothing that was missed.
bool isBoldLabel(std::string_view line)
{
    if (line.ends_with(':'))
        line.remove_suffix(1);
    return line.size() > 4 && line.starts_with("**") && line.ends_with("**")
           && line.substr(2, line.size() - 4).find("**") == std::string_view::npos;
}

/// "None identified yet", with a bullet or in emphasis.
bool saysNoRisks(std::string_view line)
{
    const std::size_t first = line.find_first_not_of("-*+_ ");
    return first != std::string_view::npos && startsWithIgnoringCase(line.substr(first), "none");
}

void setDoubt(LedgerPiece &piece, std::string reason)
{
    piece.kind = LedgerKind::Ambiguous;
    piece.reason = std::move(reason);
}

} // namespace

LedgerLineTeller::LedgerLineTeller(const Register &reg, const std::vector<LineFact> &facts,
                                   const std::vector<LedgerClaim> &claims)
    : m_register(reg)
    , m_facts(facts)
    , m_isRead(facts.size(), false)
{
    for (const LedgerClaim &claim : claims) {
        const std::size_t line = reg.lineOf(claim.span.begin) - 1;
        if (claim.lines == LedgerLines::Told && line < facts.size()
            && facts[line].kind == LineKind::TableRow)
            m_isRead[line] = true;
    }
}

void LedgerLineTeller::tell(Span span, const LedgerClaim *claim, LedgerEntries &entries)
{
    while (!span.isEmpty()) {
        while (m_line + 1 < m_register.lineStarts.size() && endOf(m_line) <= span.begin)
            ++m_line;
        const Span part{span.begin, std::min(endOf(m_line), span.end)};
        entries.add(pieceOf(m_line, part, claim));
        span.begin = part.end;
    }
}

std::size_t LedgerLineTeller::endOf(std::size_t line) const
{
    const auto &starts = m_register.lineStarts;
    return line + 1 < starts.size() ? starts[line + 1] : m_register.text->size();
}

std::string_view LedgerLineTeller::lineText(std::size_t line) const
{
    return trimmed(m_register.view({m_register.lineStarts[line], endOf(line)}));
}

LedgerPiece LedgerLineTeller::pieceOf(std::size_t line, Span span, const LedgerClaim *claim)
{
    LedgerPiece piece;
    piece.span = span;
    const LineKind kind = line < m_facts.size() ? m_facts[line].kind : LineKind::Blank;
    if (kind == LineKind::Blank) {
        piece.word = blankWord;
        piece.isBlank = true;
        return piece;
    }
    piece.owner = claim ? claim->owner : 0;
    piece.word.one = kind == LineKind::Html ? htmlWord(line) : wordOf(line);
    if (isTable(kind))
        tellTable(piece, line, claim);
    else if (kind == LineKind::Paragraph && claim)
        tellText(piece, line, *claim);
    return piece;
}

std::string_view LedgerLineTeller::wordOf(std::size_t line) const
{
    switch (m_facts[line].kind) {
    case LineKind::Heading:
    case LineKind::SetextText:
    case LineKind::SetextUnderline:
        return "heading";
    case LineKind::Rule:
        return "rule";
    case LineKind::FenceOpen:
    case LineKind::FenceText:
    case LineKind::FenceClose:
    case LineKind::IndentedCode:
        return "code";
    case LineKind::TableHead:
    case LineKind::TableDelimiter:
    case LineKind::TableRow:
        return "table";
    default:
        return m_facts[line].isInItem ? "list" : "text";
    }
}

/// The first line of a block of HTML says whether it is a comment.
std::string_view LedgerLineTeller::htmlWord(std::size_t line)
{
    const bool goesOn = m_htmlLine + 1 == line && m_facts[m_htmlLine].kind == LineKind::Html;
    if (!goesOn)
        m_isComment = lineText(line).find("<!--") != std::string_view::npos;
    m_htmlLine = line;
    return m_isComment ? "comment" : "HTML";
}

/// Looks through a table once, however many of its lines are asked for.
void LedgerLineTeller::lookAtTable(std::size_t line)
{
    if (m_table.contains(line))
        return;
    m_table = {line, line + 1};
    while (m_table.begin > 0 && m_facts[m_table.begin].kind != LineKind::TableHead
           && isTable(m_facts[m_table.begin - 1].kind))
        --m_table.begin;
    while (m_table.end < m_facts.size() && m_facts[m_table.end].kind != LineKind::TableHead
           && isTable(m_facts[m_table.end].kind))
        ++m_table.end;
    m_hasReadRows = false;
    for (std::size_t i = m_table.begin; i < m_table.end; ++i)
        m_hasReadRows = m_hasReadRows || m_isRead[i];
    std::vector<std::string> header;
    const std::string_view first = lineText(m_table.begin);
    for (const Span cell : cellsIn(first, {0, first.size()}))
        header.push_back(cellText(first, cell));
    m_hasRiskColumns = !riskColumns(header).empty();
}

void LedgerLineTeller::tellTable(LedgerPiece &piece, std::size_t line, const LedgerClaim *claim)
{
    lookAtTable(line);
    const LedgerLines lines = claim ? claim->lines : LedgerLines::Plain;
    if (m_hasReadRows || (m_hasRiskColumns && lines == LedgerLines::RiskRegister)) {
        const bool isHead = m_facts[line].kind != LineKind::TableRow;
        piece.kind = isHead ? LedgerKind::Field : LedgerKind::Verbatim;
        piece.word.one = isHead ? "columns" : "row";
    } else if (lines == LedgerLines::RiskRegister) {
        setDoubt(piece, "a table in the risk register that is not read as risks");
    } else if (lines == LedgerLines::TypedSection) {
        setDoubt(piece, claim->reason);
    } else if (m_hasRiskColumns) {
        setDoubt(piece, "has the columns of a table of risks, but stands in no risk register");
    }
}

void LedgerLineTeller::tellText(LedgerPiece &piece, std::size_t line, const LedgerClaim &claim) const
{
    if (claim.lines == LedgerLines::TypedSection) {
        if (isBoldLabel(lineText(line)))
            piece.word.one = "label";
        else
            setDoubt(piece, claim.reason);
    } else if (claim.lines == LedgerLines::RiskRegister) {
        if (saysNoRisks(lineText(line))) {
            piece.kind = LedgerKind::Field;
            piece.word.one = "no risks yet";
        } else if (m_facts[line].isInItem) {
            setDoubt(piece, "a list in the risk register that is not read as risks");
        }
    }
}

} // namespace loadline::markdown
