// SPDX-License-Identifier: GPL-3.0-or-later
#include "git/program.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

namespace loadline::git {

namespace {

/// Where programs are where nobody says.
constexpr std::string_view usualPath = "/usr/local/bin:/usr/bin:/bin";
/// More of git's words help nobody.
constexpr std::size_t mostWords = 300;
/// An answer that is kept is never larger: two of the largest files that we read.
constexpr std::size_t largestAnswer = std::size_t(1) << 30;

/// What of git's own environment is the user's and holds for every repository.
constexpr std::array<std::string_view, 13> usersOwn = {
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_ATTR_NOSYSTEM",
    "GIT_EXEC_PATH",
    "GIT_CEILING_DIRECTORIES",
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_AUTHOR_DATE",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
};

/// Set anew for facts.
constexpr std::array<std::string_view, 12> forFacts = {
    "GIT_TERMINAL_PROMPT=0",
    "GIT_OPTIONAL_LOCKS=0", // the index is not refreshed: nothing is written
    "GIT_ALLOW_PROTOCOL=none", // a partial clone must not fetch what it lacks
    "GIT_NO_LAZY_FETCH=1", // the same for git from 2.45
    "GIT_SSH_COMMAND=false",
    "GIT_ASKPASS=false",
    "SSH_ASKPASS=false",
    "GIT_EDITOR=false",
    "GIT_SEQUENCE_EDITOR=false",
    "GIT_PAGER=cat",
    "LC_ALL=C", // its words are looked at
    "LANGUAGE=C",
};

/// What a repository or a user may have set to a program, or to another form of output.
const std::vector<Setting> &settingsForFacts()
{
    static const std::vector<Setting> settings = {
        {"core.fsmonitor", "false"},
        {"core.hooksPath", "/dev/null"},
        {"core.pager", "cat"},
        {"core.editor", "false"},
        {"core.askPass", "false"},
        {"core.sshCommand", "false"},
        {"core.alternateRefsCommand", "false"},
        {"credential.helper", ""},
        {"protocol.allow", "never"},
        {"gpg.program", "false"},
        {"gpg.ssh.program", "false"},
        {"gpg.x509.program", "false"},
        {"log.showSignature", "false"},
        {"submodule.recurse", "false"},
        {"core.quotePath", "true"},
        {"core.safecrlf", "false"},
        {"diff.suppressBlankEmpty", "false"},
        {"i18n.logOutputEncoding", "UTF-8"},
        {"color.ui", "false"},
    };
    return settings;
}

std::string_view nameIn(std::string_view variable)
{
    return variable.substr(0, variable.find('='));
}

bool isForOneRepository(std::string_view variable)
{
    const std::string_view name = nameIn(variable);
    return name.starts_with("GIT_")
           && std::find(usersOwn.begin(), usersOwn.end(), name) == usersOwn.end();
}

bool wantsToFetch(std::string_view errors)
{
    return errors.find("from promisor remote") != std::string_view::npos
           || errors.find("lazy fetching disabled") != std::string_view::npos;
}

bool isProgram(const std::string &path)
{
    struct stat status
    {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)
           && ::access(path.c_str(), X_OK) == 0;
}

} // namespace

Result<std::string> gitProgram()
{
    const char *set = std::getenv("PATH");
    std::string_view path = set ? std::string_view(set) : usualPath;
    while (!path.empty()) {
        const std::string_view folder = path.substr(0, path.find(':'));
        const std::string program = std::string(folder) + "/git";
        if (folder.starts_with('/') && isProgram(program))
            return program;
        path.remove_prefix(std::min(path.size(), folder.size() + 1));
    }
    return fail(ErrorCode::NotFound, "there is no git program",
                "install git, or add its folder to PATH");
}

std::vector<std::string> environmentForAnyRepository()
{
    std::vector<std::string> variables;
    for (char **variable = environ; variable && *variable; ++variable) {
        if (!isForOneRepository(*variable))
            variables.emplace_back(*variable);
    }
    return variables;
}

std::vector<std::string> environmentForFacts(const std::vector<Setting> &more)
{
    std::vector<std::string> variables = environmentForAnyRepository();
    std::erase_if(variables, [](const std::string &variable) {
        return std::any_of(forFacts.begin(), forFacts.end(),
                           [&](std::string_view ours) { return nameIn(ours) == nameIn(variable); });
    });
    variables.insert(variables.end(), forFacts.begin(), forFacts.end());

    std::vector<Setting> settings = settingsForFacts();
    settings.insert(settings.end(), more.begin(), more.end());
    variables.push_back("GIT_CONFIG_COUNT=" + std::to_string(settings.size()));
    for (std::size_t i = 0; i < settings.size(); ++i) {
        const std::string number = std::to_string(i);
        variables.push_back("GIT_CONFIG_KEY_" + number + "=" + settings[i].first);
        variables.push_back("GIT_CONFIG_VALUE_" + number + "=" + settings[i].second);
    }
    return variables;
}

Result<Answer> answerTo(const Command &command, const OutputTaker &take)
{
    auto program = gitProgram();
    if (!program)
        return tl::make_unexpected(program.error());
    ChildProgram child;
    child.path = std::move(*program);
    child.arguments = {"-C", command.folder, "--no-pager", "--no-optional-locks"};
    if (command.arePathsLiteral)
        child.arguments.emplace_back("--literal-pathspecs");
    child.arguments.insert(child.arguments.end(), command.arguments.begin(),
                           command.arguments.end());
    child.environment = environmentForFacts(command.settings);
    child.input = command.input;
    child.stop = command.stop;
    child.limit = command.limit;
    const auto end = runToItsEnd(child, take);
    if (!end)
        return tl::make_unexpected(end.error());
    return Answer{end->status, {}, harmlessWords(end->errors), wantsToFetch(end->errors)};
}

Result<Answer> answerTo(const Command &command)
{
    std::string output;
    auto answer = answerTo(command, [&output](std::string_view bytes) {
        output += bytes;
        return output.size() <= largestAnswer;
    });
    if (answer)
        answer->output = std::move(output);
    return answer;
}

Result<std::string> outputOf(const Command &command)
{
    auto answer = answerTo(command);
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->status != 0)
        return refusal(*answer);
    return std::move(answer->output);
}

tl::unexpected<Error> refusal(const Answer &answer)
{
    if (answer.isLackingContent)
        return fail(ErrorCode::Refused,
                    "the repository lacks content that this needs (it is a partial clone)",
                    "run: git fetch --refetch --no-filter");
    if (answer.words.empty())
        return fail(ErrorCode::Refused, "git ended with status " + std::to_string(answer.status));
    return fail(ErrorCode::Refused, "git says: " + answer.words);
}

std::string harmlessWords(std::string_view errors)
{
    std::string_view chosen;
    bool isReason = false;
    while (!errors.empty()) {
        const std::string_view line = errors.substr(0, errors.find('\n'));
        errors.remove_prefix(std::min(errors.size(), line.size() + 1));
        const bool says = line.starts_with("fatal: ") || line.starts_with("error: ");
        if ((says && !isReason) || (chosen.empty() && !isBlank(line))) {
            chosen = line;
            isReason = says;
        }
    }
    if (isReason)
        chosen.remove_prefix(std::string_view("fatal: ").size());
    return escapedForTerminal(shortened(trimmed(chosen), mostWords), LineEnds::Escaped);
}

} // namespace loadline::git
