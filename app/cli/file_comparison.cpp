// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/file_comparison.h"

#include "cli/json_writer.h"

#include "core/text.h"
#include "markdown/file_paths.h"

#include <algorithm>

namespace loadline::cli {

namespace {

using State = record::ComparedFile::State;
using Kind = git::FileChange::Kind;

/// "+36 -2 ~2"; what is none is left out.
std::string countsOf(const std::optional<int> &added, const std::optional<int> &removed,
                     const std::optional<int> &modified)
{
    std::string counts;
    const auto add = [&counts](char sign, const std::optional<int> &count) {
        if (count.value_or(0) == 0)
            return;
        counts += counts.empty() ? "" : " ";
        counts += sign + std::to_string(*count);
    };
    add('+', added);
    add('-', removed);
    add('~', modified);
    return counts;
}

std::string inWords(const git::FileChange &change)
{
    if (!change.added)
        return "binary";
    const std::string counts = countsOf(change.added, change.removed, change.modified);
    if (counts.empty() && change.kind == Kind::Renamed)
        return "renamed from " + markdown::recordedPath(change.oldPath);
    return counts.empty() ? "no changed lines" : counts;
}

std::string inWords(const changes::RecordedFile &file)
{
    const std::string counts = countsOf(file.added, file.removed, file.modified);
    return !counts.empty() ? counts : file.hasCounts() ? "no changed lines" : "without counts";
}

std::string_view nameOf(State state)
{
    switch (state) {
    case State::Same:
        return "same";
    case State::CountsDiffer:
        return "differs";
    case State::NotRecorded:
        return "notRecorded";
    case State::NotInScope:
        return "notInRange";
    }
    return {};
}

std::string_view nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return "added";
    case Kind::Modified:
        return "modified";
    case Kind::Deleted:
        return "deleted";
    case Kind::Renamed:
        return "renamed";
    case Kind::Copied:
        return "copied";
    case Kind::TypeChanged:
        return "typeChanged";
    }
    return {};
}

std::string inWords(const record::ComparedFile &file, const record::Scope &scope)
{
    switch (file.state) {
    case State::Same:
        break;
    case State::CountsDiffer:
        return "recorded " + inWords(*file.recorded) + ", git has " + inWords(*file.change);
    case State::NotRecorded:
        return "not recorded (" + inWords(*file.change) + ")";
    case State::NotInScope:
        return scope.isWorkTree() ? "recorded, but not changed in the work tree"
                                  : "recorded, but not in " + record::nameOf(scope);
    }
    return {};
}

template<class Counts>
void writeCounts(JsonWriter &json, const Counts &counts)
{
    json.member("added", counts.added);
    json.member("removed", counts.removed);
    json.member("modified", counts.modified);
}

} // namespace

bool FileComparison::isSame() const
{
    return std::all_of(files.begin(), files.end(),
                       [](const record::ComparedFile &file) { return file.state == State::Same; });
}

void writeFile(JsonWriter &json, const record::ComparedFile &file)
{
    json.beginObject();
    json.member("path", markdown::recordedPath(file.path));
    json.member("state", nameOf(file.state));
    if (file.recorded) {
        json.key("recorded");
        json.beginObject();
        writeCounts(json, *file.recorded);
        json.textOrNull("note", file.recorded->note);
        json.endObject();
    } else {
        json.nullMember("recorded");
    }
    if (file.change) {
        json.key("git");
        json.beginObject();
        json.member("change", nameOf(file.change->kind));
        const std::string &oldPath = file.change->oldPath;
        json.textOrNull("oldPath", oldPath.empty() ? oldPath : markdown::recordedPath(oldPath));
        writeCounts(json, *file.change);
        json.endObject();
    } else {
        json.nullMember("git");
    }
    json.endObject();
}

void writeLines(Streams &streams, const FileComparison &comparison)
{
    for (const record::ComparedFile &file : comparison.files)
        if (file.state != State::Same)
            streams.out << escapedForTerminal(markdown::recordedPath(file.path) + ": "
                                                  + inWords(file, comparison.scope),
                                              LineEnds::Escaped)
                        << '\n';
}

void writeJson(Streams &streams, const FileComparison &comparison)
{
    JsonWriter json(streams.out);
    json.beginObject();
    json.member("schema", 1);
    json.member("iteration", comparison.iteration);
    json.member("range", comparison.scope.isWorkTree() ? std::string("worktree")
                                                       : record::nameOf(comparison.scope));
    json.member("same", comparison.isSame());
    json.key("files");
    json.beginArray();
    for (const record::ComparedFile &file : comparison.files)
        writeFile(json, file);
    json.endArray();
    json.endObject();
    json.finish();
}

} // namespace loadline::cli
