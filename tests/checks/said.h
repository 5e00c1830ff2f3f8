// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/check.h"

#include <QByteArray>

#include <string>

namespace loadline::test {

/// The findings of one rule, a line each: `12:4 error: text; mend`.
QByteArray said(const std::string &text, const std::string &rule, const policy::Policy &policy = {},
                const checks::CheckContext &context = {});

/// A row with a register and what is to be said about it.
void addRow(const char *name, const char *text, const char *findings);
/// The columns of such rows.
void addColumns();
/// Compares for a row, with each line ending.
void compare(const std::string &rule, const policy::Policy &policy = {},
             const checks::CheckContext &context = {});

} // namespace loadline::test
