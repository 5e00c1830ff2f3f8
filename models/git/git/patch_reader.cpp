// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/patch_reader.h"

#include "git/answers.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace loadline::git {

namespace {

/// Of a patch's line nothing is looked at but its kind, and the names in headers: a path of the
/// longest kind, each byte as four.
constexpr std::size_t mostOfALine = 4 * 4096 + 64;

constexpr std::string_view submoduleMode = "160000";

constexpr std::pair<char, char> escapes[] = {
    {'a', '\a'}, {'b', '\b'}, {'t', '\t'}, {'n', '\n'},  {'v', '\v'},
    {'f', '\f'}, {'r', '\r'}, {'"', '\"'}, {'\\', '\\'},
};

/// What stands in git's quotes: "caf\303\251\n".
std::string unquoted(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 1; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] != '\\') {
            plain += text[at];
            continue;
        }
        ++at;
        const char c = at < text.size() ? text[at] : '\\';
        if (c >= '0' && c <= '3' && at + 2 < text.size()) {
            plain += char(((c - '0') << 6) | ((text[at + 1] - '0') << 3) | (text[at + 2] - '0'));
            at += 2;
            continue;
        }
        const auto *found = std::find_if(std::begin(escapes), std::end(escapes),
                                         [c](const auto &escape) { return escape.first == c; });
        plain += found == std::end(escapes) ? c : found->second;
    }
    return plain;
}

/// The path behind "--- " or "+++ "; empty for a file that is not there.
std::string pathOf(std::string_view named)
{
    if (named == "/dev/null")
        return {};
    if (named.ends_with('\t')) // set behind a name with blanks
        named.remove_suffix(1);
    const std::string path = named.starts_with('"') ? unquoted(named) : std::string(named);
    return path.size() > 2 ? path.substr(2) : std::string(); // without "a/" or "b/"
}

/// The path in "a/PATH b/PATH"; empty where there are two.
std::string keptPathOf(std::string_view names)
{
    const std::size_t half = names.size() / 2;
    if (names.size() % 2 == 0)
        return {};
    const std::string before = pathOf(names.substr(0, half));
    return before == pathOf(names.substr(half + 1)) ? before : std::string();
}

/// "12,3" or "12", which is "12,1".
std::int64_t linesOf(std::string_view place)
{
    cutAt(place, ',');
    return place.empty() ? 1 : numberIn(place).value_or(0);
}

std::optional<FileChange::Kind> kindOf(char status)
{
    switch (status) {
    case 'A':
        return FileChange::Kind::Added;
    case 'D':
        return FileChange::Kind::Deleted;
    case 'M':
    case 'U':
        return FileChange::Kind::Modified;
    case 'R':
        return FileChange::Kind::Renamed;
    case 'C':
        return FileChange::Kind::Copied;
    case 'T':
        return FileChange::Kind::TypeChanged;
    default:
        return std::nullopt;
    }
}

bool isNoHash(std::string_view hash)
{
    return hash.find_first_not_of('0') == std::string_view::npos;
}

std::optional<int> countIn(std::string_view text)
{
    const auto number = numberIn(text);
    if (!number)
        return std::nullopt;
    return int(std::min<std::int64_t>(*number, std::numeric_limits<int>::max()));
}

} // namespace

void PatchReader::take(std::string_view line)
{
    if (m_oldLeft > 0 || m_newLeft > 0)
        readContent(line.empty() ? ' ' : line.front());
    else if (line.starts_with("@@ "))
        readHunkHeader(line);
    else if (!line.starts_with('\\'))
        readHeader(line);
}

void PatchReader::readContent(char first)
{
    if (first == '-') {
        --m_oldLeft;
        ++m_runRemoved;
    } else if (first == '+') {
        --m_newLeft;
        ++m_runAdded;
    } else if (first != '\\') {
        --m_oldLeft;
        --m_newLeft;
        endRun();
    }
}

void PatchReader::endRun()
{
    const std::int64_t both = std::min(std::exchange(m_runRemoved, 0), std::exchange(m_runAdded, 0));
    if (both > 0)
        m_modified[m_path] += both;
}

void PatchReader::readHeader(std::string_view line)
{
    endRun();
    constexpr std::string_view start = "diff --git ";
    if (line.starts_with(start))
        m_changed.insert(keptPathOf(line.substr(start.size())));
    else if (line.starts_with("--- "))
        m_path = pathOf(line.substr(4));
    else if (line.starts_with("+++ ")) {
        if (std::string path = pathOf(line.substr(4)); !path.empty())
            m_path = std::move(path);
    }
}

/// "@@ -12,3 +12,4 @@"
void PatchReader::readHunkHeader(std::string_view line)
{
    endRun();
    cutAt(line, ' ');
    m_oldLeft = linesOf(cutAt(line, ' '));
    m_newLeft = linesOf(cutAt(line, ' '));
}

