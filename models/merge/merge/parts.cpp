// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/combine.h"

#include "merge/line_diff.h"
#include "merge/pieces.h"

#include <algorithm>
#include <unordered_map>

namespace loadline::merge {

namespace {

/// Counts lines by the parts that they belong to.
class LineCounter
{
public:
    LineCounter(const Register &before, const Register &after)
        : m_before(piecesOf(before, m_names))
        , m_after(piecesOf(after, m_names))
        , m_namedBefore(1, Names::root)
    {
        for (const Piece &piece : m_after)
            m_namedBefore.push_back(piece.isFiller() ? m_namedBefore.back() : piece.name);
    }

    void count(const LineEdit &edit)
    {
        m_fallback = nameIn(edit);
        // As many lines as the longer side has: those of the new text, then what is left of the old.
        const std::size_t added = edit.newEnd - edit.newBegin;
        countLines(m_after, {edit.newBegin, edit.newEnd});
        if (edit.oldEnd - edit.oldBegin > added)
            countLines(m_before, {edit.oldBegin + added, edit.oldEnd});
    }

    std::vector<PartLines> result() const
    {
        std::vector<PartLines> parts;
        for (const NameId name : m_order)
            parts.push_back({m_names.spelt(name), m_lines.at(name)});
        return parts;
    }

private:
    using Pieces = std::vector<Piece>;

    static Pieces::const_iterator pieceAt(const Pieces &pieces, std::size_t line)
    {
        return std::upper_bound(pieces.begin(), pieces.end(), line,
                                [](std::size_t at, const Piece &piece) {
                                    return at < piece.endLine;
                                });
    }

    static NameId nameIn(const Pieces &pieces, Span lines)
    {
        for (auto piece = pieceAt(pieces, lines.begin);
             piece != pieces.end() && piece->firstLine < lines.end; ++piece) {
            if (!piece->isFiller())
                return piece->name;
        }
        return Names::root;
    }

    /// What lines of the edit without a part of their own count with.
    NameId nameIn(const LineEdit &edit) const
    {
        NameId name = nameIn(m_after, {edit.newBegin, edit.newEnd});
        if (name == Names::root)
            name = nameIn(m_before, {edit.oldBegin, edit.oldEnd});
        if (name == Names::root)
            name = m_namedBefore[std::size_t(pieceAt(m_after, edit.newBegin) - m_after.begin())];
        return name;
    }

    void countLines(const Pieces &pieces, Span lines)
    {
        for (auto piece = pieceAt(pieces, lines.begin);
             piece != pieces.end() && piece->firstLine < lines.end; ++piece) {
            const std::size_t begin = std::max<std::size_t>(piece->firstLine, lines.begin);
            const std::size_t end = std::min<std::size_t>(piece->endLine, lines.end);
            const NameId name = piece->isFiller() ? m_fallback : piece->name;
            const auto [found, isNew] = m_lines.try_emplace(name, 0);
            found->second += end - begin;
            if (isNew)
                m_order.push_back(name);
        }
    }

    Names m_names;
    Pieces m_before;
    Pieces m_after;
    std::vector<NameId> m_namedBefore; ///< the last name before each piece of the new text
    NameId m_fallback = Names::root;
    std::unordered_map<NameId, std::size_t> m_lines;
    std::vector<NameId> m_order;
};

} // namespace

std::vector<Part> partsOf(const Register &reg)
{
    Names names;
    std::vector<Part> parts;
    for (const Piece &piece : piecesOf(reg, names))
        parts.push_back({names.spelt(piece.name), piece.span});
    return parts;
}

std::vector<PartLines> differingParts(const Register &before, const Register &after)
{
    if (*before.text == *after.text)
        return {};
    LineCounter counter(before, after);
    for (const LineEdit &edit : lineEdits(linesOf(*before.text), linesOf(*after.text)))
        counter.count(edit);
    return counter.result();
}

} // namespace loadline::merge
