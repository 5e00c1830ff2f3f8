// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/combine.h"

#include "core/text.h"
#include "markdown/reader.h"
#include "merge/contest.h"
#include "merge/groups.h"

#include <algorithm>
#include <unordered_set>

namespace loadline::merge {

namespace {

/// What the base has, unless a side changed it; where both did, what they have.
template<class Value>
Value changedOf(const Value &base, const Value &ours, const Value &theirs)
{
    return ours == base ? theirs : theirs == base ? ours : theirs;
}

/// A piece that goes into the text.
struct Taken
{
    std::size_t atom = 0;
    Side side = Base;
};

/// Whether a blank line must stand between two pieces that no text had one behind the other.
bool wouldJoin(const Piece &first, const Piece &second, std::string_view text)
{
    if (first.isFiller() || first.kind == PieceKind::Heading)
        return false;
    if (second.kind == PieceKind::Rule)
        return text.starts_with('-');
    if (second.isFiller())
        return false;
    if (second.kind == PieceKind::Heading)
        return !text.starts_with('#');
    return !(first.isList && second.isList && first.scope == second.scope);
}

/// A heading's text, whichever way it is written.
std::string headingIn(std::string_view lines)
{
    lines = trimmed(lines.substr(0, lines.find('\n')));
    lines.remove_prefix(std::min(lines.find_first_not_of('#'), lines.size()));
    return std::string(trimmed(lines));
}

} // namespace

class Combiner
{
public:
    Combiner(const Version &base, const Version &ours, const Version &theirs, Names &names)
        : m_names(names)
        , m_weave(base, ours, theirs, names)
        , m_groups(m_weave)
    {
        const auto endings = std::array{base.ending(), ours.ending(), theirs.ending()};
        const bool isTheirs = isUniform(endings[Theirs]) && endings[Theirs] != endings[Base];
        const bool isOurs = isUniform(endings[Ours]) && endings[Ours] != endings[Base]
                            && endings[Theirs] != LineEnding::Mixed;
        if (isTheirs || isOurs)
            m_ending = endings[isTheirs ? Theirs : Ours];
    }

    Combination run()
    {
        std::vector<AtomRange> forced;
        for (const bool isLast : {false, true}) {
            decide(forced);
            const auto fault = faultOf();
            if (!fault)
                return result();
            if (isLast)
                break;
            forced.push_back(*fault);
        }
        decide({{0, m_weave.atoms().size() - 1}});
        return result();
    }

private:
    void decide(const std::vector<AtomRange> &forced)
    {
        m_contest.emplace(m_weave, forced);
        const std::size_t count = m_weave.atoms().size();
        m_taken.assign(count, std::nullopt);
        m_lines.assign(count, std::nullopt);
        m_needsBlank.assign(count, false);
        std::optional<std::size_t> last;
        for (std::size_t atom = 0; atom < count; ++atom) {
            if (isContested(atom)) {
                last.reset();
                continue;
            }
            m_taken[atom] = settled(atom);
            m_lines[atom] = m_groups.lineFor(atom, m_taken[atom]);
            if (m_lines[atom] && !m_taken[atom])
                m_taken[atom] = Base;
            if (m_lines[atom]) {
                last.reset();
            } else if (m_taken[atom]) {
                m_needsBlank[atom] = last && needsBlank(*last, atom);
                last = atom;
            }
        }
    }

    bool isContested(std::size_t atom) const { return m_contest->conflictOf(atom) != nowhere; }

    /// Whose piece stands in the text where nothing is to be decided.
    std::optional<Side> settled(std::size_t atom) const
    {
        const Atom &at = m_weave.atoms()[atom];
        const bool isOurs = m_weave.isChanged(atom, Ours);
        const bool isTheirs = m_weave.isChanged(atom, Theirs);
        Side side = isTheirs && (at.has(Theirs) || !isOurs || at.has(Base)) ? Theirs : Ours;
        if (isOurs && isTheirs && at.has(Base) && !m_weave.isSame(atom, Ours, Theirs))
            side = m_contest->laterStamp(atom).value_or(Theirs);
        if (!isOurs && !isTheirs && at.has(Base))
            side = sideOfSame(atom);
        return at.has(side) ? std::optional(side) : std::nullopt;
    }

