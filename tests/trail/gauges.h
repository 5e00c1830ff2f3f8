// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/history.h"

#include <QByteArray>

#include <string>
#include <vector>

/// What the tests of a register's way share.
namespace loadline::test {

/// A register of some lines of risks in two tiers, long enough for git to see it renamed.
std::string gauges(int critical, int high, int fixed = 0);

/// "2/3 1/3 …": open critical and high risks of each point.
QByteArray told(const std::vector<posture::Point> &points);

} // namespace loadline::test
