// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks/rules/all_rules.h"

#include "markdown/risk_text.h"

namespace loadline::checks {

namespace {

/// Lines are struck when they are fixed, and so is a title cell where no column has the status.
bool isStruckWhenFixed(const Risk &risk)
{
    return (risk.form == RiskForm::ListItem && !risk.isChecked)
           || (risk.form == RiskForm::TableRow && risk.statusMark.isEmpty());
}

void look(const Register &reg, const Circumstances &, Finder &finder)
{
    for (const Risk &risk : reg.risks) {
        if (risk.status != RiskStatus::Open || !isStruckWhenFixed(risk))
            continue;
        const markdown::RiskText text = markdown::riskText(*reg.text, risk.text);
        const std::size_t at = reg.view(text.content).find("~~");
        if (at != std::string_view::npos)
            finder.add(text.content.begin + at, called(risk) + " cannot be struck: it holds ~~",
                       "take the inner ~~ marks out");
    }
}

} // namespace

Rule innerStrikeRule()
{
    return {"inner-strike", Finding::Note,
            "A part of an open risk's text is struck out with `~~`. When an iteration fixes a risk "
            "its whole text is struck, and a strike inside a strike does not read as one: "
            "completing that iteration is refused. Take the inner marks out, or reword the risk, "
            "before it is fixed.",
            &look};
}

} // namespace loadline::checks
