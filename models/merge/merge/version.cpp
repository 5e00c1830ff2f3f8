// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/version.h"

#include "core/text.h"
#include "markdown/reader.h"
#include "merge/line_diff.h"

namespace loadline::merge {

namespace {

std::string_view endingOf(std::string_view line)
{
    if (line.ends_with("\r\n"))
        return line.substr(line.size() - 2);
    const bool hasEnding = !line.empty() && isLineEndByte(line.back());
    return hasEnding ? line.substr(line.size() - 1) : std::string_view();
}

LineEnding endingOf(const Lines &lines)
{
    LineEnding found = LineEnding::None;
    for (const std::string_view line : lines) {
        const std::string_view bytes = endingOf(line);
        if (bytes.empty())
            continue;
        const LineEnding ending = bytes.size() == 2       ? LineEnding::CrLf
                                  : bytes.front() == '\n' ? LineEnding::Lf
                                                          : LineEnding::Cr;
        if (found != LineEnding::None && found != ending)
            return LineEnding::Mixed;
        found = ending;
    }
    return found;
}

} // namespace

std::string_view bytesOf(LineEnding ending)
{
    switch (ending) {
    case LineEnding::CrLf:
        return "\r\n";
    case LineEnding::Cr:
        return "\r";
    default:
        return "\n";
    }
}

std::string withEnding(std::string_view text, LineEnding ending)
{
    std::string result;
    result.reserve(text.size() + text.size() / 32);
    for (std::string_view line : linesOf(text)) {
        const std::size_t size = endingOf(line).size();
        line.remove_suffix(size);
        result += line;
        if (size > 0)
            result += bytesOf(ending);
    }
    return result;
}

Version::Version(const std::string &text, Names &names)
    : m_original(text)
{
    m_hasByteOrderMark = m_original.starts_with(byteOrderMark);
    if (m_hasByteOrderMark)
        m_original.remove_prefix(byteOrderMark.size());
    m_endsLine = m_original.empty() || !endingOf(m_original).empty();
    std::string read;
    if (m_original.find('\r') == std::string_view::npos) {
        m_ending = m_original.find('\n') == std::string_view::npos ? LineEnding::None
                                                                   : LineEnding::Lf;
        read = std::string(m_original);
    } else {
        const Lines lines = merge::linesOf(m_original);
        m_ending = endingOf(lines);
        read = withEnding(m_original, LineEnding::Lf);
        for (const std::string_view line : lines)
            m_starts.push_back(std::size_t(line.data() - m_original.data()));
    }
    if (!m_endsLine)
        read += '\n';
    m_register = markdown::read(std::move(read));
    m_pieces = piecesOf(m_register, names);
}

std::string_view Version::bytesOf(const Piece &piece) const
{
    if (m_starts.empty())
        return m_original.substr(piece.span.begin, piece.span.size());
    const std::size_t begin = m_starts[piece.firstLine];
    const std::size_t end = piece.endLine < m_starts.size() ? m_starts[piece.endLine]
                                                            : m_original.size();
    return m_original.substr(begin, end - begin);
}

std::string Version::linesOf(const Piece &piece) const
{
    std::string lines(bytesOf(piece));
    if (endingOf(lines).empty())
        lines += merge::bytesOf(m_ending);
    return lines;
}

} // namespace loadline::merge
