// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/register.h"

#include <QString>

#include <string>

namespace loadline::ui {

/// Writes a register to a file that it does not live in: its risks where the file is called .csv,
/// all of it as JSON for .json, else the Markdown as it is. A file that is there is replaced; the
/// user was asked. Errors name the file.
Result<void> exportRegister(const Register &reg, const QString &path);

/// Writes \a bytes to a file that is no register's. One that is there is replaced; the user was
/// asked. Errors name the file.
Result<void> replaceFile(const QString &path, const std::string &bytes);

} // namespace loadline::ui
