// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/alignment.h"

#include <array>
#include <cstdint>
#include <vector>

namespace loadline::merge {

enum Side { Base, Ours, Theirs };

/// A place in the combined text: a piece of the base and what became of it on each side, or a piece
/// that one side, or both, put in.
struct Atom
{
    std::array<std::int32_t, 3> pieces = {nowhere, nowhere, nowhere};

    bool has(Side side) const { return pieces[side] != nowhere; }
};

/// Three versions side by side, in one order: the base's, with what either side put in between.
class Weave
{
public:
    Weave(const Version &base, const Version &ours, const Version &theirs, const Names &names);

    const std::vector<Atom> &atoms() const { return m_atoms; }
    const Version &version(Side side) const { return *m_versions[side]; }
    const Alignment &alignment(Side side) const
    {
        return side == Ours ? m_oursAlignment : m_theirsAlignment;
    }
    const Names &names() const { return m_names; }

    const Piece *piece(std::size_t atom, Side side) const;
    /// The piece of whichever version has one.
    const Piece &anyPiece(std::size_t atom) const;
    /// What it stands in, where a heading that a side put in or took out before it holds as well.
    NameId scopeOf(std::size_t atom) const;
    std::string_view text(std::size_t atom, Side side) const;
    bool isSame(std::size_t atom, Side one, Side other) const;
    /// Whether a side changed, or took out, what the base has there, or put it in.
    bool isChanged(std::size_t atom, Side side) const;
    /// Whether the side has the base's piece at another place.
    bool isMoved(std::size_t atom, Side side) const;

    std::int32_t atomOf(Side side, std::size_t piece) const { return m_atomOf[side][piece]; }
    /// The place of a version's part, or nowhere.
    std::int32_t atomNamed(Side side, NameId name) const;

private:
    struct Run
    {
        std::size_t begin = 0;
        std::size_t end = 0;

        std::size_t size() const { return end - begin; }
        bool isEmpty() const { return begin == end; }
    };

    void placeRuns();
    void addRuns(Run ours, Run theirs, std::size_t gap);
    void addSegment(Run ours, Run theirs, bool headingsAlone, bool isBehindCommon);
    void addBlock(Run ours, Run theirs, bool isBehindCommon);
    bool addByNumber(Run ours, Run theirs);
    std::size_t headEnd(Side side, Run run, NameId scope) const;
    std::size_t commonFillers(Run ours, Run theirs) const;
    bool areTight(Run ours, Run theirs) const;
    bool isSamePiece(std::size_t ours, std::size_t theirs) const;
    void add(std::int32_t base, std::int32_t ours, std::int32_t theirs);
    void addRun(Side side, Run run);
    void addCommon(std::size_t ours, std::size_t theirs, std::size_t count);

    std::array<const Version *, 3> m_versions;
    const Names &m_names;
    Alignment m_oursAlignment;
    Alignment m_theirsAlignment;
    std::array<std::vector<Run>, 3> m_runs; ///< what stands before each piece of the base
    std::vector<Atom> m_atoms;
    std::array<std::vector<std::int32_t>, 3> m_atomOf;
};

} // namespace loadline::merge
