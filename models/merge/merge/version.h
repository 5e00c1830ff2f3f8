// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/pieces.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::merge {

enum class LineEnding : std::uint8_t { None, Lf, CrLf, Cr, Mixed };

/// Whether all lines have the same ending.
inline bool isUniform(LineEnding ending)
{
    return ending != LineEnding::None && ending != LineEnding::Mixed;
}
std::string_view bytesOf(LineEnding ending);
/// All of the line endings of a text made one.
std::string withEnding(std::string_view text, LineEnding ending);

/// One of the texts that are combined. It is compared without its byte-order mark, with each line,
/// the last too, ended by LF; what comes of it is taken from its own bytes.
class Version
{
public:
    Version(const std::string &text, Names &names);

    const Register &reg() const { return m_register; }
    const std::vector<Piece> &pieces() const { return m_pieces; }
    bool hasByteOrderMark() const { return m_hasByteOrderMark; }
    bool endsLine() const { return m_endsLine; }
    LineEnding ending() const { return m_ending; }

    /// What is compared.
    std::string_view textOf(const Piece &piece) const { return m_register.view(piece.span); }
    /// What stands there.
    std::string_view bytesOf(const Piece &piece) const;
    /// The same; where the text's last line has no ending it gets one.
    std::string linesOf(const Piece &piece) const;

private:
    std::string_view m_original; ///< without the byte-order mark; of the caller's text
    bool m_hasByteOrderMark = false;
    bool m_endsLine = true;
    LineEnding m_ending = LineEnding::None;
    std::vector<std::size_t> m_starts; ///< of the original's lines; empty where they are as read
    Register m_register;
    std::vector<Piece> m_pieces;
};

} // namespace loadline::merge
