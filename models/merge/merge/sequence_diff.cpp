// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/sequence_diff.h"

#include <algorithm>
#include <span>

namespace loadline::merge {

namespace {

using Part = std::span<const std::uint32_t>;

/// Above so many differences the shortest script costs too much to find in a whole text, and
/// between two things that are the same.
constexpr int mostDifferences = 2000;
constexpr int mostDifferencesBetween = 250;

void addEdit(std::vector<LineEdit> &edits, const LineEdit &edit)
{
    if (!edits.empty() && edits.back().oldEnd == edit.oldBegin
        && edits.back().newEnd == edit.newBegin) {
        edits.back().oldEnd = edit.oldEnd;
        edits.back().newEnd = edit.newEnd;
    } else {
        edits.push_back(edit);
    }
}

/// The shortest script from one to the other (Myers 1986): for each number of differences, how far
/// one comes on each diagonal.
class ShortestScript
{
public:
    ShortestScript(Part before, Part after, int most)
        : m_before(before)
        , m_after(after)
        , m_most(int(std::min<std::size_t>(before.size() + after.size(), std::size_t(most))))
    {
    }

    /// False where it is longer than what is worth the search.
    bool find(std::vector<LineEdit> &edits)
    {
        std::vector<std::int32_t> furthest(std::size_t(2 * m_most + 3), 0);
        std::int32_t *middle = furthest.data() + m_most + 1;
        for (int differences = 0; differences <= m_most; ++differences) {
            m_trace.emplace_back(middle - differences, middle + differences + 1);
            if (step(differences, middle)) {
                walkBack(differences, edits);
                return true;
            }
        }
        return false;
    }

private:
    static bool isDown(int diagonal, int differences, const std::int32_t *furthest)
    {
        return diagonal == -differences
               || (diagonal != differences && furthest[diagonal - 1] < furthest[diagonal + 1]);
    }

    /// One more difference on every diagonal; true where the end is reached.
    bool step(int differences, std::int32_t *furthest) const
    {
        const auto oldSize = std::int32_t(m_before.size());
        const auto newSize = std::int32_t(m_after.size());
        for (int diagonal = -differences; diagonal <= differences; diagonal += 2) {
            std::int32_t x = 0;
            if (differences > 0) {
                x = isDown(diagonal, differences, furthest) ? furthest[diagonal + 1]
                                                            : furthest[diagonal - 1] + 1;
            }
            std::int32_t y = x - diagonal;
            while (x < oldSize && y < newSize
                   && m_before[std::size_t(x)] == m_after[std::size_t(y)]) {
                ++x;
                ++y;
            }
            furthest[diagonal] = x;
            if (x >= oldSize && y >= newSize)
                return true;
        }
        return false;
    }

    void walkBack(int differences, std::vector<LineEdit> &edits) const
    {
        std::vector<LineEdit> backwards;
        auto x = std::int32_t(m_before.size());
        auto y = std::int32_t(m_after.size());
        for (int left = differences; left > 0; --left) {
            const std::int32_t *furthest = m_trace[std::size_t(left)].data() + left;
            const int diagonal = x - y;
            const bool down = isDown(diagonal, left, furthest);
            x = furthest[down ? diagonal + 1 : diagonal - 1];
            y = x - (down ? diagonal + 1 : diagonal - 1);
            const auto oldBegin = std::size_t(x);
            const auto newBegin = std::size_t(y);
            backwards.push_back(
                {oldBegin, oldBegin + (down ? 0 : 1), newBegin, newBegin + (down ? 1 : 0)});
        }
        for (auto edit = backwards.rbegin(); edit != backwards.rend(); ++edit)
            addEdit(edits, *edit);
    }

    Part m_before;
    Part m_after;
    int m_most;
    std::vector<std::vector<std::int32_t>> m_trace;
};

void pairwise(Part before, Part after, std::vector<LineEdit> &edits)
{
    if (before.size() != after.size()) {
        edits.push_back({0, before.size(), 0, after.size()});
        return;
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] != after[i])
            addEdit(edits, {i, i + 1, i, i + 1});
    }
}

