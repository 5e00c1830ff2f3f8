// SPDX-License-Identifier: GPL-3.0-or-later
// bench_read FILE: reads a register and says how much is in it. The reader alone, as a process.
#include "markdown/reader.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: bench_read FILE\n", stderr);
        return 2;
    }
    std::ifstream file(argv[1], std::ios::binary | std::ios::ate);
    std::string text(file ? std::size_t(file.tellg()) : 0, '\0');
    file.seekg(0);
    if (!file.read(text.data(), std::streamsize(text.size()))) {
        std::fprintf(stderr, "bench_read: cannot read %s\n", argv[1]);
        return 2;
    }
    const auto reg = loadline::markdown::read(std::move(text));
    std::printf("%zu iterations, %zu groups, %zu risks\n", reg.iterations.size(), reg.groups.size(),
                reg.risks.size());
    return 0;
}
