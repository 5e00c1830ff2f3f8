// SPDX-License-Identifier: GPL-3.0-or-later
// bench_read FILE: reads a register and says how much is in it. The reader alone, as a process.
// bench_read --batch FILE: the same for each version in what `git cat-file --batch` wrote.
#include "markdown/reader.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

namespace {

void readAndTell(std::string text)
{
    const auto reg = loadline::markdown::read(std::move(text));
    std::printf("%zu iterations, %zu groups, %zu risks\n", reg.iterations.size(), reg.groups.size(),
                reg.risks.size());
}

/// "HASH blob SIZE", the content, a line feed, as often as there are versions.
bool readBatch(std::ifstream &file)
{
    std::string facts;
    while (std::getline(file, facts)) {
        const std::size_t size = std::strtoull(facts.c_str() + facts.rfind(' ') + 1, nullptr, 10);
        std::string text(size, '\0');
        if (!file.read(text.data(), std::streamsize(size)) || file.get() != '\n')
            return false;
        readAndTell(std::move(text));
    }
    return true;
}

bool readWhole(std::ifstream &file)
{
    file.seekg(0, std::ios::end);
    std::string text(file ? std::size_t(file.tellg()) : 0, '\0');
    file.seekg(0);
    if (!file.read(text.data(), std::streamsize(text.size())))
        return false;
    readAndTell(std::move(text));
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const bool isBatch = argc == 3 && std::strcmp(argv[1], "--batch") == 0;
    if (argc != 2 && !isBatch) {
        std::fputs("usage: bench_read [--batch] FILE\n", stderr);
        return 2;
    }
    std::ifstream file(argv[argc - 1], std::ios::binary);
    if (!file || !(isBatch ? readBatch(file) : readWhole(file))) {
        std::fprintf(stderr, "bench_read: cannot read %s\n", argv[argc - 1]);
        return 2;
    }
    return 0;
}
