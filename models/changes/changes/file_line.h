// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/recorded_files.h"

#include "core/change.h"
#include "core/error.h"
#include "markdown/file_entries.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadline::changes {

/// A line or a row of *Files Modified*, and what it hangs together with.
struct FileLine
{
    FileEntry entry;
    std::string path; ///< as it is meant
    Span extent; ///< with the lines nested below that are no files
    Span marker; ///< indentation, bullet or number; of a row and a bare line the indentation
    std::optional<int> number;
    Span content; ///< behind the marker; of a row all of it
    Span tableHead; ///< header and delimiter of the table whose row it is; else empty
    std::vector<markdown::FileColumn> columns;

    bool isRow() const { return !tableHead.isEmpty(); }
    bool hasCounts() const { return entry.added || entry.removed || entry.modified; }
};

/// The lines of a section in order, those of folders left out.
std::vector<FileLine> fileLines(const Register &reg, const Section &section);

/// How the lines of a section write counts.
struct CountForm
{
    bool hasWords = true; ///< "+35 lines"
    bool hasModified = true; ///< "~15"
};
CountForm countFormOf(const Register &reg, const std::vector<FileLine> &lines);

enum class Zeros { LeftOut, Written };
/// "+35 lines, -2 lines, ~15 lines modified", in a form; empty where there is nothing to say.
std::string countsText(const RecordedFile &file, CountForm form, Zeros zeros = Zeros::LeftOut);

/// Whether a line, alone, is read as a file with its counts. Of a row \a tableHead is its table's
/// header and delimiter; of other lines \a line is what stands behind the marker.
bool readsAs(std::string_view tableHead, std::string_view line, const RecordedFile &file);

/// What makes the counts of a line those of \a file, in the form in which it has them.
/// *Errors*: Refused where a count stands in words that would not make sense without it.
Result<std::vector<Splice>> countSplices(const Register &reg, const FileLine &line,
                                         const RecordedFile &file, CountForm form);

/// A line for a new file, without a line end, in the form of \a lines, the last of which it follows
/// at a distance of \a behind other new ones; in house form where there is none. Where its note
/// would be read as counts, it is left out.
std::string newFileLine(const Register &reg, const std::vector<FileLine> &lines, std::size_t behind,
                        const RecordedFile &file);

} // namespace loadline::changes
