// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/html_blocks.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace loadline::markdown::html {

namespace {

using std::string_view;

/// Sorted. CommonMark's list as GitHub's dialect has it (without `source`).
constexpr std::array<string_view, 61> blockTags = {
    "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",   "caption",
    "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",    "div",
    "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",   "frame",
    "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",     "head",
    "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",   "main",
    "menu",     "menuitem", "nav",      "noframes",   "ol",       "optgroup",   "option", "p",
    "param",    "section",  "summary",  "table",      "tbody",    "td",         "tfoot",  "th",
    "thead",    "title",    "tr",       "track",      "ul",
};
constexpr std::size_t longestBlockTag = 10;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isLetter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool isLetterOrDigit(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9');
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

/// Whether \a line has \a word, given in lower case, at \a at.
bool hasAt(string_view line, std::size_t at, string_view word)
{
    if (line.size() < at + word.size())
        return false;
    return std::equal(word.begin(), word.end(), line.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, char b) { return a == lower(b); });
}

bool isSpaceOrEnd(string_view line, std::size_t at)
{
    return at >= line.size() || isSpace(line[at]);
}

bool beginsVerbatim(string_view line)
{
    for (const string_view tag : {string_view("script"), string_view("pre"), string_view("style")}) {
        const std::size_t after = 1 + tag.size();
        if (hasAt(line, 1, tag) && (isSpaceOrEnd(line, after) || line[after] == '>'))
            return true;
    }
    return false;
}

bool beginsBlockTag(string_view line)
{
    const std::size_t begin = line.size() > 1 && line[1] == '/' ? 2 : 1;
    std::array<char, longestBlockTag> name;
    std::size_t size = 0;
    while (begin + size < line.size() && isLetterOrDigit(line[begin + size])) {
        if (size == name.size())
            return false;
        name[size] = lower(line[begin + size]);
        ++size;
    }
    if (!std::binary_search(blockTags.begin(), blockTags.end(), string_view(name.data(), size)))
        return false;
    const std::size_t after = begin + size;
    return isSpaceOrEnd(line, after) || line[after] == '>'
           || (line[after] == '/' && after + 1 < line.size() && line[after + 1] == '>');
}

/// Reads one whole tag from a line.
class TagReader
{
public:
    explicit TagReader(string_view line)
        : m_line(line)
    {
    }

    /// The line is one open or closing tag and nothing else.
    bool isLoneTag()
    {
        m_at = 1;
        const bool isClosing = take('/');
        if (!takeName())
            return false;
        if (!isClosing && !takeAttributes())
            return false;
        skipSpaces();
        if (!isClosing)
            take('/');
        if (!take('>'))
            return false;
        while (m_at < m_line.size() && isSpace(m_line[m_at]) && m_line[m_at] != '\v')
            ++m_at;
        return m_at == m_line.size();
    }

private:
    bool take(char c)
    {
        if (m_at >= m_line.size() || m_line[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool skipSpaces()
    {
        const std::size_t before = m_at;
        while (m_at < m_line.size() && isSpace(m_line[m_at]))
            ++m_at;
        return m_at > before;
    }

    bool takeName()
    {
        if (m_at >= m_line.size() || !isLetter(m_line[m_at]))
            return false;
        while (m_at < m_line.size() && (isLetterOrDigit(m_line[m_at]) || m_line[m_at] == '-'))
            ++m_at;
        return true;
    }

    /// Stops behind the last attribute; false where one has a broken value.
    bool takeAttributes()
    {
        for (;;) {
            const std::size_t before = m_at;
            if (!skipSpaces() || !takeAttributeName()) {
                m_at = before;
                return true;
            }
            const std::size_t afterName = m_at;
            skipSpaces();
            if (!take('=')) {
                m_at = afterName;
                continue;
            }
            skipSpaces();
            if (!takeValue())
                return false;
        }
    }

    bool takeAttributeName()
    {
        const auto begins = [](char c) { return isLetter(c) || c == '_' || c == ':'; };
        if (m_at >= m_line.size() || !begins(m_line[m_at]))
            return false;
        while (m_at < m_line.size()
               && (begins(m_line[m_at]) || isLetterOrDigit(m_line[m_at]) || m_line[m_at] == '.'
                   || m_line[m_at] == '-')) {
            ++m_at;
        }
        return true;
    }

    bool takeValue()
    {
        if (m_at >= m_line.size())
            return false;
        const char quote = m_line[m_at];
        if (quote == '"' || quote == '\'') {
            const std::size_t closing = m_line.find(quote, m_at + 1);
            if (closing == string_view::npos)
                return false;
            m_at = closing + 1;
            return true;
        }
        const std::size_t begin = m_at;
        while (m_at < m_line.size() && !isSpace(m_line[m_at])
               && string_view("\"'=<>`").find(m_line[m_at]) == string_view::npos) {
            ++m_at;
        }
        // A slash that closes the tag reads as part of the value as well.
        return m_at > begin;
    }

    string_view m_line;
    std::size_t m_at = 0;
};

} // namespace

int blockStart(string_view line, bool interruptsParagraph)
{
    if (line.size() < 2 || line[0] != '<')
        return 0;
    if (beginsVerbatim(line))
        return 1;
    if (line.substr(0, 4) == "<!--")
        return 2;
    if (line[1] == '?')
        return 3;
    if (line[1] == '!' && line.size() > 2 && line[2] >= 'A' && line[2] <= 'Z')
        return 4;
    if (hasAt(line, 0, "<![cdata["))
        return 5;
    if (beginsBlockTag(line))
        return 6;
    return !interruptsParagraph && TagReader(line).isLoneTag() ? 7 : 0;
}

bool endsBlock(string_view line, int kind)
{
    switch (kind) {
    case 1:
        for (auto at = line.find("</"); at != string_view::npos; at = line.find("</", at + 2)) {
            if (hasAt(line, at, "</script>") || hasAt(line, at, "</pre>")
                || hasAt(line, at, "</style>")) {
                return true;
            }
        }
        return false;
    case 2:
        return line.find("-->") != string_view::npos;
    case 3:
        return line.find("?>") != string_view::npos;
    case 4:
        return line.find('>') != string_view::npos;
    case 5:
        return line.find("]]>") != string_view::npos;
    default:
        return false;
    }
}

} // namespace loadline::markdown::html
