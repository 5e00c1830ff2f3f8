// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/shared_risk.h"

#include "core/text.h"
#include "itemmodels/risk_branches.h"
#include "markdown/risk_reader.h"

#include <algorithm>

namespace loadline::itemmodels {

namespace {

bool hasKey(const Risk &risk, std::string_view key)
{
    return std::any_of(risk.fields.begin(), risk.fields.end(),
                       [key](const Field &field) { return equalsIgnoringCase(field.key, key); });
}

/// What the first of the risks that has such a field calls it: "Probability" is a likelihood.
std::string keyIn(const std::vector<const Risk *> &risks, const Field *(*find)(const Risk &),
                  const char *usual)
{
    for (const Risk *risk : risks) {
        if (const Field *field = find(*risk))
            return field->key;
    }
    return usual;
}

SharedField fieldOfAll(const std::vector<const Risk *> &risks, std::string key)
{
    const std::string_view first = fieldOf(*risks.front(), key);
    const bool isShared = std::all_of(risks.begin(), risks.end(), [&](const Risk *risk) {
        return fieldOf(*risk, key) == first;
    });
    return {std::move(key), isShared ? std::optional(std::string(first)) : std::nullopt};
}

} // namespace

SharedRisk sharedOf(const std::vector<const Risk *> &risks)
{
    const Risk &first = *risks.front();
    const auto areAll = [&risks](auto &&isSo) {
        return std::all_of(risks.begin(), risks.end(),
                           [&isSo](const Risk *risk) { return isSo(*risk); });
    };
    SharedRisk result;
    if (areAll([&first](const Risk &risk) { return risk.tier == first.tier; }))
        result.tier = first.tier;
    if (areAll([&first](const Risk &risk) { return risk.status == first.status; }))
        result.status = first.status;
    if (areAll([&first](const Risk &risk) { return risk.iteration == first.iteration; }))
        result.iteration = first.iteration;
    result.areAllOpen = areAll([](const Risk &risk) { return risk.status == RiskStatus::Open; });
    for (std::string key :
         {std::string("Owner"), keyIn(risks, &markdown::likelihoodOf, "Likelihood"),
          keyIn(risks, &markdown::impactOf, "Impact"), std::string("Review")})
        result.fields.push_back(fieldOfAll(risks, std::move(key)));
    for (const Field &field : first.fields) {
        const bool isThere = std::any_of(result.fields.begin(), result.fields.end(),
                                         [&field](const SharedField &other) {
                                             return equalsIgnoringCase(other.key, field.key);
                                         });
        if (!isThere && areAll([&field](const Risk &risk) { return hasKey(risk, field.key); }))
            result.fields.push_back(fieldOfAll(risks, field.key));
    }
    return result;
}

} // namespace loadline::itemmodels