    /// Of a piece that nobody changed but for its line endings, or for how it is read.
    Side sideOfSame(std::size_t atom) const
    {
        const Piece &base = *m_weave.piece(atom, Base);
        const Piece &theirs = *m_weave.piece(atom, Theirs);
        const bool isSame = m_weave.version(Theirs).bytesOf(theirs)
                                == m_weave.version(Base).bytesOf(base)
                            && theirs.kind == base.kind && theirs.plain == base.plain;
        return isSame ? Ours : Theirs;
    }

    bool needsBlank(std::size_t first, std::size_t second) const
    {
        const auto &one = m_weave.atoms()[first].pieces;
        const auto &other = m_weave.atoms()[second].pieces;
        for (const Side side : {Base, Ours, Theirs}) {
            if (one[side] != nowhere && one[side] + 1 == other[side])
                return false;
        }
        return wouldJoin(*m_weave.piece(first, *m_taken[first]),
                         *m_weave.piece(second, *m_taken[second]),
                         m_weave.text(second, *m_taken[second]));
    }

    // The text is read again

    std::vector<Taken> chosen(Side choice) const
    {
        std::vector<bool> hasRisks(m_groups.count(), false);
        const auto sideOf = [this, choice](std::size_t atom) {
            return isContested(atom) ? std::optional(choice) : m_taken[atom];
        };
        const std::size_t count = m_weave.atoms().size();
        for (std::size_t atom = 0; atom < count; ++atom) {
            const auto side = sideOf(atom);
            if (const auto group = side ? groupFilledBy(atom, *side) : std::nullopt)
                hasRisks[*group] = true;
        }
        std::vector<Taken> taken;
        taken.reserve(count);
        for (std::size_t atom = 0; atom < count; ++atom) {
            const auto side = sideOf(atom);
            if (!side || !m_weave.atoms()[atom].has(*side))
                continue;
            if (m_lines[atom]) {
                if (hasRisks[*m_lines[atom]])
                    continue;
                hasRisks[*m_lines[atom]] = true;
            }
            taken.push_back({atom, *side});
        }
        return taken;
    }

    /// A group with a line that says that it has no risks, where the piece is a risk of it.
    std::optional<std::size_t> groupFilledBy(std::size_t atom, Side side) const
    {
        const Piece *piece = m_weave.piece(atom, side);
        if (!piece || piece->kind != PieceKind::Risk)
            return std::nullopt;
        return m_groups.indexOf(isContested(atom) ? piece->scope : m_weave.scopeOf(atom));
    }

    /// Where the combined text does not read as what it was made of, whoever is chosen. A text that
    /// is all of one side needs no proof.
    std::optional<AtomRange> faultOf()
    {
        bool hasOurs = false;
        bool hasTheirs = false;
        for (std::size_t atom = 0; atom < m_weave.atoms().size(); ++atom) {
            hasOurs = hasOurs || (!isContested(atom) && m_weave.isChanged(atom, Ours));
            hasTheirs = hasTheirs || (!isContested(atom) && m_weave.isChanged(atom, Theirs));
        }
        if (m_contest->conflictCount() == 0 && !(hasOurs && hasTheirs))
            return std::nullopt;
        auto fault = faultOf(chosen(Ours));
        if (!fault && m_contest->conflictCount() > 0)
            fault = faultOf(chosen(Theirs));
        return fault;
    }

    std::optional<AtomRange> faultOf(const std::vector<Taken> &taken)
    {
        std::string text;
        std::vector<Taken> meant;
        for (const Taken &one : taken) {
            if (m_needsBlank[one.atom])
                text += '\n';
            text += m_weave.text(one.atom, one.side);
            if (!m_weave.piece(one.atom, one.side)->isFiller())
                meant.push_back(one);
        }
        const Register reg = markdown::read(std::move(text));
        m_texts.push_back(reg.text);
        std::vector<Piece> read = piecesOf(reg, m_names);
        std::erase_if(read, [](const Piece &piece) { return piece.isFiller(); });
        const std::size_t common = std::min(meant.size(), read.size());
        std::size_t head = 0;
        while (head < common && readsAs(meant[head], reg, read[head]))
            ++head;
        if (head == meant.size() && head == read.size())
            return std::nullopt;
        std::size_t tail = 0;
        while (tail < common - head
               && readsAs(meant[meant.size() - 1 - tail], reg, read[read.size() - 1 - tail]))
            ++tail;
        return around(meant, head, meant.size() - tail);
    }

