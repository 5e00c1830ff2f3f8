// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/line_pairs.h"

#include "core/text.h"
#include "merge/word_diff.h"

#include <algorithm>
#include <cstdint>
#include <functional>

namespace loadline::merge {

namespace {

/// Above so many pairs to try, a large edit would take longer than it is worth.
constexpr std::size_t mostTried = 10'000;
/// Of a line; what comes after it hardly decides what the line is.
constexpr std::size_t mostRead = 500;
/// Per cent of the bytes of the two lines.
constexpr int leastAlike = 40;

struct Word
{
    std::size_t hash;
    std::size_t size;
};

/// The words of a line in an order that has nothing to do with their places.
struct Bag
{
    std::vector<Word> words;
    std::size_t size = 0;
};

Bag bagOf(std::string_view line)
{
    Bag bag;
    for (const std::string_view word : wordsOf(line.substr(0, mostRead))) {
        if (isBlankByte(word.front()) || isLineEndByte(word.front()))
            continue;
        bag.words.push_back({std::hash<std::string_view>()(word), word.size()});
        bag.size += word.size();
    }
    std::sort(bag.words.begin(), bag.words.end(),
              [](const Word &a, const Word &b) { return a.hash < b.hash; });
    return bag;
}

/// From 0 to 100; 0 where they are not alike at all.
int likeness(const Bag &a, const Bag &b)
{
    if (a.size + b.size == 0)
        return 100;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
        if (a.words[i].hash == b.words[j].hash) {
            shared += a.words[i].size;
            ++i;
            ++j;
        } else if (a.words[i].hash < b.words[j].hash) {
            ++i;
        } else {
            ++j;
        }
    }
    const int percent = int(200 * shared / (a.size + b.size));
    return percent < leastAlike ? 0 : percent;
}

std::vector<Bag> bagsOf(const Lines &lines, std::size_t begin, std::size_t end)
{
    std::vector<Bag> bags;
    bags.reserve(end - begin);
    for (std::size_t line = begin; line < end; ++line)
        bags.push_back(bagOf(lines[line]));
    return bags;
}

/// The pairs whose likenesses give the largest sum, none crossing.
std::vector<LinePair> mostAlike(const std::vector<Bag> &before, const std::vector<Bag> &after)
{
    const std::size_t columns = after.size() + 1;
    std::vector<std::int32_t> best((before.size() + 1) * columns, 0);
    std::vector<std::uint8_t> alike(before.size() * after.size());
    for (std::size_t i = before.size(); i-- > 0;) {
        for (std::size_t j = after.size(); j-- > 0;) {
            const int here = likeness(before[i], after[j]);
            alike[i * after.size() + j] = std::uint8_t(here);
            best[i * columns + j] = std::max({best[(i + 1) * columns + j], best[i * columns + j + 1],
                                              here + best[(i + 1) * columns + j + 1]});
        }
    }
    std::vector<LinePair> pairs;
    for (std::size_t i = 0, j = 0; i < before.size() && j < after.size();) {
        const int here = alike[i * after.size() + j];
        if (here > 0 && best[i * columns + j] == here + best[(i + 1) * columns + j + 1])
            pairs.push_back({i++, j++});
        else if (best[i * columns + j] == best[(i + 1) * columns + j])
            ++i;
        else
            ++j;
    }
    return pairs;
}

std::vector<LinePair> lineAgainstLine(const Lines &before, const Lines &after, const LineEdit &edit)
{
    std::vector<LinePair> pairs;
    const std::size_t shorter = std::min(edit.oldEnd - edit.oldBegin, edit.newEnd - edit.newBegin);
    for (std::size_t i = 0; i < shorter; ++i) {
        if (likeness(bagOf(before[edit.oldBegin + i]), bagOf(after[edit.newBegin + i])) > 0)
            pairs.push_back({edit.oldBegin + i, edit.newBegin + i});
    }
    return pairs;
}

} // namespace

std::vector<LinePair> linePairs(const Lines &before, const Lines &after, const LineEdit &edit)
{
    const std::size_t oldCount = edit.oldEnd - edit.oldBegin;
    const std::size_t newCount = edit.newEnd - edit.newBegin;
    if (oldCount == 0 || newCount == 0)
        return {};
    if (oldCount > mostTried / newCount)
        return lineAgainstLine(before, after, edit);
    std::vector<LinePair> pairs = mostAlike(bagsOf(before, edit.oldBegin, edit.oldEnd),
                                            bagsOf(after, edit.newBegin, edit.newEnd));
    for (LinePair &pair : pairs) {
        pair.before += edit.oldBegin;
        pair.after += edit.newBegin;
    }
    return pairs;
}

} // namespace loadline::merge
