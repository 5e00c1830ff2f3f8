// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QString>

#include <string>

/// What the columns of RiskTreeModel show, by their number in RiskTreeModel::Column.
namespace loadline::itemmodels {

/// The word of a column for people, translated.
QString riskColumnWord(int column);

/// Whether a column's text can be edited in place.
bool isTextColumn(int column);

/// The field that a column shows, which may have another of its usual names ("Probability" is a
/// likelihood); null where the risk has none, or the column shows something else.
const Field *fieldOfColumn(int column, const Risk &risk);

/// The key by which a column's text is set: that of the risk's own field where it has one.
std::string keyOfColumn(int column, const Risk &risk);

} // namespace loadline::itemmodels
