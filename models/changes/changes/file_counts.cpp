// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/draft.h"
#include "changes/file_line.h"
#include "changes/risk_text.h"

#include "core/text.h"
#include "markdown/scan.h"
#include "markdown/tables.h"

#include <algorithm>
#include <array>

/// Counts of lines, changed where they stand.
namespace loadline::changes {

namespace {

using markdown::FileColumn;

/// One of the three counts of a line.
struct Count
{
    char sign = '+';
    FileColumn column = FileColumn::Added;
    std::optional<int> recorded;
    Span place;
    int wanted = 0;

    bool differs() const { return recorded.value_or(0) != wanted; }
};

std::array<Count, 3> countsOf(const FileLine &line, const RecordedFile &file)
{
    const FileEntry &entry = line.entry;
    return {{{'+', FileColumn::Added, entry.added, entry.addedSpan, file.added.value_or(0)},
             {'-', FileColumn::Removed, entry.removed, entry.removedSpan, file.removed.value_or(0)},
             {'~', FileColumn::Modified, entry.modified, entry.modifiedSpan,
              file.modified.value_or(0)}}};
}

std::size_t columnOf(const FileLine &line, FileColumn column)
{
    return std::size_t(std::find(line.columns.begin(), line.columns.end(), column)
                       - line.columns.begin());
}

bool isIn(Span place, Span whole)
{
    return !place.isEmpty() && place.begin >= whole.begin && place.end <= whole.end;
}

/// Where the words end that belong to the count that ends at \a end: "+35 lines added".
std::size_t behindWords(std::string_view text, std::size_t end, std::size_t limit)
{
    constexpr std::string_view words[] = {"lines", "line",       "loc",
                                          "added", "insertions", "insertion"};
    for (bool hasFound = true; hasFound;) {
        hasFound = false;
        for (const std::string_view word : words) {
            const std::size_t behind = end + 1 + word.size();
            if (behind > limit || text[end] != ' '
                || !equalsIgnoringCase(text.substr(end + 1, word.size()), word)
                || (behind < limit && isAsciiLetter(text[behind])))
                continue;
            end = behind;
            hasFound = true;
            break;
        }
    }
    return end;
}

/// Counts that the line does not have yet, beside those that it has.
void insertBeside(const Register &reg, const FileLine &line, const std::vector<Count> &missing,
                  const std::vector<Count> &there, std::vector<Splice> &splices)
{
    const bool hasWords = std::any_of(there.begin(), there.end(), [&](const Count &count) {
        return reg.view({count.place.end, line.content.end}).starts_with(" line");
    });
    for (const Count &count : missing) {
        RecordedFile one;
        (count.sign == '+' ? one.added : one.removed) = count.wanted;
        const std::string text = countsText(one, {hasWords, false});
        const Count &first = there.front();
        if (count.sign == '-' && first.sign == '+') {
            const std::size_t place = behindWords(*reg.text, first.place.end, line.content.end);
            splices.push_back({{place, place}, ", " + text});
        } else {
            splices.push_back({{first.place.begin, first.place.begin}, text + ", "});
        }
    }
}

/// Counts behind the path of a line that has none.
Splice behindPath(const Register &reg, const FileLine &line, const RecordedFile &file,
                  CountForm form)
{
    std::size_t place = line.entry.pathSpan.end;
    while (place < line.content.end && (*reg.text)[place] == '*')
        ++place;
    Splice splice{{place, place}, " (" + countsText(file, form) + ")"};
    // What follows may look like a count itself: "(new, ~90 lines)". The first one of a kind counts.
    const std::string written = std::string(reg.view({line.content.begin, place})) + splice.with
                                + std::string(reg.view({place, line.content.end}));
    if (!readsAs({}, written, file))
        splice.with = " (" + countsText(file, {form.hasWords, true}, Zeros::Written) + ")";
    return splice;
}

/// Counts in a cell of a row that has no column for them.
Splice intoCell(const Register &reg, const FileLine &line, const std::vector<Span> &cells,
                const RecordedFile &file, CountForm form)
{
    std::size_t column = columnOf(line, FileColumn::Note);
    if (column >= cells.size())
        column = columnOf(line, FileColumn::Path);
    const std::string_view was = reg.view(cells[column]);
    const std::string said = markdown::cellText(*reg.text, cells[column]);
    const std::string counts = countsText(file, form);
    return {cells[column], paddedCell(was, said.empty() ? counts : said + " (" + counts + ")",
                                      codePointCount(was))};
}

Splice withDigits(const Register &reg, const Count &count)
{
    const std::string_view was = reg.view(count.place);
    const std::size_t digits = count.place.begin + was.find_first_of("0123456789");
    return {{digits, count.place.end}, std::to_string(count.wanted)};
}

/// The number in a cell of its own, behind the sign that it had.
Splice numberCell(const Register &reg, Span cell, const Count &count)
{
    const std::string_view was = reg.view(cell);
    const std::string_view old = reg.view(count.place);
    const std::string sign(old.substr(0, std::min(old.find_first_of("0123456789"), old.size())));
    return {cell, paddedCell(was, sign + std::to_string(count.wanted), codePointCount(was))};
}

std::vector<Splice> changedCounts(const Register &reg, const FileLine &line,
                                  const RecordedFile &file, CountForm form)
{
    std::vector<Splice> splices;
    std::vector<Count> missing;
    std::vector<Count> there;
    const std::vector<Span> cells = line.isRow() ? markdown::cellsIn(*reg.text, line.content)
                                                 : std::vector<Span>();
    for (const Count &count : countsOf(line, file)) {
        const std::size_t column = columnOf(line, count.column);
        if (column < cells.size()) {
            if (count.differs())
                splices.push_back(numberCell(reg, cells[column], count));
            continue;
        }
        if (count.recorded)
            there.push_back(count);
        if (count.recorded && count.differs())
            splices.push_back(withDigits(reg, count));
        else if (!count.recorded && count.wanted > 0 && count.sign != '~')
            missing.push_back(count);
    }
    if (missing.empty())
        return splices;
    if (!there.empty()) {
        insertBeside(reg, line, missing, there, splices);
    } else if (line.isRow()) {
        RecordedFile rest;
        for (const Count &count : missing)
            (count.sign == '+' ? rest.added : rest.removed) = count.wanted;
        splices.push_back(intoCell(reg, line, cells, rest, form));
    } else {
        splices.push_back(behindPath(reg, line, file, form));
    }
    return splices;
}

/// Whether a text says counts of lines and nothing else.
bool isOnlyCounts(std::string_view text)
{
    constexpr std::string_view words[] = {"lines",   "line",       "loc",       "and",
                                          "added",   "removed",    "modified",  "changed",
                                          "deleted", "insertions", "insertion", "deletions",
                                          "deletion"};
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && isAsciiLetter(text[end]))
            ++end;
        const std::string_view word = text.substr(i, end - i);
        const auto isWord = [word](std::string_view each) { return equalsIgnoringCase(word, each); };
        if (!word.empty() && std::none_of(std::begin(words), std::end(words), isWord))
            return false;
        if (word.empty()
            && std::string_view("+-~−0123456789,/;() ").find(text[i]) == std::string_view::npos)
            return false;
        i = word.empty() ? i + 1 : end;
    }
    return true;
}

