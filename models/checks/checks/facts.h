// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/register.h"

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// What several rules ask of a register.
namespace loadline::checks {

/// The risk no longer counts: it is fixed or closed.
bool isEnded(const Risk &risk);

/// The iteration has happened, or its status does not say that it has not. Dates of what is
/// planned, blocked or cancelled are intentions.
bool hasBegun(const Iteration &iteration);

/// A dash or a placeholder says that there is no value yet.
bool saysNone(std::string_view value);

/// The first iteration of each number.
std::map<int, const Iteration *> iterationsByNumber(const Register &reg);

/// The first day that a text names, "2026-01-31"; empty where it names none.
std::string dayIn(std::string_view text);

/// Days from one day to another, below 0 where \a to is the earlier. Both are "2026-01-31".
int daysBetween(std::string_view from, std::string_view to);

/// The last day of an acceptance, and where it stands.
struct AcceptanceEnd
{
    std::string day;
    std::size_t place = 0;
};

/// Nothing where the risk is not accepted, or its acceptance has no end.
std::optional<AcceptanceEnd> acceptanceEndOf(const Register &reg, const Risk &risk);

/// An end of an acceptance that names no day, "until further notice".
struct UnreadEnd
{
    std::string words;
    std::size_t place = 0;
};

/// Nothing where the risk is not accepted, or its acceptance has no end or one that can be read.
std::optional<UnreadEnd> unreadAcceptanceEndOf(const Register &reg, const Risk &risk);

/// Why nobody carries an accepted risk any more.
struct Lapse
{
    enum class Cause {
        Ended, ///< the last day of the acceptance is over
        Changed, ///< title, detail, tier, likelihood or impact are not what was accepted
    };
    Cause cause = Cause::Ended;
    std::string day; ///< of the end
    std::size_t place = 0;
};

/// Nothing where the risk is not accepted, or still is. Where \a today is empty none has ended.
std::optional<Lapse> lapseOf(const Register &reg, const Risk &risk, const std::string &today);

/// Open, of no known status, or accepted by an acceptance that has lapsed.
bool countsAsOpen(const Register &reg, const Risk &risk, const std::string &today);

} // namespace loadline::checks
