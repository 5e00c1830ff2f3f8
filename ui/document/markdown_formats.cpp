// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_formats.h"

#include "ui/widgets/theme.h"

#include <QRegularExpression>

#include <utility>

namespace loadline::ui {

namespace {

/// A line that is longer is set as it stands: nobody reads its marks, and looking for their ends
/// would take long.
constexpr qsizetype longestLine = 4000;

struct InlineFormats
{
    explicit InlineFormats(const QPalette &palette)
    {
        quiet.setForeground(quietTextColour(palette));
        struck = quiet;
        struck.setFontStrikeOut(true);
        strong.setFontWeight(QFont::DemiBold);
        emphasis.setFontItalic(true);
        code.setForeground(accentColour(palette));
    }

    QTextCharFormat quiet;
    QTextCharFormat struck;
    QTextCharFormat strong;
    QTextCharFormat emphasis;
    QTextCharFormat code;
};

/// One pass over a line: what is code is nothing else; marks may stand in each other.
class InlineScan
{
public:
    InlineScan(const QString &line, const InlineFormats &with)
        : m_line(line)
        , m_with(with)
    {
    }

    QList<QTextLayout::FormatRange> take()
    {
        takeStart();
        while (m_at < m_line.size())
            takeNext();
        return std::move(m_formats);
    }

private:
    void add(qsizetype begin, qsizetype end, const QTextCharFormat &format)
    {
        m_formats.append({int(begin), int(end - begin), format});
    }

    /// The marks of items and quotations.
    void takeStart()
    {
        static const QRegularExpression form(QStringLiteral(
            "^[ \\t]*(?:>[ \\t]?)*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+(?:\\[[ xX]\\](?=[ \\t]))?)?"));
        m_at = form.match(m_line).capturedLength();
        if (m_at > 0)
            add(0, m_at, m_with.quiet);
    }

    void takeNext()
    {
        const QChar c = m_line[m_at];
        if (c == QLatin1Char('\\')) {
            m_at += 2;
        } else if (c == QLatin1Char('`')) {
            takeCode();
        } else if (c == QLatin1Char('[')) {
            takeLink();
        } else if (c == QLatin1Char('*') || c == QLatin1Char('_') || c == QLatin1Char('~')) {
            takeMark(c);
        } else {
            ++m_at;
        }
    }

    qsizetype runAt(qsizetype at, QChar c) const
    {
        qsizetype length = 0;
        while (at + length < m_line.size() && m_line[at + length] == c)
            ++length;
        return length;
    }

    void takeCode()
    {
        const qsizetype run = runAt(m_at, QLatin1Char('`'));
        for (qsizetype at = m_at + run; at < m_line.size();) {
            at = m_line.indexOf(QLatin1Char('`'), at);
            if (at < 0)
                break;
            const qsizetype closing = runAt(at, QLatin1Char('`'));
            at += closing;
            if (closing == run) {
                add(m_at, at, m_with.code);
                m_at = at;
                return;
            }
        }
        m_at += run;
    }

    /// `[words](target)`: the words stand out, the target does not.
    void takeLink()
    {
        const qsizetype close = m_line.indexOf(QLatin1String("]("), m_at + 1);
        const qsizetype end = close < 0 ? -1 : m_line.indexOf(QLatin1Char(')'), close + 2);
        if (end < 0) {
            ++m_at;
            return;
        }
        QTextCharFormat words = m_with.code;
        words.setFontUnderline(true);
        add(m_at, m_at + 1, m_with.quiet);
        add(m_at + 1, close, words);
        add(close, end + 1, m_with.quiet);
        m_at = end + 1;
    }

    bool isWord(qsizetype at) const
    {
        return at >= 0 && at < m_line.size() && m_line[at].isLetterOrNumber();
    }
    bool isBlank(qsizetype at) const
    {
        return at < 0 || at >= m_line.size() || m_line[at].isSpace();
    }

    void takeMark(QChar c)
    {
        const qsizetype run = runAt(m_at, c);
        const bool isTilde = c == QLatin1Char('~');
        const bool canOpen = !isBlank(m_at + run) && (c != QLatin1Char('_') || !isWord(m_at - 1));
        const qsizetype most = isTilde ? 2 : 3;
        if (canOpen && run <= most && (!isTilde || run == 2)) {
            const qsizetype end = closing(m_at + run, run, c);
            if (end > 0)
                addMarked(end, run, isTilde);
        }
        m_at += run;
    }

    qsizetype closing(qsizetype at, qsizetype run, QChar c) const
    {
        while ((at = m_line.indexOf(c, at)) >= 0) {
            const qsizetype length = runAt(at, c);
            const bool closes = length == run && !isBlank(at - 1)
                                && (c != QLatin1Char('_') || !isWord(at + length));
            at += length;
            if (closes)
                return at;
        }
        return -1;
    }

    void addMarked(qsizetype end, qsizetype run, bool isTilde)
    {
        if (isTilde) {
            add(m_at, end, m_with.struck);
            return;
        }
        if (run >= 2)
            add(m_at, end, m_with.strong);
        if (run != 2)
            add(m_at, end, m_with.emphasis);
    }

    const QString &m_line;
    const InlineFormats &m_with;
    qsizetype m_at = 0;
    QList<QTextLayout::FormatRange> m_formats;
};

} // namespace

LineTone toneAlone(const QString &line)
{
    static const QRegularExpression heading(QStringLiteral("^ {0,3}#{1,6}(\\s|$)"));
    if (line.startsWith(QLatin1String("<!--")))
        return LineTone::Quiet;
    return heading.match(line).hasMatch() ? LineTone::Heading : LineTone::Prose;
}

QList<QTextLayout::FormatRange> markdownFormats(const QString &line, LineTone tone,
                                                const QPalette &palette)
{
    const InlineFormats with(palette);
    if (tone == LineTone::Quiet)
        return {{0, int(line.size()), with.quiet}};
    if (tone == LineTone::Heading) {
        QTextCharFormat heading = with.strong;
        heading.setForeground(accentColour(palette));
        return {{0, int(line.size()), heading}};
    }
    return line.size() > longestLine ? QList<QTextLayout::FormatRange>()
                                     : InlineScan(line, with).take();
}

} // namespace loadline::ui
