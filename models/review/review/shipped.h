// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "merge/register_diff.h"
#include "review/review.h"

#include <cstddef>
#include <vector>

namespace loadline::review {

/// The iterations that ship, by index. Those that were named; of a range that begins somewhere those
/// whose commits are in it, where they name commits that git has; of the others those completed
/// since, those under way that something happened to, and those whose tests, impact or side effects
/// are others now. What is planned, blocked, cancelled or rolled back ships only by its commits or
/// when it is named.
std::vector<std::size_t> shippedIn(const Register &now, const Ground &ground,
                                   const std::vector<merge::Happening> &happenings);

/// An iteration with what a review looks at.
ShippedIteration shippedIteration(const Register &now, std::size_t index);

/// Fills in the table of files, and how far each iteration's record is from git.
void compareFiles(Review &review, const Register &now, const Ground &ground);

} // namespace loadline::review
