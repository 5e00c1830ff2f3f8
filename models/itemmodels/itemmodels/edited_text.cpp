// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/edited_text.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace loadline::itemmodels {

namespace {

/// A line of Markdown: its text, and its ending (LF, CRLF, a lone CR, none at the very end).
struct Line
{
    std::string_view text;
    std::string_view ending;
};

std::vector<Line> linesOf(std::string_view markdown)
{
    std::vector<Line> result;
    while (true) {
        const std::size_t end = markdown.find_first_of("\r\n");
        if (end == std::string_view::npos) {
            result.push_back({markdown, {}});
            return result;
        }
        const std::size_t length = markdown.substr(end, 2) == "\r\n" ? 2 : 1;
        result.push_back({markdown.substr(0, end), markdown.substr(end, length)});
        markdown.remove_prefix(end + length);
    }
}

/// A line as a field shows it. QTextDocument takes these for ends of its own blocks and lines.
QString shown(std::string_view line)
{
    QString result = QString::fromUtf8(line.data(), qsizetype(line.size()));
    for (QChar &c : result) {
        if (c.isNull() || c == QChar::ParagraphSeparator || c == QChar::LineSeparator
            || c == QChar(0xFDD0) || c == QChar(0xFDD1))
            c = QChar::ReplacementCharacter;
    }
    return result;
}

std::string_view prevailingEnding(const std::vector<Line> &lines)
{
    constexpr std::string_view endings[] = {"\n", "\r\n", "\r"};
    std::string_view best = endings[0];
    std::ptrdiff_t most = 0;
    for (const std::string_view ending : endings) {
        const auto count = std::count_if(lines.begin(), lines.end(), [ending](const Line &line) {
            return line.ending == ending;
        });
        if (count > most) {
            most = count;
            best = ending;
        }
    }
    return best;
}

} // namespace

QString editableText(std::string_view markdown)
{
    QStringList lines;
    for (const Line &line : linesOf(markdown))
        lines += shown(line.text);
    return lines.join(QLatin1Char('\n'));
}

std::string editedMarkdown(std::string_view markdown, const QString &edited)
{
    const std::vector<Line> before = linesOf(markdown);
    const QStringList after = edited.split(QLatin1Char('\n'));
    const std::size_t count = std::size_t(after.size());
    const auto isKept = [&](std::size_t old, std::size_t now) {
        return shown(before[old].text) == after[qsizetype(now)];
    };

    const std::size_t both = std::min(before.size(), count);
    std::size_t head = 0;
    while (head < both && isKept(head, head))
        ++head;
    std::size_t tail = 0;
    while (tail < both - head && isKept(before.size() - 1 - tail, count - 1 - tail))
        ++tail;

    const std::string_view ending = prevailingEnding(before);
    std::string result;
    const auto add = [&](std::string_view text, std::string_view kept, bool isLast) {
        result += text;
        if (!isLast)
            result += kept.empty() ? ending : kept;
    };
    for (std::size_t i = 0; i < count; ++i) {
        const bool isLast = i + 1 == count;
        if (i < head) {
            add(before[i].text, before[i].ending, isLast);
        } else if (i + tail >= count) {
            const Line &line = before[before.size() - (count - i)];
            add(line.text, line.ending, isLast);
        } else {
            const std::string text = after[qsizetype(i)].toStdString();
            // A line edited in its place keeps its own ending.
            const bool isInPlace = before.size() == count;
            add(text, isInPlace ? before[i].ending : std::string_view(), isLast);
        }
    }
    return result;
}

} // namespace loadline::itemmodels
