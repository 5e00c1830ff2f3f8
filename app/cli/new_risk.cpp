// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new_risk.h"

#include "cli/edit.h"

#include "editing/register_editor.h"

namespace loadline::cli {

ExitStatus addRisk(const Arguments &arguments, Streams &streams, const changes::NewRisk &risk)
{
    const auto make = [&](const RegisterEditor &editor) {
        return changes::addRisk(editor.reg(), risk);
    };
    return edit(arguments, streams, make,
                [](const Change &change) { return change.note.risks.front(); });
}

} // namespace loadline::cli
