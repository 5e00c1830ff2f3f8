// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"
#include "markdown/outline.h"
#include "markdown/scan.h"

#include <optional>
#include <string>
#include <vector>

namespace loadline::markdown {

/// Where the reader stands in a document: the marks of its outline, one after the other, and the
/// register that it fills. The readers of its parts share one.
class DocumentCursor
{
public:
    /// \a end is where the reader stops.
    DocumentCursor(Register &reg, std::vector<OutlineMark> marks, std::size_t end)
        : m_register(reg)
        , m_text(std::string_view(*reg.text).substr(0, end))
        , m_marks(std::move(marks))
    {
    }

    Register &reg() { return m_register; }
    std::string_view text() const { return m_text; }
    const std::vector<OutlineMark> &marks() const { return m_marks; }
    std::size_t at() const { return m_at; }
    bool isAtEnd() const { return m_at >= m_marks.size(); }
    bool hasNext() const { return m_at + 1 < m_marks.size(); }
    const OutlineMark &mark() const { return m_marks[m_at]; }
    const OutlineMark &next() const { return m_marks[m_at + 1]; }
    void advance() { ++m_at; }

    /// The text from behind the current mark to the next one.
    Span segment() const
    {
        return {mark().line.end, hasNext() ? next().line.begin : m_text.size()};
    }

    /// Goes on to the last mark before \a end.
    void skipTo(std::size_t end)
    {
        while (hasNext() && next().line.begin < end)
            advance();
    }

    /// One past the last byte below the current heading: up to the next one of its level or above,
    /// a rule or a footer.
    std::size_t endOfPart() const
    {
        for (std::size_t i = m_at + 1; i < m_marks.size(); ++i)
            if (m_marks[i].kind != OutlineMark::Heading || m_marks[i].level <= mark().level)
                return m_marks[i].line.begin;
        return m_text.size();
    }

    /// Keeps a stretch that is no part of anything else.
    void addOther(std::optional<std::string> heading, Span span,
                  std::optional<std::size_t> begin = std::nullopt)
    {
        const Span body = withoutBlankEdges(m_text, span);
        if (!heading && body.isEmpty())
            return;
        m_register.others.push_back(
            {std::move(heading), {begin.value_or(span.begin), span.end}, body});
    }
    /// The current heading with all below it up to the next mark.
    void addOther()
    {
        addOther(std::string(m_text.substr(mark().text.begin, mark().text.size())), segment(),
                 mark().line.begin);
    }

private:
    Register &m_register;
    std::string_view m_text;
    std::vector<OutlineMark> m_marks;
    std::size_t m_at = 0;
};

} // namespace loadline::markdown
