// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/file_line.h"
#include "changes/risk_text.h"

#include "core/text.h"
#include "markdown/file_paths.h"
#include "markdown/tables.h"

#include <algorithm>
#include <utility>

/// Lines for files that the record does not have yet.
namespace loadline::changes {

namespace {

using markdown::FileColumn;
using markdown::PathPlace;

/// What is written around a path: bold, a checkbox, an emoji that all lines have. A word is not: it
/// may say something of its own file.
struct Around
{
    std::string before;
    std::string behind;
};

Around aroundPath(const Register &reg, const std::vector<FileLine> &lines)
{
    const auto before = [&reg](const FileLine &line) {
        return reg.view({line.content.begin, line.entry.pathSpan.begin});
    };
    const std::string_view lead = before(lines.back());
    const bool isShared = std::all_of(lines.begin(), lines.end(), [&](const FileLine &line) {
        return line.isRow() || before(line) == lead;
    });
    const std::string_view said = lead.starts_with('[') && lead.size() > 3 ? lead.substr(3) : lead;
    if (!isShared || std::any_of(said.begin(), said.end(), isAsciiLetter))
        return {};
    return {std::string(lead), lead.ends_with("**") ? "**" : ""};
}

std::string numbered(std::string marker, const std::optional<int> &number, std::size_t behind)
{
    if (!number)
        return marker;
    const std::string digits = std::to_string(*number);
    const std::size_t at = marker.find(digits);
    if (at != std::string::npos)
        marker.replace(at, digits.size(), std::to_string(*number + int(behind) + 1));
    return marker;
}

std::string withNote(std::string text, const std::string &note, std::string_view between)
{
    if (note.empty())
        return text;
    return text.empty() ? note : text + std::string(between) + note;
}

/// The text behind the marker.
std::string lineText(const RecordedFile &file, bool isInCode, const Around &around, CountForm form,
                     Zeros zeros)
{
    const std::string path = markdown::recordedPath(file.path);
    std::string text = around.before + (isInCode ? markdown::inCode(path) : path) + around.behind;
    const std::string counts = countsText(file, form, zeros);
    if (!counts.empty())
        text += " (" + counts + ")";
    return withNote(std::move(text), file.note, " - ");
}

/// A number as the rows of its column have it: "+35" where one of them has the sign.
std::string numberLike(const Register &reg, const std::vector<FileLine> &lines,
                       Span FileEntry::*place, const std::optional<int> &count)
{
    if (!count)
        return {};
    std::string sign;
    for (const FileLine &line : lines) {
        const std::string_view was = reg.view(line.entry.*place);
        if (line.isRow() && !was.empty())
            sign = was.substr(0, was.find_first_of("0123456789"));
    }
    return (*count == 0 ? std::string() : sign) + std::to_string(*count);
}

/// What goes into each cell of a row like the last one.
std::string rowText(const Register &reg, const std::vector<FileLine> &lines,
                    const RecordedFile &file, bool isInCode, CountForm form, Zeros zeros)
{
    const FileLine &like = lines.back();
    const auto has = [&like](FileColumn column) {
        return std::find(like.columns.begin(), like.columns.end(), column) != like.columns.end();
    };
    RecordedFile rest = file;
    if (has(FileColumn::Added))
        rest.added.reset();
    if (has(FileColumn::Removed))
        rest.removed.reset();
    if (has(FileColumn::Modified))
        rest.modified.reset();
    form.hasModified = form.hasModified && rest.modified;
    std::string note = countsText(rest, form, zeros);
    if (!file.note.empty() && !note.empty())
        note = "(" + note + ")";
    note = withNote(std::move(note), file.note, " ");
    const std::string path = markdown::recordedPath(file.path, PathPlace::Cell);
    std::string pathCell = isInCode ? markdown::inCode(path) : path;
    if (!has(FileColumn::Note) && !note.empty())
        pathCell += note.starts_with('(') ? " " + note : " (" + note + ")";

    std::string row;
    std::size_t done = like.content.begin;
    bool isNoted = false;
    const std::vector<Span> cells = markdown::cellsIn(*reg.text, like.content);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const FileColumn column = i < like.columns.size() ? like.columns[i] : FileColumn::Note;
        std::string said;
        if (column == FileColumn::Path)
            said = pathCell;
        else if (column == FileColumn::Added)
            said = numberLike(reg, lines, &FileEntry::addedSpan, file.added);
        else if (column == FileColumn::Removed)
            said = numberLike(reg, lines, &FileEntry::removedSpan, file.removed);
        else if (column == FileColumn::Modified)
            said = numberLike(reg, lines, &FileEntry::modifiedSpan, file.modified);
        else if (!std::exchange(isNoted, true))
            said = note;
        const std::string_view was = reg.view(cells[i]);
        row += reg.view({done, cells[i].begin});
        row += paddedCell(was, said, codePointCount(was));
        done = cells[i].end;
    }
    return row + std::string(reg.view({done, like.content.end}));
}

} // namespace

std::string newFileLine(const Register &reg, const std::vector<FileLine> &lines, std::size_t behind,
                        const RecordedFile &file)
{
    const FileLine *like = lines.empty() ? nullptr : &lines.back();
    const bool isRow = like && like->isRow();
    const bool isBareLike = like && !reg.view(like->entry.pathSpan).starts_with('`');
    const CountForm form = countFormOf(reg, lines);
    const Around around = like && !isRow ? aroundPath(reg, lines) : Around();
    const std::string_view head = isRow ? reg.view(like->tableHead) : std::string_view();
    RecordedFile plain = file;
    plain.note.clear();
    const auto written = [&](bool isInCode, Zeros zeros, const RecordedFile &said) {
        return isRow ? rowText(reg, lines, said, isInCode, form, zeros)
                     : lineText(said, isInCode, around, form, zeros);
    };
    std::string text = written(!isBareLike, Zeros::LeftOut, file);
    if (!readsAs(head, text, file))
        text = written(true, Zeros::LeftOut, file);
    if (!readsAs(head, text, file))
        text = written(true, Zeros::Written, file);
    if (!readsAs(head, text, file))
        text = written(true, Zeros::LeftOut, plain);
    const std::string marker = like ? std::string(reg.view(like->marker)) : "- ";
    return numbered(marker, like ? like->number : std::nullopt, behind) + text;
}

} // namespace loadline::changes
