// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "git/answers.h"
#include "git/program.h"
#include "git/repository.h"

#include <algorithm>
#include <utility>

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

/// No text that anybody keeps; a repository may be a stranger's.
constexpr std::int64_t largestBlob = std::int64_t(1) << 30;

/// Puts together what `cat-file --batch` writes: "HASH blob SIZE", the content, a line feed.
class BlobStream
{
public:
    explicit BlobStream(const std::function<void(std::string)> &take)
        : m_take(take)
    {
    }

    void add(std::string_view part)
    {
        while (!part.empty() && !m_isBroken) {
            if (!m_left)
                readFacts(part);
            else
                readContent(part);
        }
    }

    bool isBroken() const { return m_isBroken; } ///< something came that is no blob
    std::size_t taken() const { return m_taken; }

private:
    void readFacts(std::string_view &part)
    {
        const std::size_t end = part.find('\n');
        m_bytes += part.substr(0, end);
        if (end == std::string_view::npos) {
            part = {};
            return;
        }
        part.remove_prefix(end + 1);
        std::string_view facts = m_bytes;
        cutAt(facts, ' ');
        const std::string_view type = cutAt(facts, ' ');
        const auto size = numberIn(facts);
        m_isBroken = type != "blob" || !size || *size < 0 || *size > largestBlob;
        if (!m_isBroken)
            m_left = std::size_t(*size);
        m_bytes.clear();
        m_bytes.reserve(m_left.value_or(0));
    }

    void readContent(std::string_view &part)
    {
        const std::string_view more = part.substr(0, *m_left);
        m_bytes += more;
        part.remove_prefix(more.size());
        *m_left -= more.size();
        if (*m_left > 0 || part.empty())
            return;
        part.remove_prefix(1); // the line feed behind it
        m_left.reset();
        ++m_taken;
        m_take(std::move(m_bytes));
        m_bytes = {};
    }

    const std::function<void(std::string)> &m_take;
    std::string m_bytes; ///< of the facts, or of the content that they speak of
    std::optional<std::size_t> m_left; ///< how much of the content is still to come
    std::size_t m_taken = 0;
    bool m_isBroken = false;
};

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
    std::vector<std::string> contents;
    contents.reserve(hashes.size());
    const auto read = readBlobs(hashes, [&contents](std::string content) {
        contents.push_back(std::move(content));
    });
    if (!read)
        return tl::make_unexpected(read.error());
    return contents;
}

Result<void> Repository::readBlobs(const std::vector<std::string> &hashes,
                                   const std::function<void(std::string)> &take) const
{
    if (hashes.empty())
        return {};
    Command command = question({"cat-file", "--batch", "--buffer"});
    for (const std::string &hash : hashes) {
        if (!isHash(hash))
            return fail(ErrorCode::Refused, "a blob is asked for by its full hash");
        command.input += hash + "\n";
    }
    BlobStream stream(take);
    const auto answer = answerTo(command, [&stream](std::string_view part) {
        stream.add(part);
        return true;
    });
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->isLackingContent)
        return lackingContent("the contents that are asked for");
    if (answer->status != 0)
        return refusal(*answer);
    if (stream.isBroken() || stream.taken() < hashes.size())
        return fail(ErrorCode::Refused, "the repository has no content "
                                            + hashes[std::min(stream.taken(), hashes.size() - 1)]);
    return {};
}

} // namespace loadline::git
