// SPDX-License-Identifier: GPL-3.0-or-later
#include "changes/changes.h"
#include "changes/draft.h"

#include "core/text.h"

namespace loadline::changes {

Result<Change> signOff(const Register &reg, const SignOff &signOff,
                       const std::vector<int> &iterations)
{
    const std::string by(trimmed(signOff.by));
    const std::string remark(trimmed(signOff.remark));
    if (by.empty())
        return fail(ErrorCode::Refused, "a review is signed off by somebody", "say who it is");
    for (const std::string &said : {by, remark}) {
        if (const auto fine = checkOneLine(said, "a sign-off"); !fine)
            return tl::make_unexpected(fine.error());
    }
    ChangeNote note;
    note.kind = ChangeKind::SignOff;
    note.object = "register";
    note.key = signOff.verdict;
    note.value = remark.empty() ? by : by + ": " + remark;
    const std::string line = signOff.date + " by " + by + ": " + signOff.verdict
                             + (remark.empty() ? std::string() : "; " + remark);
    std::vector<std::function<Result<Change>(const Register &)>> steps;
    for (const int iteration : iterations) {
        steps.push_back([iteration, &line](const Register &now) {
            return setIterationField(now, iteration, "Reviewed", line);
        });
    }
    return together(reg, std::move(note), steps);
}

} // namespace loadline::changes
