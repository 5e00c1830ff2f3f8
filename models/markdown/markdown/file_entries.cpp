// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/blocks.h"
#include "markdown/entries.h"
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

/// "+35", "~15", "-2", "−2", anywhere in \a note.
void readCounts(FileEntry &entry, std::string_view note)
{
    for (std::size_t i = 0; i < note.size(); ++i) {
        std::optional<int> *count = nullptr;
        std::size_t length = 1;
        if (note[i] == '+')
            count = &entry.added;
        else if (note[i] == '~')
            count = &entry.modified;
        else if (note[i] == '-')
            count = &entry.removed;
        else if (note.substr(i, 3) == "−") {
            count = &entry.removed;
            length = 3;
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
        if (error == std::errc() && !*count && countsLines(note.substr(behind)) && !isSize)
            *count = value;
        i = behind - 1;
    }
}

/// Takes "12-34", "12" or "L12" behind a colon off a path.
std::string takeLines(std::string &path)
{
    const std::size_t colon = path.rfind(':');
    if (colon == std::string::npos || colon + 1 == path.size())
        return {};
    const std::string_view lines = std::string_view(path).substr(colon + 1);
    const bool areLines = std::all_of(lines.begin(), lines.end(), [](char c) {
        return isAsciiDigit(c) || c == '-' || c == ',' || c == 'L';
    });
    if (!areLines || !std::any_of(lines.begin(), lines.end(), isAsciiDigit))
        return {};
    std::string found(lines);
    path.resize(colon);
    return found;
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

/// Reads a path with what follows it; an entry without a path is none.
FileEntry entryIn(std::string_view view, Span span)
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
    const std::string lines = takeLines(entry.path);
    std::string_view rest = trimmed(view.substr(end));
    while (rest.starts_with("**"))
        rest = trimmed(rest.substr(2));
    readCounts(entry, rest);
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

enum class FileColumn { Path, Added, Removed, Modified, Note };

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

/// A number of lines in a cell of its own: "35", "+35".
std::optional<int> countIn(std::string_view cell)
{
    while (!cell.empty() && !isAsciiDigit(cell.front()))
        cell.remove_prefix(1);
    int value = 0;
    const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && stop == cell.data() + cell.size() ? std::optional(value)
                                                                     : std::nullopt;
}

FileEntry entryInRow(std::string_view text, const BlockLine &line,
                     const std::vector<FileColumn> &columns)
{
    const std::vector<Span> cells = cellsIn(text, {line.content, line.end});
    FileEntry entry;
    const auto path = std::find(columns.begin(), columns.end(), FileColumn::Path) - columns.begin();
    if (std::size_t(path) < cells.size())
        entry = entryIn(trimmed(at(text, cells[std::size_t(path)])), {line.begin, line.next});
    for (std::size_t i = 0; i < cells.size() && i < columns.size() && !entry.path.empty(); ++i) {
        const std::string said = cellText(text, cells[i]);
        if (columns[i] == FileColumn::Added)
            entry.added = countIn(said);
        else if (columns[i] == FileColumn::Removed)
            entry.removed = countIn(said);
        else if (columns[i] == FileColumn::Modified)
            entry.modified = countIn(said);
        else if (columns[i] == FileColumn::Note) {
            readCounts(entry, said);
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
    std::vector<FileColumn> columns;
    for (const Span cell : cellsIn(text, {lines[first].content, lines[first].end}))
        columns.push_back(fileColumn(at(text, cell)));
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
            FileEntry entry = entryIn(trimmed(at(text, content)), {line.begin, lines[end - 1].next});
            if (!entry.path.empty())
                files.push_back(std::move(entry));
        }
        ++i;
    }
    return files;
}

} // namespace loadline::markdown
