// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/review.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the report of a review says before it has a form, so that HTML and paper say the same. Words
/// of the register in it are as they stand there; each form makes them safe for itself.
namespace loadline::review {

/// A shape beside a word: it helps to find the word, and never stands for it.
enum class Sign {
    None,
    Pass,
    Warn,
    Fail,
    Pending,
    Note,
    Critical,
    High,
    Medium,
    Low,
    Completed,
    InProgress,
    Planned,
    Blocked,
    RolledBack,
    Cancelled,
};

/// "pass", "inProgress": stable, untranslated; empty for none.
std::string_view nameOf(Sign sign);

struct Said
{
    Sign sign = Sign::None;
    std::string text;
};
/// What stands in one place of a report, one below the other.
using Sayings = std::vector<Said>;

struct ReportColumn
{
    enum class Kind { Words, Number, Path };
    std::string_view head;
    Kind kind = Kind::Words;
    double share = 1; ///< of the width of a page, beside those of the other columns
    bool namesRow = false; ///< what the row is about
};

struct ReportTable
{
    std::string heading; ///< empty for the only table of its part
    std::string caption; ///< what it lists, a sentence
    std::vector<ReportColumn> columns;
    std::vector<std::vector<Sayings>> rows; ///< a cell for each column
};

/// A heading and what stands below it: a sentence, tables or a list.
struct ReportPart
{
    std::string heading;
    std::string sentence;
    std::vector<ReportTable> tables;
    std::vector<std::string> lines;
};

struct Report
{
    Verdict::Kind verdict = Verdict::Kind::Go;
    std::string name; ///< what the register is called
    std::string title; ///< its own; may be empty
    std::string today;
    std::vector<std::pair<std::string_view, Sayings>> facts; ///< at a glance: "Load", "16 of 20"
    std::vector<ReportPart> parts;
};

/// \a name is what the register is called, a path for instance.
Report reportOf(const Review &review, std::string_view name);

Sign signOf(Verdict::Kind kind);

} // namespace loadline::review
