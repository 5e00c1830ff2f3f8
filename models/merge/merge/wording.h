// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/words.h"
#include "merge/register_diff.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Pieces of the sentences in which happenings are told.
namespace loadline::merge {

/// A value in a sentence: one line, without emphasis, cut where it gets too long to be read at a
/// glance.
std::string oneLine(std::string_view value);
/// The same between single quotes.
std::string quoted(std::string_view value);
/// Two values in a sentence, cut so that it is seen where they differ. Equal where that is in marks
/// of emphasis alone.
std::pair<std::string, std::string> apart(std::string_view before, std::string_view after);
/// "a, b and c"
std::string listed(const std::vector<std::string> &names);
/// "2 files"
std::string counted(std::size_t count, std::string_view noun);
std::string capitalised(std::string text);

/// "in progress" for "inProgress".
std::string statusInWords(std::string_view name);

/// "risk 3", "RISK-001", "risks 3 and 4"; many are counted. An only risk that has no name is
/// called by its \a title.
std::string risksInWords(const std::vector<std::string> &risks, std::string_view title);
/// The risks that the happening is about.
std::string risksOf(const Happening &happening);
/// "iteration 2", "phase 2"; of a section's object the iteration it is in.
std::string iterationOf(const Happening &happening);
/// The same for a number that the happening speaks of.
std::string iterationCalled(const Happening &happening, std::string_view id);

/// The kind of the section that an object names: "iteration:2/testing".
std::optional<SectionKind> sectionKindOf(std::string_view object);
/// "test", "side effect"; what an entry of such a section is called.
std::string_view entryNoun(SectionKind kind);
/// "Testing of iteration 2", "'Unit tests' of iteration 2"
std::string sectionOf(const Happening &happening);
/// "Root cause" for the heading that the house gives it, else the heading in quotes.
std::string sectionInWords(const Happening &happening);

/// "Owner of risk 3", "Next Iteration"
std::string keyOf(const Happening &happening, const std::string &whose);
/// "Owner of risk 3 changed from Dana to Ines"
std::string valueInWords(const std::string &what, const Happening &happening);
std::string retitled(const std::string &whose, const Happening &happening);
std::string inBrackets(const std::string &words);
/// "Iteration 6 added: Graceful shutdown (planned, high)"
std::string cameOrWent(const std::string &what, std::string_view verb, const Happening &happening);
/// "2 passed, 1 needs attention" for the states of tests, in words; empty for what needs none.
std::string statesInWords(SectionKind kind, std::string_view states);
/// How an entry is called: files between backticks, all else in quotes.
std::string entryName(SectionKind kind, std::string_view name);

/// The sentences of describe(), by what they are about.
std::string describeEntries(const Happening &happening);
std::string describeRisks(const Happening &happening);

/// What `key` means where it is no field of the document.
namespace keys {
inline constexpr std::string_view title = "title";
inline constexpr std::string_view detail = "detail";
inline constexpr std::string_view tier = "tier";
inline constexpr std::string_view group = "group";
inline constexpr std::string_view status = "status";
inline constexpr std::string_view iteration = "iteration";
inline constexpr std::string_view lead = "lead";
inline constexpr std::string_view notes = "notes";
inline constexpr std::string_view struck = "struck";
inline constexpr std::string_view checked = "checked";
inline constexpr std::string_view lastUpdated = "Last Updated";
inline constexpr std::string_view nextIteration = "Next Iteration";
} // namespace keys

} // namespace loadline::merge
