// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"

#include "cli/edit.h"
#include "cli/object_name.h"

#include "changes/changes.h"
#include "editing/register_editor.h"

namespace loadline::cli {

namespace {

Result<Change> changeOf(const Register &reg, const ObjectName &object, std::string_view key,
                        std::string_view value)
{
    switch (object.kind) {
    case ObjectKind::Risk:
        return changes::setRiskField(reg, object.risk, key, value);
    case ObjectKind::Iteration:
        return changes::setIterationField(reg, object.iteration, key, value);
    case ObjectKind::Register:
        break;
    }
    return changes::setRegisterField(reg, key, value);
}

ExitStatus run(const Arguments &arguments, Streams &streams)
{
    const Result<ObjectName> object = objectTyped(arguments.rest()[0]);
    if (!object)
        return reportError(streams, object.error());
    return edit(arguments, streams, [&](const RegisterEditor &editor) {
        return changeOf(editor.reg(), *object, arguments.rest()[1], arguments.rest()[2]);
    });
}

} // namespace

const Command setCommand = {
    "set",
    "[REG] OBJECT KEY VALUE",
    "Set a field of risk:3, iteration:2 or register; an empty VALUE removes it",
    {true, 3, 3},
    OptionSet::Editing,
    {},
    run,
};

} // namespace loadline::cli
