// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QString>

#include <vector>

namespace loadline::itemmodels {

/// What a filter's word may become.
struct RiskOffer
{
    QString insert; ///< stands in the word's place then
    QString shown;
    QString hint; ///< what it means, where that is more than it says

    friend bool operator==(const RiskOffer &, const RiskOffer &) = default;
};

/// What may stand where the cursor of a filter's text is: the keys, behind a key its values as they
/// occur in the register. Nothing where the word is complete as it is.
struct RiskOffers
{
    qsizetype begin = 0; ///< of the stretch of text that gives way
    qsizetype end = 0;
    bool areKeys = false;
    std::vector<RiskOffer> offers;
};

/// \a asked: somebody wants to see what there is; an empty word then offers all the keys. \a today,
/// ISO 8601, decides which acceptances have ended.
RiskOffers riskOffers(const Register &reg, const QString &text, qsizetype cursor, bool asked,
                      const std::string &today);

} // namespace loadline::itemmodels
