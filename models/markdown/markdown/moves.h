// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <vector>

namespace loadline::markdown {

/// A stretch of a text that gave way to another.
struct Stretch
{
    Span before; ///< in the text before
    Span after; ///< in the text after
};

/// Where the places of a text went when stretches of it changed. Stretches are in ascending order,
/// apart, and none was empty before.
class Moves
{
public:
    explicit Moves(std::vector<Stretch> stretches);

    const std::vector<Stretch> &stretches() const { return m_stretches; }
    /// The place of an offset that lies in none of them; where one of them began or ended counts
    /// as outside.
    std::size_t operator()(std::size_t offset) const
    {
        return offset <= m_begin ? offset : movedBehind(offset);
    }
    Span operator()(Span span) const { return {(*this)(span.begin), (*this)(span.end)}; }

    /// Moves all places of a register's parts but the starts of its lines.
    void apply(Register &reg) const;

private:
    std::size_t movedBehind(std::size_t offset) const;
    void apply(Field &field) const;
    void apply(std::vector<Field> &fields) const;
    void apply(Section &section) const;
    void apply(Iteration &iteration) const;
    void apply(RiskGroup &group) const;
    void apply(Risk &risk) const;
    void apply(OtherPart &other) const;
    bool reachesBehind(const Risk &risk) const; ///< behind the beginning of the first one

    std::vector<Stretch> m_stretches;
    std::size_t m_begin = 0; ///< of the first one: nothing before it moves
};

} // namespace loadline::markdown