    bool readsAs(const Taken &meant, const Register &reg, const Piece &read) const
    {
        if (m_weave.text(meant.atom, meant.side) != reg.view(read.span))
            return false;
        const Piece &own = *m_weave.piece(meant.atom, meant.side);
        if (isContested(meant.atom) && own.plain == read.plain && own.meaning == read.meaning)
            return true;
        // What a side made of its name or meaning by a change elsewhere holds, too.
        const Piece *base = m_weave.piece(meant.atom, Base);
        bool isAny = false;
        bool isChanged = false;
        for (const Side side : {Ours, Theirs}) {
            const Piece *piece = m_weave.piece(meant.atom, side);
            if (!piece || (base && piece->plain == base->plain && piece->meaning == base->meaning))
                continue;
            isChanged = true;
            isAny = isAny || (piece->plain == read.plain && piece->meaning == read.meaning);
        }
        return isChanged ? isAny
                         : base && base->plain == read.plain && base->meaning == read.meaning;
    }

    /// What does not read as it was meant, with the next changes of both sides around it: one of
    /// each is the cause.
    AtomRange around(const std::vector<Taken> &meant, std::size_t first, std::size_t end) const
    {
        const std::size_t count = m_weave.atoms().size();
        AtomRange range;
        range.first = first < meant.size() ? meant[first].atom : count - 1;
        range.last = end > first ? meant[end - 1].atom : range.first;
        range.first -= range.first > 0 ? 1 : 0;
        range.last += range.last + 1 < count ? 1 : 0;
        for (const Side side : {Ours, Theirs}) {
            bool isFound = false;
            for (std::size_t atom = range.first; atom <= range.last && !isFound; ++atom)
                isFound = m_weave.isChanged(atom, side);
            for (; !isFound && range.first > 0; isFound = m_weave.isChanged(range.first, side))
                --range.first;
            for (; !isFound && range.last + 1 < count; isFound = m_weave.isChanged(range.last, side))
                ++range.last;
        }
        return range;
    }

    // What comes of it

    std::string lines(std::size_t atom, Side side) const
    {
        const Piece *piece = m_weave.piece(atom, side);
        if (!piece)
            return {};
        std::string text = m_weave.version(side).linesOf(*piece);
        return m_ending == LineEnding::None ? text : withEnding(text, m_ending);
    }

    Combination result() const
    {
        const Version &base = m_weave.version(Base);
        const Version &ours = m_weave.version(Ours);
        const Version &theirs = m_weave.version(Theirs);
        Combination combination;
        combination.m_hasByteOrderMark = changedOf(base.hasByteOrderMark(), ours.hasByteOrderMark(),
                                                   theirs.hasByteOrderMark());
        combination.m_endsLine = changedOf(base.endsLine(), ours.endsLine(), theirs.endsLine());
        combination.m_hasRisks.assign(m_groups.count(), false);
        combination.m_conflicts.resize(m_contest->conflictCount());
        for (std::size_t atom = 0; atom < m_weave.atoms().size(); ++atom) {
            if (isContested(atom))
                addContested(atom, combination);
            else
                addSettled(atom, combination);
        }
        addPlaces(combination);
        return combination;
    }

    void addSettled(std::size_t atom, Combination &combination) const
    {
        count(atom, combination);
        if (!m_taken[atom])
            return;
        auto &stretches = combination.m_stretches;
        const bool isOpen = !stretches.empty() && !stretches.back().conflict
                            && !stretches.back().emptyGroup;
        if (!isOpen || m_lines[atom])
            stretches.emplace_back();
        stretches.back().emptyGroup = m_lines[atom];
        if (const auto group = groupFilledBy(atom, *m_taken[atom]))
            combination.m_hasRisks[*group] = true;
        if (m_needsBlank[atom]) {
            const LineEnding ending = m_weave.version(Theirs).ending();
            stretches.back().text += bytesOf(m_ending == LineEnding::None ? ending : m_ending);
        }
        stretches.back().text += lines(atom, *m_taken[atom]);
    }

