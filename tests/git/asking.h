// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"
#include "support/test_repository.h"

#include <string>

/// What tests ask a repository with, and names that files may have.
namespace loadline::test {

inline const std::string oddNames[] = {
    "RISKS.md",
    "with blanks in it.md",
    "\"quoted\" and 'so'.md",
    "back\\slash.md",
    "two\nlines.md",
    "a\ttab.md",
    "-begins-with-a-dash.md",
    ":(glob)*.md",
    "[a-z]*?.md",
    "Größe ✅ 日本.md",
    "folder of/many folders/in it.md",
    "not utf-8 \xE9\xFF.md",
};

/// What is around a path, which is there.
inline git::Repository around(const std::string &path)
{
    const auto found = git::Repository::around(path);
    if (!found || !*found)
        qFatal("no repository around %s: %s", path.c_str(),
               found ? "none" : found.error().what.c_str());
    return **found;
}

inline git::Repository around(const TestRepository &repository)
{
    return around(repository.root());
}

inline std::string hintOf(const Error &error)
{
    return error.what + "; " + error.hint;
}

} // namespace loadline::test
