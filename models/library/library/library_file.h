// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>

namespace loadline {

/// Where the user's own library is: $XDG_DATA_HOME/loadline/library.sqlite.
std::string defaultLibraryPath();

/// Makes the folder of a library, which only its owner can enter, and those above it.
Result<void> makeLibraryFolder(const std::string &libraryPath);

/// The full path of a file that can be a library: it is there, is a file, and is no other kind of
/// file. Looked at here because SQLite takes an empty or missing file for a new database.
/// *Errors*: NotFound, NotReadable, NotALibrary.
Result<std::string> findLibraryFile(const std::string &path);

/// As findLibraryFile(); where nothing is there, an empty file that only its owner can read.
Result<std::string> makeLibraryFile(const std::string &path);

} // namespace loadline
