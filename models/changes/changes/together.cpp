// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"

#include "changes/draft.h"
#include "markdown/rereading.h"

namespace loadline::changes {

Change replaceText(const Register &reg, std::string text, ChangeNote note)
{
    return {difference(*reg.text, text), std::move(note), {}};
}

Result<Change> together(const Register &reg, ChangeNote note,
                        const std::vector<std::function<Result<Change>(const Register &)>> &steps)
{
    Register now = reg;
    Change whole;
    whole.note = std::move(note);
    for (const auto &step : steps) {
        Result<Change> change = step(now);
        if (!change)
            return change;
        for (std::string &warning : change->warnings)
            whole.warnings.push_back(std::move(warning));
        if (change->isEmpty())
            continue;
        if (change->result && change->basis == now.text)
            now = *change->result;
        else
            now = markdown::readAfter(now, change->splices).reg;
    }
    whole.splices = difference(*reg.text, *now.text);
    whole.basis = reg.text;
    whole.result = std::make_shared<const Register>(std::move(now));
    return whole;
}

} // namespace loadline::changes
