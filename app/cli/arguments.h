// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loadline::cli {

/// An option of a command, as it is declared.
struct Option
{
    std::string_view name; ///< "--tier"; with a short form "-o,--output"
    std::string_view value; ///< the name of its value, "T"; empty for a flag
    std::string_view help;
    bool repeats = false; ///< may be given more than once

    /// The name that asks for it: the last one, "--output".
    std::string_view longName() const;
};

/// No limit that a shell would not have.
inline constexpr std::size_t anyNumber = 1000000;

/// How many arguments a command takes beside its options.
struct Arity
{
    bool hasRegister = false; ///< the first argument may be the register
    std::size_t least = 0; ///< without the register
    std::size_t most = 0; ///< without the register
};

/// What was typed behind the name of a command, sorted into arguments and options.
class Arguments
{
public:
    bool has(std::string_view option) const;
    std::optional<std::string> value(std::string_view option) const;
    /// All values of an option that may repeat, in the order given.
    std::vector<std::string> values(std::string_view option) const;

    /// The register that was named; nothing where it was left out.
    const std::optional<std::string> &reg() const { return m_register; }
    /// The arguments behind the register.
    const std::vector<std::string> &rest() const { return m_rest; }

    /// Errors: BadUsage, in one line, whatever was typed.
    static Result<Arguments> parse(std::span<const Option> options, Arity arity,
                                   const std::vector<std::string> &typed);

private:
    std::vector<std::pair<std::string_view, std::string>> m_options;
    std::optional<std::string> m_register;
    std::vector<std::string> m_rest;
};

/// A number of an iteration, as typed.
Result<int> iterationNumber(std::string_view text);

} // namespace loadline::cli
