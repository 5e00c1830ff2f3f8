// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "git/repository.h"
#include "library/library.h"
#include "posture/history.h"

#include <cstddef>
#include <string>
#include <vector>

namespace loadline::trail {

/// A text that the register had beside its commits: the journal of a library knows such.
struct JournalText
{
    posture::Moment moment; ///< without a commit
    std::string text;
};

/// How far back a journal is looked at: each of its texts has to be held and read.
inline constexpr std::size_t mostJournalTexts = 300;
inline constexpr std::size_t mostJournalBytes = 64 * 1024 * 1024; ///< of all of them together

/// The texts that the last of a journal's \a entries made, the oldest first. \a text is what the register
/// says now, on \a branch. What was done on another branch is left out, as far as the journal can
/// tell: a step that took over the file of a branch names it, and what came before the first such
/// step is on none that is known.
std::vector<JournalText> journalTexts(const std::vector<JournalEntry> &entries, std::string text,
                                      const std::string &branch);

/// The way of a register, and how much had to be read for it.
struct ReadCourse
{
    posture::Course course;
    std::size_t blobsRead = 0; ///< distinct versions that the cache did not have
};

/// Reads every version of the file at \a path, as of git::Repository::pathInside(), each distinct one
/// once, and keeps what it says in \a cache, so that it is not read again. Without a cache, or with
/// one that fails, all is read. Which commits these are git::HistoryLine says. Where a file's text is
/// damaged, it is taken as it stands.
/// *Errors*: as git::Repository. *Thread*: that of the library; it waits for git.
Result<ReadCourse> courseOf(const git::Repository &repository, const std::string &path,
                            Library *cache);

/// Open risks over time, for the chart of a report on the register in \a file. It adds to what was
/// asked for: nothing where git cannot tell it, and of one version alone. *Thread*: as courseOf().
std::optional<posture::History> historyAround(const std::string &file, const policy::Policy &policy,
                                              const std::string &today, Library *cache);

/// Adds what the register was between its commits and after the last one, as far as its risks or how
/// they stand changed. What was before the first commit that is known belongs to no course of them.
void addJournal(posture::Course &course, const std::vector<JournalText> &texts);

} // namespace loadline::trail
