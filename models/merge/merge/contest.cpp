// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/contest.h"

#include "markdown/reader.h"

#include <algorithm>
#include <numeric>

namespace loadline::merge {

namespace {

/// A line that says when the register was last changed, taken apart.
struct Stamp
{
    std::string_view before;
    std::string time;
    std::string_view behind;
};

std::optional<Stamp> stampIn(const Version &version, const Piece &piece)
{
    const auto &fields = version.reg().lastUpdated;
    const auto field = std::lower_bound(fields.begin(), fields.end(), piece.span.begin,
                                        [](const Field &one, std::size_t begin) {
                                            return one.line.begin < begin;
                                        });
    if (field == fields.end() || !piece.span.contains(field->line.begin))
        return std::nullopt;
    Stamp stamp;
    stamp.before = version.reg().view({piece.span.begin, field->valueSpan.begin});
    stamp.time = markdown::isoTimeFromText(field->value);
    stamp.behind = version.reg().view({field->valueSpan.end, piece.span.end});
    return stamp.time.empty() ? std::nullopt : std::optional(stamp);
}

} // namespace

Contest::Contest(const Weave &weave, const std::vector<AtomRange> &forced)
    : m_weave(weave)
    , m_parents(weave.atoms().size())
    , m_marked(weave.atoms().size(), false)
    , m_conflicts(weave.atoms().size(), nowhere)
{
    std::iota(m_parents.begin(), m_parents.end(), 0);
    findContainers();
    contestPlaces();
    contestNames();
    joinReplacements(Ours);
    joinReplacements(Theirs);
    joinSeparators(Ours);
    joinSeparators(Theirs);
    contestNewContainers();
    for (const AtomRange &range : forced) {
        for (std::size_t atom = range.first; atom <= range.last; ++atom)
            join(range.first, atom);
        mark(range.first);
    }
    contestGoneContainers(Ours);
    contestGoneContainers(Theirs);
    joinNewHeadings(Ours);
    joinNewHeadings(Theirs);
    number();
    takeFillersBetween();
}

std::size_t Contest::rootOf(std::size_t atom)
{
    while (m_parents[atom] != atom) {
        m_parents[atom] = m_parents[m_parents[atom]];
        atom = m_parents[atom];
    }
    return atom;
}

void Contest::join(std::size_t one, std::size_t other)
{
    one = rootOf(one);
    other = rootOf(other);
    if (one == other)
        return;
    const bool isEither = m_marked[one] || m_marked[other];
    const auto [low, high] = std::minmax(one, other);
    m_parents[high] = std::uint32_t(low);
    m_marked[low] = isEither;
}

bool Contest::isCommon(std::size_t atom) const
{
    return !m_weave.atoms()[atom].has(Base) && m_weave.isSame(atom, Ours, Theirs);
}

std::optional<Side> Contest::laterStamp(std::size_t atom) const
{
    const Piece *ours = m_weave.piece(atom, Ours);
    const Piece *theirs = m_weave.piece(atom, Theirs);
    if (!ours || !theirs || ours->kind != PieceKind::Field || theirs->kind != PieceKind::Field)
        return std::nullopt;
    const auto our = stampIn(m_weave.version(Ours), *ours);
    const auto their = stampIn(m_weave.version(Theirs), *theirs);
    if (!our || !their || our->before != their->before || our->behind != their->behind
        || our->time == their->time)
        return std::nullopt;
    return our->time > their->time ? Ours : Theirs;
}

/// What both sides changed where it stands, or put in under one name, in different ways.
void Contest::contestPlaces()
{
    for (std::size_t atom = 0; atom < m_parents.size(); ++atom) {
        const bool isContested = m_weave.isChanged(atom, Ours) && m_weave.isChanged(atom, Theirs)
                                 && !m_weave.isSame(atom, Ours, Theirs);
        const Atom &at = m_weave.atoms()[atom];
        if (isContested && (at.has(Base) || (at.has(Ours) && at.has(Theirs))) && !laterStamp(atom))
            mark(atom);
    }
}

void Contest::contestNames()
{
    for (const Side side : {Ours, Theirs}) {
        for (const Piece &piece : m_weave.version(side).pieces()) {
            if (!piece.isFiller())
                contestName(piece.name);
        }
    }
}

/// A part that stands at different places: each of them belongs to one choice.
void Contest::contestName(NameId name)
{
    const std::int32_t base = m_weave.atomNamed(Base, name);
    const std::int32_t ours = m_weave.atomNamed(Ours, name);
    const std::int32_t theirs = m_weave.atomNamed(Theirs, name);
    const bool isTogether = ours == theirs && ours != nowhere;
    if (base == nowhere) {
        if (isTogether || ours == nowhere || theirs == nowhere)
            return;
        join(std::size_t(ours), std::size_t(theirs));
        mark(std::size_t(ours));
        return;
    }
    const bool isMovedByUs = ours != nowhere && ours != base;
    const bool isMovedByThem = theirs != nowhere && theirs != base;
    if ((!isMovedByUs && !isMovedByThem) || isTogether)
        return;
    const auto place = std::size_t(base);
    if (!m_weave.isChanged(place, Ours) || !m_weave.isChanged(place, Theirs))
        return;
    if (isMovedByUs)
        join(place, std::size_t(ours));
    if (isMovedByThem)
        join(place, std::size_t(theirs));
    mark(place);
}

/// What took the place of something is one with it: who keeps the one does not get the other.
void Contest::joinReplacements(Side side)
{
    const Side other = side == Ours ? Theirs : Ours;
    for (const Hunk &hunk : m_weave.alignment(side).hunks()) {
        if (hunk.baseBegin < hunk.baseEnd && hunk.sideBegin < hunk.sideEnd)
            contestReplaced(side, other, hunk);
    }
}

void Contest::contestReplaced(Side side, Side other, const Hunk &hunk)
{
    const Alignment &alignment = m_weave.alignment(side);
    std::vector<std::size_t> gone;
    std::vector<std::size_t> added;
    for (std::size_t i = hunk.baseBegin; i < hunk.baseEnd; ++i) {
        const Piece &piece = m_weave.version(Base).pieces()[i];
        if (!piece.isFiller() && alignment.inSide(piece.name) == nowhere)
            gone.push_back(std::size_t(m_weave.atomOf(Base, i)));
    }
    for (std::size_t i = hunk.sideBegin; i < hunk.sideEnd; ++i) {
        const Piece &piece = m_weave.version(side).pieces()[i];
        // A new risk has a name of its own: it took nobody's place.
        if (!piece.isFiller() && piece.kind != PieceKind::Risk
            && alignment.inBase(piece.name) == nowhere)
            added.push_back(std::size_t(m_weave.atomOf(side, i)));
    }
    if (gone.empty() || added.empty())
        return;
    const bool isSameOnBoth = std::all_of(added.begin(), added.end(),
                                          [this](std::size_t atom) { return isCommon(atom); });
    for (const std::size_t atom : gone) {
        join(gone.front(), atom);
        if (!isSameOnBoth && !m_weave.atoms()[atom].has(other))
            mark(atom);
    }
    for (const std::size_t atom : added)
        join(gone.front(), atom);
}

/// A comment line that came with a risk goes with it.
void Contest::joinSeparators(Side side)
{
    const auto &pieces = m_weave.version(side).pieces();
    const auto placeOfNewRisk = [&](std::size_t piece) -> std::optional<std::size_t> {
        if (piece >= pieces.size() || pieces[piece].kind != PieceKind::Risk)
            return std::nullopt;
        const auto atom = std::size_t(m_weave.atomOf(side, piece));
        return m_weave.atoms()[atom].has(Base) ? std::nullopt : std::optional(atom);
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto atom = std::size_t(m_weave.atomOf(side, i));
        if (pieces[i].kind != PieceKind::Separator || m_weave.atoms()[atom].has(Base)
            || isCommon(atom))
            continue;
        auto risk = placeOfNewRisk(i + 1);
        if (!risk && i > 0)
            risk = placeOfNewRisk(i - 1);
        if (risk)
            join(atom, *risk);
    }
}

// Parts with others below them

void Contest::findContainers()
{
    const Names &names = m_weave.names();
    for (const Side side : {Base, Ours, Theirs}) {
        m_containers[side].resize(names.size());
        const auto &pieces = m_weave.version(side).pieces();
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            for (NameId scope = pieces[i].scope; scope != Names::root; scope = names.above(scope)) {
                Container &container = m_containers[side][scope];
                if (container.isEmpty())
                    container.first = std::int32_t(i);
                container.last = std::int32_t(i);
            }
        }
    }
}

