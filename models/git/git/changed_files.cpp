// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/answers.h"
#include "git/patch_reader.h"
#include "git/program.h"
#include "git/repository.h"

namespace loadline::git {

Result<std::vector<FileChange>> Repository::changesIn(const Range &range,
                                                      std::vector<std::string> options,
                                                      const std::string &path) const
{
    if (!isHash(range.from) || (!range.to.empty() && !isHash(range.to)))
        return fail(ErrorCode::Refused, "a range goes from one full hash to another");
    const bool isToFiles = range.to.empty();
    // What a user may have set for people's eyes is said, so that it is as git sets it.
    std::vector<std::string> arguments = {isToFiles ? "diff-index" : "diff-tree",
                                          "-r",
                                          "-z",
                                          "--raw",
                                          "--patch",
                                          "--find-renames",
                                          "--no-ext-diff",
                                          "--no-textconv",
                                          "--ignore-submodules=dirty",
                                          "--submodule=short",
                                          "--src-prefix=a/",
                                          "--dst-prefix=b/",
                                          "--no-color",
                                          "--indent-heuristic"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back(range.from);
    if (!isToFiles)
        arguments.push_back(range.to);
    arguments.emplace_back("--");
    if (!path.empty())
        arguments.push_back(path);

    const auto command = isToFiles ? questionOnFiles(std::move(arguments))
                                   : Result<Command>(question(std::move(arguments)));
    if (!command)
        return tl::make_unexpected(command.error());
    ChangesReader reader;
    const auto answer = answerTo(*command, [&reader](std::string_view bytes) {
        reader.take(bytes);
        return true;
    });
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->status != 0)
        return refusal(*answer);
    return reader.finish();
}

Result<std::vector<FileChange>> Repository::changedFiles(const Range &range) const
{
    // One line of context: without any, git sets out from another comparison than that which it
    // counts by.
    return changesIn(range, {"--numstat", "--unified=1", "--inter-hunk-context=0"}, {});
}

} // namespace loadline::git
