// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/recorded_files.h"
#include "review/shipped.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace loadline::review {

namespace {

using changes::RecordedFile;
using record::ComparedFile;
using State = record::ComparedFile::State;

void add(std::optional<int> &whole, const std::optional<int> &part)
{
    constexpr int most = std::numeric_limits<int>::max();
    if (part)
        whole = whole.value_or(0) > most - *part ? most : whole.value_or(0) + *part;
}

/// What several iterations record of one file, as one, in the order in which they do.
std::vector<RecordedFile> summed(const std::vector<std::vector<RecordedFile>> &records)
{
    std::vector<RecordedFile> whole;
    std::map<std::string, std::size_t> places;
    for (const auto &record : records) {
        for (const RecordedFile &file : record) {
            const auto [place, isNew] = places.emplace(file.path, whole.size());
            if (isNew) {
                whole.push_back(file);
                continue;
            }
            RecordedFile &sum = whole[place->second];
            add(sum.added, file.added);
            add(sum.removed, file.removed);
            add(sum.modified, file.modified);
        }
    }
    return whole;
}

/// Whoever completes an iteration changes the register, and nobody records that.
void leaveOutRegister(std::vector<ComparedFile> &files, const std::string &path)
{
    std::erase_if(files, [&path](const ComparedFile &file) {
        return file.state == State::NotRecorded && file.path == path;
    });
}

/// Of an iteration that names its commits: all that is not the same.
std::size_t differencesFrom(const std::vector<RecordedFile> &record,
                            const CommitsOfIteration &commits, const std::string &registerPath)
{
    std::vector<ComparedFile> files = record::compareFiles(record, commits.changes);
    leaveOutRegister(files, registerPath);
    return std::size_t(std::count_if(files.begin(), files.end(), [](const ComparedFile &file) {
        return file.state != State::Same;
    }));
}

/// Of one that names none: what it records and the range does otherwise. What the range does beside
/// it may be anybody's.
std::size_t differencesWithin(const std::vector<RecordedFile> &record,
                              const std::vector<ComparedFile> &table)
{
    std::set<std::string> wrong;
    for (const ComparedFile &file : table) {
        if (file.state == State::CountsDiffer || file.state == State::NotInScope)
            wrong.insert(file.path);
    }
    return std::size_t(
        std::count_if(record.begin(), record.end(),
                      [&wrong](const RecordedFile &file) { return wrong.contains(file.path); }));
}

} // namespace

void compareFiles(Review &review, const Register &now, const Ground &ground)
{
    std::vector<std::vector<RecordedFile>> records;
    for (const ShippedIteration &shipped : review.iterations)
        records.push_back(changes::recordedFiles(now, now.iterations[shipped.index]));
    const std::vector<RecordedFile> whole = summed(records);
    review.isComparedWithGit = ground.changes.has_value();
    if (ground.changes) {
        review.files = record::compareFiles(whole, *ground.changes);
        leaveOutRegister(review.files, ground.registerPath);
    } else {
        for (const RecordedFile &file : whole)
            review.files.push_back({State::Same, file.path, file, std::nullopt});
    }
    // Named iterations are held against their own commits alone.
    const bool isRange = ground.changes && ground.range.kind != Range::Kind::Iterations;
    for (std::size_t i = 0; i < review.iterations.size(); ++i) {
        ShippedIteration &shipped = review.iterations[i];
        const auto commits = ground.commits.find(shipped.index);
        if (commits != ground.commits.end() && commits->second.areInRange)
            shipped.filesDiffering = differencesFrom(records[i], commits->second,
                                                     ground.registerPath);
        else if (isRange)
            shipped.filesDiffering = differencesWithin(records[i], review.files);
    }
}

} // namespace loadline::review
