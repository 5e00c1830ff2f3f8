// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/alignment.h"

#include "merge/sequence_diff.h"

#include <string_view>
#include <unordered_map>

namespace loadline::merge {

namespace {

std::vector<std::int32_t> placesOf(const std::vector<Piece> &pieces, std::size_t names)
{
    std::vector<std::int32_t> places(names, nowhere);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!pieces[i].isFiller())
            places[pieces[i].name] = std::int32_t(i);
    }
    return places;
}

} // namespace

Alignment::Alignment(const Version &base, const Version &side, const Names &names)
    : m_base(base)
    , m_side(side)
    , m_ofBase(base.pieces().size(), nowhere)
    , m_ofSide(side.pieces().size(), nowhere)
    , m_inBase(placesOf(base.pieces(), names.size()))
    , m_inSide(placesOf(side.pieces(), names.size()))
{
    // Headings first: a risk that changed its group must not take a group for one that moved.
    alignNames({0, m_ofBase.size(), 0, m_ofSide.size()}, true);
    for (const Hunk &gap : hunks())
        alignNames(gap, false);
    for (const Hunk &gap : hunks())
        alignTexts(gap);
    for (const Hunk &gap : hunks())
        alignPlaces(gap);
}

std::vector<Hunk> Alignment::hunks() const
{
    std::vector<Hunk> hunks;
    Hunk hunk;
    const auto close = [&](std::size_t baseEnd, std::size_t sideEnd) {
        hunk.baseEnd = baseEnd;
        hunk.sideEnd = sideEnd;
        if (hunk.baseBegin < baseEnd || hunk.sideBegin < sideEnd)
            hunks.push_back(hunk);
        hunk.baseBegin = baseEnd + 1;
        hunk.sideBegin = sideEnd + 1;
    };
    for (std::size_t i = 0; i < m_ofBase.size(); ++i) {
        if (m_ofBase[i] != nowhere)
            close(i, std::size_t(m_ofBase[i]));
    }
    close(m_ofBase.size(), m_ofSide.size());
    return hunks;
}

void Alignment::match(std::size_t base, std::size_t side)
{
    m_ofBase[base] = std::int32_t(side);
    m_ofSide[side] = std::int32_t(base);
}

void Alignment::alignNames(const Hunk &gap, bool headingsAlone)
{
    Sequence places;
    std::vector<std::size_t> sides;
    for (std::size_t i = gap.sideBegin; i < gap.sideEnd; ++i) {
        const Piece &piece = m_side.pieces()[i];
        if (piece.isFiller() || (headingsAlone && piece.kind != PieceKind::Heading))
            continue;
        const std::int32_t place = m_inBase[piece.name];
        if (place == nowhere || std::size_t(place) < gap.baseBegin
            || std::size_t(place) >= gap.baseEnd)
            continue;
        places.push_back(std::uint32_t(place));
        sides.push_back(i);
    }
    for (const std::size_t index : longestAscent(places))
        match(places[index], sides[index]);
}

bool Alignment::isGone(std::size_t base) const
{
    const Piece &piece = m_base.pieces()[base];
    return piece.isFiller() || m_inSide[piece.name] == nowhere;
}

bool Alignment::isNew(std::size_t side) const
{
    const Piece &piece = m_side.pieces()[side];
    return piece.isFiller() || m_inBase[piece.name] == nowhere;
}

/// What says the same is the same, also where its name came to be another: below a new heading.
void Alignment::alignTexts(const Hunk &gap)
{
    if (gap.baseBegin == gap.baseEnd || gap.sideBegin == gap.sideEnd)
        return;
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    std::uint32_t next = 0;
    const auto numberOf = [&](std::string_view text, bool isComparable) {
        if (!isComparable)
            return next++;
        const auto [found, isNew] = numbers.try_emplace(text, next);
        next += isNew ? 1 : 0;
        return found->second;
    };
    Sequence base;
    Sequence side;
    for (std::size_t i = gap.baseBegin; i < gap.baseEnd; ++i)
        base.push_back(numberOf(m_base.textOf(m_base.pieces()[i]), isGone(i)));
    for (std::size_t i = gap.sideBegin; i < gap.sideEnd; ++i)
        side.push_back(numberOf(m_side.textOf(m_side.pieces()[i]), isNew(i)));
    std::size_t i = 0;
    std::size_t j = 0;
    const auto matchUpTo = [&](std::size_t end) {
        for (; i < end; ++i, ++j)
            match(gap.baseBegin + i, gap.sideBegin + j);
    };
    for (const LineEdit &edit : sequenceEdits(base, side)) {
        matchUpTo(edit.oldBegin);
        i = edit.oldEnd;
        j = edit.newEnd;
    }
    matchUpTo(base.size());
}

bool Alignment::canBecome(const Piece &base, const Piece &side) const
{
    if (base.kind != side.kind)
        return false;
    // A risk that gave way to another is not the same one, if it was not only given a new number.
    return base.kind != PieceKind::Risk || base.label == side.label;
}

/// As many pieces in the place of as many others: each was changed so far that its name did not
/// outlast it.
void Alignment::alignPlaces(const Hunk &gap)
{
    std::vector<std::size_t> gone;
    std::vector<std::size_t> added;
    for (std::size_t i = gap.baseBegin; i < gap.baseEnd; ++i) {
        if (!m_base.pieces()[i].isFiller() && isGone(i))
            gone.push_back(i);
    }
    for (std::size_t i = gap.sideBegin; i < gap.sideEnd; ++i) {
        if (!m_side.pieces()[i].isFiller() && isNew(i))
            added.push_back(i);
    }
    if (gone.size() != added.size())
        return;
    for (std::size_t i = 0; i < gone.size(); ++i) {
        if (!canBecome(m_base.pieces()[gone[i]], m_side.pieces()[added[i]]))
            return;
    }
    for (std::size_t i = 0; i < gone.size(); ++i)
        match(gone[i], added[i]);
}

} // namespace loadline::merge
