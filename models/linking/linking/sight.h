// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/shared_bytes.h"

#include <optional>
#include <string>

namespace loadline::linking {

/// What a look at a register's file found, and on which branch.
struct Sight
{
    enum class Kind {
        Text, ///< `bytes` are what it holds
        Missing,
        Empty, ///< as a file is while another program writes it in place
        Unmerged, ///< a merge left its conflict markers in it
        Replaced, ///< by a link, a folder or anything else that is not followed
        Unreadable, ///< `trouble` says why
        NotText, ///< no UTF-8; `trouble` says where
    };
    Kind kind = Kind::Missing;
    SharedBytes bytes;
    /// The branch, or "commit " and its hash (git::Head::place); empty where there is no
    /// repository, or where it does not say.
    std::string place;
    std::optional<Error> trouble;
};

/// Whether a file's bytes are text. The error names the place.
Result<void> checkText(const std::string &path, const std::string &bytes);

/// Whether the text holds what git writes into a file that it could not merge.
bool hasConflictMarkers(const std::string &text);

/// Reads the file as it is: no link is followed that stands in its place. Where it holds \a known,
/// the sight shares these bytes.
Sight readSight(const std::string &path, const SharedBytes &known = {});

} // namespace loadline::linking
