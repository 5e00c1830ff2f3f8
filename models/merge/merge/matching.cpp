// SPDX-License-Identifier: GPL-3.0-or-later
#include "merge/matching.h"

#include "core/text.h"

#include <algorithm>
#include <unordered_map>

namespace loadline::merge {

namespace {

/// So much of a text says whether it is another one, reworded.
constexpr std::size_t bytesCompared = 400;
/// So many of either list are compared each with each.
constexpr std::size_t mostCompared = 8;

std::vector<std::string> wordsOf(std::string_view text)
{
    text = text.substr(0, bytesCompared);
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = codePointAt(text, at);
        if (isWordCodePoint(c.value)) {
            word += asciiLowered(text.substr(at, c.size));
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
        at += c.size;
    }
    if (!word.empty())
        words.push_back(std::move(word));
    std::sort(words.begin(), words.end());
    return words;
}

} // namespace

Matching::Matching(std::size_t before, std::size_t after)
    : m_after(before, none)
    , m_before(after, none)
{
}

void Matching::pair(std::size_t before, std::size_t after)
{
    m_after[before] = after;
    m_before[after] = before;
}

void Matching::pairEnds(const Same &same)
{
    std::size_t begin = 0;
    while (begin < sizeBefore() && begin < sizeAfter() && same(begin, begin)) {
        pair(begin, begin);
        ++begin;
    }
    std::size_t before = sizeBefore();
    std::size_t after = sizeAfter();
    while (before > begin && after > begin && same(before - 1, after - 1))
        pair(--before, --after);
}

void Matching::pairByKey(const Key &keyBefore, const Key &keyAfter)
{
    struct Queue
    {
        std::vector<std::size_t> places;
        std::size_t taken = 0;
    };
    std::unordered_map<std::string, Queue> waiting;
    for (std::size_t i = 0; i < sizeBefore(); ++i) {
        if (m_after[i] != none)
            continue;
        if (std::string key = keyBefore(i); !key.empty())
            waiting[std::move(key)].places.push_back(i);
    }
    for (std::size_t i = 0; i < sizeAfter() && !waiting.empty(); ++i) {
        if (m_before[i] != none)
            continue;
        const auto found = waiting.find(keyAfter(i));
        if (found != waiting.end() && found->second.taken < found->second.places.size())
            pair(found->second.places[found->second.taken++], i);
    }
}

void Matching::pairByUniqueKey(const Key &keyBefore, const Key &keyAfter)
{
    struct Place
    {
        std::size_t before = none;
        std::size_t after = none;
        bool isUnique = true;
    };
    std::unordered_map<std::string, Place> places;
    const auto note = [](std::size_t &place, bool &isUnique, std::size_t index) {
        isUnique = isUnique && place == none;
        place = index;
    };
    for (std::size_t i = 0; i < sizeBefore(); ++i) {
        if (m_after[i] != none)
            continue;
        if (std::string key = keyBefore(i); !key.empty()) {
            Place &place = places[std::move(key)];
            note(place.before, place.isUnique, i);
        }
    }
    for (std::size_t i = 0; i < sizeAfter() && !places.empty(); ++i) {
        if (m_before[i] != none)
            continue;
        const auto found = places.find(keyAfter(i));
        if (found != places.end())
            note(found->second.after, found->second.isUnique, i);
    }
    for (const auto &[key, place] : places) {
        if (place.isUnique && place.before != none && place.after != none)
            pair(place.before, place.after);
    }
}

void Matching::pairNeighbours(const Same &same)
{
    for (std::size_t i = 0; i < sizeAfter(); ++i) {
        if (m_before[i] != none)
            continue;
        const bool isFirst = i == 0;
        if (!isFirst && m_before[i - 1] == none)
            continue;
        const std::size_t before = isFirst ? 0 : m_before[i - 1] + 1;
        if (before < sizeBefore() && m_after[before] == none && same(before, i))
            pair(before, i);
    }
}

void Matching::pairAlike(const Same &same)
{
    pairNeighbours(same);
    const auto left = [](const std::vector<std::size_t> &pairs) {
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < pairs.size() && indices.size() <= mostCompared; ++i) {
            if (pairs[i] == none)
                indices.push_back(i);
        }
        return indices;
    };
    const std::vector<std::size_t> before = left(m_after);
    const std::vector<std::size_t> after = left(m_before);
    if (before.size() > mostCompared || after.size() > mostCompared)
        return;
    for (const std::size_t j : after) {
        for (const std::size_t i : before) {
            if (m_after[i] == none && m_before[j] == none && same(i, j))
                pair(i, j);
        }
    }
}

void Matching::walk(const std::function<void(std::size_t, std::size_t)> &both) const
{
    // What is gone, by the entry after it stood behind: index + 1, 0 for the start of the list.
    std::unordered_map<std::size_t, std::vector<std::size_t>> gone;
    std::size_t behind = 0;
    for (std::size_t i = 0; i < sizeBefore(); ++i) {
        if (m_after[i] == none)
            gone[behind].push_back(i);
        else
            behind = m_after[i] + 1;
    }
    const auto tellGone = [&](std::size_t place) {
        const auto found = gone.find(place);
        if (found == gone.end())
            return;
        for (const std::size_t before : found->second)
            both(before, none);
    };
    tellGone(0);
    for (std::size_t i = 0; i < sizeAfter(); ++i) {
        both(m_before[i], i);
        tellGone(i + 1);
    }
}

std::size_t Matching::firstOutOfOrder() const
{
    std::size_t last = none;
    for (std::size_t i = 0; i < sizeAfter(); ++i) {
        if (m_before[i] == none)
            continue;
        if (last != none && m_before[i] < last)
            return i;
        last = m_before[i];
    }
    return none;
}

bool resemble(std::string_view a, std::string_view b)
{
    const std::vector<std::string> wordsOfA = wordsOf(a);
    const std::vector<std::string> wordsOfB = wordsOf(b);
    std::vector<std::string> common;
    std::set_intersection(wordsOfA.begin(), wordsOfA.end(), wordsOfB.begin(), wordsOfB.end(),
                          std::back_inserter(common));
    return 2 * common.size() >= std::max(wordsOfA.size(), wordsOfB.size()) && !common.empty();
}

} // namespace loadline::merge
