// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <QJsonObject>

#include <string>
#include <utility>
#include <vector>

/// What `show --json` says, as values: of a register that was read, and out of JSON.
namespace loadline::exchange {

QJsonObject jsonOf(const Register &reg);
QJsonObject jsonOf(const Register &reg, const Risk &risk);

/// The text of a member; empty where it is null or missing.
std::string textOf(const QJsonObject &object, const char *key);
bool hasText(const QJsonObject &object, const char *key);

using KeyAndValue = std::pair<std::string, std::string>;

/// `fields` and `metadata`: a value of several lines is a key that is there as often. Usual keys of
/// a risk come first; JSON objects have no order of their own.
std::vector<KeyAndValue> fieldsIn(const QJsonObject &object);

std::vector<std::string> linesIn(const std::string &text);

} // namespace loadline::exchange