std::int64_t PatchReader::modifiedIn(const std::string &path) const
{
    const auto found = m_modified.find(path);
    return found == m_modified.end() ? 0 : found->second;
}

void ChangesReader::take(std::string_view bytes)
{
    while (!bytes.empty()) {
        const bool isPatch = m_awaited == Awaited::Patch;
        const std::size_t end = bytes.find(isPatch ? '\n' : '\0');
        const std::string_view part = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        if (end == std::string_view::npos || !m_begun.empty())
            m_begun += isPatch ? part.substr(0, mostOfALine - std::min(mostOfALine, m_begun.size()))
                               : part;
        if (end == std::string_view::npos)
            return;
        const std::string whole = m_begun.empty() ? std::string() : std::exchange(m_begun, {});
        if (isPatch)
            m_patch.take(whole.empty() ? part : whole);
        else
            takeRecord(whole.empty() ? part : whole);
    }
}

void ChangesReader::takeRecord(std::string_view record)
{
    switch (m_awaited) {
    case Awaited::Record:
        if (record.empty())
            m_awaited = Awaited::Patch;
        else if (record.starts_with(':'))
            takeFacts(record.substr(1));
        else
            takeCounts(record);
        break;
    case Awaited::OldPath:
        m_entry.change.oldPath = record;
        m_awaited = Awaited::Path;
        break;
    case Awaited::Path:
        m_entry.change.path = record;
        addEntry();
        m_awaited = Awaited::Record;
        break;
    case Awaited::CountedOldPath:
        m_awaited = Awaited::CountedPath;
        break;
    case Awaited::CountedPath:
        count(std::string(record));
        m_awaited = Awaited::Record;
        break;
    case Awaited::Patch:
        break;
    }
}

/// "100644 100644 HASH HASH R086"
void ChangesReader::takeFacts(std::string_view record)
{
    const std::string_view oldMode = cutAt(record, ' ');
    const std::string_view newMode = cutAt(record, ' ');
    cutAt(record, ' ');
    const std::string_view newHash = cutAt(record, ' ');
    const auto kind = record.empty() ? std::nullopt : kindOf(record.front());
    m_isDamaged = m_isDamaged || !kind;
    m_entry = {};
    m_entry.change.kind = kind.value_or(FileChange::Kind::Modified);
    m_entry.isSubmodule = oldMode == submoduleMode || newMode == submoduleMode;
    m_entry.mayBeSame = m_entry.change.kind == FileChange::Kind::Modified && oldMode == newMode
                        && isNoHash(newHash);
    const bool hasOldPath = m_entry.change.kind == FileChange::Kind::Renamed
                            || m_entry.change.kind == FileChange::Kind::Copied;
    m_awaited = hasOldPath ? Awaited::OldPath : Awaited::Path;
}

void ChangesReader::addEntry()
{
    const bool isNew = m_entryOfPath.emplace(m_entry.change.path, m_entries.size()).second;
    if (isNew)
        m_entries.push_back(std::move(m_entry));
}

/// "12\t3\tPATH"; of a rename "12\t3\t" and both paths behind it.
void ChangesReader::takeCounts(std::string_view record)
{
    m_isDamaged = m_isDamaged || std::count(record.begin(), record.end(), '\t') < 2;
    m_added = cutAt(record, '\t');
    m_removed = cutAt(record, '\t');
    if (record.empty())
        m_awaited = Awaited::CountedOldPath;
    else
        count(std::string(record));
}

void ChangesReader::count(const std::string &path)
{
    const auto found = m_entryOfPath.find(path);
    if (found == m_entryOfPath.end())
        return;
    Entry &entry = m_entries[found->second];
    if (entry.isSubmodule)
        return;
    entry.change.added = countIn(m_added);
    entry.change.removed = countIn(m_removed);
}

Result<std::vector<FileChange>> ChangesReader::finish()
{
    if (m_isDamaged || (m_awaited != Awaited::Record && m_awaited != Awaited::Patch))
        return fail(ErrorCode::Refused, "git gives another answer than was expected");
    if (!m_begun.empty())
        m_patch.take(m_begun);
    m_patch.finish();
    std::vector<FileChange> changes;
    for (Entry &entry : m_entries) {
        FileChange &change = entry.change;
        if (entry.mayBeSame && !m_patch.changes(change.path))
            continue;
        if (change.added)
            change.modified = int(std::min<std::int64_t>(m_patch.modifiedIn(change.path),
                                                         std::numeric_limits<int>::max()));
        changes.push_back(std::move(change));
    }
    std::sort(changes.begin(), changes.end(),
              [](const FileChange &a, const FileChange &b) { return a.path < b.path; });
    return changes;
}

} // namespace loadline::git
