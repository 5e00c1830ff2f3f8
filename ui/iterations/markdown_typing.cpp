// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iterations/markdown_typing.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace loadline::ui {

namespace {

constexpr int tabStop = 4;

/// The beginning of a line: blanks, quotation marks, a bullet or a number, a box.
struct LineStart
{
    QString indent; ///< blanks and quotation marks
    QString marker; ///< "- ", "12. ", with the blanks behind
    QString box; ///< "[ ] "
    int number = -1; ///< of "12. "
    qsizetype length = 0; ///< of all of it

    bool isItem() const { return !marker.isEmpty(); }
    bool isQuote() const { return indent.contains(QLatin1Char('>')); }
};

LineStart startOf(const QString &line)
{
    static const QRegularExpression form(QStringLiteral(
        "^([ \\t]*(?:>[ \\t]?)*[ \\t]*)((?:[-*+]|(\\d{1,9})[.)])[ \\t]+)?(\\[[ xX]\\][ \\t]+)?"));
    const QRegularExpressionMatch match = form.match(line);
    LineStart start;
    start.indent = match.captured(1);
    start.marker = match.captured(2);
    if (start.isItem()) {
        start.box = match.captured(4);
        if (!match.captured(3).isEmpty())
            start.number = match.captured(3).toInt();
    }
    start.length = start.indent.size() + start.marker.size() + start.box.size();
    return start;
}

QString markerWith(const LineStart &start, int number)
{
    static const QRegularExpression digits(QStringLiteral("\\d+"));
    QString marker = start.marker;
    return marker.replace(digits, QString::number(number));
}

/// The highlighter knows which lines stand in a fence.
bool isCode(const QTextBlock &block)
{
    return block.userState() > 0;
}

void replace(const QTextBlock &block, qsizetype at, qsizetype length, const QString &with)
{
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + int(at));
    cursor.setPosition(block.position() + int(at + length), QTextCursor::KeepAnchor);
    cursor.insertText(with);
}

void setNumber(const QTextBlock &block, int number)
{
    const LineStart start = startOf(block.text());
    if (start.number != number)
        replace(block, start.indent.size(), start.marker.size(), markerWith(start, number));
}

/// The items behind \a block that are its neighbours count on from it.
void countOn(QTextBlock block)
{
    const LineStart from = startOf(block.text());
    int number = from.number;
    for (block = block.next(); block.isValid() && number >= 0; block = block.next()) {
        const LineStart start = startOf(block.text());
        if (start.indent.size() > from.indent.size())
            continue; // below one of them
        if (start.number < 0 || start.indent != from.indent)
            return;
        setNumber(block, ++number);
    }
}

/// An item that came to another depth counts on from the neighbour above it there.
void countFromAbove(const QTextBlock &block)
{
    const LineStart start = startOf(block.text());
    if (start.number < 0)
        return;
    for (QTextBlock above = block.previous(); above.isValid(); above = above.previous()) {
        const LineStart other = startOf(above.text());
        if (other.indent.size() > start.indent.size())
            continue;
        const bool isNeighbour = other.indent == start.indent && other.number >= 0;
        setNumber(block, isNeighbour ? other.number + 1 : 1);
        return;
    }
    setNumber(block, 1);
}

/// The lines that are selected. One that the selection only touches the beginning of is not.
std::pair<QTextBlock, QTextBlock> linesOf(const QTextCursor &cursor)
{
    const QTextDocument *document = cursor.document();
    const QTextBlock first = document->findBlock(cursor.selectionStart());
    QTextBlock last = document->findBlock(cursor.selectionEnd());
    if (last != first && cursor.selectionEnd() == last.position())
        last = last.previous();
    return {first, last};
}

/// How far a line goes: as wide as its own marker, so that it comes below the text of the item above.
qsizetype stepOf(const LineStart &start)
{
    return start.isItem() ? start.marker.size() : 2;
}

template<class Change>
void changeLines(QTextCursor &cursor, const Change &change)
{
    const auto [first, last] = linesOf(cursor);
    cursor.beginEditBlock();
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        change(block);
        if (block == last)
            break;
    }
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        countFromAbove(block);
        if (block == last)
            break;
    }
    cursor.endEditBlock();
}

/// How many of \a mark stand at \a at and behind it, or before it.
int marksBehind(const QString &line, qsizetype at, QChar mark)
{
    int count = 0;
    while (at + count < line.size() && line[at + count] == mark)
        ++count;
    return count;
}

int marksBefore(const QString &line, qsizetype at, QChar mark)
{
    int count = 0;
    while (at - count > 0 && line[at - count - 1] == mark)
        ++count;
    return count;
}

/// One star is emphasis, two are strong, three are both.
bool isMarked(int count, const QString &mark)
{
    if (mark.startsWith(QLatin1Char('`')))
        return count > 0;
    return mark.size() == 2 ? count >= 2 : count % 2 == 1;
}

struct Range
{
    qsizetype begin;
    qsizetype end;
};

/// Without the blanks at its ends, and without the marks of an item.
Range trimmedRange(const QString &line, Range range)
{
    range.begin = std::max(range.begin, std::min(startOf(line).length, range.end));
    while (range.begin < range.end && line[range.begin].isSpace())
        ++range.begin;
    while (range.end > range.begin && line[range.end - 1].isSpace())
        --range.end;
    return range;
}

