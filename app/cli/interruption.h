// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>

namespace loadline::cli {

/// While it lives, Ctrl+C (SIGINT) and SIGTERM end nothing by themselves: work of many steps asks
/// between them whether it is to stop, so that none is left half done. One at a time.
class Interruption
{
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    bool isWanted() const;

private:
    struct sigaction m_oldInterrupt = {};
    struct sigaction m_oldTerminate = {};
};

} // namespace loadline::cli
