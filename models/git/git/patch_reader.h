// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// Reading what `git diff-tree` and `git diff-index` say of changes; not for other rooms.
namespace loadline::git {

/// Counts, in the text of a patch, how many lines each file changed in place. The patch may have
/// lines of context: what they part are the hunks of one without.
class PatchReader
{
public:
    /// A line without its end; of a long one the beginning will do.
    void take(std::string_view line);
    /// To be called when all lines are there.
    void finish() { endRun(); }

    std::int64_t modifiedIn(const std::string &path) const;
    /// Whether the patch has anything of a file that kept its name.
    bool changes(const std::string &path) const { return m_changed.count(path) > 0; }

private:
    void readHeader(std::string_view line);
    void readHunkHeader(std::string_view line);
    void readContent(char first);
    void endRun();

    std::unordered_map<std::string, std::int64_t> m_modified;
    std::unordered_set<std::string> m_changed;
    std::string m_path;
    std::int64_t m_oldLeft = 0; ///< lines of the hunk that are still to come
    std::int64_t m_newLeft = 0;
    std::int64_t m_runRemoved = 0;
    std::int64_t m_runAdded = 0;
};

/// Takes `-z --raw --patch`, with `--numstat` or without, as it comes.
class ChangesReader
{
public:
    void take(std::string_view bytes);
    /// By path. *Errors*: Refused where it was no such output.
    Result<std::vector<FileChange>> finish();

private:
    struct Entry
    {
        FileChange change;
        bool isSubmodule = false;
        /// A file of which git says by its times alone that it was written.
        bool mayBeSame = false;
    };

    void takeRecord(std::string_view record);
    void takeFacts(std::string_view record);
    void takeCounts(std::string_view record);
    void addEntry();
    void count(const std::string &path);

    enum class Awaited { Record, OldPath, Path, CountedOldPath, CountedPath, Patch };
    Awaited m_awaited = Awaited::Record;
    std::string m_begun; ///< a record or a line that is not all there yet
    Entry m_entry;
    std::string m_added;
    std::string m_removed;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::size_t> m_entryOfPath;
    PatchReader m_patch;
    bool m_isDamaged = false;
};

} // namespace loadline::git
