// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/groups.h"

namespace loadline::merge {

EmptyGroups::EmptyGroups(const Weave &weave)
    : m_indices(weave.names().size(), nowhere)
    , m_weave(weave)
{
    for (const Side side : {Base, Ours, Theirs}) {
        m_groups[side].resize(weave.names().size());
        for (const Piece &piece : weave.version(side).pieces()) {
            Group &group = m_groups[side][piece.scope];
            if (piece.kind == PieceKind::Risk)
                group.hasRisks = true;
            if (piece.kind != PieceKind::None)
                continue;
            ++group.lines;
            if (m_indices[piece.scope] == nowhere)
                m_indices[piece.scope] = std::int32_t(m_count++);
        }
    }
}

std::optional<std::size_t> EmptyGroups::indexOf(NameId scope) const
{
    const std::int32_t index = m_indices[scope];
    return index == nowhere ? std::nullopt : std::optional(std::size_t(index));
}

std::optional<std::size_t> EmptyGroups::lineFor(std::size_t atom, std::optional<Side> taken) const
{
    if (m_weave.anyPiece(atom).kind != PieceKind::None)
        return std::nullopt;
    const NameId scope = m_weave.scopeOf(atom);
    for (const Side side : {Base, Ours, Theirs}) {
        const Piece *piece = m_weave.piece(atom, side);
        const Group &group = m_groups[side][piece ? piece->scope : scope];
        if (group.lines > 1 || (group.lines > 0 && group.hasRisks))
            return std::nullopt;
        // A side that took the line out for another reason than a risk meant it to be gone.
        if (!taken && !piece && m_weave.atoms()[atom].has(Base) && !group.hasRisks)
            return std::nullopt;
    }
    return indexOf(scope);
}

} // namespace loadline::merge
