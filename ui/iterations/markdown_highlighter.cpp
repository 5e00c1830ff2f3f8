// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/markdown_highlighter.h"

#include "ui/document/markdown_formats.h"

#include <QFontDatabase>
#include <QWidget>

namespace loadline::ui {

namespace {

/// What a block hands to the next one: whether it is inside a fence.
enum BlockState { Text = 0, Code = 1 };

/// A highlighter colours; it need not know how long a fence is.
bool isFence(const QString &line)
{
    const QString start = line.trimmed().left(3);
    return start == QLatin1String("```") || start == QLatin1String("~~~");
}

} // namespace

MarkdownHighlighter::MarkdownHighlighter(QTextDocument *document, const QWidget *field)
    : QSyntaxHighlighter(document)
    , m_field(field)
{
}

void MarkdownHighlighter::highlightBlock(const QString &line)
{
    const bool wasCode = previousBlockState() == Code;
    const bool fence = isFence(line);
    setCurrentBlockState(wasCode != fence ? Code : Text);
    // Columns of code and tables stand below each other.
    const bool isFixed = wasCode || fence || line.startsWith(QLatin1Char('|'));
    QTextCharFormat base;
    if (isFixed) {
        base.setFontFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
        setFormat(0, int(line.size()), base);
    }
    const LineTone tone = wasCode || fence ? LineTone::Quiet : toneAlone(line);
    const QList<QTextLayout::FormatRange> ranges = markdownFormats(line, tone, m_field->palette());
    for (const QTextLayout::FormatRange &range : ranges) {
        for (int at = range.start; at < range.start + range.length; ++at) {
            QTextCharFormat both = format(at);
            both.merge(range.format);
            setFormat(at, 1, both);
        }
    }
}

} // namespace loadline::ui
