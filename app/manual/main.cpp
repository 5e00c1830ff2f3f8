// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/manual.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

/// Puts the commands of `loadline-cli` into its manual page while Loadline is built. Not installed.
int main(int argc, char **argv)
{
    if (argc != 3) {
        std::cerr << "usage: loadline-manual TEMPLATE PAGE\n";
        return 2;
    }
    std::ifstream in(argv[1], std::ios::binary);
    std::string page{std::istreambuf_iterator<char>(in), {}};
    const std::string mark = "@COMMANDS@\n";
    const std::size_t at = page.find(mark);
    if (at == std::string::npos) {
        std::cerr << argv[1] << ": has no line " << mark;
        return 2;
    }
    page.replace(at, mark.size(), loadline::cli::manualOfCommands());
    std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
    out << page;
    out.close();
    if (!out) {
        std::cerr << argv[2] << ": cannot be written\n";
        return 2;
    }
    return 0;
}