Range wordAt(const QString &line, qsizetype at)
{
    Range word{at, at};
    while (word.begin > 0 && line[word.begin - 1].isLetterOrNumber())
        --word.begin;
    while (word.end < line.size() && line[word.end].isLetterOrNumber())
        ++word.end;
    return word;
}

/// Marks a range of a line, or takes its marks away. Answers where its text stands then.
Range toggleIn(const QTextBlock &block, Range range, const QString &mark)
{
    const QString line = block.text();
    const QChar sign = mark.front();
    const qsizetype size = mark.size();
    const int outside = std::min(marksBefore(line, range.begin, sign),
                                 marksBehind(line, range.end, sign));
    if (isMarked(outside, mark)) {
        replace(block, range.end, size, {});
        replace(block, range.begin - size, size, {});
        return {range.begin - size, range.end - size};
    }
    const int inside = std::min(marksBehind(line, range.begin, sign),
                                marksBefore(line, range.end, sign));
    if (isMarked(inside, mark) && range.end - range.begin > 2 * inside) {
        replace(block, range.end - size, size, {});
        replace(block, range.begin, size, {});
        return {range.begin, range.end - 2 * size};
    }
    replace(block, range.end, 0, mark);
    replace(block, range.begin, 0, mark);
    return {range.begin + size, range.end + size};
}

} // namespace

bool continueList(QTextCursor &cursor)
{
    const QTextBlock block = cursor.block();
    const QString line = block.text();
    const LineStart start = startOf(line);
    if (cursor.hasSelection() || isCode(block) || !(start.isItem() || start.isQuote())
        || cursor.positionInBlock() < start.length)
        return false;
    cursor.beginEditBlock();
    if (QStringView(line).mid(start.length).trimmed().isEmpty()) {
        // The mark of an item goes first, the quotation around it with the next Return.
        const qsizetype kept = start.isItem() && start.isQuote() ? start.indent.size() : 0;
        replace(block, kept, line.size() - kept, {});
    } else {
        const QString box = start.box.isEmpty() ? QString() : QStringLiteral("[ ] ");
        const QString marker = start.number >= 0 ? markerWith(start, start.number + 1)
                                                 : start.marker;
        cursor.insertBlock();
        cursor.insertText(start.indent + marker + box);
        countOn(cursor.block());
    }
    cursor.endEditBlock();
    return true;
}

bool isAboutLines(const QTextCursor &cursor)
{
    const auto [first, last] = linesOf(cursor);
    return first != last || (startOf(first.text()).isItem() && !isCode(first));
}

bool indentLines(QTextCursor &cursor)
{
    if (!isAboutLines(cursor))
        return false;
    changeLines(cursor, [](const QTextBlock &block) {
        const LineStart start = startOf(block.text());
        if (!block.text().trimmed().isEmpty())
            replace(block, start.isQuote() ? start.indent.size() : 0, 0,
                    QString(stepOf(start), QLatin1Char(' ')));
    });
    return true;
}

bool unindentLines(QTextCursor &cursor)
{
    bool isAny = false;
    const auto [first, last] = linesOf(cursor);
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        isAny = isAny || block.text().startsWith(QLatin1Char(' '))
                || block.text().startsWith(QLatin1Char('\t'));
        if (block == last)
            break;
    }
    if (!isAny)
        return false;
    changeLines(cursor, [](const QTextBlock &block) {
        const QString line = block.text();
        const LineStart start = startOf(line);
        if (line.startsWith(QLatin1Char('\t'))) {
            replace(block, 0, 1, {});
            return;
        }
        const qsizetype step = start.isItem() ? stepOf(start) : tabStop;
        qsizetype blanks = 0;
        while (blanks < step && blanks < line.size() && line[blanks] == QLatin1Char(' '))
            ++blanks;
        replace(block, 0, blanks, {});
    });
    return true;
}

void insertIndentation(QTextCursor &cursor)
{
    const int column = cursor.positionInBlock();
    cursor.insertText(QString(tabStop - column % tabStop, QLatin1Char(' ')));
}

void toggleMark(QTextCursor &cursor, const QString &mark)
{
    const auto [first, last] = linesOf(cursor);
    const qsizetype from = cursor.selectionStart() - first.position();
    const qsizetype to = cursor.selectionEnd() - last.position();
    cursor.beginEditBlock();
    if (!cursor.hasSelection()) {
        const Range word = wordAt(first.text(), from);
        const Range now = toggleIn(first, word, mark);
        cursor.setPosition(first.position() + int(now.begin + from - word.begin));
    } else if (first == last) {
        const Range range = trimmedRange(first.text(), {from, std::min(to, first.text().size())});
        const Range now = range.begin < range.end ? toggleIn(first, range, mark) : range;
        cursor.setPosition(first.position() + int(now.begin));
        cursor.setPosition(first.position() + int(now.end), QTextCursor::KeepAnchor);
    } else {
        // No mark goes over the end of a paragraph: each line gets its own.
        for (QTextBlock block = first; block.isValid(); block = block.next()) {
            const QString line = block.text();
            const Range range = trimmedRange(line, {block == first ? from : 0,
                                                    block == last ? std::min(to, line.size())
                                                                  : line.size()});
            if (range.begin < range.end)
                toggleIn(block, range, mark);
            if (block == last)
                break;
        }
    }
    cursor.endEditBlock();
}

} // namespace loadline::ui
