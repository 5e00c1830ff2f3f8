// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/link_definitions.h"

#include "markdown/block_starts.h"

namespace loadline::markdown {

namespace {

using std::size_t;
using std::string_view;

constexpr size_t longestLabel = 1000; // CommonMark's limit, in bytes here
constexpr int deepestParentheses = 32; // cmark's limit

bool isSpace(char c)
{
    return starts::isBlank(c) || c == '\n';
}

bool isPunctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`')
           || (c >= '{' && c <= '~');
}

class DefinitionReader
{
public:
    explicit DefinitionReader(string_view text)
        : m_text(text)
    {
    }

    size_t read()
    {
        if (!takeLabel() || !take(':'))
            return 0;
        skipToNextWord();
        if (!takeDestination())
            return 0;
        const size_t afterDestination = m_at;
        skipToNextWord();
        if (m_at > afterDestination && takeTitle() && takeLineEnd())
            return m_at;
        m_at = afterDestination;
        return takeLineEnd() ? m_at : 0;
    }

private:
    bool isAtEnd() const { return m_at >= m_text.size(); }

    bool take(char c)
    {
        if (isAtEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    void skipBlanks()
    {
        while (!isAtEnd() && starts::isBlank(m_text[m_at]))
            ++m_at;
    }

    /// Over blanks and at most one line ending.
    void skipToNextWord()
    {
        skipBlanks();
        if (take('\n'))
            skipBlanks();
    }

    bool takeLineEnd()
    {
        skipBlanks();
        return take('\n') || isAtEnd();
    }

    bool takeLabel()
    {
        if (!take('['))
            return false;
        const size_t begin = m_at;
        bool hasText = false;
        while (!isAtEnd() && m_text[m_at] != '[' && m_text[m_at] != ']') {
            hasText = hasText || !isSpace(m_text[m_at]);
            const bool escapes = m_text[m_at] == '\\';
            ++m_at;
            if (escapes && !isAtEnd() && isPunctuation(m_text[m_at]))
                ++m_at;
            if (m_at - begin > longestLabel)
                return false;
        }
        return hasText && take(']');
    }

    bool takeDestination()
    {
        if (!isAtEnd() && m_text[m_at] == '<')
            return takeBracketedDestination();
        const size_t begin = m_at;
        int depth = 0;
        while (!isAtEnd() && !isSpace(m_text[m_at])) {
            const char c = m_text[m_at];
            if (c == '\\' && m_at + 1 < m_text.size() && isPunctuation(m_text[m_at + 1])) {
                m_at += 2;
                continue;
            }
            if (c == '(' && ++depth > deepestParentheses)
                return false;
            if (c == ')' && --depth < 0)
                break;
            ++m_at;
        }
        return !isAtEnd() && m_at > begin;
    }

    bool takeBracketedDestination()
    {
        ++m_at;
        while (!isAtEnd()) {
            const char c = m_text[m_at];
            if (c == '\n' || c == '<')
                return false;
            m_at += c == '\\' ? 2 : 1;
            if (c == '>')
                break;
        }
        return !isAtEnd();
    }

    /// A quote behind a backslash closes the title only where nothing closes it later.
    bool takeTitle()
    {
        if (isAtEnd())
            return false;
        const char opening = m_text[m_at];
        if (opening != '"' && opening != '\'' && opening != '(')
            return false;
        const char closing = opening == '(' ? ')' : opening;
        size_t end = 0;
        for (size_t i = m_at + 1; i < m_text.size(); ++i) {
            const bool isEscaped = m_text[i - 1] == '\\' && i - 1 > m_at;
            if (m_text[i] == closing) {
                end = i + 1;
                if (!isEscaped)
                    break;
            } else if (opening == '(' && m_text[i] == '(' && !isEscaped) {
                break;
            }
        }
        if (end == 0)
            return false;
        m_at = end;
        return true;
    }

    string_view m_text;
    size_t m_at = 0;
};

} // namespace

size_t definitionLength(string_view paragraph)
{
    return DefinitionReader(paragraph).read();
}

} // namespace loadline::markdown
