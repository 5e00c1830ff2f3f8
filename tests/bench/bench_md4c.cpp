// SPDX-License-Identifier: GPL-3.0-or-later
// bench_md4c FILE: the file as HTML on standard output, by md4c. Its own program is not packaged.
#include <md4c-html.h>

#include <cstdio>
#include <fstream>
#include <string>

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: bench_md4c FILE\n", stderr);
        return 2;
    }
    std::ifstream file(argv[1], std::ios::binary | std::ios::ate);
    std::string text(file ? std::size_t(file.tellg()) : 0, '\0');
    file.seekg(0);
    if (!file.read(text.data(), std::streamsize(text.size()))) {
        std::fprintf(stderr, "bench_md4c: cannot read %s\n", argv[1]);
        return 2;
    }
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    const auto append = [](const MD_CHAR *part, MD_SIZE size, void *out) {
        static_cast<std::string *>(out)->append(part, size);
    };
    if (md_html(text.data(), MD_SIZE(text.size()), append, &html, MD_DIALECT_GITHUB, 0) != 0)
        return 1;
    return std::fwrite(html.data(), 1, html.size(), stdout) == html.size() ? 0 : 1;
}
