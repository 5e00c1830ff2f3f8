// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewed.h"

#include "markdown/reader.h"

#include <QtGlobal>

namespace loadline::test {

std::string soundRegister()
{
    return R"(# Ferry Gate Tasks

## Iteration 1 - A gate that waits
**Date**: 2026-05-02
**Status**: ✅ Completed

### Testing
✅ **Bench**: ten thousand cycles
✅ **Pier**: a day with real traffic

### Risks & Side Effects
- ✅ Cars wait a second longer, told to the harbour

### Files Modified
- `gate/wait.c` (+12 lines)

### Deployment Impact
- ✅ No new hardware
- ✅ Backward compatible

---

## Deployment Risk Register

### 🔴 Critical (Iteration 1 - FIXED)
1. ~~Gate closes on a car~~ ✅ **FIXED**

### 🟠 High Priority (Remaining)
None identified yet

### 🟡 Medium Priority
2. Lamp fades - in winter

---

**Last Updated**: 2026-05-02
)";
}

std::string edited(std::string text, const Edits &edits)
{
    for (const auto &[from, to] : edits) {
        const std::size_t at = text.find(from);
        if (at == std::string::npos)
            qFatal("the text has no %s", from.c_str());
        text.replace(at, from.size(), to);
    }
    return text;
}

review::Review reviewed(const std::string &text, const policy::Policy &policy,
                        const review::Ground &ground)
{
    const checks::CheckContext context{reviewDay};
    return review::reviewOf(markdown::read(text), ground, {policy, context});
}

QByteArray told(const review::Verdict &verdict)
{
    QByteArray all = QByteArray::fromStdString(std::string(review::nameOf(verdict.kind))) + '\n';
    for (const review::Reason &reason : verdict.reasons)
        all += QByteArray::fromStdString(reason.rule) + ' '
               + QByteArray::number(qulonglong(reason.line)) + '\n';
    return all;
}

policy::Policy policyWith(const std::string &rule, policy::RuleLevel level)
{
    policy::Policy policy;
    policy.rules.push_back({rule, level, 1});
    return policy;
}

QByteArray shipped(const review::Review &review)
{
    QByteArray ids;
    for (const review::ShippedIteration &one : review.iterations)
        ids += (ids.isEmpty() ? "" : " ") + QByteArray::fromStdString(one.id);
    return ids;
}

QByteArray idsOf(const std::vector<review::ReviewedRisk> &risks)
{
    QByteArray ids;
    for (const review::ReviewedRisk &risk : risks)
        ids += (ids.isEmpty() ? "" : " ") + QByteArray::fromStdString(risk.id);
    return ids;
}

} // namespace loadline::test
