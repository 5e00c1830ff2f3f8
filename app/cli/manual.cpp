// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/manual.h"

#include "cli/command.h"

#include <array>

namespace loadline::cli {

namespace {

struct SharedOptions
{
    OptionSet set;
    std::string_view heading;
    std::string_view mention; ///< what a command says that has them
};

constexpr std::array sharedOptions{
    SharedOptions{OptionSet::Library, "Options of the library", "the library"},
    SharedOptions{OptionSet::Reading, "Options of reading", "reading"},
    SharedOptions{OptionSet::Editing, "Options of editing", "editing"},
};

/// Text as it is: hyphens that can be copied, no escapes, and no line that is a request.
std::string asText(std::string_view text)
{
    std::string safe;
    if (text.starts_with('.') || text.starts_with('\''))
        safe = "\\&";
    for (const char c : text) {
        if (c == '\\')
            safe += "\\e";
        else if (c == '-')
            safe += "\\-";
        else if (c == '\'')
            safe += "\\(aq";
        else if (c == '"')
            safe += "\\(dq";
        else if (c == '~')
            safe += "\\(ti";
        else if (c == '`')
            safe += "\\(ga";
        else
            safe += c;
    }
    return safe;
}

std::string bold(std::string_view text)
{
    return "\\fB" + asText(text) + "\\fR";
}

std::string italic(std::string_view text)
{
    return "\\fI" + asText(text) + "\\fR";
}

std::string asSentence(std::string_view text)
{
    std::string sentence = asText(text);
    if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z')
        sentence[0] = char(sentence[0] - 'a' + 'A');
    return sentence + (text.ends_with('.') ? "\n" : ".\n");
}

std::string manualOf(const Option &option)
{
    const std::string_view longName = option.longName();
    std::string names;
    if (longName.size() < option.name.size())
        names = bold(option.name.substr(0, option.name.find(','))) + ", ";
    names += bold(longName);
    if (!option.value.empty())
        names += ' ' + italic(option.value);
    return ".TP\n" + names + '\n' + asSentence(option.help)
           + (option.repeats ? "It may be given more than once.\n" : "");
}

std::string manualOf(const Command &command)
{
    std::string page = ".TP\n" + bold(command.name);
    if (!command.usage.empty())
        page += ' ' + italic(command.usage);
    page += '\n' + asSentence(command.summary);
    for (const SharedOptions &shared : sharedOptions) {
        if (command.set == shared.set)
            page += "It has the options of " + std::string(shared.mention) + ", too.\n";
    }
    if (command.options.empty())
        return page;
    page += ".RS\n";
    for (const Option &option : command.options)
        page += manualOf(option);
    return page + ".RE\n";
}

} // namespace

std::string manualOfCommands()
{
    std::string page = ".SH COMMANDS\n";
    for (const Command *command : allCommands())
        page += manualOf(*command);
    page += ".TP\n" + bold("help") + ' ' + italic("[COMMAND]")
            + "\nSay what a command does, and its options.\n.SH OPTIONS\n";
    page += manualOf(Option{"-h,--help", "", "Say what the program or the command does", false});
    page += manualOf(Option{"--version", "", "Say the version", false});
    for (const SharedOptions &shared : sharedOptions) {
        page += ".SS " + std::string(shared.heading) + '\n';
        for (const Option &option : optionsOf(shared.set))
            page += manualOf(option);
    }
    return page;
}

} // namespace loadline::cli
