// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Registers for tests, in our own words, and the ways in which the same register can be written.
namespace loadline::test {

/// A register in house form with every section of an iteration, a completed and a running
/// iteration and risks in all tiers. Ten risks: 1 fixed by iteration 1; 2 planned for 2.
std::string houseRegister();

/// \a text, written with LF, with each of its lines ended by \a ending instead.
std::string withLineEndings(std::string_view text, std::string_view ending);
/// LF, CRLF and lone CR in turn.
std::string withMixedLineEndings(std::string_view text);
std::string withByteOrderMark(std::string_view text);
std::string withoutLastNewline(std::string text);
/// A NUL in the middle of a word of the first prose line.
std::string withNul(std::string text);

/// One way of writing a text, with a name for data rows.
struct Variant
{
    const char *name;
    std::string text;
};

/// \a text as it is, with CRLF, lone CR, mixed endings, a byte-order mark, without the last
/// newline, with NUL.
std::vector<Variant> variantsOf(const std::string &text);

bool isUtf8(std::string_view text);

/// Files beside the source tree that only some machines have: `../shared`, or what the
/// environment variable LOADLINE_SHARED names. Empty strings and lists where they are missing.
std::string sharedFolder();
std::string sharedFile(const std::string &relative);
/// Paths, relative to the shared folder, of the collected registers and logs, sorted.
std::vector<std::string> corpusFiles();
std::string fileContent(const std::string &path);
/// The sample register of the project; empty before there is one.
std::string sampleRegister();

} // namespace loadline::test
