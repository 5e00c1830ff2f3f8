// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "merge/names.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace loadline::merge {

enum class PieceKind : std::uint8_t {
    Blank,
    Rule,
    Separator, ///< a comment line between runs of numbers
    None, ///< "None identified yet"
    Heading,
    Field, ///< a metadata line, a footer
    Entry, ///< a list item, or what a typed section reads as an entry
    Row, ///< of a table that holds no risks; its head
    Risk,
    Text, ///< a paragraph, code, HTML
};

/// Lines that are changed as a whole, as combining sees them: a Part with its name unspelt, and
/// what it says apart from its text.
struct Piece
{
    PieceKind kind = PieceKind::Text;
    bool isList = false; ///< a line that its like may follow without a blank line between
    NameId name = Names::root; ///< once in a text; of fillers the root
    NameId plain = Names::root; ///< the name without the count of those given twice
    NameId scope = Names::root; ///< the section, group or part it stands in
    std::uint32_t meaning = 0; ///< of a risk: its tier, its status, its iteration
    int number = 0; ///< of a risk, where it has one
    std::uint32_t firstLine = 0; ///< from 0
    std::uint32_t endLine = 0;
    Span span;
    std::string_view label; ///< of a risk its title

    /// What has no meaning but the place between others.
    bool isFiller() const { return kind <= PieceKind::None; }
};

/// Cuts a register into pieces, without gaps, in its order. \a names keeps views of its text.
std::vector<Piece> piecesOf(const Register &reg, Names &names);

} // namespace loadline::merge
