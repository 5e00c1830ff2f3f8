// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// Texts of about 1 MB that are made to be slow to read: each repeats one thing for which a reader
/// of Markdown or of registers may have to look far ahead, far back, or deep.
namespace loadline::bench {

struct AwkwardText
{
    const char *name;
    std::string (*make)();
};

const std::vector<AwkwardText> &awkwardTexts();

} // namespace loadline::bench
