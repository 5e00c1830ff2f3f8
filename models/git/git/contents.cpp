// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "git/answers.h"
#include "git/program.h"
#include "git/repository.h"

namespace loadline::git {

namespace {

/// "100644 blob HASH\tPATH"
struct TreeEntry
{
    std::string_view mode;
    std::string_view type;
    std::string_view hash;
};

std::optional<TreeEntry> entryOf(const std::string &path, std::string_view listing)
{
    for (std::string_view line : partsOf(listing, '\0')) {
        std::string_view facts = cutAt(line, '\t');
        if (line != path)
            continue;
        TreeEntry entry;
        entry.mode = cutAt(facts, ' ');
        entry.type = cutAt(facts, ' ');
        entry.hash = facts;
        return entry;
    }
    return std::nullopt;
}

/// Why an entry has no content; empty where it has.
std::string_view noContentIn(const TreeEntry &entry)
{
    if (entry.mode == "120000")
        return "is a symbolic link";
    if (entry.type == "tree")
        return "is a folder";
    if (entry.type != "blob")
        return "is another repository";
    return {};
}

tl::unexpected<Error> lackingContent(std::string_view what)
{
    return fail(ErrorCode::Refused,
                std::string("the repository does not have ") + std::string(what)
                    + " (it is a partial clone)",
                "run: git fetch --refetch --no-filter");
}

} // namespace

Result<std::optional<std::string>> Repository::fileAt(const std::string &revision,
                                                      const std::string &path) const
{
    if (auto named = checkName(path); !named)
        return tl::make_unexpected(named.error());
    const auto commit = commitOf(revision);
    if (!commit)
        return tl::make_unexpected(commit.error());
    const auto listing = ask({"ls-tree", "-z", *commit, "--", path});
    if (!listing)
        return tl::make_unexpected(listing.error());
    const auto entry = entryOf(path, *listing);
    if (!entry)
        return std::optional<std::string>();
    if (const std::string_view why = noContentIn(*entry); !why.empty())
        return fail(ErrorCode::Refused, "'" + escapedForTerminal(path, LineEnds::Escaped) + "' "
                                            + std::string(why) + " in that commit");
    const auto content = answerTo(question({"cat-file", "blob", std::string(entry->hash)}));
    if (!content)
        return tl::make_unexpected(content.error());
    if (content->isLackingContent)
        return lackingContent("this file's content");
    if (content->status != 0)
        return refusal(*content);
    return std::optional(content->output);
}

Result<std::vector<std::string>> Repository::blobs(const std::vector<std::string> &hashes) const
{
    Command command = question({"cat-file", "--batch", "--buffer"});
    for (const std::string &hash : hashes) {
        if (!isHash(hash))
            return fail(ErrorCode::Refused, "a blob is asked for by its full hash");
        command.input += hash + "\n";
    }
    const auto answer = answerTo(command);
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->isLackingContent)
        return lackingContent("the contents that are asked for");
    if (answer->status != 0)
        return refusal(*answer);

    std::vector<std::string> contents;
    contents.reserve(hashes.size());
    std::string_view rest = answer->output;
    for (const std::string &hash : hashes) {
        std::string_view facts = cutAt(rest, '\n'); // "HASH blob SIZE"
        cutAt(facts, ' ');
        const std::string_view type = cutAt(facts, ' ');
        const auto size = numberIn(facts);
        if (type != "blob" || !size || std::size_t(*size) >= rest.size())
            return fail(ErrorCode::Refused, "the repository has no content " + hash);
        contents.emplace_back(rest.substr(0, std::size_t(*size)));
        rest.remove_prefix(std::size_t(*size) + 1);
    }
    return contents;
}

} // namespace loadline::git