    /// A part that was moved counts where it went.
    void count(std::size_t atom, Combination &combination) const
    {
        const bool isOurs = m_weave.isChanged(atom, Ours);
        const bool isTheirs = m_weave.isChanged(atom, Theirs);
        if (m_weave.anyPiece(atom).isFiller() || isOurs == isTheirs
            || m_weave.isMoved(atom, isOurs ? Ours : Theirs))
            return;
        ++(isOurs ? combination.m_fromOurs : combination.m_fromTheirs);
    }

    void addContested(std::size_t atom, Combination &combination) const
    {
        const auto index = std::size_t(m_contest->conflictOf(atom));
        auto &stretches = combination.m_stretches;
        if (stretches.empty() || stretches.back().conflict != index) {
            stretches.emplace_back();
            stretches.back().conflict = index;
        }
        auto &stretch = stretches.back();
        stretch.ours += lines(atom, Ours);
        stretch.theirs += lines(atom, Theirs);
        if (const auto group = groupFilledBy(atom, Ours))
            stretch.oursGroups.push_back(*group);
        if (const auto group = groupFilledBy(atom, Theirs))
            stretch.theirsGroups.push_back(*group);
        Conflict &conflict = combination.m_conflicts[index];
        const auto add = [&](Side side, std::string &text) {
            if (const Piece *piece = m_weave.piece(atom, side))
                text += m_weave.version(side).bytesOf(*piece);
        };
        add(Base, conflict.base);
        add(Ours, conflict.ours);
        add(Theirs, conflict.theirs);
    }

    /// The names of what is contested, and the lines where it begins.
    void addPlaces(Combination &combination) const
    {
        std::vector<std::unordered_set<NameId>> named(combination.m_conflicts.size());
        enum class Found : std::uint8_t { Nothing, Place, Line };
        std::vector<std::array<Found, 3>> found(combination.m_conflicts.size());
        std::array<std::size_t, 3> behind = {0, 0, 0};
        std::array<std::string, 3> headings;
        for (std::size_t atom = 0; atom < m_weave.atoms().size(); ++atom) {
            const std::int32_t index = m_contest->conflictOf(atom);
            for (const Side side : {Ours, Theirs}) {
                const Piece *piece = m_weave.piece(atom, side);
                // Where it would stand, unless a line of it comes.
                const Found now = piece ? Found::Line : Found::Place;
                if (index != nowhere && found[std::size_t(index)][side] < now) {
                    Conflict &conflict = combination.m_conflicts[std::size_t(index)];
                    auto &line = side == Ours ? conflict.oursLine : conflict.theirsLine;
                    line = (piece ? piece->firstLine : behind[side]) + 1;
                    (side == Ours ? conflict.oursHeading : conflict.theirsHeading) = headings[side];
                    found[std::size_t(index)][side] = now;
                }
                if (piece)
                    behind[side] = piece->endLine;
                if (piece && piece->kind == PieceKind::Heading)
                    headings[side] = headingIn(m_weave.text(atom, side));
            }
            const Piece &piece = m_weave.anyPiece(atom);
            if (index != nowhere && !piece.isFiller()
                && named[std::size_t(index)].insert(piece.name).second) {
                combination.m_conflicts[std::size_t(index)].parts.push_back(
                    m_names.spelt(piece.name));
            }
        }
    }

    Names &m_names;
    std::vector<SharedText> m_texts; ///< that were read again: the names hold views of them
    Weave m_weave;
    EmptyGroups m_groups;
    LineEnding m_ending = LineEnding::None; ///< of all lines, where a side changed them all
    std::optional<Contest> m_contest;
    std::vector<std::optional<Side>> m_taken; ///< of atoms that nobody has to decide
    std::vector<std::optional<std::size_t>> m_lines; ///< *None* lines, with their groups
    std::vector<bool> m_needsBlank;
};

Combination combine(const std::string &base, const std::string &ours, const std::string &theirs)
{
    Names names;
    const Version baseVersion(base, names);
    std::optional<Version> oursVersion;
    std::optional<Version> theirsVersion;
    if (ours != base)
        oursVersion.emplace(ours, names);
    const Version &oursRead = oursVersion ? *oursVersion : baseVersion;
    if (theirs != base && theirs != ours)
        theirsVersion.emplace(theirs, names);
    const Version &theirsRead = theirsVersion    ? *theirsVersion
                                : theirs == base ? baseVersion
                                                 : oursRead;
    return Combiner(baseVersion, oursRead, theirsRead, names).run();
}

} // namespace loadline::merge
