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

/// A text that the register had after its last commit: the journal of a library knows such.
struct LaterText
{
    posture::Moment moment; ///< without a commit
    std::string text;
};

/// The texts that a journal's entries made after a moment, the oldest first. \a text is what the
/// register says now.
std::vector<LaterText> laterTexts(const Journal &journal, std::string text,
                                  const std::string &afterUtc);

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

/// Adds what the register was after its last commit, as far as its risks or how they stand changed.
void addLater(posture::Course &course, const std::vector<LaterText> &later);

} // namespace loadline::trail
