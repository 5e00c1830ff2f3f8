// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/file_comparison.h"

#include "markdown/file_paths.h"

#include <limits>
#include <map>
#include <set>

namespace loadline::record {

namespace {

using git::FileChange;
using Kind = git::FileChange::Kind;

std::string noteOf(const FileChange &change)
{
    std::string note;
    const auto say = [&note](const std::string &words) {
        note += note.empty() ? "" : ", ";
        note += words;
    };
    if (!change.added)
        say("binary");
    const std::string oldPath = markdown::inCode(markdown::recordedPath(change.oldPath));
    if (change.kind == Kind::Deleted)
        say("deleted");
    else if (change.kind == Kind::Renamed)
        say("renamed from " + oldPath);
    else if (change.kind == Kind::Copied)
        say("copied from " + oldPath);
    return note;
}

/// A count of which one part is not known is not known.
std::optional<int> sum(const std::optional<int> &a, const std::optional<int> &b)
{
    constexpr int most = std::numeric_limits<int>::max();
    if (!a || !b)
        return std::nullopt;
    return *b > most - *a ? most : *a + *b;
}

/// The last names of what was renamed.
class Renames
{
public:
    explicit Renames(const std::vector<std::vector<FileChange>> &parts)
    {
        for (const auto &part : parts)
            for (const FileChange &change : part)
                if (change.kind == Kind::Renamed)
                    m_next[change.oldPath] = change.path;
    }

    /// A name to which a file came back is its own.
    std::string lastNameOf(const std::string &path) const
    {
        std::string name = path;
        std::set<std::string> seen{path};
        for (auto next = m_next.find(name); next != m_next.end(); next = m_next.find(name)) {
            name = next->second;
            if (!seen.insert(name).second)
                return path;
        }
        return name;
    }

private:
    std::map<std::string, std::string> m_next;
};

/// What two changes of one file are together.
void add(FileChange &whole, const FileChange &part)
{
    const bool wasNew = whole.kind == Kind::Added || part.kind == Kind::Added;
    const bool isGone = whole.kind == Kind::Deleted || part.kind == Kind::Deleted;
    whole.added = sum(whole.added, part.added);
    whole.removed = sum(whole.removed, part.removed);
    whole.modified = sum(whole.modified, part.modified);
    if (isGone)
        whole.kind = Kind::Deleted;
    else if (wasNew)
        whole.kind = Kind::Added;
    else if (part.kind == Kind::Renamed && whole.kind != Kind::Renamed)
        whole.kind = Kind::Renamed;
    if (whole.kind != Kind::Renamed)
        whole.oldPath.clear();
    else if (whole.oldPath.empty())
        whole.oldPath = part.oldPath;
}

} // namespace

std::vector<ComparedFile> compareFiles(const std::vector<changes::RecordedFile> &record,
                                       const std::vector<FileChange> &truth)
{
    using State = ComparedFile::State;
    std::map<std::string, const FileChange *> left;
    for (const FileChange &change : truth)
        left.emplace(change.path, &change);
    std::vector<ComparedFile> compared;
    for (const changes::RecordedFile &file : record) {
        ComparedFile one{State::NotInScope, file.path, file, std::nullopt};
        const auto change = left.find(file.path);
        if (change != left.end()) {
            one.change = *change->second;
            one.state = changes::hasCountsOf(file, recordedFrom(*change->second))
                            ? State::Same
                            : State::CountsDiffer;
            left.erase(change);
        }
        compared.push_back(std::move(one));
    }
    for (const FileChange &change : truth)
        if (left.count(change.path) > 0)
            compared.push_back({State::NotRecorded, change.path, std::nullopt, change});
    return compared;
}

changes::RecordedFile recordedFrom(const FileChange &change)
{
    return {change.path, change.added, change.removed, change.modified, noteOf(change)};
}

std::vector<FileChange> summedChanges(const std::vector<std::vector<FileChange>> &parts)
{
    const Renames renames(parts);
    std::map<std::string, FileChange> whole;
    for (const auto &part : parts) {
        for (const FileChange &change : part) {
            const std::string name = renames.lastNameOf(change.path);
            const auto [place, isNew] = whole.try_emplace(name, change);
            if (isNew)
                place->second.path = name;
            else
                add(place->second, change);
        }
    }
    std::vector<FileChange> changes;
    for (auto &[path, change] : whole)
        changes.push_back(std::move(change));
    return changes;
}

} // namespace loadline::record