struct Pair
{
    std::size_t before = 0;
    std::size_t after = 0;
};

/// Where what each of the two has once stands in both, without those that changed places.
std::vector<Pair> uniqueInBoth(const Sequence &before, const Sequence &after)
{
    struct Count
    {
        std::uint32_t before = 0;
        std::uint32_t after = 0;
        std::uint32_t place = 0;
    };
    std::uint32_t highest = 0;
    for (const Sequence *sequence : {&before, &after})
        for (const std::uint32_t value : *sequence)
            highest = std::max(highest, value);
    std::vector<Count> counts(std::size_t(highest) + 1);
    for (std::size_t i = 0; i < before.size(); ++i) {
        ++counts[before[i]].before;
        counts[before[i]].place = std::uint32_t(i);
    }
    for (const std::uint32_t value : after)
        ++counts[value].after;
    std::vector<Pair> pairs;
    Sequence places;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const Count &count = counts[after[i]];
        if (count.before == 1 && count.after == 1) {
            pairs.push_back({count.place, i});
            places.push_back(count.place);
        }
    }
    std::vector<Pair> kept;
    for (const std::size_t index : longestAscent(places))
        kept.push_back(pairs[index]);
    return kept;
}

/// Adds the edits of a stretch whose ends are given, after \a edits of what is before it.
void addBetween(const Sequence &before, const Sequence &after, Pair begin, Pair end,
                std::vector<LineEdit> &edits)
{
    while (begin.before < end.before && begin.after < end.after
           && before[begin.before] == after[begin.after])
        begin = {begin.before + 1, begin.after + 1};
    while (begin.before < end.before && begin.after < end.after
           && before[end.before - 1] == after[end.after - 1])
        end = {end.before - 1, end.after - 1};
    if (begin.before == end.before && begin.after == end.after)
        return;
    const Part oldPart(before.data() + begin.before, end.before - begin.before);
    const Part newPart(after.data() + begin.after, end.after - begin.after);
    std::vector<LineEdit> found;
    if (!ShortestScript(oldPart, newPart, mostDifferencesBetween).find(found))
        pairwise(oldPart, newPart, found);
    for (const LineEdit &edit : found) {
        addEdit(edits, {edit.oldBegin + begin.before, edit.oldEnd + begin.before,
                        edit.newBegin + begin.after, edit.newEnd + begin.after});
    }
}

} // namespace

std::vector<std::size_t> longestAscent(const Sequence &values)
{
    constexpr auto none = ~std::size_t(0);
    std::vector<std::size_t> tails; // for each length, where the lowest end of an ascent stands
    std::vector<std::size_t> before(values.size(), none);
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto place = tails.end();
        if (!tails.empty() && values[tails.back()] >= values[i]) {
            place = std::lower_bound(tails.begin(), tails.end(), values[i],
                                     [&values](std::size_t tail, std::uint32_t value) {
                                         return values[tail] < value;
                                     });
        }
        if (place != tails.begin())
            before[i] = *(place - 1);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<std::size_t> ascent;
    ascent.reserve(tails.size());
    for (std::size_t i = tails.empty() ? none : tails.back(); i != none; i = before[i])
        ascent.push_back(i);
    std::reverse(ascent.begin(), ascent.end());
    return ascent;
}

std::vector<LineEdit> sequenceEdits(const Sequence &before, const Sequence &after)
{
    std::vector<LineEdit> edits;
    if (ShortestScript(before, after, mostDifferences).find(edits))
        return edits;
    Pair at;
    for (const Pair &pair : uniqueInBoth(before, after)) {
        addBetween(before, after, at, pair, edits);
        at = {pair.before + 1, pair.after + 1};
    }
    addBetween(before, after, at, {before.size(), after.size()}, edits);
    return edits;
}

} // namespace loadline::merge
