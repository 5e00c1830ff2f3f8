// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace loadline::ui {

/// A part of a register (merge::Part) as people call it: "Risk 3", "Testing of iteration 2".
QString partInWords(const std::string &part);
/// The first of them, and how many more.
QString partsInWords(const std::vector<std::string> &parts);

} // namespace loadline::ui
