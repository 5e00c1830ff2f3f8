// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <string>
#include <vector>

/// The ways in which a risk may have been written that JSON tells of, the likeliest first. Lines end
/// with a line feed.
namespace loadline::exchange {

/// As an item of a list with nested fields, or with a heading of its own at \a headingLevel.
std::vector<std::string> waysOfWriting(const QJsonObject &risk, int headingLevel);

/// As a row below \a tableHead, the line with the columns' names.
std::vector<std::string> waysOfWritingRow(const QJsonObject &risk, const std::string &tableHead);

} // namespace loadline::exchange
