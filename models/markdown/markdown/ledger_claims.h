// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/blocks.h"
#include "markdown/ledger.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What a ledger is made of: who says what of which bytes. Claims may overlap; the one of the
/// highest rank holds.
namespace loadline::markdown {

/// A word for what a stretch is. Words of one kind are counted or listed: "3 tests", "risks 2, 3".
struct LedgerWord
{
    std::string_view one; ///< "heading", "test", "risk"; empty where the name says it all
    std::string_view many; ///< "tests"; empty for a word that is not counted
    std::string name; ///< of a risk, of a field
};

/// How lines that nothing of a higher rank claims are told.
enum class LedgerLines : std::uint8_t {
    Told, ///< not line by line: the claim itself says what its bytes are
    Plain, ///< kept as they are
    TypedSection, ///< text here should have been an item
    RiskRegister, ///< lists and tables here may be risks that were not read as such
};

struct LedgerClaim
{
    Span span;
    int rank = 0;
    std::size_t owner = 0; ///< index into LedgerClaims::owners
    LedgerLines lines = LedgerLines::Told;
    LedgerKind kind = LedgerKind::Field;
    LedgerWord word;
    std::string reason; ///< of an ambiguous one, or of the lines that would be
};

struct LedgerClaims
{
    std::vector<std::string> owners; ///< what the bytes belong to; the first is the document: ""
    std::vector<LedgerClaim> claims;
};

/// What a line is to CommonMark, small enough to be kept for each line of a large document.
struct LineFact
{
    LineKind kind = LineKind::Blank;
    std::uint8_t level = 0; ///< of a heading
    bool isInItem = false;
    bool isTopLevel = true;
};
std::vector<LineFact> lineFacts(std::string_view text);

LedgerClaims claimsOf(const Register &reg, const std::vector<LineFact> &facts);

} // namespace loadline::markdown