/// The brackets around a count, with the blanks before them, where they hold counts alone.
std::optional<Span> bracketsAround(std::string_view text, Span place, Span within)
{
    const std::size_t open = text.substr(0, place.begin).rfind('(');
    const std::size_t close = text.find(')', place.end);
    if (open == std::string_view::npos || open < within.begin || close >= within.end
        || !isOnlyCounts(text.substr(open + 1, close - open - 1)))
        return std::nullopt;
    std::size_t begin = open;
    while (begin > within.begin && isBlankByte(text[begin - 1]))
        --begin;
    return Span{begin, close + 1};
}

Result<std::vector<Splice>> withoutCounts(const Register &reg, const FileLine &line)
{
    std::vector<Splice> splices;
    const std::vector<Span> cells = line.isRow() ? markdown::cellsIn(*reg.text, line.content)
                                                 : std::vector<Span>();
    for (const Count &count : countsOf(line, {})) {
        const auto isCut = [&](const Splice &splice) { return isIn(count.place, splice.at); };
        if (!count.recorded || std::any_of(splices.begin(), splices.end(), isCut))
            continue;
        const auto cell = std::find_if(cells.begin(), cells.end(), [&](const Span each) {
            return isIn(count.place, each) && isOnlyCounts(trimmed(reg.view(each)));
        });
        if (cell != cells.end()) {
            splices.push_back({*cell, std::string(cell->size(), ' ')});
            continue;
        }
        const auto brackets = bracketsAround(*reg.text, count.place, line.content);
        if (!brackets)
            return refuse("a count stands among the words of `" + line.entry.path
                              + "`, for which there is nothing to count",
                          "take it out by hand", reg.lineOf(count.place.begin));
        splices.push_back({*brackets, {}});
    }
    return splices;
}

} // namespace

Result<std::vector<Splice>> countSplices(const Register &reg, const FileLine &line,
                                         const RecordedFile &file, CountForm form)
{
    const FileEntry &entry = line.entry;
    if (hasCountsOf({{}, entry.added, entry.removed, entry.modified, {}}, file))
        return std::vector<Splice>();
    if (!file.hasCounts())
        return withoutCounts(reg, line);
    return changedCounts(reg, line, file, form);
}

} // namespace loadline::changes
