// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/history.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace loadline::posture {

namespace {

/// Loads by the tags that have them: of the very commit, else what the branch held when the tag's
/// commit was made.
class TagPlaces
{
public:
    TagPlaces(const Course &course)
    {
        std::unordered_set<std::string> commits;
        for (const DatedVersion &version : course.commits)
            commits.insert(version.moment.commit);
        for (const DatedVersion &version : course.mainLine)
            commits.insert(version.moment.commit);
        for (const Mark &tag : course.tags) {
            const std::string place = commits.count(tag.commit) > 0
                                          ? tag.commit
                                          : heldAt(course.mainLine, tag.timeUtc);
            if (!place.empty())
                m_tags[place].push_back(tag.name);
        }
    }

    std::vector<std::string> of(const std::string &commit) const
    {
        const auto found = m_tags.find(commit);
        return commit.empty() || found == m_tags.end() ? std::vector<std::string>() : found->second;
    }

private:
    static std::string heldAt(const std::vector<DatedVersion> &line, const std::string &timeUtc)
    {
        std::string commit;
        for (const DatedVersion &version : line) {
            if (version.moment.timeUtc > timeUtc)
                break;
            if (!version.moment.commit.empty())
                commit = version.moment.commit;
        }
        return commit;
    }

    std::unordered_map<std::string, std::vector<std::string>> m_tags;
};

/// Before the first that is later.
void putInItsPlace(std::vector<Point> &points, const Point &point)
{
    const auto later = std::find_if(points.begin(), points.end(), [&point](const Point &one) {
        return one.moment.timeUtc > point.moment.timeUtc;
    });
    points.insert(later, point);
}

} // namespace

std::optional<Load> loadOn(const History &history, const std::string &day)
{
    std::optional<Load> load;
    for (const Point &point : history.mainLine) {
        if (point.moment.day() > day)
            break;
        load = point.load;
    }
    return load;
}

History historyOf(const Course &course, const policy::Policy &policy, const std::string &today)
{
    History history;
    history.tags = course.tags;
    history.limit = policy.limit;
    history.today = today;
    history.isShallow = course.isShallow;
    std::unordered_set<std::string> mainLine;
    for (const DatedVersion &version : course.mainLine)
        mainLine.insert(version.moment.commit);
    const TagPlaces tags(course);
    const auto pointOf = [&](const DatedVersion &version) {
        Point point;
        point.moment = version.moment;
        point.state = version.facts.state;
        if (point.state == VersionFacts::State::Read)
            point.load = loadOf(course.risks, version.facts, policy, version.moment.day());
        point.isOnMainLine = mainLine.count(version.moment.commit) > 0;
        point.tags = tags.of(version.moment.commit);
        return point;
    };
    for (const DatedVersion &version : course.commits)
        history.points.push_back(pointOf(version));
    OpenTimesCount count(course.risks, course.isShallow);
    for (const DatedVersion &version : course.mainLine) {
        history.mainLine.push_back(pointOf(version));
        count.add(version.facts, version.moment.day());
        if (version.moment.commit.empty())
            putInItsPlace(history.points, history.mainLine.back());
    }
    history.openTimes = count.at(today);
    return history;
}

} // namespace loadline::posture
