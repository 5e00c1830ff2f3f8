// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/word_diff.h"

#include "core/text.h"
#include "merge/line_diff.h"

#include <algorithm>

namespace loadline::merge {

namespace {

/// Bytes of each line. A view cuts lines long before; more words take longer than a frame.
constexpr std::size_t longestCompared = 8000;

/// Lines that have less than one byte of so many in common are not versions of one another.
constexpr std::size_t leastInCommon = 5;

enum class WordKind { Word, Blank, Other };

WordKind kindOf(char32_t c)
{
    if (c == U' ' || c == U'\t')
        return WordKind::Blank;
    return c == U'_' || isWordCodePoint(c) ? WordKind::Word : WordKind::Other;
}

/// Belongs to the character before it: an accent, the choice of a glyph, what joins two.
bool continuesCharacter(char32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D
           || (c >= 0x1F3FB && c <= 0x1F3FF);
}

bool isBlankWord(std::string_view word)
{
    return isBlankByte(word.front());
}

std::vector<std::size_t> offsetsOf(const Lines &words)
{
    std::vector<std::size_t> offsets{0};
    for (const std::string_view word : words)
        offsets.push_back(offsets.back() + word.size());
    return offsets;
}

/// What stays the same between two changes is not worth a gap in the marks where it is blank.
std::vector<LineEdit> withoutBlankGaps(const std::vector<LineEdit> &edits, const Lines &before)
{
    std::vector<LineEdit> joined;
    for (const LineEdit &edit : edits) {
        const auto gapIsBlank = [&] {
            return std::all_of(before.begin() + std::ptrdiff_t(joined.back().oldEnd),
                               before.begin() + std::ptrdiff_t(edit.oldBegin), isBlankWord);
        };
        if (!joined.empty() && gapIsBlank()) {
            joined.back().oldEnd = edit.oldEnd;
            joined.back().newEnd = edit.newEnd;
        } else {
            joined.push_back(edit);
        }
    }
    return joined;
}

/// The bytes that no edit touches, blanks left aside: every line has those.
std::size_t inCommon(const std::vector<LineEdit> &edits, const Lines &before)
{
    std::size_t bytes = 0;
    std::size_t word = 0;
    const auto countTo = [&](std::size_t end) {
        for (; word < end; ++word)
            bytes += isBlankWord(before[word]) ? 0 : before[word].size();
    };
    for (const LineEdit &edit : edits) {
        countTo(edit.oldBegin);
        word = edit.oldEnd;
    }
    countTo(before.size());
    return bytes;
}

WordDifference whole(std::string_view before, std::string_view after)
{
    WordDifference all;
    if (!before.empty())
        all.before.push_back({0, before.size()});
    if (!after.empty())
        all.after.push_back({0, after.size()});
    return all;
}

} // namespace

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    WordKind last = WordKind::Other;
    bool isJoined = false; // what comes next belongs to the character before it
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint c = codePointAt(line, at);
        const bool isAttached = at > begin && (isJoined || continuesCharacter(c.value));
        const WordKind kind = isAttached ? last : kindOf(c.value);
        if (at > begin && !isAttached && (kind != last || kind == WordKind::Other)) {
            words.push_back(line.substr(begin, at - begin));
            begin = at;
        }
        isJoined = c.value == 0x200D;
        last = kind;
        at += c.size;
    }
    if (begin < line.size())
        words.push_back(line.substr(begin));
    return words;
}

WordDifference wordDifference(std::string_view before, std::string_view after)
{
    if (before == after)
        return {};
    if (std::max(before.size(), after.size()) > longestCompared)
        return whole(before, after);
    const Lines oldWords = wordsOf(before);
    const Lines newWords = wordsOf(after);
    const auto edits = withoutBlankGaps(lineEdits(oldWords, newWords), oldWords);
    if (inCommon(edits, oldWords) * leastInCommon < std::max(before.size(), after.size()))
        return whole(before, after);

    const std::vector<std::size_t> oldOffsets = offsetsOf(oldWords);
    const std::vector<std::size_t> newOffsets = offsetsOf(newWords);
    WordDifference difference;
    for (const LineEdit &edit : edits) {
        if (edit.oldBegin < edit.oldEnd)
            difference.before.push_back({oldOffsets[edit.oldBegin], oldOffsets[edit.oldEnd]});
        if (edit.newBegin < edit.newEnd)
            difference.after.push_back({newOffsets[edit.newBegin], newOffsets[edit.newEnd]});
    }
    return difference;
}

} // namespace loadline::merge
