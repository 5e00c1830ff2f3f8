// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/version.h"

#include <cstdint>
#include <vector>

namespace loadline::merge {

inline constexpr std::int32_t nowhere = -1;

/// A run of pieces that gave way to another. Either may be empty.
struct Hunk
{
    std::size_t baseBegin = 0;
    std::size_t baseEnd = 0;
    std::size_t sideBegin = 0;
    std::size_t sideEnd = 0;
};

/// Which pieces of a side are which of the base, in the order of both: by their names, then by their
/// text, then by where they stand. What is left was put in, taken out or moved.
class Alignment
{
public:
    Alignment(const Version &base, const Version &side, const Names &names);

    /// Index of the piece in the other text, or nowhere.
    const std::vector<std::int32_t> &ofBase() const { return m_ofBase; }
    const std::vector<std::int32_t> &ofSide() const { return m_ofSide; }
    std::vector<Hunk> hunks() const;

    /// Where in the base, in the side, a name stands, or nowhere.
    std::int32_t inBase(NameId name) const { return m_inBase[name]; }
    std::int32_t inSide(NameId name) const { return m_inSide[name]; }

private:
    void alignNames(const Hunk &gap, bool headingsAlone);
    void alignTexts(const Hunk &gap);
    void alignPlaces(const Hunk &gap);
    bool isGone(std::size_t base) const;
    bool isNew(std::size_t side) const;
    bool canBecome(const Piece &base, const Piece &side) const;
    void match(std::size_t base, std::size_t side);

    const Version &m_base;
    const Version &m_side;
    std::vector<std::int32_t> m_ofBase;
    std::vector<std::int32_t> m_ofSide;
    std::vector<std::int32_t> m_inBase;
    std::vector<std::int32_t> m_inSide;
};

} // namespace loadline::merge
