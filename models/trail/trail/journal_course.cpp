// SPDX-License-Identifier: GPL-3.0-or-later
#include "trail/journal_course.h"

#include "markdown/reader.h"
#include "markdown/rereading.h"
#include "trail/fact_reader.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace loadline::trail {

namespace {

using posture::Course;
using posture::DatedVersion;
using posture::VersionFacts;

/// A text that the register had.
struct Place
{
    DatedVersion version;
    bool isSwitch = false; ///< it came with another branch
};

bool isSwitch(const JournalEntry &entry)
{
    return entry.note.kind == ChangeKind::External && entry.note.key == "branch";
}

/// A register was seen last on another branch than the one that is told of. A commit on no branch
/// moves on with each commit.
bool isElsewhere(const std::string &seen, const std::string &place)
{
    const auto isDetached = [](const std::string &one) { return one.starts_with("commit "); };
    return !seen.empty() && !place.empty() && seen != place
           && !(isDetached(seen) && isDetached(place));
}

/// All texts of the journal from that moment on, and the one before it; the oldest first. They are
/// made from the last one backwards, since that is the one which is kept.
std::vector<Place> placesOf(const JournalledRegister &journalled, const std::string &fromUtc,
                            RiskPool &pool, const std::stop_token &stop)
{
    std::vector<Place> places;
    Register reg = markdown::read(journalled.text);
    const auto add = [&](const Author &author, std::int64_t step, bool isSwitched) {
        Place place;
        place.version.moment.timeUtc = author.timeUtc;
        place.version.moment.author = author.name;
        place.version.moment.step = step;
        place.version.facts = pool.add(reg);
        place.isSwitch = isSwitched;
        places.push_back(std::move(place));
        return author.timeUtc < fromUtc;
    };
    bool isOldEnough = false;
    for (auto it = journalled.entries.rbegin();
         it != journalled.entries.rend() && !isOldEnough && !stop.stop_requested(); ++it) {
        isOldEnough = add(it->author, it->id, isSwitch(*it));
        if (!isOldEnough)
            reg = markdown::readAfter(reg, it->inverse).reg;
    }
    if (!isOldEnough)
        add(journalled.start, 0, false);
    std::reverse(places.begin(), places.end());
    // Clocks go as they like; the line does not turn round.
    for (std::size_t i = 1; i < places.size(); ++i) {
        std::string &time = places[i].version.moment.timeUtc;
        time = std::max(time, places[i - 1].version.moment.timeUtc);
    }
    return places;
}

/// Puts what a journal knows between the versions of a main line.
class Interleaving
{
public:
    Interleaving(const Course &course, std::vector<Place> places, bool isElsewhere)
        : m_course(course)
        , m_places(std::move(places))
        , m_isElsewhere(isElsewhere)
    {
        std::unordered_set<std::string> mainLine;
        for (const DatedVersion &version : course.mainLine)
            mainLine.insert(version.moment.commit);
        for (const DatedVersion &version : course.commits) {
            if (mainLine.count(version.moment.commit) == 0)
                m_beside.push_back(&version);
        }
    }

    std::vector<DatedVersion> line()
    {
        const std::vector<DatedVersion> &commits = m_course.mainLine;
        const DatedVersion *before = nullptr;
        for (const DatedVersion &commit : commits) {
            addBetween(before, &commit);
            m_line.push_back(commit);
            before = &commit;
        }
        if (!m_isElsewhere)
            addBetween(before, nullptr);
        return std::move(m_line);
    }

private:
    /// Indices of places, the last one not among them.
    struct Range
    {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    /// What a work tree held between two commits; null where there is none on that side.
    void addBetween(const DatedVersion *before, const DatedVersion *after)
    {
        if ((!before && m_course.isShallow) || (after && isBrought(before, *after)))
            return;
        const Range told = toldBetween(before, after);
        const VersionFacts *last = before ? &before->facts : nullptr;
        const std::size_t lineBegin = m_line.size();
        for (std::size_t i = told.begin; i < told.end; ++i) {
            DatedVersion version = m_places[i].version;
            if (version.moment.timeUtc.empty() || (last && *last == version.facts))
                continue;
            version.moment.path = before  ? before->moment.path
                                  : after ? after->moment.path
                                          : std::string();
            m_line.push_back(std::move(version));
            last = &m_places[i].version.facts;
        }
        // What is as the commit behind it is told with that.
        if (after && m_line.size() > lineBegin && m_line.back().facts == after->facts)
            m_line.pop_back();
    }

