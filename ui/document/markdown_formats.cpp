// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_formats.h"

#include "ui/widgets/theme.h"

namespace loadline::ui {

namespace {

int leadingHashes(const QString &line)
{
    constexpr int mostIndented = 3;
    constexpr int deepest = 6;
    int at = 0;
    while (at < line.size() && at < mostIndented && line[at] == QLatin1Char(' '))
        ++at;
    int hashes = 0;
    while (at + hashes < line.size() && line[at + hashes] == QLatin1Char('#'))
        ++hashes;
    const bool ends = at + hashes == line.size() || line[at + hashes].isSpace();
    return hashes <= deepest && ends ? hashes : 0;
}

/// Sets what stands between two equal marks, the marks themselves included.
void setBetween(QList<QTextLayout::FormatRange> &formats, const QString &line, QLatin1String mark,
                const QTextCharFormat &format)
{
    qsizetype from = 0;
    while (true) {
        const qsizetype begin = line.indexOf(mark, from);
        if (begin < 0)
            return;
        const qsizetype end = line.indexOf(mark, begin + mark.size());
        if (end < 0)
            return;
        const int length = int(end + mark.size() - begin);
        formats.append({int(begin), length, format});
        from = begin + length;
    }
}

} // namespace

QList<QTextLayout::FormatRange> markdownFormats(const QString &line, bool isCode,
                                                const QPalette &palette)
{
    QList<QTextLayout::FormatRange> formats;
    QTextCharFormat quiet;
    quiet.setForeground(quietTextColour(palette));
    if (isCode || line.startsWith(QLatin1String("<!--"))) {
        formats.append({0, int(line.size()), quiet});
        return formats;
    }
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    if (leadingHashes(line) > 0) {
        strong.setForeground(accentColour(palette));
        formats.append({0, int(line.size()), strong});
        return formats;
    }
    setBetween(formats, line, QLatin1String("**"), strong);
    QTextCharFormat struck = quiet;
    struck.setFontStrikeOut(true);
    setBetween(formats, line, QLatin1String("~~"), struck);
    QTextCharFormat code;
    code.setForeground(accentColour(palette));
    setBetween(formats, line, QLatin1String("`"), code);
    return formats;
}

} // namespace loadline::ui
