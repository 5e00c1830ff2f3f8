// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/error.h"
#include "library/journal.h"
#include "library/library.h"

#include <QByteArray>
#include <QTest>

#include <random>
#include <string>
#include <vector>

/// Fails the test with the error's words where a Result holds none of what was wanted.
#define REQUIRE_OK(...) \
    do { \
        const auto &resultToHave = (__VA_ARGS__); \
        QVERIFY2(resultToHave.has_value(), loadline::test::wordsOf(resultToHave).c_str()); \
    } while (false)

namespace loadline::test {

template<class T>
std::string wordsOf(const Result<T> &result)
{
    return result ? "no error" : result.error().what + "; " + result.error().hint;
}

Author fixedAuthor();

/// A text of about \a size bytes in lines of all lengths.
std::string linesOfText(std::size_t size, std::mt19937 &random);

/// A few splices that fit a text of \a size bytes, most of them small.
std::vector<Splice> randomSplices(std::size_t size, std::mt19937 &random);

/// What an editor would hand to the journal for this change of this text.
JournalEntry entryFor(const std::string &text, const std::vector<Splice> &splices);

/// A new register of this text, and its journal.
struct Opened
{
    RegisterId id;
    StoredRegister stored;
    std::unique_ptr<Journal> journal;
};
Result<Opened> openNew(Library &library, const std::string &name, const std::string &text);
Result<Opened> openAgain(Library &library, const std::string &name);

/// Bytes that a careless store would change.
void addAwkwardTexts();

} // namespace loadline::test