    Range toldBetween(const DatedVersion *before, const DatedVersion *after) const
    {
        const auto firstBehind = [this](const DatedVersion &commit) {
            const auto found = std::find_if(m_places.begin(), m_places.end(),
                                            [&commit](const Place &place) {
                                                return place.version.moment.timeUtc
                                                       > commit.moment.timeUtc;
                                            });
            return std::size_t(found - m_places.begin());
        };
        Range told{before ? firstBehind(*before) : 0, after ? firstBehind(*after) : m_places.size()};
        // What the work tree held at the commit is where the way begins.
        std::size_t from = told.begin > 0 ? told.begin - 1 : 0;
        for (std::size_t i = told.begin; i < told.end; ++i) {
            if (m_places[i].isSwitch)
                from = told.begin = i;
        }
        if (before) {
            const std::optional<std::size_t> begin = firstLike(before->facts, {from, told.end});
            if (begin)
                told.begin = *begin + 1;
            else if (after)
                return {};
        }
        if (after) {
            const std::size_t begin = told.begin > 0 && before ? told.begin - 1 : told.begin;
            const std::optional<std::size_t> end = lastLike(after->facts, {begin, told.end});
            told.end = end.value_or(told.begin);
        }
        return told;
    }

    std::optional<std::size_t> firstLike(const VersionFacts &facts, const Range &range) const
    {
        for (std::size_t i = range.begin; i < range.end; ++i) {
            if (m_places[i].version.facts == facts)
                return i;
        }
        return std::nullopt;
    }

    std::optional<std::size_t> lastLike(const VersionFacts &facts, const Range &range) const
    {
        for (std::size_t i = range.end; i-- > range.begin;) {
            if (m_places[i].version.facts == facts)
                return i;
        }
        return std::nullopt;
    }

    /// A merged branch said the same, since the commit before.
    bool isBrought(const DatedVersion *before, const DatedVersion &commit) const
    {
        return std::any_of(m_beside.begin(), m_beside.end(), [&](const DatedVersion *beside) {
            const std::string &time = beside->moment.timeUtc;
            return (!before || time > before->moment.timeUtc) && time <= commit.moment.timeUtc
                   && beside->facts == commit.facts;
        });
    }

    const Course &m_course;
    std::vector<Place> m_places;
    bool m_isElsewhere = false; ///< the register is not where the line is now
    std::vector<const DatedVersion *> m_beside; ///< commits of merged branches
    std::vector<DatedVersion> m_line;
};

} // namespace

JournalledRegister journalledRegister(const Library &library, const StoredRegister &stored)
{
    return {stored.text,
            library.journal(stored, [] { return Author(); })->entries(),
            {stored.listed.createdBy, stored.listed.createdUtc},
            stored.listed.branch};
}

void addJournal(Course &course, const JournalledRegister &journalled, const std::string &place,
                const std::stop_token &stop)
{
    RiskPool pool(std::move(course.risks));
    const bool isCut = course.isShallow && !course.mainLine.empty();
    const std::string from = isCut ? course.mainLine.front().moment.timeUtc : std::string();
    std::vector<Place> places = placesOf(journalled, from, pool, stop);
    course.risks = pool.take();
    course.mainLine = Interleaving(course, std::move(places), isElsewhere(journalled.place, place))
                          .line();
}

} // namespace loadline::trail
