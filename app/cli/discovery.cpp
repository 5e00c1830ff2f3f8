// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/discovery.h"

#include "checks/ground.h"
#include "checks/policy.h"
#include "core/text.h"
#include "markdown/archive_line.h"
#include "markdown/reader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

namespace loadline::cli {

namespace {

namespace fs = std::filesystem;

/// More names than these make no line that anybody reads.
constexpr std::size_t mostCandidatesNamed = 8;

/// Folders of other people's files, or of files made from ours.
constexpr std::array<std::string_view, 9> skippedFolders = {
    "node_modules", "vendor", "third_party", "build",       "dist",
    "target",       "out",    "venv",        "__pycache__",
};

struct Candidates
{
    std::vector<std::string> withRisks;
    std::vector<std::string> withIterations;
};

bool isMarkdownName(const fs::path &path)
{
    const std::string extension = asciiLowered(path.extension().string());
    return extension == ".md" || extension == ".markdown";
}

bool isSkipped(const fs::path &folder)
{
    const std::string name = folder.filename().string();
    std::error_code ignored;
    return name.starts_with('.')
           || std::find(skippedFolders.begin(), skippedFolders.end(), name) != skippedFolders.end()
           || fs::exists(folder / ".git", ignored); // a repository of its own
}

/// Shown as a person would type it here.
std::string typedName(const fs::path &path, const fs::path &from)
{
    const fs::path relative = path.lexically_relative(from);
    return (relative.empty() ? path : relative).string();
}

void look(const fs::path &path, const fs::path &from, Candidates &candidates)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (firstInvalidUtf8(text) || markdown::isArchive(text))
        return;
    const Register reg = markdown::read(std::move(text));
    if (!reg.risks.empty() || reg.riskHeading)
        candidates.withRisks.push_back(typedName(path, from));
    else if (!reg.iterations.empty())
        candidates.withIterations.push_back(typedName(path, from));
}

Candidates candidatesBelow(const fs::path &root, const fs::path &from)
{
    Candidates candidates;
    std::error_code error;
    fs::recursive_directory_iterator it(root, fs::directory_options::skip_permission_denied, error);
    const fs::recursive_directory_iterator end;
    while (!error && it != end) {
        std::error_code ignored;
        if (it->is_directory(ignored)) {
            if (isSkipped(it->path()))
                it.disable_recursion_pending();
        } else if (isMarkdownName(it->path()) && it->is_regular_file(ignored)
                   && !it->is_symlink(ignored)) {
            // What a link leads to has its own name here, or is none of this repository's.
            look(it->path(), from, candidates);
        }
        it.increment(error);
    }
    std::sort(candidates.withRisks.begin(), candidates.withRisks.end());
    std::sort(candidates.withIterations.begin(), candidates.withIterations.end());
    return candidates;
}

std::string listed(const std::vector<std::string> &names)
{
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), mostCandidatesNamed); ++i)
        list += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > mostCandidatesNamed)
        list += " and " + std::to_string(names.size() - mostCandidatesNamed) + " more";
    return list;
}

} // namespace

Result<std::string> registerLeftOut()
{
    std::error_code error;
    const fs::path here = fs::current_path(error);
    if (error)
        return fail(ErrorCode::NotReadable, "the working directory cannot be read",
                    "name a register");
    const Result<std::optional<std::string>> configured = policy::registerFor(here.string());
    if (!configured)
        return tl::make_unexpected(configured.error());
    if (*configured)
        return typedName(**configured, here);

    const Candidates found = candidatesBelow(policy::groundAround(here.string()), here);
    const auto &candidates = found.withRisks.empty() ? found.withIterations : found.withRisks;
    if (candidates.empty())
        return fail(ErrorCode::NotFound,
                    "no register is named, and there is none in this repository",
                    "name a Markdown file, or '-' for standard input");
    if (candidates.size() > 1)
        return fail(ErrorCode::AmbiguousName,
                    "no register is named, and there are several here: " + listed(candidates),
                    "name one of them, or set 'register' in .loadline.toml");
    return candidates.front();
}

} // namespace loadline::cli
