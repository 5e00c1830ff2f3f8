// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interruption.h"

namespace loadline::cli {

namespace {

volatile std::sig_atomic_t wasInterrupted = 0;

extern "C" void noteInterruption(int)
{
    wasInterrupted = 1;
}

} // namespace

Interruption::Interruption()
{
    wasInterrupted = 0;
    struct sigaction action = {};
    action.sa_handler = noteInterruption;
    // A read or write that is under way goes on.
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &m_oldInterrupt);
    sigaction(SIGTERM, &action, &m_oldTerminate);
}

Interruption::~Interruption()
{
    sigaction(SIGINT, &m_oldInterrupt, nullptr);
    sigaction(SIGTERM, &m_oldTerminate, nullptr);
}

bool Interruption::isWanted() const
{
    return wasInterrupted != 0;
}

} // namespace loadline::cli
