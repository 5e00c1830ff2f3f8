// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/candidates.h"
#include "cli/help.h"
#include "core/text.h"

#include <algorithm>
#include <cstring>

namespace loadline::cli {

namespace {

constexpr Option libraryOptions[] = {
    {"--library", "DB", "take the register from this library; 'default' is the user's own"},
};

constexpr Option readingOptions[] = {
    {"--encoding", "NAME", "read the file in this encoding"},
    {"--repair", "on|off", "repair damaged text; the default is on"},
};

constexpr Option editingOptions[] = {
    {"--encoding", "NAME", "read the file in this encoding; it is written as UTF-8"},
    {"--repair", "on|off", "off takes text that looks damaged as it stands"},
    {"--dry-run", "", "print a unified diff and write nothing"},
    {"-o,--output", "FILE", "write the result there; '-' is standard output"},
    {"--break-links", "", "write a file that has several hard links"},
};

void append(std::vector<Option> &options, std::span<const Option> more)
{
    options.insert(options.end(), more.begin(), more.end());
}

bool asksForHelp(const std::vector<std::string> &typed)
{
    for (const std::string &word : typed) {
        if (word == "--")
            return false;
        if (word == "--help" || word == "-h")
            return true;
    }
    return false;
}

ExitStatus reportUnknownCommand(std::string_view name, Streams &streams)
{
    const bool isOption = name.starts_with('-');
    const std::string what = (isOption ? "unknown option '" : "unknown command '")
                             + shortened(name, 60) + '\'';
    return reportUsage(streams, what, "see loadline-cli --help");
}

ExitStatus dispatch(const std::vector<std::string> &typed, Streams &streams)
{
    if (typed.empty())
        return reportUsage(streams, "no command", "see loadline-cli --help for all of them");
    const std::string &name = typed.front();
    if (name == "--version") {
        streams.out << "loadline-cli " LOADLINE_VERSION "\n";
        return Done;
    }
    if (name == "--help" || name == "-h" || name == "help") {
        const Command *command = typed.size() > 1 ? commandNamed(typed[1]) : nullptr;
        streams.out << (command ? helpOf(*command) : helpOfAll());
        return Done;
    }
    if (name == "--candidates") {
        writeCandidates(candidatesFor({typed.begin() + 1, typed.end()}), streams.out);
        return Done;
    }
    const Command *command = commandNamed(name);
    if (!command)
        return reportUnknownCommand(name, streams);
    const std::vector<std::string> behind(typed.begin() + 1, typed.end());
    const std::vector<Option> options = optionsOf(*command);
    if (asksForHelp(behind)) {
        streams.out << helpOf(*command);
        return Done;
    }
    Result<Arguments> arguments = Arguments::parse(options, command->arity, behind);
    if (!arguments) {
        Error error = arguments.error();
        if (error.hint.empty())
            error.hint = "usage: loadline-cli " + usageOf(*command);
        return reportError(streams, error);
    }
    return command->run(*arguments, streams);
}

} // namespace

const Command *commandNamed(std::string_view name)
{
    const auto commands = allCommands();
    const auto it = std::find_if(commands.begin(), commands.end(),
                                 [name](const Command *command) { return command->name == name; });
    return it == commands.end() ? nullptr : *it;
}

std::vector<Option> optionsOf(OptionSet set)
{
    std::vector<Option> options;
    if (set == OptionSet::Reading)
        append(options, readingOptions);
    if (set == OptionSet::Editing)
        append(options, editingOptions);
    if (set != OptionSet::Own)
        append(options, libraryOptions);
    return options;
}

std::vector<Option> optionsOf(const Command &command)
{
    std::vector<Option> options(command.options.begin(), command.options.end());
    append(options, optionsOf(command.set));
    return options;
}

ExitStatus runCommandLine(const std::vector<std::string> &typed, Streams &streams)
{
    const ExitStatus status = dispatch(typed, streams);
    streams.out.flush();
    if (streams.out.error() != 0) {
        return reportError(streams, {ErrorCode::WriteFailed,
                                     std::string("standard output cannot be written: ")
                                         + std::strerror(streams.out.error()),
                                     "make room there, or send it elsewhere",
                                     {}});
    }
    return status;
}

} // namespace loadline::cli
