// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/json_writer.h"
#include "cli/output.h"
#include "record/file_comparison.h"
#include "record/scope.h"

#include <vector>

namespace loadline::cli {

/// The files of an iteration's record, held against git.
struct FileComparison
{
    int iteration = 0;
    record::Scope scope;
    std::vector<record::ComparedFile> files;

    bool isSame() const;
};

/// A line for each file that is not the same: "docs/a.md: recorded +35 ~15, git has +36 -2 ~2".
void writeLines(Streams &streams, const FileComparison &comparison);
void writeJson(Streams &streams, const FileComparison &comparison);
/// A file of it, as an object.
void writeFile(JsonWriter &json, const record::ComparedFile &file);

} // namespace loadline::cli
