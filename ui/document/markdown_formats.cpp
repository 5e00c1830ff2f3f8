// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/markdown_formats.h"

#include "ui/widgets/theme.h"

#include <QRegularExpression>

namespace loadline::ui {

namespace {

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
    QList<QTextLayout::FormatRange> formats;
    QTextCharFormat quiet;
    quiet.setForeground(quietTextColour(palette));
    if (tone == LineTone::Quiet) {
        formats.append({0, int(line.size()), quiet});
        return formats;
    }
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    if (tone == LineTone::Heading) {
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
