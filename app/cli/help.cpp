// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include <algorithm>

namespace loadline::cli {

namespace {

constexpr std::string_view registerHelp =
    "REG is a Markdown file, '-' for standard input or, with --library, the name of a register\n"
    "there. Left out, it is what 'register =' in the nearest .loadline.toml says, else the only\n"
    "register of the repository.\n";

std::string formOf(const Option &option)
{
    std::string form(option.name);
    const std::size_t comma = form.find(',');
    if (comma != std::string::npos)
        form.insert(comma + 1, " ");
    if (!option.value.empty())
        form += ' ' + std::string(option.value);
    return form;
}

std::string padded(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.append(width - text.size(), ' ');
    return text;
}

} // namespace

std::string usageOf(const Command &command)
{
    std::string usage(command.name);
    if (!command.usage.empty())
        usage += ' ' + std::string(command.usage);
    for (const Option &option : command.options) {
        usage += " [" + std::string(option.longName());
        if (!option.value.empty())
            usage += ' ' + std::string(option.value);
        usage += option.repeats ? "]..." : "]";
    }
    return usage;
}

std::string helpOf(const Command &command)
{
    const std::vector<Option> options = optionsOf(command);
    std::string help = "Usage: loadline-cli " + std::string(command.name) + ' '
                       + std::string(command.usage)
                       + (options.empty() ? "\n\n" : " [OPTION]...\n\n")
                       + std::string(command.summary) + ".\n";
    if (command.arity.hasRegister)
        help += '\n' + std::string(registerHelp);
    std::size_t width = 0;
    for (const Option &option : options)
        width = std::max(width, formOf(option).size());
    if (!options.empty())
        help += '\n';
    for (const Option &option : options)
        help += "  " + padded(formOf(option), width + 2) + std::string(option.help) + '\n';
    return help;
}

std::string helpOfAll()
{
    std::string help = "Usage: loadline-cli COMMAND [ARGUMENT]... [OPTION]...\n\n"
                       "Deployment risk registers in Markdown: shown, checked and edited with the\n"
                       "least change.\n\n";
    std::size_t width = 0;
    for (const Command *command : allCommands())
        width = std::max(width, command->name.size() + command->usage.size() + 1);
    for (const Command *command : allCommands()) {
        const std::string form = std::string(command->name) + ' ' + std::string(command->usage);
        help += "  " + padded(form, width + 2) + std::string(command->summary) + '\n';
    }
    help +=
        "\n" + std::string(registerHelp)
        + "\n'loadline-cli COMMAND --help' tells the options of a command. Exit status: 0 done,\n"
          "1 findings or a no go, 2 wrong usage, unreadable input or a refused change.\n";
    return help;
}

} // namespace loadline::cli
