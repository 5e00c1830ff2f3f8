// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QJsonObject>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loadline::exchange {

/// The way to a value: keys of objects, indices into arrays.
using JsonStep = std::variant<QString, qsizetype>;
using JsonPath = std::vector<JsonStep>;

/// "iterations[2].title"
std::string toString(const JsonPath &path);

/// A JSON text and what stands in it, with the place of each value for whoever has to mend it.
class JsonSource
{
public:
    /// Errors: Refused, with the place, where it is no JSON, no object, or holds half a character.
    static Result<JsonSource> parse(std::string_view text);

    const QJsonObject &root() const { return m_root; }

    /// An error at the value that a path leads to, or as far along as it goes.
    tl::unexpected<Error> refuse(const JsonPath &path, std::string what, std::string hint) const;

private:
    std::string m_text;
    QJsonObject m_root;
};

/// Where \a wanted says something that \a found does not: another value, or a key that is not
/// there. What \a wanted leaves out or has as null may be anything that says nothing. Nothing where
/// all of it is found.
///
/// Lines, findings and evidence follow from the rest and are not looked at; names of risks that
/// have none (`@LINE`) are alike.
std::optional<JsonPath> firstMissing(const QJsonValue &wanted, const QJsonValue &found);

} // namespace loadline::exchange
