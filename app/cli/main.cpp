// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace {

/// A standard stream that the caller closed must not become the number of a file that is opened
/// later, or messages would be written into a register. What stands in its place takes no bytes.
void occupyStandardDescriptors()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(descriptor, F_GETFD) == -1)
            static_cast<void>(open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY));
    }
}

} // namespace

int main(int argc, char **argv)
{
    using namespace loadline::cli;
    occupyStandardDescriptors();
    Output out(STDOUT_FILENO);
    Output err(STDERR_FILENO);
    Streams streams{out, err};
    return runCommandLine(std::vector<std::string>(argv + 1, argv + argc), streams);
}
