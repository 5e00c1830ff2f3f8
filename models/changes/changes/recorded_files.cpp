// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/recorded_files.h"

#include "markdown/file_paths.h"
#include "markdown/reader.h"

#include <limits>
#include <map>

namespace loadline::changes {

namespace {

void addCount(std::optional<int> &sum, const std::optional<int> &count)
{
    constexpr int most = std::numeric_limits<int>::max();
    if (count)
        sum = *count > most - sum.value_or(0) ? most : sum.value_or(0) + *count;
}

} // namespace

std::vector<RecordedFile> recordedFiles(const Register &reg, const Iteration &iteration)
{
    std::vector<RecordedFile> files;
    std::map<std::string, std::size_t> places;
    for (const Section &section : iteration.sections) {
        for (const FileEntry &entry : markdown::filesOf(reg, section)) {
            std::string path = markdown::pathMeant(entry.path);
            if (path.ends_with('/'))
                continue;
            const auto [place, isNew] = places.try_emplace(path, files.size());
            if (isNew)
                files.push_back({std::move(path), {}, {}, {}, entry.note});
            RecordedFile &file = files[place->second];
            addCount(file.added, entry.added);
            addCount(file.removed, entry.removed);
            addCount(file.modified, entry.modified);
        }
    }
    return files;
}

bool hasCountsOf(const RecordedFile &recorded, const RecordedFile &file)
{
    if (!file.hasCounts())
        return !recorded.hasCounts();
    return recorded.added.value_or(0) == file.added.value_or(0)
           && recorded.removed.value_or(0) == file.removed.value_or(0)
           && (!recorded.modified || *recorded.modified == file.modified.value_or(0));
}

} // namespace loadline::changes
