// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/edit.h"

#include "changes/renumber.h"
#include "core/text.h"
#include "editing/register_editor.h"

namespace loadline::cli {

namespace {

constexpr Option options[] = {
    {"--all", "", "number all risks and iterations from 1 in the document's order"},
};

std::vector<std::string> linesAbout(const changes::Renumbering &done)
{
    std::vector<std::string> lines;
    const auto add = [&lines](const changes::NamedPlace &place, const std::string &said) {
        lines.push_back("line " + std::to_string(place.line) + ": " + said);
    };
    for (const changes::NamedPlace &name : done.names)
        add(name, name.was + " is now " + name.now);
    for (const changes::NamedPlace &reference : done.references)
        add(reference, "reference to " + reference.was + " rewritten to " + reference.now);
    for (const changes::NamedPlace &left : done.left)
        add(left, "reference to " + left.was + " left: the name was given twice");
    return lines;
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const auto scope = arguments.has("--all") ? changes::RenumberScope::All
                                              : changes::RenumberScope::Duplicates;
    std::vector<std::string> lines;
    const ExitStatus status = edit(arguments, streams, [&](const RegisterEditor &editor) {
        auto done = changes::renumber(editor.reg(), scope);
        if (!done)
            return Result<Change>(tl::make_unexpected(done.error()));
        if (!done->change.isEmpty())
            lines = linesAbout(*done);
        return Result<Change>(std::move(done->change));
    });
    if (status != Done)
        return status;
    const bool isTaken = arguments.has("--dry-run") || arguments.value("--output") == "-"
                         || arguments.reg() == "-";
    for (const std::string &line : lines) {
        if (isTaken)
            say(streams, line);
        else
            streams.out << escapedForTerminal(line, LineEnds::Escaped) << '\n';
    }
    return status;
}

} // namespace

const Command renumberCommand = {
    "renumber",
    "[REG]",
    "Give names that are given twice a new number; rewrite and list what cites them",
    {true, 0, 0},
    OptionSet::Editing,
    options,
    run,
};

} // namespace loadline::cli
