// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What can stand next on the command line. A shell asks for it with `--candidates`, which no help
/// lists since people have no use for it: the scripts in `resources/completions` only pass on what
/// stands here, so that they know of no command and no option that is not there.
namespace loadline::cli {

struct Candidate
{
    std::string word;
    std::string meaning; ///< for people, one line; may be empty
};

struct Candidates
{
    std::vector<Candidate> words;
    bool areFilesToo = false; ///< the shell is to offer names of files as well
};

/// What the user has typed before the word that is asked about, as far as a value depends on it.
struct TypedSoFar
{
    const Command *command = nullptr;
    std::optional<std::string> reg; ///< the register, where it was named
    std::optional<std::string> library; ///< `--library`
};

/// \a typed are the words behind the program's name; the last one is still being typed, and may be
/// empty. All that can stand there is given, whatever it begins with: shells choose by themselves.
/// Reads the register that is meant, but never standard input, and says nothing of what is wrong.
Candidates candidatesFor(const std::vector<std::string> &typed);

/// What can stand for a word of a command's usage or for the value of an option: "N", "RISK",
/// "on|off". Nothing for words that only the user knows.
Candidates valuesFor(std::string_view placeholder, const TypedSoFar &typed);

/// A line each, "WORD<tab>MEANING"; a line "<tab>files" asks for files. Words that a shell would
/// take for something else than one word are left out.
void writeCandidates(const Candidates &candidates, Output &out);

} // namespace loadline::cli