/// An iteration, or a section of prose: two that were begun apart are not one. Groups are, and
/// sections of entries.
bool Contest::isComparedAsWhole(NameId scope) const
{
    const Names &names = m_weave.names();
    const NameKind kind = names.kindOf(scope);
    if (kind == NameKind::Iteration || kind == NameKind::Other)
        return true;
    if (kind != NameKind::Plain || names.kindOf(names.parentOf(scope)) != NameKind::Iteration)
        return false;
    for (const Side side : {Ours, Theirs}) {
        const Container &container = m_containers[side][scope];
        for (std::int32_t i = container.first; i <= container.last; ++i) {
            const Piece &piece = m_weave.version(side).pieces()[std::size_t(i)];
            if (!piece.isFiller() && piece.kind != PieceKind::Heading
                && piece.kind != PieceKind::Entry)
                return true;
        }
    }
    return false;
}

bool Contest::areSameContainers(NameId scope) const
{
    std::array<std::vector<std::string_view>, 3> texts;
    for (const Side side : {Ours, Theirs}) {
        const Container &container = m_containers[side][scope];
        for (std::int32_t i = container.first; i <= container.last; ++i) {
            const Piece &piece = m_weave.version(side).pieces()[std::size_t(i)];
            if (!piece.isFiller())
                texts[side].push_back(m_weave.version(side).textOf(piece));
        }
    }
    return texts[Ours] == texts[Theirs];
}

