// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/edit.h"
#include "cli/typed_words.h"

#include "changes/changes.h"
#include "core/text.h"
#include "editing/register_editor.h"

namespace loadline::cli {

namespace {

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const std::string_view place = arguments.rest()[0];
    const std::size_t slash = place.find('/');
    if (!startsWithIgnoringCase(place, "iteration:") || slash == std::string_view::npos)
        return reportUsage(streams, "unknown place '" + shortened(place, 60) + '\'',
                           "use an iteration and its section, iteration:2/testing");
    const Result<int> number = iterationNumber(place.substr(0, slash));
    if (!number)
        return reportError(streams, number.error());
    const Result<SectionKind> kind = itemSectionTyped(place.substr(slash + 1));
    if (!kind)
        return reportError(streams, kind.error());
    return edit(arguments, streams, [&](const RegisterEditor &editor) {
        return changes::appendItem(editor.reg(), *number, *kind, arguments.rest()[1]);
    });
}

} // namespace

const Command appendCommand = {
    "append",
    "[REG] iteration:N/SECTION TEXT",
    "Add an item at the end of a section of an iteration",
    {true, 2, 2},
    OptionSet::Editing,
    {},
    run,
};

} // namespace loadline::cli
