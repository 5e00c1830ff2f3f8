// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/weave.h"

#include "merge/sequence_diff.h"

#include <algorithm>

namespace loadline::merge {

Weave::Weave(const Version &base, const Version &ours, const Version &theirs, const Names &names)
    : m_versions{&base, &ours, &theirs}
    , m_names(names)
    , m_oursAlignment(base, ours, names)
    , m_theirsAlignment(base, theirs, names)
{
    placeRuns();
    for (const Side side : {Base, Ours, Theirs})
        m_atomOf[side].assign(m_versions[side]->pieces().size(), nowhere);
    const std::size_t count = base.pieces().size();
    m_atoms.reserve(count + count / 8);
    for (std::size_t i = 0; i <= count; ++i) {
        addRuns(m_runs[Ours][i], m_runs[Theirs][i], i);
        if (i < count)
            add(std::int32_t(i), m_oursAlignment.ofBase()[i], m_theirsAlignment.ofBase()[i]);
    }
}

/// What took the place of something stands behind it, so that what the other side put in before
/// stays before. Only where both begin to differ at one place their runs are compared there.
void Weave::placeRuns()
{
    const std::size_t gaps = m_versions[Base]->pieces().size() + 1;
    std::array<std::vector<bool>, 3> replaces;
    for (const Side side : {Ours, Theirs}) {
        m_runs[side].assign(gaps, {});
        replaces[side].assign(gaps, false);
        for (const Hunk &hunk : alignment(side).hunks()) {
            if (hunk.baseBegin < hunk.baseEnd && hunk.sideBegin < hunk.sideEnd)
                replaces[side][hunk.baseBegin] = true;
        }
    }
    for (const Side side : {Ours, Theirs}) {
        const Side other = side == Ours ? Theirs : Ours;
        for (const Hunk &hunk : alignment(side).hunks()) {
            if (hunk.sideBegin == hunk.sideEnd)
                continue;
            const bool isShared = replaces[side][hunk.baseBegin] && replaces[other][hunk.baseBegin];
            m_runs[side][isShared ? hunk.baseBegin : hunk.baseEnd] = {hunk.sideBegin, hunk.sideEnd};
        }
    }
}

void Weave::add(std::int32_t base, std::int32_t ours, std::int32_t theirs)
{
    const auto atom = std::int32_t(m_atoms.size());
    m_atoms.push_back({{base, ours, theirs}});
    for (const Side side : {Base, Ours, Theirs}) {
        if (m_atoms.back().has(side))
            m_atomOf[side][std::size_t(m_atoms.back().pieces[side])] = atom;
    }
}

void Weave::addRun(Side side, Run run)
{
    for (std::size_t i = run.begin; i < run.end; ++i) {
        const auto piece = std::int32_t(i);
        add(nowhere, side == Ours ? piece : nowhere, side == Theirs ? piece : nowhere);
    }
}

void Weave::addCommon(std::size_t ours, std::size_t theirs, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        add(nowhere, std::int32_t(ours + i), std::int32_t(theirs + i));
}

bool Weave::isSamePiece(std::size_t ours, std::size_t theirs) const
{
    return m_versions[Ours]->textOf(m_versions[Ours]->pieces()[ours])
           == m_versions[Theirs]->textOf(m_versions[Theirs]->pieces()[theirs]);
}

/// Behind the last piece of a run that goes on with what stands before it.
std::size_t Weave::headEnd(Side side, Run run, NameId scope) const
{
    std::size_t end = run.begin;
    for (std::size_t i = run.begin; i < run.end; ++i) {
        const Piece &piece = m_versions[side]->pieces()[i];
        if (piece.isFiller())
            continue;
        if (piece.scope != scope || piece.kind == PieceKind::Heading)
            break;
        end = i + 1;
    }
    return end;
}

void Weave::addRuns(Run ours, Run theirs, std::size_t gap)
{
    if (ours.isEmpty() || theirs.isEmpty()) {
        addRun(Ours, ours);
        addRun(Theirs, theirs);
        return;
    }
    // A new risk stays in its group where the other side begins another group behind it.
    const NameId scope = gap == 0 ? Names::root : m_versions[Base]->pieces()[gap - 1].scope;
    const std::size_t oursHead = headEnd(Ours, ours, scope);
    const std::size_t theirsHead = headEnd(Theirs, theirs, scope);
    addSegment({ours.begin, oursHead}, {theirs.begin, theirsHead}, true, false);
    addSegment({oursHead, ours.end}, {theirsHead, theirs.end}, true, false);
}

/// Two runs at one place. Parts of one name are one part, headings first; what stands between them
/// follows.
void Weave::addSegment(Run ours, Run theirs, bool headingsAlone, bool isBehindCommon)
{
    Sequence places;
    std::vector<std::size_t> indices;
    for (std::size_t i = theirs.begin; i < theirs.end; ++i) {
        const Piece &piece = m_versions[Theirs]->pieces()[i];
        if (piece.isFiller() || (headingsAlone && piece.kind != PieceKind::Heading))
            continue;
        const std::int32_t place = m_oursAlignment.inSide(piece.name);
        if (place != nowhere && std::size_t(place) >= ours.begin && std::size_t(place) < ours.end) {
            places.push_back(std::uint32_t(place));
            indices.push_back(i);
        }
    }
    const auto addBefore = [&](std::size_t oursEnd, std::size_t theirsEnd) {
        const Run our{ours.begin, oursEnd};
        const Run their{theirs.begin, theirsEnd};
        if (headingsAlone)
            addSegment(our, their, false, isBehindCommon);
        else
            addBlock(our, their, isBehindCommon);
    };
    for (const std::size_t index : longestAscent(places)) {
        addBefore(places[index], indices[index]);
        addCommon(places[index], indices[index], 1);
        ours.begin = places[index] + 1;
        theirs.begin = indices[index] + 1;
        isBehindCommon = true;
    }
    addBefore(ours.end, theirs.end);
}

/// How many of the same fillers both runs end with.
std::size_t Weave::commonFillers(Run ours, Run theirs) const
{
    std::size_t count = 0;
    while (count < std::min(ours.size(), theirs.size())
           && m_versions[Ours]->pieces()[ours.end - 1 - count].isFiller()
           && m_versions[Theirs]->pieces()[theirs.end - 1 - count].isFiller()
           && isSamePiece(ours.end - 1 - count, theirs.end - 1 - count))
        ++count;
    return count;
}

/// Whether all is lines of one list, which stand together without blank lines.
bool Weave::areTight(Run ours, Run theirs) const
{
    const NameId scope = m_versions[Ours]->pieces()[ours.begin].scope;
    const auto isTight = [scope](const Piece &piece) {
        return piece.scope == scope && (piece.isList || piece.kind == PieceKind::Separator);
    };
    const auto &oursPieces = m_versions[Ours]->pieces();
    const auto &theirsPieces = m_versions[Theirs]->pieces();
    const auto at = [](const std::vector<Piece> &pieces, std::size_t index) {
        return pieces.begin() + std::ptrdiff_t(index);
    };
    return std::all_of(at(oursPieces, ours.begin), at(oursPieces, ours.end), isTight)
           && std::all_of(at(theirsPieces, theirs.begin), at(theirsPieces, theirs.end), isTight);
}

/// Two runs that have no part in common. Fillers are the same where nothing could come to stand
/// together that must not.
void Weave::addBlock(Run ours, Run theirs, bool isBehindCommon)
{
    std::size_t same = 0;
    if (ours.size() == theirs.size()) {
        while (same < ours.size() && isSamePiece(ours.begin + same, theirs.begin + same))
            ++same;
    }
    if (same > 0 && same == ours.size()) {
        addCommon(ours.begin, theirs.begin, same);
        return;
    }
    const std::size_t tail = commonFillers(ours, theirs);
    const Run oursRest{ours.begin, ours.end - tail};
    const Run theirsRest{theirs.begin, theirs.end - tail};
    const bool isOneEmpty = oursRest.isEmpty() || theirsRest.isEmpty();
    if (tail > 0 && (isOneEmpty || (isBehindCommon && areTight(oursRest, theirsRest)))) {
        addBlock(oursRest, theirsRest, isBehindCommon);
        addCommon(ours.end - tail, theirs.end - tail, tail);
        return;
    }
    if (!isOneEmpty && areTight(ours, theirs) && addByNumber(ours, theirs))
        return;
    addRun(Ours, ours);
    addRun(Theirs, theirs);
}

/// Risks that both put in at one place, in the order of their numbers. A comment line goes with the
/// risk below it; where both put one first, and the numbers run on, it is the same.
bool Weave::addByNumber(Run ours, Run theirs)
{
    struct Step
    {
        Side side;
        Run run;
        int number;
    };
    std::vector<Step> steps;
    for (const auto &[side, run] : {std::pair{Ours, ours}, std::pair{Theirs, theirs}}) {
        std::size_t begin = run.begin;
        int before = 0;
        for (std::size_t i = run.begin; i < run.end; ++i) {
            const Piece &piece = m_versions[side]->pieces()[i];
            if (piece.kind == PieceKind::Separator)
                continue;
            if (piece.kind != PieceKind::Risk || piece.number <= before)
                return false;
            before = piece.number;
            steps.push_back({side, {begin, i + 1}, piece.number});
            begin = i + 1;
        }
        if (begin < run.end)
            return false;
    }
    std::stable_sort(steps.begin(), steps.end(),
                     [](const Step &a, const Step &b) { return a.number < b.number; });
    const auto second = std::find_if(steps.begin(), steps.end(), [&steps](const Step &step) {
        return step.side != steps.front().side;
    });
    const auto isSeparator = [this](const Step &step) {
        return m_versions[step.side]->pieces()[step.run.begin].kind == PieceKind::Separator;
    };
    if (second != steps.end() && isSeparator(steps.front()) && isSeparator(*second)
        && second->number == (second - 1)->number + 1 && isSamePiece(ours.begin, theirs.begin)) {
        addCommon(ours.begin, theirs.begin, 1);
        ++steps.front().run.begin;
        ++second->run.begin;
    }
    for (const Step &step : steps)
        addRun(step.side, step.run);
    return true;
}

const Piece *Weave::piece(std::size_t atom, Side side) const
{
    const std::int32_t index = m_atoms[atom].pieces[side];
    return index == nowhere ? nullptr : &m_versions[side]->pieces()[std::size_t(index)];
}

const Piece &Weave::anyPiece(std::size_t atom) const
{
    for (const Side side : {Base, Ours}) {
        if (const Piece *found = piece(atom, side))
            return *found;
    }
    return *piece(atom, Theirs);
}

NameId Weave::scopeOf(std::size_t atom) const
{
    const NameId scope = anyPiece(atom).scope;
    for (const Side side : {Ours, Theirs}) {
        const Piece *found = piece(atom, side);
        if (found && found->scope != scope)
            return found->scope;
    }
    return scope;
}

std::string_view Weave::text(std::size_t atom, Side side) const
{
    const Piece *found = piece(atom, side);
    return found ? m_versions[side]->textOf(*found) : std::string_view();
}

bool Weave::isSame(std::size_t atom, Side one, Side other) const
{
    return m_atoms[atom].has(one) == m_atoms[atom].has(other)
           && text(atom, one) == text(atom, other);
}

bool Weave::isChanged(std::size_t atom, Side side) const
{
    return !isSame(atom, Base, side);
}

bool Weave::isMoved(std::size_t atom, Side side) const
{
    const Piece *base = piece(atom, Base);
    if (!base || base->isFiller() || side == Base)
        return false;
    const std::int32_t place = atomNamed(side, base->name);
    return place != nowhere && place != std::int32_t(atom);
}

std::int32_t Weave::atomNamed(Side side, NameId name) const
{
    const std::int32_t place = side == Base ? m_oursAlignment.inBase(name)
                                            : alignment(side).inSide(name);
    return place == nowhere ? nowhere : m_atomOf[side][std::size_t(place)];
}

} // namespace loadline::merge
