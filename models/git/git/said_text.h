// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace loadline::git {

/// What programs say as it comes, made fit to be shown: colours and titles for a terminal are left
/// out, a line that is written over becomes a line of its own, and what else could steer anything
/// is spelt out.
class SaidText
{
public:
    /// The whole lines that \a bytes make up with what was kept back before.
    std::string lines(std::string_view bytes);
    /// What was kept back, for when no more comes for now: a question without a line end. Half a
    /// character stays.
    std::string rest();
    /// What was kept back, for when no more comes at all.
    std::string last();

private:
    std::string m_keptBack;
};

} // namespace loadline::git
