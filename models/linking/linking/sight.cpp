// SPDX-License-Identifier: GPL-3.0-or-later
#include "linking/sight.h"

#include "core/text.h"
#include "files/safe_file.h"

#include <cerrno>
#include <cstdlib>
#include <memory>

#include <sys/stat.h>

namespace loadline::linking {

namespace {

Sight replaced(const std::string &path, std::string what)
{
    Sight sight;
    sight.kind = Sight::Kind::Replaced;
    sight.trouble = Error{ErrorCode::NotReadable,
                          std::move(what),
                          "put the file back, or open what is there now as a register of its own",
                          path,
                          0,
                          0};
    return sight;
}

/// Whether a folder on the way to the file has become a link since the path was settled.
bool isReachedByAnotherWay(const std::string &path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                           &std::free);
    return real && path != real.get();
}

} // namespace

Result<void> checkText(const std::string &path, const std::string &bytes)
{
    const auto offset = firstInvalidUtf8(bytes);
    if (!offset)
        return {};
    const TextPlace place = placeOf(bytes, *offset);
    return tl::make_unexpected(
        Error{ErrorCode::NotUtf8, "the file is not UTF-8",
              "convert it to UTF-8, or read it with loadline-cli import --encoding", path,
              place.line, place.column});
}

bool hasConflictMarkers(const std::string &text)
{
    const auto hasLine = [&text](std::string_view start) {
        return text.starts_with(start) || text.find('\n' + std::string(start)) != std::string::npos;
    };
    return hasLine("<<<<<<< ") && hasLine("=======") && hasLine(">>>>>>> ");
}

Sight readSight(const std::string &path, const SharedBytes &known)
{
    Sight sight;
    struct stat status
    {};
    if (::lstat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return sight;
    } else if (S_ISLNK(status.st_mode)) {
        return replaced(path, "is a symbolic link now, which is not followed");
    } else if (!S_ISREG(status.st_mode)) {
        return replaced(path, S_ISDIR(status.st_mode) ? "is a folder now" : "is no file any more");
    } else if (isReachedByAnotherWay(path)) {
        return replaced(path, "lies behind a symbolic link now, which is not followed");
    }
    if (!known.empty() && files::holds(path, known)) {
        sight.bytes = known;
    } else if (auto content = files::readFile(path)) {
        sight.bytes = std::move(content->bytes);
    } else {
        sight.trouble = content.error();
        if (content.error().code != ErrorCode::NotFound)
            sight.kind = Sight::Kind::Unreadable;
        return sight;
    }
    if (auto text = checkText(path, sight.bytes); !text) {
        sight.kind = Sight::Kind::NotText;
        sight.trouble = text.error();
    } else if (sight.bytes.empty()) {
        sight.kind = Sight::Kind::Empty;
    } else {
        sight.kind = hasConflictMarkers(sight.bytes) ? Sight::Kind::Unmerged : Sight::Kind::Text;
    }
    return sight;
}

} // namespace loadline::linking
