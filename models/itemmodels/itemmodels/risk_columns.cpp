// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_columns.h"

#include "core/text.h"
#include "itemmodels/risk_tree_model.h"
#include "markdown/risk_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace loadline::itemmodels {

namespace {

/// The context of the words in translations.
struct RiskColumns
{
    Q_DECLARE_TR_FUNCTIONS(RiskColumns)
};

/// The usual key of a column that shows a field; empty for one that shows something else.
std::string_view usualKeyOf(int column)
{
    switch (column) {
    case RiskTreeModel::Owner:
        return "Owner";
    case RiskTreeModel::Likelihood:
        return "Likelihood";
    case RiskTreeModel::Impact:
        return "Impact";
    case RiskTreeModel::Treatment:
        return "Treatment";
    case RiskTreeModel::Mitigation:
        return "Mitigation";
    case RiskTreeModel::Due:
        return "Due";
    case RiskTreeModel::Review:
        return "Review";
    case RiskTreeModel::Ticket:
        return "Ticket";
    default:
        return {};
    }
}

} // namespace

QString riskColumnWord(int column)
{
    switch (column) {
    case RiskTreeModel::Number:
        return RiskColumns::tr("No.");
    case RiskTreeModel::Title:
        return RiskColumns::tr("Title");
    case RiskTreeModel::Detail:
        return RiskColumns::tr("Detail");
    case RiskTreeModel::Status:
        return RiskColumns::tr("Status");
    case RiskTreeModel::IterationNumber:
        return RiskColumns::tr("Iteration");
    case RiskTreeModel::Owner:
        return RiskColumns::tr("Owner");
    case RiskTreeModel::EvidenceGiven:
        return RiskColumns::tr("Evidence");
    case RiskTreeModel::Likelihood:
        return RiskColumns::tr("Likelihood");
    case RiskTreeModel::Impact:
        return RiskColumns::tr("Impact");
    case RiskTreeModel::Treatment:
        return RiskColumns::tr("Treatment");
    case RiskTreeModel::Mitigation:
        return RiskColumns::tr("Mitigation");
    case RiskTreeModel::Due:
        return RiskColumns::tr("Due");
    case RiskTreeModel::Review:
        return RiskColumns::tr("Review");
    case RiskTreeModel::Ticket:
        return RiskColumns::tr("Ticket");
    default:
        return {};
    }
}

bool isTextColumn(int column)
{
    return column == RiskTreeModel::Title || column == RiskTreeModel::Detail
           || !usualKeyOf(column).empty();
}

const Field *fieldOfColumn(int column, const Risk &risk)
{
    if (column == RiskTreeModel::Likelihood)
        return markdown::likelihoodOf(risk);
    if (column == RiskTreeModel::Impact)
        return markdown::impactOf(risk);
    const std::string_view key = usualKeyOf(column);
    if (key.empty())
        return nullptr;
    const auto found = std::find_if(risk.fields.begin(), risk.fields.end(), [key](const Field &f) {
        return equalsIgnoringCase(f.key, key);
    });
    return found == risk.fields.end() ? nullptr : &*found;
}

std::string keyOfColumn(int column, const Risk &risk)
{
    if (column == RiskTreeModel::Title)
        return "title";
    if (column == RiskTreeModel::Detail)
        return "detail";
    const Field *field = fieldOfColumn(column, risk);
    return field ? field->key : std::string(usualKeyOf(column));
}

} // namespace loadline::itemmodels