void Contest::contestNewContainers()
{
    for (NameId scope = 1; scope < m_containers[Base].size(); ++scope) {
        if (!m_containers[Base][scope].isEmpty() || m_containers[Ours][scope].isEmpty()
            || m_containers[Theirs][scope].isEmpty() || !isComparedAsWhole(scope)
            || areSameContainers(scope))
            continue;
        const auto first = std::size_t(
            m_weave.atomOf(Ours, std::size_t(m_containers[Ours][scope].first)));
        for (const Side side : {Ours, Theirs}) {
            const Container &container = m_containers[side][scope];
            for (std::int32_t i = container.first; i <= container.last; ++i) {
                const auto atom = std::size_t(m_weave.atomOf(side, std::size_t(i)));
                // What the base has is in another part there: it is none of what was begun.
                if (!m_weave.atoms()[atom].has(Base))
                    join(first, atom);
            }
        }
        mark(first);
    }
}

/// Who took out a heading with all below it, and who changed what is below it, must agree.
void Contest::contestGoneContainers(Side side)
{
    for (NameId scope = NameId(m_containers[Base].size()); scope-- > 1;) {
        if (!m_containers[Base][scope].isEmpty())
            contestGoneContainer(scope, side);
    }
}

void Contest::contestGoneContainer(NameId scope, Side side)
{
    const Side other = side == Ours ? Theirs : Ours;
    const Container &container = m_containers[Base][scope];
    const auto heading = std::size_t(m_weave.atomOf(Base, std::size_t(container.first)));
    if (m_weave.anyPiece(heading).kind != PieceKind::Heading || m_weave.atoms()[heading].has(side)
        || m_weave.isMoved(heading, side))
        return;
    std::vector<std::size_t> contested;
    std::vector<std::size_t> gone;
    for (std::int32_t i = container.first; i <= container.last; ++i) {
        const auto atom = std::size_t(m_weave.atomOf(Base, std::size_t(i)));
        if (isMarked(atom))
            contested.push_back(atom);
        else if (!m_weave.atoms()[atom].has(side) && !m_weave.isMoved(atom, side))
            gone.push_back(atom);
    }
    const Container &others = m_containers[other][scope];
    for (std::int32_t i = others.first; !others.isEmpty() && i <= others.last; ++i) {
        const auto atom = std::size_t(m_weave.atomOf(other, std::size_t(i)));
        if (!m_weave.atoms()[atom].has(Base) && !isCommon(atom) && !isFiller(atom))
            contested.push_back(atom);
    }
    if (contested.empty())
        return;
    for (const std::size_t atom : contested)
        join(heading, atom);
    for (const std::size_t atom : gone)
        join(heading, atom);
    mark(heading);
}

/// A group that one side made for what is contested comes and goes with it.
void Contest::joinNewHeadings(Side side)
{
    const Side other = side == Ours ? Theirs : Ours;
    for (NameId scope = 1; scope < m_containers[side].size(); ++scope) {
        const Container &container = m_containers[side][scope];
        if (container.isEmpty() || !m_containers[Base][scope].isEmpty()
            || !m_containers[other][scope].isEmpty())
            continue;
        std::vector<std::size_t> atoms;
        std::optional<std::size_t> choice;
        bool isOneChoice = true;
        for (std::int32_t i = container.first; i <= container.last; ++i) {
            const auto atom = std::size_t(m_weave.atomOf(side, std::size_t(i)));
            if (m_weave.atoms()[atom].has(Base))
                isOneChoice = false;
            atoms.push_back(atom);
            const Piece &piece = m_weave.anyPiece(atom);
            if (piece.isFiller() || piece.kind == PieceKind::Heading)
                continue;
            if (!choice)
                choice = rootOf(atom);
            isOneChoice = isOneChoice && isMarked(atom) && rootOf(atom) == *choice;
        }
        if (!choice || !isOneChoice)
            continue;
        for (const std::size_t atom : atoms)
            join(*choice, atom);
    }
}

void Contest::number()
{
    std::vector<std::int32_t> numbers(m_parents.size(), nowhere);
    for (std::size_t atom = 0; atom < m_parents.size(); ++atom) {
        if (!isMarked(atom))
            continue;
        std::int32_t &number = numbers[rootOf(atom)];
        if (number == nowhere)
            number = std::int32_t(m_count++);
        m_conflicts[atom] = number;
    }
}

/// Blank lines within what is decided go with it.
void Contest::takeFillersBetween()
{
    std::optional<std::size_t> last;
    for (std::size_t atom = 0; atom < m_conflicts.size(); ++atom) {
        if (m_conflicts[atom] == nowhere) {
            const Piece &piece = m_weave.anyPiece(atom);
            if (!piece.isFiller() || piece.kind == PieceKind::None)
                last.reset();
            continue;
        }
        if (last && m_conflicts[*last] == m_conflicts[atom]) {
            for (std::size_t between = *last + 1; between < atom; ++between)
                m_conflicts[between] = m_conflicts[atom];
        }
        last = atom;
    }
}

} // namespace loadline::merge
