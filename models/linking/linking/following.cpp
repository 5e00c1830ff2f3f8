// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/following.h"

#include <utility>

namespace loadline::linking {

namespace {

bool isDetached(const std::string &place)
{
    return place.starts_with("commit ");
}

/// A commit on no branch moves on with each commit: that is no switch.
bool isAnotherBranch(const std::string &place, const std::string &before)
{
    return !before.empty() && place != before && !(isDetached(place) && isDetached(before));
}

/// What is set aside for this branch comes back, as far as it can be combined with what is there.
void bringBack(Following &following, const std::string &text, const std::vector<KeptHere> &kept)
{
    std::string now = text;
    for (const KeptHere &one : kept) {
        const merge::Combination combined = merge::combine(one.texts.base, one.texts.text, now);
        if (!combined.conflicts().empty()) {
            following.stuck.push_back(one.edits);
            continue;
        }
        now = combined.text();
        following.back.push_back(one.edits);
    }
    if (!following.back.empty())
        following.brought = std::move(now);
}

} // namespace

Following follow(const Known &known, const Sight &sight, const std::vector<KeptHere> &kept)
{
    // A place that is not known, then or now, tells nothing: it is taken for the same.
    const std::string place = sight.place.empty() ? known.seen.branch : sight.place;
    const bool isSwitched = isAnotherBranch(place, known.seen.branch);
    const bool hasUnwritten = known.text != known.seen.bytes && known.text != sight.bytes;
    const bool isSameFile = sight.bytes == known.seen.bytes;

    Following following;
    if (!isSwitched && isSameFile) {
        if (place != known.seen.branch) {
            following.kind = Following::Kind::Seen;
            following.seen = SeenFile{sight.bytes, place};
        }
        return following;
    }
    following.seen = SeenFile{sight.bytes, place};
    if (!hasUnwritten) {
        following.kind = known.text == sight.bytes ? Following::Kind::Seen
                                                   : Following::Kind::TakenOver;
    } else if (isSwitched) {
        following.kind = Following::Kind::SetAside;
    } else {
        merge::Combination combined = merge::combine(known.seen.bytes, known.text, sight.bytes);
        if (!combined.conflicts().empty()) {
            following.kind = Following::Kind::Conflict;
            following.seen.reset();
            following.combination = std::move(combined);
            return following;
        }
        following.kind = Following::Kind::Combined;
        following.text = combined.text();
        return following;
    }
    if (known.text != sight.bytes)
        following.text = sight.bytes.string();
    if (isSwitched)
        bringBack(following, sight.bytes, kept);
    return following;
}

} // namespace loadline::linking
