// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/file_entries.h"

#include "markdown/blocks.h"
#include "markdown/entries.h"
#include "markdown/file_paths.h"
#include "markdown/reader.h"
#include "markdown/tables.h"

#include <algorithm>
#include <charconv>

/// The lines of *Files Modified*, in all the ways in which teams write them.
namespace loadline::markdown {

namespace {

/// Whether a bare word can be a path: prose in a bullet is not one.
bool looksLikePath(std::string_view word)
{
    return word.find_first_of("/.") != std::string_view::npos && word != "." && word != "..."
           && !word.ends_with('.');
}

constexpr std::string_view changeWords[] = {"new",     "added",   "created", "modified", "updated",
                                            "changed", "deleted", "removed", "renamed",  "moved"};

/// Whether a number before \a rest counts lines: "+35", "+35 lines", not "+2 tools".
bool countsLines(std::string_view rest)
{
    if (!rest.starts_with(' '))
        return rest.empty() || !isAsciiLetter(rest.front());
    rest = trimmed(rest);
    if (rest.empty() || !isAsciiLetter(rest.front()))
        return true;
    for (const std::string_view word :
         {"line", "loc", "add", "insert", "mod", "chang", "del", "remov", "and"})
        if (startsWithIgnoringCase(rest, word))
            return true;
    return false;
}

/// Where a part of \a text stands in it.
Span spanOf(std::string_view text, std::string_view part)
{
    const std::size_t begin = std::size_t(part.data() - text.data());
    return {begin, begin + part.size()};
}

/// "+35", "~15", "-2", "−2", anywhere in \a note, which is a part of \a text.
void readCounts(FileEntry &entry, std::string_view text, std::string_view note)
{
    for (std::size_t i = 0; i < note.size(); ++i) {
        std::optional<int> *count = nullptr;
        Span *place = nullptr;
        std::size_t length = 1;
        if (note[i] == '+') {
            count = &entry.added;
            place = &entry.addedSpan;
        } else if (note[i] == '~') {
            count = &entry.modified;
            place = &entry.modifiedSpan;
        } else if (note[i] == '-' || note.substr(i, 3) == "−") {
            count = &entry.removed;
            place = &entry.removedSpan;
            length = note[i] == '-' ? 1 : 3;
        }
        const bool isAtStart = i == 0 || note[i - 1] == ' ' || note[i - 1] == '('
                               || note[i - 1] == ',' || note[i - 1] == '/' || note[i - 1] == '`';
        if (!count || !isAtStart || i + length >= note.size() || !isAsciiDigit(note[i + length]))
            continue;
        int value = 0;
        const auto [stop, error] = std::from_chars(note.data() + i + length,
                                                   note.data() + note.size(), value);
        const std::size_t behind = std::size_t(stop - note.data());
        // "(new, ~90 lines)" says how long a file is, not how much of it was modified.
        const bool isSize = note[i] == '~' && startsWithIgnoringCase(trimmed(note), "(new");
        if (error == std::errc() && !*count && countsLines(note.substr(behind)) && !isSize) {
            *count = value;
            *place = spanOf(text, note.substr(i, behind - i));
        }
        i = behind - 1;
    }
}

/// Takes "12-34", "12" or "L12" behind a colon off a path.
std::string takeLines(std::string &path)
{
    std::string lines(linesBehind(path));
    if (!lines.empty())
        path.resize(path.size() - lines.size() - 1);
    return lines;
}

std::string_view withoutSeparator(std::string_view rest)
{
    for (const std::string_view separator : {"- ", "– ", "— ", ": ", ":"})
        if (rest.starts_with(separator))
            return trimmed(rest.substr(separator.size()));
    return rest;
}

/// Steps over a checkbox, emoji, emphasis and a word such as "New:" before a path. \a word
/// receives the word.
std::string_view withoutLead(std::string_view view, std::string_view &word)
{
    if (view.size() > 3 && view[0] == '[' && view[2] == ']' && isBlankByte(view[3]))
        view = trimmed(view.substr(3));
    std::size_t i = 0;
    while (i < view.size()
           && (isBlankByte(view[i])
               || (codePointAt(view, i).size > 1 && !isWordCodePoint(codePointAt(view, i).value))))
        i += codePointAt(view, i).size;
    view.remove_prefix(i);
    while (view.starts_with("**"))
        view.remove_prefix(2);
    for (const std::string_view one : changeWords) {
        if (!startsWithIgnoringCase(view, one))
            continue;
        std::string_view rest = view.substr(one.size());
        const std::size_t signs = rest.find_first_not_of("*: \t");
        const bool isSeparated = signs != std::string_view::npos && signs > 0
                                 && rest.substr(0, signs).find(':') != std::string_view::npos;
        if (isSeparated && rest[signs] == '`') {
            word = view.substr(0, one.size());
            return rest.substr(signs);
        }
    }
    return view;
}

void addNote(FileEntry &entry, std::string_view note)
{
    note = trimmed(note);
    if (note.empty())
        return;
    if (!entry.note.empty())
        entry.note += ", ";
    entry.note += note;
}

/// Reads a path with what follows it; an entry without a path is none. \a view is a part of \a text.
FileEntry entryIn(std::string_view text, std::string_view view, Span span)
{
    FileEntry entry;
    entry.span = span;
    std::string_view word;
    view = withoutLead(view, word);
    const bool isCode = view.starts_with('`');
    std::size_t end = 0;
    std::string_view path = pathIn(view, end);
    while (!isCode && !path.empty() && (path.back() == '*' || path.back() == ':'))
        path.remove_suffix(1);
    if (path.empty() || !(isCode || looksLikePath(path)))
        return entry;
    entry.path = std::string(path);
    entry.pathSpan = spanOf(text, isCode ? view.substr(0, end) : path);
    const std::string lines = takeLines(entry.path);
    std::string_view rest = trimmed(view.substr(end));
    while (rest.starts_with("**"))
        rest = trimmed(rest.substr(2));
    readCounts(entry, text, rest);
    if (rest.starts_with('(') && rest.find(')') != std::string_view::npos
        && (entry.added || entry.removed || entry.modified)) {
        // The counts stand in the first brackets; what follows is the note.
        rest = trimmed(rest.substr(rest.find(')') + 1));
    }
    rest = withoutSeparator(rest);
    if (rest.size() > 2 && rest.front() == '(' && rest.back() == ')'
        && rest.find(')') == rest.size() - 1)
        rest = rest.substr(1, rest.size() - 2);
    addNote(entry, word);
    addNote(entry, lines);
    addNote(entry, rest);
    return entry;
}

FileColumn fileColumn(std::string_view header)
{
    const std::string name = asciiLowered(trimmed(stripEmphasis(header)));
    const auto isOneOf = [&name](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (isOneOf({"file", "files", "path", "file path", "filename", "file name"}))
        return FileColumn::Path;
    if (isOneOf({"added", "additions", "+", "lines added"}))
        return FileColumn::Added;
    if (isOneOf({"removed", "deleted", "deletions", "-", "−", "lines removed"}))
        return FileColumn::Removed;
    if (isOneOf({"modified", "~", "lines modified"}))
        return FileColumn::Modified;
    return FileColumn::Note;
}

/// A number of lines in a cell of its own: "35", "+35". \a cell is a part of \a text.
void readCount(std::optional<int> &count, Span &place, std::string_view text, std::string_view cell)
{
    const std::string_view whole = trimmed(cell);
    cell = whole;
    while (!cell.empty() && !isAsciiDigit(cell.front()))
        cell.remove_prefix(1);
    int value = 0;
    const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || stop != cell.data() + cell.size())
        return;
    count = value;
    place = spanOf(text, whole);
}

FileEntry entryInRow(std::string_view text, const BlockLine &line,
                     const std::vector<FileColumn> &columns)
{
    const std::vector<Span> cells = cellsIn(text, {line.content, line.end});
    FileEntry entry;
    const auto path = std::find(columns.begin(), columns.end(), FileColumn::Path) - columns.begin();
    if (std::size_t(path) < cells.size())
        entry = entryIn(text, trimmed(at(text, cells[std::size_t(path)])), {line.begin, line.next});
    entry.path = unescapedCell(entry.path);
    for (std::size_t i = 0; i < cells.size() && i < columns.size() && !entry.path.empty(); ++i) {
        const std::string_view cell = at(text, cells[i]);
        if (columns[i] == FileColumn::Added)
            readCount(entry.added, entry.addedSpan, text, cell);
        else if (columns[i] == FileColumn::Removed)
            readCount(entry.removed, entry.removedSpan, text, cell);
        else if (columns[i] == FileColumn::Modified)
            readCount(entry.modified, entry.modifiedSpan, text, cell);
        else if (columns[i] == FileColumn::Note) {
            readCounts(entry, text, trimmed(cell));
            const std::string said = cellText(text, cells[i]);
            const bool isCounts = said.find_first_not_of("+-~0123456789, /()") == std::string::npos;
            addNote(entry, isCounts ? std::string_view() : std::string_view(said));
        }
    }
    return entry;
}

/// One past the last line of the table that begins at \a first; its entries go to \a files.
std::size_t readTable(std::string_view text, const std::vector<BlockLine> &lines, std::size_t first,
                      std::vector<FileEntry> &files)
{
    const std::vector<FileColumn> columns = fileColumns(text,
                                                        {lines[first].content, lines[first].end});
    const bool hasPath = std::find(columns.begin(), columns.end(), FileColumn::Path)
                         != columns.end();
    std::size_t i = first + 1;
    for (; i < lines.size()
           && (lines[i].kind == LineKind::TableDelimiter || lines[i].kind == LineKind::TableRow);
         ++i) {
        if (!hasPath || lines[i].kind != LineKind::TableRow)
            continue;
        FileEntry entry = entryInRow(text, lines[i], columns);
        if (!entry.path.empty())
            files.push_back(std::move(entry));
    }
    return i;
}

} // namespace

std::vector<FileColumn> fileColumns(std::string_view text, Span header)
{
    std::vector<FileColumn> columns;
    for (const Span cell : cellsIn(text, header))
        columns.push_back(fileColumn(at(text, cell)));
    return columns;
}

std::string_view pathIn(std::string_view view, std::size_t &end)
{
    if (view.starts_with("`")) {
        const std::size_t ticks = view.find_first_not_of('`');
        if (ticks != std::string_view::npos) {
            const std::size_t close = view.find(view.substr(0, ticks), ticks);
            if (close != std::string_view::npos) {
                end = close + ticks;
                return trimmed(view.substr(ticks, close - ticks));
            }
        }
    }
    end = view.find_first_of(" \t");
    if (end == std::string_view::npos)
        end = view.size();
    return view.substr(0, end);
}

std::vector<FileEntry> filesOf(const Register &reg, const Section &section)
{
    std::vector<FileEntry> files;
    if (section.kind != SectionKind::FilesModified)
        return files;
    const std::string_view text = *reg.text;
    const std::vector<BlockLine> lines = scanBlocks(text, bodyLines(text, section));
    for (std::size_t i = 0; i < lines.size();) {
        const BlockLine &line = lines[i];
        if (line.kind == LineKind::TableHead && line.isTopLevel()) {
            i = readTable(text, lines, i, files);
            continue;
        }
        const bool isBare = line.kind == LineKind::Paragraph && line.isTopLevel()
                            && text[line.content] == '`';
        const bool isBullet = line.startsItem() && line.kind == LineKind::Paragraph
                              && line.quotes == 0;
        std::size_t end = i + 1;
        while (isBullet && end < lines.size() && lines[end].kind != LineKind::Blank
               && !lines[end].startsItem() && lines[end].items >= line.items)
            ++end;
        if (isBullet || isBare) {
            const Span content{isBullet ? line.itemContent : line.content, line.end};
            FileEntry entry = entryIn(text, trimmed(at(text, content)),
                                      {line.begin, lines[end - 1].next});
            if (!entry.path.empty())
                files.push_back(std::move(entry));
        }
        ++i;
    }
    return files;
}

} // namespace loadline::markdown
