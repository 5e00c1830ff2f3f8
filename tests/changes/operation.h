// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changes/changes.h"

#include <QByteArray>
#include <QTest>

#include <string>
#include <string_view>

/// Changes written as lines of text, so that a table of tests reads as before, what, after.
namespace loadline::test {

/// "complete 2", "reopen 2", "plan 3 2", "plan 3 none", "move 3 high", "add high: Title - detail",
/// "set risk:3 owner Ines", "set iteration:2 status completed", "close 3", "append 2/testing
/// pass: Unit: green", "add-iteration Title", "files 2 src/a.c +3 -2 ~1; img.png # binary",
/// "move-section 2/0 down", "remove-section 2/0", "rename-section 2/0 Tests", "add-section 2 Tests",
/// "promote 2/0/1 high", "promote 2/0/1 iteration". A value may be empty: "set risk:3 owner ".
Result<Change> operate(const Register &reg, const std::string &operation);

/// The text after an operation, or "REFUSED: why".
std::string after(const std::string &text, const std::string &operation);

/// What is wrong with an operation on a text, empty where all is as expected: that it is not
/// refused, that it gives \a expected, that its inverse gives the bytes from before, and the same
/// once more with CRLF.
QByteArray faultOf(const std::string &text, const std::string &operation,
                   const std::string &expected);

/// What is wrong with a refusal: the operation must give an error that names \a mention.
QByteArray refusalFaultOf(const std::string &text, const std::string &operation,
                          const std::string &mention);

/// A register with iteration 1 completed and 2 in progress (completed, planned …: \a second),
/// dated, and \a groups as its risk register.
std::string registerOf(std::string_view groups, std::string_view second = "🔄 In Progress");

/// A register whose only iteration, 2, has these sections.
std::string iterationOf(const std::string &sections);

/// The columns and body that most tables share.
void addChangeColumns();
void changeRow(const char *name, const std::string &before, const std::string &operation,
               const std::string &after);
/// The same of the sections of an iteration.
void sectionRow(const char *name, const std::string &before, const std::string &operation,
                const std::string &after);

} // namespace loadline::test

/// The body of a table test with the columns of addChangeColumns().
#define CHECK_CHANGE_ROW() \
    do { \
        QFETCH(QByteArray, before); \
        QFETCH(QByteArray, operation); \
        QFETCH(QByteArray, expected); \
        const auto fault = loadline::test::faultOf(before.toStdString(), operation.toStdString(), \
                                                   expected.toStdString()); \
        QVERIFY2(fault.isEmpty(), fault.constData()); \
    } while (false)
