// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/archive.h"

#include <QString>

#include <string>

namespace loadline::ui {

/// The archive beside a register's file, as it was when it was read.
struct ArchiveBeside
{
    std::string path;
    changes::ArchiveFile file; ///< without a text where there is no archive yet
};

/// Reads the archive that belongs to the register in the file \a registerPath. That there is none
/// yet is no error. Errors name the archive.
Result<ArchiveBeside> readArchiveBeside(const QString &registerPath);

/// Puts \a text in its place, if that is not what it holds; never over what was not read.
Result<void> writeArchive(const ArchiveBeside &archive, const std::string &text);

} // namespace loadline::ui
